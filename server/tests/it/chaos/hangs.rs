//! Services that take a request and never answer, or a byte a second, or without end. What readers see, what other sources bring and how the
//! program ends does not depend on them.

use std::{
    fmt::Write as _,
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use server::weather::{Provider, ProviderError, met_norway::MetNorway, open_meteo::OpenMeteo};

use crate::{
    cli::Briefs,
    paper::at,
    test_app::NOW,
    wire::{
        feed::{self, Item},
        outside::Outside,
    },
};

/// How somebody answers.
#[derive(Debug, Clone, Copy)]
enum Manner {
    Never,
    /// The head too, a byte a time.
    DripsHead,
    Drips,
    Endless,
}

const MANNERS: [Manner; 4] = [Manner::Never, Manner::DripsHead, Manner::Drips, Manner::Endless];

/// A service on this machine that answers in its manner whatever is asked.
struct Rude {
    url: String,
    asked: Arc<AtomicUsize>,
}

impl Rude {
    fn start(manner: Manner) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let asked = Arc::new(AtomicUsize::new(0));
        let counted = asked.clone();
        thread::spawn(move || {
            for stream in listener.incoming() {
                let counted = counted.clone();
                thread::spawn(move || {
                    let _ = answer(stream.unwrap(), manner, &counted);
                });
            }
        });
        Self { url, asked }
    }
}

/// Until the other side has had enough.
fn answer(mut stream: TcpStream, manner: Manner, asked: &AtomicUsize) -> std::io::Result<()> {
    let mut part = [0; 4096];
    if stream.read(&mut part)? == 0 {
        return Ok(());
    }
    asked.fetch_add(1, Ordering::SeqCst);
    let head = b"HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n\r\n";
    let drip = |stream: &mut TcpStream, bytes: &[u8]| {
        bytes.iter().try_for_each(|byte| {
            thread::sleep(Duration::from_millis(200));
            stream.write_all(&[*byte])
        })
    };
    match manner {
        Manner::Never => stream.read(&mut part).map(drop),
        Manner::DripsHead => drip(&mut stream, &head.repeat(100)),
        Manner::Drips => {
            stream.write_all(head)?;
            drip(&mut stream, &b"{ ".repeat(10_000))
        }
        Manner::Endless => {
            stream.write_all(head)?;
            loop {
                stream.write_all(&[b' '; 4096])?;
            }
        }
    }
}

#[tokio::test]
async fn a_weather_service_that_hangs_drips_or_never_ends_is_named_in_time() {
    for manner in MANNERS {
        let rude = Rude::start(manner);
        let limit = Duration::from_secs(2);
        let services: [Arc<dyn Provider>; 2] = [
            Arc::new(MetNorway::new(Some(&rude.url), "a@example.org", limit).unwrap()),
            Arc::new(OpenMeteo::new(Some(&rude.url), "a@example.org", limit).unwrap()),
        ];
        for service in services {
            let begun = Instant::now();
            let error = service.read("brussels".parse().unwrap(), at(NOW), None).await.unwrap_err();
            assert!(begun.elapsed() < Duration::from_secs(30), "{manner:?}");
            match manner {
                Manner::Endless => assert!(error.to_string().contains("more than 1000000 bytes"), "{error}"),
                _ => assert!(matches!(error, ProviderError::TimedOut { .. }), "{manner:?}: {error}"),
            }
        }
    }
}

/// A reading and four sources that hang, each in its manner, and one that does not.
#[test]
fn services_that_hang_cost_readers_nothing_and_hold_up_no_stop() {
    for manner in MANNERS {
        let weather = Rude::start(manner);
        let hanging = MANNERS.map(Rude::start);
        let outside = Outside::start();
        outside.feed("/good.xml", &feed::rss(&[Item::new("good")]));
        let mut config = format!(
            "languages = [\"en\"]\n[wire]\nallow_this_machine = true\n[weather]\nprovider = \"met_norway\"\nbase_url = \"{}\"\n",
            weather.url
        );
        let urls = hanging.iter().map(|rude| format!("{}/feed", rude.url));
        for (number, url) in urls.chain([format!("{}/good.xml", outside.url)]).enumerate() {
            // Each at a host of its own, which is this machine all the same.
            let url = url.replace("127.0.0.1", &format!("s{number}.localhost"));
            write!(
                config,
                "[[sources]]\nid = \"s{number}\"\nname = \"S\"\nurl = \"{url}\"\nlang = \"en\"\nsection = \"world\"\n"
            )
            .unwrap();
        }
        let briefs = Briefs::configured(&config);
        let mut command = briefs.command(&["serve", "--addr", "127.0.0.1:0", "--no-sample", "--now", NOW]);
        command.env_remove("BRIEFS_WEATHER__PROVIDER");
        let serving = crate::cli::Serving::of(command);
        let patience = Instant::now() + Duration::from_mins(1);
        let all_asked = || {
            let mut asked = hanging.iter().chain([&weather]).map(|rude| rude.asked.load(Ordering::SeqCst));
            asked.all(|count| count > 0)
        };
        let is_in = || serving.get("/en/world").text().contains("Headline of good");
        while !(all_asked() && is_in()) {
            assert!(Instant::now() < patience, "{manner:?}: what is good has not come in");
            thread::sleep(Duration::from_millis(20));
        }
        let page = serving.get("/en");
        assert_eq!(page.status, 200);
        assert!(page.page().has("[data-slot=date]"));
        let header = serving.get("/api/v1/header/en").json();
        assert!(
            header["weather"].is_null() && header["date"]["iso"] == "2025-03-19",
            "{header}"
        );
        let begun = Instant::now();
        serving.signal("TERM");
        assert_eq!(serving.ended().0.code(), Some(0));
        // Of a source that hangs it would be thirty.
        assert!(begun.elapsed() < Duration::from_secs(20), "{manner:?}: {:?}", begun.elapsed());
    }
}
