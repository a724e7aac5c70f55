//! `briefs check`, and the configuration's faults wherever they show.

use std::{ffi::OsStr, fs, io::Write as _, os::unix::ffi::OsStrExt as _};

use sqlx::Connection as _;

use super::{Briefs, Run};
use crate::story::Story;

#[test]
fn check_says_a_line_for_each_finding() {
    let briefs = Briefs::configured("site_name = \"Le Fil\"\nlanguages = [\"fr\", \"pl\"]\n");
    let run = briefs.run(&["check"]);
    run.assert_done();
    assert!(run.stdout.lines().all(|line| line.starts_with("ok: ")), "{}", run.stdout);
    assert!(
        run.stdout.contains("Le Fil in fr, pl") && !briefs.database().exists(),
        "{}",
        run.stdout
    );

    briefs.import(&briefs.stories([Story::new("a")])).assert_done();
    let run = briefs.run(&["check"]);
    run.assert_done();
    assert!(run.stdout.contains("briefs.db is whole"), "{}", run.stdout);
}

#[test]
fn check_changes_nothing() {
    let briefs = Briefs::new();
    briefs.import(&briefs.stories([Story::new("a")])).assert_done();
    let before = fs::read(briefs.database()).unwrap();
    briefs.run(&["check"]).assert_done();
    assert_eq!(fs::read(briefs.database()).unwrap(), before);
}

#[test]
fn check_finds_a_faulty_configuration_and_a_damaged_database_in_one_go() {
    let briefs = Briefs::configured("[weather]\nprovider = \"sun\"\n");
    fs::write(briefs.database(), "This was a database once.".repeat(100)).unwrap();
    let run = briefs.run(&["check"]);
    run.assert_failed(&["mend"]);
    let faults: Vec<_> = run.stdout.lines().filter(|line| line.starts_with("fault: ")).collect();
    assert_eq!(faults.len(), 2, "{}", run.stdout);
    assert!(
        faults[0].contains("briefs.toml:2") && faults[0].contains("provider") && faults[1].contains("briefs.db"),
        "{faults:?}"
    );
}

#[test]
fn a_certificate_that_is_not_there_is_found_and_nothing_is_started() {
    let briefs = Briefs::configured("[tls]\ncertificate = \"site.pem\"\nkey = \"site.key\"\n");
    let run = briefs.run(&["check"]);
    run.assert_failed(&["mend"]);
    assert!(
        run.stdout.contains("fault: tls: ") && run.stdout.contains("site.pem"),
        "{}",
        run.stdout
    );
    briefs
        .run(&["serve", "--addr", "127.0.0.1:0"])
        .assert_failed(&["tls", "certificate", "site.pem", "PEM"]);
}

#[test]
fn a_limit_of_nothing_is_refused_by_its_key() {
    for key in [
        "connections",
        "connections_of_one_network",
        "requests_per_second",
        "requests_at_once",
        "requests_under_way",
    ] {
        let briefs = Briefs::configured(&format!("[limits]\n{key} = 0\n"));
        let run = briefs.run(&["check"]);
        run.assert_failed(&["mend"]);
        assert!(
            run.stdout.contains("briefs.toml:2") && run.stdout.contains(key) && run.stdout.contains("give 1 or more"),
            "{}",
            run.stdout
        );
    }
}

/// A database whose middle is gone: the file opens, and is not whole.
#[test]
fn check_finds_a_database_that_is_not_whole() {
    let briefs = Briefs::new();
    briefs
        .import(&briefs.stories((0..40).map(|index| Story::new(&format!("s{index}")).body(&"Un texte. ".repeat(200)))))
        .assert_done();
    let mut bytes = fs::read(briefs.database()).unwrap();
    let pages = bytes.len() / 4096;
    assert!(pages > 20, "{pages}");
    for page in pages / 2..pages {
        bytes[page * 4096..(page + 1) * 4096].fill(0xa5);
    }
    fs::File::create(briefs.database()).unwrap().write_all(&bytes).unwrap();
    let run = briefs.run(&["check"]);
    assert_eq!(run.code, Some(1), "{}", run.stdout);
    assert!(run.stdout.contains("fault: database: "), "{}", run.stdout);
}

