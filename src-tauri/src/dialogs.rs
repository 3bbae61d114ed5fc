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

/// What a file to save holds; also its extension.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SaveKind {
    /// Comma-separated values.
    Csv,
    /// An Excel workbook.
    Xlsx,
    /// A printed paper.
    Pdf,
    /// A paper to go on editing.
    Docx,
    /// A picture of a plot.
    Png,
    /// A text to read, such as a diagnosis.
    Text,
    /// A calendar of events.
    Ics,
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
    /// Where drafts of mails go.
    Drafts,
}

/// What a dialog asks for.
enum Question {
    Open {
        extensions: &'static [&'static str],
    },
    Save {
        extension: &'static str,
        name: String,
    },
    Folder {
        may_create: bool,
    },
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
    let extensions: &[&str] = match kind {
        OpenKind::Table => &["csv", "tsv", "txt", "xlsx", "xlsm", "xls", "ods"],
        OpenKind::Attachment => &["*"],
    };
    pick(window, &grants, Question::Open { extensions }, title).await
}

/// Lets the user choose where to write; nothing when the dialog is dismissed.
///
/// # Errors
/// As [`pick_open_file`].
#[tauri::command]
pub async fn pick_save_file(
    window: WebviewWindow,
    grants: State<'_, Grants>,
    kind: SaveKind,
    suggested_name: String,
    title: String,
) -> Result<Option<Picked>, ApiError> {
    let extension = match kind {
        SaveKind::Csv => "csv",
        SaveKind::Xlsx => "xlsx",
        SaveKind::Pdf => "pdf",
        SaveKind::Docx => "docx",
        SaveKind::Png => "png",
        SaveKind::Text => "txt",
        SaveKind::Ics => "ics",
    };
    let name = plain_name(&suggested_name);
    pick(window, &grants, Question::Save { extension, name }, title).await
}

/// Lets the user choose a folder; nothing when the dialog is dismissed.
///
/// # Errors
/// As [`pick_open_file`].
#[tauri::command]
pub async fn pick_folder(
    window: WebviewWindow,
    grants: State<'_, Grants>,
    purpose: FolderPurpose,
    title: String,
) -> Result<Option<Picked>, ApiError> {
    let may_create = match purpose {
        FolderPurpose::NewOffice | FolderPurpose::Backup | FolderPurpose::Drafts => true,
        FolderPurpose::OpenOffice => false,
    };
    pick(window, &grants, Question::Folder { may_create }, title).await
}

/// Asks off the threads that serve the window, and grants what was chosen.
async fn pick(
    window: WebviewWindow,
    grants: &Grants,
    question: Question,
    title: String,
) -> Result<Option<Picked>, ApiError> {
    let asking = tauri::async_runtime::spawn_blocking(move || {
        let chosen = answer(&window, &question, &title)?;
        Ok(chosen.map(|path| match question {
            Question::Save { extension, .. } => with_extension(path, extension),
            Question::Open { .. } | Question::Folder { .. } => path,
        }))
    });
    let chosen = asking.await.unwrap_or(Err(ApiError::FileNotGranted {}))?;
    chosen.map(|path| grants.issue(path)).transpose()
}

/// GTK's dialog does not add the extension that a user leaves away. Where a file of the longer name is
/// there already the name stays as typed: the user was not asked whether to replace that one.
fn with_extension(path: PathBuf, extension: &str) -> PathBuf {
    let longer = path.with_extension(extension);
    if path.extension().is_some() || longer.exists() {
        path
    } else {
        longer
    }
}

/// The user answers.
#[cfg(not(feature = "journey"))]
fn answer(
    window: &WebviewWindow,
    question: &Question,
    title: &str,
) -> Result<Option<PathBuf>, ApiError> {
    use tauri_plugin_dialog::{DialogExt, FilePath};

    let dialog = window.dialog().file().set_parent(window).set_title(title);
    let chosen = match question {
        Question::Open { extensions } => dialog.add_filter(title, extensions).blocking_pick_file(),
        Question::Save { extension, name } => {
            let dialog = dialog.add_filter(*extension, &[extension]);
            dialog.set_file_name(name).blocking_save_file()
        }
        Question::Folder { may_create } => {
            let dialog = dialog.set_can_create_directories(*may_create);
            dialog.blocking_pick_folder()
        }
    };
    let path = chosen.map(FilePath::into_path).transpose();
    path.map_err(|_| ApiError::FileNotGranted {})
}

/// A journey answers: `YORIAI_JOURNEY_DIALOGS` names a folder of answers, `1`, `2`, …, each a text file
/// with one path (empty: dismissed). A native dialog cannot be driven by WebDriver. An answer that does
/// not fit the question (a file where a folder is asked for) is refused, as the dialog would.
#[cfg(feature = "journey")]
fn answer(_: &WebviewWindow, question: &Question, _: &str) -> Result<Option<PathBuf>, ApiError> {
    let Some(path) = next_answer().ok_or(ApiError::FileNotGranted {})? else {
        return Ok(None);
    };
    let fits = match question {
        Question::Open { extensions } => {
            let own = path.extension().unwrap_or_default().to_string_lossy();
            path.is_file()
                && extensions
                    .iter()
                    .any(|known| ["*", own.as_ref()].contains(known))
        }
        // A folder means: there, under the name suggested.
        Question::Save { name, .. } if path.is_dir() => return Ok(Some(path.join(name))),
        Question::Save { .. } => path.parent().is_some_and(std::path::Path::is_dir),
        Question::Folder { may_create } => {
            path.is_dir() || (*may_create && std::fs::create_dir_all(&path).is_ok())
        }
    };
    fits.then_some(Some(path))
        .ok_or(ApiError::FileNotGranted {})
}

/// Takes the answer with the lowest number; `None` where there is none to take.
#[cfg(feature = "journey")]
fn next_answer() -> Option<Option<PathBuf>> {
    let queue = PathBuf::from(std::env::var_os("YORIAI_JOURNEY_DIALOGS")?);
    let answers = std::fs::read_dir(&queue).ok()?.flatten();
    let numbers = answers.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let file = queue.join(numbers.min()?.to_string());
    let text = std::fs::read_to_string(&file).ok()?;
    std::fs::remove_file(&file).ok()?;
    Some((!text.is_empty()).then(|| PathBuf::from(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_extension_is_added_but_never_onto_another_file() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        assert_eq!(with_extension(at("名簿"), "csv"), at("名簿.csv"));
        assert_eq!(with_extension(at("名簿.txt"), "csv"), at("名簿.txt"));
        std::fs::write(at("名簿.csv"), "").unwrap();
        assert_eq!(with_extension(at("名簿"), "csv"), at("名簿"));
    }
}
