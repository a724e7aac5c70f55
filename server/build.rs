//! The site's files are inside the program: one that comes or goes must make it anew (changed ones the compiler sees itself).

fn main() {
    println!("cargo::rerun-if-changed=../target/site");
    println!("cargo::rerun-if-changed=sample/stories");
    println!("cargo::rerun-if-changed=migrations");
}
