//! kill −9 at any moment: nothing acknowledged is lost, nothing is left unsound.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use yoriai::api::host::OpenMode;

use crate::support::{Bench, PASSPHRASE, SIGN_IN};

/// How often the writer is killed.
const KILLS: u32 = 200;

/// A small generator, so that a run can be repeated from its seed.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, below: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % below
    }
}

/// A command-line host at work on the office, fed from here.
struct Writer {
    child: Child,
    commands: ChildStdin,
    answers: BufReader<ChildStdout>,
}

impl Writer {
    fn start(bench: &Bench) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_yoriai-cli"))
            .args(["batch", "--passphrase-file", "-", "--today", "2026-11-22"])
            .arg(bench.office())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut commands = child.stdin.take().unwrap();
        writeln!(commands, "{PASSPHRASE}").unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap());
        Self {
            child,
            commands,
            answers,
        }
    }

    /// Sends a command without waiting; a writer already gone is no fault.
    fn send(&mut self, command: &str, request: &Value) -> bool {
        writeln!(
            self.commands,
            "{}",
            json!({ "cmd": command, "req": request })
        )
        .is_ok()
    }

    /// The next answer; `None` when the writer is gone.
    fn answer(&mut self) -> Option<Value> {
        let mut line = String::new();
        match self.answers.read_line(&mut line) {
            Ok(length) if length > 0 && line.ends_with('\n') => serde_json::from_str(&line).ok(),
            _ => None,
        }
    }
}

#[test]
fn nothing_acknowledged_is_lost_to_two_hundred_kills() {
    let seed = 0x5eed_0000_0000_0001_u64 ^ u64::from(std::process::id());
    println!("seed {seed:#x}");
    let mut dice = Dice(seed);
    let mut bench = Bench::new();
    let mut recruitment = bench.recruitment();
    let mut reopen_slowest = Duration::ZERO;
    let mut acknowledged = 0_u64;

    for kill in 0..KILLS {
        if kill % 40 == 0 && kill > 0 {
            // A fresh office now and then: the full verification below replays the whole record.
            bench = Bench::new();
            recruitment = bench.recruitment();
        }
        let stages =
            bench.ok("recruitment.page", json!({ "recruitment": recruitment }))["stages"].clone();
        let table = bench.root.path().join(format!("in-{kill}.csv"));
        let mut rows = String::from("氏名,フリガナ,メール,選考段階\n");
        for row in 0..120 {
            rows.push_str(&format!(
                "架空 {kill}-{row},カクウ,p{kill}-{row}@example.test,応募\n"
            ));
        }
        std::fs::write(&table, rows).unwrap();
        bench.desk.lock();

        let mut writer = Writer::start(&bench);
        // The first answer comes once the office is open: from then on time counts.
        writer.send("office.status", &json!({}));
        assert!(
            writer.answer().is_some(),
            "the writer did not open the office"
        );
        let import = json!({ "file": table, "into": { "kind": "recruitment", "recruitment": recruitment }, "choices": {}, "sha256": null,
            "decisions": [], "run": "real" });
        writer.send("import.applicants", &import);
        for step in 0..60 {
            let stage = &stages[usize::try_from(dice.roll(6)).unwrap()]["id"];
            let applications: Vec<u64> = (1..=1 + dice.roll(5)).collect();
            writer.send("application.move", &json!({ "applications": applications, "stage": stage, "reason": format!("その{step}") }));
        }
        let _ = writer.commands.flush();
        // Killed after so many answers, at any moment of what comes next: a loaded machine only makes the
        // moments longer.
        let mut last = 0;
        let mut hear = |answer: &Value| {
            let seq = answer["ok"]["undo"]["seq"].as_u64();
            acknowledged += u64::from(seq.is_some());
            last = last.max(seq.unwrap_or(0));
        };
        for _ in 0..dice.roll(12) {
            hear(
                &writer
                    .answer()
                    .expect("the writer goes on until it is killed"),
            );
        }
        std::thread::sleep(Duration::from_millis(dice.roll(40)));
        writer.child.kill().unwrap();
        writer.child.wait().unwrap();
        while let Some(answer) = writer.answer() {
            hear(&answer);
        }

        let start = Instant::now();
        bench
            .desk
            .open(&bench.office(), Some(SIGN_IN), PASSPHRASE, OpenMode::Normal)
            .unwrap();
        reopen_slowest = reopen_slowest.max(start.elapsed());
        let report = bench.verify();
        let entries = report["entries"].as_u64().unwrap();
        assert!(
            entries >= last,
            "kill {kill}: entry {last} was acknowledged, the record ends at {entries}"
        );
    }
    println!(
        "{KILLS} kills, {acknowledged} acknowledged acts, slowest reopening {reopen_slowest:?}"
    );
    assert!(
        acknowledged > u64::from(KILLS),
        "the kills came before anything was done: {acknowledged}"
    );
}
