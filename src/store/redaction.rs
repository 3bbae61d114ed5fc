//! Erasing a person: one mapping on stored values, applied to the tables and to every entry of the
//! journal alike. A journal rewritten so still gives, played from nothing, exactly the tables; only the
//! payloads change, the chained rows stay, and an entry of its own says which payload is now what.
//!
//! The mapping goes by the table, the row, the column and the value, never by where the value was met:
//! * in the person's own rows the columns that `personal` calls theirs are emptied;
//! * in words that others wrote, the person's names, addresses and numbers become █;
//! * in another person's row that a merge since undone filled with this person's values, those values
//!   are emptied where they are not what stands there now.
//!
//! Whose a row is, is whose it was last: a row that a merge moved here and its undoing moved back is the
//! other person's.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::ops::ControlFlow;

use rusqlite::session::Session;
use rusqlite::types::Value;
use rusqlite::{Connection, TransactionBehavior, params, params_from_iter};

use super::changeset::{
    Changeset, RowChange, TableChanges, key_of_id, key_of_values, values_of_key,
};
use super::crypto::{hex, random};
use super::journal::{self, Entry, EntryKind, NewEntry, Payload, RowAction};
use super::personal::{Becomes, Owner, PERSONAL, Words};
use super::{Office, Outcome, Table, Tx, changes, files};
use crate::kernel::contact::phone_digits;
use crate::kernel::id::{ErasureId, PersonId};
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::redact::{Identity, MARK, Needles, name_key};
use crate::kernel::{Actor, ApiError, Clock, Error, Result};

/// How far an erasure goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// Everything.
    All,
    /// All but what the law keeps of somebody who joined.
    ButStatutory,
}

/// Whom an erasure is about.
#[derive(Clone, Copy, Debug)]
pub struct Subject {
    /// The record that lives; those merged into it go with it.
    pub person: PersonId,
    /// How far.
    pub extent: Extent,
}

/// What an erasure takes away.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// The person's own rows that are emptied, by table.
    pub rows: BTreeMap<Table, u32>,
    /// Rows of others in which the person is named, by table.
    pub mentions: BTreeMap<Table, u32>,
    /// Entries of the journal that are rewritten.
    pub entries: u32,
    /// Kept files that are removed.
    pub files: u32,
    /// Unfinished forms that are thrown away.
    pub drafts: u32,
    /// The records that were this person, each with the entry that entered it.
    pub traces: Vec<(PersonId, i64)>,
}

/// A row of a table by the stored form of its primary key.
type RowKey = (Table, Vec<u8>);

/// What must be written to erase somebody.
struct Plan {
    report: Report,
    entries: Vec<Rewritten>,
    rows: Vec<RewrittenRow>,
    /// Names of files in the office's folder.
    files: Vec<String>,
    /// Users and forms.
    drafts: Vec<(i64, String)>,
}

struct Rewritten {
    seq: i64,
    payload: Payload,
    n_ops: i64,
}

struct RewrittenRow {
    table: Table,
    key: Vec<Value>,
    cells: Vec<(usize, Value)>,
}

// -- what the list says, by place -----------------------------------------------------------------------

