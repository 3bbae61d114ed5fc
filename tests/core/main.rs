//! Integration tests of the core, one binary, in the order of `src/`.

mod crash;
mod desk;
mod store;
mod support;
