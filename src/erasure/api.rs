//! Commands on erasures.

use std::ops::ControlFlow;
use std::path::Path;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ledger::{self, Line};
use super::{Erasure, ErasureCounts, ErasureExtent, ErasureGround, InTheWay, TableCount, store};
use crate::api::{Act, Query};
use crate::kernel::id::PersonId;
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::redact::name_key;
use crate::kernel::{Actor, ApiError, Clock, Result};
use crate::person;
use crate::privacy::rules::{EMPLOYMENT_ARTICLE, REGISTER_ARTICLE};
use crate::store::redaction::{Extent, Report, STEPS, Subject};
use crate::store::{Office, Outcome};

/// `erasure.preview`: what erasing somebody would take away and what would stay. Changes nothing.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ErasurePreviewLoad {
    pub person: PersonId,
}

/// What an erasure would do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ErasurePreview {
    /// Who.
    pub person: PersonId,
    /// Their name today: it is typed again to confirm.
    pub name: String,
    /// Its reading.
    pub reading: Option<String>,
    /// How far it goes.
    pub extent: ErasureExtent,
    /// What stands in the way; erased as a mistake they may be all the same.
    pub in_the_way: Option<InTheWay>,
    /// What goes.
    pub goes: ErasureCounts,
    /// What stays and why.
    pub stays: Vec<Stay>,
    /// Records that were merged into this one and go with it.
    pub merged: u32,
    /// Copies that still hold the person, latest first.
    pub held: Vec<HeldCopy>,
}

/// Something that stays.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[allow(missing_docs, reason = "plain")]
pub struct Stay {
    pub what: StayKind,
    /// How many rows of it.
    pub count: u32,
    /// The article that wants it kept; absent where it is kept as a figure without a person.
    pub article: Option<String>,
}

/// What may stay.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum StayKind {
    /// 労働者名簿: name, birth date, address, first day of work.
    Roll,
    /// What the papers of their being taken on say.
    EmploymentPapers,
    /// Applications with stages and days.
    Applications,
    /// Invitations with reply and attendance.
    Invitations,
    /// Numbers and days of issued papers.
    PaperNumbers,
    /// That consents were given.
    Consents,
    /// When questions came and were answered.
    Questions,
}

/// A copy of the office that still holds somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct HeldCopy {
    /// What copy it is.
    pub kind: CopyKind,
    /// When it was made: UTC, RFC 3339.
    pub made_at: String,
    /// The folder's name.
    pub name: String,
}

/// Copies of an office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum CopyKind {
    /// A backup in the usual place.
    Backup,
    /// The copy made before the schema was brought up to date.
    BeforeMigration,
    /// An office set aside by a restore.
    SetAside,
}

/// `erasure.erase`: final. The person's present name is typed again.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct ErasureErase {
    pub person: PersonId,
    pub ground: ErasureGround,
    pub name: String,
}

/// `erasure.list`
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ErasureList {}

/// `erasure.list`
pub(crate) fn list(q: &Query<'_>, _: ErasureList) -> Result<Vec<Erasure>> {
    store::list(q.db)
}

/// How far an erasure of this person goes.
fn extent_of(has_joined: bool) -> ErasureExtent {
    if has_joined {
        ErasureExtent::Statutory
    } else {
        ErasureExtent::All
    }
}

/// `erasure.preview`
pub(crate) fn preview(act: &Act<'_>, request: ErasurePreviewLoad) -> Result<ErasurePreview> {
    let person = request.person;
    let (facts, extent, in_the_way, staying, register) = act.read(|db| {
        let facts = person::living(db, person, act.today())?;
        if store::is_erased(db, person)? {
            return Err(ApiError::PersonErased {}.into());
        }
        Ok((
            facts,
            extent_of(store::has_joined(db, person)?),
            store::in_the_way(db, person)?,
            store::staying(db, person)?,
            store::is_on_register(db, person)?.then_some(REGISTER_ARTICLE),
        ))
    })?;
    let subject = Subject {
        person,
        extent: extent.into(),
    };
    let report = act.office.preview_redaction(subject, &|done| {
        (act.call.progress)(done.into(), STEPS.into())
    })?;
    let entered = report.traces.iter().map(|(_, seq)| *seq).min();
    Ok(ErasurePreview {
        person,
        name: facts.name,
        reading: facts.reading,
        extent,
        in_the_way,
        stays: stays(extent, staying, register),
        merged: u32::try_from(report.traces.len().saturating_sub(1)).unwrap_or_default(),
        goes: counts_of(&report),
        held: held_copies(act, entered.unwrap_or_default()),
    })
}

fn counts_of(report: &Report) -> ErasureCounts {
    let counts = |rows: &std::collections::BTreeMap<_, _>| {
        rows.iter()
            .map(|(table, rows)| TableCount {
                table: *table,
                rows: *rows,
            })
            .collect()
    };
    ErasureCounts {
        rows: counts(&report.rows),
        mentions: counts(&report.mentions),
        entries: report.entries,
        files: report.files,
        drafts: report.drafts,
    }
}

