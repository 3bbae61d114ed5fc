//! Invented people. Names are common ones put together at random; schools, mail domains and telephone
//! numbers are of the kinds reserved for examples or do not exist.

use std::fmt::Write as _;

use chrono::NaiveDate;

use crate::application::api::NewPerson;
use crate::person::GraduateKind;

/// A small generator: the same numbers for the same seed, on every machine and for ever.
pub struct Dice(u64);

impl Dice {
    pub const fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn roll(&mut self, below: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 >> 33).unwrap_or_default() % below.max(1)
    }

    fn pick<T: Copy>(&mut self, from: &[T]) -> T {
        from[self.roll(from.len())]
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, self.roll(at + 1));
        }
    }
}

const SURNAMES: [(&str, &str); 44] = [
    ("髙橋", "タカハシ"),
    ("高橋", "タカハシ"),
    ("佐藤", "サトウ"),
    ("鈴木", "スズキ"),
    ("田中", "タナカ"),
    ("伊藤", "イトウ"),
    ("渡邉", "ワタナベ"),
    ("渡辺", "ワタナベ"),
    ("山本", "ヤマモト"),
    ("中村", "ナカムラ"),
    ("小林", "コバヤシ"),
    ("加藤", "カトウ"),
    ("吉田", "ヨシダ"),
    ("山田", "ヤマダ"),
    ("齋藤", "サイトウ"),
    ("斎藤", "サイトウ"),
    ("山﨑", "ヤマザキ"),
    ("森田", "モリタ"),
    ("阿部", "アベ"),
    ("石井", "イシイ"),
    ("長谷川", "ハセガワ"),
    ("前田", "マエダ"),
    ("藤原", "フジワラ"),
    ("後藤", "ゴトウ"),
    ("近藤", "コンドウ"),
    ("村上", "ムラカミ"),
    ("大野", "オオノ"),
    ("小野", "オノ"),
    ("大橋", "オオハシ"),
    ("井上", "イノウエ"),
    ("木村", "キムラ"),
    ("林", "ハヤシ"),
    ("清水", "シミズ"),
    ("五十嵐", "イガラシ"),
    ("勅使河原", "テシガワラ"),
    ("東海林", "ショウジ"),
    ("濵田", "ハマダ"),
    ("眞鍋", "マナベ"),
    ("神谷", "カミヤ"),
    ("福島", "フクシマ"),
    ("葛西", "カサイ"),
    ("金", "キム"),
    ("服部", "ハットリ"),
    ("三浦", "ミウラ"),
];
const GIVEN: [(&str, &str); 40] = [
    ("陽菜", "ヒナ"),
    ("蓮", "レン"),
    ("さくら", "サクラ"),
    ("大翔", "ヒロト"),
    ("結衣", "ユイ"),
    ("悠斗", "ユウト"),
    ("葵", "アオイ"),
    ("湊", "ミナト"),
    ("美咲", "ミサキ"),
    ("翔太", "ショウタ"),
    ("凛", "リン"),
    ("健", "ケン"),
    ("千尋", "チヒロ"),
    ("海斗", "カイト"),
    ("七海", "ナナミ"),
    ("拓也", "タクヤ"),
    ("楓", "カエデ"),
    ("翼", "ツバサ"),
    ("直樹", "ナオキ"),
    ("優花", "ユウカ"),
    ("大地", "ダイチ"),
    ("ひなた", "ヒナタ"),
    ("真央", "マオ"),
    ("航", "ワタル"),
    ("彩乃", "アヤノ"),
    ("駿", "シュン"),
    ("琴音", "コトネ"),
    ("誠", "マコト"),
    ("花", "ハナ"),
    ("亮介", "リョウスケ"),
    ("萌", "モエ"),
    ("仁", "ジン"),
    ("はるか", "ハルカ"),
    ("一輝", "カズキ"),
    ("柚希", "ユズキ"),
    ("朔太郎", "サクタロウ"),
    ("みのり", "ミノリ"),
    ("純", "ジュン"),
    ("慎之介", "シンノスケ"),
    ("あゆみ", "アユミ"),
];
const SCHOOLS: [(&str, &str); 14] = [
    ("東都大学", "経済学部"),
    ("武蔵野文理大学", "社会学部"),
    ("北国教育大学", "教育学部"),
    ("湘南国際大学", "国際学部"),
    ("みなと福祉大学", "社会福祉学部"),
    ("信州環境大学", "環境学部"),
    ("近江大学", "文学部"),
    ("九州工芸大学", "デザイン学部"),
    ("東北農科大学", "農学部"),
    ("瀬戸内大学", "法学部"),
    ("道央大学", "水産学部"),
    ("名城野大学", "看護学部"),
    ("大和女子大学", "人間生活学部"),
    ("琉球文化大学", "人文学部"),
];
const SOURCES: [&str; 5] = [
    "求人サイト",
    "求人サイト",
    "大学の紹介",
    "説明会",
    "組合員の紹介",
];
const PREFECTURES: [&str; 8] = [
    "北海道",
    "宮城県",
    "東京都",
    "神奈川県",
    "長野県",
    "愛知県",
    "大阪府",
    "福岡県",
];

