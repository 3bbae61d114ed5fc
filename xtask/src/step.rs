//! One step: a command that says what it is doing, how long it took, and what it printed if it failed.

use std::fmt;
use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use crate::place;

/// Why a job ended early.
#[derive(Debug)]
pub struct Failure(Option<String>);

impl Failure {
    /// To be printed.
    pub fn new(message: impl Into<String>) -> Self {
        Self(Some(message.into()))
    }

    /// Everything there is to say has been printed.
    pub const fn told() -> Self {
        Self(None)
    }

    /// Whether nothing is left to print.
    pub const fn is_told(&self) -> bool {
        self.0.is_none()
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0.as_deref().unwrap_or_default())
    }
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::new(error.to_string())
    }
}

/// The end of a job, or why not.
pub type Done<T = ()> = Result<T, Failure>;

/// What a step printed, and whether it went well.
pub struct Ended {
    /// Exit status zero.
    pub well: bool,
    /// Standard output and error, in order of arrival.
    pub output: String,
}

/// How long a step may be silent before it says that it is still at work.
const HEARTBEAT: Duration = Duration::from_secs(30);

/// Runs a command from the top of the repository: one line when it starts, one when it ends, a sign of
/// life in between, and its output only where it failed.
///
/// # Errors
/// The program cannot be started at all.
pub fn run(title: &str, command: &mut Command) -> Done<Ended> {
    println!("▶ {title}");
    let since = Instant::now();
    let program = command.get_program().to_string_lossy().into_owned();
    if command.get_current_dir().is_none() {
        command.current_dir(place::root());
    }
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(|error| Failure::new(format!("{program} cannot be started: {error}")))?;
    let (sender, lines) = channel();
    for pipe in [
        child.stdout.take().map(boxed),
        child.stderr.take().map(boxed),
    ]
    .into_iter()
    .flatten()
    {
        forward(pipe, sender.clone());
    }
    drop(sender);
    let output = collect(&lines, since);
    let well = child.wait()?.success();
    if !well {
        println!("{output}");
    }
    let mark = if well { "✔" } else { "✘" };
    println!("{mark} {title} ({})", spoken(since.elapsed()));
    Ok(Ended { well, output })
}

/// As [`run`], where failing ends the job.
///
/// # Errors
/// The command failed; its output has been printed.
pub fn must(title: &str, command: &mut Command) -> Done<String> {
    let ended = run(title, command)?;
    if ended.well {
        Ok(ended.output)
    } else {
        Err(Failure::new(format!("stopped: {title} failed")))
    }
}

/// What a quiet command prints; nothing where it fails or is not there.
pub fn ask(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program)
        .args(arguments)
        .current_dir(place::root())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// The cargo that runs us.
pub fn cargo(arguments: &[&str]) -> Command {
    let mut cargo = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    cargo.args(arguments).env("CARGO_TERM_COLOR", "never");
    cargo
}

/// npm in the UI's folder.
pub fn npm(arguments: &[&str]) -> Command {
    let mut npm = Command::new(if cfg!(windows) { "npm.cmd" } else { "npm" });
    npm.args(arguments)
        .current_dir(place::ui())
        .env("NO_COLOR", "1");
    npm
}

/// 「42 s」, 「3 min 05 s」.
pub fn spoken(time: Duration) -> String {
    let seconds = time.as_secs();
    if seconds < 60 {
        format!("{seconds}.{} s", time.subsec_millis() / 100)
    } else {
        format!("{} min {:02} s", seconds / 60, seconds % 60)
    }
}

/// A path for people: relative to the top of the repository where it lies below it.
pub fn shown(path: &Path) -> String {
    path.strip_prefix(place::root())
        .unwrap_or(path)
        .display()
        .to_string()
}

fn boxed(pipe: impl Read + Send + 'static) -> Box<dyn Read + Send> {
    Box::new(pipe)
}

fn forward(pipe: Box<dyn Read + Send>, sender: Sender<String>) {
    std::thread::spawn(move || {
        let mut reader = BufReader::new(pipe);
        let mut bytes = Vec::new();
        while reader
            .read_until(b'\n', &mut bytes)
            .is_ok_and(|count| count > 0)
        {
            let line = String::from_utf8_lossy(&bytes).trim_end().to_owned();
            bytes.clear();
            if sender.send(line).is_err() {
                return;
            }
        }
    });
}

/// Gathers the lines but for cargo's list of crates, of which only the last is told now and then.
fn collect(lines: &Receiver<String>, since: Instant) -> String {
    let mut output = String::new();
    let (mut last, mut told) = (String::new(), Instant::now());
    loop {
        match lines.recv_timeout(HEARTBEAT.saturating_sub(told.elapsed())) {
            Ok(line) => {
                if !is_progress(&line) {
                    output.push_str(&line);
                    output.push('\n');
                }
                if !line.trim().is_empty() {
                    last = line;
                }
            }
            Err(RecvTimeoutError::Timeout) => {
                println!("  … {}: {}", spoken(since.elapsed()), last.trim());
                told = Instant::now();
            }
            Err(RecvTimeoutError::Disconnected) => return output,
        }
    }
}

fn is_progress(line: &str) -> bool {
    let first = line.split_whitespace().next().unwrap_or_default();
    line.starts_with("  ")
        && matches!(
            first,
            "Compiling"
                | "Checking"
                | "Downloading"
                | "Downloaded"
                | "Fresh"
                | "Updating"
                | "Locking"
                | "Adding"
        )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_spoken() {
        assert_eq!(spoken(Duration::from_millis(4_260)), "4.2 s");
        assert_eq!(spoken(Duration::from_secs(185)), "3 min 05 s");
    }

    #[test]
    fn a_step_reports_its_end_and_its_output() {
        let ended = run("cargo --version", &mut cargo(&["--version"])).unwrap();
        assert!(ended.well && ended.output.starts_with("cargo 1."));
        let ended = run("a word cargo does not know", &mut cargo(&["no-such-word"])).unwrap();
        assert!(!ended.well && ended.output.contains("no-such-word"));
        assert!(
            run(
                "no such program",
                &mut Command::new("no-such-program-anywhere")
            )
            .is_err()
        );
    }

    #[test]
    fn the_list_of_crates_is_left_out() {
        assert!(is_progress("   Compiling serde v1.0.0"));
        assert!(!is_progress("error: Compiling is not possible"));
        assert!(!is_progress("warning: unused"));
    }
}
