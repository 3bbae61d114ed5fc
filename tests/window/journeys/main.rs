//! Journeys through the real window. Run them with `cargo xtask journeys [name]`.

mod first_day;
mod first_screen;
mod programme;
mod sample_office;
