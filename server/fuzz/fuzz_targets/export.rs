//! Runs `tests/it/corpus/export.rs` on what libFuzzer makes up.
#![no_main]

#[path = "../../tests/it/corpus/browser.rs"]
mod browser;
#[path = "../../tests/it/corpus/export.rs"]
mod export;
#[path = "../../tests/it/corpus/harmless.rs"]
mod harmless;

libfuzzer_sys::fuzz_target!(|input: &[u8]| export::check(input));
