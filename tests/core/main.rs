//! Integration tests of the core, one binary, in the order of `src/`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod application;
mod articles;
mod canary;
mod cli;
mod crash;
mod desk;
mod import;
mod intake;
mod mail;
mod offer;
mod paper;
mod person;
mod recruitment;
mod store;
mod support;
