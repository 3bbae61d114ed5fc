//! An office in a temporary folder, and short ways to ask it things.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::{Value, json};
use yoriai::api::desk::Kind;
use yoriai::api::host::{OfficeCreate, OpenMode};
use yoriai::api::{Call, Desk, FileAccess, Host, Places};
use yoriai::kernel::file::FileToken;
use yoriai::kernel::{ApiError, Clock};
use yoriai::store::keys::{KeyCost, new_recovery_code};

pub const PASSPHRASE: &str = "みどりの丘の会議室";
pub const SIGN_IN: &str = "小川";

/// A desk with an office on it, in a folder that goes away with the test.
pub struct Bench {
    pub desk: Desk,
    pub root: tempfile::TempDir,
    pub recovery_code: String,
}

/// The fixed day of tests.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 22).unwrap()
}

/// Tokens are paths, as on the command line, but only below the temporary folders and the sample data:
/// tests send whatever comes to mind, and must not be able to write it anywhere else.
struct Paths;

impl FileAccess for Paths {
    fn resolve(&self, token: &FileToken) -> Result<PathBuf, ApiError> {
        let path = PathBuf::from(&token.0);
        let is_plain = path
            .components()
            .all(|part| !matches!(part, std::path::Component::ParentDir));
        let allowed = [
            std::env::temp_dir(),
            Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data"),
        ];
        if is_plain && allowed.iter().any(|folder| path.starts_with(folder)) {
            Ok(path)
        } else {
            Err(ApiError::FileNotGranted {})
        }
    }

    fn open_with_system(&self, path: &Path) -> Result<(), ApiError> {
        if path.exists() {
            Ok(())
        } else {
            Err(ApiError::FileUnreadable {})
        }
    }
}

/// A desk whose places lie below `root`.
pub fn desk_in(root: &Path, clock: Clock) -> Desk {
    Desk::new(Host {
        clock,
        files: Box::new(Paths),
        places: Places {
            config_dir: root.join("config"),
            sample_dir: root.join("sample"),
            backup_dir: Some(root.join("backups")),
            session_dir: root.join("session"),
        },
        key_cost: Some(KeyCost::MINIMUM),
    })
}

impl Bench {
    /// A new office on the fixed day.
    pub fn new() -> Self {
        Self::at(Clock::Fixed(today()))
    }

    /// A new office under a clock.
    pub fn at(clock: Clock) -> Self {
        let root = tempfile::tempdir().unwrap();
        let desk = desk_in(root.path(), clock);
        let recovery_code = new_recovery_code().unwrap();
        desk.create(
            &root.path().join("office"),
            OfficeCreate {
                folder: FileToken(String::new()),
                organisation: "労働者協同組合みどりの丘".to_owned(),
                user: "小川 春".to_owned(),
                sign_in: SIGN_IN.to_owned(),
                passphrase: PASSPHRASE.to_owned(),
                recovery_code: recovery_code.clone(),
                recovery_code_again: recovery_code.clone(),
            },
            Kind::Real,
        )
        .unwrap();
        Self {
            desk,
            root,
            recovery_code,
        }
    }

    /// The office's folder.
    pub fn office(&self) -> PathBuf {
        self.root.path().join("office")
    }

    /// The same office under another clock.
    pub fn on(self, clock: Clock) -> Self {
        self.desk.lock();
        let desk = desk_in(self.root.path(), clock);
        desk.open(&self.office(), Some(SIGN_IN), PASSPHRASE, OpenMode::Normal)
            .unwrap();
        Self { desk, ..self }
    }

    /// Runs a command that must succeed.
    #[track_caller]
    pub fn ok(&self, command: &str, request: Value) -> Value {
        match self.desk.call(command, request, &Call::SILENT) {
            Ok(value) => value,
            Err(error) => panic!("{command} was refused: {error:?}"),
        }
    }

    /// Runs a mutation that must succeed; gives its value.
    #[track_caller]
    pub fn act(&self, command: &str, request: Value) -> Value {
        self.ok(command, request)["value"].clone()
    }

    /// Runs a command that must be refused; gives the code.
    #[track_caller]
    pub fn refused(&self, command: &str, request: Value) -> String {
        match self.desk.call(command, request, &Call::SILENT) {
            Ok(value) => panic!("{command} was not refused: {value}"),
            Err(error) => error.code(),
        }
    }

    /// Locks, and opens again as after a new start.
    pub fn reopen(&self) {
        self.desk.lock();
        self.desk
            .open(&self.office(), Some(SIGN_IN), PASSPHRASE, OpenMode::Normal)
            .unwrap();
    }

    /// The verification's report; it must be sound.
    #[track_caller]
    pub fn verify(&self) -> Value {
        let report = self.ok("history.verify", json!({}));
        assert_eq!(report["sound"], json!(true), "{report:#}");
        report
    }

    /// A recruitment with the usual stages.
    pub fn recruitment(&self) -> i64 {
        self.act(
            "recruitment.add",
            json!({ "name": "2027年3月卒", "entry_year": 2027, "target": 10, "stages_from": null }),
        )
        .as_i64()
        .unwrap()
    }

    /// An applicant of this name; gives person and application.
    pub fn applicant(&self, recruitment: i64, name: &str, reading: &str) -> (i64, i64) {
        let added = self.act(
            "application.add",
            json!({
                "recruitment": recruitment,
                "who": { "kind": "new", "person": {
                    "name": name, "reading": reading, "birth_on": null, "school": null, "faculty": null, "graduation_month": null,
                    "graduate_kind": null, "email": null, "phone": null, "postal_code": null, "address": null } },
                "applied_on": "2026-11-01",
                "source": null,
            }),
        );
        (
            added["person"].as_i64().unwrap(),
            added["application"].as_i64().unwrap(),
        )
    }

    /// The id of the stage of this name.
    #[track_caller]
    pub fn stage(&self, recruitment: i64, name: &str) -> i64 {
        let page = self.ok("recruitment.page", json!({ "recruitment": recruitment }));
        let stages = page["stages"].as_array().unwrap();
        stages
            .iter()
            .find(|stage| stage["name"] == name)
            .unwrap_or_else(|| panic!("no stage {name}"))["id"]
            .as_i64()
            .unwrap()
    }
}
