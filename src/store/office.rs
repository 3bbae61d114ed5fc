//! An open office, and the one door through which it changes.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::ops::{ControlFlow, Deref};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::NaiveDate;
use rusqlite::session::Session;
use rusqlite::{Connection, TransactionBehavior};

use super::changes::{self, ChangedRow};
use super::crypto::DataKey;
use super::disk;
use super::journal::{self, EntryKind, NewEntry};
use super::keys::{KeyCost, KeyFile};
use super::{Outcome, Table, UndoOffer, connection, migrate};
use crate::kernel::id::UserId;
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{Actor, ApiError, Clock, Result};

/// What the rooms above contribute to the store: derived data and rules across rows. The store calls
/// it; it never knows the nouns.
pub trait Domain: Send + Sync {
    /// Brings derived tables up to date with changed rows, in the same transaction.
    ///
    /// # Errors
    /// Whatever the database says; the act is then not saved.
    fn refresh(&self, db: &Reader<'_>, changed: &[ChangedRow], today: NaiveDate) -> Result<()>;

    /// Brings derived tables up to date with the calendar and with this version's folding, on opening.
    ///
    /// # Errors
    /// Whatever the database says; the office is then not opened.
    fn catch_up(&self, db: &Reader<'_>, today: NaiveDate) -> Result<()>;

    /// Refuses what would be left against a rule across rows, by an act or by taking one back out of its
    /// order.
    ///
    /// # Errors
    /// The refusal of that rule; nothing is then changed.
    fn check(&self, _db: &Reader<'_>, _changed: &[ChangedRow]) -> Result<()> {
        Ok(())
    }

    /// Purges what derived tables may still hold of data that was erased. After [`Domain::refresh`].
    ///
    /// # Errors
    /// Whatever the database says; nothing is then erased.
    fn forget(&self, _db: &Reader<'_>) -> Result<()> {
        Ok(())
    }

    /// Rules across rows that do not hold; each named without personal data.
    ///
    /// # Errors
    /// Whatever the database says.
    fn broken_invariants(&self, db: &Reader<'_>) -> Result<Vec<String>>;
}

/// A read-only view of the file. Only `store.rs` files look through it to SQL.
pub struct Reader<'c> {
    conn: &'c Connection,
}

impl<'c> Reader<'c> {
    pub(super) const fn new(conn: &'c Connection) -> Self {
        Self { conn }
    }
}

impl Deref for Reader<'_> {
    type Target = Connection;
    fn deref(&self) -> &Connection {
        self.conn
    }
}

/// An act in progress: reads like a [`Reader`], writes, and knows who acts and when.
pub struct Tx<'c> {
    reader: Reader<'c>,
    /// Who acts.
    pub user: UserId,
    /// The office's day.
    pub today: NaiveDate,
    stamp: String,
}

impl<'c> Tx<'c> {
    pub(super) fn new(conn: &'c Connection, user: UserId, clock: &Clock) -> Self {
        Self {
            reader: Reader::new(conn),
            user,
            today: clock.today(),
            stamp: clock.stamp(),
        }
    }

    /// The instant of this act (UTC, RFC 3339): one for everything it writes.
    pub fn stamp(&self) -> &str {
        &self.stamp
    }
}

impl<'c> Deref for Tx<'c> {
    type Target = Reader<'c>;
    fn deref(&self) -> &Reader<'c> {
        &self.reader
    }
}

/// Acts of this session that may be undone and brought back.
#[derive(Default)]
struct Steps {
    undo: Vec<i64>,
    redo: Vec<i64>,
}

/// An open office. Dropping it closes the file and wipes the key.
pub struct Office {
    // Declaration order is drop order: the writer closes after the reader, because the last to close
    // folds the log into the file and the reader must not; both close before the lock is given up.
    reader: Mutex<Connection>,
    writer: Mutex<Connection>,
    steps: Mutex<Steps>,
    folder: PathBuf,
    key: DataKey,
    key_file: Mutex<KeyFile>,
    schema_hash: [u8; 32],
    domain: &'static dyn Domain,
    access: Access,
    _lock: File,
}

/// Whether an office is open for work or for looking only.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Acts are taken.
    ReadWrite,
    /// Nothing is written; the way into a damaged file.
    ReadOnly,
}

