//! The sample office (見本): invented people, made through the same commands a user would use, the same
//! every time on the same day.

mod member_papers;
mod members;
mod offers;
mod papers;
mod people;
mod privacy;
mod programme;
mod questions;
mod sites;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{Days, NaiveDate};

use crate::api::{Act, Call, FileAccess, Host, Query};
use crate::application::{ApplicationRow, Filter, Need, SortKey, View};
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::file::FileToken;
use crate::kernel::id::{ApplicationId, PersonId, RecruitmentId, StageId};
use crate::kernel::{Actor, ApiError, Clock, Result, Role};
use crate::recruitment::StageKind;
use crate::store::keys::KeyCost;
use crate::store::{Office, Outcome, disk};
use crate::{application, articles, import, organisation, person, recruitment, user};
use people::{Cohort, Dice, Invented};

/// The cooperative's name.
pub const ORGANISATION: &str = "労働者協同組合よりあい（見本）";
/// Who sits before it.
pub const USER: &str = "小川 春";

/// How many applied this year, all ways together.
const APPLICANTS: usize = 131;
/// How many of them came in spring, by a file of their own.
const SPRING: usize = 26;
/// How many came by the job site's file in autumn; the rest were entered by hand.
const BY_FILE: usize = 93;

/// Files of the sample are paths of its own making.
struct OwnPaths;

impl FileAccess for OwnPaths {
    fn resolve(&self, token: &FileToken) -> Result<PathBuf, ApiError> {
        Ok(PathBuf::from(&token.0))
    }
    fn open_with_system(&self, _: &Path) -> Result<(), ApiError> {
        Err(ApiError::FileNotGranted {})
    }
}

/// Fills a new office with a year of recruitment.
///
/// # Errors
/// When it cannot be written, or the user stops it.
pub fn fill(office: &Office, actor: &Actor, host: &Host, call: &Call<'_>) -> Result<()> {
    let scratch = host.places.session_dir.join("sample");
    fs::create_dir_all(&scratch).map_err(disk::at(&scratch))?;
    let own = Host {
        clock: host.clock.clone(),
        files: Box::new(OwnPaths),
        places: host.places.clone(),
        key_cost: Some(KeyCost::MINIMUM),
    };
    let maker = Maker {
        office,
        actor,
        host: &own,
        call,
        today: host.clock.today(),
        scratch: &scratch,
    };
    let made = maker.make();
    let _ = fs::remove_dir_all(&scratch);
    made
}

/// This autumn's selection: how many days ago, to which stage, how many went on.
const SELECTION: [(u64, &str, usize); 4] = [
    (13, "書類選考", 70),
    (11, "一次面接", 42),
    (9, "二次面接", 27),
    (7, "最終面接", 18),
];
/// When the templates of tasks were written: after the last change of the posting.
const TEMPLATES: u64 = 119;
/// Who is offered a place this autumn, and for whom an offer is being prepared.
const OFFERED: usize = 2;
const PREPARED: usize = 2;

/// A cohort on its way through the stages.
struct Walk {
    standing: Vec<ApplicationId>,
    dice: Dice,
}

impl Walk {
    const fn new(standing: Vec<ApplicationId>) -> Self {
        Self {
            standing,
            dice: Dice::new(7),
        }
    }
}

struct Maker<'a> {
    office: &'a Office,
    actor: &'a Actor,
    host: &'a Host,
    call: &'a Call<'a>,
    today: NaiveDate,
    scratch: &'a Path,
}

