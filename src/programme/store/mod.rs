//! The only SQL on the programme.