/// The rows are right by themselves; one names another that is not there.
#[tokio::test]
async fn check_finds_a_reference_that_leads_nowhere() {
    let briefs = Briefs::new();
    briefs.import(&briefs.stories([Story::new("a")])).assert_done();
    let mut connection = super::database::connect(&briefs).await;
    for statement in [
        "PRAGMA foreign_keys = OFF",
        "INSERT INTO search_due (article_id) VALUES (4711)",
    ] {
        sqlx::query(statement).execute(&mut connection).await.unwrap();
    }
    connection.close().await.unwrap();
    let run = briefs.run(&["check"]);
    assert_eq!(run.code, Some(1), "{}", run.stdout);
    assert!(
        run.stdout.contains("row 4711 of search_due names a row of articles"),
        "{}",
        run.stdout
    );
}

/// The search index is no table like another: its own check is asked.
#[tokio::test]
async fn check_finds_a_search_index_that_is_not_whole() {
    let briefs = Briefs::new();
    briefs.import(&briefs.stories([Story::new("a")])).assert_done();
    briefs.serve(&["--no-sample"]).signal("TERM");
    let mut connection = super::database::connect(&briefs).await;
    sqlx::query("UPDATE search_index_data SET block = x'0badc0de' WHERE id > 10")
        .execute(&mut connection)
        .await
        .unwrap();
    connection.close().await.unwrap();
    let run = briefs.run(&["check"]);
    assert_eq!(run.code, Some(1), "{}", run.stdout);
    assert!(
        run.stdout.contains("fault: database: ") && run.stdout.contains("search_index"),
        "{}",
        run.stdout
    );
}

#[test]
fn check_counts_pictures_that_are_not_there_and_names_some() {
    let briefs = Briefs::new();
    let stories = (0..5).map(|number| Story::new(&format!("s{number}")).picture());
    briefs.import(&briefs.stories(stories)).assert_done();
    assert!(
        briefs
            .run(&["check"])
            .stdout
            .contains("ok: pictures: all that the database names")
    );
    let pictures = fs::read_dir(briefs.data().join("media")).unwrap();
    let mut pictures: Vec<_> = pictures.map(|picture| picture.unwrap().path()).collect();
    pictures.sort();
    for picture in &pictures {
        fs::remove_file(picture).unwrap();
    }
    let run = briefs.run(&["check"]);
    assert_eq!(run.code, Some(1), "{}", run.stdout);
    let name = pictures[0].file_name().unwrap().to_str().unwrap();
    let words = format!("fault: pictures: {} that the database names are not in ", pictures.len());
    assert!(run.stdout.contains(&words) && run.stdout.contains(name), "{}", run.stdout);
}

#[test]
fn a_faulty_configuration_names_file_line_and_key_and_nothing_is_started() {
    for (toml, line, words) in [
        ("# the paper\nsite_nam = \"X\"\n", 2, ["site_nam", "expected"]),
        ("site_name = \" \"\n", 1, ["site_name", "name the paper"]),
        ("\n\ntime_zone = \"Europe/Bruxelles\"\n", 3, ["time_zone", "Europe/Brussels"]),
        ("base_url = \"news.example.org\"\n", 1, ["base_url", "https://"]),
        ("languages = [\"fr\", \"xx\"]\n", 1, ["languages", "not a supported language"]),
        ("languages = [\"fr\", \"fr\"]\n", 1, ["languages", "twice"]),
        ("[weather]\nprovidr = \"none\"\n", 2, ["providr", "expected"]),
        ("site_name = \"X\n", 1, ["site_name", "string"]),
        (
            "languages = [\"fr\", \"en\"]\n[[sections]]\nid = \"world\"\nslug = { fr = \"monde\" }\nlabel = { fr = \"Monde\" }\n",
            5,
            ["label", "`en`"],
        ),
        (
            "languages = [\"fr\"]\n[[sections]]\nid = \"topics\"\nslug = { fr = \"topics\" }\nlabel = { fr = \"Sujets\" }\n",
            4,
            ["topics", "another page"],
        ),
        (
            "[[sources]]\nid = \"x\"\nname = \"X\"\nurl = \"ftp://x\"\nsection = \"world\"\n",
            4,
            ["url", "https://"],
        ),
        (
            "[weather]\nprovider = \"none\"\nbase_url = \"api.met.no\"\n",
            3,
            ["base_url", "leave it out"],
        ),
        ("weather.contact = \"rédaction@example.org\"\n", 1, ["contact", "in ASCII"]),
    ] {
        for words_of_command in [&["serve", "--addr", "127.0.0.1:0"][..], &["check"]] {
            let briefs = Briefs::configured(toml);
            let run = briefs.run(words_of_command);
            assert_eq!(run.code, Some(1), "{toml}");
            let said = if words_of_command == ["check"] {
                &run.stdout
            } else {
                &run.stderr
            };
            let file = format!("{}:{line}: ", briefs.data().join("briefs.toml").display());
            assert!(
                said.contains(&file) && words.iter().all(|word| said.contains(word)),
                "{toml}\n{words:?}: {said}"
            );
            assert!(!briefs.database().exists());
        }
    }
}

