#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| drawplate_fuzz::run("events", bytes));
