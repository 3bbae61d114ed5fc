//! What the nouns contribute to the store: derived data kept up to date, rules across rows verified.

use chrono::NaiveDate;

use crate::kernel::Result;
use crate::store::{ChangedRow, Domain, Reader, Table};
use crate::{
    application, conviction, enquiry, equity, exchange, filing, joining, member, offer, paper,
    person, programme, site, study, task,
};

/// The nouns of this version.
pub const DOMAIN: &'static dyn Domain = &Nouns;

struct Nouns;

impl Domain for Nouns {
    fn refresh(&self, db: &Reader<'_>, changed: &[ChangedRow], today: NaiveDate) -> Result<()> {
        person::index::refresh(db, changed, today)
    }

    fn check(&self, db: &Reader<'_>, changed: &[ChangedRow]) -> Result<()> {
        let is_about = |tables: &[Table]| changed.iter().any(|row| tables.contains(&row.table));
        if is_about(&[Table::Site, Table::SitePlacement]) {
            site::check(db)?;
        }
        // A merge, above all, could give one person two memberships of the same days.
        if is_about(&[Table::Member]) {
            member::check(db)?;
        }
        // What a filing follows from is named by a key that the file does not check.
        if is_about(&[
            Table::Filing,
            Table::OfficeEvent,
            Table::Reduction,
            Table::UnitChange,
            Table::Withdrawal,
        ]) {
            filing::check(db)?;
        }
        Ok(())
    }

    fn catch_up(&self, db: &Reader<'_>, today: NaiveDate) -> Result<()> {
        person::index::catch_up(db, today)
    }

    fn forget(&self, db: &Reader<'_>) -> Result<()> {
        person::index::purge(db)
    }

    fn broken_invariants(&self, db: &Reader<'_>) -> Result<Vec<String>> {
        let mut broken = application::store::broken_invariants(db)?;
        broken.extend(person::index::broken_invariants(db)?);
        broken.extend(paper::store::broken_invariants(db)?);
        broken.extend(offer::store::broken_invariants(db)?);
        broken.extend(joining::store::broken_invariants(db)?);
        // questions and contact, tasks
        broken.extend(enquiry::broken_invariants(db)?);
        broken.extend(exchange::broken_invariants(db)?);
        broken.extend(conviction::broken_invariants(db)?);
        broken.extend(task::broken_invariants(db)?);
        broken.extend(programme::broken_invariants(db)?);
        broken.extend(study::broken_invariants(db)?);
        // members and equity
        broken.extend(member::store::broken_invariants(db)?);
        broken.extend(equity::store::broken_invariants(db)?);
        broken.extend(filing::broken_invariants(db)?);
        // sites
        broken.extend(site::broken_invariants(db)?);
        Ok(broken)
    }
}
