//! The small jobs.

use std::process::Command;

use crate::place;
use crate::setup;
use crate::step::{Done, Failure, cargo, must, npm, shown};

/// Makes the sample office (見本) anew.
///
/// # Errors
/// The core does not build or refuses.
pub fn seed() -> Done {
    must(
        "building yoriai-cli",
        &mut cargo(&["build", "-p", "yoriai", "--bin", "yoriai-cli"]),
    )?;
    let folder = place::artefacts().join("sample-office");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(place::artefacts())?;
    // Invented people behind a passphrase that lies beside them: for trying the command line out.
    let secret = place::artefacts().join("sample-office.passphrase");
    std::fs::write(&secret, "みほん-yoriai\n")?;
    let mut cli = Command::new(place::built("debug", "yoriai-cli"));
    let said = must(
        "making the sample office",
        cli.arg("new")
            .arg(&folder)
            .arg("--demo")
            .arg("--passphrase-file")
            .arg(&secret),
    )?;
    print!("{said}");
    println!("{}\n{}", shown(&folder), shown(&secret));
    Ok(())
}

/// Runs the benchmarks; their output is the result.
///
/// # Errors
/// They do not build or fail.
pub fn bench(words: &[&str]) -> Done {
    let status = cargo(&["bench", "-p", "yoriai", "--benches"])
        .args(words)
        .current_dir(place::root())
        .status()?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::told())
    }
}

/// Builds the release and puts it with its licences into one folder. No installer is made.
///
/// # Errors
/// A build or a copy failed.
pub fn package() -> Done {
    setup::for_building()?;
    must("building the UI", &mut npm(&["run", "build"]))?;
    must(
        "building the release",
        &mut cargo(&[
            "build",
            "--release",
            "-p",
            "yoriai-desktop",
            "-p",
            "yoriai",
            "--bins",
        ]),
    )?;
    let folder = place::artefacts().join("package");
    if folder.exists() {
        std::fs::remove_dir_all(&folder)?;
    }
    std::fs::create_dir_all(&folder)?;
    for program in ["yoriai-desktop", "yoriai-cli"] {
        let built = place::built("release", program);
        std::fs::copy(&built, folder.join(built.file_name().unwrap_or_default()))?;
    }
    for paper in ["LICENSE-MIT", "LICENSE-APACHE", "README.md", "CHANGELOG.md"] {
        std::fs::copy(place::root().join(paper), folder.join(paper))
            .map_err(|error| Failure::new(format!("{paper}: {error}")))?;
    }
    println!("{}", shown(&folder));
    Ok(())
}
