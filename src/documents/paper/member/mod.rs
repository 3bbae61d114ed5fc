//! The words of papers of members: admission, equity, withdrawal, expulsion, refund.
//!
//! Every figure is one that the screen shows too: balances and movements of the ledger, the refund as it was
//! decided with the line of its sheet. What has not happened has no paper ([`ApiError::PaperNoGround`]).

pub mod api;

use chrono::NaiveDate;

use self::api::{HearingMeeting, MemberPaperOrder};
use super::{
    Facts, Planned, Subject, item, paragraph, postal_word, receipt, sender, to_the_office,
};
use crate::articles::rules::{MembershipArticles, ShareBasis};
use crate::documents::letter::{
    Block, Column, FormRow, Item, Letter, NoticeLine, SenderPlace, Side,
};
use crate::equity::bookkeeping::kind_word;
use crate::equity::{Balance, MovementKind};
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{MemberId, MovementId, RefundId, WithdrawalId};
use crate::kernel::money::Yen;
use crate::kernel::{ApiError, Result};
use crate::member::rules::{NoticeTiming, check_expulsion_notice, is_member_on};
use crate::member::{
    ExpulsionGround, Hearing, LabourAfter, LeavingCause, Membership, PaymentMethod, Withdrawal,
};
use crate::organisation::Organisation;
use crate::paper::rules::{day_word, number, weekday_word};
use crate::paper::store::{next_serial, receipt_of};
use crate::paper::{MemberLink, PaperChoices, PaperKind};
use crate::person::PersonFacts;
use crate::store::Reader;
use crate::{articles, equity, member, organisation, person};

/// What goes into the papers of one act.
struct Plan<'a> {
    order: &'a MemberPaperOrder,
    dated_on: NaiveDate,
    choices: &'a PaperChoices,
}

/// One paper of an order.
#[derive(Clone, Copy)]
enum Matter<'a> {
    Admission(MemberId),
    Refusal(MemberId),
    Receipt(MovementId),
    Certificate(MemberId),
    Withdrawal(WithdrawalId),
    Hearing(MemberId, &'a HearingMeeting),
    Expulsion(WithdrawalId),
    Refund(RefundId),
    Statement(MemberId, NaiveDate),
}

impl Plan<'_> {
    /// What the order comes to, paper by paper.
    fn matters(&self, db: &Reader<'_>) -> Result<Vec<Matter<'_>>> {
        Ok(match self.order {
            MemberPaperOrder::AdmissionNotice { members } => {
                members.iter().copied().map(Matter::Admission).collect()
            }
            MemberPaperOrder::AdmissionRefusal { members } => {
                members.iter().copied().map(Matter::Refusal).collect()
            }
            MemberPaperOrder::EquityReceipt { movements } => {
                movements.iter().copied().map(Matter::Receipt).collect()
            }
            MemberPaperOrder::EquityCertificate { members } => {
                members.iter().copied().map(Matter::Certificate).collect()
            }
            MemberPaperOrder::WithdrawalReceipt { withdrawals } => withdrawals
                .iter()
                .copied()
                .map(Matter::Withdrawal)
                .collect(),
            MemberPaperOrder::ExpulsionHearing { member, meeting } => {
                vec![Matter::Hearing(*member, meeting)]
            }
            MemberPaperOrder::ExpulsionNotice { withdrawals } => {
                withdrawals.iter().copied().map(Matter::Expulsion).collect()
            }
            MemberPaperOrder::RefundStatement { refunds } => {
                refunds.iter().copied().map(Matter::Refund).collect()
            }
            MemberPaperOrder::EquityStatement { members, as_of } => {
                let members = match members {
                    Some(members) => members.clone(),
                    None => member::store::members_on(db, *as_of)?,
                };
                members
                    .into_iter()
                    .map(|member| Matter::Statement(member, *as_of))
                    .collect()
            }
        })
    }

    /// Writes the papers under the next numbers. `progress` is told of papers written and papers in all.
    fn write(
        &self,
        db: &Reader<'_>,
        progress: impl Fn(usize, usize) -> Result<()>,
    ) -> Result<Vec<Planned>> {
        let office = organisation::load(db)?;
        let articles = articles::membership(db, self.dated_on)?;
        let fiscal_year = articles.year_end.fiscal_year_of(self.dated_on).year();
        let kind = self.order.paper_kind();
        let first = next_serial(db, kind, fiscal_year)?;
        let matters = self.matters(db)?;
        let mut planned = Vec::with_capacity(matters.len());
        for (serial, matter) in (first..).zip(&matters) {
            progress(planned.len(), matters.len())?;
            let writer = Writer {
                db,
                office: &office,
                articles: &articles,
                choices: self.choices,
                dated_on: self.dated_on,
                kind,
                number: number(kind, fiscal_year, serial),
            };
            let written = writer.write(*matter)?;
            planned.push(Planned {
                kind,
                fiscal_year,
                serial,
                dated_on: self.dated_on,
                person: written.who.membership.person,
                subject: Subject::Member(written.link),
                name: written.who.facts.name,
                facts: Facts {
                    choices: self.choices.clone(),
                    letter: written.letter,
                },
            });
        }
        Ok(planned)
    }
}

