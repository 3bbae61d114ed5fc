//! SEAM: stands in for `yoriai::api` until the core has it.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use yoriai::kernel::{ApiError, Clock};

/// Stand-in.
#[derive(Clone, Debug, PartialEq, Eq, Hash, serde::Serialize, serde::Deserialize)]
pub struct FileToken(pub String);
/// Stand-in.
pub trait FileAccess: Send + Sync {
    /// Stand-in.
    fn resolve(&self, token: &FileToken) -> Result<PathBuf, ApiError>;
    /// Stand-in.
    fn open_with_system(&self, path: &Path) -> Result<(), ApiError>;
}
/// Stand-in.
#[derive(Debug)]
#[allow(missing_docs, dead_code)]
pub struct Places {
    pub config_dir: PathBuf,
    pub sample_dir: PathBuf,
    pub backup_dir: PathBuf,
    pub session_dir: PathBuf,
}
/// Stand-in.
#[allow(missing_docs, dead_code)]
pub struct Host {
    pub clock: Clock,
    pub files: Box<dyn FileAccess>,
    pub places: Places,
    pub key_cost: Option<()>,
}
/// Stand-in.
#[allow(missing_docs)]
pub struct Call<'a> {
    pub progress: &'a dyn Fn(u64, u64) -> ControlFlow<()>,
}
/// Stand-in.
pub struct Desk(Host);
#[allow(missing_docs, clippy::unused_self)]
impl Desk {
    pub fn new(host: Host) -> Self {
        Self(host)
    }
    pub fn call(
        &self,
        command: &str,
        request: serde_json::Value,
        call: &Call<'_>,
    ) -> Result<serde_json::Value, ApiError> {
        if command == "seam.resolve" {
            let token: FileToken =
                serde_json::from_value(request).map_err(|_| ApiError::FileNotGranted {})?;
            return self
                .0
                .files
                .resolve(&token)
                .map(|_| serde_json::Value::Bool(true));
        }
        if (call.progress)(0, 1).is_break() {
            return Err(ApiError::Cancelled {});
        }
        Err(ApiError::CommandUnknown {
            command: command.to_owned(),
        })
    }
    pub fn lock(&self) {}
    pub fn tend(&self) -> Result<(), ApiError> {
        Ok(())
    }
    pub fn idle_seconds_allowed(&self) -> Option<u64> {
        None
    }
}