/// How an office is unlocked.
pub enum Secret<'a> {
    /// A user's passphrase; without a name every user's slot is tried.
    Passphrase {
        /// The name chosen when signing in.
        sign_in: Option<&'a str>,
        /// The passphrase.
        passphrase: &'a str,
    },
    /// The paper recovery code.
    Recovery(&'a str),
}

/// What a new office starts with.
pub struct NewOffice<'a> {
    /// The first user's sign-in name.
    pub sign_in: &'a str,
    /// Their passphrase.
    pub passphrase: &'a str,
    /// The paper recovery code.
    pub recovery_code: &'a str,
    /// How much work key derivation does.
    pub cost: KeyCost,
    /// Whether it is the sample office.
    pub sample: bool,
}

impl Office {
    /// The file's name in the office's folder.
    pub const DATABASE: &'static str = "office.db";
    /// The lock file's name. `office.db` itself is never touched by ordinary file calls while it is
    /// open: on Unix, closing any handle to it would drop SQLite's own locks.
    const LOCK: &'static str = "office.lock";

    /// Makes a new office in an empty or new folder and opens it. Gives the first user's slot.
    ///
    /// # Errors
    /// `office.folder_not_empty`, `office.folder_unsafe`, `office.passphrase_short`, `office.in_use`.
    pub fn create(
        folder: &Path,
        new: &NewOffice<'_>,
        clock: &Clock,
        domain: &'static dyn Domain,
    ) -> Result<(Self, String)> {
        super::keys::check_passphrase(new.passphrase)?;
        fs::create_dir_all(folder).map_err(disk::at(folder))?;
        let folder = fs::canonicalize(folder).map_err(disk::at(folder))?;
        disk::check_live_folder(&folder)?;
        if fs::read_dir(&folder)
            .map_err(disk::at(&folder))?
            .next()
            .is_some()
        {
            return Err(ApiError::OfficeFolderNotEmpty {}.into());
        }
        let lock = take_lock(&folder)?;
        let key = DataKey::random()?;
        let mut key_file = KeyFile::new(new.sample)?;
        let slot = key_file.add_user(new.sign_in, new.passphrase, &key, new.cost)?;
        key_file.set_recovery(new.recovery_code, &key, new.cost)?;

        // The database first, the keys last: a folder without keys.json is no office, so a crash in
        // between leaves nothing that could be taken for one.
        let mut writer = connection::create(&folder.join(Self::DATABASE), &key)?;
        migrate::migrate(&mut writer, clock, |_| Ok(()))?;
        key_file.save(&folder)?;
        disk::sync_folder(&folder);
        bring_up_to_date(&mut writer, domain, clock)?;
        let office = Self::assemble(
            folder,
            key,
            key_file,
            writer,
            domain,
            lock,
            Access::ReadWrite,
        )?;
        Ok((office, slot))
    }

    /// Opens an office. Gives the slot that opened (absent for the recovery code).
    ///
    /// # Errors
    /// `office.not_found`, `office.in_use`, `office.keys_damaged`, `office.passphrase_wrong`,
    /// `office.damaged`, `office.foreign`, `office.newer`, `office.migration_altered`.
    pub fn open(
        folder: &Path,
        secret: &Secret<'_>,
        access: Access,
        clock: &Clock,
        domain: &'static dyn Domain,
    ) -> Result<(Self, Option<String>)> {
        let folder = fs::canonicalize(folder).map_err(|_| ApiError::OfficeNotFound {})?;
        disk::check_live_folder(&folder)?;
        let key_file = KeyFile::load(&folder)?;
        let lock = take_lock(&folder)?;
        let (slot, key) = match secret {
            Secret::Passphrase {
                sign_in,
                passphrase,
            } => {
                let (slot, key) = key_file.unlock(*sign_in, passphrase)?;
                (Some(slot), key)
            }
            Secret::Recovery(code) => (None, key_file.unlock_by_recovery(code)?),
        };
        let path = folder.join(Self::DATABASE);
        let writer = match access {
            Access::ReadWrite => {
                let mut writer = connection::open(&path, &key)?;
                migrate::migrate(&mut writer, clock, |conn| {
                    super::backup::before_migration(conn, &folder, &key, clock)
                })?;
                bring_up_to_date(&mut writer, domain, clock)?;
                writer
            }
            Access::ReadOnly => connection::open_for_looking(&path, &key)?,
        };
        let office = Self::assemble(folder, key, key_file, writer, domain, lock, access)?;
        if access == Access::ReadWrite {
            office.remove_files(&office.writer())?;
        }
        Ok((office, slot))
    }

