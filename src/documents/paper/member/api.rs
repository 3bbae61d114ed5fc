//! Commands on papers of members.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::super::api::{Shown, enter, pages, reissue_of};
use super::super::name_of;
use super::{Plan, application_form};
use crate::api::{Act, Query};
use crate::documents::letter::{self, Letter};
use crate::kernel::field::{self, LINE, TEXT};
use crate::kernel::file::FileToken;
use crate::kernel::id::{MemberId, MovementId, PaperId, RefundId, WithdrawalId};
use crate::kernel::operation::{Operation, Summary};
use crate::kernel::{ApiError, Result};
use crate::member::rules::is_member_on;
use crate::member::{ExpulsionGround, LeavingCause};
use crate::paper::api::{PaperPages, PaperReissue, contact_line};
use crate::paper::rules::{
    AT_ONCE, EVERYBODY, Family, check_choices, check_count, check_up_to, usual_member_choices,
};
use crate::paper::store;
use crate::paper::{PaperChoices, PaperKind, PaperLine};
use crate::store::{Outcome, Reader, disk};
use crate::{articles, equity, member};

/// Which papers, and of whom.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum MemberPaperOrder {
    /// 加入承諾通知書
    AdmissionNotice {
        /// Memberships that were consented to.
        members: Vec<MemberId>,
    },
    /// 加入不承諾通知書
    AdmissionRefusal {
        /// Applications that were refused.
        members: Vec<MemberId>,
    },
    /// 出資金領収書
    EquityReceipt {
        /// Payments and deposits.
        movements: Vec<MovementId>,
    },
    /// 出資証券
    EquityCertificate {
        /// Members.
        members: Vec<MemberId>,
    },
    /// 脱退予告受理通知書
    WithdrawalReceipt {
        /// Notices.
        withdrawals: Vec<WithdrawalId>,
    },
    /// 除名審議通知書
    ExpulsionHearing {
        /// Whose expulsion is deliberated on.
        member: MemberId,
        /// Where and why.
        meeting: HearingMeeting,
    },
    /// 除名決定通知書
    ExpulsionNotice {
        /// Expulsions.
        withdrawals: Vec<WithdrawalId>,
    },
    /// 持分払戻計算書
    RefundStatement {
        /// Refunds that were decided.
        refunds: Vec<RefundId>,
    },
    /// 出資残高通知書
    EquityStatement {
        /// Members; absent: everybody who is one on that day.
        #[ts(optional = nullable)]
        members: Option<Vec<MemberId>>,
        /// The day of the balances, as a rule the last of a business year.
        as_of: NaiveDate,
    },
}

/// The meeting at which somebody's expulsion is deliberated on, and the facts (法15条2項).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct HearingMeeting {
    /// 「第5回通常総会」
    pub name: String,
    pub on: NaiveDate,
    /// 「午後1時30分」
    pub time: String,
    pub place: String,
    pub ground: ExpulsionGround,
    /// The facts.
    pub words: String,
    /// 「第12条第1項」 of the articles.
    #[ts(optional = nullable)]
    pub article: Option<String>,
}

impl MemberPaperOrder {
    /// The kind of paper.
    pub const fn paper_kind(&self) -> PaperKind {
        match self {
            Self::AdmissionNotice { .. } => PaperKind::AdmissionNotice,
            Self::AdmissionRefusal { .. } => PaperKind::AdmissionRefusal,
            Self::EquityReceipt { .. } => PaperKind::EquityReceipt,
            Self::EquityCertificate { .. } => PaperKind::EquityCertificate,
            Self::WithdrawalReceipt { .. } => PaperKind::WithdrawalReceipt,
            Self::ExpulsionHearing { .. } => PaperKind::ExpulsionHearing,
            Self::ExpulsionNotice { .. } => PaperKind::ExpulsionNotice,
            Self::RefundStatement { .. } => PaperKind::RefundStatement,
            Self::EquityStatement { .. } => PaperKind::EquityStatement,
        }
    }

