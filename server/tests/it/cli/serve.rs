//! `briefs serve`.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::{TcpListener, TcpStream},
    process::Command,
    time::Duration,
};

use super::{Briefs, Run};
use crate::{
    http,
    story::{Story, png},
};

#[test]
fn serve_says_where_it_listens_and_ends_with_0_when_told() {
    for signal in ["TERM", "INT"] {
        let briefs = Briefs::new();
        let serving = briefs.serve(&["--no-sample"]);
        assert_eq!(serving.first_line, format!("listening on http://{}\n", serving.addr));
        assert_eq!((serving.get("/readyz").status, serving.get("/fr").status), (200, 200));
        // A browser that keeps its connection keeps nobody waiting.
        let mut idle = TcpStream::connect(serving.addr).unwrap();
        idle.write_all(b"GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n").unwrap();
        assert_ne!(idle.read(&mut [0; 1024]).unwrap(), 0);
        serving.signal(signal);
        let (status, said) = serving.ended();
        assert_eq!((status.code(), said.as_str()), (Some(0), ""), "{signal}");
    }
}

/// An answer larger than what the connection holds: the server is still sending when it is told to stop.
#[test]
fn a_request_under_way_is_answered_to_its_end_before_the_stop() {
    let briefs = Briefs::new();
    let folder = briefs.stories([Story::new("a").picture()]);
    let picture = png(&"x".repeat(24 * 1024 * 1024));
    fs::write(folder.join("a.png"), &picture).unwrap();
    briefs.import(&folder).assert_done();
    let mut serving = briefs.serve(&["--now", "2025-03-19T10:00:00+01:00"]);
    let page = serving.get("/fr/monde/a").page();
    let request = http::request("GET", page.one("figure img").attr("src").unwrap(), &[]);

    let mut stream = TcpStream::connect(serving.addr).unwrap();
    stream.write_all(&request).unwrap();
    let mut answer = vec![0; 512];
    stream.read_exact(&mut answer).unwrap();
    serving.signal("TERM");
    serving.wait_for_log("stopping");
    stream.read_to_end(&mut answer).unwrap();
    assert!(answer.ends_with(&picture), "{} bytes", answer.len());
    assert_eq!(serving.ended().0.code(), Some(0));
}

/// With TLS, and this in the configuration besides.
fn secure(tls: &str) -> Briefs {
    let briefs = Briefs::configured(&format!(
        "base_url = \"https://localhost\"\n[tls]\ncertificate = \"site.pem\"\nkey = \"site.key\"\n{tls}"
    ));
    fs::write(briefs.data().join("site.pem"), include_str!("../../tls/nobody.pem")).unwrap();
    fs::write(briefs.data().join("site.key"), include_str!("../../tls/nobody.key")).unwrap();
    briefs
}

#[test]
fn with_a_second_address_serve_leads_from_there_to_https_and_ends_both() {
    let briefs = secure("http_addr = \"127.0.0.1:0\"");
    let mut serving = briefs.serve(&["--no-sample"]);
    assert_eq!(serving.first_line, format!("listening on https://{}\n", serving.addr));
    let line = serving.next_line();
    let from = line.trim_end().strip_prefix("leading to https from http://").unwrap();
    let reply = http::send(from.parse().unwrap(), &http::request("GET", "/fr?page=2", &[])).unwrap();
    assert_eq!((reply.status, reply.location()), (301, "https://localhost/fr?page=2"));
    serving.signal("TERM");
    assert_eq!(serving.ended().0.code(), Some(0));
}

#[test]
fn the_address_that_leads_to_https_is_another_one_and_free() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = listener.local_addr().unwrap();
    let briefs = secure(&format!("http_addr = \"{taken}\""));
    let serve = |addr: &str| Run::of(briefs.command(&["serve", "--no-sample", "--addr", addr]));
    serve("127.0.0.1:0").assert_failed(&[&taken.to_string(), "another program listens there", "tls.http_addr"]);
    for same in [taken.to_string(), format!("0.0.0.0:{}", taken.port())] {
        serve(&same).assert_failed(&["tls.http_addr is", "where the site itself is to listen"]);
    }
}

