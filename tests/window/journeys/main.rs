//! Journeys through the real window. Run them with `cargo xtask journeys [name]`.

mod candidates_at_hand;
mod filings;
mod first_day;
mod first_screen;
mod import_again;
mod offers;
mod person_at_hand;
mod programme;
mod questions;
mod safekeeping;
mod sample_office;
mod steps;
