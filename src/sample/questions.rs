//! What the people who were made an offer ask, what they are told, and what is to be done for them.

use super::Maker;
use crate::application::Filter;
use crate::exchange::{Channel, Direction};
use crate::kernel::id::{EnquiryId, PersonId, RecruitmentId, UserId};
use crate::kernel::{Result, Role};
use crate::recruitment::StageKind;
use crate::{application, conviction, enquiry, exchange, task, user};

/// A question as it came, and how it was answered.
struct Asked {
    /// Which of those with an offer, in the order of the readings.
    who: usize,
    days_ago: u64,
    time: &'static str,
    channel: Channel,
    question: &'static str,
    answer: Option<Told>,
}

struct Told {
    days_ago: u64,
    time: &'static str,
    answer: &'static str,
    then: enquiry::api::AfterAnswer,
}

const fn told(days_ago: u64, time: &'static str, answer: &'static str) -> Option<Told> {
    Some(Told {
        days_ago,
        time,
        answer,
        then: enquiry::api::AfterAnswer::Close,
    })
}

const ASKED: [Asked; 12] = [
    Asked {
        who: 0,
        days_ago: 52,
        time: "9:40",
        channel: Channel::Email,
        question: "研修の六か月は、どこに住むことになりますか。自分で部屋を探すのでしょうか。",
        answer: told(
            52,
            "15:20",
            "研修のあいだは、研修先の近くに組合が部屋を用意します。家賃は組合が持ち、光熱費は各自です。",
        ),
    },
    Asked {
        who: 1,
        days_ago: 50,
        time: "20:15",
        channel: Channel::Email,
        question: "出資金は、入団の日にまとめて払うのですか。分けて払うことはできますか。",
        answer: told(
            49,
            "10:05",
            "組合員になるときに一口分をお願いしますが、分けて払う方法もあります。入団の前に一人ずつご相談します。",
        ),
    },
    Asked {
        who: 2,
        days_ago: 48,
        time: "11:00",
        channel: Channel::Phone,
        question: "卒業論文の提出が一月末です。その間の集まりは休んでもよいでしょうか。",
        answer: told(
            48,
            "11:10",
            "もちろんです。学業を第一にしてください。学業のためのお休みが、あとで不利になることはありません。",
        ),
    },
    Asked {
        who: 3,
        days_ago: 40,
        time: "13:30",
        channel: Channel::Online,
        question: "配属先の希望は、いつ、どうやって伝えればよいですか。",
        answer: told(
            38,
            "9:30",
            "四月からの研修のあいだに面談を重ねて伺います。いま考えていることがあれば、このメールで教えてください。",
        ),
    },
    Asked {
        who: 4,
        days_ago: 36,
        time: "22:40",
        channel: Channel::Email,
        question: "運転免許を持っていません。入団までに取っておくほうがよいですか。",
        answer: told(
            35,
            "14:00",
            "必要な事業所とそうでない事業所があります。入団までに取っていただく必要はありません。",
        ),
    },
    Asked {
        who: 5,
        days_ago: 33,
        time: "12:10",
        channel: Channel::Message,
        question: "内定式の日の服装に決まりはありますか。",
        answer: told(
            33,
            "17:45",
            "決まりはありません。ふだんの服でおいでください。",
        ),
    },
    Asked {
        who: 6,
        days_ago: 3,
        time: "16:00",
        channel: Channel::Email,
        question: "「話し合って決める」とは、実際にはどのくらいの時間をかけるのでしょうか。",
        answer: None,
    },
    Asked {
        who: 7,
        days_ago: 12,
        time: "10:20",
        channel: Channel::Email,
        question: "奨学金の返還があります。給与の見込みを、もう少しくわしく知りたいです。",
        answer: Some(Told {
            days_ago: 10,
            time: "11:30",
            answer: "初年度の見込みの表を郵便で送りました。ご覧になって、わからないところを聞かせてください。",
            then: enquiry::api::AfterAnswer::LeaveOpen,
        }),
    },
    Asked {
        who: 8,
        days_ago: 2,
        time: "19:05",
        channel: Channel::Email,
        question: "いまの仕事を三月末で辞める予定です。引き継ぎが延びたとき、入団の日を遅らせられますか。",
        answer: None,
    },
    Asked {
        who: 0,
        days_ago: 21,
        time: "8:50",
        channel: Channel::Email,
        question: "部屋に家具はありますか。",
        answer: told(
            20,
            "9:15",
            "机、ふとん、冷蔵庫、洗濯機があります。身の回りのものだけお持ちください。",
        ),
    },
    Asked {
        who: 3,
        days_ago: 1,
        time: "18:30",
        channel: Channel::Phone,
        question: "現場を見に行くことはできますか。できれば介護と食の両方を見たいです。",
        answer: None,
    },
    Asked {
        who: 1,
        days_ago: 1,
        time: "21:00",
        channel: Channel::Email,
        question: "組合員にならずに働き続けることはできますか。",
        answer: None,
    },
];