/// The list of personal columns of one table, by the columns' places.
struct Rules {
    table: Table,
    owner: OwnerAt,
    columns: Vec<String>,
    key: Vec<usize>,
    own: Vec<Option<Becomes>>,
    words: Vec<Option<Words>>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum OwnerAt {
    Nobody,
    Itself,
    Person(usize),
    Through(usize, Table),
}

fn rules(conn: &Connection, extent: Extent) -> Result<HashMap<&'static str, Rules>> {
    let mut rules = HashMap::new();
    for personal in PERSONAL {
        let table = personal.table;
        let columns: Vec<(String, i64)> = conn
            .prepare("SELECT name, pk FROM pragma_table_info(?1) ORDER BY cid")?
            .query_map([table.name()], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<rusqlite::Result<_>>()?;
        let place = |name: &str| {
            columns
                .iter()
                .position(|(column, _)| column == name)
                .ok_or(Error::Damaged("a table lacks a column"))
        };
        let mut own = vec![None; columns.len()];
        for (name, becomes) in personal.own {
            if extent == Extent::All || !personal.statutory.contains(name) {
                own[place(name)?] = Some(*becomes);
            }
        }
        let mut words = vec![None; columns.len()];
        for (name, kind) in personal.words {
            words[place(name)?] = Some(*kind);
        }
        let owner = match personal.owner {
            Owner::Nobody => OwnerAt::Nobody,
            Owner::Itself => OwnerAt::Itself,
            Owner::Person(column) => OwnerAt::Person(place(column)?),
            Owner::Through(column, parent) => OwnerAt::Through(place(column)?, parent),
        };
        // In the order of the table, as changesets hold it.
        let key = (0..columns.len()).filter(|at| columns[*at].1 > 0).collect();
        rules.insert(
            table.name(),
            Rules {
                table,
                owner,
                columns: columns.into_iter().map(|(name, _)| name).collect(),
                key,
                own,
                words,
            },
        );
    }
    Ok(rules)
}

impl Rules {
    fn is_searched(&self) -> bool {
        self.words.iter().any(Option::is_some)
    }
}

// -- reading the journal --------------------------------------------------------------------------------

/// Every entry with its changeset, each payload checked first: what is not what it was must not be
/// rewritten and thereby vouched for.
fn each_entry(
    conn: &Connection,
    mut visit: impl FnMut(&Entry, &Payload, Changeset) -> Result<()>,
) -> Result<()> {
    let accepted = journal::redactions(conn)?;
    journal::walk(conn, |entry, payload| {
        let Some(payload) = payload.filter(|payload| {
            payload.hash()
                == accepted
                    .get(&entry.seq)
                    .map_or(entry.payload_hash, |it| it.hash)
        }) else {
            return Err(ApiError::JournalBroken { seq: entry.seq }.into());
        };
        let changeset = Changeset::read(&payload.changeset)?;
        visit(&entry, &payload, changeset)
    })
}

fn rules_of<'r>(
    rules: &'r HashMap<&'static str, Rules>,
    table: &TableChanges,
) -> Result<&'r Rules> {
    let found = rules
        .get(table.name.as_str())
        .filter(|rules| table.key.len() <= rules.columns.len());
    found.ok_or(Error::Damaged("a changeset speaks of an unknown table"))
}

/// What a row's column held last as far as this change says.
fn last_said(row: &RowChange, at: usize) -> Option<&Value> {
    row.new
        .get(at)
        .and_then(Option::as_ref)
        .or_else(|| row.old.get(at).and_then(Option::as_ref))
}

fn id_of(key: &[u8]) -> Option<i64> {
    match values_of_key(key).ok()?.first() {
        Some(Value::Integer(id)) => Some(*id),
        _ => None,
    }
}

/// Whose rows are whose, over all of history.
struct Ownership<'r> {
    rules: &'r HashMap<&'static str, Rules>,
    /// The number in a row's owner column, as last written.
    leads_to: HashMap<RowKey, i64>,
    /// The record and those merged into it.
    persons: BTreeSet<i64>,
}

impl Ownership<'_> {
    /// Whose a row is.
    fn owner_of(&self, table: Table, key: &[u8]) -> Option<i64> {
        let rules = self.rules.get(table.name())?;
        match rules.owner {
            OwnerAt::Nobody => None,
            OwnerAt::Itself => id_of(key),
            OwnerAt::Person(_) => self.leads_to.get(&(table, key.to_vec())).copied(),
            OwnerAt::Through(_, parent) => {
                let to = self.leads_to.get(&(table, key.to_vec()))?;
                self.owner_of(parent, &key_of_id(*to))
            }
        }
    }

    fn is_theirs(&self, owner: Option<i64>) -> bool {
        owner.is_some_and(|owner| self.persons.contains(&owner))
    }
}

/// Who they are in words, and what they left in rows that are not theirs.
#[derive(Default)]
struct Known {
    identity: Identity,
    /// Every text their own rows ever held, by table and column.
    values: HashMap<(Table, usize), HashSet<String>>,
    /// All of those together.
    texts: HashSet<String>,
    /// What stands now in rows of others that a merge filled.
    present: HashMap<RowKey, Vec<Option<Value>>>,
    own_files: BTreeSet<String>,
    other_files: HashSet<String>,
}

/// Everything needed to rewrite a value.
struct Mapping<'r> {
    ownership: Ownership<'r>,
    known: Known,
    tainted: HashSet<RowKey>,
    needles: Needles,
    /// For those who share a name or number with the person: the needles without what is shared.
    sharing: HashMap<i64, (Needles, Identity)>,
    spared: Vec<String>,
}