    fn assemble(
        folder: PathBuf,
        key: DataKey,
        key_file: KeyFile,
        writer: Connection,
        domain: &'static dyn Domain,
        lock: File,
        access: Access,
    ) -> Result<Self> {
        let schema_hash = migrate::schema_hash(&writer)?;
        let reader = connection::open_for_looking(&folder.join(Self::DATABASE), &key)?;
        Ok(Self {
            writer: Mutex::new(writer),
            reader: Mutex::new(reader),
            steps: Mutex::default(),
            folder,
            key,
            key_file: Mutex::new(key_file),
            schema_hash,
            domain,
            access,
            _lock: lock,
        })
    }

    /// Whether acts are taken.
    pub const fn access(&self) -> Access {
        self.access
    }

    /// Refuses to write to an office opened for looking.
    pub(super) fn check_writable(&self) -> Result<()> {
        match self.access {
            Access::ReadWrite => Ok(()),
            Access::ReadOnly => Err(ApiError::ReadOnly {}.into()),
        }
    }

    /// The office's folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    pub(super) const fn key(&self) -> &DataKey {
        &self.key
    }

    pub(super) fn domain(&self) -> &'static dyn Domain {
        self.domain
    }

    pub(super) const fn schema_hash(&self) -> [u8; 32] {
        self.schema_hash
    }

    /// After a final act: whoever takes back the last one means that act, and nothing before it goes in its
    /// stead. What was done before is still taken back by its entry.
    pub(super) fn forget_steps(&self) {
        *lock(&self.steps) = Steps::default();
    }

    /// A name for the office that its backups share.
    pub fn office_id(&self) -> String {
        lock(&self.key_file).office.clone()
    }

    /// Whether this is the sample office.
    pub fn is_sample(&self) -> bool {
        lock(&self.key_file).sample
    }

    /// The writing connection, for the store's own work outside acts (backup, verification).
    pub(super) fn writer(&self) -> MutexGuard<'_, Connection> {
        lock(&self.writer)
    }

    /// Changes the key file and saves it. The old file stands until the new one is whole.
    fn change_keys<T>(
        &self,
        change: impl FnOnce(&mut KeyFile, &DataKey) -> Result<T>,
    ) -> Result<T> {
        self.check_writable()?;
        let mut present = lock(&self.key_file);
        let mut next = present.clone();
        let value = change(&mut next, &self.key)?;
        next.save(&self.folder)?;
        *present = next;
        Ok(value)
    }

    /// Wraps the key for a user; gives the slot to keep in their row.
    ///
    /// # Errors
    /// `office.passphrase_short`.
    pub fn add_slot(&self, sign_in: &str, passphrase: &str, cost: KeyCost) -> Result<String> {
        self.change_keys(|keys, key| keys.add_user(sign_in, passphrase, key, cost))
    }

    /// Puts a new passphrase on a slot.
    ///
    /// # Errors
    /// `office.passphrase_short`.
    pub fn change_passphrase(&self, slot: &str, passphrase: &str, cost: KeyCost) -> Result<()> {
        self.change_keys(|keys, key| keys.change_passphrase(slot, passphrase, key, cost))
    }

    /// Destroys a slot.
    ///
    /// # Errors
    /// When the key file cannot be written; the slot then still opens.
    pub fn remove_slot(&self, slot: &str) -> Result<()> {
        self.change_keys(|keys, _| {
            keys.remove(slot);
            Ok(())
        })
    }

    /// Whether a passphrase opens the slot of this sign-in.
    ///
    /// # Errors
    /// `office.passphrase_wrong`.
    pub fn check_slot(&self, sign_in: &str, passphrase: &str) -> Result<String> {
        let keys = lock(&self.key_file).clone();
        keys.unlock(Some(sign_in), passphrase).map(|(slot, _)| slot)
    }

    /// Reads. The view is one snapshot: nothing another act commits meanwhile shows.
    ///
    /// # Errors
    /// Those of `work`.
    pub fn read<T>(&self, work: impl FnOnce(&Reader<'_>) -> Result<T>) -> Result<T> {
        let conn = lock(&self.reader);
        let snapshot = conn.unchecked_transaction()?;
        work(&Reader::new(&snapshot))
    }

    /// The one door. Runs `work` in an immediate transaction, captures what it changed, writes one
    /// journal entry in the same transaction, commits durably, and says what changed.
    ///
    /// # Errors
    /// Those of `work`; nothing is then changed.
    pub fn transact<T>(
        &self,
        operation: Operation,
        actor: &Actor,
        clock: &Clock,
        work: impl FnOnce(&Tx<'_>) -> Result<(T, Summary)>,
    ) -> Result<Outcome<T>> {
        let written = self.write(EntryKind::Change, operation, None, actor.user, clock, work)?;
        if operation.is_final() {
            self.forget_steps();
        } else if let Some(offer) = &written.undo {
            let mut steps = lock(&self.steps);
            steps.undo.push(offer.seq);
            steps.redo.clear();
        }
        Ok(written)
    }

    /// Does everything an act would do and takes it back: what `work` answers is what would happen.
    ///
    /// # Errors
    /// Those of `work`.
    pub fn rehearse<T>(
        &self,
        actor: &Actor,
        clock: &Clock,
        work: impl FnOnce(&Tx<'_>) -> Result<T>,
    ) -> Result<T> {
        self.check_writable()?;
        let mut conn = self.writer();
        let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        // Dropped without commit: rolled back.
        work(&Tx::new(&transaction, actor.user, clock))
    }

    /// The inside of the door, for acts, undo and restore alike.
    pub(super) fn write<T>(
        &self,
        kind: EntryKind,
        operation: Operation,
        of: Option<i64>,
        user: UserId,
        clock: &Clock,
        work: impl FnOnce(&Tx<'_>) -> Result<(T, Summary)>,
    ) -> Result<Outcome<T>> {
        self.check_writable()?;
        let mut conn = self.writer();
        let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let tx = Tx::new(&transaction, user, clock);
        let mut changeset = Vec::new();
        let (value, summary) = {
            let mut session = Session::new(&transaction)?;
            for table in Table::CAPTURED {
                session.attach(Some(table.name()))?;
            }
            let done = work(&tx)?;
            session.changeset_strm(&mut changeset)?;
            done
        };
        let rows = changes::rows(&changeset)?;
        self.domain.check(&tx, &rows)?;
        self.domain.refresh(&tx, &rows, tx.today)?;
        let mut changed: Vec<Table> = rows
            .iter()
            .map(|row| row.table)
            .chain([Table::Journal])
            .collect();
        changed.sort_unstable();
        changed.dedup();
        let seq = journal::append(
            &transaction,
            NewEntry {
                kind,
                at_utc: tx.stamp(),
                actor: user,
                operation,
                of,
                schema_hash: self.schema_hash,
                n_ops: rows.len(),
                changeset,
                summary: &summary,
            },
        )?;
        drop(tx);
        transaction.commit()?;
        let undo =
            (!rows.is_empty() && !operation.is_final()).then_some(UndoOffer { seq, summary });
        Ok(Outcome {
            value,
            changed,
            undo,
        })
    }

    /// Takes back the last act of this session.
    ///
    /// # Errors
    /// `undo.nothing` and those of [`Office::undo`].
    pub fn undo_last(&self, actor: &Actor, clock: &Clock) -> Result<Outcome<i64>> {
        let last = lock(&self.steps).undo.last().copied();
        self.undo(last.ok_or(ApiError::UndoNothing {})?, actor, clock)
    }

    /// Brings back what was undone last in this session.
    ///
    /// # Errors
    /// `undo.nothing` and those of [`Office::undo`].
    pub fn redo_last(&self, actor: &Actor, clock: &Clock) -> Result<Outcome<i64>> {
        let last = lock(&self.steps).redo.last().copied();
        let undo = last.ok_or(ApiError::UndoNothing {})?;
        let outcome = self.take_back(undo, actor.user, clock)?;
        let mut steps = lock(&self.steps);
        steps.redo.retain(|seq| *seq != undo);
        steps
            .undo
            .extend(outcome.undo.as_ref().map(|offer| offer.seq));
        Ok(outcome)
    }

    /// Takes back entry `seq` of the journal; gives `seq`.
    ///
    /// # Errors
    /// `undo.final`, `undo.done_already`, `undo.other_schema`, `undo.conflict`, `journal.broken`.
    pub fn undo(&self, seq: i64, actor: &Actor, clock: &Clock) -> Result<Outcome<i64>> {
        let outcome = self.take_back(seq, actor.user, clock)?;
        let mut steps = lock(&self.steps);
        steps.undo.retain(|step| *step != seq);
        steps
            .redo
            .extend(outcome.undo.as_ref().map(|offer| offer.seq));
        Ok(outcome)
    }

    fn take_back(&self, seq: i64, user: UserId, clock: &Clock) -> Result<Outcome<i64>> {
        let plan = super::undo::plan(&self.writer(), seq, self.schema_hash)?;
        let operation = plan.summary.operation;
        let outcome = self.write(EntryKind::Undo, operation, Some(seq), user, clock, |tx| {
            super::undo::apply(tx, &plan)?;
            Ok((seq, plan.summary.clone()))
        })?;
        Ok(outcome)
    }

    /// What undo would take back and redo bring back in this session.
    ///
    /// # Errors
    /// When the journal cannot be read.
    pub fn offers(&self) -> Result<(Option<UndoOffer>, Option<UndoOffer>)> {
        let (undo, redo) = {
            let steps = lock(&self.steps);
            (steps.undo.last().copied(), steps.redo.last().copied())
        };
        self.read(|db| {
            let offer = |seq: Option<i64>| -> Result<Option<UndoOffer>> {
                let Some(seq) = seq else { return Ok(None) };
                let entry = journal::load(db, seq)?;
                match journal::payload(db, &entry)? {
                    Some(payload) => Ok(Some(UndoOffer {
                        seq,
                        summary: journal::summary_of(&payload)?,
                    })),
                    None => Ok(None),
                }
            };
            Ok((offer(undo)?, offer(redo)?))
        })
    }

    /// A digest of every captured table: equal digests, equal content.
    ///
    /// # Errors
    /// When a table cannot be read.
    pub fn digest(&self) -> Result<String> {
        self.read(|db| Ok(super::crypto::hex(&super::verify::digest(db)?)))
    }

    /// From now on notes which tables reads touch, by SQLite's own account, starting with none. For
    /// the test that compares what queries declare with what they read.
    ///
    /// # Errors
    /// When the hook cannot be set.
    #[doc(hidden)]
    pub fn observe_reads(&self) -> Result<Arc<Mutex<BTreeSet<String>>>> {
        use rusqlite::hooks::{AuthAction, AuthContext, Authorization};
        let seen = Arc::new(Mutex::new(BTreeSet::new()));
        let sink = Arc::clone(&seen);
        let mut conn = lock(&self.reader);
        // SQLite asks when a statement is prepared, not when it runs.
        conn.flush_prepared_statement_cache();
        conn.authorizer(Some(move |context: AuthContext<'_>| {
            if let AuthAction::Read { table_name, .. } = context.action {
                lock(&sink).insert(table_name.to_owned());
            }
            Authorization::Allow
        }))?;
        Ok(seen)
    }

    /// The latest entry after `after` that touched one of these rows.
    pub(super) fn find_in_later(
        conn: &Connection,
        after: i64,
        wanted: &[(Table, Vec<rusqlite::types::Value>)],
    ) -> Result<Option<i64>> {
        let mut statement = conn.prepare(
            "SELECT seq, changeset FROM journal_payload WHERE seq > ?1 ORDER BY seq DESC",
        )?;
        let mut rows = statement.query([after])?;
        while let Some(row) = rows.next()? {
            let seq: i64 = row.get(0)?;
            let changeset: Vec<u8> = row.get(1)?;
            let mut hit = false;
            changes::walk(&changeset, |change| {
                hit = wanted.iter().any(|(table, key)| {
                    *table == change.table && change.key().into_iter().eq(key.iter())
                });
                Ok(if hit {
                    ControlFlow::Break(())
                } else {
                    ControlFlow::Continue(())
                })
            })?;
            if hit {
                return Ok(Some(seq));
            }
        }
        Ok(None)
    }
}

fn bring_up_to_date(writer: &mut Connection, domain: &dyn Domain, clock: &Clock) -> Result<()> {
    let tx = writer.transaction_with_behavior(TransactionBehavior::Immediate)?;
    domain.catch_up(&Reader::new(&tx), clock.today())?;
    tx.commit()?;
    Ok(())
}

/// A guard whatever a panicking act left behind: its transaction was rolled back when it unwound.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

pub(super) fn take_lock(folder: &Path) -> Result<File> {
    let path = folder.join(Office::LOCK);
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(disk::at(&path))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(ApiError::OfficeInUse {}.into()),
        Err(TryLockError::Error(source)) => Err(disk::at(&path)(source)),
    }
}