impl Maker<'_> {
    /// So many days ago.
    fn ago(&self, days: u64) -> NaiveDate {
        self.today
            .checked_sub_days(Days::new(days))
            .unwrap_or(self.today)
    }

    /// Runs a command as of a day: the record shows when it was done.
    fn on<T>(&self, days_ago: u64, work: impl FnOnce(&Act<'_>) -> Result<T>) -> Result<T> {
        let clock = match days_ago {
            0 => self.host.clock.clone(),
            days => Clock::Fixed(self.ago(days)),
        };
        work(&Act {
            office: self.office,
            clock: &clock,
            actor: self.actor,
            host: self.host,
            call: self.call,
        })
    }

    fn make(&self) -> Result<()> {
        const STEPS: usize = 19;
        self.call.progress(0, STEPS)?;
        let second = self.organisation()?;
        self.sites(659)?;
        let members = self.members(650)?;
        let last_year = self.last_year(&second)?;
        let this_year = self.recruitment()?;
        self.task_templates(TEMPLATES)?;
        let (spring, rest) = self.cohort().split(SPRING);
        let (by_file, by_hand) = rest.split(BY_FILE);
        self.call.progress(1, STEPS)?;
        let table = spring.csv(|invented| self.ago(151 + invented.days_ago / 4));
        self.import(this_year, 150, "応募者_大学経由（見本）.csv", &table)?;
        let in_spring = self.ids(this_year)?;
        let mut dialogue = questions::Dialogue::default();
        let offers = self.spring(this_year, &second, &mut dialogue)?;
        self.call.progress(3, STEPS)?;
        // Imported a fortnight ago, so that nobody in it applied later than that.
        let table = by_file.csv(|invented| self.ago(15 + invented.days_ago));
        self.import(this_year, 14, "応募者_求人サイト（見本）.csv", &table)?;
        let people: Vec<PersonId> = (self.rows(this_year, Vec::new())?.into_iter())
            .map(|row| row.person)
            .collect();
        self.members_since(&members, 14)?;
        // Then day by day, so that the record reads as it would have been written.
        let mut autumn = self.ids(this_year)?;
        autumn.retain(|id| !in_spring.contains(id));
        let mut walk = Walk::new(autumn);
        for days_ago in (0..14).rev() {
            self.call
                .progress(17 - usize::try_from(days_ago).unwrap_or_default(), STEPS)?;
            self.replies(&offers, &second, days_ago)?;
            if let Some((_, stage, count)) = SELECTION.iter().find(|(day, ..)| *day == days_ago) {
                self.advance(this_year, &mut walk, stage, *count, days_ago)?;
            }
            self.records(&people, days_ago)?;
            for invented in by_hand
                .people()
                .iter()
                .filter(|one| one.days_ago % 4 == days_ago)
            {
                self.by_hand(this_year, invented, days_ago)?;
            }
            self.dialogue(this_year, &mut dialogue, days_ago)?;
            self.programme(this_year, &second, days_ago)?;
            if days_ago > 0 {
                self.member_papers(&members, days_ago)?;
            }
            self.inspections(days_ago)?;
            match days_ago {
                5 => {
                    self.letter(&people, days_ago)?;
                    self.autumn(walk.standing.get(..OFFERED).unwrap_or_default(), days_ago)?;
                }
                4 => self.views(days_ago)?,
                2 => self.second_attempt(last_year, this_year, days_ago)?,
                1 => self.undone_slip(this_year, days_ago)?,
                0 => {
                    let prepared = walk.standing.get(OFFERED..OFFERED + PREPARED);
                    self.drafts(prepared.unwrap_or_default(), days_ago)?;
                }
                _ => {}
            }
        }
        self.members_today(&members)?;
        // The notice of today is answered today.
        self.member_papers(&members, 0)?;
        self.purpose(0)?;
        self.erase_some(last_year, 0)?;
        self.call.progress(STEPS, STEPS)
    }

    fn cohort(&self) -> Cohort {
        let year = self.entry_year();
        Cohort::new(u64::from(year.unsigned_abs()), year, APPLICANTS)
    }

    /// The organisation and its people; gives the second recruiter.
    fn organisation(&self) -> Result<Actor> {
        self.on(660, |act| {
            organisation::api::update(
                act,
                organisation::Organisation {
                    name: ORGANISATION.to_owned(),
                    reading: Some("ロウドウシャキョウドウクミアイ ヨリアイ".to_owned()),
                    representative: Some("森 葉月".to_owned()),
                    postal_code: Some("9990000".to_owned()),
                    address: Some("見本県見本市中央一丁目1番1号".to_owned()),
                    phone: Some("000-0000-0000".to_owned()),
                    email: Some("jimu@yoriai.example".to_owned()),
                    corporate_number: None,
                    established_on: NaiveDate::from_ymd_opt(2022, 10, 1),
                },
            )?;
            for (key, value) in [
                (articles::ArticleKey::FiscalYearEnd, "03-31"),
                (articles::ArticleKey::UnitPrice, "50000"),
                (articles::ArticleKey::WithdrawalNoticeDays, "90"),
                (articles::ArticleKey::MeetingNoticeDays, "10"),
            ] {
                articles::api::set(
                    act,
                    articles::api::ArticlesSet {
                        key,
                        value: value.to_owned(),
                        effective_on: NaiveDate::from_ymd_opt(2022, 10, 1).unwrap_or(self.today),
                        remark: Some("設立時の定款".to_owned()),
                    },
                )?;
            }
            let mut added = Vec::new();
            for (name, sign_in, roles) in [
                ("田村 南", "田村", vec![Role::Recruiter, Role::Coordinator]),
                ("森 葉月", "森（監事）", vec![Role::Auditor]),
            ] {
                let request = user::api::UserAdd {
                    name: name.to_owned(),
                    sign_in: sign_in.to_owned(),
                    roles: roles.clone(),
                    passphrase: crate::api::desk::SAMPLE_PASSPHRASE.to_owned(),
                };
                added.push(Actor {
                    user: user::api::add(act, request)?.value,
                    name: name.to_owned(),
                    roles,
                });
            }
            added.into_iter().next().or_not_found(Noun::User)
        })
    }

    fn add_recruitment(
        &self,
        days_ago: u64,
        name: String,
        entry_year: i32,
        target: u32,
    ) -> Result<RecruitmentId> {
        self.on(days_ago, |act| {
            let request = recruitment::api::RecruitmentAdd {
                name,
                entry_year,
                target: Some(target),
                stages_from: None,
            };
            Ok(recruitment::api::add(act, request)?.value)
        })
    }

    fn entry_year(&self) -> i32 {
        use chrono::Datelike as _;
        // People join in April: from April on the next cohort is being recruited.
        self.today.year() + i32::from(self.today.month() >= 4)
    }

    /// Last year's cohort, closed; those who accepted have started work.
    fn last_year(&self, second: &Actor) -> Result<RecruitmentId> {
        let year = self.entry_year() - 1;
        let id = self.add_recruitment(640, format!("{year}年3月卒・第2新卒"), year, 8)?;
        let cohort = Cohort::new(u64::from(year.unsigned_abs()), year, 34);
        let table = cohort.csv(|invented| self.ago(520 + invented.days_ago));
        self.import(id, 520, "昨年度の応募者.csv", &table)?;
        let counts = [
            ("書類選考", 30, 500),
            ("一次面接", 20, 480),
            ("最終面接", 13, 460),
        ];
        let mut walk = Walk::new(self.ids(id)?);
        for (stage, count, days_ago) in counts {
            self.advance(id, &mut walk, stage, count, days_ago)?;
        }
        self.last_years_offers(&walk, second)?;
        self.on(200, |act| {
            recruitment::api::update(
                act,
                recruitment::api::RecruitmentUpdate {
                    recruitment: id,
                    name: format!("{year}年3月卒・第2新卒"),
                    entry_year: year,
                    target: Some(8),
                    closed_on: Some(self.ago(200)),
                },
            )
        })?;
        Ok(id)
    }

    fn recruitment(&self) -> Result<RecruitmentId> {
        let year = self.entry_year();
        let id = self.add_recruitment(190, format!("{year}年3月卒・第2新卒"), year, 10)?;
        for (days_ago, place, body) in [
            (
                190,
                "求人サイト",
                "地域に必要な仕事を自分たちでつくり、出資し、話し合って運営する働き方です。新卒・第2新卒を10名募集します。\
                 勤務地は全国の事業所。研修は4月から9月、面談を重ねて配属を決めます。",
            ),
            (
                120,
                "求人サイト・大学",
                "勤務地に「転居を伴わない配属の希望を聞きます」を加えました。新卒・第2新卒を10名募集します。研修は4月から9月。",
            ),
        ] {
            self.on(days_ago, |act| {
                let request = recruitment::api::RecruitmentPost {
                    recruitment: id,
                    posted_on: self.ago(days_ago),
                    place: place.to_owned(),
                    body: body.to_owned(),
                };
                recruitment::api::post(act, request)
            })?;
        }
        Ok(id)
    }

    fn import(&self, into: RecruitmentId, days_ago: u64, name: &str, csv: &str) -> Result<()> {
        let path = self.scratch.join(name);
        fs::write(&path, csv).map_err(disk::at(&path))?;
        self.on(days_ago, |act| {
            let request = import::api::ImportApplicants {
                file: FileToken(path.to_string_lossy().into_owned()),
                into: import::api::ImportInto::Recruitment { recruitment: into },
                choices: import::api::ImportChoices::default(),
                sha256: None,
                decisions: Vec::new(),
                run: import::api::ImportRun::Real,
            };
            import::api::applicants(act, request).map(|_| ())
        })
    }

    /// Somebody entered by hand.
    fn by_hand(&self, into: RecruitmentId, invented: &Invented, days_ago: u64) -> Result<()> {
        self.on(days_ago, |act| {
            let request = application::api::ApplicationAdd {
                recruitment: into,
                who: application::api::Applicant::New {
                    person: invented.as_new_person(),
                },
                applied_on: self.ago(days_ago),
                source: Some(invented.source.to_owned()),
            };
            application::api::add(act, request).map(|_| ())
        })
    }

    /// Moves so many of those still on their way to a stage; of those who stay behind some decline and
    /// some are turned down, with the reason told, and the rest wait.
    fn advance(
        &self,
        id: RecruitmentId,
        walk: &mut Walk,
        stage: &str,
        count: usize,
        days_ago: u64,
    ) -> Result<()> {
        walk.dice.shuffle(&mut walk.standing);
        let behind = walk.standing.split_off(count.min(walk.standing.len()));
        let (declined, rest) = behind.split_at(behind.len() / 4);
        let (rejected, _waiting) = rest.split_at(rest.len() * 2 / 5);
        for (applications, stage, reason) in [
            (&walk.standing[..], stage, None),
            (
                declined,
                "辞退",
                Some("他の進路を選んだため（本人から電話）"),
            ),
            (
                rejected,
                "不採用",
                Some("希望する勤務地と募集が合わなかったため"),
            ),
        ] {
            self.move_to(id, applications, stage, days_ago, reason)?;
        }
        Ok(())
    }

    /// Asks a query of the list.
    fn ask<T>(&self, question: impl FnOnce(&Query<'_>) -> Result<T>) -> Result<T> {
        self.office.read(|db| {
            question(&Query {
                db,
                today: self.today,
                actor: self.actor,
                host: self.host,
                office_id: "",
            })
        })
    }

    /// The applications of a recruitment, or those at one kind of stage.
    fn rows(
        &self,
        recruitment: RecruitmentId,
        stage_kinds: Vec<StageKind>,
    ) -> Result<Vec<ApplicationRow>> {
        let filter = Filter {
            stage_kinds,
            ..Filter::default()
        };
        let view = View {
            filter,
            ..View::default()
        };
        let request = application::api::ApplicationTable {
            recruitment,
            view,
            offset: 0,
            limit: 1000,
        };
        Ok(self
            .ask(|query| application::api::table(query, request))?
            .rows)
    }

    fn ids(&self, id: RecruitmentId) -> Result<Vec<ApplicationId>> {
        let rows = self.rows(id, Vec::new())?;
        Ok(rows.into_iter().map(|row| row.id).collect())
    }

    fn stage(&self, id: RecruitmentId, name: &str) -> Result<StageId> {
        let request = recruitment::api::RecruitmentPageLoad { recruitment: id };
        let page = self.ask(|query| recruitment::api::page(query, request))?;
        let found = page.stages.into_iter().find(|stage| stage.name == name);
        found.map(|stage| stage.id).or_not_found(Noun::Stage)
    }

    fn move_to(
        &self,
        id: RecruitmentId,
        applications: &[ApplicationId],
        stage: &str,
        days_ago: u64,
        reason: Option<&str>,
    ) -> Result<()> {
        if applications.is_empty() {
            return Ok(());
        }
        let stage = self.stage(id, stage)?;
        self.on(days_ago, |act| {
            let request = application::api::ApplicationMove {
                applications: applications.to_vec(),
                stage,
                on: None,
                reason: reason.map(str::to_owned),
            };
            application::api::move_stage(act, request).map(|_: Outcome<_>| ())
        })
    }

    /// Somebody who declined last year applies again: one person, two applications.
    fn second_attempt(
        &self,
        last_year: RecruitmentId,
        this_year: RecruitmentId,
        days_ago: u64,
    ) -> Result<()> {
        let declined = self.rows(last_year, vec![StageKind::Declined])?;
        let Some(row) = declined.first() else {
            return Ok(());
        };
        self.on(days_ago, |act| {
            let request = application::api::ApplicationAdd {
                recruitment: this_year,
                who: application::api::Applicant::Known { person: row.person },
                applied_on: self.ago(days_ago),
                source: Some("本人から連絡".to_owned()),
            };
            application::api::add(act, request)
        })?;
        Ok(())
    }

    /// The consents and notes of a day.
    fn records(&self, people: &[PersonId], days_ago: u64) -> Result<()> {
        let of_today = |number: usize| number as u64 % 12 == days_ago;
        for (_, person) in (people.iter().enumerate()).filter(|(n, _)| n % 5 != 0 && of_today(*n)) {
            self.on(days_ago, |act| {
                let request = person::api::ConsentRecord {
                    person: *person,
                    purpose: person::Purpose::Selection,
                    told: people::PURPOSE.to_owned(),
                    given_on: self.ago(days_ago),
                };
                person::api::record_consent(act, request).map(|_| ())
            })?;
        }
        for (number, body) in (people::NOTES.iter().enumerate()).filter(|(n, _)| of_today(*n)) {
            let Some(person) = people.get(number * 9 + 2) else {
                continue;
            };
            self.on(days_ago, |act| {
                let request = person::api::NoteWrite {
                    person: *person,
                    body: (*body).to_owned(),
                };
                person::api::write_note(act, request).map(|_| ())
            })?;
        }
        Ok(())
    }

    /// A letter kept with somebody.
    fn letter(&self, people: &[PersonId], days_ago: u64) -> Result<()> {
        let Some(person) = people.get(2) else {
            return Ok(());
        };
        let path = self.scratch.join("志望理由書.txt");
        fs::write(&path, people::LETTER).map_err(disk::at(&path))?;
        self.on(days_ago, |act| {
            let request = person::api::AttachmentAdd {
                person: *person,
                file: FileToken(path.to_string_lossy().into_owned()),
            };
            person::api::add_attachment(act, request).map(|_| ())
        })
    }

    fn views(&self, days_ago: u64) -> Result<()> {
        for (name, filter, sort) in [
            (
                "要対応だけ",
                Filter {
                    needs: vec![Need::PossibleDuplicate, Need::ReadingMissing, Need::Waiting],
                    ..Filter::default()
                },
                SortKey::StageOn,
            ),
            (
                "面接中",
                Filter {
                    stage_kinds: vec![StageKind::Interview],
                    ..Filter::default()
                },
                SortKey::Stage,
            ),
            (
                "第2新卒",
                Filter {
                    graduate_kind: Some(person::GraduateKind::Second),
                    ..Filter::default()
                },
                SortKey::Reading,
            ),
        ] {
            self.on(days_ago, |act| {
                let view = View {
                    filter,
                    sort,
                    ..View::default()
                };
                application::api::save_view(
                    act,
                    application::api::ViewSave {
                        name: name.to_owned(),
                        view,
                    },
                )
            })?;
        }
        Ok(())
    }

    /// A slip and its undoing, so that the history shows what undo looks like.
    fn undone_slip(&self, id: RecruitmentId, days_ago: u64) -> Result<()> {
        let waiting = self.rows(id, vec![StageKind::Interview])?;
        let Some(first) = waiting.first() else {
            return Ok(());
        };
        self.move_to(id, &[first.id], "辞退", days_ago, Some("取り違え"))?;
        self.on(days_ago, |act| {
            self.office.undo_last(act.actor, act.clock).map(|_| ())
        })
    }
}
