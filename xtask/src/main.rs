//! `cargo xtask`: everything a person does with this repository, one word each.
//!
//! | module | job |
//! |---|---|
//! | [`step`] | runs one command, says what and how long, counts |
//! | [`setup`] | what the machine needs |
//! | [`run`] | builds and opens the window |
//! | [`gates`] | `test`, `check`, `journeys` |
//! | [`generate`] | the TypeScript types |
//! | [`tidy`] | directions over the source text |
//! | [`jobs`] | `seed`, `bench`, `package` |

mod gates;
mod generate;
mod jobs;
mod place;
mod run;
mod setup;
mod step;
mod tidy;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask <job>

  run                  set up, build and open the window (without a display: a picture of it)
  test                 set up, then every gate; ends with `N passed, N failed`
  check                the quick gates: format, tidy, clippy, unit tests, types of the UI
  journeys [NAME] [--handbook]
                       only the journeys through the real window; --handbook keeps their pictures
                       in docs/handbook/img
  gen [--check]        write (or compare) ui/src/ipc/generated.ts
  tidy                 who may name whom, over the source text
  seed                 make the sample office in artefacts/sample-office
  bench                speed beside raw SQLite
  package              a release build with licences in artefacts/package
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let done = match words.as_slice() {
        ["run"] => run::run(),
        ["test"] => gates::test(),
        ["check"] => gates::check(),
        ["journeys", rest @ ..] => gates::journeys(rest),
        ["gen"] => generate::write(),
        ["gen", "--check"] => generate::check(),
        ["tidy"] => tidy::run(),
        ["seed"] => jobs::seed(),
        ["bench", rest @ ..] => jobs::bench(rest),
        ["package"] => jobs::package(),
        ["help" | "--help" | "-h"] | [] => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(step::Failure::new(format!("no such job\n\n{HELP}"))),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            // A failure that was told already ends without another word, so that the count stays last.
            if !failure.is_told() {
                eprintln!("{failure}");
            }
            ExitCode::FAILURE
        }
    }
}
