//! Papers of the sample's members, and who asked to see the register.

use super::Maker;
use crate::documents::paper::member::api::{
    MemberPaperFormLoad, MemberPaperIssue, PaperVoid, form, issue, reissue, void,
};
use crate::inspection::api::{InspectionAnswer, InspectionRecord};
use crate::inspection::{InspectionManner, InspectorStanding};
use crate::kernel::Result;
use crate::kernel::id::{MemberId, PaperId};
use crate::paper::PaperKind;
use crate::paper::api::PaperReissue;

/// When the papers went out, after what had happened to the members was entered.
const ISSUED: u64 = 12;
/// When one of them was found to be spoilt.
const SPOILT: u64 = 11;

/// Days ago, who asked, as what, for what, why, and whether it was refused.
type Asked = (
    u64,
    &'static str,
    InspectorStanding,
    InspectionManner,
    Option<&'static str>,
    Option<&'static str>,
);

const ASKED: &[Asked] = &[
    (
        10,
        "植草 恵",
        InspectorStanding::Member,
        InspectionManner::Seen,
        Some("総会の前に、組合員の数を確かめたい"),
        None,
    ),
    (
        9,
        "株式会社みほん印刷",
        InspectorStanding::Creditor,
        InspectionManner::Copied,
        Some("売掛金の保全"),
        None,
    ),
    (
        8,
        "株式会社れいじ名簿",
        InspectorStanding::Creditor,
        InspectionManner::Copied,
        None,
        Some("債権がなく、住所を売るためであることが明らかだった"),
    ),
];

impl Maker<'_> {
    /// Certificates, one of them spoilt and issued again; a receipt; and what was answered to a notice.
    pub(super) fn member_papers(&self, members: &[MemberId], days_ago: u64) -> Result<()> {
        match days_ago {
            ISSUED => {
                for at in [1, 2, 3] {
                    self.paper_of(members.get(at), PaperKind::EquityCertificate, days_ago)?;
                }
                // The one who took more units has paid for one of them since.
                self.paper_of(members.get(10), PaperKind::EquityReceipt, days_ago)?;
            }
            SPOILT => {
                let Some(member) = members.get(3).copied() else {
                    return Ok(());
                };
                let request = MemberPaperFormLoad { member };
                let papers: Vec<PaperId> = (self.ask(|query| form(query, request))?.papers.iter())
                    .map(|paper| paper.id)
                    .collect();
                self.on(days_ago, |act| {
                    let request = PaperVoid {
                        papers: papers.clone(),
                        voided_on: self.ago(days_ago),
                        reason: "印を押す所をまちがえた".to_owned(),
                    };
                    void(act, request)
                })?;
                self.on(days_ago, |act| {
                    let request = PaperReissue {
                        papers,
                        dated_on: self.ago(days_ago),
                    };
                    reissue(act, request)
                })?;
            }
            0 => self.paper_of(members.get(12), PaperKind::WithdrawalReceipt, days_ago)?,
            _ => {}
        }
        Ok(())
    }

    /// Issues the first paper of this kind that can be issued to somebody.
    fn paper_of(
        &self,
        member: Option<&MemberId>,
        paper_kind: PaperKind,
        days_ago: u64,
    ) -> Result<()> {
        let Some(member) = member.copied() else {
            return Ok(());
        };
        let form = self.ask(|query| form(query, MemberPaperFormLoad { member }))?;
        let order = (form.possible.into_iter().rev())
            .map(|offer| offer.order)
            .find(|order| order.paper_kind() == paper_kind);
        if let Some(order) = order {
            self.on(days_ago, |act| {
                let request = MemberPaperIssue {
                    order,
                    dated_on: self.ago(days_ago),
                    choices: form.choices,
                };
                issue(act, request)
            })?;
        }
        Ok(())
    }

    /// Who asked to see the register or to have a copy of it on that day.
    pub(super) fn inspections(&self, days_ago: u64) -> Result<()> {
        for (_, name, standing, manner, purpose, refusal) in
            ASKED.iter().filter(|(day, ..)| *day == days_ago)
        {
            self.on(days_ago, |act| {
                let request = InspectionRecord {
                    asked_on: self.ago(days_ago),
                    name: (*name).to_owned(),
                    standing: *standing,
                    manner: *manner,
                    as_of: self.ago(days_ago),
                    purpose: purpose.map(str::to_owned),
                    answer: match refusal {
                        None => InspectionAnswer::Granted {},
                        Some(reason) => InspectionAnswer::Refused {
                            reason: (*reason).to_owned(),
                        },
                    },
                };
                crate::inspection::api::record(act, request)
            })?;
        }
        Ok(())
    }
}
