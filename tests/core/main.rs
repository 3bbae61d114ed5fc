//! Integration tests of the core, one binary, in the order of `src/`.

mod canary;
mod cli;
mod crash;
mod desk;
mod import;
mod store;
mod support;
