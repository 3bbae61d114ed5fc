//! How long each kind of data is kept, and when somebody's time has come. No SQL, no clock.

use chrono::{Days, NaiveDate};

use super::{DataKind, DataKindEntry, Due, Exempt, Fact, Period, PurposeNotice};
use crate::articles::{ArticleEntry, ArticleKey, Ground};
use crate::kernel::date::add_months;
use crate::recruitment::StageKind;

/// 労働者名簿, 賃金台帳 and the papers of taking on and leaving: five years, for the time being three
/// (労働基準法109条, 附則143条1項), from leaving or death (施行規則56条).
pub const EMPLOYMENT_MONTHS: u32 = 36;
/// Where that stands.
pub const EMPLOYMENT_ARTICLE: &str = "労働基準法107条・109条・附則143条、施行規則56条";
/// Where the register of members stands; it is kept as long as the association is.
pub const REGISTER_ARTICLE: &str = "労働者協同組合法10条";

impl DataKind {
    /// Every kind, in the order shown.
    pub const ALL: [Self; 13] = [
        Self::Person,
        Self::Contact,
        Self::Application,
        Self::Note,
        Self::Attachment,
        Self::Consent,
        Self::Offer,
        Self::Paper,
        Self::Programme,
        Self::Question,
        Self::Study,
        Self::Employment,
        Self::Record,
    ];

    /// The purpose as usually told.
    pub const fn usual_purpose(self) -> &'static str {
        match self {
            Self::Person => {
                "応募された方を特定し、選考と採用の手続を行うため。入団後は労働者名簿を作成するため。"
            }
            Self::Contact => "選考、内定、内定者プログラムについて連絡するため。",
            Self::Application => "選考を行い、その経過と結果を記録するため。",
            Self::Note => "選考と内定後の相談に、担当者が続けて応じるため。",
            Self::Attachment => "応募の際に提出された書類により選考を行うため。",
            Self::Consent => "利用目的を示して同意をいただいたことを記録するため。",
            Self::Offer => "内定の条件をお知らせし、お返事と入団日を管理するため。",
            Self::Paper => "内定通知書などの書類を発行し、同じ内容で再発行するため。",
            Self::Programme => "内定者プログラムへのご案内、参加の返事、出欠を管理するため。",
            Self::Question => "ご質問にお答えし、納得して選んでいただくため。",
            Self::Study => "学業に支障のない日程を選ぶため。",
            Self::Employment => "労働基準法が定める労働者名簿と雇入れの書類を保存するため。",
            Self::Record => "誤った操作を元に戻し、記録が改ざんされていないことを確かめるため。",
        }
    }

    /// How long it is kept.
    fn periods(self, months: RetentionMonths) -> Vec<Period> {
        let employment = Period {
            after: Fact::Left,
            months: EMPLOYMENT_MONTHS,
            setting: None,
            article: EMPLOYMENT_ARTICLE.to_owned(),
            ground: Ground::Statute,
        };
        match self {
            Self::Employment => vec![employment],
            Self::Record => vec![Period {
                after: Fact::PersonErased,
                months: 0,
                setting: None,
                article: "個人情報保護法22条".to_owned(),
                ground: Ground::Practice,
            }],
            Self::Person | Self::Offer | Self::Paper => {
                let mut periods = months.periods();
                periods.push(employment);
                periods
            }
            Self::Contact
            | Self::Application
            | Self::Note
            | Self::Attachment
            | Self::Consent
            | Self::Programme
            | Self::Question
            | Self::Study => months.periods(),
        }
    }

    fn exempt(self) -> Vec<Exempt> {
        match self {
            Self::Employment | Self::Record => Vec::new(),
            _ => vec![Exempt::Applying, Exempt::Offered, Exempt::Joined],
        }
    }
}

/// The periods the office's articles set, on some day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RetentionMonths {
    /// After a rejection, and after the end of a recruitment in which nothing was decided.
    pub rejected: u32,
    /// After a withdrawal of the person's own.
    pub declined: u32,
}

impl RetentionMonths {
    /// The periods among the articles of a day.
    pub fn of(articles: &[ArticleEntry]) -> Self {
        let months = |key: ArticleKey| {
            articles
                .iter()
                .find(|entry| entry.key == key)
                .and_then(|entry| entry.value.parse().ok())
                .or_else(|| key.terms().default.parse().ok())
                .unwrap_or_default()
        };
        Self {
            rejected: months(ArticleKey::RejectedRetentionMonths),
            declined: months(ArticleKey::DeclinedRetentionMonths),
        }
    }

