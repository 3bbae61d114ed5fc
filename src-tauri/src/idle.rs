//! What happens by itself while time passes: the office is locked when nobody has touched the window for
//! as long as its setting allows, and backed up when something changed.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tauri::{AppHandle, Emitter, State};
use yoriai::api::Desk;
use yoriai::kernel::Clock;

/// Tells the window to blank itself.
const LOCKED: &str = "office-locked";
/// Tells the window that a backup could not be made, and why (an error of the core).
const BACKUP_FAILED: &str = "backup-failed";

/// When the window was last touched, by two clocks: the steady one stands still while the machine
/// sleeps, the wall clock can be set back. The longer answer counts, so neither delays the lock.
pub struct Idle {
    clock: Clock,
    touched: Mutex<(Instant, i64)>,
}

impl Idle {
    /// Touched now.
    pub fn new(clock: Clock) -> Self {
        let now = (Instant::now(), clock.now().timestamp());
        Self {
            clock,
            touched: Mutex::new(now),
        }
    }

    fn touch(&self) {
        *self.touched.lock().unwrap_or_else(PoisonError::into_inner) =
            (Instant::now(), self.clock.now().timestamp());
    }

    /// Seconds since the last touch.
    fn seconds(&self) -> u64 {
        let (steady, wall) = *self.touched.lock().unwrap_or_else(PoisonError::into_inner);
        longer(steady.elapsed(), self.clock.now().timestamp() - wall)
    }
}

fn longer(steady: Duration, wall_seconds: i64) -> u64 {
    steady
        .as_secs()
        .max(u64::try_from(wall_seconds).unwrap_or(0))
}

/// The user pressed a key or moved the pointer. The window says so, at most every few seconds; requests
/// do not count, for a screen may ask on its own.
#[tauri::command]
pub fn touch(idle: State<'_, Arc<Idle>>) {
    idle.touch();
}

/// Looks every second, for the life of the program.
pub fn watch(app: AppHandle, desk: Arc<Desk>, idle: Arc<Idle>) {
    std::thread::spawn(move || {
        let mut was_open = false;
        loop {
            std::thread::sleep(Duration::from_secs(1));
            let allowed = desk.idle_seconds_allowed();
            if allowed.is_some() && !was_open {
                // Time spent before the office was open is not time away from it.
                idle.touch();
            }
            was_open = allowed.is_some();
            if allowed.is_some_and(|seconds| idle.seconds() >= lasting(seconds)) {
                // First the screen, then the file: a long command may hold the desk for a while.
                let _ = app.emit(LOCKED, ());
                desk.lock();
            }
        }
    });
}

#[cfg(not(feature = "journey"))]
const fn lasting(seconds: u64) -> u64 {
    seconds
}

/// A journey need not wait a minute: the file `YORIAI_JOURNEY_MINUTE` says how many seconds one lasts.
#[cfg(feature = "journey")]
fn lasting(seconds: u64) -> u64 {
    let told = std::env::var_os("YORIAI_JOURNEY_MINUTE");
    let minute = told.and_then(|file| std::fs::read_to_string(file).ok()?.trim().parse().ok());
    minute.map_or(seconds, |minute: u64| seconds / 60 * minute)
}

/// Has a verified backup made every ten minutes if anything changed, for the life of the program. When
/// one cannot be made the window hears of it, with the reason; the work goes on.
pub fn tend(app: AppHandle, desk: Arc<Desk>) {
    std::thread::spawn(move || {
        loop {
            std::thread::sleep(Duration::from_secs(600));
            if let Err(reason) = desk.tend() {
                let _ = app.emit(BACKUP_FAILED, reason);
            }
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleep_counts_and_a_clock_set_back_does_not_help() {
        let steady = Duration::from_secs(5);
        assert_eq!(longer(steady, 5), 5);
        assert_eq!(longer(steady, 3600), 3600, "an hour asleep is an hour away");
        assert_eq!(
            longer(steady, -94_608_000),
            5,
            "three years back changes nothing"
        );
    }

    #[test]
    fn touching_starts_the_count_again() {
        let idle = Idle::new(Clock::System);
        *idle.touched.lock().unwrap() = (Instant::now(), Clock::System.now().timestamp() - 100);
        assert!(idle.seconds() >= 100);
        idle.touch();
        assert!(idle.seconds() < 100);
    }
}
