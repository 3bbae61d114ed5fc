//! Words everybody uses. No SQL, no files, no wall clock outside [`clock`].

pub mod actor;
pub mod clock;
pub mod contact;
pub mod date;
pub mod error;
pub mod field;
pub mod file;
pub mod holiday;
pub mod id;
pub mod kana;
pub mod moment;
pub mod money;
pub mod operation;
pub mod redact;
pub mod text;

pub use actor::{Actor, Role};
pub use clock::Clock;
pub use error::{ApiError, Error, Result};
pub use money::Yen;
