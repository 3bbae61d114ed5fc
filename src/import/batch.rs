//! A file of applicants on its way into the office: read, compared with who is there, stored.

use std::collections::{HashMap, HashSet};
use std::path::Path;

use chrono::{Datelike, NaiveDate};
use sha2::{Digest, Sha256};

use super::api::{
    Counterpart, Decision, Duplicate, ImportChoices, ImportInto, ImportReport, ImportRun, Refused,
    RefusedDetail, RowRef, SkippedRow, Verdict,
};
use super::applicants::{
    ApplicantAnalysis, ApplicantRow, Note, RowCode, analyse_applicants, duplicate_keys,
};
use super::columns::{Column, label_of};
use super::duplicates::{DuplicateKeys, Pair, duplicate_pairs};
use super::stages::{StageMap, fold_stage_word};
use super::store::{self, BatchRow, Counts, FileKind, Remembered, RowOutcome};
use super::table::Table;
use super::{Limits, ReadOptions, read_file, read_table};
use crate::application::{self, rules::NewApplication};
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{ImportBatchId, PersonId, RecruitmentId, StageId};
use crate::kernel::text::{fold_name, nfkc};
use crate::kernel::{ApiError, Error, Result};
use crate::person::{self, rules::PersonDraft, rules::file_name_of};
use crate::recruitment::{self, Stage, StageKind};
use crate::store::{Reader, Tx};

/// A file that has been read into a table.
pub(super) struct Source {
    /// Its name, without folders.
    pub file_name: String,
    /// Hex SHA-256 of its content.
    pub sha256: String,
    /// Its rows.
    pub table: Table,
}

impl Source {
    /// Reads a file.
    pub(super) fn open(path: &Path, options: &ReadOptions) -> Result<Self> {
        let limits = Limits::default();
        let file = read_file(path, &limits).map_err(unreadable)?;
        Ok(Self {
            file_name: file_name_of(path),
            table: read_table(&file.bytes, options, &limits)?,
            sha256: file.sha256,
        })
    }

    /// Refuses a file that is not the one the preview was of.
    pub(super) fn check_same(&self, sha256: Option<&str>) -> Result<()> {
        match sha256 {
            Some(sha256) if !sha256.eq_ignore_ascii_case(&self.sha256) => {
                Err(ApiError::ImportFileChanged {}.into())
            }
            Some(_) | None => Ok(()),
        }
    }

    /// The file's hash as bytes.
    pub(super) fn hash(&self) -> Vec<u8> {
        hash_bytes(&self.sha256)
    }
}

/// A file that is not there or not to be read is told as that, whatever the system calls it.
fn unreadable(error: Error) -> Error {
    match error {
        Error::Io { .. } => ApiError::FileUnreadable {}.into(),
        other => other,
    }
}

/// A table read as applicants of one recruitment.
pub(super) struct Reading {
    /// What the rows hold. Rows that were imported before stand among the skipped ones.
    pub analysis: ApplicantAnalysis,
    /// The recruitment's stages.
    pub stages: Vec<Stage>,
    /// Where applications come in.
    pub first: StageId,
    /// Whether columns or words are understood as they were for an earlier file of this source.
    pub remembered: bool,
    signature: String,
    words: Vec<(String, String)>,
}

/// Reads a table by what the user chose, what is remembered of its source, and what can be guessed.
pub(super) fn read(
    db: &Reader<'_>,
    source: &Source,
    recruitment: RecruitmentId,
    choices: &ImportChoices,
    today: NaiveDate,
) -> Result<Reading> {
    let stages = recruitment::stages(db, recruitment)?;
    let first = stages
        .iter()
        .find(|stage| stage.kind == StageKind::Applied)
        .or_not_found(Noun::Stage)?
        .id;
    if choices
        .stage_words
        .iter()
        .any(|word| stages.iter().all(|stage| stage.id != word.stage))
    {
        return Err(ApiError::StageElsewhere {}.into());
    }
    let chosen: Vec<(&str, StageId)> = choices
        .stage_words
        .iter()
        .map(|word| (word.word.as_str(), word.stage))
        .collect();
    let analyse = |mapping, words: &[(&str, StageId)]| {
        let map = StageMap::new(
            stages.iter().map(|stage| (stage.id, stage.name.as_str())),
            first,
            words.iter().copied(),
        );
        analyse_applicants(&source.table, choices.header_row, mapping, &map, today)
    };
    let guessed = analyse(choices.mapping.as_ref(), &chosen)?;
    let signature = signature_of(&guessed.columns);
    let remembered: Option<Remembered> = store::remembered(db, FileKind::Applicants, &signature)?;
    let known: Vec<(&str, StageId)> = remembered
        .iter()
        .flat_map(|remembered| &remembered.stage_words)
        .filter_map(|(word, name)| {
            let stage = stages.iter().find(|stage| stage.name == *name)?;
            Some((word.as_str(), stage.id))
        })
        .collect();
    let mapping = choices
        .mapping
        .as_ref()
        .or(remembered.as_ref().map(|remembered| &remembered.mapping))
        .filter(|mapping| **mapping != guessed.mapping());
    let use_memory = mapping.is_some() || !known.is_empty();
    let mut words = known;
    words.extend(&chosen); // what the user says now comes last and wins
    let mut analysis = if use_memory {
        analyse(mapping.or(choices.mapping.as_ref()), &words)?
    } else {
        guessed
    };
    let words = words_by_name(&words, &stages);
    leave_out_known_rows(db, recruitment, &mut analysis)?;
    Ok(Reading {
        analysis,
        first,
        remembered: choices.mapping.is_none() && remembered.is_some(),
        signature,
        words,
        stages,
    })
}

