//! The desktop shell of よりあい: one window, one `rpc` command into the core, file dialogs, the idle lock.
//!
//! It holds no rule of the office and no data: `rpc` hands every request to [`Desk`] and hands the answer
//! back. The window may do exactly what `capabilities/main.json` lists.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod dialogs;
mod files;
mod idle;
mod rpc;

use std::path::PathBuf;
use std::sync::Arc;

use tauri::webview::NewWindowResponse;
use tauri::{App, Manager, RunEvent, Url, WebviewUrl, WebviewWindowBuilder};
use yoriai::api::{Desk, Host, Places};
use yoriai::kernel::Clock;

use crate::files::Grants;
use crate::idle::Idle;
use crate::rpc::Running;

fn main() {
    // A panic message may quote a value out of the file; the place it happened is all a log needs.
    std::panic::set_hook(Box::new(|panic| match panic.location() {
        Some(place) => eprintln!("panic at {}:{}", place.file(), place.line()),
        None => eprintln!("panic at an unknown place"),
    }));
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .invoke_handler(tauri::generate_handler![
            rpc::rpc,
            rpc::cancel,
            idle::touch,
            dialogs::pick_open_file,
            dialogs::pick_save_file,
            dialogs::pick_folder,
        ])
        .setup(|app| Ok(set_up(app)?))
        .build(tauri::generate_context!());
    match built {
        Ok(app) => app.run(|handle, event| {
            if let RunEvent::Exit = event {
                let desk = handle.state::<Arc<Desk>>();
                // A last backup; nobody is left to be told, and the next start shows the age of the newest.
                let _ = desk.tend();
                // Closes the file and wipes the key.
                desk.lock();
            }
        }),
        Err(error) => {
            eprintln!("the window could not be opened: {error}");
            std::process::exit(1);
        }
    }
}

/// Makes the desk, gives it to the commands, opens the window and starts the idle watch.
fn set_up(app: &mut App) -> tauri::Result<()> {
    let grants = Grants::default();
    let desk = Arc::new(Desk::new(Host {
        clock: clock(),
        files: Box::new(grants.clone()),
        places: places(app)?,
        key_cost: None,
    }));
    let idle = Arc::new(Idle::new(Clock::System));
    app.manage(grants);
    app.manage(Arc::clone(&desk));
    app.manage(Arc::clone(&idle));
    app.manage(Running::default());
    open_window(app)?;
    idle::watch(app.handle().clone(), Arc::clone(&desk), idle);
    idle::tend(app.handle().clone(), desk);
    Ok(())
}

/// Where this machine keeps what is ours. Backups go to the user's documents: they are to be found, and
/// to be copied to a second medium, without knowing this program.
fn places(app: &App) -> tauri::Result<Places> {
    let config_dir = app.path().app_config_dir()?;
    let own = app.path().app_local_data_dir()?;
    let documents = app
        .path()
        .document_dir()
        .or_else(|_| app.path().home_dir())?;
    Ok(Places {
        config_dir,
        sample_dir: own.join("sample"),
        backup_dir: Some(documents.join("よりあい")),
        session_dir: own.join("session"),
    })
}

/// The one window: it shows only the UI built into the program, goes nowhere else, and keeps what it loads
/// in memory. (WebKitGTK still makes an empty profile in our data folder: salts, no content.)
fn open_window(app: &App) -> tauri::Result<()> {
    let window =
        WebviewWindowBuilder::new(app, "main", WebviewUrl::App(PathBuf::from("index.html")))
            .title("よりあい")
            .inner_size(1280.0, 800.0)
            .min_inner_size(1024.0, 700.0)
            .on_navigation(is_own_page)
            .on_new_window(|_, _| NewWindowResponse::Deny)
            // Files come in through the dialogs; the window's own drag and drop is for the board.
            .disable_drag_drop_handler()
            .devtools(cfg!(debug_assertions));
    keep_no_profile(window).build()?;
    Ok(())
}

#[cfg(not(feature = "journey"))]
const fn clock() -> Clock {
    Clock::System
}

/// A journey may name its day, so that its pictures are the same on every day and a year passes in a
/// minute: the file `YORIAI_JOURNEY_TODAY` says which (`2027-02-01`).
#[cfg(feature = "journey")]
fn clock() -> Clock {
    let told = std::env::var_os("YORIAI_JOURNEY_TODAY");
    let day = told.and_then(|file| std::fs::read_to_string(file).ok()?.trim().parse().ok());
    day.map_or(Clock::System, Clock::Fixed)
}

#[cfg(not(feature = "journey"))]
fn keep_no_profile<'a, R: tauri::Runtime, M: Manager<R>>(
    window: WebviewWindowBuilder<'a, R, M>,
) -> WebviewWindowBuilder<'a, R, M> {
    window.incognito(true)
}

/// WebDriver cannot hold a private window on WebKitGTK, so a journey has a profile, in a folder it names.
#[cfg(feature = "journey")]
fn keep_no_profile<'a, R: tauri::Runtime, M: Manager<R>>(
    window: WebviewWindowBuilder<'a, R, M>,
) -> WebviewWindowBuilder<'a, R, M> {
    match std::env::var_os("YORIAI_JOURNEY_PROFILE") {
        Some(folder) => window.data_directory(folder.into()),
        None => window.incognito(true),
    }
}

/// Whether a page is ours: `tauri://localhost` (Linux, macOS) or `http(s)://tauri.localhost` (Windows).
fn is_own_page(url: &Url) -> bool {
    match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => url.host_str() == Some("tauri.localhost") && url.port().is_none(),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_stays_at_home() {
        for (url, own) in [
            ("tauri://localhost", true),
            ("tauri://localhost/index.html#/today", true),
            ("http://tauri.localhost/index.html", true),
            ("https://tauri.localhost/", true),
            ("tauri://elsewhere/", false),
            ("https://tauri.localhost.example.com/", false),
            ("http://tauri.localhost:8080/", false),
            ("https://example.com/", false),
            ("file:///etc/passwd", false),
            ("data:text/html,<p>", false),
            ("about:blank", false),
            ("javascript:alert(1)", false),
        ] {
            assert_eq!(is_own_page(&Url::parse(url).unwrap()), own, "{url}");
        }
    }
}
