//! Drives the real window: the built program, WebKitWebDriver and a display of its own.
//!
//! A journey reads like what a user does, in roles and words, not in selectors:
//!
//! ```no_run
//! # use window_journeys::{Journey, Theme};
//! let journey = Journey::start("first-screen");
//! journey.click("button", "見本でためす");
//! journey.see("今日");
//! journey.keys("Control+k");
//! journey.type_text("たかはし");
//! journey.check_accessibility();
//! journey.picture("palette");
//! journey.finish();
//! ```
//!
//! Everything waits up to [`PATIENCE`] and panics with what it wanted and what was there instead. Each
//! journey has its own display, home folder, profile and queue of dialog answers, so it leaves nothing
//! behind but the pictures and the log in `artefacts/window/<journey>/`.

mod actions;
mod display;
mod driver;
mod journey;
mod page;
mod place;

pub use journey::{Journey, PATIENCE};
pub use page::{Element, Theme};