/// What a source is known by: the words of its header.
pub(super) fn signature_of<F>(columns: &[Column<F>]) -> String {
    let mut hash = Sha256::new();
    for column in columns {
        hash.update(nfkc(&column.header).trim().as_bytes());
        hash.update([0x1F]);
    }
    super::hex(&hash.finalize())
}

/// Each explained word once, with the name of its stage; of two meanings the later.
fn words_by_name(words: &[(&str, StageId)], stages: &[Stage]) -> Vec<(String, String)> {
    let mut named: Vec<(String, String)> = Vec::new();
    for (word, id) in words {
        let Some(stage) = stages.iter().find(|stage| stage.id == *id) else {
            continue;
        };
        let word = fold_stage_word(word);
        named.retain(|(other, _)| *other != word);
        named.push((word, stage.name.clone()));
    }
    named.sort();
    named
}

/// Moves accepted rows that were imported before to the skipped ones.
fn leave_out_known_rows(
    db: &Reader<'_>,
    recruitment: RecruitmentId,
    analysis: &mut ApplicantAnalysis,
) -> Result<()> {
    let hashes = analysis.accepted.iter().map(|row| row.hash);
    let before = store::imported_before(db, FileKind::Applicants, Some(recruitment), hashes)?;
    if before.is_empty() {
        return Ok(());
    }
    let known: HashSet<u32> = analysis
        .accepted
        .iter()
        .filter(|row| before.contains(&row.hash))
        .map(|row| row.row)
        .collect();
    let skipped = &mut analysis.skipped;
    analysis.accepted.retain(|row| {
        let is_new = !known.contains(&row.row);
        if !is_new {
            skipped.push(Note {
                row: row.row,
                line: row.line,
                code: RowCode::AlreadyImported,
                column: None,
                name: row.name.chars().take(80).collect(),
                cell: String::new(),
            });
        }
        is_new
    });
    skipped.sort_by_key(|note| note.row);
    analysis.warnings.retain(|note| !known.contains(&note.row));
    Ok(())
}

/// Somebody a row is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Record {
    /// Somebody on record.
    Person(PersonId),
    /// An accepted row, by its place among them.
    Row(usize),
}

/// Accepted rows and people on record side by side.
pub(super) struct Comparison {
    records: Vec<Record>,
    /// The pairs that look like one person, by places in `records`.
    pairs: Vec<Pair>,
}

impl Comparison {
    /// Compares the accepted rows with each other and with everybody on record who could be meant.
    pub(super) fn of(db: &Reader<'_>, rows: &[ApplicantRow]) -> Result<Self> {
        let mut people: Vec<PersonId> = Vec::new();
        for row in rows {
            people.extend(person::people_like(db, &draft_of(row))?);
        }
        people.sort_unstable();
        people.dedup();
        let mut keys = Vec::with_capacity(people.len() + rows.len());
        for person in &people {
            let likeness = person::likeness(db, *person)?;
            keys.push(DuplicateKeys {
                names: likeness.names.iter().map(|name| fold_name(name)).collect(),
                birth_on: likeness.birth_on,
                emails: likeness.emails,
                phones: likeness.phones,
            });
        }
        keys.extend(duplicate_keys(rows));
        let pairs = duplicate_pairs(&keys, people.len());
        let mut records: Vec<Record> = people.into_iter().map(Record::Person).collect();
        records.extend((0..rows.len()).map(Record::Row));
        Ok(Self { records, pairs })
    }

