//! Integration tests of the core, one binary, in the order of `src/`.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod application;
mod articles;
mod canary;
mod care;
mod cli;
mod crash;
mod desk;
mod enquiry;
mod equity;
mod filing;
mod import;
mod intake;
mod mail;
mod offer;
mod paper;
mod person;
mod privacy;
mod programme;
mod recruitment;
mod register_import;
mod register_paper;
mod site;
mod store;
mod study;
mod support;
mod surplus;
mod task;
