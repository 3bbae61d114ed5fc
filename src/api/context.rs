//! What a command is given besides its request.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use crate::kernel::file::FileToken;
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{Actor, ApiError, Clock, Result};
use crate::store::keys::KeyCost;
use crate::store::{Office, Outcome, Reader, Tx};

/// What a host (window, command line, test) brings along.
pub struct Host {
    /// Where "now" comes from.
    pub clock: Clock,
    /// Files the user chose.
    pub files: Box<dyn FileAccess>,
    /// Folders of this machine.
    pub places: Places,
    /// How much work key derivation does; `None`: measured on this machine.
    pub key_cost: Option<KeyCost>,
}

/// The host's hold on files.
pub trait FileAccess: Send + Sync {
    /// The path behind a token.
    ///
    /// # Errors
    /// `file.not_granted`.
    fn resolve(&self, token: &FileToken) -> Result<PathBuf, ApiError>;

    /// Opens a file with whatever program the system has for it.
    ///
    /// # Errors
    /// `file.unreadable`.
    fn open_with_system(&self, path: &Path) -> Result<(), ApiError>;
}

/// Folders of this machine that the host chose.
#[derive(Clone, Debug)]
pub struct Places {
    /// Where preferences are kept.
    pub config_dir: PathBuf,
    /// Where the sample office lies.
    pub sample_dir: PathBuf,
    /// Where backups go unless told otherwise. A host without such a place makes none by itself.
    pub backup_dir: Option<PathBuf>,
    /// Where decrypted copies lie while they are looked at; emptied on lock and on start.
    pub session_dir: PathBuf,
}

impl Places {
    /// The verified backups of an office in the usual place, latest first.
    pub fn backups(&self, office: &str) -> Vec<crate::store::backup::MadeBackup> {
        let place = self.backup_dir.as_deref();
        place.map_or_else(Vec::new, |place| crate::store::backup::list(place, office))
    }
}

/// One call: how it tells of its progress and hears that it should stop.
pub struct Call<'a> {
    /// Steps done and steps in all; the answer says whether to go on.
    pub progress: &'a dyn Fn(u64, u64) -> ControlFlow<()>,
}

impl Call<'_> {
    /// A call that tells nobody and is never stopped.
    pub const SILENT: Call<'static> = Call {
        progress: &|_, _| ControlFlow::Continue(()),
    };

    /// Tells how far the work has come.
    ///
    /// # Errors
    /// `command.cancelled` when the user asked to stop; the caller lets it through and nothing of the
    /// act remains.
    pub fn progress(&self, done: usize, total: usize) -> Result<()> {
        match (self.progress)(done as u64, total as u64) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(ApiError::Cancelled {}.into()),
        }
    }
}

/// What a query is given.
pub struct Query<'a> {
    /// The file, for reading.
    pub db: &'a Reader<'a>,
    /// The office's day.
    pub today: NaiveDate,
    /// Who asks.
    pub actor: &'a Actor,
    /// The host's folders.
    pub host: &'a Host,
    /// The name the office shares with its backups.
    pub office_id: &'a str,
}

/// What a mutation or a service is given.
pub struct Act<'a> {
    /// The open office.
    pub office: &'a Office,
    /// Where "now" comes from.
    pub clock: &'a Clock,
    /// Who acts.
    pub actor: &'a Actor,
    /// The host.
    pub host: &'a Host,
    /// The call.
    pub call: &'a Call<'a>,
}

impl Act<'_> {
    /// Opens the one door.
    ///
    /// # Errors
    /// Those of `work`; nothing is then changed.
    pub fn transact<T>(
        &self,
        operation: Operation,
        work: impl FnOnce(&Tx<'_>) -> Result<(T, Summary)>,
    ) -> Result<Outcome<T>> {
        self.office
            .transact(operation, self.actor, self.clock, work)
    }

    /// Does everything an act would do and takes it back.
    ///
    /// # Errors
    /// Those of `work`.
    pub fn rehearse<T>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T>) -> Result<T> {
        self.office.rehearse(self.actor, self.clock, work)
    }

    /// Reads.
    ///
    /// # Errors
    /// Those of `work`.
    pub fn read<T>(&self, work: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        self.office.read(work)
    }

    /// The office's day.
    pub fn today(&self) -> NaiveDate {
        self.clock.today()
    }

    /// The path of a file the user chose.
    ///
    /// # Errors
    /// `file.not_granted`.
    pub fn file(&self, token: &FileToken) -> Result<PathBuf> {
        Ok(self.host.files.resolve(token)?)
    }

    /// How much work key derivation does here.
    pub fn key_cost(&self) -> KeyCost {
        self.host.key_cost.unwrap_or_else(KeyCost::calibrated)
    }

    /// A verified backup in the usual place, unless the newest one already holds the present head.
    ///
    /// # Errors
    /// When it cannot be written or does not verify.
    pub fn back_up_if_changed(&self) -> Result<()> {
        back_up_if_changed(self.office, self.host)
    }
}

/// A verified backup in the usual place, unless the newest one already holds the present head. Of the
/// sample office, whose people are invented, none is made by itself.
pub(super) fn back_up_if_changed(office: &Office, host: &Host) -> Result<()> {
    let Some(place) = host
        .places
        .backup_dir
        .as_ref()
        .filter(|_| !office.is_sample())
    else {
        return Ok(());
    };
    let newest = host.places.backups(&office.office_id()).into_iter().next();
    let head = office.read(crate::store::journal::head)?;
    if newest.is_none_or(|backup| !backup.manifest.head.starts_with(&head)) {
        office.back_up(place, &host.clock)?;
    }
    Ok(())
}
