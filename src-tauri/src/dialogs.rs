//! The system's file dialogs, opened from here and never by the window itself.

use std::path::PathBuf;

use serde::Deserialize;
use tauri::{State, WebviewWindow};
use yoriai::kernel::ApiError;

use crate::files::{Grants, Picked, plain_name};

/// What a file to open is for; decides which files the dialog shows.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpenKind {
    /// A table to import.
    Table,
    /// Anything to keep with a person.
    Attachment,
}

/// What a file to save holds.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SaveKind {
    /// Comma-separated values.
    Csv,
    /// An Excel workbook.
    Xlsx,
    /// A printed paper.
    Pdf,
    /// A picture of a plot.
    Png,
    /// A text to read, such as a diagnosis.
    Text,
}

/// What a folder is for.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FolderPurpose {
    /// An empty folder for a new office.
    NewOffice,
    /// The folder of an office.
    OpenOffice,
    /// Where backups go, or a backup to restore.
    Backup,
}

impl OpenKind {
    const fn extensions(self) -> &'static [&'static str] {
        match self {
            Self::Table => &["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"],
            Self::Attachment => &["*"],
        }
    }
}

impl SaveKind {
    const fn extension(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Pdf => "pdf",
            Self::Png => "png",
            Self::Text => "txt",
        }
    }
}

impl FolderPurpose {
    const fn may_create(self) -> bool {
        match self {
            Self::NewOffice | Self::Backup => true,
            Self::OpenOffice => false,
        }
    }
}

/// Lets the user choose a file to read; nothing when the dialog is dismissed. `title` is shown on the
/// dialog, in the language of the window.
///
/// # Errors
/// `file.not_granted` when the choice is no local path.
#[tauri::command]
pub async fn pick_open_file(
    window: WebviewWindow,
    grants: State<'_, Grants>,
    kind: OpenKind,
    title: String,
) -> Result<Option<Picked>, ApiError> {
    let chosen = ask(move || answer::open_file(&window, kind, &title)).await?;
    chosen.map(|path| grants.issue(path)).transpose()
}

/// Lets the user choose where to write; nothing when the dialog is dismissed.
///
/// # Errors
/// `file.not_granted` when the choice is no local path.
#[tauri::command]
pub async fn pick_save_file(
    window: WebviewWindow,
    grants: State<'_, Grants>,
    kind: SaveKind,
    suggested_name: String,
    title: String,
) -> Result<Option<Picked>, ApiError> {
    let name = plain_name(&suggested_name);
    let chosen = ask(move || answer::save_file(&window, kind, &name, &title)).await?;
    chosen
        .map(|path| grants.issue(with_extension(path, kind)))
        .transpose()
}

/// Lets the user choose a folder; nothing when the dialog is dismissed.
///
/// # Errors
/// `file.not_granted` when the choice is no local path.
#[tauri::command]
pub async fn pick_folder(
    window: WebviewWindow,
    grants: State<'_, Grants>,
    purpose: FolderPurpose,
    title: String,
) -> Result<Option<Picked>, ApiError> {
    let chosen = ask(move || answer::folder(&window, purpose, &title)).await?;
    chosen.map(|path| grants.issue(path)).transpose()
}

/// GTK's dialog does not add the extension that a user leaves away. Where a file of the longer name is
/// there already the name stays as typed: the user was not asked whether to replace that one.
fn with_extension(path: PathBuf, kind: SaveKind) -> PathBuf {
    let longer = path.with_extension(kind.extension());
    if path.extension().is_some() || longer.exists() {
        path
    } else {
        longer
    }
}

/// Runs a dialog that blocks until it is answered, off the threads that serve the window.
async fn ask(
    dialog: impl FnOnce() -> Result<Option<PathBuf>, ApiError> + Send + 'static,
) -> Result<Option<PathBuf>, ApiError> {
    tauri::async_runtime::spawn_blocking(dialog)
        .await
        .unwrap_or(Err(ApiError::FileNotGranted {}))
}

/// The user answers.
#[cfg(not(feature = "journey"))]
mod answer {
    use std::path::PathBuf;

