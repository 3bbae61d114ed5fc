//! 今日: what wants doing, what changed last.

pub mod api;
pub mod rules;
