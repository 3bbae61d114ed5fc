//! Filling the places of a mail.

use std::collections::BTreeMap;

use super::{MailPlace, Occasion};
use crate::kernel::error::ApiError;
use crate::kernel::text::{nfkc, trim_ends};

impl MailPlace {
    /// Every place there is, in the order offered.
    pub const ALL: [Self; 19] = [
        Self::Name,
        Self::Reading,
        Self::Organisation,
        Self::Representative,
        Self::Writer,
        Self::OfficePhone,
        Self::OfficeEmail,
        Self::Today,
        Self::Recruitment,
        Self::ReplyBy,
        Self::JoinsOn,
        Self::Site,
        Self::Duties,
        Self::Event,
        Self::EventTime,
        Self::EventPlace,
        Self::EventLink,
        Self::Question,
        Self::Answer,
    ];

    /// What stands between the braces.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "氏名",
            Self::Reading => "フリガナ",
            Self::Organisation => "組合名",
            Self::Representative => "代表者",
            Self::Writer => "担当",
            Self::OfficePhone => "電話",
            Self::OfficeEmail => "メール",
            Self::Today => "本日",
            Self::Recruitment => "募集",
            Self::ReplyBy => "返答期限",
            Self::JoinsOn => "入団予定日",
            Self::Site => "事業所",
            Self::Duties => "職務",
            Self::Event => "催し",
            Self::EventTime => "日時",
            Self::EventPlace => "場所",
            Self::EventLink => "参加用リンク",
            Self::Question => "質問",
            Self::Answer => "回答",
        }
    }

    fn of_word(word: &str) -> Option<Self> {
        let word = nfkc(trim_ends(word));
        Self::ALL
            .into_iter()
            .find(|field| nfkc(field.word()) == word)
    }
}

/// A part of a template.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Part<'a> {
    Words(&'a str),
    Place(MailPlace),
}

/// Longest name that is told back when it is unknown.
const TOLD: usize = 40;

fn parts(text: &str) -> Result<Vec<Part<'_>>, ApiError> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some((words, after)) = rest.split_once("{{") {
        let (word, after) = after
            .split_once("}}")
            .ok_or(ApiError::MailFieldUnclosed {})?;
        let field = MailPlace::of_word(word).ok_or_else(|| ApiError::MailFieldUnknown {
            field: trim_ends(word).chars().take(TOLD).collect(),
        })?;
        parts.extend([Part::Words(words), Part::Place(field)]);
        rest = after;
    }
    parts.push(Part::Words(rest));
    Ok(parts)
}

/// Whether every place of a text is known.
///
/// # Errors
/// [`ApiError::MailFieldUnknown`] names the first that is not, [`ApiError::MailFieldUnclosed`].
pub fn check(text: &str) -> Result<(), ApiError> {
    parts(text).map(|_| ())
}

/// What is known of a person, by place.
pub type Values = BTreeMap<MailPlace, String>;

/// A filled text, and the places for which nothing is known: they stay as they are, braces and all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The text.
    pub text: String,
    /// In the order of [`MailPlace`], each once.
    pub missing: Vec<MailPlace>,
}

/// Fills a text. What is filled in is not looked at again: a name such as `{{氏名}}` is a name.
///
/// # Errors
/// As [`check`].
pub fn fill(text: &str, values: &Values) -> Result<Filled, ApiError> {
    let mut filled = Filled {
        text: String::new(),
        missing: Vec::new(),
    };
    for part in parts(text)? {
        match part {
            Part::Words(words) => filled.text.push_str(words),
            Part::Place(field) => match values.get(&field).filter(|value| !value.is_empty()) {
                Some(value) => filled.text.push_str(value),
                None => {
                    filled.text.push_str(&format!("{{{{{}}}}}", field.word()));
                    filled.missing.push(field);
                }
            },
        }
    }
    filled.missing.sort_unstable();
    filled.missing.dedup();
    Ok(filled)
}

/// A subject is one line whatever was filled in.
pub fn one_line(text: &str) -> String {
    let spaced: String = text
        .chars()
        .map(|c| {
            if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') {
                ' '
            } else {
                c
            }
        })
        .collect();
    spaced.trim().to_owned()
}

const CLOSING: &str =
    "\n\n――――――――――――――――\n{{組合名}}\n担当　{{担当}}\n電話　{{電話}}\nメール　{{メール}}\n";

