//! The gates of the house: `test` runs all of them, `check` the quick ones, `journeys` only the window.
//!
//! All cargo steps select the same packages with the same features, so that each crate is built once:
//! once to be checked by clippy, once to be run.

use std::process::Command;
use std::time::Instant;

use crate::generate;
use crate::setup;
use crate::step::{self, Done, Failure, cargo, npm, spoken};
use crate::tidy;

/// Everything, with the window's stand-ins for journeys: dialogs answered by the journey.
const ALL: [&str; 3] = ["--workspace", "--features", "yoriai-desktop/journey"];

/// Sets up and passes every gate.
///
/// # Errors
/// A gate failed; all were tried and the count printed.
pub fn test() -> Done {
    let mut tally = Tally::start();
    tally.setup(setup::for_testing)?;
    quick_gates(&mut tally);
    tally.gate("eslint", &mut npm(&["run", "lint"]));
    tally.tests("vitest", &mut npm(&["run", "test"]), vitest_count);
    // The program carries the built UI inside, so this comes before whatever compiles the shell.
    tally.gate("vite build", &mut npm(&["run", "build"]));
    tally.gate("clippy", &mut clippy(&ALL));
    tally.gate(
        "clippy, the program as it leaves the house",
        &mut clippy(&["--workspace"]),
    );
    tally.tests(
        "unit and integration tests",
        &mut nextest("not binary(journeys)"),
        nextest_count,
    );
    tally.own_gate("generated types are fresh", generate::compare);
    tally.gate(
        "cargo deny: bans, licences, sources",
        &mut deny(&["bans", "licenses", "sources"]),
    );
    tally.advisories();
    tally.tests(
        "journeys in the real window",
        &mut nextest("binary(journeys)"),
        nextest_count,
    );
    tally.end()
}

/// Sets up and passes the quick gates.
///
/// # Errors
/// As [`test`].
pub fn check() -> Done {
    let mut tally = Tally::start();
    tally.setup(setup::for_testing)?;
    quick_gates(&mut tally);
    tally.tests("vitest", &mut npm(&["run", "test"]), vitest_count);
    if !crate::place::ui().join("dist/index.html").exists() {
        tally.gate("vite build", &mut npm(&["run", "build"]));
    }
    tally.gate("clippy", &mut clippy(&ALL));
    tally.tests(
        "unit tests",
        &mut nextest("kind(lib) | kind(bin)"),
        nextest_count,
    );
    tally.end()
}

/// Sets up and goes the journeys through the window whose name contains the word given, or all.
///
/// # Errors
/// As [`test`].
pub fn journeys(words: &[&str]) -> Done {
    let mut filter = "binary(journeys)".to_owned();
    let mut for_handbook = false;
    for word in words {
        match *word {
            "--handbook" => for_handbook = true,
            name => filter = format!("{filter} & test({name})"),
        }
    }
    let mut tally = Tally::start();
    tally.setup(setup::for_testing)?;
    tally.gate("vite build", &mut npm(&["run", "build"]));
    let mut run = nextest(&filter);
    if for_handbook {
        run.env("YORIAI_HANDBOOK", "1");
    }
    tally.tests("journeys in the real window", &mut run, nextest_count);
    tally.end()
}

fn quick_gates(tally: &mut Tally) {
    tally.gate("format", &mut cargo(&["fmt", "--all", "--check"]));
    tally.own_gate("tidy", tidy::run);
    tally.gate("svelte-check", &mut npm(&["run", "check"]));
}

fn clippy(selection: &[&str]) -> Command {
    let mut command = cargo(&["clippy", "--all-targets"]);
    command.args(selection).args(["--", "-D", "warnings"]);
    command
}

fn nextest(filter: &str) -> Command {
    let mut command = cargo(&["nextest", "run", "--status-level", "fail", "--no-fail-fast"]);
    command
        .args(ALL)
        .args(["-E", filter])
        .env("RUST_BACKTRACE", "0");
    command
}

fn deny(what: &[&str]) -> Command {
    let mut command = cargo(&["deny", "--workspace", "--all-features", "check"]);
    command.args(what);
    command
}

/// How many tests passed and failed.
type Count = (u32, u32);

/// What has passed and failed so far: each gate once, or as many times as it ran tests.
struct Tally {
    since: Instant,
    passed: u32,
    failed: u32,
    failures: Vec<String>,
}

impl Tally {
    fn start() -> Self {
        Self {
            since: Instant::now(),
            passed: 0,
            failed: 0,
            failures: Vec::new(),
        }
    }

    /// Without the setup nothing else can be judged.
    fn setup(&mut self, set_up: fn() -> Done) -> Done {
        set_up().or_else(|failure| {
            println!("{failure}");
            self.count("setup", (0, 1));
            self.close()
        })
    }

    fn gate(&mut self, title: &str, command: &mut Command) {
        self.tests(title, command, |_| None);
    }

    /// Runs a gate whose output tells how many tests there were.
    fn tests(&mut self, title: &str, command: &mut Command, count: fn(&str) -> Option<Count>) {
        let (well, count) = match step::run(title, command) {
            Ok(ended) => (ended.well, count(&ended.output)),
            Err(failure) => {
                println!("✘ {title}: {failure}");
                (false, None)
            }
        };
        if let Some((passed, failed)) = count {
            println!("  {passed} passed, {failed} failed");
        }
        self.count(title, verdict(well, count));
    }

