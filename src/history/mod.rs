//! Everything that happened: the journal read back, undo and redo, verification.

pub mod api;