impl Plan {
    fn make(
        conn: &Connection,
        subject: Subject,
        progress: &dyn Fn(u32) -> ControlFlow<()>,
    ) -> Result<Self> {
        let step = |done| match progress(done) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Error::from(ApiError::Cancelled {})),
        };
        let rules = rules(conn, subject.extent)?;
        let persons = records_of(conn, subject.person)?;
        step(0)?;
        let (ownership, candidates, traces) = read_ownership(conn, &rules, persons)?;
        step(1)?;
        let tainted: HashSet<RowKey> = candidates
            .into_iter()
            .filter(|(table, key)| {
                let owner = ownership.owner_of(*table, key);
                owner.is_some() && !ownership.is_theirs(owner)
            })
            .collect();
        let known = get_to_know(conn, &ownership, &tainted, subject.extent)?;
        step(2)?;
        let mapping = Mapping::new(conn, ownership, known, tainted)?;
        let entries = mapping.rewrite_journal(conn)?;
        step(3)?;
        let mut report = Report {
            traces,
            entries: u32::try_from(entries.len()).unwrap_or(u32::MAX),
            ..Report::default()
        };
        let rows = mapping.rewrite_tables(conn, &mut report)?;
        let gone = mapping
            .known
            .own_files
            .iter()
            .filter(|name| !mapping.known.other_files.contains(*name) && *name != MARK)
            .cloned();
        let files: Vec<String> = gone.collect();
        report.files = u32::try_from(files.len()).unwrap_or(u32::MAX);
        let drafts = mapping.drafts(conn, subject.person)?;
        report.drafts = u32::try_from(drafts.len()).unwrap_or(u32::MAX);
        step(4)?;
        Ok(Self {
            report,
            entries,
            rows,
            files,
            drafts,
        })
    }
}

/// Steps that [`Plan::make`] tells of, and the one after it.
pub const STEPS: u32 = 5;

/// A record and all that were merged into it, in however many steps.
fn records_of(conn: &Connection, person: PersonId) -> Result<BTreeSet<i64>> {
    Ok(conn
        .prepare(
            "WITH RECURSIVE same (id) AS (
                 VALUES (?1) UNION SELECT p.id FROM person p JOIN same ON p.merged_into = same.id)
             SELECT id FROM same",
        )?
        .query_map([person.0], |row| row.get(0))?
        .collect::<rusqlite::Result<_>>()?)
}

/// First reading: whose each row was last, which rows a merge with this person touched, and which entry
/// entered the person.
#[allow(clippy::type_complexity, reason = "three things one walk gives")]
fn read_ownership<'r>(
    conn: &Connection,
    rules: &'r HashMap<&'static str, Rules>,
    persons: BTreeSet<i64>,
) -> Result<(Ownership<'r>, HashSet<RowKey>, Vec<(PersonId, i64)>)> {
    let mut leads_to = HashMap::new();
    let mut candidates = HashSet::new();
    let mut entered: BTreeMap<i64, i64> = BTreeMap::new();
    let merge = Operation::PersonMerge.key();
    each_entry(conn, |entry, _, changeset| {
        let mut touches_person = false;
        for table in &changeset.tables {
            let rules = rules_of(rules, table)?;
            for row in &table.rows {
                match rules.owner {
                    OwnerAt::Person(at) | OwnerAt::Through(at, _) => {
                        if let Some(Value::Integer(owner)) = last_said(row, at) {
                            leads_to.insert((rules.table, table.key_of(row)), *owner);
                        }
                    }
                    OwnerAt::Itself => {
                        let id = id_of(&table.key_of(row)).filter(|id| persons.contains(id));
                        touches_person |= id.is_some();
                        if let (Some(id), RowAction::Insert) = (id, row.action) {
                            entered.entry(id).or_insert(entry.seq);
                        }
                    }
                    OwnerAt::Nobody => {}
                }
            }
        }
        if touches_person && entry.operation == merge {
            for table in &changeset.tables {
                let of = rules_of(rules, table)?.table;
                candidates.extend(table.rows.iter().map(|row| (of, table.key_of(row))));
            }
        }
        Ok(())
    })?;
    let traces = entered
        .into_iter()
        .map(|(person, seq)| (PersonId(person), seq))
        .collect();
    let ownership = Ownership {
        rules,
        leads_to,
        persons,
    };
    Ok((ownership, candidates, traces))
}

/// Second reading: by what the person is named, and what their rows ever held.
fn get_to_know(
    conn: &Connection,
    ownership: &Ownership<'_>,
    tainted: &HashSet<RowKey>,
    extent: Extent,
) -> Result<Known> {
    let mut known = Known::default();
    each_entry(conn, |_, _, changeset| {
        for table in &changeset.tables {
            let rules = rules_of(ownership.rules, table)?;
            if rules.owner == OwnerAt::Nobody {
                continue;
            }
            for row in &table.rows {
                let key = table.key_of(row);
                let owner = ownership.owner_of(rules.table, &key);
                if ownership.is_theirs(owner) {
                    known.learn(rules, row, extent);
                } else if rules.table == Table::Attachment
                    && let Some(at) = rules.columns.iter().position(|name| name == "content_key")
                {
                    let said = [row.old.get(at), row.new.get(at)];
                    known
                        .other_files
                        .extend(said.into_iter().flatten().flatten().filter_map(text_of));
                }
                let at = (rules.table, key);
                if tainted.contains(&at) {
                    known.follow(at, row);
                }
            }
        }
        Ok(())
    })?;
    Ok(known)
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        _ => None,
    }
}

