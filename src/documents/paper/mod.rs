//! The words of issued papers: from what is on record to the [`Letter`] that is kept and printed.

pub mod api;
pub mod member;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::letter::{Block, Field, Item, Letter, NoticeLine, Sender, SenderPlace};
use crate::kernel::error::{Noun, OrNotFound};
use crate::kernel::id::{OfferId, PersonId};
use crate::kernel::{ApiError, Result};
use crate::organisation::Organisation;
use crate::paper::rules::{check_may_issue, day_word, number, weekday_word};
use crate::paper::store::NewPaper;
use crate::paper::{
    MemberLink, OfferFacts, PaperChoices, PaperKind, Seal, StoredPaper, offer_facts, store,
};
use crate::person::{GraduateKind, PersonFacts};
use crate::store::Reader;
use crate::{articles, organisation, person};

/// Everything an issued paper keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Facts {
    /// What was chosen, for the next paper to start from.
    choices: PaperChoices,
    /// What it says.
    letter: Letter,
}

/// What a paper is about.
#[derive(Clone, Copy, Debug)]
enum Subject {
    Offer(OfferId),
    Member(MemberLink),
}

/// A paper that is ready to be issued.
struct Planned {
    kind: PaperKind,
    fiscal_year: i32,
    serial: u32,
    dated_on: NaiveDate,
    person: PersonId,
    subject: Subject,
    name: String,
    facts: Facts,
}

/// What goes into the papers of one act.
struct Plan<'a> {
    kinds: &'a [PaperKind],
    offers: &'a [OfferId],
    dated_on: NaiveDate,
    choices: &'a PaperChoices,
}

impl Plan<'_> {
    /// Writes the papers: offer by offer, kind by kind, under the next numbers.
    fn write(&self, db: &Reader<'_>) -> Result<Vec<Planned>> {
        let office = organisation::load(db)?;
        let fiscal_year = articles::fiscal_year(db, self.dated_on)?.year();
        let mut serials = Vec::new();
        for kind in self.kinds {
            serials.push((*kind, store::next_serial(db, *kind, fiscal_year)?));
        }
        let mut planned = Vec::new();
        for offer in self.offers {
            let offer = offer_facts(db, *offer)?;
            check_may_issue(offer.standing)?;
            let person = person::living(db, offer.person, self.dated_on)?;
            let mut notice = store::latest_on_offer(db, PaperKind::OfferNotice, offer.offer)?;
            for (kind, serial) in &mut serials {
                let own_number = number(*kind, fiscal_year, *serial);
                let writer = Writer {
                    office: &office,
                    offer: &offer,
                    person: &person,
                    choices: self.choices,
                    number: own_number.clone(),
                    dated_on: self.dated_on,
                    notice: notice.clone(),
                };
                let letter = match kind {
                    PaperKind::OfferNotice => writer.notice(),
                    PaperKind::OfferAcceptance => writer.acceptance(),
                    _ => return Err(ApiError::PaperOtherKind {}.into()),
                };
                if *kind == PaperKind::OfferNotice {
                    notice = Some((own_number, self.dated_on));
                }
                planned.push(Planned {
                    kind: *kind,
                    fiscal_year,
                    serial: *serial,
                    dated_on: self.dated_on,
                    person: offer.person,
                    subject: Subject::Offer(offer.offer),
                    name: person.name.clone(),
                    facts: Facts {
                        choices: self.choices.clone(),
                        letter,
                    },
                });
                *serial += 1;
            }
        }
        Ok(planned)
    }
}

impl Planned {
    fn row<'a>(&self, facts: &'a serde_json::Value) -> NewPaper<'a> {
        let (offer, member) = match self.subject {
            Subject::Offer(offer) => (Some(offer), None),
            Subject::Member(link) => (None, Some(link)),
        };
        NewPaper {
            kind: self.kind,
            fiscal_year: self.fiscal_year,
            serial: self.serial,
            dated_on: self.dated_on,
            person: self.person,
            offer,
            member,
            reissue_of: None,
            facts,
        }
    }
}

/// What an issued paper says.
///
/// # Errors
/// [`ApiError::PaperErased`] once the person's data was erased.
fn facts_of(paper: &StoredPaper) -> Result<Facts, ApiError> {
    serde_json::from_value(paper.facts.clone()).map_err(|_| ApiError::PaperErased {
        number: paper.line.number.clone(),
    })
}

/// What an issued paper says.
///
/// # Errors
/// As [`facts_of`].
pub fn letter_of(paper: &StoredPaper) -> Result<Letter, ApiError> {
    let Facts {
        choices,
        mut letter,
    } = facts_of(paper)?;
    // The paper is as it was issued; that it does not count any more is shown on every copy since.
    letter.void = paper
        .line
        .voided_on
        .map(|on| format!("（{} 無効）", day_word(choices.date_form, on)));
    Ok(letter)
}

