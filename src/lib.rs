//! よりあい (Yoriai): the office of a Japanese workers' cooperative (労働者協同組合) on one desk.
//!
//! This crate is the **core**. It knows the cooperative — its people, rules, records — and no window.
//! Rooms, from the ground up; each may name only those before it (`cargo xtask tidy` checks it):
//!
//! | room | holds |
//! |---|---|
//! | [`kernel`] | words everybody uses: errors, ids, yen, dates and eras, text and kana, the clock, the actor |
//! | [`store`] | the file: open, keys, migrate, `transact`, journal, undo, verify, backup, search |
//! | nouns | `office`, `person`, `recruitment`, `application` …: types, pure rules, their SQL, their commands |
//! | [`import`] | files coming in: encodings, CSV, xlsx, mapping, preview, batch |
//! | [`documents`] | papers going out: letters as PDF, pictures and DOCX, mails as drafts, lists as CSV and xlsx |
//! | [`api`] | the one list of commands, dispatch, what hosts need |
//!
//! Everything that changes the file goes through one door, [`store::Office::transact`]; everything
//! the outside can ask for stands in one list, [`api::COMMANDS`].

pub mod api;
pub mod application;
pub mod articles;
pub mod backup;
pub mod care;
pub mod conviction;
pub mod documents;
pub mod domain;
pub mod enquiry;
pub mod equity;
pub mod erasure;
pub mod exchange;
pub mod filing;
pub mod history;
pub mod import;
pub mod inspection;
pub mod joining;
pub mod kernel;
pub mod mail;
pub mod member;
pub mod offer;
pub mod organisation;
pub mod paper;
pub mod person;
pub mod privacy;
pub mod programme;
pub mod recruitment;
pub mod sample;
pub mod site;
pub mod store;
pub mod study;
pub mod surplus;
pub mod task;
pub mod today;
pub mod user;
pub mod work;