/// Whose paper it is.
struct Who {
    membership: Membership,
    facts: PersonFacts,
    /// Where it is sent: the place for notices, or else the address of the register (法62条1項).
    delivery: Vec<String>,
}

/// A paper in words, and what it belongs to.
struct Written {
    who: Who,
    link: MemberLink,
    letter: Letter,
}

struct Writer<'a> {
    db: &'a Reader<'a>,
    office: &'a Organisation,
    articles: &'a MembershipArticles,
    choices: &'a PaperChoices,
    dated_on: NaiveDate,
    kind: PaperKind,
    number: String,
}

/// Something that a paper would say has not happened.
fn no_ground() -> ApiError {
    ApiError::PaperNoGround {}
}

impl Writer<'_> {
    fn write(&self, matter: Matter<'_>) -> Result<Written> {
        match matter {
            Matter::Admission(member) => self.admission(member),
            Matter::Refusal(member) => self.refusal(member),
            Matter::Receipt(movement) => self.receipt(movement),
            Matter::Certificate(member) => self.certificate(member),
            Matter::Withdrawal(withdrawal) => self.withdrawal(withdrawal),
            Matter::Hearing(member, meeting) => self.hearing(member, meeting),
            Matter::Expulsion(withdrawal) => self.expulsion(withdrawal),
            Matter::Refund(refund) => self.refund(refund),
            Matter::Statement(member, as_of) => self.statement(member, as_of),
        }
    }

    fn who(&self, member: MemberId) -> Result<Who> {
        let membership = member::load(self.db, member)?;
        let facts = person::living(self.db, membership.person, self.dated_on)?;
        let (code, address) = member::notice_place(self.db, membership.person, self.dated_on)?
            .filter(|place| place.address.is_some())
            .map_or_else(
                || (facts.postal_code.clone(), facts.address.clone()),
                |place| (place.postal_code, place.address),
            );
        let code = code.as_deref().map(postal_word);
        Ok(Who {
            delivery: code.into_iter().chain(address).collect(),
            membership,
            facts,
        })
    }

    fn day(&self, day: NaiveDate) -> String {
        day_word(self.choices.date_form, day)
    }

    fn weekday(&self, day: NaiveDate) -> String {
        weekday_word(self.choices.date_form, day)
    }

    fn number_of(&self, membership: &Membership) -> Option<String> {
        membership
            .number
            .map(|number| self.articles.number_word(number))
    }

    /// 「M-12　髙橋 ひなた」
    fn member_word(&self, who: &Who) -> String {
        match self.number_of(&who.membership) {
            Some(number) => format!("{number}　{}", who.facts.name),
            None => who.facts.name.clone(),
        }
    }

    fn letter(&self, who: &Who, place: SenderPlace, mut body: Vec<Block>) -> Letter {
        let contact = self.choices.contact.as_deref().map(|contact| NoticeLine {
            title: "お問合せ先".to_owned(),
            text: contact.to_owned(),
        });
        if place == SenderPlace::Above
            && let Some(line) = contact
        {
            body.push(Block::Notice { lines: vec![line] });
        }
        Letter {
            title: self.kind.title().to_owned(),
            number: self.number.clone(),
            date: self.day(self.dated_on),
            reissue: None,
            void: None,
            sent_by: self.choices.sent_by.clone(),
            delivery: who.delivery.clone(),
            addressee: vec![format!("{}　様", who.facts.name)],
            sender: Some(sender(self.office, self.choices.seal, place)),
            body,
        }
    }

    /// A letter whose text is followed by a 記.
    fn notice(&self, who: Who, link: MemberLink, text: &[String], items: Vec<Item>) -> Written {
        let mut body: Vec<Block> = text.iter().map(|text| paragraph(text.as_str())).collect();
        body.extend(self.choices.remark.as_deref().map(paragraph));
        body.push(Block::Records { items });
        Written {
            letter: self.letter(&who, SenderPlace::Above, body),
            who,
            link,
        }
    }

    /// 加入承諾通知書: the consent (法12条2項), and what is to be paid by when.
    fn admission(&self, id: MemberId) -> Result<Written> {
        let who = self.who(id)?;
        let membership = &who.membership;
        let consented_on = membership
            .consented_on
            .filter(|_| membership.voided_on.is_none() && membership.dropped_on.is_none())
            .ok_or_else(no_ground)?;
        let price = member::admission::price(membership);
        let text = match membership.board_on {
            Some(board_on) => format!(
                "{}開催の理事会において、貴殿の加入を承諾しました。",
                self.day(board_on)
            ),
            None => "このたび、貴殿の加入を承諾しました。".to_owned(),
        };
        let rest = match membership.joined_on {
            Some(joined_on) => format!(
                "出資金のお払込みは完了しており、{}から組合員となられました。",
                self.day(joined_on)
            ),
            None => "つきましては、下記の期日までに出資金をお払い込みください。払込みを完了した日に組合員となります。".to_owned(),
        };
        let mut items = vec![
            item("承諾の日", self.day(consented_on)),
            item("引受出資口数", format!("{}口", membership.units)),
            item(
                "出資の金額",
                format!("{price}円（一口 {}円）", membership.unit_price),
            ),
        ];
        if membership.joined_on.is_none() {
            items.push(item(
                "払込期限",
                membership
                    .pay_by
                    .map_or_else(|| "別にご案内します".to_owned(), |day| self.weekday(day)),
            ));
            let way = membership.method.map(method_word);
            let place = self.choices.pay_to.as_deref();
            let words: Vec<&str> = way.into_iter().chain(place).collect();
            if !words.is_empty() {
                items.push(item("払込方法", words.join("　")));
            }
        }
        items.push(item(
            "組合員番号",
            self.number_of(membership)
                .unwrap_or_else(|| "払込みの完了後にお知らせします".to_owned()),
        ));
        if !self.choices.enclosures.is_empty() {
            items.push(item("同封書類", self.choices.enclosures.join("、")));
        }
        items.push(item(
            "組合員となる日",
            "引受出資口数に応ずる金額の払込みを完了した時に組合員となります（労働者協同組合法第12条第2項）。",
        ));
        Ok(self.notice(who, MemberLink::of(id), &[text, rest], items))
    }

    /// 加入不承諾通知書: the reason stands on it (法12条1項: none without just cause).
    fn refusal(&self, id: MemberId) -> Result<Written> {
        let who = self.who(id)?;
        let membership = &who.membership;
        let (Some(refused_on), Some(refusal)) = (membership.refused_on, &membership.refusal) else {
            return Err(no_ground().into());
        };
        let mut items = Vec::new();
        items.extend(
            membership
                .applied_on
                .map(|on| item("申込みの日", self.day(on))),
        );
        items.push(item("決定の日", self.day(refused_on)));
        items.push(item("承諾しない理由", refusal.clone()));
        let text = "貴殿からの加入のお申込みについて検討しました結果、下記の理由により承諾しないこととしましたので通知します。";
        Ok(self.notice(who, MemberLink::of(id), &[text.to_owned()], items))
    }

    /// 出資金領収書: of one payment, and one that counts.
    fn receipt(&self, id: MovementId) -> Result<Written> {
        let movement = equity::store::load(self.db, id)?;
        let amount = match movement.movement_kind {
            MovementKind::Payment => movement.effect.paid,
            MovementKind::Deposit => movement.effect.deposit,
            _ => Yen::ZERO,
        };
        if amount <= Yen::ZERO || movement.effective_on > self.dated_on {
            return Err(no_ground().into());
        }
        if movement.reversed_by.is_some() {
            return Err(ApiError::EquityReversed {}.into());
        }
        if let Some(number) = receipt_of(self.db, id)? {
            return Err(ApiError::PaperReceiptExists { number }.into());
        }
        let who = self.who(movement.member)?;
        // What an applicant paid is equity from the day of joining on.
        let waits = movement.movement_kind == MovementKind::Deposit
            && equity::balance_on(self.db, movement.member, self.dated_on)?.deposit > Yen::ZERO;
        let what = if waits {
            "出資の払込みに充てる預り金として上記の金額を領収しました。"
        } else {
            "出資金として上記の金額を領収しました。"
        };
        let units = self.units_on(&who.membership, movement.effective_on)?;
        let rows = vec![
            row("組合員番号・氏名", self.member_word(&who)),
            row("払込年月日", self.day(movement.effective_on)),
            row(
                "出資口数・一口の金額",
                format!("{units}口　一口 {}円", movement.unit_price),
            ),
        ];
        let mut body = vec![
            Block::Sum {
                text: format!("金　{amount}円"),
            },
            paragraph(what),
            facts_table(rows),
        ];
        body.extend(self.choices.remark.as_deref().map(paragraph));
        Ok(Written {
            letter: self.letter(&who, SenderPlace::Below, body),
            link: MemberLink {
                movement: Some(id),
                ..MemberLink::of(movement.member)
            },
            who,
        })
    }

    /// The units held on a day, or applied for before.
    fn units_on(&self, membership: &Membership, day: NaiveDate) -> Result<i64> {
        let held = equity::balance_on(self.db, membership.id, day)?.units;
        Ok(if held == 0 { membership.units } else { held })
    }

    /// 出資証券: not negotiable, and no entry of the register (法13条).
    fn certificate(&self, id: MemberId) -> Result<Written> {
        let who = self.who(id)?;
        let Some(joined_on) = who.membership.joined_on else {
            return Err(no_ground().into());
        };
        if !is_member_on(&who.membership, self.dated_on) {
            return Err(ApiError::MemberNotOnDay {
                on: self.dated_on.to_string(),
            }
            .into());
        }
        let balance = equity::balance_on(self.db, id, self.dated_on)?;
        let unit = self.articles.unit_price;
        let payments: Vec<String> = member::store::payments(self.db, id, self.dated_on)?
            .iter()
            .map(|paid| format!("{}　{}円", self.day(paid.on), paid.amount))
            .collect();
        let mut rows = vec![
            row("組合員番号・氏名", self.member_word(&who)),
            row("加入年月日", self.day(joined_on)),
            row("出資口数", format!("{}口", balance.units)),
        ];
        // Units of different prices have none in common.
        if balance.units * unit.get() == balance.subscribed.get() {
            rows.push(row("一口の金額", format!("{unit}円")));
        }
        rows.push(row("出資の金額", format!("{}円", balance.subscribed)));
        rows.push(row("払込済みの額", format!("{}円", balance.paid)));
        if balance.unpaid() > Yen::ZERO {
            rows.push(row("未払込みの額", format!("{}円", balance.unpaid())));
        }
        rows.push(row("払込年月日・金額", payments.join("\n")));
        let mut body = vec![
            Block::Sum {
                text: format!("出資 {}口　金 {}円", balance.units, balance.paid),
            },
            facts_table(rows),
            paragraph("上記のとおり出資されたことを証します。"),
        ];
        body.extend(self.choices.remark.as_deref().map(paragraph));
        body.push(Block::Notice {
            lines: vec![NoticeLine {
                title: "ご注意".to_owned(),
                text: "持分は譲渡することができません（労働者協同組合法第13条）。この証券は名簿の記載に代わるものではありません。"
                    .to_owned(),
            }],
        });
        Ok(Written {
            letter: self.letter(&who, SenderPlace::Below, body),
            link: MemberLink::of(id),
            who,
        })
    }

    /// A withdrawal of this cause that was not taken back.
    fn standing_withdrawal(&self, id: WithdrawalId, cause: LeavingCause) -> Result<Withdrawal> {
        let withdrawal = member::load_withdrawal(self.db, id)?;
        if withdrawal.cause != cause || withdrawal.revoked_on.is_some() {
            return Err(no_ground().into());
        }
        Ok(withdrawal)
    }

    /// 脱退予告受理通知書: when the notice acts, and that nothing changes until then (法14条).
    fn withdrawal(&self, id: WithdrawalId) -> Result<Written> {
        let withdrawal = self.standing_withdrawal(id, LeavingCause::Voluntary)?;
        let notice_on = withdrawal.notice_on.ok_or_else(no_ground)?;
        let who = self.who(withdrawal.member)?;
        let taken = member::notice_of(self.db, &withdrawal)?.ok_or_else(no_ground)?;
        let timing = match taken.timing {
            NoticeTiming::InTime => "期限内に予告されました",
            NoticeTiming::OnTheLastDay => "期限の当日に予告されました",
            NoticeTiming::NextYear => {
                "その事業年度の期限を過ぎていましたので、次の事業年度の末日となります"
            }
        };
        let balance = equity::balance_on(self.db, withdrawal.member, withdrawal.left_on)?;
        let mut items = vec![
            item(
                "組合員番号",
                self.number_of(&who.membership).unwrap_or_default(),
            ),
            item("予告の日", self.day(notice_on)),
            item(
                "予告の期限",
                format!("{}（{timing}）", self.day(taken.last_notice_on)),
            ),
            item(
                "脱退する日",
                format!("{}（事業年度の末日）", self.day(withdrawal.left_on)),
            ),
            item(
                "出資口数",
                format!("{}口　払込済み {}円", balance.units, balance.paid),
            ),
            item("労働契約", labour_word(withdrawal.labour)),
            item(
                "持分の払戻し",
                format!(
                    "その事業年度末の決算の承認の後に算定し、通知します。払戻しの請求は{}までにできます（労働者協同組合法第17条）。",
                    self.day(withdrawal.claim_ends_on)
                ),
            ),
        ];
        if let Some(payee) = &withdrawal.payee {
            items.push(item("払戻金の振込先", payee.clone()));
        }
        let text = [
            format!("{}付けの脱退の予告を受理しました。", self.day(notice_on)),
            "脱退の効力は事業年度末に生じ、それまでは議決権その他の組合員の権利義務に変わりはありません。"
                .to_owned(),
        ];
        let link = MemberLink {
            withdrawal: Some(id),
            ..MemberLink::of(withdrawal.member)
        };
        Ok(self.notice(who, link, &text, items))
    }

    /// 除名審議通知書: has to arrive ten days before the meeting, with the facts and the chance to explain
    /// (法15条2項). One that could not arrive in time is not written.
    fn hearing(&self, id: MemberId, meeting: &HearingMeeting) -> Result<Written> {
        let who = self.who(id)?;
        if !is_member_on(&who.membership, meeting.on) {
            return Err(ApiError::MemberNotOnDay {
                on: meeting.on.to_string(),
            }
            .into());
        }
        check_expulsion_notice(meeting.on, self.dated_on)?;
        let mut ground = vec![ground_word(meeting.ground).to_owned()];
        ground.extend(
            meeting
                .article
                .as_deref()
                .map(|article| format!("定款{article}")),
        );
        let items = vec![
            item("総会", meeting.name.clone()),
            item(
                "日時",
                format!("{}　{}", self.weekday(meeting.on), meeting.time),
            ),
            item("場所", meeting.place.clone()),
            item("議案", format!("{}の除名の件", who.facts.name)),
            item("除名の事由", ground.join("、")),
            item("事実", meeting.words.clone()),
            item(
                "弁明の機会",
                "当該総会において弁明することができます（労働者協同組合法第15条第2項）。",
            ),
            item(
                "弁明の方法",
                "当日のご発言のほか、書面をお持ちいただくこともできます。",
            ),
        ];
        let text = "下記の総会において、貴殿の除名について審議します。貴殿には、当該総会において弁明する機会があります。";
        Ok(self.notice(who, MemberLink::of(id), &[text.to_owned()], items))
    }

    /// 除名決定通知書: an expulsion cannot be asserted against the member before it was told (法15条3項).
    fn expulsion(&self, id: WithdrawalId) -> Result<Written> {
        let withdrawal = self.standing_withdrawal(id, LeavingCause::Expulsion)?;
        let who = self.who(withdrawal.member)?;
        let resolution = withdrawal.resolution.ok_or_else(no_ground)?;
        let resolution = equity::store::load_resolution(self.db, resolution)?;
        let debts = self.open_debts(withdrawal.member)?;
        let percent = articles::membership(self.db, withdrawal.left_on)?.expelled_refund_percent;
        let mut items = vec![
            item(
                "総会",
                format!(
                    "{}（{}）",
                    resolution.meeting,
                    self.day(resolution.meeting_on)
                ),
            ),
            item("議案", resolution.item.clone()),
            item(
                "結果",
                format!(
                    "総組合員{}名のうち出席{}名、賛成{}名により可決（労働者協同組合法第65条）",
                    resolution.entitled, resolution.present, resolution.in_favour
                ),
            ),
        ];
        items.extend(
            withdrawal
                .ground
                .map(|ground| item("除名の事由", ground_word(ground))),
        );
        items.extend(withdrawal.words.clone().map(|words| item("事実", words)));
        items.extend(
            withdrawal
                .hearing
                .map(|hearing| item("弁明", hearing_word(hearing))),
        );
        items.push(item("効力の発生日", self.day(withdrawal.left_on)));
        items.push(item(
            "労働契約",
            "除名によって労働契約は終了しません（労働者協同組合法第20条第2項）。",
        ));
        items.push(item(
            "持分の払戻し",
            format!(
                "事業年度末の決算の承認の後に算定し、通知します。払戻割合は{percent}％です（定款）。請求は{}までにできます。",
                self.day(withdrawal.claim_ends_on)
            ),
        ));
        items.push(item(
            "組合への債務",
            if debts > Yen::ZERO {
                format!("{debts}円。完済までは払戻しを停止することがあります（労働者協同組合法第18条）。")
            } else {
                "ありません".to_owned()
            },
        ));
        let text = format!(
            "{}開催の総会において、貴殿を除名する旨が議決されましたので通知します。",
            self.day(resolution.meeting_on)
        );
        let link = MemberLink {
            withdrawal: Some(id),
            ..MemberLink::of(withdrawal.member)
        };
        Ok(self.notice(who, link, &[text], items))
    }

    fn open_debts(&self, member: MemberId) -> Result<Yen> {
        let debts = equity::store::debts(self.db, member)?;
        let open = debts.iter().filter(|debt| debt.settled_on.is_none());
        Ok(open.map(|debt| debt.amount).sum())
    }

    /// 持分払戻計算書: every line of the sheet, of a refund as it was decided.
    fn refund(&self, id: RefundId) -> Result<Written> {
        let refund = equity::store::load_refund(self.db, id)?;
        let who = self.who(refund.member)?;
        let year = equity::store::load_year_account(self.db, refund.year_account)?;
        let sheet = equity::api::refund_sheet(self.db, year)?;
        let line = sheet
            .lines
            .iter()
            .find(|line| line.decided == Some(id))
            .or_not_found(Noun::Refund)?;
        let then = articles::membership(self.db, sheet.year.ends_on)?;
        let figures = refund.figures;
        let withdrawal = match refund.withdrawal {
            Some(withdrawal) => Some(member::load_withdrawal(self.db, withdrawal)?),
            None => None,
        };
        let payee = match (&withdrawal, refund.reduction) {
            (Some(withdrawal), _) => withdrawal.payee.clone(),
            (None, Some(reduction)) => equity::store::load_reduction(self.db, reduction)?.payee,
            (None, None) => None,
        };
        let cause = line.cause.map_or("減口（法第19条）", cause_word);
        let (formula, whole) = match then.share_basis {
            ShareBasis::Paid => ("NA × A ÷ P（円未満切捨て）".to_owned(), None),
            ShareBasis::Units => (
                "NA × 口数 ÷ 総口数（円未満切捨て）".to_owned(),
                Some(sheet.units_total),
            ),
        };
        let yen = |amount: Yen| format!("{amount}円");
        let mut rows = vec![
            figure("組合員番号・氏名", self.member_word(&who), ""),
            figure("事由・日", cause, self.day(line.left_on)),
            figure(
                "引受口数・引受額",
                format!("{}口", figures.units),
                yen(figures.paid + line.unpaid),
            ),
            figure("払込済出資額　A", "", yen(figures.paid)),
            figure("未払込額", "", yen(line.unpaid)),
            figure(
                "事業年度末の純資産　NA",
                format!(
                    "{}現在\n{} {}承認",
                    self.day(sheet.year.ends_on),
                    self.day(sheet.year.approved_on),
                    sheet.year.meeting
                ),
                yen(sheet.year.net_assets),
            ),
            figure(
                "払込済出資総額　P",
                "その事業年度に脱退した者の分を含む",
                yen(figures.paid_total),
            ),
        ];
        rows.extend(whole.map(|units| figure("総口数", "", format!("{units}口"))));
        rows.extend([
            figure("持分　B", formula, yen(figures.share)),
            figure(
                "限度　C",
                "A と B の少ない方（0円を下回らない）",
                yen(figures.limit),
            ),
            figure("払戻割合", "定款による", format!("{}％", figures.percent)),
            figure(
                "払戻額　D",
                "C × 払戻割合（円未満切捨て）",
                yen(figures.refund),
            ),
        ]);
        if refund.withdrawal.is_some() {
            rows.push(figure(
                "組合への債務",
                if line.debts > Yen::ZERO {
                    "完済まで払戻しを停止することがあります（法第18条）"
                } else {
                    "ありません"
                },
                yen(line.debts),
            ));
        }
        rows.push(figure(
            "支払日・方法",
            payee.map_or_else(
                || "お届けの方法による".to_owned(),
                |payee| format!("振込先　{payee}"),
            ),
            format!("{}まで", self.day(refund.pay_by)),
        ));
        rows.push(figure(
            "請求権の時効",
            "脱退の時から2年（法第17条）",
            self.day(line.claim_ends_on),
        ));
        if sheet.year.net_assets < Yen::ZERO && line.unpaid > Yen::ZERO {
            rows.push(figure(
                "未払込出資額の請求",
                "純資産が0円を下回るため（法第16条第3項）",
                yen(line.unpaid),
            ));
        }
        let mut body = vec![
            Block::Table {
                columns: vec![
                    column("", 13, Side::Left),
                    column("", 16, Side::Left),
                    column("", 10, Side::Right),
                ],
                rows,
            },
            paragraph("上記のとおり持分の払戻額を算定しましたので通知します。"),
        ];
        body.extend(self.choices.remark.as_deref().map(paragraph));
        let mut letter = self.letter(&who, SenderPlace::Above, body);
        // Heirs have the claim and nothing else; the paper goes to them.
        if let Some(claimant) = withdrawal.and_then(|withdrawal| withdrawal.claimant) {
            letter.delivery = Vec::new();
            letter.addressee = vec![format!("{claimant}　様")];
        }
        Ok(Written {
            link: MemberLink {
                refund: Some(id),
                withdrawal: refund.withdrawal,
                ..MemberLink::of(refund.member)
            },
            letter,
            who,
        })
    }

    /// 出資残高通知書: the balances at a day, and what moved since the business year began.
    fn statement(&self, id: MemberId, as_of: NaiveDate) -> Result<Written> {
        let who = self.who(id)?;
        if !is_member_on(&who.membership, as_of) {
            return Err(ApiError::MemberNotOnDay {
                on: as_of.to_string(),
            }
            .into());
        }
        let year = articles::membership(self.db, as_of)?
            .year_end
            .fiscal_year_of(as_of);
        let first_day = year.first_day();
        let movements = equity::store::list(self.db, id)?;
        let mut running: Balance = movements
            .iter()
            .filter(|movement| movement.counts_from < first_day)
            .map(|movement| movement.effect)
            .sum();
        let balances = |balance: Balance| {
            [
                format!("{}口", balance.units),
                balance.subscribed.to_string(),
                balance.paid.to_string(),
                balance.unpaid().to_string(),
            ]
        };
        let line = |day: String, what: &str, balance: Balance| {
            let mut cells = vec![day, what.to_owned()];
            cells.extend(balances(balance));
            cells
        };
        let mut rows = Vec::new();
        if who.membership.joined_on.is_some_and(|on| on < first_day) {
            rows.push(line(self.day(first_day), "期首の残高", running));
        }
        for movement in movements
            .iter()
            .filter(|movement| movement.counts_from >= first_day && movement.counts_from <= as_of)
        {
            running = running + movement.effect;
            rows.push(line(
                self.day(movement.effective_on),
                kind_word(movement.movement_kind),
                running,
            ));
        }
        rows.push(line(self.day(as_of), "残高", running));
        let mut body = vec![
            paragraph(format!(
                "{}現在の貴殿の出資の残高は、次のとおりです。",
                self.day(as_of)
            )),
            facts_table(vec![
                row("組合員番号・氏名", self.member_word(&who)),
                row(
                    "加入年月日",
                    who.membership
                        .joined_on
                        .map_or_else(String::new, |on| self.day(on)),
                ),
                row(
                    "出資口数・出資の金額",
                    format!("{}口　{}円", running.units, running.subscribed),
                ),
                row("払込済みの額", format!("{}円", running.paid)),
                row("未払込みの額", format!("{}円", running.unpaid())),
            ]),
            Block::Table {
                columns: vec![
                    column("年月日", 13, Side::Left),
                    column("摘要", 12, Side::Left),
                    column("口数", 6, Side::Right),
                    column("出資の金額（円）", 10, Side::Right),
                    column("払込済み（円）", 10, Side::Right),
                    column("未払込み（円）", 10, Side::Right),
                ],
                rows,
            },
        ];
        if running.deposit > Yen::ZERO {
            body.push(paragraph(format!(
                "このほか、出資となる前の預り金が{}円あります。",
                running.deposit
            )));
        }
        body.push(paragraph(
            "お心当たりのない記載や、氏名・住所の変更がありましたら、お知らせください。",
        ));
        body.extend(self.choices.remark.as_deref().map(paragraph));
        Ok(Written {
            letter: self.letter(&who, SenderPlace::Above, body),
            link: MemberLink::of(id),
            who,
        })
    }
}