    fn periods(self) -> Vec<Period> {
        let period = |after, months, setting: ArticleKey| Period {
            after,
            months,
            setting: Some(setting),
            article: setting.terms().article.to_owned(),
            ground: Ground::Practice,
        };
        vec![
            period(
                Fact::Rejected,
                self.rejected,
                ArticleKey::RejectedRetentionMonths,
            ),
            period(
                Fact::Declined,
                self.declined,
                ArticleKey::DeclinedRetentionMonths,
            ),
            period(
                Fact::Closed,
                self.rejected,
                ArticleKey::RejectedRetentionMonths,
            ),
        ]
    }
}

/// Every kind with its purpose and periods as of a day. Of two purposes of one day the one told later
/// holds.
pub fn entries(
    told: &[(DataKind, PurposeNotice)],
    months: RetentionMonths,
    as_of: NaiveDate,
) -> Vec<DataKindEntry> {
    DataKind::ALL
        .into_iter()
        .map(|kind| {
            let mut notices: Vec<PurposeNotice> = told
                .iter()
                .filter(|(of, _)| *of == kind)
                .map(|(_, notice)| notice.clone())
                .collect();
            notices.sort_by_key(|notice| std::cmp::Reverse((notice.effective_on, notice.id)));
            let present = notices.iter().find(|notice| notice.effective_on <= as_of);
            DataKindEntry {
                kind,
                words: present.map_or_else(
                    || kind.usual_purpose().to_owned(),
                    |notice| notice.words.clone(),
                ),
                is_default: present.is_none(),
                periods: kind.periods(months),
                exempt: kind.exempt(),
                notices,
            }
        })
        .collect()
}

/// One application as far as keeping goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Applied {
    /// To which recruitment.
    pub recruitment: String,
    /// The kind of stage it stands at.
    pub kind: StageKind,
    /// Since when.
    pub stage_on: NaiveDate,
    /// When the recruitment ended, if it has.
    pub closed_on: Option<NaiveDate>,
}

/// When the data of somebody with these applications falls due; `None` while one of them is under way
/// or was accepted. A period that began on a day ends with the same day so many months later (民法143条);
/// the data is due the day after.
pub fn due(applications: &[Applied], months: RetentionMonths) -> Option<Due> {
    let mut last: Option<Due> = None;
    for applied in applications {
        let (fact, fact_on, months) = match applied.kind {
            StageKind::Rejected => (Fact::Rejected, applied.stage_on, months.rejected),
            StageKind::Declined => (Fact::Declined, applied.stage_on, months.declined),
            StageKind::Accepted => return None,
            StageKind::Applied | StageKind::Screening | StageKind::Interview | StageKind::Offer => {
                let closed_on = applied.closed_on?;
                (
                    Fact::Closed,
                    closed_on.max(applied.stage_on),
                    months.rejected,
                )
            }
        };
        let due = Due {
            due_on: day_after(fact_on, months),
            fact,
            fact_on,
            months,
            recruitment: Some(applied.recruitment.clone()),
        };
        if last
            .as_ref()
            .is_none_or(|last| (last.due_on, last.fact_on) < (due.due_on, due.fact_on))
        {
            last = Some(due);
        }
    }
    last
}

/// When the data of somebody falls due who may have taken their consent to the selection back: that outweighs
/// a period that still runs.
pub fn due_or_withdrawn(
    applications: &[Applied],
    withdrew_on: Option<NaiveDate>,
    months: RetentionMonths,
) -> Option<Due> {
    let withdrawn = withdrew_on.map(|on| Due {
        due_on: on,
        fact: Fact::ConsentWithdrawn,
        fact_on: on,
        months: 0,
        recruitment: None,
    });
    [withdrawn, due(applications, months)]
        .into_iter()
        .flatten()
        .min_by_key(|due| due.due_on)
}

/// Whose stage is younger than this cannot have fallen due by a day, unless their consent was withdrawn.
pub fn latest_fact(months: RetentionMonths, as_of: NaiveDate) -> NaiveDate {
    let shortest = months.rejected.min(months.declined);
    add_months(as_of, -i32::try_from(shortest).unwrap_or(i32::MAX))
}

