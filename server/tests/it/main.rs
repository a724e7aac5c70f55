//! The integration tests: one binary, a file a subject. Each test starts what it needs and leaves nothing behind.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod weather;
