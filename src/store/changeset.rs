//! SQLite's changesets read and written byte by byte, so that values in them can be rewritten.
//!
//! The form is that of `sqlite3session.h`: for each table `T`, the number of columns, one byte a column
//! that says whether it belongs to the primary key, and the name ended by a zero; then row by row the
//! action, whether a trigger did it, and the values before and after. A value is its type and its
//! content; type 0 says nothing of the column.

use rusqlite::types::Value;

use super::journal::RowAction;
use crate::kernel::{Error, Result};

/// A value a changeset speaks of; `None`: it says nothing of this column.
pub(super) type Cell = Option<Value>;

/// A changeset.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Changeset {
    pub tables: Vec<TableChanges>,
}

/// What happened to the rows of one table.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TableChanges {
    pub name: String,
    /// One a column: 0, or the column's place in the primary key.
    pub key: Vec<u8>,
    pub rows: Vec<RowChange>,
}

/// What happened to one row.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct RowChange {
    pub action: RowAction,
    indirect: u8,
    /// Before: of an update the key and what changed; empty for an insert.
    pub old: Vec<Cell>,
    /// After: of an update what changed; empty for a delete.
    pub new: Vec<Cell>,
}

impl TableChanges {
    /// The primary key of a row of this table, in its stored form: equal keys, equal bytes.
    pub fn key_of(&self, row: &RowChange) -> Vec<u8> {
        let cells = match row.action {
            RowAction::Insert => &row.new,
            RowAction::Update | RowAction::Delete => &row.old,
        };
        let mut bytes = Vec::with_capacity(9);
        for (cell, place) in cells.iter().zip(&self.key) {
            if *place != 0 {
                write_cell(&mut bytes, cell.as_ref());
            }
        }
        bytes
    }
}

/// The stored form of the primary key that is one number.
pub(super) fn key_of_id(id: i64) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(9);
    write_cell(&mut bytes, Some(&Value::Integer(id)));
    bytes
}

/// The stored form of a primary key.
pub(super) fn key_of_values(values: &[Value]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(9 * values.len());
    for value in values {
        write_cell(&mut bytes, Some(value));
    }
    bytes
}

/// The values of a primary key in its stored form.
pub(super) fn values_of_key(key: &[u8]) -> Result<Vec<Value>> {
    let mut input = Input { rest: key };
    let mut values = Vec::new();
    while !input.rest.is_empty() {
        values.push(input.cell()?.ok_or(WRONG)?);
    }
    Ok(values)
}

const INSERT: u8 = 18;
const UPDATE: u8 = 23;
const DELETE: u8 = 9;

impl Changeset {
    /// How many rows it speaks of.
    pub fn count(&self) -> usize {
        self.tables.iter().map(|table| table.rows.len()).sum()
    }

    /// Reads a changeset.
    ///
    /// # Errors
    /// [`Error::Damaged`] where it is not of the form.
    pub fn read(bytes: &[u8]) -> Result<Self> {
        let mut input = Input { rest: bytes };
        let mut tables: Vec<TableChanges> = Vec::new();
        while !input.rest.is_empty() {
            let first = input.byte()?;
            if first == b'T' {
                let columns = input.varint()?;
                let key = input.take(columns)?.to_vec();
                let name = input.until_zero()?;
                tables.push(TableChanges {
                    name,
                    key,
                    rows: Vec::new(),
                });
                continue;
            }
            let table = tables.last_mut().ok_or(WRONG)?;
            let columns = table.key.len();
            let indirect = input.byte()?;
            let (action, old, new) = match first {
                INSERT => (RowAction::Insert, 0, columns),
                DELETE => (RowAction::Delete, columns, 0),
                UPDATE => (RowAction::Update, columns, columns),
                _ => return Err(WRONG),
            };
            table.rows.push(RowChange {
                action,
                indirect,
                old: (0..old).map(|_| input.cell()).collect::<Result<_>>()?,
                new: (0..new).map(|_| input.cell()).collect::<Result<_>>()?,
            });
        }
        Ok(Self { tables })
    }

    /// After values were rewritten: what an update no longer changes is no longer said, and an update
    /// that changes nothing is gone.
    pub fn settle(&mut self) {
        for table in &mut self.tables {
            let TableChanges { key, rows, .. } = table;
            rows.retain_mut(|row| {
                if row.action != RowAction::Update {
                    return true;
                }
                let mut changes = false;
                for ((old, new), place) in row.old.iter_mut().zip(&mut row.new).zip(key.iter()) {
                    if *place == 0 && new.is_some() {
                        if old == new {
                            (*old, *new) = (None, None);
                        } else {
                            changes = true;
                        }
                    }
                }
                changes
            });
        }
        self.tables.retain(|table| !table.rows.is_empty());
    }

