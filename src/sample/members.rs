//! The members of the sample: founders, later ones, one who took more units, one who left last year, two who have
//! given notice, and two whose applications wait.

use chrono::{Datelike as _, NaiveDate};

use super::Maker;
use crate::application::api::NewPerson;
use crate::equity::Counterpart;
use crate::equity::api::{
    EquityIncrease, EquityReceive, ReceivedBy, RefundDecide, RefundPay, YearAccountRecord,
};
use crate::kernel::Result;
use crate::kernel::id::{MemberId, PersonId};
use crate::kernel::money::Yen;
use crate::member::LabourAfter;
use crate::member::api::{ApplicationTerms, GiveNotice, MemberApply, MemberConsent};
use crate::work::api::WorkSave;
use crate::work::{SupportUse, WorkContract};
use crate::{equity, member, person, work};

/// Name, reading, units, year and month of joining.
type Row = (&'static str, &'static str, i64, i32, u32);

const FOUNDERS: &[Row] = &[
    ("荒川 さつき", "アラカワ サツキ", 4, 2022, 10),
    ("市原 大樹", "イチハラ ダイキ", 3, 2022, 10),
    ("植草 恵", "ウエクサ メグミ", 4, 2022, 10),
    ("江波 透", "エナミ トオル", 2, 2022, 11),
    ("押切 春香", "オシキリ ハルカ", 2, 2022, 12),
    ("鏑木 誠", "カブラギ マコト", 3, 2023, 1),
    ("菊竹 みのり", "キクタケ ミノリ", 1, 2023, 4),
    ("草薙 弘", "クサナギ ヒロシ", 2, 2023, 4),
    ("毛塚 ゆかり", "ケヅカ ユカリ", 1, 2023, 4),
    ("五島 直樹", "ゴシマ ナオキ", 2, 2023, 6),
    ("佐波 文乃", "サナミ フミノ", 1, 2023, 9),
    ("塩沢 圭", "シオザワ ケイ", 1, 2023, 10),
    ("須貝 和歌子", "スガイ ワカコ", 2, 2024, 1),
    ("瀬名 亮介", "セナ リョウスケ", 1, 2024, 4),
    ("曽根崎 光", "ソネザキ ヒカル", 1, 2024, 4),
    ("立花 実里", "タチバナ ミノリ", 1, 2024, 4),
    ("千種 雅人", "チグサ マサト", 2, 2024, 6),
    ("津久井 澪", "ツクイ ミオ", 1, 2024, 10),
    ("寺門 聡", "テラカド サトシ", 1, 2024, 12),
    ("𠮷岡 灯", "ヨシオカ アカリ", 1, 2025, 1),
];

/// Whose applications wait: the first for the consent, the second for the rest of the money.
const APPLYING: &[Row] = &[
    ("名取 拓海", "ナトリ タクミ", 1, 0, 0),
    ("仁科 咲", "ニシナ サキ", 2, 0, 0),
];

/// The amount of a unit.
const UNIT: i64 = 50_000;