fn stays(
    extent: ErasureExtent,
    staying: [u32; 6],
    register: Option<&'static str>,
) -> Vec<Stay> {
    let [
        applications,
        invitations,
        papers,
        consents,
        questions,
        joinings,
    ] = staying;
    let by_law = (extent == ErasureExtent::Statutory).then(|| {
        let articles: Vec<&str> = [EMPLOYMENT_ARTICLE].into_iter().chain(register).collect();
        articles.join("、")
    });
    let kept = if by_law.is_some() { papers } else { 0 };
    [
        (StayKind::Roll, joinings, by_law.clone()),
        (StayKind::EmploymentPapers, kept, by_law),
        (StayKind::Applications, applications, None),
        (StayKind::Invitations, invitations, None),
        (StayKind::PaperNumbers, papers - kept, None),
        (StayKind::Consents, consents, None),
        (StayKind::Questions, questions, None),
    ]
    .into_iter()
    .filter(|(_, count, _)| *count > 0)
    .map(|(what, count, article)| Stay {
        what,
        count,
        article,
    })
    .collect()
}

/// Copies made once the person was on record. What was written to other media by hand is out of sight.
fn held_copies(act: &Act<'_>, entered: i64) -> Vec<HeldCopy> {
    let mut held: Vec<HeldCopy> = act
        .host
        .places
        .backups(&act.office.office_id())
        .into_iter()
        .filter(|backup| backup.manifest.entries >= entered)
        .map(|backup| HeldCopy {
            kind: CopyKind::Backup,
            made_at: backup.manifest.made_at,
            name: name_of(&backup.folder),
        })
        .collect();
    let folder = act.office.folder();
    let aside = format!("{}-set-aside-", name_of(folder));
    for (parent, start, kind) in [
        (Some(folder), "before-migration-", CopyKind::BeforeMigration),
        (folder.parent(), aside.as_str(), CopyKind::SetAside),
    ] {
        let Some(entries) = parent.and_then(|parent| std::fs::read_dir(parent).ok()) else {
            continue;
        };
        for name in entries.flatten().map(|entry| name_of(&entry.path())) {
            if let Some(made_at) = name.strip_prefix(start).and_then(instant_of) {
                held.push(HeldCopy {
                    kind,
                    made_at,
                    name,
                });
            }
        }
    }
    held.sort_by(|a, b| (&b.made_at, &b.name).cmp(&(&a.made_at, &a.name)));
    held
}

fn name_of(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The instant in the name of a copy: fourteen digits, UTC.
fn instant_of(label: &str) -> Option<String> {
    let digits = label.get(..14)?;
    chrono::NaiveDateTime::parse_from_str(digits, "%Y%m%d%H%M%S")
        .ok()
        .map(|at| {
            at.and_utc()
                .to_rfc3339_opts(chrono::SecondsFormat::Millis, true)
        })
}

/// `erasure.erase`
pub(crate) fn erase(act: &Act<'_>, request: ErasureErase) -> Result<Outcome<Erasure>> {
    let person = request.person;
    act.read(|db| {
        let facts = person::living(db, person, act.today())?;
        if store::is_erased(db, person)? {
            return Err(ApiError::PersonErased {}.into());
        }
        if name_key(&request.name) != name_key(&facts.name) {
            return Err(ApiError::ErasureNameDiffers {}.into());
        }
        match store::in_the_way(db, person)? {
            Some(_) if request.ground == ErasureGround::Mistake => Ok(()),
            Some(in_the_way) => Err(ApiError::ErasureInTheWay { in_the_way }.into()),
            None => Ok(()),
        }
    })?;
    let outcome = carry_out(
        act.office,
        act.actor,
        act.clock,
        person,
        request.ground,
        None,
        &|done| (act.call.progress)(done.into(), STEPS.into()),
    )?;
    // Decrypted copies of their files may lie there, opened since the office was.
    let _ = std::fs::remove_dir_all(&act.host.places.session_dir);
    // What cannot be written down now is written down on the next opening.
    let _ = ledger::keep(act.office, act.host.places.backup_dir.as_deref());
    Ok(outcome)
}

/// Erases somebody whom a restored backup brought back, on the same ground and as far as before.
pub(super) fn erase_again(
    office: &Office,
    actor: &Actor,
    clock: &Clock,
    person: PersonId,
    line: &Line,
) -> Result<()> {
    let on = &|_| ControlFlow::Continue(());
    carry_out(
        office,
        actor,
        clock,
        person,
        line.ground,
        Some(line.extent),
        on,
    )
    .map(|_| ())
}

fn carry_out(
    office: &Office,
    actor: &Actor,
    clock: &Clock,
    person: PersonId,
    ground: ErasureGround,
    at_least: Option<ErasureExtent>,
    progress: &dyn Fn(u32) -> ControlFlow<()>,
) -> Result<Outcome<Erasure>> {
    let has_joined = office.read(|db| store::has_joined(db, person))?;
    let extent = match at_least {
        Some(ErasureExtent::Statutory) => ErasureExtent::Statutory,
        _ => extent_of(has_joined),
    };
    let subject = Subject {
        person,
        extent: Extent::from(extent),
    };
    office.redact(
        subject,
        Operation::ErasureErase,
        actor,
        clock,
        progress,
        |tx, report| {
            let counts = counts_of(report);
            let id = store::insert(tx, person, ground, extent, &counts, &report.traces)?;
            let ground_name = serde_json::to_value(ground)?;
            let summary = Summary::new(Operation::ErasureErase)
                .object(ground_name.as_str().unwrap_or_default());
            let erasure = Erasure {
                id,
                person,
                ground,
                extent,
                erased_on: tx.today,
                by: actor.name.clone(),
                counts,
            };
            Ok((id, erasure, summary))
        },
    )
}
