//! Keeping and erasing in the sample office: a purpose told anew, and somebody whose time had come.

use super::Maker;
use crate::kernel::Result;
use crate::kernel::id::RecruitmentId;
use crate::privacy::DataKind;
use crate::recruitment::StageKind;
use crate::{erasure, privacy};

/// How many of last year's people are erased; the others stay on the list of those due.
const ERASED: usize = 3;

impl Maker<'_> {
    /// A purpose in this office's own words, from the start of this year's recruitment.
    pub(super) fn purpose(&self, days_ago: u64) -> Result<()> {
        self.on(days_ago, |act| {
            let request = privacy::api::PrivacySetPurpose {
                kind: DataKind::Note,
                words: "面談で聞いたことを引き継ぎ、続けて相談に応じるため。".to_owned(),
                effective_on: self.ago(days_ago),
            };
            privacy::api::set_purpose(act, request).map(|_| ())
        })
    }

    /// The first of last year's people who were turned down are erased.
    pub(super) fn erase_some(&self, last_year: RecruitmentId, days_ago: u64) -> Result<()> {
        let rejected = self.rows(last_year, vec![StageKind::Rejected])?;
        for row in rejected.iter().take(ERASED) {
            self.on(days_ago, |act| {
                let request = erasure::api::ErasureErase {
                    person: row.person,
                    ground: erasure::ErasureGround::Due,
                    name: row.name.clone(),
                };
                erasure::api::erase(act, request).map(|_| ())
            })?;
        }
        Ok(())
    }
}
