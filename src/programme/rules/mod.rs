//! The programme's rules: pure functions, without SQL and without a clock.

pub mod attendance;
pub mod dates;
pub mod draft;
pub mod plan;
pub mod recurrence;
pub mod reminder;
pub mod shift;
pub mod telling;
pub mod usual;
pub mod visibility;
pub mod waiting;