// -- words -----------------------------------------------------------------------------------------

const fn method_word(method: PaymentMethod) -> &'static str {
    match method {
        PaymentMethod::Transfer => "口座振込",
        PaymentMethod::Cash => "現金",
        PaymentMethod::Payroll => "給与控除",
    }
}

const fn labour_word(labour: LabourAfter) -> &'static str {
    match labour {
        LabourAfter::Continues => {
            "脱退によって終了せず、継続します（労働者協同組合法第20条第2項）。"
        }
        LabourAfter::Separate => {
            "脱退によっては終了しません。別に退職の申出をされるものとして扱います。"
        }
        LabourAfter::None => "労働契約はありません。",
    }
}

const fn ground_word(ground: ExpulsionGround) -> &'static str {
    match ground {
        ExpulsionGround::LongAbsence => {
            "長期間にわたって組合の行う事業に従事しないこと（労働者協同組合法第15条第2項第1号）"
        }
        ExpulsionGround::DutyFailed => {
            "出資の払込みその他組合に対する義務を怠ったこと（労働者協同組合法第15条第2項第2号）"
        }
        ExpulsionGround::Articles => {
            "定款で定める事由に当たること（労働者協同組合法第15条第2項第3号）"
        }
    }
}

const fn hearing_word(hearing: Hearing) -> &'static str {
    match hearing {
        Hearing::Spoke => "総会において弁明がありました",
        Hearing::InWriting => "書面による弁明がありました",
        Hearing::Declined => "弁明の機会を設けましたが、弁明はありませんでした",
    }
}

