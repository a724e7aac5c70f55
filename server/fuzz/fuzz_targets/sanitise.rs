//! Runs `tests/it/corpus/sanitise.rs` on what libFuzzer makes up.
#![no_main]

#[path = "../../tests/it/corpus/browser.rs"]
mod browser;
#[path = "../../tests/it/corpus/harmless.rs"]
mod harmless;
#[path = "../../tests/it/corpus/sanitise.rs"]
mod sanitise;

libfuzzer_sys::fuzz_target!(|input: &[u8]| sanitise::check(input));