    /// The order as it is carried out: each once, texts trimmed.
    fn check(self) -> Result<Self> {
        fn once<T: PartialEq>(name: &str, at_most: usize, ids: Vec<T>) -> Result<Vec<T>> {
            let mut each: Vec<T> = Vec::with_capacity(ids.len().min(at_most));
            check_up_to(name, ids.len(), at_most)?;
            for id in ids {
                // Longer lists come from a selection, which names nobody twice.
                if at_most > AT_ONCE || !each.contains(&id) {
                    each.push(id);
                }
            }
            Ok(each)
        }
        Ok(match self {
            Self::AdmissionNotice { members } => Self::AdmissionNotice {
                members: once("members", AT_ONCE, members)?,
            },
            Self::AdmissionRefusal { members } => Self::AdmissionRefusal {
                members: once("members", AT_ONCE, members)?,
            },
            Self::EquityReceipt { movements } => Self::EquityReceipt {
                movements: once("movements", AT_ONCE, movements)?,
            },
            Self::EquityCertificate { members } => Self::EquityCertificate {
                members: once("members", AT_ONCE, members)?,
            },
            Self::WithdrawalReceipt { withdrawals } => Self::WithdrawalReceipt {
                withdrawals: once("withdrawals", AT_ONCE, withdrawals)?,
            },
            Self::ExpulsionNotice { withdrawals } => Self::ExpulsionNotice {
                withdrawals: once("withdrawals", AT_ONCE, withdrawals)?,
            },
            Self::RefundStatement { refunds } => Self::RefundStatement {
                refunds: once("refunds", AT_ONCE, refunds)?,
            },
            Self::EquityStatement { members, as_of } => Self::EquityStatement {
                members: members
                    .map(|members| once("members", EVERYBODY, members))
                    .transpose()?,
                as_of: field::day("as_of", as_of)?,
            },
            Self::ExpulsionHearing { member, meeting } => Self::ExpulsionHearing {
                member,
                meeting: HearingMeeting {
                    name: field::required("name", &meeting.name, LINE)?,
                    on: field::day("on", meeting.on)?,
                    time: field::required("time", &meeting.time, LINE)?,
                    place: field::required("place", &meeting.place, LINE)?,
                    ground: meeting.ground,
                    words: field::required("words", &meeting.words, TEXT)?,
                    article: field::optional("article", meeting.article.as_deref(), LINE)?,
                },
            },
        })
    }
}

// -- what there is to issue --------------------------------------------------------------------------

/// `member_paper.choices`: what was chosen for the last paper of a member.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MemberPaperChoicesLoad {}

/// `member_paper.choices`
pub(crate) fn choices(q: &Query<'_>, _: MemberPaperChoicesLoad) -> Result<PaperChoices> {
    match store::latest_choices(q.db, Family::Member)? {
        Some(choices) => Ok(choices),
        None => Ok(usual_member_choices(contact_line(q)?)),
    }
}

/// `member_paper.form`: what may be issued of a membership, and what was chosen last.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MemberPaperFormLoad {
    pub member: MemberId,
}

/// Where the dialog starts from.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MemberPaperForm {
    /// What was chosen last.
    pub choices: PaperChoices,
    /// What can be issued now, in the order of a membership's life. An expulsion's hearing is asked for apart.
    pub possible: Vec<MemberPaperOffer>,
    /// Whether a hearing can be called: a member today.
    pub can_hear: bool,
    /// Issued already, latest first.
    pub papers: Vec<PaperLine>,
}

/// A paper that can be issued.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
pub struct MemberPaperOffer {
    /// Which.
    pub order: MemberPaperOrder,
    /// The day it is about.
    pub on: Option<NaiveDate>,
    /// The sum it is about, in yen.
    pub amount: Option<crate::kernel::money::Yen>,
}