/// Notes as they are written in such an office.
pub const NOTES: [&str; 11] = [
    "豆腐工房の現場を見たいとのこと。12月の現場視察に案内する。",
    "「配属先は希望を出せますか」と質問あり。折り返し田村から電話。",
    "説明会のあと1時間ほど話した。出資のしくみに関心。資料を送付。",
    "卒論の提出が1月下旬。面接は1月前半までに。",
    "第一希望は子育て支援の事業所。転居は可能。",
    "面接のとき緊張していたが、学童でのアルバイトの話はいきいきしていた。",
    "電話がつながりにくい。メールなら当日中に返事がある。",
    "他団体の選考と並行。11月末までに決めたいとのこと。",
    "「一人一票」の意味を質問。総会の見学を提案し、本人も希望。",
    "給与と社会保険の条件を書面で送った。",
    "教育実習のため6月は連絡がとれなかった。",
];

/// The purpose as told to applicants.
pub const PURPOSE: &str =
    "選考と、選考についての連絡のために使います。不採用のときは決定から6か月で消去します。";

/// A letter to keep with a person.
pub const LETTER: &str = "志望の理由\n\n説明会で聞いた「仕事をおこす」という言葉が心に残りました。\n利用者も働く人も地域の人も、いっしょに話し合って決める場で働いてみたいと思います。\n";

/// Somebody who does not exist.
#[derive(Clone)]
pub struct Invented {
    name: String,
    reading: Option<String>,
    birth_on: NaiveDate,
    school: &'static str,
    faculty: &'static str,
    graduation_month: String,
    kind: GraduateKind,
    email: Option<String>,
    phone: Option<String>,
    address: String,
    pub source: &'static str,
    /// How long before the file was made they applied.
    pub days_ago: u64,
}

impl Invented {
    fn new(dice: &mut Dice, number: usize, entry_year: i32) -> Self {
        let (surname, surname_reading) = dice.pick(&SURNAMES);
        let (given, given_reading) = dice.pick(&GIVEN);
        let (school, faculty) = dice.pick(&SCHOOLS);
        let second = dice.roll(8) == 0;
        let age = 22 + i32::try_from(dice.roll(2) + usize::from(second) * 2).unwrap_or_default();
        let month = u32::try_from(dice.roll(12)).unwrap_or_default() + 1;
        let day = u32::try_from(dice.roll(28)).unwrap_or_default() + 1;
        let graduated = if second { entry_year - 2 } else { entry_year };
        Self {
            name: format!("{surname} {given}"),
            // Now and then a form comes in without.
            reading: (number % 33 != 5).then(|| format!("{surname_reading} {given_reading}")),
            birth_on: NaiveDate::from_ymd_opt(entry_year - age, month, day).unwrap_or_default(),
            school,
            faculty,
            graduation_month: format!("{graduated}-03"),
            kind: if second {
                GraduateKind::Second
            } else {
                GraduateKind::New
            },
            email: (number % 41 != 7)
                .then(|| format!("sample{entry_year}{number:03}@mail.example")),
            phone: (number % 5 != 4)
                .then(|| format!("000-{:04}-{:04}", dice.roll(10_000), dice.roll(10_000))),
            address: format!(
                "{}見本市{}丁目{}番",
                dice.pick(&PREFECTURES),
                dice.roll(5) + 1,
                dice.roll(20) + 1
            ),
            source: dice.pick(&SOURCES),
            days_ago: dice.roll(110) as u64,
        }
    }

    /// As typed into the form for somebody new.
    pub fn as_new_person(&self) -> NewPerson {
        NewPerson {
            name: self.name.clone(),
            reading: self.reading.clone(),
            birth_on: Some(self.birth_on),
            school: Some(self.school.to_owned()),
            faculty: Some(self.faculty.to_owned()),
            graduation_month: Some(self.graduation_month.clone()),
            graduate_kind: Some(self.kind),
            email: self.email.clone(),
            phone: self.phone.clone(),
            postal_code: None,
            address: Some(self.address.clone()),
        }
    }
}

/// The applicants of a year.
pub struct Cohort(Vec<Invented>);

impl Cohort {
    /// So many people who apply to join in `entry_year`; three of them applied twice.
    pub fn new(seed: u64, entry_year: i32, size: usize) -> Self {
        let mut dice = Dice::new(seed);
        let mut people: Vec<Invented> = (0..size)
            .map(|number| Invented::new(&mut dice, number, entry_year))
            .collect();
        for (again, first) in [(20, 3), (47, 11), (80, 29)] {
            if again < people.len() {
                let mut twice = people[first].clone();
                twice.name = twice.name.replace('髙', "高").replace(' ', "　");
                twice.source = "大学の紹介";
                people[again] = twice;
            }
        }
        Self(people)
    }

    /// The people.
    pub fn people(&self) -> &[Invented] {
        &self.0
    }

    /// The first so many, and the rest.
    pub fn split(self, at: usize) -> (Self, Self) {
        let mut first = self.0;
        let rest = first.split_off(at.min(first.len()));
        (Self(first), Self(rest))
    }

    /// As a job site would send them.
    pub fn csv(&self, applied_on: impl Fn(&Invented) -> NaiveDate) -> String {
        let mut table = String::from(
            "応募日,氏名,フリガナ,生年月日,学校名,学部学科,卒業予定,区分,メール,電話,住所,応募経路\r\n",
        );
        for person in &self.0 {
            let kind = match person.kind {
                GraduateKind::New => "新卒",
                GraduateKind::Second => "第2新卒",
            };
            let _ = write!(
                table,
                "{},{},{},{},{},{},{},{kind},{},{},{},{}\r\n",
                applied_on(person),
                person.name,
                person.reading.as_deref().unwrap_or_default(),
                person.birth_on,
                person.school,
                person.faculty,
                person.graduation_month,
                person.email.as_deref().unwrap_or_default(),
                person.phone.as_deref().unwrap_or_default(),
                person.address,
                person.source,
            );
        }
        table
    }
}
