//! Offers of the sample: a spring wave that shows every state an offer can be in, two more of this
//! autumn, and last year's cohort up to the day its newcomers started work.

use chrono::{Days, NaiveDate};

use super::questions::Dialogue;
use super::{Maker, Walk};
use crate::api::Act;
use crate::kernel::id::{ApplicationId, OfferId, RecruitmentId};
use crate::kernel::{Actor, Result};
use crate::offer::api::{
    OfferAccept, OfferConfirmCancel, OfferDraft, OfferExtend, OfferIssue, OfferLeaving,
    OfferProposeCancel, OfferSetJoining, OfferTo,
};
use crate::offer::{AskedBy, CancelGround, LeavingReason, OfferTerms, OverPlaces, Told, api};
use crate::recruitment::StageKind;
use crate::{application, joining, store::Outcome};

/// Days before today on which this year's offers of the spring wave went out, and until when.
const ISSUED: u64 = 60;
const REPLY_BY: u64 = 25;

/// What somebody of the spring wave did, so many days ago.
enum Reply {
    Accept,
    Decline(LeavingReason, &'static str),
    Withdraw(LeavingReason, &'static str),
    /// Until so many days from today.
    Extend(i64, &'static str),
    /// Comes in October.
    Autumn(&'static str),
    /// 田村 proposes to cancel; nobody has confirmed it.
    Propose(CancelGround, &'static str),
}

/// The replies, by the place in the list of those who got an offer.
const REPLIES: [(u64, usize, Reply); 14] = [
    (52, 0, Reply::Accept),
    (47, 1, Reply::Accept),
    (
        44,
        6,
        Reply::Decline(
            LeavingReason::OtherWork,
            "地元の市役所に決まったとのこと。ていねいな電話をいただいた。",
        ),
    ),
    (40, 2, Reply::Accept),
    (38, 10, Reply::Accept),
    (33, 3, Reply::Accept),
    (
        30,
        9,
        Reply::Withdraw(LeavingReason::Study, "大学院に進むことにしたとのこと。"),
    ),
    (
        28,
        8,
        Reply::Extend(-3, "進路を落ち着いて考えたいとのこと。"),
    ),
    (
        27,
        7,
        Reply::Extend(2, "ゼミの発表が終わるまで待ってほしいとのこと。"),
    ),
    (26, 4, Reply::Accept),
    // After the day was over: an acceptance all the same.
    (22, 5, Reply::Accept),
    (20, 1, Reply::Autumn("9月卒業のため。本人から申し出。")),
    (
        12,
        10,
        Reply::Withdraw(
            LeavingReason::Region,
            "生まれた町で働きたいとのこと。応援すると伝えた。",
        ),
    ),
    (
        2,
        4,
        Reply::Propose(
            CancelGround::NotGraduated,
            "卒業に必要な単位が足りないと本人から連絡があった。学校に確かめている。",
        ),
    ),
];

impl Maker<'_> {
    /// As [`Maker::on`], by somebody else than whoever made the office.
    fn on_as<T>(
        &self,
        actor: &Actor,
        days_ago: u64,
        work: impl FnOnce(&Act<'_>) -> Result<T>,
    ) -> Result<T> {
        self.on(days_ago, |act| {
            work(&Act {
                office: act.office,
                clock: act.clock,
                actor,
                host: act.host,
                call: act.call,
            })
        })
    }

    /// The first of April of a year.
    fn april(&self, year: i32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, 4, 1).unwrap_or(self.today)
    }

    fn terms(&self, reply_by: NaiveDate, joins_on: NaiveDate) -> OfferTerms {
        OfferTerms {
            reply_by: Some(reply_by.min(joins_on)),
            joins_on,
            site: Some("全国の事業所（研修と面談を経て決めます）".to_owned()),
            duties: Some("協同労働にたずさわる仕事全般".to_owned()),
            remark: None,
        }
    }

    fn issue(
        &self,
        applications: &[ApplicationId],
        terms: OfferTerms,
        days_ago: u64,
    ) -> Result<Vec<OfferId>> {
        self.on(days_ago, |act| {
            let request = OfferIssue {
                to: OfferTo::Applications {
                    applications: applications.to_vec(),
                    terms,
                },
                on: None,
                over_places: OverPlaces::Refused,
            };
            Ok(api::issue(act, request)?.value)
        })
    }

    fn accept(&self, offer: OfferId, days_ago: u64) -> Result<()> {
        self.on(days_ago, |act| {
            let request = OfferAccept {
                offer,
                on: None,
                over_places: OverPlaces::Refused,
            };
            api::accept(act, request).map(|_: Outcome<_>| ())
        })
    }

    fn leaving(offer: OfferId, reason: LeavingReason, words: &str) -> OfferLeaving {
        OfferLeaving {
            offer,
            on: None,
            reason,
            words: Some(words.to_owned()),
        }
    }

    fn propose_cancel(
        act: &Act<'_>,
        offer: OfferId,
        ground: CancelGround,
        words: &str,
    ) -> Result<()> {
        let request = OfferProposeCancel {
            offer,
            on: None,
            ground,
            words: words.to_owned(),
        };
        api::propose_cancel(act, request).map(|_: Outcome<_>| ())
    }

    /// Last year's offers, from the first one to the first day of work; days before today, all of
    /// them before that day whatever today is.
    pub(super) fn last_years_offers(&self, walk: &Walk, second: &Actor) -> Result<()> {
        let joins_on = self.april(self.entry_year() - 1);
        let (first, rest) = walk.standing.split_at(8.min(walk.standing.len()));
        let mut offers = self.issue(first, self.terms(self.ago(415), joins_on), 440)?;
        if let Some(declined) = offers.get(7) {
            self.on(434, |act| {
                let request = Self::leaving(
                    *declined,
                    LeavingReason::Conditions,
                    "勤務地を選べる仕事に決めたとのこと。",
                );
                api::decline(act, request)
            })?;
            let next = &rest[..rest.len().min(1)];
            offers.extend(self.issue(next, self.terms(self.ago(415), joins_on), 432)?);
        }
        for (offer, days_ago) in offers.iter().zip([431, 430, 430, 428, 427, 425, 424]) {
            self.accept(*offer, days_ago)?;
        }
        if let Some(offer) = offers.get(8) {
            self.accept(*offer, 420)?;
            let words =
                "3月に卒業できないことが確定した。本人と学校の説明を聞き、次年度の応募を案内した。";
            self.on(372, |act| {
                Self::propose_cancel(act, *offer, CancelGround::NotGraduated, words)
            })?;
            self.on_as(second, 370, |act| {
                let request = OfferConfirmCancel {
                    offer: *offer,
                    on: None,
                    told: Told {
                        office_on: Some(self.ago(371)),
                        school_on: Some(self.ago(371)),
                    },
                };
                api::confirm_cancel(act, request)
            })?;
        }
        if let Some(offer) = offers.get(6) {
            self.on(380, |act| {
                let request = Self::leaving(
                    *offer,
                    LeavingReason::Personal,
                    "よく話し合ったうえでの本人の決断。",
                );
                api::withdraw(act, request)
            })?;
        }
        let joined = offers[..offers.len().min(6)].to_vec();
        let days_ago = u64::try_from((self.today - joins_on).num_days()).unwrap_or_default();
        self.on(days_ago, |act| {
            let request = joining::api::JoiningRecord {
                offers: joined,
                joined_on: joins_on,
            };
            joining::api::record(act, request).map(|_: Outcome<_>| ())
        })
    }

    /// This year's first wave: selected in spring, offered two months ago.
    pub(super) fn spring(
        &self,
        id: RecruitmentId,
        second: &Actor,
        dialogue: &mut Dialogue,
    ) -> Result<Vec<OfferId>> {
        let mut walk = Walk::new(self.ids(id)?);
        for (stage, count, days_ago) in [
            ("書類選考", 20, 140),
            ("一次面接", 15, 125),
            ("最終面接", 12, 100),
        ] {
            self.advance(id, &mut walk, stage, count, days_ago)?;
        }
        self.take_charge(id, 90)?;
        let terms = self.terms(self.ago(REPLY_BY), self.april(self.entry_year()));
        let offered = &walk.standing[..walk.standing.len().min(10)];
        let mut offers = self.issue(offered, terms.clone(), ISSUED)?;
        self.in_charge(id, second)?;
        let papers = self.papers(&offers, ISSUED)?;
        self.mail_templates(ISSUED)?;
        // Nobody is left without an answer.
        let open = [
            StageKind::Applied,
            StageKind::Screening,
            StageKind::Interview,
        ];
        let waiting: Vec<ApplicationId> = (self.rows(id, open.to_vec())?.into_iter())
            .map(|row| row.id)
            .filter(|id| Some(id) != walk.standing.get(10))
            .collect();
        self.move_to(
            id,
            &waiting,
            "不採用",
            58,
            Some("希望する勤務地と募集が合わなかったため"),
        )?;
        for days_ago in (15..=55).rev() {
            // The place that came free goes to whoever stood next.
            if days_ago == 43 {
                let next = walk.standing.get(10).copied();
                let next = self.issue(next.as_slice(), terms.clone(), days_ago)?;
                self.papers(&next, days_ago)?;
                offers.extend(next);
            }
            if days_ago == 51 {
                self.lost_in_the_post(&papers, days_ago)?;
            }
            self.replies(&offers, second, days_ago)?;
            self.dialogue(id, dialogue, days_ago)?;
            self.programme(id, second, days_ago)?;
        }
        Ok(offers)
    }

    /// Who got an offer gets somebody to turn to.
    fn in_charge(&self, id: RecruitmentId, second: &Actor) -> Result<()> {
        let offered = self.rows(id, vec![StageKind::Offer])?;
        for (row, user) in offered.into_iter().zip([second, self.actor].iter().cycle()) {
            self.on(ISSUED - 1, |act| {
                application::api::update(
                    act,
                    application::api::ApplicationUpdate {
                        application: row.id,
                        applied_on: row.applied_on,
                        source: row.source,
                        assignee: Some(user.user),
                    },
                )
            })?;
        }
        Ok(())
    }

    /// What was said about the spring offers on a day.
    pub(super) fn replies(&self, offers: &[OfferId], second: &Actor, days_ago: u64) -> Result<()> {
        for (_, who, reply) in REPLIES.iter().filter(|(day, ..)| *day == days_ago) {
            let Some(offer) = offers.get(*who).copied() else {
                continue;
            };
            match reply {
                Reply::Accept => self.accept(offer, days_ago)?,
                Reply::Decline(reason, words) => {
                    self.on(days_ago, |act| {
                        api::decline(act, Self::leaving(offer, *reason, words))
                    })?;
                }
                Reply::Withdraw(reason, words) => {
                    self.on(days_ago, |act| {
                        api::withdraw(act, Self::leaving(offer, *reason, words))
                    })?;
                }
                Reply::Extend(days, words) => self.extend(offer, *days, words, days_ago)?,
                Reply::Autumn(words) => {
                    let joins_on = NaiveDate::from_ymd_opt(self.entry_year(), 10, 1);
                    self.on(days_ago, |act| {
                        api::set_joining(
                            act,
                            OfferSetJoining {
                                offer,
                                joins_on: joins_on.unwrap_or(self.today),
                                asked_by: AskedBy::Person,
                                told: Told::default(),
                                on: None,
                                words: Some((*words).to_owned()),
                            },
                        )
                    })?;
                }
                Reply::Propose(ground, words) => {
                    self.on_as(second, days_ago, |act| {
                        Self::propose_cancel(act, offer, *ground, words)
                    })?;
                }
            }
        }
        Ok(())
    }

    fn extend(&self, offer: OfferId, days: i64, words: &str, days_ago: u64) -> Result<()> {
        let wanted = self
            .today
            .checked_add_signed(chrono::Duration::days(days))
            .unwrap_or(self.today);
        self.on(days_ago, |act| {
            let request = OfferExtend {
                offer,
                reply_by: wanted.min(self.april(self.entry_year())),
                on: None,
                words: Some(words.to_owned()),
            };
            api::extend(act, request).map(|_: Outcome<_>| ())
        })
    }

    /// The last two places, offered now.
    pub(super) fn autumn(&self, applications: &[ApplicationId], days_ago: u64) -> Result<()> {
        let reply_by = self.today.checked_add_days(Days::new(16));
        let terms = self.terms(
            reply_by.unwrap_or(self.today),
            self.april(self.entry_year()),
        );
        let offers = self.issue(applications, terms, days_ago)?;
        self.papers(&offers, days_ago).map(|_| ())
    }

    /// Two more written down, to be talked about.
    pub(super) fn drafts(&self, applications: &[ApplicationId], days_ago: u64) -> Result<()> {
        let terms = OfferTerms {
            reply_by: None,
            remark: Some("あと二人。募集人数を超えるため、次の会議で話し合う。".to_owned()),
            ..self.terms(self.today, self.april(self.entry_year()))
        };
        self.on(days_ago, |act| {
            let request = OfferDraft {
                applications: applications.to_vec(),
                terms,
            };
            api::draft(act, request).map(|_: Outcome<_>| ())
        })
    }
}