/// The same paper once more, under another number and day.
fn reissued(
    paper: &StoredPaper,
    own_number: String,
    dated_on: NaiveDate,
) -> Result<Facts, ApiError> {
    let Facts {
        choices,
        mut letter,
    } = facts_of(paper)?;
    let form = choices.date_form;
    letter.reissue = Some(format!(
        "（{}付け {} の再発行）",
        day_word(form, paper.line.dated_on),
        paper.line.number
    ));
    letter.number = own_number;
    // A form is dated by whoever fills it in.
    if letter.sender.is_some() {
        letter.date = day_word(form, dated_on);
    }
    Ok(Facts { choices, letter })
}

/// What the data on a form is used for, told on the form itself.
const PURPOSE: &str = "ご記入の個人情報は、入団の手続、内定者プログラムのご案内及び当組合からの連絡のために利用し、\
    法令による場合を除き、ご本人の同意なく第三者に提供しません。";
/// The day of a form, to be filled in.
const BLANK_DAY: &str = "　　　　　年　　　月　　　日";

struct Writer<'a> {
    office: &'a Organisation,
    offer: &'a OfferFacts,
    person: &'a PersonFacts,
    choices: &'a PaperChoices,
    number: String,
    dated_on: NaiveDate,
    /// The notice this goes with: its number and day.
    notice: Option<(String, NaiveDate)>,
}

impl Writer<'_> {
    fn day(&self, day: NaiveDate) -> String {
        day_word(self.choices.date_form, day)
    }

    fn weekday(&self, day: NaiveDate) -> String {
        weekday_word(self.choices.date_form, day)
    }

    /// 内定通知書: what the person is told (労働基準法15条: the terms of work lie with it), on what grounds the
    /// offer may be cancelled, and that it is no membership (労働者協同組合法12条2項).
    fn notice(&self) -> Letter {
        let asked = match self.offer.reply_by {
            Some(day) => format!("{}までにご提出ください。", self.weekday(day)),
            None => "ご提出ください。".to_owned(),
        };
        let mut body = vec![
            paragraph("このたびは、当組合の採用選考にご応募いただき、誠にありがとうございました。"),
            paragraph(format!(
                "選考の結果、貴殿を{}付けで採用することを内定しましたので、下記のとおり通知します。ご承諾いただけるときは、\
                 内定承諾書に署名のうえ、{asked}",
                self.day(self.offer.joins_on)
            )),
        ];
        body.extend(self.choices.remark.as_deref().map(paragraph));
        body.push(Block::Records {
            items: self.notice_items(),
        });
        Letter {
            title: PaperKind::OfferNotice.title().to_owned(),
            number: self.number.clone(),
            date: self.day(self.dated_on),
            reissue: None,
            void: None,
            sent_by: self.choices.sent_by.clone(),
            delivery: Vec::new(),
            addressee: vec![format!("{}　様", self.person.name)],
            sender: Some(sender(self.office, self.choices.seal, SenderPlace::Above)),
            body,
        }
    }

    fn notice_items(&self) -> Vec<Item> {
        let planned = |text: Option<&str>| {
            text.unwrap_or("ご相談のうえ、別にお知らせします")
                .to_owned()
        };
        let mut items = vec![
            item("入団予定日", self.weekday(self.offer.joins_on)),
            item("予定事業所", planned(self.offer.site.as_deref())),
            item("予定職務", planned(self.offer.duties.as_deref())),
        ];
        if !self.choices.enclosures.is_empty() {
            items.push(item("同封書類", self.choices.enclosures.join("、")));
        }
        if !self.choices.documents.is_empty() {
            items.push(item("提出書類", self.choices.documents.join("、")));
            let by = self.choices.documents_by.or(self.offer.reply_by);
            items.extend(by.map(|day| item("提出期限", self.weekday(day))));
        }
        // Somebody out of school already cannot fail to leave it.
        let graduates = self.person.graduate_kind != Some(GraduateKind::Second);
        let grounds = graduates
            .then_some("予定の時期に卒業できなかったとき。")
            .into_iter()
            .chain([
                "健康状態の著しい変化により、就労が困難となったとき。",
                "提出書類に重大な虚偽があったとき。",
                "その他、内定のときに知ることができなかった事実により、採用が相当でないと客観的に認められるとき。",
            ]);
        items.push(Item {
            label: "内定の取消し".to_owned(),
            text: "次のいずれかに当たるときは、内定を取り消すことがあります。".to_owned(),
            points: grounds.map(str::to_owned).collect(),
        });
        items.push(item(
            "組合への加入",
            "この内定は労働契約に関するものであり、組合員となるには、別に加入の承諾と出資の払込みが必要です\
             （労働者協同組合法第12条第2項）。手続は、入団の後に別にご案内します。",
        ));
        items.extend(
            self.choices
                .contact
                .as_deref()
                .map(|contact| item("お問合せ先", contact)),
        );
        items
    }

    /// 内定承諾書: signed by the person and nobody else; asks for no guarantor, family or 本籍. Says what the
    /// data is used for, because it is taken in writing from the person (個人情報保護法21条2項).
    fn acceptance(&self) -> Letter {
        let notice = self
            .notice
            .as_ref()
            .map_or_else(String::new, |(number, day)| {
                format!("{}付け（{number}）の", self.day(*day))
            });
        let addressee = to_the_office(self.office, "様");
        let field = |label: &str, lead: Option<&str>, seal| Field {
            label: label.to_owned(),
            lead: lead.map(str::to_owned),
            seal,
        };
        let mut body = vec![
            paragraph(format!(
                "私は、{notice}貴組合の採用内定を承諾し、{}から就労します。やむを得ない事情が生じたときは、速やかに連絡します。",
                self.day(self.offer.joins_on)
            )),
            Block::Fields {
                fields: vec![
                    field("氏名", None, self.choices.seal),
                    field("住所", Some("〒"), Seal::None),
                    field("電話番号", None, Seal::None),
                    field("メール", None, Seal::None),
                ],
            },
        ];
        // The form itself need not be ticked on itself.
        let own = PaperKind::OfferAcceptance.title();
        let documents = self.choices.documents.iter();
        let others: Vec<String> = documents
            .filter(|name| !name.starts_with(own))
            .cloned()
            .collect();
        if !others.is_empty() {
            body.push(Block::Checks {
                title: "次の書類を提出します。（添えるものに印を付けてください。）".to_owned(),
                items: others,
            });
        }
        let line = |title: &str, text: String| NoticeLine {
            title: title.to_owned(),
            text,
        };
        let contact = self.choices.contact.clone();
        let by = self
            .offer
            .reply_by
            .map(|day| line("提出期限", self.weekday(day)));
        let lines = by
            .into_iter()
            .chain(contact.map(|contact| line("お問合せ先", contact)))
            .chain([line("利用目的", PURPOSE.to_owned())]);
        body.push(Block::Notice {
            lines: lines.collect(),
        });
        body.push(receipt());
        Letter {
            title: own.to_owned(),
            number: self.number.clone(),
            date: BLANK_DAY.to_owned(),
            reissue: None,
            void: None,
            sent_by: None,
            delivery: Vec::new(),
            addressee,
            sender: None,
            body,
        }
    }
}