    /// Writes it; tables without rows are left out.
    pub fn write(&self) -> Vec<u8> {
        let mut out = Vec::new();
        for table in self.tables.iter().filter(|table| !table.rows.is_empty()) {
            out.push(b'T');
            write_varint(&mut out, table.key.len());
            out.extend_from_slice(&table.key);
            out.extend_from_slice(table.name.as_bytes());
            out.push(0);
            for row in &table.rows {
                out.push(match row.action {
                    RowAction::Insert => INSERT,
                    RowAction::Update => UPDATE,
                    RowAction::Delete => DELETE,
                });
                out.push(row.indirect);
                for cell in row.old.iter().chain(&row.new) {
                    write_cell(&mut out, cell.as_ref());
                }
            }
        }
        out
    }
}

const WRONG: Error = Error::Damaged("a changeset is not of its form");

struct Input<'a> {
    rest: &'a [u8],
}

impl<'a> Input<'a> {
    fn take(&mut self, count: usize) -> Result<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count).ok_or(WRONG)?;
        self.rest = rest;
        Ok(taken)
    }

    fn byte(&mut self) -> Result<u8> {
        self.take(1)?.first().copied().ok_or(WRONG)
    }

    fn until_zero(&mut self) -> Result<String> {
        let end = self.rest.iter().position(|byte| *byte == 0).ok_or(WRONG)?;
        let name = self.take(end)?.to_vec();
        self.take(1)?;
        String::from_utf8(name).map_err(|_| WRONG)
    }

    /// SQLite's numbers of variable length, as far as a length can reach: 7 bits a byte, highest first.
    fn varint(&mut self) -> Result<usize> {
        let mut value = 0_usize;
        for _ in 0..5 {
            let byte = self.byte()?;
            value = value.checked_mul(128).ok_or(WRONG)? + usize::from(byte & 0x7f);
            if byte < 0x80 {
                return Ok(value);
            }
        }
        Err(WRONG)
    }

    fn eight(&mut self) -> Result<[u8; 8]> {
        self.take(8)?.try_into().map_err(|_| WRONG)
    }

    fn cell(&mut self) -> Result<Cell> {
        Ok(Some(match self.byte()? {
            0 => return Ok(None),
            1 => Value::Integer(i64::from_be_bytes(self.eight()?)),
            2 => Value::Real(f64::from_be_bytes(self.eight()?)),
            3 => {
                let length = self.varint()?;
                let text = self.take(length)?.to_vec();
                Value::Text(String::from_utf8(text).map_err(|_| WRONG)?)
            }
            4 => {
                let length = self.varint()?;
                Value::Blob(self.take(length)?.to_vec())
            }
            5 => Value::Null,
            _ => return Err(WRONG),
        }))
    }
}

fn write_varint(out: &mut Vec<u8>, value: usize) {
    let groups = (1..5).find(|count| value >> (7 * count) == 0).unwrap_or(5);
    for at in (0..groups).rev() {
        let bits = u8::try_from((value >> (7 * at)) & 0x7f).unwrap_or_default();
        out.push(bits | if at > 0 { 0x80 } else { 0 });
    }
}

