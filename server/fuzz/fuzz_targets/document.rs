//! Runs `tests/it/corpus/document.rs` on what libFuzzer makes up.
#![no_main]

#[path = "../../tests/it/corpus/browser.rs"]
mod browser;
#[path = "../../tests/it/corpus/document.rs"]
mod document;
#[path = "../../tests/it/corpus/harmless.rs"]
mod harmless;

libfuzzer_sys::fuzz_target!(|input: &[u8]| document::check(input));
