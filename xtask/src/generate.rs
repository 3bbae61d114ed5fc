//! `gen`: the TypeScript types of everything on the wire, from the core's one list of commands.

use std::path::PathBuf;
use std::process::Command;

use crate::place;
use crate::step::{Done, Failure, cargo, must, shown};

/// Writes the file.
///
/// # Errors
/// The core does not build, or the file cannot be written.
pub fn write() -> Done {
    build()?;
    let wanted = said_by_the_core()?;
    if is_fresh(&wanted) {
        println!("{} is fresh", shown(&file()));
    } else {
        std::fs::write(file(), wanted)?;
        println!("{} written", shown(&file()));
    }
    Ok(())
}

/// Compares the file.
///
/// # Errors
/// The file is not what the core would write.
pub fn check() -> Done {
    build()?;
    compare()
}

/// Compares the file with what the program built last says.
///
/// # Errors
/// As [`check`].
pub fn compare() -> Done {
    if is_fresh(&said_by_the_core()?) {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "{} is not what the core says: run `cargo xtask gen`",
            shown(&file())
        )))
    }
}

fn build() -> Done {
    must(
        "building yoriai-cli",
        &mut cargo(&["build", "-p", "yoriai", "--bin", "yoriai-cli"]),
    )
    .map(drop)
}

fn said_by_the_core() -> Done<String> {
    let cli = place::built("debug", "yoriai-cli");
    let output = Command::new(&cli).arg("types").output()?;
    if !output.status.success() {
        return Err(Failure::new(format!(
            "{} types: {}",
            cli.display(),
            String::from_utf8_lossy(&output.stderr)
        )));
    }
    String::from_utf8(output.stdout).map_err(|error| Failure::new(error.to_string()))
}

/// Line ends are git's business.
fn is_fresh(wanted: &str) -> bool {
    std::fs::read_to_string(file()).is_ok_and(|there| there.replace("\r\n", "\n") == wanted)
}

fn file() -> PathBuf {
    place::ui().join("src/ipc/generated.ts")
}