impl Maker<'_> {
    /// Takes the members over from the time before this record, all entered on one day.
    pub(super) fn members(&self, days_ago: u64) -> Result<Vec<MemberId>> {
        let mut members = Vec::new();
        for (index, row) in FOUNDERS.iter().enumerate() {
            let (_, _, units, year, month) = *row;
            // Those who came later than the day of entry joined just before it.
            let joined_on = NaiveDate::from_ymd_opt(year, month, 1)
                .unwrap_or(self.today)
                .min(self.ago(days_ago + 7));
            let person = self.somebody(row, days_ago)?;
            let member = self.apply(person, units, joined_on, days_ago)?;
            self.consent(member, joined_on, days_ago)?;
            self.receive(member, units * UNIT, joined_on, days_ago)?;
            let contract = match index {
                0 => WorkContract::Director,
                _ => WorkContract::Labour,
            };
            // One of the members does not work in the business.
            if index != 6 {
                self.on(days_ago, |act| {
                    work::api::save(
                        act,
                        WorkSave {
                            person,
                            work: None,
                            started_on: joined_on,
                            ended_on: None,
                            contract: Some(contract),
                            support_use: SupportUse::No,
                            site: None,
                        },
                    )
                })?;
            }
            members.push(member);
        }
        Ok(members)
    }

    /// What happened to the members since, entered in one sitting: more units, paid in part; somebody left and was
    /// refunded.
    pub(super) fn members_since(&self, members: &[MemberId], days_ago: u64) -> Result<()> {
        let (Some(more), Some(leaver)) = (members.get(10), members.get(4)) else {
            return Ok(());
        };
        self.on(days_ago, |act| {
            equity::api::increase(
                act,
                EquityIncrease {
                    member: *more,
                    units: 2,
                    on: self.ago(60),
                    taking_over: None,
                },
            )
        })?;
        self.receive(*more, UNIT, self.ago(60), days_ago)?;
        // The business year before this one: somebody gave notice in it, left at its end, and has the money back.
        let year_end = NaiveDate::from_ymd_opt(
            self.today.year() - i32::from(self.today.month() <= 3),
            3,
            31,
        )
        .unwrap_or(self.today);
        let (noticed_on, approved_on) = (
            year_end - chrono::Duration::days(200),
            year_end + chrono::Duration::days(58),
        );
        self.notice(*leaver, noticed_on, days_ago)?;
        if approved_on < self.ago(days_ago + 21) {
            let decided = self.on(days_ago, |act| {
                let year = equity::api::record_year_account(
                    act,
                    YearAccountRecord {
                        ends_on: year_end,
                        net_assets: Yen::new(1_620_000),
                        approved_on,
                        meeting: "通常総会".to_owned(),
                    },
                )?
                .value;
                Ok(equity::api::decide(
                    act,
                    RefundDecide {
                        year_account: year,
                        decided_on: approved_on,
                    },
                )?
                .value)
            })?;
            for refund in decided {
                let paid_on = approved_on + chrono::Duration::days(20);
                self.on(days_ago, |act| {
                    equity::api::pay(
                        act,
                        RefundPay {
                            refund,
                            on: paid_on,
                            amount: None,
                            by: Counterpart::Bank,
                            open_debts: equity::api::OpenDebts::Suspend,
                        },
                    )
                })?;
            }
        }
        Ok(())
    }

    /// What lies on the desk today: a notice, and two applications.
    pub(super) fn members_today(&self, members: &[MemberId]) -> Result<()> {
        if let Some(leaving) = members.get(12) {
            self.notice(*leaving, self.ago(2), 0)?;
        }
        for (index, row) in APPLYING.iter().enumerate() {
            let person = self.somebody(row, 0)?;
            let member = self.apply(person, row.2, self.ago(9), 0)?;
            if index == 1 {
                self.consent(member, self.ago(6), 0)?;
                self.receive(member, UNIT, self.ago(5), 0)?;
            }
        }
        Ok(())
    }

    fn somebody(&self, row: &Row, days_ago: u64) -> Result<PersonId> {
        let (name, reading, ..) = *row;
        self.on(days_ago, |act| {
            Ok(person::api::add(
                act,
                person::api::PersonAdd {
                    person: NewPerson {
                        name: name.to_owned(),
                        reading: Some(reading.to_owned()),
                        birth_on: None,
                        school: None,
                        faculty: None,
                        graduation_month: None,
                        graduate_kind: None,
                        email: None,
                        phone: None,
                        postal_code: Some("9990000".to_owned()),
                        address: Some(format!("見本県見本市本町{}番地", 1 + reading.len() % 90)),
                    },
                },
            )?
            .value)
        })
    }

    fn apply(
        &self,
        person: PersonId,
        units: i64,
        on: NaiveDate,
        days_ago: u64,
    ) -> Result<MemberId> {
        self.on(days_ago, |act| {
            let terms = ApplicationTerms {
                applied_on: on,
                units,
                method: Some(member::PaymentMethod::Transfer),
                pay_by: None,
                site: None,
                remark: None,
            };
            Ok(member::api::apply(act, MemberApply { person, terms })?.value)
        })
    }

    fn consent(&self, member: MemberId, on: NaiveDate, days_ago: u64) -> Result<()> {
        self.on(days_ago, |act| {
            member::api::consent(
                act,
                MemberConsent {
                    member,
                    board_on: on,
                    consented_on: None,
                },
            )
        })?;
        Ok(())
    }

    fn receive(&self, member: MemberId, yen: i64, on: NaiveDate, days_ago: u64) -> Result<()> {
        self.on(days_ago, |act| {
            equity::api::receive(
                act,
                EquityReceive {
                    member,
                    on,
                    amount: Yen::new(yen),
                    by: ReceivedBy::Bank,
                },
            )
        })?;
        Ok(())
    }

    fn notice(&self, member: MemberId, on: NaiveDate, days_ago: u64) -> Result<()> {
        self.on(days_ago, |act| {
            member::api::give_notice(
                act,
                GiveNotice {
                    member,
                    notice_on: on,
                    labour: LabourAfter::Continues,
                    payee: None,
                    words: None,
                },
            )
        })?;
        Ok(())
    }
}