    /// Each pair: whom the later row looks like, its place among the rows, the agreements.
    pub(super) fn pairs(&self) -> impl Iterator<Item = (Record, usize, &Pair)> {
        self.pairs.iter().filter_map(|pair| {
            match (
                self.records.get(pair.first)?,
                self.records.get(pair.second)?,
            ) {
                (first, Record::Row(row)) => Some((*first, *row, pair)),
                (_, Record::Person(_)) => None,
            }
        })
    }
}

/// A row as a person.
pub(super) fn draft_of(row: &ApplicantRow) -> PersonDraft {
    PersonDraft {
        name: row.name.clone(),
        reading: row.reading.clone(),
        birth_on: row.birth_on,
        school: row.school.clone(),
        faculty: row.faculty.clone(),
        graduation_month: row.graduation,
        graduate_kind: row.graduate_kind,
        email: row.email.clone(),
        phone: row.phone.clone(),
        postal_code: row
            .postal_code
            .as_ref()
            .map(|code| code.digits().to_owned()),
        address: row.address.clone(),
    }
}

/// Finds the recruitment an import goes into, or makes it.
pub(super) fn recruitment_for(tx: &Tx<'_>, into: &ImportInto) -> Result<RecruitmentId> {
    match into {
        ImportInto::Recruitment { recruitment } => Ok(recruitment::load(tx, *recruitment)?.id),
        ImportInto::Named { name } => {
            let name = crate::kernel::field::required("name", name, crate::kernel::field::LINE)?;
            let named = recruitment::list(tx)?
                .into_iter()
                .find(|recruitment| recruitment.name == name);
            match named {
                Some(recruitment) => Ok(recruitment.id),
                None => {
                    let year = year_in(&name).unwrap_or_else(|| coming_april(tx.today));
                    recruitment::create(tx, &name, year)
                }
            }
        }
        ImportInto::Newest {} => {
            let newest = recruitment::list(tx)?
                .into_iter()
                .find(|recruitment| recruitment.closed_on.is_none_or(|on| on > tx.today));
            match newest {
                Some(recruitment) => Ok(recruitment.id),
                None => {
                    let year = coming_april(tx.today);
                    recruitment::create(tx, &format!("{year}年4月入団"), year)
                }
            }
        }
    }
}

/// The year of the next 1 April after a day.
fn coming_april(today: NaiveDate) -> i32 {
    today.year() + i32::from(today.month() >= 4)
}

/// The first year a name speaks of (「2027年3月卒」, 「27卒」 says none).
fn year_in(name: &str) -> Option<i32> {
    nfkc(name)
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .find(|year| (1950..=2200).contains(year))
}

/// Everything one import does, for real or for a rehearsal.
pub(super) struct Run<'a> {
    /// The file.
    pub source: &'a Source,
    /// What the user chose.
    pub choices: &'a ImportChoices,
    /// What the user decided on look-alikes.
    pub decisions: &'a [Decision],
    /// Whether what it stores is kept.
    pub kept: ImportRun,
    /// Tells how far it has come; an error stops it.
    pub progress: &'a dyn Fn(usize, usize) -> Result<()>,
}

/// What an import did, and where to.
pub(super) struct Stored {
    /// The report.
    pub report: ImportReport,
    /// How many people were created or added to.
    pub people: usize,
    /// The recruitment's name.
    pub recruitment: String,
}

