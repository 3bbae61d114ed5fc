//! A display of the journey's own.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// An X server without a screen. Always its own, also where there is a real display: nobody's mouse gets
/// in the way, and pictures always have the same size. It ends with the value.
pub struct Display {
    server: Child,
    name: String,
}

impl Display {
    /// Starts the server on a number that is free.
    pub fn start() -> Self {
        let mut server = Command::new("Xvfb")
            .args([
                "-displayfd",
                "1",
                "-screen",
                "0",
                "1920x1200x24",
                "-nolisten",
                "tcp",
                "-noreset",
            ])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb starts (Debian: apt-get install xvfb)");
        let mut number = String::new();
        let told = server.stdout.take().expect("piped");
        BufReader::new(told)
            .read_line(&mut number)
            .expect("Xvfb tells its number");
        assert!(!number.trim().is_empty(), "Xvfb ended at once");
        Self {
            server,
            name: format!(":{}", number.trim()),
        }
    }

    /// The value for `DISPLAY`.
    pub fn name(&self) -> &str {
        &self.name
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
