//! Words everybody uses. No SQL, no files, no wall clock outside [`clock`].

pub mod actor;
pub mod clock;
pub mod error;
pub mod file;
pub mod id;
pub mod money;
pub mod operation;

pub use actor::{Actor, Role};
pub use clock::Clock;
pub use error::{ApiError, Error, Result};
pub use money::Yen;
