//! Where things are.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The top of the repository: the one cargo runs us for, which with a shared target folder need not be the
/// one we were built in.
pub fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let ours = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        ours.parent().unwrap_or(&ours).to_owned()
    })
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
