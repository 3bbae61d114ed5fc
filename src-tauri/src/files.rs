//! Which files the window may name: only those the user chose in a dialog of this program.
//!
//! The window never sees or sends a path. A dialog gives it an unguessable token; the core turns the token
//! back into the path through [`FileAccess`].

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

use serde::Serialize;
use yoriai::api::FileAccess;
use yoriai::kernel::ApiError;
use yoriai::kernel::file::FileToken;

/// A chosen file or folder as the window sees it.
#[derive(Clone, Debug, Serialize)]
pub struct Picked {
    /// Names the file in later requests.
    pub token: FileToken,
    /// The last part of the path, to show.
    pub name: String,
}

/// The paths granted since the program started.
#[derive(Clone, Default)]
pub struct Grants(Arc<Mutex<HashMap<FileToken, PathBuf>>>);

impl Grants {
    /// Grants a path chosen in a dialog.
    ///
    /// # Errors
    /// `file.not_granted` when the system gives no random numbers.
    pub fn issue(&self, path: PathBuf) -> Result<Picked, ApiError> {
        let mut random = [0_u8; 16];
        getrandom::fill(&mut random).map_err(|_| ApiError::FileNotGranted {})?;
        let token = FileToken(random.iter().map(|byte| format!("{byte:02x}")).collect());
        let name = path
            .file_name()
            .unwrap_or(path.as_os_str())
            .to_string_lossy()
            .into_owned();
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(token.clone(), path);
        Ok(Picked { token, name })
    }
}

impl FileAccess for Grants {
    fn resolve(&self, token: &FileToken) -> Result<PathBuf, ApiError> {
        self.0
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(token)
            .cloned()
            .ok_or(ApiError::FileNotGranted {})
    }

    fn open_with_system(&self, path: &Path) -> Result<(), ApiError> {
        open::that_detached(path).map_err(|_| ApiError::FileUnreadable {})
    }
}

/// A file name to suggest in a dialog: one path component that every system accepts and that reads as it
/// is, without the marks that turn writing direction (a name could hide its extension behind them).
pub fn plain_name(suggested: &str) -> String {
    let kept: String = suggested
        .chars()
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { '_' } else { c })
        .take(120)
        .collect();
    let kept = kept.trim_matches([' ', '.', '\u{3000}']);
    let stem = kept
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_uppercase();
    let is_device = matches!(stem.as_str(), "" | "CON" | "PRN" | "AUX" | "NUL")
        || (stem.len() == 4
            && (stem.starts_with("COM") || stem.starts_with("LPT"))
            && stem.ends_with(|c: char| c.is_ascii_digit()));
    if is_device {
        format!("_{kept}")
    } else {
        kept.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_issued_tokens_resolve() {
        let grants = Grants::default();
        let picked = grants
            .issue(PathBuf::from("/srv/office/応募者.csv"))
            .unwrap();
        assert_eq!(picked.name, "応募者.csv");
        assert_eq!(
            grants.resolve(&picked.token).unwrap(),
            PathBuf::from("/srv/office/応募者.csv")
        );
        for forged in [
            "",
            "/srv/office/応募者.csv",
            "00000000000000000000000000000000",
            "../../etc/passwd",
        ] {
            assert_eq!(
                grants.resolve(&FileToken(forged.to_owned())),
                Err(ApiError::FileNotGranted {}),
                "{forged}"
            );
        }
        let other = grants
            .issue(PathBuf::from("/srv/office/応募者.csv"))
            .unwrap();
        assert_ne!(
            picked.token, other.token,
            "a token is never guessable from another"
        );
        assert_eq!(
            Grants::default().resolve(&picked.token),
            Err(ApiError::FileNotGranted {}),
            "nor valid in another program"
        );
    }

    #[test]
    fn suggested_names_are_one_plain_component() {
        for (suggested, plain) in [
            ("名簿 2027.xlsx", "名簿 2027.xlsx"),
            ("../../etc/passwd", "_.._etc_passwd"),
            ("\\\\server\\share\\a.csv", "__server_share_a.csv"),
            ("a\u{202e}fdp.exe", "afdp.exe"),
            ("CON", "_CON"),
            ("con.csv", "_con.csv"),
            ("LPT1.txt", "_LPT1.txt"),
            ("COMB.csv", "COMB.csv"),
            (" . ", "_"),
            ("", "_"),
            ("a\nb\0c.csv", "a_b_c.csv"),
        ] {
            assert_eq!(plain_name(suggested), plain, "{suggested:?}");
        }
        assert_eq!(plain_name(&"長".repeat(500)).chars().count(), 120);
    }
}
