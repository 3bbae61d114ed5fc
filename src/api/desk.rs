//! The desk: which office is chosen, open or locked, and the commands that need none open.

use std::fs;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use base64::Engine as _;
use chrono::Datelike as _;
use serde_json::Value;

use super::context::{Act, Call, Host, back_up_if_changed};
use super::host::*;
use crate::domain::DOMAIN;
use crate::erasure::ledger::{self, CaughtUp};
use crate::kernel::date::{DateProblem, format_era, read_date_strictly, read_month};
use crate::kernel::id::UserId;
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{Actor, ApiError, Error, Result, Role, field};
use crate::store::keys::{KeyCost, KeyFile, new_recovery_code};
use crate::store::{Access, NewOffice, Office, SCHEMA_VERSION, Secret, backup, disk, journal};
use crate::{organisation, user};

/// The office's folder as the user knows it, and what is open in it.
enum State {
    Closed,
    Locked(PathBuf),
    Open(Arc<Session>),
}

/// An open office and who sits before it.
pub(super) struct Session {
    pub(super) office: Office,
    user: UserId,
    /// What a restored backup had brought back.
    erased_again: CaughtUp,
}

impl Session {
    /// Who acts, with the roles of this moment.
    pub(super) fn actor(&self) -> Result<Actor> {
        let user = self.office.read(|db| user::store::load(db, self.user))?;
        if user.disabled_on.is_some() {
            return Err(ApiError::NotAllowed { needs: Vec::new() }.into());
        }
        Ok(Actor {
            user: user.id,
            name: user.name,
            roles: user.roles,
        })
    }
}

/// Where a host keeps the one office it has open. Shared by all its threads.
pub struct Desk {
    host: Host,
    state: Mutex<State>,
}

impl Desk {
    /// A desk with nothing on it. Decrypted copies a crash may have left are removed.
    pub fn new(host: Host) -> Self {
        let _ = fs::remove_dir_all(&host.places.session_dir);
        Self {
            host,
            state: Mutex::new(State::Closed),
        }
    }

    /// Runs one command of the list.
    ///
    /// # Errors
    /// In the public form; a panic inside is reported as a fault and has changed nothing.
    pub fn call(&self, command: &str, request: Value, call: &Call<'_>) -> Result<Value, ApiError> {
        catch_unwind(AssertUnwindSafe(|| {
            super::dispatch(self, command, request, call)
        }))
        .unwrap_or(Err(Error::Panic))
        .map_err(ApiError::from)
    }

    /// Locks the office at once: the file is closed and the key wiped as soon as the act that may be
    /// running has ended.
    pub fn lock(&self) {
        let mut state = self.state();
        if let State::Open(session) = &*state {
            let folder = session.office.folder().to_owned();
            *state = State::Locked(folder);
        }
        drop(state);
        let _ = fs::remove_dir_all(&self.host.places.session_dir);
    }

    /// Seconds without input after which the host should lock; `None`: never, or nothing is open.
    pub fn idle_seconds_allowed(&self) -> Option<u64> {
        if !matches!(&*self.state(), State::Open(_)) {
            return None;
        }
        let minutes = self.preferences().lock_after_minutes;
        (minutes > 0).then(|| u64::from(minutes) * 60)
    }

    /// What a host calls every ten minutes or so: a verified backup if anything changed since the last.
    ///
    /// # Errors
    /// When the backup cannot be made; the office goes on working.
    pub fn tend(&self) -> Result<(), ApiError> {
        match self.session() {
            Ok(session) if session.office.access() == Access::ReadWrite => {
                back_up_if_changed(&session.office, &self.host).map_err(ApiError::from)
            }
            _ => Ok(()),
        }
    }

    /// A digest of everything the record covers: equal digests, equal content.
    ///
    /// # Errors
    /// `office.closed`, `office.locked`.
    pub fn digest(&self) -> Result<String, ApiError> {
        self.session()?.office.digest().map_err(ApiError::from)
    }