/// `member_paper.form`
pub(crate) fn form(q: &Query<'_>, request: MemberPaperFormLoad) -> Result<MemberPaperForm> {
    let db = q.db;
    let id = request.member;
    let membership = member::load(db, id)?;
    let mut possible = Vec::new();
    let mut offer = |order, on, amount| possible.push(MemberPaperOffer { order, on, amount });
    let members = || vec![id];
    let is_open = membership.voided_on.is_none() && membership.dropped_on.is_none();
    if membership.consented_on.is_some() && is_open {
        let order = MemberPaperOrder::AdmissionNotice { members: members() };
        offer(order, membership.consented_on, None);
    }
    if membership.refused_on.is_some() {
        let order = MemberPaperOrder::AdmissionRefusal { members: members() };
        offer(order, membership.refused_on, None);
    }
    for movement in equity::store::list(db, id)? {
        let amount = movement.effect.paid + movement.effect.deposit;
        let is_money = matches!(
            movement.movement_kind,
            equity::MovementKind::Payment | equity::MovementKind::Deposit
        );
        if is_money
            && amount > crate::kernel::money::Yen::ZERO
            && movement.reversed_by.is_none()
            && store::receipt_of(db, movement.id)?.is_none()
        {
            let order = MemberPaperOrder::EquityReceipt {
                movements: vec![movement.id],
            };
            offer(order, Some(movement.effective_on), Some(amount));
        }
    }
    let is_member = is_member_on(&membership, q.today);
    if is_member {
        let balance = equity::balance_on(db, id, q.today)?;
        let order = MemberPaperOrder::EquityCertificate { members: members() };
        offer(order, membership.joined_on, Some(balance.paid));
        let year = articles::fiscal_year(db, q.today)?;
        let order = MemberPaperOrder::EquityStatement {
            members: Some(members()),
            as_of: q.today.min(year.last_day()),
        };
        offer(order, Some(q.today), Some(balance.paid));
    }
    for withdrawal in member::store::withdrawals(db, id)? {
        let withdrawals = vec![withdrawal.id];
        match withdrawal.cause {
            _ if withdrawal.revoked_on.is_some() => {}
            LeavingCause::Voluntary => offer(
                MemberPaperOrder::WithdrawalReceipt { withdrawals },
                withdrawal.notice_on,
                None,
            ),
            LeavingCause::Expulsion => offer(
                MemberPaperOrder::ExpulsionNotice { withdrawals },
                Some(withdrawal.left_on),
                None,
            ),
            LeavingCause::Disqualified | LeavingCause::Death => {}
        }
    }
    for refund in equity::store::refunds(db, Some(id))? {
        let order = MemberPaperOrder::RefundStatement {
            refunds: vec![refund.id],
        };
        offer(order, Some(refund.decided_on), Some(refund.figures.refund));
    }
    Ok(MemberPaperForm {
        choices: choices(q, MemberPaperChoicesLoad {})?,
        possible,
        can_hear: is_member,
        papers: store::list(db, None, Some(id), q.today)?,
    })
}

// -- setting and issuing -----------------------------------------------------------------------------

/// `member_paper.preview`: pages as pictures, and what they say.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MemberPaperPreview {
    pub order: MemberPaperOrder,
    pub dated_on: NaiveDate,
    pub choices: PaperChoices,
    /// The first of them to be shown, from 0.
    pub from: u32,
    /// How many; at most 8.
    pub count: u32,
}

/// `member_paper.issue`: under the next numbers. Final.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MemberPaperIssue {
    pub order: MemberPaperOrder,
    pub dated_on: NaiveDate,
    pub choices: PaperChoices,
}

