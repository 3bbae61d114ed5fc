//! Papers going out.
//!
//! * Letters: the words of an issued [`paper`] as a [`letter`], set by [`typeset`] (PDF, pictures) or written
//!   as [`docx`].
//! * The register of a day, as it is laid out for inspection, and the accounts' lines: [`register`],
//!   [`bookkeeping`].
//! * Mails, as drafts for the user's own program: [`mail`].
//! * Lists: as delimited text ([`csv`]) and as workbooks ([`xlsx`]), both such that a spreadsheet takes no text
//!   for a formula and that what went out comes in again unchanged.

pub mod api;
mod applications;
pub mod bookkeeping;
pub mod calendar;
pub mod csv;
pub mod docx;
pub mod ics;
mod join;
pub mod letter;
pub mod mail;
pub mod paper;
pub mod register;
mod surplus;
pub mod typeset;
pub mod xlsx;