#[test]
fn an_empty_paper_gets_the_sample_edition_unless_it_is_to_stay_empty() {
    let briefs = Briefs::new();
    let serving = briefs.serve(&["--no-sample", "--now", "2025-03-19T10:00:00+01:00"]);
    assert_eq!(serving.get("/fr").page().stories("main"), [""; 0]);
    serving.signal("TERM");
    assert_eq!(serving.ended().0.code(), Some(0));

    let serving = briefs.serve(&["--now", "2025-03-19T10:00:00+01:00"]);
    assert!(serving.get("/fr").page().stories("main").len() > 20);
    serving.signal("TERM");
    serving.ended();

    let own = Briefs::new();
    own.import(&own.stories([Story::new("a")])).assert_done();
    let serving = own.serve(&["--now", "2025-03-19T10:00:00+01:00"]);
    assert_eq!(
        serving.get("/fr").page().stories("main"),
        ["a"],
        "a paper with a story of its own keeps to it"
    );
}

#[test]
fn the_clock_starts_where_it_is_told() {
    let briefs = Briefs::new();
    for (now, iso) in [
        ("2025-03-19T10:00:00+01:00", "2025-03-19"),
        ("2024-12-31T23:30:00Z", "2025-01-01"),
    ] {
        let serving = briefs.serve(&["--no-sample", "--now", now]);
        assert_eq!(serving.get("/api/v1/header/fr").json()["date"]["iso"], iso);
    }
}

/// Issue 2: this reading and this clock show these words.
#[test]
fn a_reading_from_a_file_is_on_the_first_page() {
    let briefs = Briefs::configured("[weather]\nprovider = \"file\"\n");
    let reading = r#"{"celsius": 8.6, "symbol": "cloudy", "observed_at": "2025-03-19T09:50:00+01:00"}"#;
    fs::write(briefs.data().join("weather.json"), reading).unwrap();
    let mut command = briefs.command(&[
        "serve",
        "--addr",
        "127.0.0.1:0",
        "--no-sample",
        "--now",
        "2025-03-19T10:00:00+01:00",
    ]);
    command
        .env("BRIEFS_SITE_NAME", "Le Fil")
        .env_remove("BRIEFS_WEATHER__PROVIDER");
    let serving = super::Serving::of(command);
    let page = serving.get("/fr").page();
    let header = page.one("header[role=banner]").text();
    assert!(
        ["8,6\u{202f}°C", "Bruxelles", "mercredi 19 mars 2025", "Le Fil"]
            .iter()
            .all(|words| header.contains(words)),
        "{header}"
    );
}

#[test]
fn a_port_that_is_taken_is_said_and_nothing_is_made() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let addr = taken.local_addr().unwrap().to_string();
    let briefs = Briefs::new();
    briefs
        .run(&["serve", "--addr", &addr])
        .assert_failed(&[&addr, "another program listens there", "--addr"]);
    assert!(!briefs.data().exists());
}

#[test]
fn a_data_folder_that_cannot_be_made_is_said() {
    let briefs = Briefs::new();
    let file = briefs.data();
    fs::write(&file, "in the way").unwrap();
    briefs
        .run(&["serve", "--addr", "127.0.0.1:0"])
        .assert_failed(&[file.to_str().unwrap(), "check the path"]);
    assert_eq!(fs::read_to_string(&file).unwrap(), "in the way");
}

#[test]
fn a_paper_is_the_same_after_a_restart() {
    let briefs = Briefs::new();
    briefs
        .import(&briefs.stories([Story::new("a"), Story::new("b").lang("en")]))
        .assert_done();
    let now = ["--now", "2025-03-19T10:00:00+01:00"];
    let shown = || {
        let serving = briefs.serve(&now);
        let page = serving.get("/fr/monde/a");
        serving.signal("TERM");
        assert_eq!(serving.ended().0.code(), Some(0));
        page.body
    };
    assert_eq!(shown(), shown());
}

