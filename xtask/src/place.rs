//! Where things are.

use std::path::{Path, PathBuf};

/// The top of the repository.
pub fn root() -> &'static Path {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here)
}

/// The UI's folder.
pub fn ui() -> PathBuf {
    root().join("ui")
}

/// What is made for people to look at; ignored by git.
pub fn artefacts() -> PathBuf {
    root().join("artefacts")
}

/// Where cargo puts a program of ours in this profile (`debug`, `release`).
pub fn built(profile: &str, program: &str) -> PathBuf {
    let target =
        std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from);
    target
        .join(profile)
        .join(format!("{program}{}", std::env::consts::EXE_SUFFIX))
}