/// `member_paper.preview`
pub(crate) fn preview(act: &Act<'_>, request: MemberPaperPreview) -> Result<PaperPages> {
    let dated_on = field::day("dated_on", request.dated_on)?;
    let (order, choices) = (request.order.check()?, check_choices(&request.choices)?);
    let plan = Plan {
        order: &order,
        dated_on,
        choices: &choices,
    };
    let planned = act.read(|db| plan.write(db, |done, all| act.call.progress(done, all)))?;
    let letters = planned.into_iter().map(Shown::from).collect();
    pages(letters, dated_on, request.from, request.count)
}

/// `member_paper.issue`
pub(crate) fn issue(act: &Act<'_>, request: MemberPaperIssue) -> Result<Outcome<Vec<PaperId>>> {
    let dated_on = field::day("dated_on", request.dated_on)?;
    let (order, choices) = (request.order.check()?, check_choices(&request.choices)?);
    let plan = Plan {
        order: &order,
        dated_on,
        choices: &choices,
    };
    // Set before it is issued: a paper that cannot be printed must not get a number.
    let planned = act.read(|db| plan.write(db, |_, _| Ok(())))?;
    if planned.is_empty() {
        return Err(ApiError::PaperNoGround {}.into());
    }
    let letters: Vec<Letter> = planned
        .into_iter()
        .map(|paper| paper.facts.letter)
        .collect();
    for (at, part) in letters.chunks(AT_ONCE).enumerate() {
        act.call.progress(at * AT_ONCE, letters.len())?;
        letter::typeset(part, &name_of(part), dated_on)?;
    }
    act.transact(Operation::MemberPaperIssue, |tx| {
        let planned = plan.write(tx, |_, _| Ok(()))?;
        enter(tx, &planned, Operation::MemberPaperIssue)
    })
}

/// `member_paper.reissue`: the same words again under a new number, marked 再発行 with the old one. Final.
pub(crate) fn reissue(act: &Act<'_>, request: PaperReissue) -> Result<Outcome<Vec<PaperId>>> {
    reissue_of(act, request, Family::Member, Operation::MemberPaperReissue)
}

/// `paper.void`: papers of members that do not count any more (書き損じ, 紛失, 差替え).
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct PaperVoid {
    pub papers: Vec<PaperId>,
    pub voided_on: NaiveDate,
    pub reason: String,
}

/// `paper.void`
pub(crate) fn void(act: &Act<'_>, request: PaperVoid) -> Result<Outcome<()>> {
    check_count("papers", request.papers.len())?;
    let voided_on = field::past("voided_on", request.voided_on, act.today())?;
    let reason = field::required("reason", &request.reason, TEXT)?;
    let papers = field::some_of("papers", request.papers)?;
    act.transact(Operation::PaperVoid, |tx| {
        let mut summary = Summary::new(Operation::PaperVoid)
            .count(papers.len())
            .reason(Some(reason.clone()));
        for (at, paper) in papers.iter().enumerate() {
            let line = store::load(tx, *paper, tx.today)?.line;
            Family::Member.check(line.paper_kind)?;
            if line.voided_on.is_some() {
                return Err(ApiError::PaperVoidAlready {}.into());
            }
            if voided_on < line.dated_on {
                return Err(ApiError::DateImpossible {
                    field: "voided_on".to_owned(),
                }
                .into());
            }
            store::insert_void(tx, *paper, voided_on, &reason)?;
            if at == 0 {
                summary = summary.subject(line.name).object(line.number);
            }
        }
        Ok(((), summary))
    })
}

/// `member_paper.blank`: an application form to be filled in by hand, as PDF.
#[derive(Clone, Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[allow(missing_docs, reason = "plain")]
pub struct MemberPaperBlank {
    pub file: FileToken,
}

/// `member_paper.blank`
pub(crate) fn blank(act: &Act<'_>, request: MemberPaperBlank) -> Result<()> {
    let path = act.file(&request.file)?;
    let today = act.today();
    let form = act.read(|db: &Reader<'_>| application_form(db, today))?;
    let set = letter::typeset(std::slice::from_ref(&form), &form.title, today)?;
    disk::write_chosen(&path, &set.pdf()?)
}
