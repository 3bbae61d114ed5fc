//! One journey, from opening the window to closing it.

use std::cell::{Cell, RefCell};
use std::future::Future;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fantoccini::Client;
use serde_json::Value;
use tempfile::TempDir;
use tokio::runtime::Runtime;

use crate::display::Display;
use crate::driver::Driver;
use crate::place;

/// How long anything may take to appear.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// The window under way. The order of the fields is the order in which they end.
pub struct Journey {
    client: RefCell<Option<Client>>,
    driver: Driver,
    _display: Display,
    runtime: Runtime,
    home: TempDir,
    artefacts: PathBuf,
    answers: Cell<u32>,
    /// The source of axe-core: names and roles are worked out by it, and so is accessibility.
    pub(crate) axe: String,
}

impl Journey {
    /// Opens the program in a fresh home folder. `name` names the folder of its artefacts.
    pub fn start(name: &str) -> Self {
        Self::begin(name, None)
    }

    /// As [`Journey::start`], on a day of its own (`2026-06-01`, noon): what is walked and pictured is the
    /// same whenever it is.
    pub fn start_on(name: &str, day: &str) -> Self {
        Self::begin(name, Some(day))
    }

    fn begin(name: &str, day: Option<&str>) -> Self {
        let home = tempfile::Builder::new()
            .prefix("yoriai-journey-")
            .tempdir()
            .expect("a temporary folder");
        for folder in ["tmp", "dialogs", "profile", "bin", "opened"] {
            std::fs::create_dir(home.path().join(folder)).expect("a folder in a temporary folder");
        }
        stand_in_for_programs(home.path());
        if let Some(day) = day {
            set_day(home.path(), day);
        }
        let artefacts = place::artefacts(name);
        let display = Display::start();
        let driver = Driver::start(display.name(), home.path(), &artefacts.join("program.log"));
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .expect("a runtime");
        let client = runtime.block_on(driver.open_program());
        Self {
            client: RefCell::new(Some(client)),
            driver,
            _display: display,
            runtime,
            home,
            artefacts,
            answers: Cell::new(0),
            axe: place::axe(),
        }
    }

    /// Closes the window and opens the program again in the same home folder.
    pub fn restart(&self) {
        self.close();
        let client = self.runtime.block_on(self.driver.open_program());
        self.client.replace(Some(client));
    }

    /// Closes the window and opens the program again on another day.
    pub fn restart_on(&self, day: &str) {
        set_day(self.home(), day);
        self.restart();
    }

    /// Closes the window and checks that the program did not panic on the way.
    pub fn finish(self) {
        self.close();
        let log = std::fs::read_to_string(self.artefacts.join("program.log")).unwrap_or_default();
        assert!(!log.contains("panic at"), "the program panicked:\n{log}");
    }

    /// The journey's own home folder: everything the program writes is below it, the window's profile in
    /// `profile/`, temporary files in `tmp/`.
    pub fn home(&self) -> &Path {
        self.home.path()
    }

