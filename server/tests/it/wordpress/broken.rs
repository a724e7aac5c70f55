//! Exports as they come: broken within, cut off, or none at all.

use super::{Export, Item, beside, import, imported, paper, write};

#[test]
fn a_broken_item_is_a_line_with_its_place_and_the_others_are_in() {
    let briefs = paper();
    let broken = "\t<item>\n<title>x</title><wp:post_id>2</wp:post_id><content:encoded><p></content:encoded></item>\n";
    let export = Export::default()
        .with(Item::new(1))
        .with_text(broken)
        .with(Item::new(3))
        .with_text("\t<item><title>never closed</title><wp:post_id>4</wp:post_id>\n")
        .with(Item::new(5))
        .text();
    let run = import(&briefs, &export);
    run.assert_done();
    assert_eq!(run.last_line(), imported(3, 0, 0, 2), "{}", run.stdout);
    for id in [2, 4] {
        let line = run.stdout.lines().find(|line| line.contains(&format!("post {id}: ")));
        let line = line.unwrap_or_else(|| panic!("{}", run.stdout));
        assert!(line.starts_with("skipped: line ") && line.contains("(byte "), "{line}");
    }
    let at = export.lines().position(|line| line.contains("never closed")).unwrap() + 1;
    assert!(run.stdout.contains(&format!("skipped: line {at} (byte ")), "{}", run.stdout);
}

#[test]
fn of_a_file_that_is_cut_off_everything_before_is_in() {
    let briefs = paper();
    let whole = Export::default()
        .with(Item::new(1))
        .with(Item::new(2))
        .with(Item::new(3))
        .text();
    let cut = &whole[..whole.find("Le texte de 3").unwrap()];
    let run = import(&briefs, cut);
    run.assert_failed(&["export.xml", "cut off", "everything before stands", "export the site again"]);
    assert_eq!(run.last_line(), imported(2, 0, 0, 1), "{}", run.stdout);
    assert_eq!(import(&briefs, &whole).last_line(), imported(1, 0, 2, 0));
}

#[test]
fn what_is_no_export_leaves_nothing_behind() {
    for (text, words) in [
        ("", "no <rss>"),
        ("<html><body>Log in</body></html>", "does not begin with <rss>"),
        ("\u{1f}\u{8b}", "this is no WordPress export"),
        ("just words", "this is no WordPress export"),
    ] {
        let briefs = paper();
        let run = import(&briefs, text);
        run.assert_failed(&["export.xml", words]);
        assert!(!briefs.database().exists(), "{words}");
    }
    let briefs = paper();
    briefs
        .run(&["import", "wxr", "/nowhere/export.xml"])
        .assert_failed(&["/nowhere/export.xml", "Tools → Export"]);
    let file = write(&briefs, Export::default().text());
    for uploads in [beside(&briefs, "none"), file.clone()] {
        briefs
            .run(&[
                "import",
                "wxr",
                file.to_str().unwrap(),
                "--uploads",
                uploads.to_str().unwrap(),
            ])
            .assert_failed(&[uploads.to_str().unwrap(), "wp-content/uploads"]);
    }
    assert!(!briefs.database().exists());
}

#[test]
fn an_export_without_a_post_is_none_the_worse() {
    let briefs = paper();
    let run = import(&briefs, Export::default().text());
    run.assert_done();
    assert_eq!(run.stdout.trim_end(), imported(0, 0, 0, 0));
}