impl Known {
    /// Takes in what a change says of one of their own rows.
    fn learn(&mut self, rules: &Rules, row: &RowChange, extent: Extent) {
        let kind = rules.columns.iter().position(|name| name == "kind");
        for (at, column) in rules.columns.iter().enumerate() {
            let said = [row.old.get(at), row.new.get(at)];
            for text in said.into_iter().flatten().flatten().filter_map(text_of) {
                if text.is_empty() || text == MARK {
                    continue;
                }
                match (rules.table, column.as_str()) {
                    (Table::PersonName, "name" | "reading") if extent == Extent::All => {
                        self.identity.names.insert(text.clone());
                    }
                    // An update that corrects the number does not say of which kind it is.
                    (Table::Contact, "value" | "key") => {
                        let is_mail = kind.and_then(|at| last_said(row, at)).map_or_else(
                            || text.contains('@'),
                            |kind| *kind == Value::Text("email".to_owned()),
                        );
                        let kind = if is_mail {
                            &mut self.identity.emails
                        } else {
                            &mut self.identity.phones
                        };
                        kind.insert(text.clone());
                    }
                    (Table::Attachment, "content_key") => {
                        self.own_files.insert(text.clone());
                    }
                    _ => {}
                }
                if rules.own[at].is_some() {
                    self.values
                        .entry((rules.table, at))
                        .or_default()
                        .insert(text.clone());
                    self.texts.insert(text);
                }
            }
        }
    }

    /// Follows what stands in a row of somebody else.
    fn follow(&mut self, at: RowKey, row: &RowChange) {
        match row.action {
            RowAction::Insert => {
                self.present.insert(at, row.new.clone());
            }
            RowAction::Delete => {
                self.present.remove(&at);
            }
            RowAction::Update => {
                let cells = self.present.entry(at).or_default();
                cells.resize(row.new.len().max(cells.len()), None);
                for (cell, new) in cells.iter_mut().zip(&row.new) {
                    if new.is_some() {
                        cell.clone_from(new);
                    }
                }
            }
        }
    }
}

