//! Requests and answers of commands that need no open office.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::kernel::Role;
use crate::kernel::file::FileToken;
use crate::kernel::id::UserId;

/// `office.status`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfficeStatusLoad {}

/// Where the desk stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
#[allow(
    clippy::large_enum_variant,
    reason = "lives for one answer; a box would stand in everybody's way"
)]
pub enum OfficeStatus {
    /// No office is open.
    Closed {},
    /// An office is chosen; a passphrase is wanted.
    Locked {
        folder: String,
        sign_ins: Vec<String>,
        is_sample: bool,
        /// The passphrase of the sample office, which protects nothing and is shown.
        sample_passphrase: Option<String>,
    },
    /// At work.
    Open {
        folder: String,
        organisation: String,
        user: SignedIn,
        is_sample: bool,
        /// Sixteen hex digits of the head of the record.
        head: String,
        /// When the last act was saved (UTC, RFC 3339).
        saved_at: Option<String>,
        /// When the last verified backup was made (UTC, RFC 3339).
        backup_at: Option<String>,
        /// What Ctrl+Z would undo and redo bring back, in this session.
        undo: Option<crate::store::UndoOffer>,
        redo: Option<crate::store::UndoOffer>,
        /// The office's file is damaged and was opened for reading only.
        read_only: bool,
        schema: u32,
        /// People whom a restored backup had brought back and who were erased again on opening.
        erased_again: u32,
        /// People whom it brought back and who could not be erased.
        erasure_failed: u32,
    },
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct SignedIn {
    pub id: UserId,
    pub name: String,
    pub sign_in: String,
    pub roles: Vec<Role>,
}

/// Which office: a folder the user chose, or one of the recent ones.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub enum OfficeRef {
    /// A folder chosen in a dialog.
    Chosen { folder: FileToken },
    /// The n-th of [`Preferences::recent`].
    Recent { index: u32 },
}

/// `office.choose`: turns to an office; the answer lists who signs in there.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfficeChoose {
    pub office: OfficeRef,
}

/// `office.unlock`: opens the chosen or locked office.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfficeUnlock {
    pub sign_in: String,
    pub passphrase: String,
    pub mode: OpenMode,
}

/// How an office is opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum OpenMode {
    /// For work.
    Normal,
    /// For looking only: nothing is written to the file. The first thing offered for a damaged one.
    ReadOnly,
}

/// `office.recover`: opens the chosen office by its recovery code and sets a new passphrase for an
/// administrator.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfficeRecover {
    pub recovery_code: String,
    pub sign_in: String,
    pub passphrase: String,
}

/// `office.recovery_code`: a fresh code for a new office, to write on paper.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecoveryCodeMake {}

/// A code of 160 bits in groups of four letters and digits.
#[derive(Clone, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct RecoveryCode {
    pub code: String,
}

/// `office.create`
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfficeCreate {
    pub folder: FileToken,
    pub organisation: String,
    pub user: String,
    /// The name to choose when signing in.
    pub sign_in: String,
    pub passphrase: String,
    /// The code from `office.recovery_code`, and the same typed again from the paper.
    pub recovery_code: String,
    pub recovery_code_again: String,
}

/// `office.sample`: makes the sample office (見本) anew where there is none, and opens it.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfficeSample {}

/// `office.lock` and `office.close`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfficeLeave {}

/// `office.restore`: a backup into an office's folder; what lies there now is set aside first.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct OfficeRestore {
    pub backup: FileToken,
    pub folder: FileToken,
    /// A sign-in of that backup, to verify it by.
    pub sign_in: String,
    pub passphrase: String,
}

/// `diagnosis.save`: what is known of the chosen office's file without opening it for work; names no
/// person. For whoever helps.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct DiagnosisSave {
    pub file: FileToken,
}

/// `picture.save`: a plot of the window as a picture.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PictureSave {
    pub file: FileToken,
    /// A PNG in Base64.
    pub png: String,
}

/// `draft.save`: an unfinished form, so that it survives a crash. Kept in the encrypted file, for its
/// user only, outside the record.
#[derive(Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct DraftSave {
    /// Which form.
    pub form: String,
    /// What was typed, as the form likes it.
    pub content: String,
}

/// `draft.load` and `draft.clear`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct DraftRef {
    pub form: String,
}

/// `preference.load`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreferenceLoad {}

/// How this desk likes to work. Kept beside the program, not in the office; holds nothing personal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields, default)]
#[allow(missing_docs, reason = "plain")]
pub struct Preferences {
    pub language: Language,
    pub theme: Theme,
    pub text_size: TextSize,
    pub calendar: Calendar,
    pub density: Density,
    pub navigation: Navigation,
    /// Minutes without input until the office locks itself; 0: never.
    pub lock_after_minutes: u32,
    /// Folders of offices opened lately, latest first. Set by the host; ignored when saved.
    pub recent: Vec<String>,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            language: Language::Ja,
            theme: Theme::System,
            text_size: TextSize::Normal,
            calendar: Calendar::Western,
            density: Density::Comfortable,
            navigation: Navigation::Wide,
            lock_after_minutes: 5,
            recent: Vec::new(),
        }
    }
}

/// The language of the screens. Papers stay Japanese.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum Language {
    Ja,
    En,
}

/// Light, dark, or as the system has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum Theme {
    System,
    Light,
    Dark,
}

/// The size of type; large is 125 %.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum TextSize {
    Normal,
    Large,
}

/// Which calendar dates are shown in; the other stands beside a date being typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum Calendar {
    Western,
    Era,
}

/// How close lines stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum Density {
    Comfortable,
    Compact,
}

/// Whether the navigation shows words beside its icons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum Navigation {
    Wide,
    Narrow,
}

/// `date.read`: what the one date field asks.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct DateRead {
    pub text: String,
    /// A day, or a month only.
    pub precision: DatePrecision,
}

/// How much of a date a field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "plain")]
pub enum DatePrecision {
    Day,
    Month,
}

/// A date that was read, in every form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct DateAnswer {
    /// `YYYY-MM-DD` or `YYYY-MM`.
    pub iso: String,
    /// 「令和9年4月1日」
    pub era: String,
    /// 「2027年4月1日」
    pub western: String,
}