/// The day after so many months from a day.
fn day_after(day: NaiveDate, months: u32) -> NaiveDate {
    let end = add_months(day, i32::try_from(months).unwrap_or(i32::MAX));
    end.checked_add_days(Days::new(1)).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn applied(kind: StageKind, on: &str, closed: Option<&str>) -> Applied {
        Applied {
            recruitment: on.to_owned(),
            kind,
            stage_on: day(on),
            closed_on: closed.map(day),
        }
    }

    const MONTHS: RetentionMonths = RetentionMonths {
        rejected: 6,
        declined: 3,
    };

    #[test]
    fn data_falls_due_when_the_last_period_has_run_out() {
        use StageKind::{Accepted, Declined, Interview, Offer, Rejected};
        for (applications, expected) in [
            (
                vec![applied(Rejected, "2026-05-22", None)],
                Some(("2026-11-23", Fact::Rejected)),
            ),
            // The end of a shorter month.
            (
                vec![applied(Rejected, "2026-08-31", None)],
                Some(("2027-03-01", Fact::Rejected)),
            ),
            (
                vec![applied(Declined, "2026-08-22", None)],
                Some(("2026-11-23", Fact::Declined)),
            ),
            // Of two the later to run out, though it happened before.
            (
                vec![
                    applied(Rejected, "2026-05-01", None),
                    applied(Declined, "2026-06-01", None),
                ],
                Some(("2026-11-02", Fact::Rejected)),
            ),
            // Under way.
            (
                vec![
                    applied(Rejected, "2024-05-01", None),
                    applied(Interview, "2026-06-01", None),
                ],
                None,
            ),
            // Left undecided in a recruitment that ended; moved after its end.
            (
                vec![applied(Interview, "2026-01-10", Some("2026-03-31"))],
                Some(("2026-10-01", Fact::Closed)),
            ),
            (
                vec![applied(Offer, "2026-04-10", Some("2026-03-31"))],
                Some(("2026-10-11", Fact::Closed)),
            ),
            // Whoever accepted stays, also when the recruitment is over.
            (
                vec![applied(Accepted, "2024-04-10", Some("2024-05-31"))],
                None,
            ),
            (vec![], None),
        ] {
            let found = due(&applications, MONTHS);
            assert_eq!(
                found.as_ref().map(|due| (due.due_on, due.fact)),
                expected.map(|(on, fact)| (day(on), fact)),
                "{applications:?}"
            );
        }
        let at_once = RetentionMonths {
            rejected: 0,
            declined: 0,
        };
        let found = due(&[applied(Rejected, "2026-05-22", None)], at_once).unwrap();
        assert_eq!(found.due_on, day("2026-05-23"));
    }

    #[test]
    fn a_purpose_holds_from_its_day_and_the_usual_words_before() {
        let notice = |id, words: &str, on| {
            let notice = PurposeNotice {
                id: crate::kernel::id::PurposeNoticeId(id),
                words: words.to_owned(),
                effective_on: day(on),
            };
            (DataKind::Note, notice)
        };
        let told = [
            notice(1, "前", "2026-04-01"),
            notice(2, "後", "2026-10-01"),
            notice(3, "直", "2026-10-01"),
        ];
        for (as_of, words, is_default) in [
            ("2026-03-31", DataKind::Note.usual_purpose(), true),
            ("2026-04-01", "前", false),
            ("2026-11-22", "直", false),
        ] {
            let entries = entries(&told, MONTHS, day(as_of));
            let note = entries
                .iter()
                .find(|entry| entry.kind == DataKind::Note)
                .unwrap();
            assert_eq!((note.words.as_str(), note.is_default), (words, is_default));
            assert_eq!(note.notices.len(), 3);
        }
    }

    #[test]
    fn every_kind_says_its_purpose_and_how_long() {
        for entry in entries(&[], MONTHS, day("2026-11-22")) {
            assert!(!entry.words.is_empty() && !entry.periods.is_empty());
            for period in &entry.periods {
                assert!(!period.article.is_empty());
                assert_eq!(
                    period.ground == Ground::Statute,
                    period.after == Fact::Left,
                    "only the papers of employment are kept by statute"
                );
            }
        }
    }
}
