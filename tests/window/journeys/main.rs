//! Journeys through the real window. Run them with `cargo xtask journeys [name]`.

mod candidates_at_hand;
mod erasure;
mod filings;
mod first_day;
mod first_screen;
mod import_again;
mod invitations;
mod member_papers;
mod members;
mod members_at_hand;
mod offers;
mod old_register;
mod papers;
mod payments;
mod person_at_hand;
mod programme;
mod questions;
mod read_back;
mod safekeeping;
mod sample_office;
mod sites;
mod steps;
