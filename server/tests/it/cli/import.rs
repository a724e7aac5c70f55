//! `briefs import stories`.

use std::fs;

use super::Briefs;
use crate::story::{Story, png};

#[test]
fn an_import_ends_with_its_counts_and_twice_changes_nothing() {
    let briefs = Briefs::new();
    let folder = briefs.stories([Story::new("a").picture(), Story::new("a").lang("en"), Story::new("b")]);
    let first = briefs.import(&folder);
    first.assert_done();
    assert_eq!(first.stdout, "imported: 3 new, 0 updated, 0 unchanged, 0 skipped\n");
    let again = briefs.import(&folder);
    again.assert_done();
    assert_eq!(again.last_line(), "imported: 0 new, 0 updated, 3 unchanged, 0 skipped");
    briefs.stories([Story::new("b").headline("Autre titre"), Story::new("c")]);
    assert_eq!(
        briefs.import(&folder).last_line(),
        "imported: 1 new, 1 updated, 2 unchanged, 0 skipped"
    );
}

#[test]
fn stories_may_lie_in_any_depth_with_their_pictures_beside_them() {
    let briefs = Briefs::new();
    let folder = briefs.stories([]);
    Story::new("deep").picture().write(&folder.join("2025/03/19"));
    fs::write(folder.join("notes.txt"), "no story").unwrap();
    fs::create_dir(folder.join(".git")).unwrap();
    fs::write(folder.join(".git/old.md"), "no story").unwrap();
    assert_eq!(
        briefs.import(&folder).last_line(),
        "imported: 1 new, 0 updated, 0 unchanged, 0 skipped"
    );
}

/// The story's other language is good, and is left out with it.
#[test]
fn a_faulty_file_is_named_with_its_line_and_nothing_of_its_story_is_imported() {
    let good = Story::new("faulty").text();
    for (file, line, words) in [
        (good.replace("headline", "headlin"), 6, "headlin"),
        (
            good.replace("lang = \"fr\"", "lang = \"frr\""),
            3,
            "lang: `frr` is not a supported language",
        ),
        (
            good.replace("section = \"world\"", "section = \"wrld\""),
            4,
            "section: `wrld` is not one of this paper's sections",
        ),
        (
            good.replace("slug = \"faulty\"", "slug = \"Été\""),
            5,
            "slug: `Été` is not a URL name",
        ),
        (good.replace("+01:00", ""), 8, "published: `2025-03-19T08:00:00` needs"),
        (good.replace("+++\nLe", "must_read = \"first\"\n+++\nLe"), 9, "must_read"),
        (
            good.replace("+++\nLe", "image = { file = \"none.avif\", alt = \"x\" }\n+++\nLe"),
            9,
            "`none.avif` cannot be read",
        ),
        (
            good.replace("+++\nLe", "image = { file = \"../../etc/passwd\", alt = \"x\" }\n+++\nLe"),
            9,
            "leads out of the folder",
        ),
        (
            good.replace("+++\nLe", "source = { name = \"X\", url = \"here\" }\n+++\nLe"),
            9,
            "source.url: `here` is not a URL",
        ),
        (
            good.replace("+++\nLe", "live = \"open\"\n+++\n## Sans heure\n\nLe"),
            11,
            "`Sans heure` opens an entry and begins with no time: write `## 2025-",
        ),
        (
            good.replace("Le texte", "![x](none.png)\n\nLe texte"),
            10,
            "`none.png` cannot be read",
        ),
        (good.replace("+++\nLe", "Le"), 1, "+++"),
        (String::new(), 1, "+++"),
    ] {
        let briefs = Briefs::new();
        let folder = briefs.stories([Story::new("faulty").lang("en"), Story::new("good")]);
        fs::write(folder.join("faulty.fr.md"), &file).unwrap();
        let run = briefs.import(&folder);
        run.assert_failed(&["left out", "import again"]);
        // A file of which not even the story can be read stands for itself.
        let expected = if file.contains("story = ") {
            "imported: 1 new, 0 updated, 0 unchanged, 2 skipped"
        } else {
            "imported: 2 new, 0 updated, 0 unchanged, 1 skipped"
        };
        assert_eq!(run.last_line(), expected, "{words}: {}", run.stdout);
        let fault = run
            .stdout
            .lines()
            .find(|said| said.contains(&format!("faulty.fr.md:{line}: ")))
            .unwrap_or_else(|| panic!("{line} {words}: {}", run.stdout));
        assert!(fault.starts_with("skipped: ") && fault.contains(words), "{fault}");
        if file.contains("story = ") {
            assert!(
                run.stdout
                    .contains("faulty.en.md:1: left out with another file of the story `faulty`"),
                "{}",
                run.stdout
            );
        }
    }
}

