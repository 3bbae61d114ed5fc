//! Integration tests of the core: one binary, a module for each room of `src/`.

#![allow(clippy::unwrap_used, reason = "tests")]

mod import;
