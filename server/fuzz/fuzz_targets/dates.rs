//! Runs `tests/it/corpus/dates.rs` on what libFuzzer makes up.
#![no_main]

#[path = "../../tests/it/corpus/dates.rs"]
mod dates;

libfuzzer_sys::fuzz_target!(|input: &[u8]| dates::check(input));
