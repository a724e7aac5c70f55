//! `briefs import opml`.

use std::fs;

use super::{beside, imported};
use crate::cli::{Briefs, Run};

const LIST: &str = "<?xml version=\"1.0\"?>
<opml version=\"2.0\"><head><title>Feeds</title></head><body>
<outline text=\"News\">
  <outline text=\"Sport\"><outline type=\"rss\" text=\"The &quot;Kicker&quot;\" xmlUrl=\"https://kicker.example/feed?a=1&amp;b=2\" htmlUrl=\"https://kicker.example/\" language=\"de-AT\"/></outline>
  <outline type=\"rss\" text=\"Le Journal\" xmlUrl=\"https://journal.example/rss\" htmlUrl=\"javascript:alert(1)\" language=\"unknown\"/>
</outline>
<outline text=\"Culture/Économie\"><outline type=\"rss\" text=\"Le Journal\" xmlUrl=\"https://journal.example/eco\"/></outline>
<outline type=\"rss\" text=\"\" xmlUrl=\"https://nameless.example/feed\"/>
<outline type=\"rss\" text=\"Twice\" xmlUrl=\"http://www.journal.example/rss/\"/>
<outline type=\"rss\" text=\"Old\" xmlUrl=\"https://known.example/feed/\"/>
<outline type=\"rss\" text=\"Wrong\" xmlUrl=\"gopher://x.example/\"/>
</body></opml>
";
const CONFIG: &str = "# Ours.\nlanguages = [\"fr\", \"en\"]   # two

[[sources]]
id = \"le-journal\"
name = \"Known\"
url = \"https://known.example/feed\"
section = \"world\"

[weather]   # none
provider = \"none\"";

fn import(briefs: &Briefs, list: &str) -> Run {
    let file = beside(briefs, "feeds.opml");
    fs::write(&file, list).unwrap();
    briefs.run(&["import", "opml", file.to_str().unwrap()])
}

fn configuration(briefs: &Briefs) -> String {
    fs::read_to_string(briefs.data().join("briefs.toml")).unwrap()
}

#[test]
fn feeds_become_sources_behind_what_is_in_the_file() {
    let briefs = Briefs::configured(CONFIG);
    let run = import(&briefs, LIST);
    run.assert_done();
    assert_eq!(
        run.stdout,
        format!(
            "added: The \"Kicker\" (https://kicker.example/feed?a=1&b=2) as `the-kicker`, in the section `sport`
added: Le Journal (https://journal.example/rss) as `le-journal-2`, in the section `world`
added: Le Journal (https://journal.example/eco) as `le-journal-3`, in the section `economy`
added: nameless.example (https://nameless.example/feed) as `nameless-example`, in the section `world`
skipped: {}:11: `gopher://x.example/` must begin with https:// or http://
{}
",
            beside(&briefs, "feeds.opml").display(),
            imported(4, 0, 2, 1)
        )
    );
    let text = configuration(&briefs);
    assert!(text.starts_with(CONFIG), "{text}");
    assert!(
        text.ends_with(
            "\n[[sources]]\nid = \"nameless-example\"\nname = \"nameless.example\"\nurl = \"https://nameless.example/feed\"\nsection = \"world\"\n"
        ),
        "{text}"
    );
    assert!(
        text.contains("homepage = \"https://kicker.example/\"\nlang = \"de\"\nsection = \"sport\"\n"),
        "{text}"
    );
    assert!(!text.contains("javascript"));
    let again = import(&briefs, LIST);
    again.assert_done();
    assert_eq!(again.last_line(), imported(0, 0, 6, 1));
    assert_eq!(configuration(&briefs), text);
    briefs.run(&["check"]).assert_done();
    let sources = briefs.run(&["sources"]);
    assert!(sources.stdout.contains("le-journal-3"), "{}", sources.stdout);
}

#[test]
fn without_a_file_one_is_made_and_a_named_one_is_written() {
    let briefs = Briefs::new();
    assert_eq!(import(&briefs, LIST).last_line(), imported(5, 0, 1, 1));
    assert!(configuration(&briefs).starts_with("\n[[sources]]\n"));
    let named = beside(&briefs, "paper.toml");
    fs::write(&named, "site_name = \"P\"\r\n").unwrap();
    let file = beside(&briefs, "feeds.opml");
    let run = briefs.run(&["import", "opml", file.to_str().unwrap(), "--config", named.to_str().unwrap()]);
    assert_eq!(run.last_line(), imported(5, 0, 1, 1));
    let text = fs::read_to_string(&named).unwrap();
    assert!(text.starts_with("site_name = \"P\"\r\n\r\n[[sources]]\r\n"), "{text}");
    assert!(
        fs::read_dir(named.parent().unwrap()).unwrap().count() == 3,
        "nothing is left beside it"
    );
}

#[test]
fn a_faulty_list_is_named_with_its_line_and_changes_nothing() {
    for (list, line, words) in [
        (LIST.replace("</body></opml>", ""), 13, "breaks off"),
        ("<html>\n</html>".to_owned(), 1, "is no OPML"),
        (
            LIST.replace("</outline>\n<outline text=\"Culture", "</outlin>\n<outline text=\"Culture"),
            6,
            "XML",
        ),
    ] {
        let briefs = Briefs::configured(CONFIG);
        let run = import(&briefs, &list);
        run.assert_failed(&[&format!("feeds.opml:{line}: "), words]);
        assert_eq!(configuration(&briefs), CONFIG);
    }
    let briefs = Briefs::configured(CONFIG);
    briefs
        .run(&["import", "opml", "/nowhere/feeds.opml"])
        .assert_failed(&["/nowhere/feeds.opml", "OPML"]);
}

#[test]
fn a_configuration_that_cannot_take_sources_at_its_end_stays_as_it_is() {
    let inline = "sources = [ { id = \"a\", name = \"A\", url = \"https://a.example/\", section = \"world\" } ]\n";
    let briefs = Briefs::configured(inline);
    import(&briefs, LIST).assert_failed(&["nothing was changed", "briefs.toml:", "sources"]);
    assert_eq!(configuration(&briefs), inline);
    let briefs = Briefs::configured(CONFIG);
    let file = beside(&briefs, "feeds.opml");
    fs::write(&file, LIST).unwrap();
    let mut command = briefs.command(&["import", "opml", file.to_str().unwrap()]);
    command.env("BRIEFS_SOURCES", "[]");
    Run::of(command).assert_failed(&["nothing was changed", "BRIEFS_SOURCES"]);
    assert_eq!(configuration(&briefs), CONFIG);
    let briefs = Briefs::configured("languages = [\"xx\"]\n");
    import(&briefs, LIST).assert_failed(&["briefs.toml:1"]);
}