/// (who, days ago, time, who turned to whom, by which way, about what).
const EXCHANGED: [(usize, u64, &str, Direction, Channel, &str); 14] = [
    (
        0,
        55,
        "18:00",
        Direction::Both,
        Channel::Phone,
        "内定のお祝いと、これからの流れを話した。卒業論文のことを気にしていた。",
    ),
    (
        1,
        55,
        "18:20",
        Direction::Both,
        Channel::Phone,
        "内定のお祝い。まわりの人とも話して決めたいとのこと。急がないと伝えた。",
    ),
    (
        2,
        55,
        "18:40",
        Direction::Both,
        Channel::Phone,
        "内定のお祝い。現場の人の話をもっと聞きたいとのこと。",
    ),
    (
        9,
        53,
        "19:00",
        Direction::ToPerson,
        Channel::Email,
        "内定のお祝いと、質問はいつでもどうぞという案内を送った。",
    ),
    (
        9,
        52,
        "9:10",
        Direction::FromPerson,
        Channel::Email,
        "お礼の返信。しばらく実習で連絡がつきにくいとのこと。",
    ),
    (
        8,
        25,
        "17:00",
        Direction::Both,
        Channel::Phone,
        "返事の期限のことで話した。いまの職場の都合を聞いた。",
    ),
    (
        2,
        20,
        "16:30",
        Direction::Both,
        Channel::Online,
        "先輩の組合員をまじえて三十分話した。仕事の一日の流れと、話し合いのようすを聞いていた。",
    ),
    (
        3,
        16,
        "16:30",
        Direction::Both,
        Channel::Online,
        "研修の場所と部屋のことを話した。",
    ),
    (
        6,
        15,
        "12:20",
        Direction::Both,
        Channel::Phone,
        "近況を聞いた。学園祭の準備で忙しいとのこと。",
    ),
    (
        5,
        12,
        "13:00",
        Direction::Both,
        Channel::Phone,
        "内定式の行き方を聞かれた。駅からの地図を送った。",
    ),
    (
        7,
        10,
        "11:30",
        Direction::ToPerson,
        Channel::Letter,
        "給与の見込みの表を送った。",
    ),
    (
        4,
        9,
        "17:20",
        Direction::Both,
        Channel::InPerson,
        "事務所に立ち寄ってくれた。豆腐工房を少し見てもらった。",
    ),
    (
        0,
        6,
        "10:00",
        Direction::ToPerson,
        Channel::Email,
        "十二月の集まりの案内を送った。",
    ),
    (
        1,
        6,
        "10:00",
        Direction::ToPerson,
        Channel::Email,
        "十二月の集まりの案内を送った。",
    ),
];

/// (who, days ago, in their own words).
const SAID: [(usize, u64, &str); 6] = [
    (
        0,
        47,
        "だれかに決められるより、自分たちで決めて働くほうが、しんどくても続けられると思いました。",
    ),
    (
        2,
        46,
        "まだ迷っています。働く人みんなが経営に加わるというのが、自分にできるのか、想像がついていません。",
    ),
    (
        3,
        30,
        "面接で会った方が「失敗した話」をしてくれたのが、いちばん信じられました。",
    ),
    (
        4,
        9,
        "工房を見て、ここなら毎日行けると思いました。地元の人が買いに来ていたのがよかったです。",
    ),
    (
        2,
        19,
        "オンラインで先輩の話を聞いて、はじめから全部わかっていなくてもいいのだと思えました。",
    ),
    (
        6,
        15,
        "給料だけで選ぶなら別の会社でした。話し合いに時間をかけるところで働いてみたいです。",
    ),
];