/// The cooperative as the sender of its papers.
fn sender(office: &Organisation, seal: Seal, place: SenderPlace) -> Sender {
    let code = office.postal_code.as_deref().map(postal_word);
    Sender {
        address: code.into_iter().chain(office.address.clone()).collect(),
        name: office.name.clone(),
        representative: representative(office),
        seal,
        place,
    }
}

fn representative(office: &Organisation) -> Option<String> {
    let name = office.representative.as_deref()?;
    Some(format!("代表理事　{name}"))
}

/// The cooperative as the addressee of a form.
fn to_the_office(office: &Organisation, honorific: &str) -> Vec<String> {
    match representative(office) {
        Some(representative) => vec![
            office.name.clone(),
            format!("{representative}　{honorific}"),
        ],
        None => vec![format!("{}　御中", office.name)],
    }
}

/// 受付欄: the time of receipt decides order and deadlines.
fn receipt() -> Block {
    Block::Receipt {
        boxes: [
            "受付番号",
            "受付年月日・時刻",
            "方法（持参・郵送・電磁的方法）",
            "受付者",
        ]
        .map(str::to_owned)
        .to_vec(),
    }
}

fn paragraph(text: impl Into<String>) -> Block {
    Block::Paragraph { text: text.into() }
}

fn item(label: &str, text: impl Into<String>) -> Item {
    Item {
        label: label.to_owned(),
        text: text.into(),
        points: Vec::new(),
    }
}

/// 〒100-0001
fn postal_word(digits: &str) -> String {
    match (digits.get(..3), digits.get(3..)) {
        (Some(area), Some(rest)) if digits.len() == 7 => format!("〒{area}-{rest}"),
        _ => format!("〒{digits}"),
    }
}

/// The letters of issued papers, in the order asked for.
fn letters_of(
    db: &Reader<'_>,
    papers: &[crate::kernel::id::PaperId],
    today: NaiveDate,
) -> Result<Vec<(StoredPaper, Letter)>> {
    papers
        .iter()
        .map(|paper| {
            let paper = store::load(db, *paper, today)?;
            let letter = letter_of(&paper)?;
            Ok((paper, letter))
        })
        .collect()
}

/// The name under which a file of papers is known to readers of PDF: their numbers.
fn name_of(letters: &[Letter]) -> String {
    let numbers: Vec<&str> = letters
        .iter()
        .map(|letter| letter.number.as_str())
        .collect();
    numbers.join(" ")
}

/// The latest day of papers, for the file's own date.
fn dated_on(papers: &[(StoredPaper, Letter)]) -> Result<NaiveDate> {
    let days = papers.iter().map(|(paper, _)| paper.line.dated_on);
    days.max().or_not_found(Noun::Paper)
}
