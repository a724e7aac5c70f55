//! The site's files are inside the program: one that comes or goes must make it anew (changed ones the compiler sees itself). And the release has
//! no symbols in it.

fn main() {
    println!("cargo::rerun-if-changed=../target/site");
    println!("cargo::rerun-if-changed=sample/stories");
    println!("cargo::rerun-if-changed=migrations");
    // `strip` of the profile is lost where the package has a level of optimisation of its own (Cargo.toml; cargo 1.95).
    let is = |name: &str, value: &str| std::env::var(name).is_ok_and(|is| is == value);
    if is("PROFILE", "release") && is("CARGO_CFG_TARGET_OS", "linux") {
        println!("cargo::rustc-link-arg-bins=-s");
    }
}