#[test]
fn the_same_story_and_language_in_two_files_is_a_fault_that_names_both() {
    let briefs = Briefs::new();
    let folder = briefs.stories([Story::new("a")]);
    Story::new("a").headline("Autre").write(&folder.join("copy"));
    let run = briefs.import(&folder);
    assert_eq!(run.code, Some(1));
    assert!(
        run.stdout.contains("a.fr.md:1: ") && run.stdout.contains("copy/a.fr.md"),
        "{}",
        run.stdout
    );
}

#[test]
fn a_file_that_is_no_text_or_no_picture_is_a_fault() {
    let briefs = Briefs::new();
    let folder = briefs.stories([Story::new("good"), Story::new("bad").picture()]);
    fs::write(folder.join("bad.png"), "<svg onload=alert(1)>").unwrap();
    fs::write(folder.join("latin1.md"), b"+++\nheadline = \"\xe9t\xe9\"\n+++\n").unwrap();
    let run = briefs.import(&folder);
    assert_eq!(
        (run.code, run.last_line()),
        (Some(1), "imported: 1 new, 0 updated, 0 unchanged, 2 skipped"),
        "{}",
        run.stdout
    );
    assert!(
        run.stdout.contains("latin1.md:1: the file is not UTF-8") && run.stdout.contains("bad.fr.md:9: image: "),
        "{}",
        run.stdout
    );
    let kept = fs::read_dir(briefs.data().join("media")).map_or(0, Iterator::count);
    assert_eq!(kept, 0, "nothing is kept that is no picture");
}

/// The other language is good, and is left out with the file that is no text: as much of it as can be read names the story.
#[test]
fn a_file_that_is_not_utf_8_leaves_no_half_story() {
    let briefs = Briefs::new();
    let folder = briefs.stories([Story::new("half").lang("en"), Story::new("good")]);
    let latin = Story::new("half").text().replace("Titre", "Titr\u{e9}");
    let bytes: Vec<u8> = latin.chars().map(|letter| u8::try_from(u32::from(letter)).unwrap()).collect();
    fs::write(folder.join("half.fr.md"), bytes).unwrap();
    let run = briefs.import(&folder);
    assert_eq!(
        run.last_line(),
        "imported: 1 new, 0 updated, 0 unchanged, 2 skipped",
        "{}",
        run.stdout
    );
    assert!(run.stdout.contains("half.fr.md:1: the file is not UTF-8"), "{}", run.stdout);
}

#[test]
fn a_picture_is_taken_by_its_content_whatever_its_name_looks_like() {
    let briefs = Briefs::new();
    let folder = briefs.stories([]);
    for (id, file, written) in [
        ("capitals", "DSC_1.JPG", "DSC_1.JPG"),
        ("strange", "scan.picture", "scan.picture"),
        ("bare", "map", "map"),
        ("dotted", "plan.png", "./plan.png"),
    ] {
        let image = format!("image = {{ file = \"{written}\", alt = \"x\" }}\n+++\nLe");
        fs::write(
            folder.join(format!("{id}.md")),
            Story::new(id).text().replace("+++\nLe", &image),
        )
        .unwrap();
        fs::write(folder.join(file), png(id)).unwrap();
    }
    fs::write(
        folder.join("text.md"),
        Story::new("text").body("Le texte.\n\n![Une carte](./plan.png)").text(),
    )
    .unwrap();
    let run = briefs.import(&folder);
    assert_eq!(
        run.last_line(),
        "imported: 5 new, 0 updated, 0 unchanged, 0 skipped",
        "{}",
        run.stdout
    );
    assert_eq!(fs::read_dir(briefs.data().join("media")).unwrap().count(), 4);
}

#[test]
fn a_folder_that_is_not_there_leaves_nothing_behind() {
    let briefs = Briefs::new();
    let run = briefs.run(&["import", "stories", "/nowhere/at/all"]);
    run.assert_failed(&["/nowhere/at/all", "give a folder of stories"]);
    assert!(!briefs.data().exists());
}

#[test]
fn an_import_into_a_paper_with_a_faulty_configuration_imports_nothing() {
    let briefs = Briefs::configured("languages = []\n");
    let run = briefs.import(&briefs.stories([Story::new("a")]));
    run.assert_failed(&["briefs.toml:1", "languages"]);
    assert!(!briefs.database().exists());
}
