//! Declares the commands of the shell, so that the capability file must name each one it allows.

fn main() {
    let manifest = tauri_build::AppManifest::new().commands(&[
        "rpc",
        "cancel",
        "touch",
        "pick_open_file",
        "pick_save_file",
        "pick_folder",
    ]);
    if let Err(error) =
        tauri_build::try_build(tauri_build::Attributes::new().app_manifest(manifest))
    {
        println!("cargo::error={error:#}");
    }
}
