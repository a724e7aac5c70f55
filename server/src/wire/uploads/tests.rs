//! Uploads as copies have them.

use proptest::prelude::*;

use super::*;

struct Copy {
    _folder: tempfile::TempDir,
    uploads: PathBuf,
}

fn copy(names: &[&str]) -> Copy {
    let folder = tempfile::tempdir().unwrap();
    let root = fs::canonicalize(folder.path()).unwrap();
    fs::write(root.join("secret.jpg"), "x").unwrap();
    let uploads = root.join("uploads");
    fs::create_dir_all(uploads.join("2024/08")).unwrap();
    for name in names {
        fs::write(uploads.join("2024/08").join(name), "x").unwrap();
    }
    Copy {
        _folder: folder,
        uploads,
    }
}

impl Copy {
    fn find(&self, name: &str) -> Option<String> {
        let path = find(&self.uploads, &format!("https://x.example/wp-content/uploads/2024/08/{name}"))?;
        assert!(path.starts_with(&self.uploads));
        path.file_name()?.to_str().map(str::to_owned)
    }
}

#[test]
fn the_named_file_comes_first_and_another_of_the_same_picture_next() {
    let all = copy(&["photo.jpg", "photo-scaled.jpg", "photo-1024x683.jpg", "photo-300x200.jpg"]);
    for name in ["photo.jpg", "photo-scaled.jpg", "photo-300x200.jpg"] {
        assert_eq!(all.find(name).as_deref(), Some(name));
    }
    assert_eq!(all.find("photo-640x480.jpg").as_deref(), Some("photo.jpg"));
    let scaled = copy(&["photo-scaled.jpg"]);
    assert_eq!(scaled.find("photo.jpg").as_deref(), Some("photo-scaled.jpg"));
    assert_eq!(scaled.find("photo-1024x683.jpg").as_deref(), Some("photo-scaled.jpg"));
    let sizes = copy(&["photo-300x200.jpg", "photo-1024x683.jpg", "photographer-2000x2000.jpg"]);
    assert_eq!(sizes.find("photo-scaled.jpg").as_deref(), Some("photo-1024x683.jpg"));
    assert_eq!(sizes.find("photo.png"), None);
}

#[test]
fn names_are_decoded_and_their_case_is_the_last_resort() {
    let folder = copy(&["Été à Nice.JPG", "100%25.png", "photo.JPEG"]);
    assert_eq!(
        folder.find("%C3%89t%C3%A9%20%C3%A0%20Nice.JPG?w=300#x").as_deref(),
        Some("Été à Nice.JPG")
    );
    assert_eq!(folder.find("100%25.png").as_deref(), Some("100%25.png"));
    assert_eq!(folder.find("photo.jpeg").as_deref(), Some("photo.JPEG"));
    assert_eq!(folder.find("photo-20x10.jpeg").as_deref(), Some("photo.JPEG"));
}

#[test]
fn nothing_outside_the_folder_is_found() {
    let folder = copy(&["photo.jpg"]);
    for name in [
        "../../../secret.jpg",
        "..%2f..%2f..%2fsecret.jpg",
        "%2e%2e/%2e%2e/%2e%2e/secret.jpg",
        "..\\..\\..\\secret.jpg",
        "/etc/passwd",
        "photo.jpg%00.png",
        "",
    ] {
        assert_eq!(folder.find(name), None, "{name}");
    }
    assert_eq!(find(&folder.uploads, "https://x.example/2024/08/photo.jpg"), None);
    assert_eq!(find(Path::new("/no/such/folder"), "https://x.example/uploads/a.jpg"), None);
}

#[cfg(unix)]
#[test]
fn a_link_that_leads_out_is_not_followed() {
    let folder = copy(&["photo.jpg"]);
    let outside = folder.uploads.join("../secret.jpg");
    std::os::unix::fs::symlink(&outside, folder.uploads.join("2024/08/link.jpg")).unwrap();
    std::os::unix::fs::symlink("..", folder.uploads.join("up")).unwrap();
    std::os::unix::fs::symlink("photo.jpg", folder.uploads.join("2024/08/inside.jpg")).unwrap();
    assert_eq!(folder.find("link.jpg"), None);
    assert_eq!(find(&folder.uploads, "https://x.example/uploads/up/secret.jpg"), None);
    assert_eq!(folder.find("inside.jpg").as_deref(), Some("photo.jpg"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(50))]

    #[test]
    fn no_address_leads_out_or_panics(name in "(\\.\\.|%2e|%2f|%00|/|\\\\|secret|photo|-scaled|-9x9|\\.jpg|é|%){0,9}") {
        let folder = copy(&["photo.jpg"]);
        if let Some(path) = find(&folder.uploads, &format!("https://x.example/uploads/{name}")) {
            prop_assert!(path.starts_with(&folder.uploads));
        }
    }
}
