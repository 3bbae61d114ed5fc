//! The programme's rules: pure functions, without SQL and without a clock.

pub mod attendance;
pub mod dates;
pub mod recurrence;
pub mod reminder;
pub mod visibility;
pub mod waiting;
