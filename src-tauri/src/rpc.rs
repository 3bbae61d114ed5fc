//! The one door between window and core.

use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use serde_json::Value;
use tauri::State;
use tauri::ipc::Channel;
use yoriai::api::{Call, Desk};
use yoriai::kernel::{ApiError, Error};

/// How far a call has come, in the command's own units (rows, bytes, files).
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Progress {
    done: u64,
    total: u64,
}

/// The calls under way, so that each can be asked to stop.
#[derive(Clone, Default)]
pub struct Running(Arc<Mutex<HashMap<u32, Arc<AtomicBool>>>>);

impl Running {
    fn start(&self, call_id: u32) -> Under {
        let stop = Arc::new(AtomicBool::new(false));
        self.with(|calls| calls.insert(call_id, Arc::clone(&stop)));
        Under {
            running: self.clone(),
            call_id,
            stop,
        }
    }

    fn stop(&self, call_id: u32) {
        if let Some(stop) = self.with(|calls| calls.get(&call_id).cloned()) {
            stop.store(true, Ordering::Relaxed);
        }
    }

    fn with<T>(&self, act: impl FnOnce(&mut HashMap<u32, Arc<AtomicBool>>) -> T) -> T {
        act(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// One call under way; forgotten when it ends, however it ends.
struct Under {
    running: Running,
    call_id: u32,
    stop: Arc<AtomicBool>,
}

impl Drop for Under {
    fn drop(&mut self) {
        // A later call may have taken the number; only our own entry goes.
        self.running.with(|calls| {
            if calls
                .get(&self.call_id)
                .is_some_and(|stop| Arc::ptr_eq(stop, &self.stop))
            {
                calls.remove(&self.call_id);
            }
        });
    }
}

/// Runs one command of the core's list off the window's thread. `call_id` is chosen by the window and
/// names the call for [`cancel`]; progress arrives on the channel while it runs.
///
/// # Errors
/// What the core answers, or `store.fault` when the handler panicked.
#[tauri::command]
pub async fn rpc(
    desk: State<'_, Arc<Desk>>,
    running: State<'_, Running>,
    command: String,
    request: Value,
    progress: Channel<Progress>,
    call_id: u32,
) -> Result<Value, ApiError> {
    let desk = Arc::clone(&desk);
    let under = running.start(call_id);
    tauri::async_runtime::spawn_blocking(move || {
        let report = |done, total| {
            // The window may be gone already; the work is finished or stopped all the same.
            let _ = progress.send(Progress { done, total });
            if under.stop.load(Ordering::Relaxed) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        };
        desk.call(&command, request, &Call { progress: &report })
    })
    .await
    // The only way a blocking task fails to end is a panic, caught at its edge.
    .unwrap_or_else(|_| Err(Error::Panic.into()))
}

/// Asks a call to stop at its next step. A call that has ended is no error.
#[tauri::command]
pub fn cancel(running: State<'_, Running>, call_id: u32) {
    running.stop(call_id);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_is_stopped_by_its_number_and_forgotten_at_its_end() {
        let running = Running::default();
        let first = running.start(1);
        let second = running.start(2);
        running.stop(1);
        running.stop(9);
        assert!(first.stop.load(Ordering::Relaxed));
        assert!(!second.stop.load(Ordering::Relaxed));
        drop(first);
        assert_eq!(
            running.with(|calls| calls.keys().copied().collect::<Vec<_>>()),
            [2]
        );
    }

    #[test]
    fn a_number_taken_again_belongs_to_the_later_call() {
        let running = Running::default();
        let first = running.start(1);
        let again = running.start(1);
        drop(first);
        running.stop(1);
        assert!(again.stop.load(Ordering::Relaxed));
    }
}