impl<'r> Mapping<'r> {
    fn new(
        conn: &Connection,
        ownership: Ownership<'r>,
        known: Known,
        tainted: HashSet<RowKey>,
    ) -> Result<Self> {
        let identity = &known.identity;
        let keys: HashSet<String> = identity.names.iter().map(|name| name_key(name)).collect();
        let mails: HashSet<String> = identity.emails.iter().map(|mail| name_key(mail)).collect();
        let phones: HashSet<String> = identity.phones.iter().map(|it| phone_digits(it)).collect();
        let mut spared = BTreeSet::new();
        let mut sharing: HashMap<i64, Identity> = HashMap::new();
        let mut names = conn.prepare("SELECT person_id, name, reading FROM person_name")?;
        let mut rows = names.query([])?;
        while let Some(row) = rows.next()? {
            let person: i64 = row.get(0)?;
            if ownership.persons.contains(&person) {
                continue;
            }
            for name in [row.get::<_, Option<String>>(1)?, row.get(2)?]
                .into_iter()
                .flatten()
            {
                let key = name_key(&name);
                if keys.contains(&key) {
                    sharing.entry(person).or_default().names.insert(key);
                } else if keys.iter().any(|known| key.contains(known.as_str())) {
                    spared.insert(name);
                }
            }
        }
        let mut contacts = conn.prepare("SELECT person_id, kind, key FROM contact")?;
        let mut rows = contacts.query([])?;
        while let Some(row) = rows.next()? {
            let (person, kind, key): (i64, String, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            if ownership.persons.contains(&person) {
                continue;
            }
            if kind == "email" && mails.contains(&name_key(&key)) {
                let shared = &mut sharing.entry(person).or_default().emails;
                shared.insert(name_key(&key));
            } else if kind == "phone" && phones.contains(&key) {
                sharing.entry(person).or_default().phones.insert(key);
            }
        }
        let spared: Vec<String> = spared.into_iter().collect();
        let needles = Needles::new(identity, spared.iter().map(String::as_str));
        let sharing = sharing
            .into_iter()
            .map(|(person, shared)| {
                let rest = without(identity, &shared);
                let needles = Needles::new(&rest, spared.iter().map(String::as_str));
                (person, (needles, shared))
            })
            .collect();
        Ok(Self {
            ownership,
            known,
            tainted,
            needles,
            sharing,
            spared,
        })
    }

    /// The one mapping: what a value becomes, or `None` where it stays.
    fn map(
        &self,
        rules: &Rules,
        key: &[u8],
        owner: Option<i64>,
        at: usize,
        value: &Value,
    ) -> Option<Value> {
        let changed = |new: Value| (new != *value).then_some(new);
        if self.ownership.is_theirs(owner) {
            if let Some(becomes) = rules.own.get(at).copied().flatten() {
                return changed(becomes.in_place_of(value));
            }
        } else if let (Some(becomes), Value::Text(text)) =
            (rules.own.get(at).copied().flatten(), value)
            && (self.known.values.get(&(rules.table, at))).is_some_and(|held| held.contains(text))
            && let place = (rules.table, key.to_vec())
            && self.tainted.contains(&place)
            && !(self.known.present.get(&place))
                .is_some_and(|cells| cells.get(at).and_then(Option::as_ref) == Some(value))
        {
            return changed(becomes.in_place_of(value));
        }
        let Value::Text(text) = value else {
            return None;
        };
        let needles = owner
            .and_then(|owner| self.sharing.get(&owner))
            .map_or(&self.needles, |(needles, _)| needles);
        let redacted = match rules.words.get(at).copied().flatten()? {
            Words::Plain => needles.redact(text),
            Words::Json => redact_json(needles, text),
            Words::Unique => needles.redact(text).map(|text| match id_of(key) {
                Some(id) => format!("{text} {id}"),
                None => text,
            }),
        }?;
        changed(Value::Text(redacted))
    }

    /// Third reading: every entry as it will be, where it changes.
    fn rewrite_journal(&self, conn: &Connection) -> Result<Vec<Rewritten>> {
        let mut rewritten = Vec::new();
        each_entry(conn, |entry, payload, mut changeset| {
            let mut changed = false;
            let mut theirs = false;
            let mut others: BTreeSet<i64> = BTreeSet::new();
            for table in &mut changeset.tables {
                let rules = rules_of(self.ownership.rules, table)?;
                let mut rows = std::mem::take(&mut table.rows);
                for row in &mut rows {
                    let key = table.key_of(row);
                    let owner = self.ownership.owner_of(rules.table, &key);
                    theirs |= self.ownership.is_theirs(owner);
                    others.extend(owner.filter(|owner| self.sharing.contains_key(owner)));
                    for cells in [&mut row.old, &mut row.new] {
                        for (at, cell) in cells.iter_mut().enumerate() {
                            if let Some(value) = cell
                                && let Some(new) = self.map(rules, &key, owner, at, value)
                            {
                                *cell = Some(new);
                                changed = true;
                            }
                        }
                    }
                }
                table.rows = rows;
            }
            let summary = self.rewrite_summary(&payload.summary, theirs, &others)?;
            if !changed && summary.is_none() {
                return Ok(());
            }
            changeset.settle();
            rewritten.push(Rewritten {
                seq: entry.seq,
                n_ops: i64::try_from(changeset.count()).unwrap_or(i64::MAX),
                payload: Payload {
                    salt: random()?,
                    changeset: changeset.write(),
                    summary: summary.unwrap_or_else(|| payload.summary.clone()),
                },
            });
            Ok(())
        })?;
        Ok(rewritten)
    }

    /// An entry's words without the person. Of an entry about somebody of the same name the name stays.
    fn rewrite_summary(
        &self,
        json: &str,
        theirs: bool,
        others: &BTreeSet<i64>,
    ) -> Result<Option<String>> {
        let mut summary: Summary = serde_json::from_str(json)?;
        let narrowed = (!theirs && !others.is_empty()).then(|| {
            let mut rest = self.known.identity.clone();
            for (_, shared) in others.iter().filter_map(|other| self.sharing.get(other)) {
                rest = without(&rest, shared);
            }
            Needles::new(&rest, self.spared.iter().map(String::as_str))
        });
        let needles = narrowed.as_ref().unwrap_or(&self.needles);
        let mut changed = false;
        for part in [
            &mut summary.subject,
            &mut summary.object,
            &mut summary.reason,
        ] {
            let Some(text) = part else { continue };
            let new = if theirs && self.known.texts.contains(text.as_str()) {
                Some(MARK.to_owned())
            } else {
                needles.redact(text)
            };
            if let Some(new) = new {
                *part = Some(new);
                changed = true;
            }
        }
        Ok(if changed {
            Some(serde_json::to_string(&summary)?)
        } else {
            None
        })
    }

    /// The rows of the tables as they will be, where they change.
    fn rewrite_tables(&self, conn: &Connection, report: &mut Report) -> Result<Vec<RewrittenRow>> {
        let mut theirs: HashMap<Table, Vec<Vec<u8>>> = HashMap::new();
        for (table, key) in self.ownership.leads_to.keys() {
            if self
                .ownership
                .is_theirs(self.ownership.owner_of(*table, key))
            {
                theirs.entry(*table).or_default().push(key.clone());
            }
        }
        theirs.insert(
            Table::Person,
            self.ownership
                .persons
                .iter()
                .map(|id| key_of_id(*id))
                .collect(),
        );
        let mut rewritten = Vec::new();
        for personal in PERSONAL {
            let Some(rules) = self.ownership.rules.get(personal.table.name()) else {
                continue;
            };
            if rules.is_searched() {
                let sql = format!("SELECT * FROM {}", rules.table.name());
                self.rewrite_rows(conn, rules, &sql, &[], &mut rewritten, report)?;
            } else {
                let mut keys = theirs.remove(&rules.table).unwrap_or_default();
                keys.sort_unstable();
                let sql = format!(
                    "SELECT * FROM {} WHERE {}",
                    rules.table.name(),
                    key_condition(rules, 1)
                );
                for key in keys {
                    self.rewrite_rows(
                        conn,
                        rules,
                        &sql,
                        &values_of_key(&key)?,
                        &mut rewritten,
                        report,
                    )?;
                }
            }
        }
        Ok(rewritten)
    }

    fn rewrite_rows(
        &self,
        conn: &Connection,
        rules: &Rules,
        sql: &str,
        given: &[Value],
        rewritten: &mut Vec<RewrittenRow>,
        report: &mut Report,
    ) -> Result<()> {
        let mut statement = conn.prepare_cached(sql)?;
        let mut rows = statement.query(params_from_iter(given))?;
        while let Some(row) = rows.next()? {
            let key: Vec<Value> = rules
                .key
                .iter()
                .map(|at| row.get(*at))
                .collect::<rusqlite::Result<_>>()?;
            let stored = key_of_values(&key);
            let owner = self.ownership.owner_of(rules.table, &stored);
            let mut cells = Vec::new();
            for at in 0..rules.columns.len() {
                if rules.own[at].is_none() && rules.words[at].is_none() {
                    continue;
                }
                let value: Value = row.get(at)?;
                if let Some(new) = self.map(rules, &stored, owner, at, &value) {
                    cells.push((at, new));
                }
            }
            if cells.is_empty() {
                continue;
            }
            let counts = if self.ownership.is_theirs(owner) {
                &mut report.rows
            } else {
                &mut report.mentions
            };
            *counts.entry(rules.table).or_default() += 1;
            rewritten.push(RewrittenRow {
                table: rules.table,
                key,
                cells,
            });
        }
        Ok(())
    }

    /// Unfinished forms that name the person, or were begun on their page.
    fn drafts(&self, conn: &Connection, person: PersonId) -> Result<Vec<(i64, String)>> {
        let own = person.to_string();
        let mut found = Vec::new();
        let mut statement = conn.prepare("SELECT user_id, form, content FROM draft")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (user, form, content): (i64, String, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let begun_there = form
                .split(|c: char| !c.is_ascii_digit())
                .any(|part| part == own);
            let names = redact_json(&self.needles, &content).is_some()
                || self.needles.redact(&content).is_some()
                || self
                    .known
                    .texts
                    .iter()
                    .any(|text| text.chars().count() > 2 && content.contains(text.as_str()));
            if begun_there || names {
                found.push((user, form));
            }
        }
        Ok(found)
    }
}

/// An identity without what is shared; the shared one holds keys.
fn without(identity: &Identity, shared: &Identity) -> Identity {
    let rest = |all: &BTreeSet<String>, gone: &BTreeSet<String>, key: &dyn Fn(&str) -> String| {
        all.iter()
            .filter(|word| !gone.contains(&key(word)))
            .cloned()
            .collect()
    };
    Identity {
        names: rest(&identity.names, &shared.names, &name_key),
        emails: rest(&identity.emails, &shared.emails, &name_key),
        phones: rest(&identity.phones, &shared.phones, &phone_digits),
    }
}

/// Redacts every text inside JSON; text that is none is redacted as it stands.
fn redact_json(needles: &Needles, text: &str) -> Option<String> {
    fn walk(needles: &Needles, value: &mut serde_json::Value) -> bool {
        use serde_json::Value;
        match value {
            Value::String(text) => match needles.redact(text) {
                Some(new) => {
                    *text = new;
                    true
                }
                None => false,
            },
            Value::Array(items) => {
                let mut changed = false;
                for item in items {
                    changed |= walk(needles, item);
                }
                changed
            }
            Value::Object(fields) => {
                let mut changed = false;
                let taken = std::mem::take(fields);
                for (name, mut field) in taken {
                    changed |= walk(needles, &mut field);
                    let renamed = needles.redact(&name);
                    changed |= renamed.is_some();
                    fields.insert(renamed.unwrap_or(name), field);
                }
                changed
            }
            Value::Null | Value::Bool(_) | Value::Number(_) => false,
        }
    }
    let Ok(mut value) = serde_json::from_str(text) else {
        return needles.redact(text);
    };
    if walk(needles, &mut value) {
        serde_json::to_string(&value).ok()
    } else {
        None
    }
}

/// `a = ?1 AND b = ?2`, counting from `first`.
fn key_condition(rules: &Rules, first: usize) -> String {
    let parts: Vec<String> = rules
        .key
        .iter()
        .enumerate()
        .map(|(number, at)| format!("{} = ?{}", rules.columns[*at], number + first))
        .collect();
    parts.join(" AND ")
}

impl Plan {
    /// Says in the table of redactions what each rewritten payload is now.
    fn declare(&self, conn: &Connection, by_seq: i64, erasure: ErasureId) -> Result<()> {
        let mut insert = conn.prepare(
            "INSERT INTO redaction (by_seq, seq, erasure_id, payload_hash, n_ops) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?;
        for entry in &self.entries {
            insert.execute(params![
                by_seq,
                entry.seq,
                erasure,
                entry.payload.hash(),
                entry.n_ops
            ])?;
        }
        Ok(())
    }

    /// Writes the tables anew.
    fn rewrite_rows(&self, conn: &Connection) -> Result<()> {
        let rules = rules(conn, Extent::All)?;
        for row in &self.rows {
            let Some(rules) = rules.get(row.table.name()) else {
                continue;
            };
            let sets: Vec<String> = row
                .cells
                .iter()
                .enumerate()
                .map(|(number, (at, _))| format!("{} = ?{}", rules.columns[*at], number + 1))
                .collect();
            let sql = format!(
                "UPDATE {} SET {} WHERE {}",
                row.table.name(),
                sets.join(", "),
                key_condition(rules, row.cells.len() + 1)
            );
            let values = row.cells.iter().map(|(_, value)| value).chain(&row.key);
            conn.prepare_cached(&sql)?
                .execute(params_from_iter(values))?;
        }
        Ok(())
    }

    /// Writes the payloads anew.
    fn rewrite_payloads(&self, conn: &Connection) -> Result<()> {
        let mut update = conn.prepare(
            "UPDATE journal_payload SET salt = ?2, changeset = ?3, summary = ?4 WHERE seq = ?1",
        )?;
        for entry in &self.entries {
            update.execute(params![
                entry.seq,
                entry.payload.salt,
                entry.payload.changeset,
                entry.payload.summary
            ])?;
        }
        Ok(())
    }
}

/// Where names of files to be removed stand until they are.
const FILES_TO_REMOVE: &str = "files_to_remove";

impl Office {
    /// What erasing somebody would take away; nothing is changed.
    ///
    /// # Errors
    /// `journal.broken`, `command.cancelled`.
    pub fn preview_redaction(
        &self,
        subject: Subject,
        progress: &dyn Fn(u32) -> ControlFlow<()>,
    ) -> Result<Report> {
        self.read(|db| Ok(Plan::make(db, subject, progress)?.report))
    }