#[test]
fn a_faulty_variable_is_named() {
    for (name, value, words) in [
        ("BRIEFS_WEATHER__PROVIDER", "sun", "weather.provider"),
        ("BRIEFS_COLOUR", "red", "colour"),
        ("BRIEFS_LANGUAGES", "[\"fr\", \"xx\"]", "not a supported language"),
    ] {
        let briefs = Briefs::new();
        let mut command = briefs.command(&["serve", "--addr", "127.0.0.1:0"]);
        command.env(name, value);
        Run::of(command).assert_failed(&[name, words]);
        assert!(!briefs.data().exists());
    }
}

/// Names and values of variables are bytes, and most of them are not ours to understand.
#[test]
fn a_variable_that_is_no_text_is_named_if_it_is_ours_and_no_matter_if_not() {
    let broken = OsStr::from_bytes(b"caf\xe9");
    let briefs = Briefs::new();
    let mut command = briefs.command(&["check"]);
    command.env("OTHER", broken).env(broken, "1").env("BRIEFS_TOOLS", broken);
    Run::of(command).assert_done();
    let mut command = briefs.command(&["serve", "--addr", "127.0.0.1:0"]);
    command.env("BRIEFS_SITE_NAME", broken);
    Run::of(command).assert_failed(&["BRIEFS_SITE_NAME", "not UTF-8"]);
    assert!(!briefs.data().exists());
}

#[tokio::test]
async fn check_says_how_many_migrations_are_to_be_done() {
    let briefs = Briefs::new();
    // As the version before left it: with all migrations but the newest.
    let earlier = tempfile::tempdir().unwrap();
    let all = fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/migrations/sqlite")).unwrap();
    let mut all: Vec<_> = all.map(|file| file.unwrap().path()).collect();
    all.sort();
    for file in &all[..all.len() - 1] {
        fs::copy(file, earlier.path().join(file.file_name().unwrap())).unwrap();
    }
    fs::create_dir_all(briefs.data()).unwrap();
    fs::File::create(briefs.database()).unwrap();
    let mut connection = super::database::connect(&briefs).await;
    let migrator = sqlx::migrate::Migrator::new(earlier.path()).await.unwrap();
    migrator.run(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let run = briefs.run(&["check"]);
    run.assert_done();
    assert!(
        run.stdout
            .contains("is whole; migrations to do at the next serve or import: 1"),
        "{}",
        run.stdout
    );
    briefs.import(&briefs.stories([])).assert_done();
    assert!(briefs.run(&["check"]).stdout.contains("briefs.db is whole\n"));
}

#[test]
fn a_named_configuration_must_be_there() {
    let briefs = Briefs::new();
    let run = briefs.run(&["check", "--config", "/nowhere/briefs.toml"]);
    run.assert_failed(&["mend"]);
    assert!(
        run.stdout
            .contains("fault: configuration: /nowhere/briefs.toml: cannot be read"),
        "{}",
        run.stdout
    );
    let run = briefs.run(&["serve", "--addr", "127.0.0.1:0", "--config", "/nowhere/briefs.toml"]);
    run.assert_failed(&["/nowhere/briefs.toml", "cannot be read"]);
}
