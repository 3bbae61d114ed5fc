//! Invitations: who has a place, who waits, who comes.

pub mod api;
