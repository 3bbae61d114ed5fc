//! One formal letter, as everything that is made of it sees it: PDF and pictures through the template
//! `letter.typ`, DOCX through [`super::docx`], plain text for the screen. What is here is what the paper
//! says, word by word; it is kept with an issued paper, so that the same paper comes out in ten years.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::typeset::{Template, Typeset};
use crate::kernel::Result;
use crate::paper::Seal;

/// How letters are set.
const TEMPLATE: Template = Template {
    name: "letter.typ",
    source: include_str!("letter.typ"),
};

/// A letter of one or more sheets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Letter {
    /// 「内定通知書」
    pub title: String,
    /// 文書番号, upper right.
    pub number: String,
    /// The day in words, or the blanks of a day to be filled in.
    pub date: String,
    /// Set on a paper issued again: of what.
    pub reissue: Option<String>,
    /// Set where it is shown that the paper does not count any more; never kept with it.
    #[serde(default)]
    pub void: Option<String>,
    /// How it is sent (発送方法), below the day.
    #[serde(default)]
    pub sent_by: Option<String>,
    /// Where it is sent, above the addressee: postal code and address, line by line.
    #[serde(default)]
    pub delivery: Vec<String>,
    /// Upper left, line by line, the honorific included.
    pub addressee: Vec<String>,
    /// Who writes, upper right; absent on a form that others fill in.
    pub sender: Option<Sender>,
    /// What it says.
    pub body: Vec<Block>,
}

/// Who writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sender {
    /// Postal code and address, line by line.
    pub address: Vec<String>,
    /// The cooperative.
    pub name: String,
    /// 「代表理事　森 葉月」
    pub representative: Option<String>,
    /// Where the seal goes.
    pub seal: Seal,
    /// Whether it stands above the title, or signs what is said.
    #[serde(default)]
    pub place: SenderPlace,
}

/// Where the sender stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SenderPlace {
    /// Above the title, as in a letter.
    #[default]
    Above,
    /// Below the text, as on a receipt or a certificate.
    Below,
}

/// A part of the text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Block {
    /// A paragraph, its first line indented by one character.
    Paragraph {
        /// Its words.
        text: String,
    },
    /// 記 … 以上.
    Records {
        /// Numbered from 1.
        items: Vec<Item>,
    },
    /// Lines to write on.
    Fields {
        /// One below the other.
        fields: Vec<Field>,
    },
    /// Boxes to tick.
    Checks {
        /// What is ticked here.
        title: String,
        /// One box each.
        items: Vec<String>,
    },
    /// Small print in a frame.
    Notice {
        /// One below the other.
        lines: Vec<NoticeLine>,
    },
    /// For the office's use: number, time, manner, by whom (受付欄).
    Receipt {
        /// The headings of the boxes.
        boxes: Vec<String>,
    },
    /// One sum, large.
    Sum {
        /// 「金　150,000円」
        text: String,
    },
    /// A table with rules.
    Table {
        /// From left to right.
        columns: Vec<Column>,
        /// A cell a column.
        rows: Vec<Vec<String>>,
    },
    /// Boxes to fill in, one below the other.
    Form {
        /// What to write into each.
        rows: Vec<FormRow>,
    },
}

/// A column of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// What stands above it; where all are empty there is no head.
    pub title: String,
    /// Its part of the width.
    pub width: u32,
    /// To which side its cells are set.
    pub side: Side,
}

/// To which side something is set.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    /// Words.
    Left,
    /// Figures.
    Right,
}

/// A box to fill in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FormRow {
    /// What to write.
    pub label: String,
    /// What is printed in it already, such as 〒 or 〔　　〕口.
    pub text: String,
    /// How many lines it leaves.
    pub lines: u32,
}

/// A numbered line of a 記.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Item {
    /// What the line is about; set to equal width.
    pub label: String,
    /// What it says.
    pub text: String,
    /// Further lines, counted (1) (2) …
    pub points: Vec<String>,
}

/// A line of small print.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NoticeLine {
    /// In one or two words.
    pub title: String,
    /// What it says.
    pub text: String,
}

/// A line to write on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// What to write.
    pub label: String,
    /// Small print before the line, such as 〒.
    pub lead: Option<String>,
    /// Whether a seal is put at its end.
    pub seal: Seal,
}

/// Sets letters one after the other, each on a new sheet. `name` identifies the file, `dated_on` is its
/// date.
///
/// # Errors
/// As [`Typeset::new`].
pub fn typeset(letters: &[Letter], name: &str, dated_on: NaiveDate) -> Result<Typeset> {
    Typeset::new(TEMPLATE, &letters, name, dated_on)
}

impl Letter {
    /// The letter as plain text, line by line, for whoever has the screen read to them.
    pub fn plain_text(&self) -> String {
        let mut lines = vec![self.number.clone(), self.date.clone()];
        lines.extend(self.void.clone());
        lines.extend(self.reissue.clone());
        lines.extend(self.sent_by.clone());
        lines.extend(self.delivery.iter().cloned());
        lines.extend(self.addressee.iter().cloned());
        let sender = |place| self.sender.as_ref().filter(|sender| sender.place == place);
        if let Some(sender) = sender(SenderPlace::Above) {
            sender.plain_text(&mut lines);
        }
        lines.push(self.title.clone());
        for block in &self.body {
            block.plain_text(&mut lines);
        }
        if let Some(sender) = sender(SenderPlace::Below) {
            sender.plain_text(&mut lines);
        }
        lines.retain(|line| !line.is_empty());
        lines.join("\n")
    }
}

impl Sender {
    fn plain_text(&self, lines: &mut Vec<String>) {
        lines.extend(self.address.iter().cloned());
        lines.push(self.name.clone());
        lines.extend(self.representative.clone());
    }
}

impl Block {
    fn plain_text(&self, lines: &mut Vec<String>) {
        match self {
            Self::Paragraph { text } => lines.push(text.clone()),
            Self::Records { items } => {
                lines.push("記".to_owned());
                for (number, item) in (1..).zip(items) {
                    lines.push(format!("{number}．{}　{}", item.label, item.text));
                    let points = (1..).zip(&item.points);
                    lines.extend(points.map(|(number, point)| format!("({number}) {point}")));
                }
                lines.push("以上".to_owned());
            }
            Self::Fields { fields } => lines.extend(fields.iter().map(|field| field.label.clone())),
            Self::Checks { title, items } => {
                lines.push(title.clone());
                lines.extend(items.iter().map(|item| format!("□ {item}")));
            }
            Self::Notice { lines: notice } => {
                lines.extend(
                    notice
                        .iter()
                        .map(|line| format!("{}　{}", line.title, line.text)),
                );
            }
            Self::Receipt { boxes } => lines.push(boxes.join("／")),
            Self::Sum { text } => lines.push(text.clone()),
            Self::Table { columns, rows } => {
                let titles: Vec<&str> = columns.iter().map(|column| &*column.title).collect();
                if titles.iter().any(|title| !title.is_empty()) {
                    lines.push(titles.join("　"));
                }
                lines.extend(rows.iter().map(|row| row.join("　")));
            }
            Self::Form { rows } => {
                lines.extend(
                    rows.iter()
                        .map(|row| format!("{}　{}", row.label, row.text)),
                );
            }
        }
    }
}
