//! Somebody else's server on this machine, for tests that wait in their own thread: it reads a request, answers, and hangs up.

use std::{
    io::{Read, Write as _},
    net::{SocketAddr, TcpListener},
    sync::{Arc, Mutex},
    thread,
    time::Instant,
};

/// What was asked of it. Names in the head are in small letters, as our clients write them.
#[derive(Debug, Clone)]
pub(crate) struct Asked {
    pub(crate) head: String,
    pub(crate) body: Vec<u8>,
    pub(crate) at: Instant,
}

impl Asked {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }
}

/// One that remembers what it was asked.
pub(crate) struct FakeServer {
    pub(crate) addr: SocketAddr,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl FakeServer {
    /// On a free port, until the last test has ended. `answer` is all that is sent, from `HTTP/1.1` on.
    pub(crate) fn start(answer: impl Fn(&Asked) -> String + Send + Sync + 'static) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let server = Self {
            addr: listener.local_addr().unwrap(),
            asked: Arc::default(),
        };
        let (asked, answer) = (server.asked.clone(), Arc::new(answer));
        thread::spawn(move || {
            for stream in listener.incoming() {
                let (mut stream, asked, answer) = (stream.unwrap(), asked.clone(), answer.clone());
                // A connection may be opened and never asked on.
                thread::spawn(move || {
                    let Some(request) = read(&mut stream) else { return };
                    let answer = answer(&request);
                    asked.lock().unwrap().push(request);
                    stream.write_all(answer.as_bytes()).unwrap();
                });
            }
        });
        server
    }

    pub(crate) fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap().clone()
    }
}

fn read(stream: &mut impl Read) -> Option<Asked> {
    let (mut bytes, mut part) = (Vec::new(), [0; 16 * 1024]);
    loop {
        let count = stream.read(&mut part).ok().filter(|count| *count > 0)?;
        bytes.extend_from_slice(&part[..count]);
        let Some(end) = bytes.windows(4).position(|window| window == b"\r\n\r\n") else {
            continue;
        };
        let mut asked = Asked {
            head: String::from_utf8_lossy(&bytes[..end]).into_owned(),
            body: Vec::new(),
            at: Instant::now(),
        };
        let length = asked.header("content-length").map_or(0, |length| length.parse().unwrap());
        if bytes.len() >= end + 4 + length {
            asked.body = bytes.split_off(end + 4);
            return Some(asked);
        }
    }
}