    use tauri::WebviewWindow;
    use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};
    use yoriai::kernel::ApiError;

    use super::{FolderPurpose, OpenKind, SaveKind};

    pub fn open_file(
        window: &WebviewWindow,
        kind: OpenKind,
        title: &str,
    ) -> Result<Option<PathBuf>, ApiError> {
        local(
            dialog(window, title)
                .add_filter(title, kind.extensions())
                .blocking_pick_file(),
        )
    }

    pub fn save_file(
        window: &WebviewWindow,
        kind: SaveKind,
        name: &str,
        title: &str,
    ) -> Result<Option<PathBuf>, ApiError> {
        local(
            dialog(window, title)
                .set_file_name(name)
                .add_filter(kind.extension(), &[kind.extension()])
                .blocking_save_file(),
        )
    }

    pub fn folder(
        window: &WebviewWindow,
        purpose: FolderPurpose,
        title: &str,
    ) -> Result<Option<PathBuf>, ApiError> {
        local(
            dialog(window, title)
                .set_can_create_directories(purpose.may_create())
                .blocking_pick_folder(),
        )
    }

    fn dialog(window: &WebviewWindow, title: &str) -> FileDialogBuilder<tauri::Wry> {
        window.dialog().file().set_parent(window).set_title(title)
    }

    fn local(chosen: Option<FilePath>) -> Result<Option<PathBuf>, ApiError> {
        chosen
            .map(FilePath::into_path)
            .transpose()
            .map_err(|_| ApiError::FileNotGranted {})
    }
}

/// A journey answers: `YORIAI_JOURNEY_DIALOGS` names a folder of answers, `1`, `2`, …, each a text file
/// with one path (empty: dismissed). A native dialog cannot be driven by WebDriver. An answer that does
/// not fit the question (a file where a folder is asked for) is refused, as the dialog would.
#[cfg(feature = "journey")]
mod answer {
    use std::path::{Path, PathBuf};

    use tauri::WebviewWindow;
    use yoriai::kernel::ApiError;

    use super::{FolderPurpose, OpenKind, SaveKind};

    pub fn open_file(
        _: &WebviewWindow,
        kind: OpenKind,
        _: &str,
    ) -> Result<Option<PathBuf>, ApiError> {
        next(|path| {
            let extension = path
                .extension()
                .unwrap_or_default()
                .to_string_lossy()
                .to_lowercase();
            path.is_file()
                && kind
                    .extensions()
                    .iter()
                    .any(|known| *known == "*" || *known == extension)
        })
    }

    pub fn save_file(
        _: &WebviewWindow,
        _: SaveKind,
        name: &str,
        _: &str,
    ) -> Result<Option<PathBuf>, ApiError> {
        // An answer that is a folder means: there, under the name suggested.
        Ok(
            next(|path| path.is_dir() || path.parent().is_some_and(Path::is_dir))?
                .map(|path| if path.is_dir() { path.join(name) } else { path }),
        )
    }

    pub fn folder(
        _: &WebviewWindow,
        purpose: FolderPurpose,
        _: &str,
    ) -> Result<Option<PathBuf>, ApiError> {
        next(|path| {
            path.is_dir() || (purpose.may_create() && std::fs::create_dir_all(path).is_ok())
        })
    }

    /// Takes the answer with the lowest number.
    fn next(fits: impl Fn(&Path) -> bool) -> Result<Option<PathBuf>, ApiError> {
        let queue = PathBuf::from(
            std::env::var_os("YORIAI_JOURNEY_DIALOGS").ok_or(ApiError::FileNotGranted {})?,
        );
        let answers = std::fs::read_dir(&queue).map_err(|_| ApiError::FileNotGranted {})?;
        let first = answers
            .flatten()
            .filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok())
            .min();
        let file = queue.join(first.ok_or(ApiError::FileNotGranted {})?.to_string());
        let text = std::fs::read_to_string(&file).map_err(|_| ApiError::FileNotGranted {})?;
        std::fs::remove_file(&file).map_err(|_| ApiError::FileNotGranted {})?;
        match text.trim_end_matches(['\r', '\n']) {
            "" => Ok(None),
            path if fits(Path::new(path)) => Ok(Some(PathBuf::from(path))),
            _ => Err(ApiError::FileNotGranted {}),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_is_added_but_never_onto_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let typed = folder.path().join("名簿");
        assert_eq!(
            with_extension(typed.clone(), SaveKind::Csv),
            folder.path().join("名簿.csv")
        );
        assert_eq!(
            with_extension(folder.path().join("名簿.txt"), SaveKind::Csv),
            folder.path().join("名簿.txt")
        );
        std::fs::write(folder.path().join("名簿.csv"), "").unwrap();
        assert_eq!(with_extension(typed.clone(), SaveKind::Csv), typed);
    }
}
