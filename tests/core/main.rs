//! Integration tests of the core, one binary, in the order of `src/`.

mod application;
mod articles;
mod canary;
mod cli;
mod crash;
mod desk;
mod import;
mod intake;
mod person;
mod recruitment;
mod store;
mod support;
