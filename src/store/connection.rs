//! Connections to the encrypted file, with every setting asserted after it was set.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::crypto::DataKey;
use crate::kernel::{ApiError, Error, Result};

/// "Yori": marks the file as ours.
const APPLICATION_ID: i32 = 0x596F_7269;

/// Makes the file anew.
pub(super) fn create(path: &Path, key: &DataKey) -> Result<Connection> {
    let conn = connect(
        path,
        key,
        OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
    )?;
    configure(&conn)?;
    conn.pragma_update(None, "application_id", APPLICATION_ID)?;
    Ok(conn)
}

/// Opens the file for writing.
///
/// # Errors
/// `office.foreign` for a file that is none of ours, `office.damaged` for one of ours that does not
/// read under its own key.
pub(super) fn open(path: &Path, key: &DataKey) -> Result<Connection> {
    let looks = check_magic(path)?;
    let conn = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    // The key is right (its slot said so): whatever fails from here on is damage, or was never ours.
    let id: i32 = conn
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .map_err(|_| match looks {
            Looks::Ours => ApiError::OfficeDamaged {},
            Looks::Foreign => ApiError::OfficeForeign {},
        })?;
    if id != APPLICATION_ID {
        return Err(ApiError::OfficeForeign {}.into());
    }
    configure(&conn)?;
    Ok(conn)
}

/// Opens a connection that cannot write: the reader beside the writer, and the way into a file that is
/// too damaged to work on. It does not even fold the log in when it closes.
pub(super) fn open_for_looking(path: &Path, key: &DataKey) -> Result<Connection> {
    let conn = connect(path, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
    configure(&conn)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
    conn.pragma_update(None, "query_only", true)?;
    Ok(conn)
}

fn connect(path: &Path, key: &DataKey, flags: OpenFlags) -> Result<Connection> {
    let conn = Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    conn.pragma_update(None, "key", key.for_sqlcipher().as_str())?;
    conn.set_prepared_statement_cache_capacity(256);
    Ok(conn)
}

fn configure(conn: &Connection) -> Result<()> {
    conn.busy_timeout(std::time::Duration::from_secs(1))?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DDL, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_DQS_DML, false)?;
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_TRUSTED_SCHEMA, false)?;
    let mode: String =
        conn.pragma_update_and_check(None, "journal_mode", "wal", |row| row.get(0))?;
    if mode != "wal" {
        return Err(Error::Damaged("the file does not take write-ahead logging"));
    }
    // (setting, value, what it must read afterwards)
    for (name, value, expected) in [
        ("synchronous", 2_i64, 2_i64),
        ("foreign_keys", 1, 1),
        ("cell_size_check", 1, 1),
        ("mmap_size", 0, 0),
        ("secure_delete", 1, 1),
        ("temp_store", 2, 2),
        ("cache_size", -32_768, -32_768),
        ("fullfsync", 1, 1),
        ("checkpoint_fullfsync", 1, 1),
        ("recursive_triggers", 0, 0),
    ] {
        conn.pragma_update(None, name, value)?;
        // mmap_size answers nothing where the build leaves memory mapping out, as this one does.
        let read = conn.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
        match read {
            Ok(read) if read == expected => {}
            Err(rusqlite::Error::QueryReturnedNoRows) if name == "mmap_size" => {}
            _ => return Err(Error::Crypto("a setting of the database did not take")),
        }
    }
    Ok(())
}

/// What a file that is no plain database looks like.
enum Looks {
    Ours,
    /// It begins like a file of another kind. So does, now and then, one of ours: it begins with random
    /// bytes, and some kinds are known by only two. Only if the key does not read it is it foreign.
    Foreign,
}

/// Tells files of other kinds from ours, before SQLite opens the file and while nobody else has it
/// open (the caller holds the office's lock).
fn check_magic(path: &Path) -> Result<Looks> {
    let mut file = File::open(path).map_err(|_| ApiError::OfficeDamaged {})?;
    let mut start = [0_u8; 64];
    let mut length = 0;
    while let Ok(read) = file.read(&mut start[length..]) {
        if read == 0 {
            break;
        }
        length += read;
    }
    let start = &start[..length];
    if start.is_empty() || start.starts_with(b"SQLite format 3\0") {
        return Err(ApiError::OfficeForeign {}.into());
    }
    Ok(if infer::get(start).is_some() {
        Looks::Foreign
    } else {
        Looks::Ours
    })
}