    /// Erases somebody from tables, journal and files in one transaction. `work` records that it
    /// happened, and answers with the row it made. It cannot be undone.
    ///
    /// # Errors
    /// `journal.broken`, `command.cancelled`, those of `work`; nothing is then changed.
    pub fn redact<T>(
        &self,
        subject: Subject,
        operation: Operation,
        actor: &Actor,
        clock: &Clock,
        progress: &dyn Fn(u32) -> ControlFlow<()>,
        work: impl FnOnce(&Tx<'_>, &Report) -> Result<(ErasureId, T, Summary)>,
    ) -> Result<Outcome<T>> {
        self.check_writable()?;
        let mut conn = self.writer();
        let transaction = conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let tx = Tx::new(&transaction, actor.user, clock);
        let plan = Plan::make(&transaction, subject, progress)?;
        let by_seq = journal::count(&tx)? + 1;

        // What the entry itself says: that it happened, and what each payload is now. Nothing personal,
        // so no later erasure has to touch it.
        let mut changeset = Vec::new();
        let (value, summary) = {
            let mut session = captured(&transaction)?;
            let (erasure, value, summary) = work(&tx, &plan.report)?;
            plan.declare(&transaction, by_seq, erasure)?;
            session.changeset_strm(&mut changeset)?;
            (value, summary)
        };
        // The tables follow. This is captured for the derived tables only and kept nowhere: it holds
        // what is being erased.
        let mut passing = Vec::new();
        {
            let mut session = captured(&transaction)?;
            plan.rewrite_rows(&transaction)?;
            session.changeset_strm(&mut passing)?;
        }
        plan.rewrite_payloads(&transaction)?;
        for (user, form) in &plan.drafts {
            transaction.execute(
                "DELETE FROM draft WHERE user_id = ?1 AND form = ?2",
                params![user, form],
            )?;
        }
        let recorded = changes::rows(&changeset)?;
        let mut rows = changes::rows(&passing)?;
        drop(passing);
        rows.extend(recorded.iter().cloned());
        self.domain().refresh(&tx, &rows, tx.today)?;
        self.domain().forget(&tx)?;
        remember_files(&transaction, &plan.files)?;
        let mut changed: Vec<Table> = rows
            .iter()
            .map(|row| row.table)
            .chain([Table::Journal])
            .collect();
        changed.sort_unstable();
        changed.dedup();
        journal::append(
            &transaction,
            NewEntry {
                kind: EntryKind::Redaction,
                at_utc: tx.stamp(),
                actor: actor.user,
                operation,
                of: None,
                schema_hash: self.schema_hash(),
                n_ops: recorded.len(),
                changeset,
                summary: &summary,
            },
        )?;
        drop(tx);
        transaction.commit()?;
        // The log still holds the pages as they were.
        let _ = conn.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()));
        self.remove_files(&conn)?;
        drop(conn);
        self.forget_steps();
        let _ = progress(STEPS);
        Ok(Outcome {
            value,
            changed,
            undo: None,
        })
    }

