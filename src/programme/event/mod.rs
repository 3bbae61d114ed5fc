//! Single events and what belongs to them: time, guests, notes, questions afterwards.

pub mod api;