impl Run<'_> {
    /// Stores the file's rows.
    pub(super) fn store(&self, tx: &Tx<'_>, into: &ImportInto) -> Result<Stored> {
        let recruitment = recruitment_for(tx, into)?;
        let reading = read(tx, self.source, recruitment, self.choices, tx.today)?;
        reading.analysis.check_importable()?;
        store::remember(
            tx,
            FileKind::Applicants,
            &reading.signature,
            &Remembered {
                mapping: reading.analysis.mapping(),
                stage_words: reading.words.clone(),
            },
        )?;
        let sha256 = self.source.hash();
        let batch = store::insert_batch(
            tx,
            FileKind::Applicants,
            Some(recruitment),
            &self.source.file_name,
            &sha256,
        )?;
        let rows = &reading.analysis.accepted;
        let comparison = Comparison::of(tx, rows)?;
        let mut intake = Intake {
            tx,
            batch,
            recruitment,
            first: reading.first,
            people: HashMap::with_capacity(rows.len()),
            created: 0,
            updated: 0,
            left_out: Vec::new(),
        };
        let decisions = by_row(self.decisions);
        for (done, row) in rows.iter().enumerate() {
            if done % PROGRESS_EVERY == 0 {
                (self.progress)(done, rows.len())?;
            }
            let decided = decisions.get(&row.row).map_or(&[][..], Vec::as_slice);
            intake.take_in(row, decided)?;
        }
        (self.progress)(rows.len(), rows.len())?;
        let duplicates = self.duplicates(tx, &comparison, rows, &intake.people, &decisions)?;
        let mut skipped_rows = super::api::left_out(&reading.analysis.skipped);
        skipped_rows.extend(&intake.left_out);
        skipped_rows.sort_by_key(|skipped| skipped.row);
        record_others(
            tx,
            batch,
            &reading.analysis.skipped,
            &reading.analysis.refused,
        )?;
        let counts = Counts {
            read: reading.analysis.read,
            created: intake.created,
            updated: intake.updated,
            skipped: count(skipped_rows.len()),
            refused: count(reading.analysis.refused.len()),
        };
        store::finish_batch(tx, batch, counts)?;
        let report = ImportReport {
            batch: (self.kept == ImportRun::Real).then_some(batch),
            read: counts.read,
            created: counts.created,
            updated: counts.updated,
            skipped: counts.skipped,
            skipped_rows,
            refused: refused(&reading.analysis.refused, &reading.analysis.columns),
            duplicates,
        };
        Ok(Stored {
            people: (counts.created + counts.updated) as usize,
            recruitment: recruitment::load(tx, recruitment)?.name,
            report,
        })
    }

    /// The pairs nobody has decided on, by file and row.
    fn duplicates(
        &self,
        db: &Reader<'_>,
        comparison: &Comparison,
        rows: &[ApplicantRow],
        people: &HashMap<u32, PersonId>,
        decisions: &HashMap<u32, Vec<Decision>>,
    ) -> Result<Vec<Duplicate>> {
        let of_row = |row: &ApplicantRow| RowRef {
            file: Some(self.source.file_name.clone()),
            row: Some(row.row),
            person: people.get(&row.row).copied(),
        };
        let mut duplicates = Vec::new();
        for (first, second, pair) in comparison.pairs() {
            let Some(second) = rows.get(second) else {
                continue;
            };
            let (first, with) = match first {
                Record::Person(person) => {
                    (store::origin(db, person)?, Counterpart::Person { person })
                }
                Record::Row(at) => match rows.get(at) {
                    Some(row) => (of_row(row), Counterpart::Row { row: row.row }),
                    None => continue,
                },
            };
            let is_decided = decisions
                .get(&second.row)
                .is_some_and(|decided| decided.iter().any(|decision| decision.with == with));
            if !is_decided {
                duplicates.push(Duplicate {
                    first,
                    second: of_row(second),
                    agreeing: pair.agreements.clone(),
                });
            }
        }
        Ok(duplicates)
    }
}

/// Rows between two words on how far it has come.
pub(super) const PROGRESS_EVERY: usize = 100;

pub(super) fn count(rows: usize) -> u32 {
    u32::try_from(rows).unwrap_or(u32::MAX)
}

fn hash_bytes(hex: &str) -> Vec<u8> {
    hex.as_bytes()
        .chunks(2)
        .filter_map(|pair| u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok())
        .collect()
}

fn by_row(decisions: &[Decision]) -> HashMap<u32, Vec<Decision>> {
    let mut by_row: HashMap<u32, Vec<Decision>> = HashMap::new();
    for decision in decisions {
        by_row
            .entry(decision.row)
            .or_default()
            .push(decision.clone());
    }
    by_row
}

pub(super) fn refused<F>(notes: &[Note], columns: &[Column<F>]) -> Vec<Refused> {
    notes
        .iter()
        .map(|note| Refused {
            row: note.row,
            code: note.code,
            detail: RefusedDetail {
                line: note.line,
                column: note.column.map(|column| label_of(columns, column)),
            },
        })
        .collect()
}

/// Records rows that were refused or left out. Empty ones are not worth a row each: a workbook may
/// have a hundred thousand of them.
pub(super) fn record_others(
    tx: &Tx<'_>,
    batch: ImportBatchId,
    skipped: &[Note],
    refused: &[Note],
) -> Result<()> {
    let skipped = skipped
        .iter()
        .filter(|note| note.code != RowCode::Empty)
        .map(|note| (note, RowOutcome::Skipped));
    let refused = refused.iter().map(|note| (note, RowOutcome::Refused));
    for (note, outcome) in skipped.chain(refused) {
        store::insert_row(
            tx,
            batch,
            &BatchRow {
                row: note.row,
                outcome,
                code: Some(note.code),
                person: None,
                content_hash: None,
            },
        )?;
    }
    Ok(())
}