/// The templates an office starts from: occasion, name, subject, and what stands above the closing.
const USUAL: [(Occasion, &str, &str, &str); 7] = [
    (
        Occasion::Offer,
        "内定のお知らせ",
        "採用内定のお知らせ（{{組合名}}）",
        "{{氏名}} 様\n\n{{組合名}}の採用選考にご応募いただき、ありがとうございました。\n選考の結果、採用を内定いたしましたので、お知らせします。\n\n\
         入団予定日　{{入団予定日}}\nお返事の期限　{{返答期限}}\n\n内定通知書と内定承諾書を添えます。内容をご確認のうえ、期限までにお返事をください。\n\
         働き方や仕事の内容、学業との両立など、気になることは何でもお尋ねください。納得のうえで決めていただければ幸いです。",
    ),
    (
        Occasion::Extension,
        "返答期限の延長",
        "お返事の期限を延ばしました（{{組合名}}）",
        "{{氏名}} 様\n\nお問い合わせをありがとうございます。\n採用内定へのお返事の期限を、{{返答期限}}まで延ばしました。\n\
         お考えになるうえで必要なことがありましたら、遠慮なくお知らせください。",
    ),
    (
        Occasion::Reminder,
        "返答のお願い",
        "採用内定へのお返事について（{{組合名}}）",
        "{{氏名}} 様\n\n先日お送りした採用内定のお知らせについて、お返事の期限が{{返答期限}}となっております。\n\
         ご都合やご不明な点がありましたら、期限の延長も含めてご相談ください。行き違いでお返事をいただいていましたら、ご容赦ください。",
    ),
    (
        Occasion::Invitation,
        "プログラムのご案内",
        "「{{催し}}」のご案内（{{組合名}}）",
        "{{氏名}} 様\n\n内定者プログラム「{{催し}}」をご案内します。\n\n日時　{{日時}}\n場所　{{場所}}\n\n\
         学業やお仕事に差し支えない範囲でご参加ください。試験や実習などと重なるときは、その旨をお知らせいただければ十分です。\n出欠のお返事をお待ちしています。",
    ),
    (
        Occasion::Invitation,
        "オンライン交流会のご案内",
        "「{{催し}}」のご案内（オンライン）",
        "{{氏名}} 様\n\n「{{催し}}」をオンラインで開きます。\n\n日時　{{日時}}\n参加用リンク　{{参加用リンク}}\n\n\
         途中からの参加、画面や音声を切っての参加でもかまいません。出欠のお返事をお待ちしています。",
    ),
    (
        Occasion::Answer,
        "ご質問への回答",
        "ご質問へのお返事（{{組合名}}）",
        "{{氏名}} 様\n\nご質問をありがとうございます。次のとおりお答えします。\n\n▼ご質問\n{{質問}}\n\n▼お答え\n{{回答}}\n\n\
         ほかにも気になることがありましたら、いつでもお尋ねください。",
    ),
    (
        Occasion::Other,
        "ご連絡",
        "{{組合名}}からのご連絡",
        "{{氏名}} 様\n\nお世話になっております。{{組合名}}の{{担当}}です。\n\n（ここに用件を書きます）\n\nどうぞよろしくお願いいたします。",
    ),
];

/// The templates an office starts from: occasion, name, subject, body.
pub fn usual() -> impl Iterator<Item = (Occasion, &'static str, &'static str, String)> {
    USUAL.into_iter().map(|(occasion, name, subject, body)| {
        (occasion, name, subject, format!("{body}{CLOSING}"))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_once_and_the_unknown_is_named() {
        let values = Values::from([
            (MailPlace::Name, "{{組合名}} #x $1".to_owned()),
            (MailPlace::Organisation, "見本".to_owned()),
            (MailPlace::Site, String::new()),
        ]);
        let filled = fill("{{ 氏名 }} 様 {{組合名}} {{事業所}}{{職務}}", &values).unwrap();
        assert_eq!(filled.text, "{{組合名}} #x $1 様 見本 {{事業所}}{{職務}}");
        assert_eq!(filled.missing, [MailPlace::Site, MailPlace::Duties]);
        assert_eq!(
            check("{{氏名}} {{年収}}"),
            Err(ApiError::MailFieldUnknown {
                field: "年収".to_owned()
            })
        );
        assert_eq!(check("{{氏名"), Err(ApiError::MailFieldUnclosed {}));
        assert_eq!(check("{ x } }} 7*7"), Ok(()));
        assert_eq!(
            fill("{{ﾌﾘｶﾞﾅ}}", &Values::new()).unwrap().missing,
            [MailPlace::Reading]
        );
    }

    #[test]
    fn the_usual_templates_name_known_places_only_and_differ_in_name() {
        let mut names = std::collections::BTreeSet::new();
        for (_, name, subject, body) in usual() {
            assert!(names.insert(name));
            check(subject).unwrap();
            check(&body).unwrap();
        }
    }

    #[test]
    fn words_of_places_are_told_apart() {
        for field in MailPlace::ALL {
            assert_eq!(MailPlace::of_word(field.word()), Some(field));
        }
    }

    #[test]
    fn a_subject_stays_one_line() {
        assert_eq!(
            one_line("内定\r\nBcc: x@example.test"),
            "内定  Bcc: x@example.test"
        );
        assert_eq!(one_line("\u{2028}a"), "a");
    }
}
