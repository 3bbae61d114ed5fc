//! WebKitWebDriver and the program it starts.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Map, json};

use crate::place;

/// The driver's process. The program inherits its environment and writes to the same log.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    /// Starts the driver on a free port, with a home folder of its own for the program.
    pub fn start(display: &str, home: &Path, log: &Path) -> Self {
        let port = free_port();
        let log = File::create(log).expect("the log can be written");
        let process = Command::new("WebKitWebDriver")
            .args([format!("--port={port}"), "--host=127.0.0.1".to_owned()])
            .env("DISPLAY", display)
            .env("GDK_BACKEND", "x11")
            .env_remove("WAYLAND_DISPLAY")
            // Pictures need compositing, and there is no graphics card.
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            // What tauri-driver would set.
            .env("TAURI_AUTOMATION", "true")
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            // No session bus: one started on the way would outlive the journey.
            .env("DBUS_SESSION_BUS_ADDRESS", "disabled:")
            .env("NO_AT_BRIDGE", "1")
            .env("HOME", home)
            .env("XDG_CONFIG_HOME", home.join(".config"))
            .env("XDG_DATA_HOME", home.join(".local/share"))
            .env("XDG_CACHE_HOME", home.join(".cache"))
            .env("TMPDIR", home.join("tmp"))
            .env("LANG", "C.UTF-8")
            .env("TZ", "Asia/Tokyo")
            .env("YORIAI_JOURNEY_DIALOGS", home.join("dialogs"))
            .env("YORIAI_JOURNEY_PROFILE", home.join("profile"))
            .env("YORIAI_JOURNEY_MINUTE", home.join("minute"))
            .env("YORIAI_JOURNEY_TODAY", home.join("today"))
            .env("PATH", path_with(&home.join("bin")))
            .stdin(Stdio::null())
            .stdout(log.try_clone().expect("a second handle on the log"))
            .stderr(log)
            .spawn()
            .expect("WebKitWebDriver starts (Debian: apt-get install webkit2gtk-driver)");
        let driver = Self { process, port };
        let since = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, driver.port)).is_err() {
            assert!(
                since.elapsed() < Duration::from_secs(20),
                "WebKitWebDriver does not answer"
            );
            std::thread::sleep(Duration::from_millis(20));
        }
        driver
    }

    /// Opens the program's window.
    pub async fn open_program(&self) -> Client {
        let program = place::program();
        let mut wanted = Map::new();
        wanted.insert(
            "webkitgtk:browserOptions".to_owned(),
            json!({ "binary": program, "args": [] }),
        );
        let address = format!("http://127.0.0.1:{}", self.port);
        let mut session = ClientBuilder::new(HttpConnector::new());
        session.capabilities(wanted);
        tokio::time::timeout(Duration::from_secs(60), session.connect(&address))
            .await
            .expect("no window within a minute: was the program built with `--features journey`?")
            .expect("the window opens")
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The programs of this machine, with the journey's own (a stand-in for `xdg-open`) before them.
fn path_with(own: &Path) -> std::ffi::OsString {
    let known = std::env::var_os("PATH").unwrap_or_default();
    let all = std::iter::once(own.to_owned()).chain(std::env::split_paths(&known));
    std::env::join_paths(all).expect("a search path")
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("a bound address").port()
}