/// (topic, question, answer) of what was told often enough.
const FAQ: [(&str, &str, &str); 6] = [
    (
        "住まい",
        "研修の六か月は、どこに住みますか。",
        "研修先の近くに組合が部屋を用意します。家賃は組合が持ち、光熱費は各自です。家具はそろっています。",
    ),
    (
        "学業",
        "試験や卒業論文のときは、集まりを休めますか。",
        "学業を第一にしてください。学業のためのお休みが、あとで不利になることはありません。",
    ),
    (
        "出資",
        "出資金は分けて払えますか。",
        "組合員になるときに一口分をお願いしますが、分けて払う方法もあります。入団の前に一人ずつご相談します。",
    ),
    (
        "配属",
        "配属先の希望は、いつ伝えますか。",
        "四月からの研修のあいだに面談を重ねて伺います。はじめから決まっていなくてかまいません。",
    ),
    (
        "暮らし",
        "運転免許は要りますか。",
        "必要な事業所とそうでない事業所があります。入団までに取っていただく必要はありません。",
    ),
    (
        "プログラム",
        "内定式の服装に決まりはありますか。",
        "決まりはありません。ふだんの服でおいでください。",
    ),
];

/// Which questions were asked, so that they can be answered on a later day.
#[derive(Default)]
pub struct Dialogue {
    /// Those with an offer on the first of these days, by reading.
    people: Vec<PersonId>,
    asked: Vec<(usize, EnquiryId)>,
}

