//! The only SQL on study periods.