    /// The files below the home folder that hold one of these words in plain text, as UTF-8 or UTF-16:
    /// database, WAL, temporary files, backups, the window's profile; and the program's log.
    pub fn find_on_disk(&self, words: &[&str]) -> Vec<PathBuf> {
        let wide = |word: &&str| {
            word.encode_utf16()
                .flat_map(u16::to_le_bytes)
                .collect::<Vec<u8>>()
        };
        let needles: Vec<Vec<u8>> = words
            .iter()
            .flat_map(|word| [word.as_bytes().to_vec(), wide(word)])
            .collect();
        let mut folders = vec![self.home.path().to_owned()];
        let mut files = vec![self.artefacts.join("program.log")];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(&folder)
                .expect("a folder can be read")
                .flatten()
            {
                // A socket or a file removed meanwhile holds nothing.
                let Ok(kind) = entry.file_type() else {
                    continue;
                };
                if kind.is_dir() {
                    folders.push(entry.path());
                } else if kind.is_file() {
                    files.push(entry.path());
                }
            }
        }
        files.retain(|file| {
            let bytes = std::fs::read(file).unwrap_or_default();
            needles
                .iter()
                .any(|needle| bytes.windows(needle.len()).any(|part| part == needle))
        });
        files
    }

    /// From now on an idle minute lasts as many seconds only.
    pub fn shorten_idle_minutes(&self, seconds: u32) {
        std::fs::write(self.home.path().join("minute"), seconds.to_string())
            .expect("the length of a minute can be set");
    }

    /// What the system was asked to open with a program of its own: the name of each file and what it held.
    pub fn opened_outside(&self) -> Vec<(String, Vec<u8>)> {
        let folder = self.home.path().join("opened");
        let copies = std::fs::read_dir(folder).expect("the folder is there");
        let read = |entry: std::fs::DirEntry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            Some((name, std::fs::read(entry.path()).ok()?))
        };
        copies.flatten().filter_map(read).collect()
    }

    /// The next file dialog will be answered with this path.
    pub fn answer_dialog(&self, path: &Path) {
        self.queue_answer(path.to_str().expect("a path in UTF-8"));
    }

    /// The next file dialog will be dismissed.
    pub fn dismiss_dialog(&self) {
        self.queue_answer("");
    }

    fn queue_answer(&self, answer: &str) {
        let number = self.answers.get() + 1;
        self.answers.set(number);
        std::fs::write(
            self.home.path().join("dialogs").join(number.to_string()),
            answer,
        )
        .expect("the answer can be queued");
    }

    /// Waits until this holds; `what` is what the failure says.
    #[track_caller]
    pub fn wait_until(&self, what: &str, mut holds: impl FnMut() -> bool) {
        self.wait_for(what, || holds().then_some(()));
    }

    /// Waits for a value.
    #[track_caller]
    pub fn wait_for<T>(&self, what: &str, get: impl FnMut() -> Option<T>) -> T {
        self.wait_up_to(PATIENCE, what, get)
    }

    /// Waits longer than usual, for what is known to take its time.
    #[track_caller]
    pub fn wait_up_to<T>(
        &self,
        patience: Duration,
        what: &str,
        mut get: impl FnMut() -> Option<T>,
    ) -> T {
        let since = Instant::now();
        loop {
            if let Some(value) = get() {
                return value;
            }
            assert!(
                since.elapsed() < patience,
                "waited in vain: {what}\n-- on screen --\n{}",
                self.text()
            );
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    /// Keeps a picture of the window as `artefacts/window/<journey>/<name>.png`; with `YORIAI_HANDBOOK`
    /// set (`cargo xtask journeys --handbook`) also as `docs/handbook/img/<name>.png`.
    pub fn picture(&self, name: &str) {
        // What was last done has to be painted; two frames later it is.
        let painted = "const done = arguments[0]; requestAnimationFrame(() => requestAnimationFrame(() => done()))";
        self.run(async |client| client.execute_async(painted, vec![]).await)
            .expect("the window paints");
        let png = self
            .run(async |client| client.screenshot().await)
            .expect("a picture");
        let file = format!("{name}.png");
        std::fs::write(self.artefacts.join(&file), &png).expect("the picture can be kept");
        if std::env::var_os("YORIAI_HANDBOOK").is_some() {
            let folder = place::root().join("docs/handbook/img");
            std::fs::create_dir_all(&folder).expect("the handbook's folder");
            std::fs::write(folder.join(&file), &png).expect("the picture can be kept");
        }
    }

    /// Resizes the window.
    pub fn resize(&self, width: u32, height: u32) {
        self.run(async |client| client.set_window_size(width, height).await)
            .expect("the window takes a size");
        self.wait_until("the page has the new size", || {
            self.script("return [innerWidth, innerHeight]", vec![])
                == serde_json::json!([width, height])
        });
    }

    /// Runs JavaScript in the page; `return` gives the value, `arguments` holds `args`.
    pub fn script(&self, script: &str, args: Vec<Value>) -> Value {
        self.try_script(script, args)
            .unwrap_or_else(|error| panic!("script failed: {error}\n{script}"))
    }

    pub(crate) fn try_script(
        &self,
        script: &str,
        args: Vec<Value>,
    ) -> Result<Value, fantoccini::error::CmdError> {
        self.run(async |client| client.execute(script, args).await)
    }

    /// Runs one exchange with the driver.
    pub(crate) fn run<T, F: Future<Output = T>>(&self, exchange: impl FnOnce(Client) -> F) -> T {
        let client = self.client.borrow().clone().expect("the window is open");
        self.runtime.block_on(exchange(client))
    }

    fn close(&self) {
        if let Some(client) = self.client.replace(None) {
            let closing =
                async { tokio::time::timeout(Duration::from_secs(20), client.close()).await };
            // A window that is gone already is closed.
            let _ = self.runtime.block_on(closing);
        }
    }
}

impl Drop for Journey {
    fn drop(&mut self) {
        if std::thread::panicking() && self.client.borrow().is_some() {
            if let Ok(png) = self.run(async |client| client.screenshot().await) {
                let _ = std::fs::write(self.artefacts.join("failed.png"), png);
            }
            eprintln!(
                "picture and log of the failure: {}",
                self.artefacts.display()
            );
        }
        self.close();
    }
}

/// Says which day it is when the program is next opened.
fn set_day(home: &Path, day: &str) {
    std::fs::write(home.join("today"), day).expect("the day can be set");
}

/// Puts a script in the place of the desktop's opener: it keeps a copy of what it is asked to open.
fn stand_in_for_programs(home: &Path) {
    let script = home.join("bin/xdg-open");
    let opened = home.join("opened");
    let text = format!("#!/bin/sh\ncp -- \"$1\" '{}/'\n", opened.display());
    std::fs::write(&script, text).expect("the stand-in can be written");
    let made = std::process::Command::new("chmod")
        .arg("+x")
        .arg(&script)
        .status();
    assert!(made.is_ok_and(|status| status.success()), "chmod");
}