    /// Removes the files of erased people that are still there, also those a crash left.
    pub(super) fn remove_files(&self, conn: &Connection) -> Result<()> {
        let names = files_to_remove(conn)?;
        if names.is_empty() {
            return Ok(());
        }
        for name in &names {
            files::remove(self.folder(), name)?;
        }
        conn.execute(
            "DELETE FROM derived_state WHERE key = ?1",
            [FILES_TO_REMOVE],
        )?;
        Ok(())
    }

    /// The entry of this hash (in full, as hex), if the record has it.
    ///
    /// # Errors
    /// Whatever the database says.
    pub fn has_entry(&self, hash: &str) -> Result<bool> {
        self.read(|db| {
            Ok(db
                .prepare_cached("SELECT 1 FROM journal WHERE lower(hex(hash)) = ?1")?
                .exists([hash])?)
        })
    }
}

/// The hash of an entry in full, as hex.
///
/// # Errors
/// `record.not_found`.
pub fn hash_of_entry(db: &super::Reader<'_>, seq: i64) -> Result<String> {
    Ok(hex(&journal::load(db, seq)?.hash))
}

fn captured(conn: &Connection) -> Result<Session<'_>> {
    let mut session = Session::new(conn)?;
    for table in Table::CAPTURED {
        session.attach(Some(table.name()))?;
    }
    Ok(session)
}

fn files_to_remove(conn: &Connection) -> Result<BTreeSet<String>> {
    use rusqlite::OptionalExtension;
    let kept: Option<String> = conn
        .query_row(
            "SELECT value FROM derived_state WHERE key = ?1",
            [FILES_TO_REMOVE],
            |row| row.get(0),
        )
        .optional()?;
    Ok(kept.map_or_else(BTreeSet::new, |names| {
        names.split_whitespace().map(str::to_owned).collect()
    }))
}

fn remember_files(conn: &Connection, files: &[String]) -> Result<()> {
    if files.is_empty() {
        return Ok(());
    }
    let mut names = files_to_remove(conn)?;
    names.extend(files.iter().cloned());
    let names: Vec<String> = names.into_iter().collect();
    conn.execute(
        "INSERT INTO derived_state (key, value) VALUES (?1, ?2) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
        [FILES_TO_REMOVE, &names.join(" ")],
    )?;
    Ok(())
}
