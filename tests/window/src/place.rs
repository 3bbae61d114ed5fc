//! Where things are.

use std::path::{Path, PathBuf};

/// The top of the repository.
pub fn root() -> PathBuf {
    // Set by cargo and nextest for the test that runs: the shell's package, one level down.
    let shell = std::env::var_os("CARGO_MANIFEST_DIR").expect("a journey is run by cargo");
    let top = Path::new(&shell).parent();
    top.expect("src-tauri lies in the repository").to_owned()
}

/// The program under test, built with its feature `journey`. It lies where cargo puts it, beside the
/// folder of this test.
pub fn program() -> PathBuf {
    let test = std::env::current_exe().expect("a test knows its own path");
    let folder = test
        .ancestors()
        .nth(2)
        .expect("target/<profile>/deps/<test>");
    let program = folder.join(format!("yoriai-desktop{}", std::env::consts::EXE_SUFFIX));
    assert!(
        program.is_file(),
        "{} is not built: run `cargo xtask journeys`",
        program.display()
    );
    program
}

/// The folder of a journey's pictures and log, emptied.
pub fn artefacts(journey: &str) -> PathBuf {
    let folder = root().join("artefacts/window").join(journey);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("the folder for artefacts can be made");
    folder
}

/// The source of axe-core as installed for the UI.
pub fn axe() -> String {
    let file = root().join("ui/node_modules/axe-core/axe.min.js");
    std::fs::read_to_string(&file)
        .unwrap_or_else(|error| panic!("{}: {error}; run `npm ci` in ui/", file.display()))
}