/// Views are written down at the stop: none of the last seconds is lost.
#[test]
fn views_of_the_last_seconds_outlast_a_stop() {
    let briefs = Briefs::new();
    let stories = (0..40).map(|index| {
        Story::new(&format!("s{index:02}")).published(&format!("2025-03-1{}T08:00:{:02}Z", index / 10 + 1, index % 10))
    });
    briefs.import(&briefs.stories(stories)).assert_done();
    let now = ["--now", "2025-03-19T10:00:00+01:00"];
    let serving = briefs.serve(&now);
    assert!(!serving.get("/fr").page().has("[data-slot=most-read]"));
    // None of these is among the newest, which the front shows elsewhere; fewer than three are no ranking.
    for (slug, count) in [("s00", 7), ("s01", 6), ("s02", 5), ("s03", 4)] {
        for reader in 0..count {
            assert_eq!(serving.get_as(reader, &format!("/fr/monde/{slug}")).status, 200);
        }
    }
    serving.signal("TERM");
    assert_eq!(serving.ended().0.code(), Some(0));
    let serving = briefs.serve(&now);
    assert_eq!(
        serving.get("/fr").page().stories("[data-slot=most-read]"),
        ["s00", "s01", "s02"]
    );
}

/// A reader whose request has begun at the stop is answered, and is a reader.
#[test]
fn a_view_of_a_request_that_ends_after_the_stop_is_counted() {
    let briefs = Briefs::new();
    let stories = (0..40).map(|index| {
        Story::new(&format!("s{index:02}")).published(&format!("2025-03-1{}T08:00:{:02}Z", index / 10 + 1, index % 10))
    });
    briefs.import(&briefs.stories(stories)).assert_done();
    let now = ["--now", "2025-03-19T10:00:00+01:00"];
    let mut serving = briefs.serve(&now);
    for (slug, count) in [("s00", 7), ("s01", 6), ("s02", 4)] {
        for reader in 0..count {
            assert_eq!(serving.get_as(reader, &format!("/fr/monde/{slug}")).status, 200);
        }
    }
    let request = http::request("GET", "/fr/monde/s02", &[("x-forwarded-for", "192.0.2.200")]);
    let (begun, rest) = request.split_at(20);
    let mut stream = TcpStream::connect(serving.addr).unwrap();
    stream.write_all(begun).unwrap();
    // Else the connection may be closed as one that nobody uses.
    std::thread::sleep(Duration::from_millis(300));
    serving.signal("TERM");
    serving.wait_for_log("stopping");
    // Those who end at the stop have ended by now.
    std::thread::sleep(Duration::from_millis(300));
    stream.write_all(rest).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200"), "{answer}");
    assert_eq!(serving.ended().0.code(), Some(0));
    let serving = briefs.serve(&now);
    assert_eq!(
        serving.get("/fr").page().stories("[data-slot=most-read]"),
        ["s00", "s01", "s02"],
        "fewer than three are no ranking, and fewer than five no view"
    );
}

#[test]
fn a_stop_while_the_sample_edition_is_taken_in_ends_with_0() {
    let briefs = Briefs::new();
    let mut command = briefs.command(&["serve", "--addr", "127.0.0.1:0"]);
    let mut child = command.spawn().unwrap();
    while !briefs.database().exists() {
        assert_eq!(child.try_wait().unwrap(), None, "it has ended");
        std::thread::sleep(Duration::from_millis(1));
    }
    let told = Command::new("sh")
        .arg("-c")
        .arg(format!("kill -TERM {}", child.id()))
        .status()
        .unwrap();
    assert!(told.success());
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn the_log_holds_no_address_and_nothing_that_was_asked() {
    let briefs = Briefs::new();
    let mut serving = briefs.serve(&["--no-sample"]);
    for target in [
        "/fr/secret-question",
        "/fr?q=secret-question",
        "/api/secret-question",
        "/%FFsecret-question",
    ] {
        serving.get(target);
    }
    serving.signal("TERM");
    let mut log = String::new();
    serving.stderr.as_mut().unwrap().read_to_string(&mut log).unwrap();
    assert!(
        log.contains("stopping") && !log.contains("secret-question") && !log.contains("127.0.0.1"),
        "{log}"
    );
}

#[test]
fn a_paper_being_served_can_be_imported_into() {
    let briefs = Briefs::new();
    let serving = briefs.serve(&["--no-sample", "--now", "2025-03-19T10:00:00+01:00"]);
    assert_eq!(serving.get("/fr/monde/a").status, 404);
    let run = briefs.import(&briefs.stories([Story::new("a").picture()]));
    run.assert_done();
    assert_eq!(serving.get("/fr/monde/a").status, 200);
    assert_eq!(Run::of(briefs.command(&["check"])).code, Some(0));
}
