//! What stands in the way of a time.

use chrono::NaiveDate;
use rusqlite::params;

use crate::kernel::Result;
use crate::kernel::id::{EventId, PersonId, RecruitmentId, UserId};
use crate::kernel::moment::{OfficeTime, TimeOfDay};
use crate::programme::rules::dates::{Diary, Engaged};
use crate::store::Reader;
use crate::study;

/// What a diary is asked about.
#[derive(Clone, Copy, Debug)]
pub struct DiaryOf<'a> {
    /// From this day to that, both included.
    pub days: (NaiveDate, NaiveDate),
    /// Whose study and invitations count.
    pub people: &'a [PersonId],
    /// The programme whose other events count.
    pub recruitment: Option<RecruitmentId>,
    /// Who would lead it.
    pub facilitator: Option<UserId>,
    /// Events that are being moved.
    pub except: &'a [EventId],
}

/// Reads the diary.
pub fn load(db: &Reader<'_>, of: &DiaryOf<'_>) -> Result<Diary> {
    let (from, to) = of.days;
    let window = (
        OfficeTime::new(from, TimeOfDay::MIDNIGHT),
        OfficeTime::new(to, TimeOfDay::LAST),
    );
    let people: std::collections::HashSet<PersonId> = of.people.iter().copied().collect();
    let except = |event: EventId| of.except.contains(&event);
    let mut study = study::between(db, from, to)?;
    study.retain(|period| people.contains(&period.person));
    let mut diary = Diary {
        closed: super::closed_days(db)?,
        study,
        ..Diary::default()
    };
    diary.invited = db
        .prepare_cached(
            "SELECT i.person_id, p.name, e.id, e.name, e.starts_at, e.ends_at FROM event e
             JOIN invitation i ON i.event_id = e.id JOIN person_index p ON p.person_id = i.person_id
             WHERE e.starts_at <= ?2 AND e.ends_at >= ?1 AND e.cancelled_at IS NULL AND i.reply <> 'no' AND i.place <> 'none'
             ORDER BY p.sort_key, i.person_id, e.starts_at",
        )?
        .query_map(params![window.0, window.1], |row| {
            Ok(Engaged {
                who: row.get(0)?,
                name: row.get(1)?,
                event: row.get(2)?,
                event_name: row.get(3)?,
                starts_at: row.get(4)?,
                ends_at: row.get(5)?,
            })
        })?
        .filter(|row| {
            row.as_ref()
                .map_or(true, |one| people.contains(&one.who) && !except(one.event))
        })
        .collect::<rusqlite::Result<_>>()?;
    if let Some(facilitator) = of.facilitator {
        diary.led = db
            .prepare_cached(
                "SELECT e.facilitator_id, u.name, e.id, e.name, e.starts_at, e.ends_at FROM event e JOIN user u ON u.id = e.facilitator_id
                 WHERE e.facilitator_id = ?3 AND e.starts_at <= ?2 AND e.ends_at >= ?1 AND e.cancelled_at IS NULL ORDER BY e.starts_at, e.id",
            )?
            .query_map(params![window.0, window.1, facilitator], |row| {
                Ok(Engaged {
                    who: row.get(0)?,
                    name: row.get(1)?,
                    event: row.get(2)?,
                    event_name: row.get(3)?,
                    starts_at: row.get(4)?,
                    ends_at: row.get(5)?,
                })
            })?
            .filter(|row| row.as_ref().map_or(true, |one| !except(one.event)))
            .collect::<rusqlite::Result<_>>()?;
    }
    if let Some(recruitment) = of.recruitment {
        diary.events = db
            .prepare_cached(
                "SELECT id, name, starts_at, ends_at FROM event
                 WHERE recruitment_id = ?3 AND starts_at <= ?2 AND ends_at >= ?1 AND cancelled_at IS NULL ORDER BY starts_at, id",
            )?
            .query_map(params![window.0, window.1, recruitment], |row| {
                Ok(Engaged {
                    who: (),
                    name: String::new(),
                    event: row.get(0)?,
                    event_name: row.get(1)?,
                    starts_at: row.get(2)?,
                    ends_at: row.get(3)?,
                })
            })?
            .filter(|row| row.as_ref().map_or(true, |one| !except(one.event)))
            .collect::<rusqlite::Result<_>>()?;
    }
    Ok(diary)
}