    /// Runs a gate of our own.
    fn own_gate(&mut self, title: &str, gate: fn() -> Done) {
        println!("▶ {title}");
        let since = Instant::now();
        let well = match gate() {
            Ok(()) => true,
            Err(failure) => {
                println!("{failure}");
                false
            }
        };
        println!(
            "{} {title} ({})",
            if well { "✔" } else { "✘" },
            spoken(since.elapsed())
        );
        self.count(title, verdict(well, None));
    }

    /// The advisory database may be out of reach; that is said, and is no failure.
    fn advisories(&mut self) {
        let title = "cargo deny: advisories";
        println!("▶ {title}");
        match deny(&["advisories"])
            .current_dir(crate::place::root())
            .output()
        {
            Ok(output) => {
                let said = String::from_utf8_lossy(&output.stderr);
                if said.contains("failed to fetch advisory database") {
                    println!("– {title}: skipped, the database cannot be reached from here");
                    return;
                }
                let well = output.status.success();
                println!(
                    "{}{} {title}",
                    if well { "" } else { said.as_ref() },
                    if well { "✔" } else { "✘" }
                );
                self.count(title, verdict(well, None));
            }
            Err(error) => {
                println!("✘ {title}: {error}");
                self.count(title, (0, 1));
            }
        }
    }

    fn count(&mut self, title: &str, (passed, failed): Count) {
        self.passed += passed;
        self.failed += failed;
        if failed > 0 {
            self.failures.push(title.to_owned());
        }
    }

    fn end(self) -> Done {
        self.close()
    }

    /// Prints the account; its last line is the count and nothing else.
    fn close(&self) -> Done {
        println!("\n{} in all", spoken(self.since.elapsed()));
        if !self.failures.is_empty() {
            println!("failed: {}", self.failures.join(", "));
        }
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 {
            Ok(())
        } else {
            Err(Failure::told())
        }
    }
}

/// A gate with tests counts its tests; one that failed without a failing test (it did not build) still
/// counts as a failure, and one that passed without telling a number as one success.
fn verdict(well: bool, count: Option<Count>) -> Count {
    match (well, count) {
        (true, Some((passed, failed))) if passed + failed > 0 => (passed, failed),
        (true, _) => (1, 0),
        (false, Some((passed, failed))) => (passed, failed.max(1)),
        (false, None) => (0, 1),
    }
}

/// `Summary [   4.174s] 12 tests run: 9 passed (1 slow), 2 failed, 1 timed out, 3 skipped`
fn nextest_count(output: &str) -> Option<Count> {
    let line = output
        .lines()
        .rev()
        .find(|line| line.trim_start().starts_with("Summary ["))?;
    let (_, counts) = line.split_once("run: ")?;
    Some((
        number_before(counts, "passed"),
        number_before(counts, "failed")
            + number_before(counts, "timed")
            + number_before(counts, "exec"),
    ))
}

/// `Tests  2 failed | 100 passed (102)`
fn vitest_count(output: &str) -> Option<Count> {
    let line = output
        .lines()
        .rev()
        .find(|line| line.trim_start().starts_with("Tests "))?;
    Some((number_before(line, "passed"), number_before(line, "failed")))
}

/// The number in front of a word; 0 where the word is not there.
fn number_before(text: &str, word: &str) -> u32 {
    let words: Vec<&str> = text
        .split_whitespace()
        .map(|w| w.trim_matches([',', '(', ')', '|']))
        .collect();
    words
        .windows(2)
        .filter(|pair| pair[1] == word)
        .find_map(|pair| pair[0].parse().ok())
        .unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_are_counted() {
        for (line, count) in [
            (
                "     Summary [   4.174s] 1 test run: 0 passed, 1 failed, 0 skipped",
                (0, 1),
            ),
            (
                "     Summary [  12.000s] 300 tests run: 300 passed (2 slow, 1 flaky), 4 skipped",
                (300, 0),
            ),
            (
                "     Summary [   9.9s] 12 tests run: 8 passed, 2 failed, 1 timed out, 1 exec failed, 0 skipped",
                (8, 4),
            ),
        ] {
            assert_eq!(
                nextest_count(&format!("noise 9 passed\n{line}\nerror: test run failed")),
                Some(count),
                "{line}"
            );
        }
        assert_eq!(nextest_count("error: could not compile"), None);
        assert_eq!(
            vitest_count(" Test Files  3 passed (3)\n      Tests  41 passed (41)\n"),
            Some((41, 0))
        );
        assert_eq!(
            vitest_count("      Tests  2 failed | 100 passed | 1 skipped (103)\n"),
            Some((100, 2))
        );
        assert_eq!(vitest_count("no test files"), None);
    }

    #[test]
    fn a_failed_gate_never_counts_as_passed() {
        assert_eq!(verdict(false, None), (0, 1));
        assert_eq!(
            verdict(false, Some((10, 0))),
            (10, 1),
            "failed after its tests"
        );
        assert_eq!(verdict(false, Some((10, 3))), (10, 3));
        assert_eq!(verdict(true, None), (1, 0));
        assert_eq!(verdict(true, Some((10, 0))), (10, 0));
    }
}