impl Maker<'_> {
    /// The templates of tasks, long before anybody came to a stage.
    pub fn task_templates(&self, days_ago: u64) -> Result<()> {
        self.on(days_ago, |act| {
            task::api::add_usual(act, task::api::TaskTemplateAddUsual {}).map(|_| ())
        })
    }

    /// Somebody takes charge of those at the last interview.
    pub fn take_charge(&self, recruitment: RecruitmentId, days_ago: u64) -> Result<()> {
        let users = self.ask(|query| user::api::list(query, user::api::UserList {}))?;
        let recruiters: Vec<UserId> = users
            .iter()
            .filter(|user| user.roles.contains(&Role::Recruiter))
            .map(|user| user.id)
            .collect();
        let stage = self.stage(recruitment, "最終面接")?;
        let filter = Filter {
            stages: vec![stage],
            ..Filter::default()
        };
        let view = application::View {
            filter,
            ..application::View::default()
        };
        let request = application::api::ApplicationTable {
            recruitment,
            view,
            offset: 0,
            limit: 1000,
        };
        let rows = self
            .ask(|query| application::api::table(query, request))?
            .rows;
        for (number, row) in rows.into_iter().enumerate() {
            // One in seven is nobody's yet.
            if number % 7 == 6 {
                continue;
            }
            let assignee = recruiters.get(number % recruiters.len().max(1)).copied();
            self.on(days_ago, |act| {
                application::api::update(
                    act,
                    application::api::ApplicationUpdate {
                        application: row.id,
                        applied_on: row.applied_on,
                        source: row.source.clone(),
                        assignee,
                    },
                )
                .map(|_| ())
            })?;
        }
        Ok(())
    }

    /// The questions, answers, calls, words and tasks of a day.
    pub fn dialogue(
        &self,
        recruitment: RecruitmentId,
        dialogue: &mut Dialogue,
        days_ago: u64,
    ) -> Result<()> {
        if dialogue.people.is_empty() {
            let rows = self.rows(recruitment, vec![StageKind::Offer, StageKind::Accepted])?;
            dialogue.people = rows.into_iter().map(|row| row.person).collect();
        }
        let people = dialogue.people.clone();
        let whom = |who: usize| people.get(who % people.len().max(1)).copied();
        self.questions(&whom, dialogue, days_ago)?;
        self.contacts(&whom, days_ago)?;
        match days_ago {
            50 | 40 | 30 | 20 | 10 | 2 => self.tasks_done(days_ago)?,
            29 => self.faq(days_ago)?,
            0 => self.own_tasks(&whom)?,
            _ => {}
        }
        Ok(())
    }

    fn questions(
        &self,
        whom: &impl Fn(usize) -> Option<PersonId>,
        dialogue: &mut Dialogue,
        days_ago: u64,
    ) -> Result<()> {
        let day = Some(self.ago(days_ago));
        for (number, asked) in ASKED.iter().enumerate() {
            let Some(person) = whom(asked.who) else {
                continue;
            };
            if asked.days_ago == days_ago {
                let id = self.on(days_ago, |act| {
                    let request = enquiry::api::EnquiryRecordNew {
                        person,
                        question: asked.question.to_owned(),
                        channel: asked.channel,
                        assignee: (asked.who % 3 != 2).then_some(act.actor.user),
                        event: None,
                        asked_on: day,
                        asked_time: Some(asked.time.to_owned()),
                    };
                    enquiry::api::record(act, request)
                })?;
                dialogue.asked.push((number, id.value));
            }
            let id = dialogue.asked.iter().find(|(of, _)| *of == number);
            if let (Some(told), Some((_, id))) = (&asked.answer, id)
                && told.days_ago == days_ago
            {
                self.on(days_ago, |act| {
                    let request = enquiry::api::AnswerGive {
                        enquiry: *id,
                        answer: told.answer.to_owned(),
                        channel: asked.channel,
                        answered_on: day,
                        answered_time: Some(told.time.to_owned()),
                        then: told.then,
                    };
                    enquiry::api::give_answer(act, request).map(|_| ())
                })?;
            }
        }
        Ok(())
    }

    fn contacts(&self, whom: &impl Fn(usize) -> Option<PersonId>, days_ago: u64) -> Result<()> {
        for (who, day, time, direction, channel, about) in EXCHANGED {
            let Some(person) = whom(who).filter(|_| day == days_ago) else {
                continue;
            };
            self.on(days_ago, |act| {
                let request = exchange::api::ExchangeRecord {
                    person,
                    direction,
                    channel,
                    about: about.to_owned(),
                    happened_on: Some(self.ago(day)),
                    happened_time: Some(time.to_owned()),
                };
                exchange::api::record(act, request).map(|_| ())
            })?;
        }
        for (who, day, words) in SAID {
            let Some(person) = whom(who).filter(|_| day == days_ago) else {
                continue;
            };
            self.on(days_ago, |act| {
                let request = conviction::api::ConvictionRecord {
                    person,
                    said_on: None,
                    words: words.to_owned(),
                };
                conviction::api::record(act, request).map(|_| ())
            })?;
        }
        Ok(())
    }

    /// What was due by then was done; of the last ones two are late.
    fn tasks_done(&self, days_ago: u64) -> Result<()> {
        let by = self.ago(days_ago);
        let mut due: Vec<_> = self.open_tasks()?.into_iter().collect();
        due.retain(|task| task.due_on <= by);
        let late = if days_ago == 2 { 2 } else { 0 };
        let done = due.len().saturating_sub(late);
        if done == 0 {
            return Ok(());
        }
        self.on(days_ago, |act| {
            let request = task::api::TasksRef {
                tasks: due[..done].iter().map(|task| task.id).collect(),
            };
            task::api::complete(act, request).map(|_| ())
        })
    }

    fn open_tasks(&self) -> Result<Vec<task::TaskRow>> {
        let request = task::api::TaskList {
            filter: task::api::TaskFilter {
                state: task::api::TaskState::Open,
                ..task::api::TaskFilter::default()
            },
            offset: 0,
            limit: 1000,
        };
        Ok(self.ask(|query| task::api::list(query, request))?.rows)
    }

    fn faq(&self, days_ago: u64) -> Result<()> {
        for (topic, question, answer) in FAQ {
            self.on(days_ago, |act| {
                let request = enquiry::api::FaqSave {
                    faq: None,
                    topic: Some(topic.to_owned()),
                    question: question.to_owned(),
                    answer: answer.to_owned(),
                    enquiry: None,
                    naming: enquiry::api::Naming::Refuse,
                };
                enquiry::api::save_faq(act, request).map(|_| ())
            })?;
        }
        Ok(())
    }

    /// Tasks written down by hand: one late, one of today, some to come.
    fn own_tasks(&self, whom: &impl Fn(usize) -> Option<PersonId>) -> Result<()> {
        for (title, due, who, mine) in [
            ("一月の集まりの会場を三つ調べる", 12, None, true),
            ("給与の見込みの表をもう一度送る", 0, Some(7), true),
            ("見学できる現場に日程を聞く", 2, Some(9), true),
            ("学事日程の表を大学ごとにまとめる", 6, None, false),
            ("内定者プログラムの予算を理事会に出す", -1, None, true),
        ] {
            self.on(0, |act| {
                let request = task::api::TaskAdd {
                    task: task::api::TaskDraft {
                        title: title.to_owned(),
                        starts_on: None,
                        due_on: self.today + chrono::Duration::days(due),
                        person: who.and_then(whom),
                        event: None,
                        assignee: mine.then_some(act.actor.user),
                        remark: None,
                    },
                };
                task::api::add(act, request).map(|_| ())
            })?;
        }
        Ok(())
    }
}