const fn cause_word(cause: LeavingCause) -> &'static str {
    match cause {
        LeavingCause::Voluntary => "自由脱退（法第14条）",
        LeavingCause::Disqualified => "資格の喪失（法第15条第1項第1号）",
        LeavingCause::Death => "死亡（法第15条第1項第2号）",
        LeavingCause::Expulsion => "除名（法第15条第1項第3号）",
    }
}

// -- tables ----------------------------------------------------------------------------------------

fn column(title: &str, width: u32, side: Side) -> Column {
    Column {
        title: title.to_owned(),
        width,
        side,
    }
}

fn row(label: &str, text: impl Into<String>) -> Vec<String> {
    vec![label.to_owned(), text.into()]
}

/// A line of a computation: what, how, how much.
fn figure(label: &str, how: impl Into<String>, amount: impl Into<String>) -> Vec<String> {
    vec![label.to_owned(), how.into(), amount.into()]
}

/// What is so, line by line.
fn facts_table(rows: Vec<Vec<String>>) -> Block {
    Block::Table {
        columns: vec![column("", 4, Side::Left), column("", 9, Side::Left)],
        rows,
    }
}

// -- the blank form --------------------------------------------------------------------------------

/// What the data on an application is used for, told on the form itself (個人情報保護法21条2項).
const PURPOSE: &str = "ご記入の個人情報は、組合員の管理、法令に基づく名簿の作成及び組合からの通知のために利用し、\
    法令による場合を除き、ご本人の同意なく第三者に提供しません。";