    /// See [`Office::observe_reads`].
    ///
    /// # Errors
    /// `office.closed`, `office.locked`.
    #[doc(hidden)]
    pub fn observe_reads(
        &self,
    ) -> Result<Arc<Mutex<std::collections::BTreeSet<String>>>, ApiError> {
        self.session()?
            .office
            .observe_reads()
            .map_err(ApiError::from)
    }

    pub(super) const fn host(&self) -> &Host {
        &self.host
    }

    /// The open office.
    pub(super) fn session(&self) -> Result<Arc<Session>> {
        match &*self.state() {
            State::Open(session) => Ok(Arc::clone(session)),
            State::Locked(_) => Err(ApiError::OfficeLocked {}.into()),
            State::Closed => Err(ApiError::OfficeClosed {}.into()),
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The folder that is chosen, locked or open.
    fn folder(&self) -> Result<PathBuf> {
        match &*self.state() {
            State::Open(session) => Ok(session.office.folder().to_owned()),
            State::Locked(folder) => Ok(folder.clone()),
            State::Closed => Err(ApiError::OfficeClosed {}.into()),
        }
    }

    fn key_cost(&self) -> KeyCost {
        self.host.key_cost.unwrap_or_else(KeyCost::calibrated)
    }

    /// Opens a folder for the owner of a secret.
    ///
    /// # Errors
    /// Those of [`Office::open`].
    pub fn open(
        &self,
        folder: &Path,
        sign_in: Option<&str>,
        passphrase: &str,
        mode: OpenMode,
    ) -> Result<(), ApiError> {
        let secret = Secret::Passphrase {
            sign_in,
            passphrase,
        };
        let access = match mode {
            OpenMode::Normal => Access::ReadWrite,
            OpenMode::ReadOnly => Access::ReadOnly,
        };
        // An office open here already holds its own lock: let go of it first.
        *self.state() = State::Closed;
        let opened = Office::open(folder, &secret, access, &self.host.clock, DOMAIN);
        let (office, slot) = match opened {
            Ok(opened) => opened,
            Err(error) => {
                *self.state() = State::Locked(folder.to_owned());
                return Err(error.into());
            }
        };
        let user = office
            .read(|db| user::store::find_by_slot(db, &slot.unwrap_or_default()))?
            .ok_or(ApiError::PassphraseWrong {})?;
        self.seat(office, user.id, &[])?;
        Ok(())
    }

    /// `ledgers` are folders besides the usual ones in which it may be written down who was erased.
    fn seat(&self, office: Office, user: UserId, ledgers: &[PathBuf]) -> Result<()> {
        if !office.is_sample() {
            self.remember(office.folder())?;
        }
        let mut session = Session {
            office,
            user,
            erased_again: CaughtUp::default(),
        };
        if session.office.access() == Access::ReadWrite {
            // Nobody is kept out of their office by this: what could not be read now is met with again on
            // the screens, and the next opening tries anew.
            session.erased_again = ledger::catch_up(
                &session.office,
                &session.actor()?,
                &self.host.clock,
                self.host.places.backup_dir.as_deref(),
                ledgers,
            )
            .unwrap_or_default();
        }
        *self.state() = State::Open(Arc::new(session));
        Ok(())
    }

    fn preferences_path(&self) -> PathBuf {
        self.host.places.config_dir.join("preferences.json")
    }

    /// The preferences; the usual ones where there are none or they cannot be read.
    fn preferences(&self) -> Preferences {
        disk::read_limited(&self.preferences_path(), 64 * 1024)
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    fn write_preferences(&self, preferences: &Preferences) -> Result<()> {
        let folder = &self.host.places.config_dir;
        fs::create_dir_all(folder).map_err(disk::at(folder))?;
        disk::write_atomic(
            &self.preferences_path(),
            &serde_json::to_vec_pretty(preferences)?,
        )
    }

    fn remember(&self, folder: &Path) -> Result<()> {
        const KEPT: usize = 8;
        let shown = folder.to_string_lossy().into_owned();
        let mut preferences = self.preferences();
        preferences.recent.retain(|known| *known != shown);
        preferences.recent.insert(0, shown);
        preferences.recent.truncate(KEPT);
        self.write_preferences(&preferences)
    }
}

/// `office.status`
pub(super) fn status(desk: &Desk, _: OfficeStatusLoad, _: &Call<'_>) -> Result<OfficeStatus> {
    let state = desk.state();
    match &*state {
        State::Closed => Ok(OfficeStatus::Closed {}),
        State::Locked(folder) => {
            let folder = folder.clone();
            drop(state);
            let keys = KeyFile::load(&folder)?;
            Ok(OfficeStatus::Locked {
                folder: folder.to_string_lossy().into_owned(),
                sign_ins: keys.sign_ins(),
                is_sample: keys.sample,
                sample_passphrase: keys.sample.then(|| SAMPLE_PASSPHRASE.to_owned()),
            })
        }
        State::Open(session) => {
            let session = Arc::clone(session);
            drop(state);
            open_status(desk, &session)
        }
    }
}

fn open_status(desk: &Desk, session: &Session) -> Result<OfficeStatus> {
    let office = &session.office;
    let (undo, redo) = office.offers()?;
    let backup_at = desk
        .host
        .places
        .backups(&office.office_id())
        .into_iter()
        .next()
        .map(|newest| newest.manifest.made_at);
    office.read(|db| {
        let user = user::store::load(db, session.user)?;
        Ok(OfficeStatus::Open {
            folder: office.folder().to_string_lossy().into_owned(),
            organisation: organisation::store::load(db)?.name,
            user: SignedIn {
                id: user.id,
                name: user.name,
                sign_in: user.sign_in,
                roles: user.roles,
            },
            is_sample: office.is_sample(),
            head: journal::head(db)?,
            saved_at: journal::last_at(db)?,
            backup_at,
            undo,
            redo,
            read_only: office.access() == Access::ReadOnly,
            schema: SCHEMA_VERSION,
            erased_again: session.erased_again.erased,
            erasure_failed: session.erased_again.failed,
        })
    })
}

/// `office.choose`
pub(super) fn choose(desk: &Desk, request: OfficeChoose, call: &Call<'_>) -> Result<OfficeStatus> {
    let folder = match request.office {
        OfficeRef::Chosen { folder } => desk.host.files.resolve(&folder)?,
        OfficeRef::Recent { index } => desk
            .preferences()
            .recent
            .get(index as usize)
            .map(PathBuf::from)
            .ok_or(ApiError::OfficeNotFound {})?,
    };
    KeyFile::load(&folder)?;
    *desk.state() = State::Locked(folder);
    status(desk, OfficeStatusLoad {}, call)
}

/// `office.unlock`
pub(super) fn unlock(desk: &Desk, request: OfficeUnlock, call: &Call<'_>) -> Result<OfficeStatus> {
    let folder = desk.folder()?;
    desk.open(
        &folder,
        Some(&request.sign_in),
        &request.passphrase,
        request.mode,
    )?;
    status(desk, OfficeStatusLoad {}, call)
}

/// `office.recover`
pub(super) fn recover(
    desk: &Desk,
    request: OfficeRecover,
    call: &Call<'_>,
) -> Result<OfficeStatus> {
    let folder = desk.folder()?;
    *desk.state() = State::Locked(folder.clone());
    let secret = Secret::Recovery(&request.recovery_code);
    let clock = &desk.host.clock;
    let (office, _) = Office::open(&folder, &secret, Access::ReadWrite, clock, DOMAIN)?;
    let user = office
        .read(|db| user::store::find_by_sign_in(db, &request.sign_in))?
        .filter(|user| user.roles.contains(&Role::Administrator))
        .ok_or(ApiError::NotAllowed {
            needs: vec![Role::Administrator],
        })?;
    let actor = Actor {
        user: user.id,
        name: user.name.clone(),
        roles: user.roles.clone(),
    };
    user::api::renew_slot(
        &office,
        &actor,
        clock,
        &user,
        &request.passphrase,
        desk.key_cost(),
    )?;
    desk.seat(office, user.id, &[])?;
    status(desk, OfficeStatusLoad {}, call)
}

/// `office.recovery_code`
pub(super) fn recovery_code(_: &Desk, _: RecoveryCodeMake, _: &Call<'_>) -> Result<RecoveryCode> {
    Ok(RecoveryCode {
        code: new_recovery_code()?,
    })
}

/// `office.create`
pub(super) fn create(desk: &Desk, request: OfficeCreate, call: &Call<'_>) -> Result<OfficeStatus> {
    let folder = desk.host.files.resolve(&request.folder)?;
    desk.create(&folder, request, Kind::Real)?;
    status(desk, OfficeStatusLoad {}, call)
}

/// Whether an office is for work or for trying things out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// For work.
    Real,
    /// 見本: invented people, a passphrase everybody knows.
    Sample,
}

impl Desk {
    /// Makes an office and sits down before it.
    ///
    /// # Errors
    /// `office.recovery_code_wrong` when the code was not copied rightly, and those of
    /// [`Office::create`].
    pub fn create(&self, folder: &Path, request: OfficeCreate, kind: Kind) -> Result<(), ApiError> {
        use crate::store::keys::is_same_recovery_code;
        if !is_same_recovery_code(&request.recovery_code, &request.recovery_code_again) {
            return Err(ApiError::RecoveryCodeWrong {});
        }
        let organisation = field::required("organisation", &request.organisation, field::LINE)?;
        let name = field::required("user", &request.user, field::LINE)?;
        let sign_in = field::required("sign_in", &request.sign_in, field::LINE)?;
        *self.state() = State::Closed;
        let new = NewOffice {
            sign_in: &sign_in,
            passphrase: &request.passphrase,
            recovery_code: &request.recovery_code,
            cost: self.key_cost(),
            sample: kind == Kind::Sample,
        };
        let (office, slot) = Office::create(folder, &new, &self.host.clock, DOMAIN)?;
        let founder = Actor {
            user: UserId(1),
            name: name.clone(),
            roles: Role::ALL.to_vec(),
        };
        let made = office.transact(Operation::OfficeCreate, &founder, &self.host.clock, |tx| {
            organisation::store::insert(tx, &organisation)?;
            let user = user::store::insert(tx, &name, &sign_in, &slot, &Role::ALL)?;
            Ok((
                user,
                Summary::new(Operation::OfficeCreate).subject(organisation),
            ))
        })?;
        self.seat(office, made.value, &[])?;
        Ok(())
    }
}

/// The passphrase of the sample office; shown on screen, protects nothing.
pub const SAMPLE_PASSPHRASE: &str = "みほん-yoriai";
/// Who signs in there.
const SAMPLE_SIGN_IN: &str = "見本";

/// `office.sample`
pub(super) fn sample(desk: &Desk, _: OfficeSample, call: &Call<'_>) -> Result<OfficeStatus> {
    let folder = desk.host.places.sample_dir.clone();
    if KeyFile::load(&folder).is_err() {
        if folder.exists() {
            // Never overwritten, even though it is only a sample: somebody may have worked on it.
            let aside = disk::free_name(&folder, "set-aside");
            fs::rename(&folder, &aside).map_err(disk::at(&folder))?;
        }
        let code = new_recovery_code()?;
        let request = OfficeCreate {
            folder: crate::kernel::file::FileToken(String::new()),
            organisation: crate::sample::ORGANISATION.to_owned(),
            user: crate::sample::USER.to_owned(),
            sign_in: SAMPLE_SIGN_IN.to_owned(),
            passphrase: SAMPLE_PASSPHRASE.to_owned(),
            recovery_code: code.clone(),
            recovery_code_again: code,
        };
        desk.create(&folder, request, Kind::Sample)?;
        desk.fill_sample(call)?;
    } else {
        desk.open(
            &folder,
            Some(SAMPLE_SIGN_IN),
            SAMPLE_PASSPHRASE,
            OpenMode::Normal,
        )?;
    }
    status(desk, OfficeStatusLoad {}, call)
}

impl Desk {
    /// Fills the office that is open with the sample cohort.
    ///
    /// # Errors
    /// When it is not empty, or cannot be written.
    pub fn fill_sample(&self, call: &Call<'_>) -> Result<(), ApiError> {
        let session = self.session()?;
        let actor = session.actor()?;
        crate::sample::fill(&session.office, &actor, &self.host, call).map_err(ApiError::from)
    }
}

/// `office.lock`
pub(super) fn lock(desk: &Desk, _: OfficeLeave, call: &Call<'_>) -> Result<OfficeStatus> {
    desk.lock();
    status(desk, OfficeStatusLoad {}, call)
}

/// `office.close`: with a backup of what changed, if one can be made.
pub(super) fn close(desk: &Desk, _: OfficeLeave, _: &Call<'_>) -> Result<OfficeStatus> {
    let backed_up = desk.tend();
    desk.lock();
    *desk.state() = State::Closed;
    backed_up?;
    Ok(OfficeStatus::Closed {})
}

/// `office.restore`
pub(super) fn restore(
    desk: &Desk,
    request: OfficeRestore,
    call: &Call<'_>,
) -> Result<OfficeStatus> {
    let backup = desk.host.files.resolve(&request.backup)?;
    let folder = desk.host.files.resolve(&request.folder)?;
    desk.restore(
        &backup,
        &folder,
        Some(&request.sign_in),
        &request.passphrase,
    )?;
    status(desk, OfficeStatusLoad {}, call)
}

impl Desk {
    /// Restores a backup and sits down before it; gives where the former office was set aside.
    ///
    /// # Errors
    /// Those of [`backup::restore`].
    pub fn restore(
        &self,
        backup: &Path,
        folder: &Path,
        sign_in: Option<&str>,
        passphrase: &str,
    ) -> Result<Option<PathBuf>, ApiError> {
        *self.state() = State::Closed;
        let secret = Secret::Passphrase {
            sign_in,
            passphrase,
        };
        let (office, slot, aside) =
            backup::restore(backup, folder, &secret, &self.host.clock, DOMAIN)?;
        let user = office
            .read(|db| user::store::find_by_slot(db, &slot.unwrap_or_default()))?
            .ok_or(ApiError::PassphraseWrong {})?;
        let ledgers: Vec<PathBuf> = (aside.iter().cloned())
            .chain(backup.parent().map(Path::to_owned))
            .collect();
        self.seat(office, user.id, &ledgers)?;
        Ok(aside)
    }
}

/// `preference.load`
pub(super) fn load_preferences(
    desk: &Desk,
    _: PreferenceLoad,
    _: &Call<'_>,
) -> Result<Preferences> {
    Ok(desk.preferences())
}

/// `preference.save`
pub(super) fn save_preferences(
    desk: &Desk,
    request: Preferences,
    _: &Call<'_>,
) -> Result<Preferences> {
    let preferences = Preferences {
        recent: desk.preferences().recent,
        lock_after_minutes: request.lock_after_minutes.min(24 * 60),
        ..request
    };
    desk.write_preferences(&preferences)?;
    Ok(preferences)
}

/// `date.read`
pub(super) fn read_date(desk: &Desk, request: DateRead, _: &Call<'_>) -> Result<DateAnswer> {
    match request.precision {
        DatePrecision::Day => {
            let date = read_date_strictly(&request.text, Some(desk.host.clock.today())).map_err(
                |problem| {
                    let field = "text".to_owned();
                    match problem {
                        DateProblem::Empty | DateProblem::Unreadable => {
                            ApiError::DateInvalid { field }
                        }
                        // Read well enough to say that there is no such day.
                        DateProblem::NoSuchDay | DateProblem::OutsideEra => {
                            ApiError::DateImpossible { field }
                        }
                    }
                },
            )?;
            Ok(DateAnswer {
                iso: date.to_string(),
                era: format_era(date),
                western: format!("{}年{}月{}日", date.year(), date.month(), date.day()),
            })
        }
        DatePrecision::Month => {
            let read = read_month(&request.text)
                .ok()
                .filter(|read| !read.era_ran_on)
                .ok_or(ApiError::MonthInvalid {
                    field: "text".to_owned(),
                })?;
            let first = read.month.first_day();
            let era = format_era(first);
            let month_end = era.find('月').map_or(era.len(), |at| at + '月'.len_utf8());
            Ok(DateAnswer {
                iso: read.month.to_string(),
                era: era.get(..month_end).unwrap_or_default().to_owned(),
                western: format!("{}年{}月", first.year(), first.month()),
            })
        }
    }
}

/// `diagnosis.save`
pub(super) fn save_diagnosis(desk: &Desk, request: DiagnosisSave, _: &Call<'_>) -> Result<()> {
    let path = desk.host.files.resolve(&request.file)?;
    let folder = desk.folder()?;
    let report = match desk.session() {
        Ok(session) => session
            .office
            .verify(&[], &|_, _| std::ops::ControlFlow::Continue(()))
            .ok(),
        Err(_) => None,
    };
    let text = serde_json::json!({
        "version": env!("CARGO_PKG_VERSION"),
        "system": std::env::consts::OS,
        "made_at": desk.host.clock.stamp(),
        "schema": SCHEMA_VERSION,
        "keys_readable": KeyFile::load(&folder).is_ok(),
        "files": folder_listing(&folder),
        "verification": report,
    });
    disk::write_chosen(&path, &serde_json::to_vec_pretty(&text)?)
}

/// Names and sizes of what lies directly in the office's folder.
fn folder_listing(folder: &Path) -> Vec<(String, u64)> {
    let Ok(entries) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut listing: Vec<(String, u64)> = entries
        .flatten()
        .filter_map(|entry| {
            let bytes = entry.metadata().ok()?.len();
            Some((entry.file_name().to_string_lossy().into_owned(), bytes))
        })
        .collect();
    listing.sort();
    listing
}

/// Longest draft kept, in bytes.
const DRAFT_LIMIT: usize = 256 * 1024;

/// `draft.save`
pub(super) fn save_draft(act: &Act<'_>, request: DraftSave) -> Result<()> {
    if request.content.len() > DRAFT_LIMIT || request.form.len() > 200 {
        return Err(ApiError::FieldTooLong {
            field: "content".to_owned(),
            at_most: u32::try_from(DRAFT_LIMIT).unwrap_or(u32::MAX),
        }
        .into());
    }
    act.office
        .save_draft(act.actor.user, &request.form, &request.content, act.clock)
}

/// `draft.load`
pub(super) fn load_draft(act: &Act<'_>, request: DraftRef) -> Result<Option<String>> {
    act.office.load_draft(act.actor.user, &request.form)
}

/// `draft.clear`
pub(super) fn clear_draft(act: &Act<'_>, request: DraftRef) -> Result<()> {
    act.office.clear_draft(act.actor.user, &request.form)
}

/// `picture.save`
pub(super) fn save_picture(act: &Act<'_>, request: PictureSave) -> Result<()> {
    let path = act.file(&request.file)?;
    let bytes = base64::engine::general_purpose::STANDARD
        .decode(&request.png)
        .map_err(|_| ApiError::FileKindRefused {})?;
    if !infer::is_image(&bytes) {
        return Err(ApiError::FileKindMismatch {}.into());
    }
    disk::write_chosen(&path, &bytes)
}
