//! Schema steps: numbered, applied all in one transaction, never edited once released.

use rusqlite::{Connection, OptionalExtension, TransactionBehavior, params};
use sha2::{Digest, Sha256};

use crate::kernel::{ApiError, Clock, Error, Result};

/// One step.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Migration {
    version: u32,
    name: &'static str,
    sql: &'static str,
}

macro_rules! migrations {
    ($($version:literal $name:literal),+ $(,)?) => {
        /// Every step, in order.
        pub(crate) const MIGRATIONS: &[Migration] = &[$(Migration {
            version: $version,
            name: $name,
            sql: include_str!(concat!("../../migrations/", $name, ".sql")),
        }),+];
    };
}
migrations! {
    1 "0001_office",
    2 "0002_offers_and_programme",
    3 "0003_members_and_equity",
}

/// The schema this version writes.
pub const SCHEMA_VERSION: u32 = MIGRATIONS[MIGRATIONS.len() - 1].version;

impl Migration {
    /// Hash of the step, the same whatever line ends a checkout gave it.
    fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.sql.replace("\r\n", "\n").as_bytes()).into()
    }

    /// Makes this step on a plain connection, for a replay of the journal.
    pub(super) fn make(&self, conn: &Connection) -> Result<()> {
        conn.execute_batch(self.sql)?;
        Ok(())
    }
}

/// The schema a file has: 0 for a new one.
pub(super) fn version_of(conn: &Connection) -> Result<u32> {
    Ok(conn.pragma_query_value(None, "user_version", |row| row.get(0))?)
}

/// Brings a file to [`SCHEMA_VERSION`]. `before` runs once if an existing file is about to change;
/// it makes the pinned backup, and its failure stops the migration.
///
/// # Errors
/// `office.newer` for a file of a newer version, `office.migration_altered` when a step that was
/// applied is not the step known here.
pub(super) fn migrate(
    conn: &mut Connection,
    clock: &Clock,
    before: impl FnOnce(&Connection) -> Result<()>,
) -> Result<()> {
    let present = version_of(conn)?;
    if present > SCHEMA_VERSION {
        return Err(ApiError::OfficeNewer {
            schema: present,
            known: SCHEMA_VERSION,
        }
        .into());
    }
    if present > 0 {
        check_applied(conn, present)?;
    }
    if present == SCHEMA_VERSION {
        return Ok(());
    }
    if present > 0 {
        before(conn)?;
    }
    let tx = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
    tx.execute_batch(
        "CREATE TABLE IF NOT EXISTS migration (
            version INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, sha256 BLOB NOT NULL, applied_at TEXT NOT NULL
        ) STRICT",
    )?;
    for step in MIGRATIONS.iter().filter(|step| step.version > present) {
        tx.execute_batch(step.sql)?;
        tx.execute(
            "INSERT INTO migration (version, name, sha256, applied_at) VALUES (?1, ?2, ?3, ?4)",
            params![step.version, step.name, step.hash(), clock.stamp()],
        )?;
    }
    tx.pragma_update(None, "user_version", SCHEMA_VERSION)?;
    tx.commit()?;
    Ok(())
}

/// The schema with nothing in it, for tests that compare something with it.
#[cfg(test)]
pub(crate) fn empty_schema() -> Result<Connection> {
    let conn = Connection::open_in_memory()?;
    for step in MIGRATIONS {
        step.make(&conn)?;
    }
    Ok(conn)
}

fn check_applied(conn: &Connection, present: u32) -> Result<()> {
    let mut statement = conn.prepare("SELECT version, sha256 FROM migration ORDER BY version")?;
    let applied: Vec<(u32, Vec<u8>)> = statement
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<_, _>>()?;
    if applied.len() != present as usize {
        return Err(Error::Damaged(
            "migrations recorded do not match the schema version",
        ));
    }
    for ((version, hash), step) in applied.iter().zip(MIGRATIONS) {
        if *version != step.version || hash[..] != step.hash() {
            return Err(ApiError::MigrationAltered { schema: *version }.into());
        }
    }
    Ok(())
}

/// Hash over the SQL of every captured table there is: a changeset may be applied only to the schema it
/// was taken from, because SQLite would apply it to another one in silence. A table that a later step
/// adds stands at the end of the list and is left out before it, so that a replay recognises the schema
/// an old entry was written under.
pub(super) fn schema_hash(conn: &Connection) -> Result<[u8; 32]> {
    let mut hasher = Sha256::new();
    let mut statement =
        conn.prepare("SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ?1")?;
    for table in super::Table::CAPTURED {
        let sql: Option<String> = statement
            .query_row([table.name()], |row| row.get(0))
            .optional()?;
        let Some(sql) = sql else { continue };
        hasher.update((sql.len() as u64).to_le_bytes());
        hasher.update(sql.replace("\r\n", "\n").as_bytes());
    }
    Ok(hasher.finalize().into())
}