/// 加入申込書, to be filled in by hand. It asks for nothing about family, 本籍 or beliefs.
fn application_form(db: &Reader<'_>, day: NaiveDate) -> Result<Letter> {
    let office = organisation::load(db)?;
    let unit = articles::membership(db, day)?.unit_price;
    let line = |label: &str, text: String, lines: u32| FormRow {
        label: label.to_owned(),
        text,
        lines,
    };
    let blank = || String::new();
    let rows = vec![
        line("フリガナ", blank(), 1),
        line("氏名（署名又は記名押印）", blank(), 2),
        line("住所又は居所", "〒".to_owned(), 2),
        line("通知先（住所と異なるとき）", "〒".to_owned(), 2),
        line("電話番号", blank(), 1),
        line("電子メール", blank(), 1),
        line(
            "電磁的方法による通知",
            "□ 同意する　　□ 同意しない".to_owned(),
            1,
        ),
        line("引受出資口数", "〔　　　　　　〕口".to_owned(), 1),
        line(
            "出資の金額",
            format!("〔　　　　　　　　　　〕円（一口 {unit}円）"),
            1,
        ),
        line("払込みの予定日", "　　　　年　　　月　　　日".to_owned(), 1),
        line(
            "払込みの方法",
            "□ 口座振込　　□ 現金　　□ 給与控除".to_owned(),
            1,
        ),
        line("従事を希望する事業所", blank(), 1),
        line("従事を希望する業務", blank(), 1),
        line(
            "労働契約",
            "□ 締結する　　□ 法第20条第1項ただし書に当たる".to_owned(),
            1,
        ),
    ];
    let notice = |title: &str, text: &str| NoticeLine {
        title: title.to_owned(),
        text: text.to_owned(),
    };
    Ok(Letter {
        title: "加入申込書".to_owned(),
        number: String::new(),
        date: super::BLANK_DAY.to_owned(),
        reissue: None,
        void: None,
        sent_by: None,
        delivery: Vec::new(),
        addressee: to_the_office(&office, "殿"),
        sender: None,
        body: vec![
            paragraph(
                "私は、貴組合の定款を承認し、その目的に賛同して組合員として加入したいので、下記のとおり申し込みます。",
            ),
            Block::Form { rows },
            Block::Notice {
                lines: vec![
                    notice(
                        "加入の時",
                        "加入の承諾を受け、引受出資口数に応ずる金額の払込みを完了した時に組合員となります（労働者協同組合法第12条第2項）。",
                    ),
                    notice("利用目的", PURPOSE),
                ],
            },
            receipt(),
        ],
    })
}
