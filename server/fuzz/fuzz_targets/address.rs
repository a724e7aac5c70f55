//! Runs `tests/it/corpus/address.rs` on what libFuzzer makes up.
#![no_main]

#[path = "../../tests/it/corpus/address.rs"]
mod address;

libfuzzer_sys::fuzz_target!(|input: &[u8]| address::check(input));
