//! What the machine needs. On Debian and its relatives the missing packages are installed; elsewhere
//! they are named.

use std::process::Command;
use std::time::SystemTime;

use crate::place;
use crate::step::{Done, Failure, ask, cargo, must, npm};

/// Debian packages; the first name of a row is installed where none of the row is there.
const PACKAGES: &[&[&str]] = &[
    &["build-essential"],
    &["pkg-config", "pkgconf"],
    // OpenSSL inside SQLCipher is configured by perl; SQLite's sessions are bound through libclang.
    &["perl"],
    &["libclang-dev", "libclang-14-dev"],
    // The window, and its driver for the journeys.
    &["libwebkit2gtk-4.1-dev"],
    &["webkit2gtk-driver"],
    // A display where there is none, pictures of it, and a font for systems that have no Japanese one.
    &["xvfb"],
    &["xauth"],
    &["imagemagick"],
    &["fonts-noto-cjk"],
];

/// Cargo tools: the word, the crate, the version that is installed where there is none, and features.
const TOOLS: &[(&str, &str, &str, &[&str])] = &[
    // Without its self-updater, which needs a whole network stack.
    (
        "nextest",
        "cargo-nextest",
        "0.9.143",
        &["--no-default-features", "--features", "default-no-update"],
    ),
    ("deny", "cargo-deny", "0.20.2", &[]),
];

/// Node, by its oldest major version that the UI's tools run on.
const NODE: u32 = 20;

/// Everything needed to build and open the window.
///
/// # Errors
/// Something is missing that cannot be installed from here; the message says what to do.
pub fn for_building() -> Done {
    system()?;
    node()?;
    node_modules()
}

/// Everything needed for the gates.
///
/// # Errors
/// As [`for_building`].
pub fn for_testing() -> Done {
    for_building()?;
    for (word, package, version, features) in TOOLS {
        if ask("cargo", &[word, "--version"]).is_none() {
            let mut install = cargo(&["install", "--locked", "--version", version, "--debug"]);
            // Unoptimised builds take a third of the time and are quick enough for what they do here.
            // Their own target folder: ours may be locked, and nothing in it would fit.
            install
                .args(*features)
                .arg(package)
                .env_remove("CARGO_TARGET_DIR");
            must(&format!("installing {package} {version}"), &mut install)?;
        }
    }
    Ok(())
}

fn system() -> Done {
    if cfg!(target_os = "linux") {
        return if ask("dpkg-query", &["--version"]).is_some() {
            debian()
        } else {
            other_linux()
        };
    }
    if cfg!(windows) {
        println!(
            "Windows needs: Visual Studio Build Tools (C++), Strawberry Perl, LLVM (libclang; LIBCLANG_PATH) and WebView2."
        );
    } else {
        println!("macOS needs: the Xcode command line tools (`xcode-select --install`).");
    }
    Ok(())
}

fn other_linux() -> Done {
    if ask("pkg-config", &["--modversion", "webkit2gtk-4.1"]).is_some() {
        return Ok(());
    }
    Err(Failure::new(format!(
        "this is not Debian. Install what your system calls these, then try again:\n  {}",
        PACKAGES
            .iter()
            .map(|row| row[0])
            .collect::<Vec<_>>()
            .join(" ")
    )))
}

fn debian() -> Done {
    let installed = ask(
        "dpkg-query",
        &["-W", "-f", "${db:Status-Abbrev}${Package}\n"],
    )
    .unwrap_or_default();
    let missing = missing_packages(&installed);
    if missing.is_empty() {
        return Ok(());
    }
    let mut install = vec!["apt-get", "install", "-y", "--no-install-recommends"];
    install.extend(&missing);
    let is_root = ask("id", &["-u"]).as_deref() == Some("0");
    if !is_root && ask("sudo", &["-n", "true"]).is_none() {
        return Err(Failure::new(format!(
            "packages of the system are missing. Install them, then try again:\n  sudo apt-get update && sudo {}",
            install.join(" ")
        )));
    }
    let apt = |words: &[&str]| {
        let mut command = Command::new(if is_root { words[0] } else { "sudo" });
        if is_root {
            command.args(&words[1..])
        } else {
            command
                .args(["-n", "--preserve-env=DEBIAN_FRONTEND"])
                .args(words)
        };
        command.env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    must("apt-get update", &mut apt(&["apt-get", "update"]))?;
    must(
        &format!("installing {}", missing.join(" ")),
        &mut apt(&install),
    )?;
    Ok(())
}

/// The first name of each row of which nothing is installed, from `dpkg-query`'s lines `ii name`.
fn missing_packages(installed: &str) -> Vec<&'static str> {
    let has = |package: &str| {
        installed.lines().any(|line| {
            line.strip_prefix("ii ")
                .is_some_and(|name| name.trim() == package)
        })
    };
    PACKAGES
        .iter()
        .filter(|row| !row.iter().any(|package| has(package)))
        .map(|row| row[0])
        .collect()
}

fn node() -> Done {
    let version = ask("node", &["--version"]);
    let major = version.as_deref().and_then(major_version);
    match (major, version) {
        (Some(major), _) if major >= NODE => Ok(()),
        (_, Some(version)) => Err(Failure::new(format!(
            "Node {version} is too old: version {NODE} or later is needed (https://nodejs.org)"
        ))),
        (_, None) => Err(Failure::new(format!(
            "Node is missing: version {NODE} or later is needed, with npm (https://nodejs.org)"
        ))),
    }
}

fn major_version(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

/// Installs the UI's packages where the lock file is newer than what npm last installed.
fn node_modules() -> Done {
    let changed = |path: &str| -> Option<SystemTime> {
        place::ui().join(path).metadata().ok()?.modified().ok()
    };
    let lock = changed("package-lock.json");
    if lock.is_some() && changed("node_modules/.package-lock.json") >= lock {
        return Ok(());
    }
    must("npm ci", &mut npm(&["ci", "--no-audit", "--no-fund"])).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_installed_packages_count() {
        let all: String = PACKAGES
            .iter()
            .map(|row| format!("ii {}\n", row[row.len() - 1]))
            .collect();
        assert!(
            missing_packages(&all).is_empty(),
            "an alternative name is enough"
        );
        assert_eq!(
            missing_packages(&all.replace("ii xvfb\n", "rc xvfb\n")),
            ["xvfb"],
            "removed, settings kept"
        );
        assert_eq!(
            missing_packages(&all.replace("ii xvfb\n", "ii xvfb-run\n")),
            ["xvfb"],
            "another package's prefix"
        );
        assert_eq!(missing_packages("").len(), PACKAGES.len());
    }

    #[test]
    fn node_versions_are_read() {
        assert_eq!(major_version("v20.19.1"), Some(20));
        assert_eq!(major_version("nonsense"), None);
    }
}
