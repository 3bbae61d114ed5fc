//! Papers going out. So far lists: as delimited text ([`csv`]) and as workbooks ([`xlsx`]), both such that
//! a spreadsheet takes no text for a formula and that what went out comes in again unchanged.

pub mod api;
mod applications;
pub mod calendar;
pub mod csv;
pub mod ics;
pub mod xlsx;
