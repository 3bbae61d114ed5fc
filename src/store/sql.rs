//! How values stand in SQL, and which way SQLite fails.

use rusqlite::types::{FromSql, FromSqlError, FromSqlResult, ToSql, ToSqlOutput, ValueRef};
use rusqlite::{ErrorCode, ffi};

use crate::kernel::error::{DatabaseFault, Error};
use crate::kernel::id::*;
use crate::kernel::moment::{OfficeTime, TimeOfDay};
use crate::kernel::money::Yen;

macro_rules! id_in_sql {
    ($name:ident) => {
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                self.0.to_sql()
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                i64::column_result(value).map(Self)
            }
        }
    };
}
for_each_id!(id_in_sql);

/// Money stands in INTEGER columns as whole yen.
impl ToSql for Yen {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::from(self.get()))
    }
}
impl FromSql for Yen {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        i64::column_result(value).map(Self::new)
    }
}

/// Times of the office's clock stand in TEXT columns as they are written.
macro_rules! time_in_sql {
    ($($name:ty),+) => {$(
        impl ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
                Ok(ToSqlOutput::from(self.to_string()))
            }
        }
        impl FromSql for $name {
            fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
                value.as_str()?.parse().map_err(FromSqlError::other)
            }
        }
    )+};
}
time_in_sql!(OfficeTime, TimeOfDay);

/// Lets a serde unit enum stand in a TEXT column under its wire name, so that a name is written once.
macro_rules! text_enum {
    ($($name:ty),+ $(,)?) => {$(
        impl rusqlite::types::ToSql for $name {
            fn to_sql(&self) -> rusqlite::Result<rusqlite::types::ToSqlOutput<'_>> {
                $crate::store::sql::name_of(self).map(rusqlite::types::ToSqlOutput::from)
            }
        }
        impl rusqlite::types::FromSql for $name {
            fn column_result(value: rusqlite::types::ValueRef<'_>) -> rusqlite::types::FromSqlResult<Self> {
                $crate::store::sql::named(value.as_str()?)
            }
        }
    )+};
}
pub(crate) use text_enum;

/// The wire name of a unit enum.
pub(crate) fn name_of(value: &impl serde::Serialize) -> rusqlite::Result<String> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => Ok(name),
        Ok(_) => Err(rusqlite::Error::ToSqlConversionFailure(
            "not a unit enum".into(),
        )),
        Err(error) => Err(rusqlite::Error::ToSqlConversionFailure(error.into())),
    }
}

/// The unit enum of a wire name.
pub(crate) fn named<T: serde::de::DeserializeOwned>(name: &str) -> FromSqlResult<T> {
    use serde::de::IntoDeserializer;
    let deserializer: serde::de::value::StrDeserializer<'_, serde::de::value::Error> =
        name.into_deserializer();
    T::deserialize(deserializer).map_err(FromSqlError::other)
}

/// A value kept as JSON in a TEXT column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Json<T>(pub T);

impl<T: serde::Serialize> ToSql for Json<T> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        serde_json::to_string(&self.0)
            .map(ToSqlOutput::from)
            .map_err(|error| rusqlite::Error::ToSqlConversionFailure(error.into()))
    }
}

impl<T: serde::de::DeserializeOwned> FromSql for Json<T> {
    fn column_result(value: ValueRef<'_>) -> FromSqlResult<Self> {
        serde_json::from_str(value.as_str()?)
            .map(Self)
            .map_err(FromSqlError::other)
    }
}

impl From<rusqlite::Error> for Error {
    fn from(error: rusqlite::Error) -> Self {
        Self::Database {
            fault: fault_of(&error),
            source: Box::new(error),
        }
    }
}

/// Recognises a failure by SQLite's codes, or by the code one of our triggers raised.
fn fault_of(error: &rusqlite::Error) -> DatabaseFault {
    let rusqlite::Error::SqliteFailure(failure, message) = error else {
        return DatabaseFault::Other(0);
    };
    match failure.extended_code {
        ffi::SQLITE_CONSTRAINT_TRIGGER if message.as_deref() == Some("undo.final") => {
            DatabaseFault::Final
        }
        ffi::SQLITE_CONSTRAINT_FOREIGNKEY => DatabaseFault::ForeignKey,
        ffi::SQLITE_CONSTRAINT_UNIQUE
        | ffi::SQLITE_CONSTRAINT_PRIMARYKEY
        | ffi::SQLITE_CONSTRAINT_ROWID => DatabaseFault::Unique,
        code => match failure.code {
            ErrorCode::DiskFull => DatabaseFault::Full,
            ErrorCode::ReadOnly => DatabaseFault::ReadOnly,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => DatabaseFault::Busy,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => DatabaseFault::Corrupt,
            _ => DatabaseFault::Other(code),
        },
    }
}