/// Rows being stored one by one.
struct Intake<'a, 'c> {
    tx: &'a Tx<'c>,
    batch: ImportBatchId,
    recruitment: RecruitmentId,
    first: StageId,
    /// Whose each row of this file is.
    people: HashMap<u32, PersonId>,
    created: u32,
    updated: u32,
    left_out: Vec<SkippedRow>,
}

impl Intake<'_, '_> {
    fn take_in(&mut self, row: &ApplicantRow, decided: &[Decision]) -> Result<()> {
        let same = decided
            .iter()
            .find(|decision| decision.verdict != Verdict::Different)
            .and_then(|decision| Some((self.person_of(decision.with)?, decision.verdict)));
        let (person, outcome, code) = match same {
            Some((person, Verdict::Same)) => {
                person::living(self.tx, person, self.tx.today)?;
                self.left_out.push(SkippedRow {
                    row: row.row,
                    code: RowCode::SamePerson,
                });
                (person, RowOutcome::Skipped, Some(RowCode::SamePerson))
            }
            Some((person, Verdict::Merge | Verdict::Different)) => {
                self.add_to(person, row)?;
                self.updated += 1;
                (person, RowOutcome::Updated, None)
            }
            None => {
                let person = person::create(self.tx, &draft_of(row))?;
                self.enter(person, row)?;
                self.created += 1;
                (person, RowOutcome::Created, None)
            }
        };
        self.people.insert(row.row, person);
        for decision in decided {
            if decision.verdict == Verdict::Different
                && let Some(other) = self.person_of(decision.with)
                && other != person
            {
                person::living(self.tx, other, self.tx.today)?;
                person::keep_apart(self.tx, person, other)?;
            }
        }
        store::insert_row(
            self.tx,
            self.batch,
            &BatchRow {
                row: row.row,
                outcome,
                code,
                person: Some(person),
                content_hash: Some(&row.hash),
            },
        )
    }

    /// Who is meant: somebody on record, or whoever an earlier row of this file became.
    fn person_of(&self, with: Counterpart) -> Option<PersonId> {
        match with {
            Counterpart::Person { person } => Some(person),
            Counterpart::Row { row } => self.people.get(&row).copied(),
        }
    }

    /// What the row has and the record lacks.
    fn add_to(&self, person: PersonId, row: &ApplicantRow) -> Result<()> {
        person::complete(self.tx, person, &draft_of(row))?;
        match application::find(self.tx, person, self.recruitment)? {
            Some(application) => {
                application::complete(self.tx, application, row.source.as_deref())?;
                self.note(person, row)
            }
            None => self.enter(person, row),
        }
    }

    fn enter(&self, person: PersonId, row: &ApplicantRow) -> Result<()> {
        // Without a day of its own the application counts from where the file puts it, at the latest today.
        let applied_on = row
            .applied_on
            .or(row.stage_on.map(|day| day.min(self.tx.today)))
            .unwrap_or(self.tx.today);
        application::enter(
            self.tx,
            &NewApplication {
                person,
                recruitment: self.recruitment,
                applied_on,
                source: row.source.as_deref(),
                stage: self.first,
            },
            row.stage,
            row.stage_on.unwrap_or(applied_on),
        )?;
        self.note(person, row)
    }

    fn note(&self, person: PersonId, row: &ApplicantRow) -> Result<()> {
        if let Some(remarks) = &row.remarks {
            person::write_note(self.tx, person, remarks)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_year_of_entry_is_the_one_named_or_the_coming_april() {
        for (name, year) in [
            ("2027年3月卒", Some(2027)),
            ("２０２８年度 新卒", Some(2028)),
            ("27卒", None),
            ("採用 20270401", None),
            ("第0001回", None),
        ] {
            assert_eq!(year_in(name), year, "{name}");
        }
        let day = |month, day| NaiveDate::from_ymd_opt(2026, month, day).unwrap();
        assert_eq!(coming_april(day(3, 31)), 2026);
        assert_eq!(coming_april(day(4, 1)), 2027);
        assert_eq!(coming_april(day(11, 22)), 2027);
    }

    #[test]
    fn a_words_last_meaning_is_remembered() {
        let stage = |id, name: &str| Stage {
            id: StageId(id),
            name: name.to_owned(),
            kind: StageKind::Interview,
            reason: crate::recruitment::ReasonRule::Optional,
            applications: 0,
        };
        let stages = [stage(1, "一次面接"), stage(2, "二次面接")];
        let words = [
            ("面談", StageId(1)),
            ("面 談", StageId(2)),
            ("?", StageId(9)),
        ];
        assert_eq!(
            words_by_name(&words, &stages),
            [("面談".to_owned(), "二次面接".to_owned())]
        );
    }
}