fn write_cell(out: &mut Vec<u8>, cell: Option<&Value>) {
    let mut sized = |kind: u8, bytes: &[u8]| {
        out.push(kind);
        write_varint(out, bytes.len());
        out.extend_from_slice(bytes);
    };
    match cell {
        Some(Value::Text(text)) => sized(3, text.as_bytes()),
        Some(Value::Blob(bytes)) => sized(4, bytes),
        Some(Value::Integer(number)) => {
            out.push(1);
            out.extend_from_slice(&number.to_be_bytes());
        }
        Some(Value::Real(number)) => {
            out.push(2);
            out.extend_from_slice(&number.to_be_bytes());
        }
        Some(Value::Null) => out.push(5),
        None => out.push(0),
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use proptest::prelude::*;
    use rusqlite::Connection;
    use rusqlite::session::{ConflictAction, Session};

    use super::*;

    const TABLES: &str = "CREATE TABLE a (id INTEGER PRIMARY KEY NOT NULL, t TEXT, r REAL, b BLOB);
         CREATE TABLE longer_name (x TEXT NOT NULL, y INTEGER NOT NULL, t TEXT, PRIMARY KEY (y, x)) WITHOUT ROWID;";

    fn database() -> Connection {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(TABLES).unwrap();
        conn
    }

    fn apply(conn: &Connection, bytes: &[u8]) {
        let mut bytes = bytes;
        let input: &mut dyn Read = &mut bytes;
        conn.apply_strm(input, None::<fn(&str) -> bool>, |_, _| {
            ConflictAction::SQLITE_CHANGESET_ABORT
        })
        .unwrap();
    }

    fn dump(conn: &Connection) -> Vec<String> {
        let mut lines = Vec::new();
        for sql in [
            "SELECT quote(id) || quote(t) || quote(r) || quote(b) FROM a ORDER BY id",
            "SELECT quote(x) || quote(y) || quote(t) FROM longer_name ORDER BY y, x",
        ] {
            let mut statement = conn.prepare(sql).unwrap();
            lines.extend(
                statement
                    .query_map([], |row| row.get::<_, String>(0))
                    .unwrap()
                    .map(Result::unwrap),
            );
        }
        lines
    }

    #[derive(Clone, Debug)]
    enum Act {
        A(i64, Option<String>, f64, Option<Vec<u8>>),
        Longer(String, i64, Option<String>),
        DropA(i64),
        DropLonger(i64),
    }

    fn acts() -> impl Strategy<Value = Vec<Act>> {
        let act = prop_oneof![
            (
                0..6_i64,
                any::<Option<String>>(),
                -1e9..1e9,
                any::<Option<Vec<u8>>>()
            )
                .prop_map(|(id, t, r, b)| Act::A(id - 3, t, r, b)),
            ("[あ-んa-z]{0,3}", 0..4_i64, prop::option::of(".{0,400}"))
                .prop_map(|(x, y, t)| Act::Longer(x, y, t)),
            (0..6_i64).prop_map(|id| Act::DropA(id - 3)),
            (0..4_i64).prop_map(Act::DropLonger),
        ];
        prop::collection::vec(act, 0..20)
    }

    /// Carries acts out and gives their changeset.
    fn run(conn: &Connection, acts: &[Act]) -> Vec<u8> {
        let mut session = Session::new(conn).unwrap();
        session.attach(Some("a")).unwrap();
        session.attach(Some("longer_name")).unwrap();
        for act in acts {
            match act {
                Act::A(id, t, r, b) => conn
                    .execute("INSERT INTO a VALUES (?1, ?2, ?3, ?4) ON CONFLICT DO UPDATE SET t = ?2, r = ?3, b = ?4", rusqlite::params![id, t, r, b])
                    .unwrap(),
                Act::Longer(x, y, t) => conn
                    .execute("INSERT INTO longer_name VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET t = ?3", rusqlite::params![x, y, t])
                    .unwrap(),
                Act::DropA(id) => conn.execute("DELETE FROM a WHERE id = ?1", [id]).unwrap(),
                Act::DropLonger(y) => conn.execute("DELETE FROM longer_name WHERE y = ?1", [y]).unwrap(),
            };
        }
        let mut bytes = Vec::new();
        session.changeset_strm(&mut bytes).unwrap();
        bytes
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, ..ProptestConfig::default() })]

        #[test]
        fn read_and_written_a_changeset_is_the_same_bytes(before in acts(), after in acts()) {
            let conn = database();
            run(&conn, &before);
            let bytes = run(&conn, &after);
            let read = Changeset::read(&bytes).unwrap();
            prop_assert_eq!(read.write(), bytes);
        }

        #[test]
        fn a_rewritten_history_gives_the_rewritten_tables(before in acts(), after in acts()) {
            // The rewriting: every text of table `a` is blanked, wherever it stands.
            let blank = |cell: &mut Cell| if let Some(value @ Value::Text(_)) = cell {
                *value = Value::Text("█".to_owned());
            };
            let live = database();
            let scratch = database();
            for part in [&before, &after] {
                let mut changeset = Changeset::read(&run(&live, part)).unwrap();
                for table in changeset.tables.iter_mut().filter(|table| table.name == "a") {
                    for row in &mut table.rows {
                        row.old.iter_mut().chain(&mut row.new).for_each(blank);
                    }
                }
                changeset.settle();
                apply(&scratch, &changeset.write());
            }
            live.execute("UPDATE a SET t = '█' WHERE t IS NOT NULL", []).unwrap();
            prop_assert_eq!(dump(&live), dump(&scratch));
        }

        #[test]
        fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>()) {
            let _ = Changeset::read(&bytes);
            let mut table = b"T\x02\x01\x00a\0".to_vec();
            table.extend(bytes);
            let _ = Changeset::read(&table);
        }
    }

    #[test]
    fn lengths_are_written_as_sqlite_writes_them() {
        for (value, bytes) in [
            (0_usize, &[0_u8][..]),
            (127, &[127]),
            (128, &[0x81, 0]),
            (16_383, &[0xff, 0x7f]),
            (16_384, &[0x81, 0x80, 0]),
        ] {
            let mut out = Vec::new();
            write_varint(&mut out, value);
            let back = Input { rest: &out }.varint().unwrap();
            assert_eq!(back, value);
            assert_eq!(out, bytes);
        }
    }
}
