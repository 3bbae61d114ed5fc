//! Events going out: the whole programme as one calendar, and an invitation for each person.

pub mod api;
