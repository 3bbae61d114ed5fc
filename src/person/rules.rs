//! What a person's record may hold, and what becomes of two records of one person.

use std::path::Path;

use chrono::NaiveDate;

use super::api::{MergeField, MergeLine, MergePreview, MergedApplication, MergedRows};
use super::{Agreement, Contact, ContactKind, GraduateKind, PersonFacts};
use crate::application::api::NewPerson;
use crate::application::rules::{ApplicationFacts, Join, join};
use crate::kernel::contact::{Email, Phone};
use crate::kernel::date::YearMonth;
use crate::kernel::error::ApiError;
use crate::kernel::field::{self, LINE};
use crate::kernel::id::{ApplicationId, PersonAddressId, PersonNameId};

/// Everything known of somebody new, read and found sound.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonDraft {
    /// As written.
    pub name: String,
    /// Full-width katakana.
    pub reading: Option<String>,
    /// Birth date.
    pub birth_on: Option<NaiveDate>,
    /// School.
    pub school: Option<String>,
    /// Faculty and department.
    pub faculty: Option<String>,
    /// Month of graduation.
    pub graduation_month: Option<YearMonth>,
    /// First or second time.
    pub graduate_kind: Option<GraduateKind>,
    /// E-mail.
    pub email: Option<Email>,
    /// Telephone.
    pub phone: Option<Phone>,
    /// Seven digits.
    pub postal_code: Option<String>,
    /// Address.
    pub address: Option<String>,
}

impl PersonDraft {
    /// Reads a form.
    ///
    /// # Errors
    /// The refusal of the first field that cannot be read, under the field's name.
    pub fn read(form: &NewPerson, today: NaiveDate) -> Result<Self, ApiError> {
        Ok(Self {
            name: field::required("name", &form.name, LINE)?,
            reading: field::reading("reading", form.reading.as_deref())?,
            birth_on: form
                .birth_on
                .map(|day| field::past("birth_on", day, today))
                .transpose()?,
            school: field::optional("school", form.school.as_deref(), LINE)?,
            faculty: field::optional("faculty", form.faculty.as_deref(), LINE)?,
            graduation_month: field::month("graduation_month", form.graduation_month.as_deref())?,
            graduate_kind: form.graduate_kind,
            email: field::email("email", form.email.as_deref())?,
            phone: field::phone("phone", form.phone.as_deref())?,
            postal_code: field::postal_code("postal_code", form.postal_code.as_deref())?
                .map(|code| code.digits().to_owned()),
            address: field::optional("address", form.address.as_deref(), 2 * LINE)?,
        })
    }

    /// Kind, value and key of each contact.
    pub fn contacts(&self) -> impl Iterator<Item = (ContactKind, &str, &str)> {
        let email = self
            .email
            .as_ref()
            .map(|email| (ContactKind::Email, email.as_str(), email.as_str()));
        let phone = self
            .phone
            .as_ref()
            .map(|phone| (ContactKind::Phone, phone.written(), phone.digits()));
        email.into_iter().chain(phone)
    }
}

/// Value and key of a contact of this kind.
///
/// # Errors
/// [`ApiError::FieldMissing`], [`ApiError::EmailInvalid`], [`ApiError::PhoneInvalid`].
pub fn read_contact(kind: ContactKind, value: &str) -> Result<(String, String), ApiError> {
    let text = Some(value);
    let read = match kind {
        ContactKind::Email => field::email("value", text)?
            .map(|email| (email.as_str().to_owned(), email.as_str().to_owned())),
        ContactKind::Phone => field::phone("value", text)?
            .map(|phone| (phone.written().to_owned(), phone.digits().to_owned())),
    };
    read.ok_or_else(|| ApiError::FieldMissing {
        field: "value".to_owned(),
    })
}

/// The agreements behind stored bits.
pub fn agreements_of(bits: u8) -> Vec<Agreement> {
    [Agreement::Mail, Agreement::NameBirth, Agreement::NamePhone]
        .into_iter()
        .filter(|agreement| bits & super::store::index::bit(*agreement) != 0)
        .collect()
}

// -- merging ---------------------------------------------------------------------------------------

/// A contact with the key it is compared by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredContact {
    /// As shown.
    pub contact: Contact,
    /// As compared.
    pub key: String,
}

/// One of the two records of a merge.
#[derive(Clone, Debug)]
pub struct MergeSide {
    /// The facts of the day.
    pub facts: PersonFacts,
    /// The row the name of the day stands in.
    pub name_row: PersonNameId,
    /// The row the address of the day stands in.
    pub address_row: Option<PersonAddressId>,
    /// Contacts.
    pub contacts: Vec<StoredContact>,
    /// How many notes.
    pub notes: u32,
    /// How many consents.
    pub consents: u32,
    /// How many attachments.
    pub attachments: u32,
    /// Applications.
    pub applications: Vec<ApplicationFacts>,
    /// Whatever else hangs on the record, by table.
    pub carried: Vec<MergedRows>,
}

/// What becomes of one application of the other record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApplicationStep {
    /// It changes hands.
    MoveOver(ApplicationId),
    /// It becomes one with the kept record's application to the same recruitment.
    Join(Join),
}

/// All that a merge does; the preview is read from it and the act carries it out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergePlan {
    /// What is shown.
    pub preview: MergePreview,
    /// The facts the kept record will hold.
    pub facts: PersonFacts,
    /// Whether name or reading change.
    pub renames: Change,
    /// Whether facts of the person's own row change.
    pub own: Change,
    /// Whether the address changes.
    pub moves_house: Change,
    /// What becomes of each application.
    pub applications: Vec<ApplicationStep>,
}

/// Whether something is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It is.
    Yes,
    /// It stays as it is.
    No,
}

impl Change {
    fn when(changed: bool) -> Self {
        if changed { Self::Yes } else { Self::No }
    }
}

/// Plans how `other` goes into `keep`: what `keep` has stays, what it lacks comes over, and for the
/// fields in `take` the other record's value wins.
///
/// # Errors
/// [`ApiError::MergeImpossible`] for a record and itself, or one that was merged already.
pub fn plan_merge(
    keep: &MergeSide,
    other: &MergeSide,
    take: &[MergeField],
) -> Result<MergePlan, ApiError> {
    let (mine, theirs) = (&keep.facts, &other.facts);
    if mine.id == theirs.id || mine.merged_into.is_some() || theirs.merged_into.is_some() {
        return Err(ApiError::MergeImpossible {});
    }
    let choose = Chooser { take };
    let mut lines = Vec::new();
    let mut text = |field, mine: &Option<String>, theirs: &Option<String>| {
        let result = choose.value(field, mine, theirs);
        push_line(
            &mut lines,
            field,
            mine.clone(),
            theirs.clone(),
            result.clone(),
        );
        result
    };
    let name = text(
        MergeField::Name,
        &Some(mine.name.clone()),
        &Some(theirs.name.clone()),
    )
    .unwrap_or_else(|| mine.name.clone());
    let reading = text(MergeField::Reading, &mine.reading, &theirs.reading);
    let school = text(MergeField::School, &mine.school, &theirs.school);
    let faculty = text(MergeField::Faculty, &mine.faculty, &theirs.faculty);
    let graduation_month = text(
        MergeField::GraduationMonth,
        &mine.graduation_month,
        &theirs.graduation_month,
    );
    let postal_code = text(
        MergeField::PostalCode,
        &mine.postal_code,
        &theirs.postal_code,
    );
    let address = text(MergeField::Address, &mine.address, &theirs.address);
    let birth_on = choose.value(MergeField::BirthOn, &mine.birth_on, &theirs.birth_on);
    let day = |day: Option<NaiveDate>| day.map(|day| day.to_string());
    push_line(
        &mut lines,
        MergeField::BirthOn,
        day(mine.birth_on),
        day(theirs.birth_on),
        day(birth_on),
    );
    let graduate_kind = choose.value(
        MergeField::GraduateKind,
        &mine.graduate_kind,
        &theirs.graduate_kind,
    );
    push_line(
        &mut lines,
        MergeField::GraduateKind,
        mine.graduate_kind.map(kind_key),
        theirs.graduate_kind.map(kind_key),
        graduate_kind.map(kind_key),
    );
    lines.sort_by_key(|line| line.field as u8);

    let contacts = other
        .contacts
        .iter()
        .filter(|theirs| {
            !keep
                .contacts
                .iter()
                .any(|mine| mine.contact.kind == theirs.contact.kind && mine.key == theirs.key)
        })
        .map(|theirs| theirs.contact.clone())
        .collect();

    let mut applications = Vec::new();
    let mut shown = Vec::new();
    for theirs in &other.applications {
        let same = keep
            .applications
            .iter()
            .find(|mine| mine.recruitment == theirs.recruitment);
        shown.push(MergedApplication {
            recruitment: theirs.recruitment_name.clone(),
            stage: same.unwrap_or(theirs).stage_name.clone(),
            joined: same.is_some(),
        });
        applications.push(match same {
            Some(mine) => ApplicationStep::Join(join(mine, theirs)),
            None => ApplicationStep::MoveOver(theirs.id),
        });
    }

    let facts = PersonFacts {
        id: mine.id,
        name,
        reading,
        birth_on,
        school,
        faculty,
        graduation_month,
        graduate_kind,
        postal_code,
        address,
        merged_into: None,
    };
    Ok(MergePlan {
        renames: Change::when(facts.name != mine.name || facts.reading != mine.reading),
        own: Change::when(
            facts.birth_on != mine.birth_on
                || facts.school != mine.school
                || facts.faculty != mine.faculty
                || facts.graduation_month != mine.graduation_month
                || facts.graduate_kind != mine.graduate_kind,
        ),
        moves_house: Change::when(
            facts.postal_code != mine.postal_code || facts.address != mine.address,
        ),
        preview: MergePreview {
            lines,
            contacts,
            notes: other.notes,
            consents: other.consents,
            attachments: other.attachments,
            carried: other.carried.clone(),
            applications: shown,
        },
        facts,
        applications,
    })
}

struct Chooser<'a> {
    take: &'a [MergeField],
}

impl Chooser<'_> {
    /// The value of the merged record. An empty field of the other record is never taken.
    fn value<T: Clone>(
        &self,
        field: MergeField,
        mine: &Option<T>,
        theirs: &Option<T>,
    ) -> Option<T> {
        let preferred = if self.take.contains(&field) {
            theirs.as_ref().or(mine.as_ref())
        } else {
            mine.as_ref().or(theirs.as_ref())
        };
        preferred.cloned()
    }
}

fn push_line(
    lines: &mut Vec<MergeLine>,
    field: MergeField,
    keep: Option<String>,
    other: Option<String>,
    result: Option<String>,
) {
    if keep.is_some() || other.is_some() {
        lines.push(MergeLine {
            field,
            keep,
            other,
            result,
        });
    }
}

fn kind_key(kind: GraduateKind) -> String {
    match kind {
        GraduateKind::New => "new",
        GraduateKind::Second => "second",
    }
    .to_owned()
}

// -- attachments -----------------------------------------------------------------------------------

/// Kinds of files kept: by what they are, the endings they may carry. Whatever can run is not among them.
const KINDS: &[(&str, &[&str])] = &[
    ("application/pdf", &["pdf"]),
    ("image/png", &["png"]),
    ("image/jpeg", &["jpg", "jpeg"]),
    ("image/gif", &["gif"]),
    ("image/webp", &["webp"]),
    ("image/tiff", &["tif", "tiff"]),
    ("image/heif", &["heic", "heif"]),
    (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        &["docx"],
    ),
    (
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        &["xlsx"],
    ),
    (
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        &["pptx"],
    ),
    ("application/msword", &["doc"]),
    ("application/vnd.ms-excel", &["xls"]),
    ("application/vnd.ms-powerpoint", &["ppt"]),
    ("application/vnd.oasis.opendocument.text", &["odt"]),
    ("application/vnd.oasis.opendocument.spreadsheet", &["ods"]),
];
/// Kinds that nothing in their content tells apart.
const TEXTS: &[(&str, &[&str])] = &[("text/plain", &["txt", "text"]), ("text/csv", &["csv"])];

/// What a file is, by its name and its content, where both say the same.
///
/// # Errors
/// [`ApiError::FileKindRefused`] for a kind that is not kept, [`ApiError::FileKindMismatch`] where
/// the content is not what the name says.
pub fn media_type_of(file_name: &str, content: &[u8]) -> Result<&'static str, ApiError> {
    let ending = Path::new(file_name)
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
        .to_ascii_lowercase();
    let by_name = |kinds: &'static [(&'static str, &'static [&'static str])]| {
        kinds
            .iter()
            .find(|(_, endings)| endings.contains(&ending.as_str()))
            .map(|(kind, _)| *kind)
    };
    let found = infer::get(content).map(|kind| kind.mime_type());
    if let Some(text) = by_name(TEXTS) {
        let is_text = found.is_none() && !content.contains(&0);
        let is_utf16 = content.starts_with(&[0xFF, 0xFE]) || content.starts_with(&[0xFE, 0xFF]);
        return if is_text || is_utf16 {
            Ok(text)
        } else {
            Err(ApiError::FileKindMismatch {})
        };
    }
    let named = by_name(KINDS).ok_or(ApiError::FileKindRefused {})?;
    match found {
        Some(found) if found == named => Ok(named),
        // The old office formats share one container; which program wrote it is not always told.
        Some("application/x-ole-storage")
            if matches!(
                named,
                "application/msword" | "application/vnd.ms-excel" | "application/vnd.ms-powerpoint"
            ) =>
        {
            Ok(named)
        }
        Some(_) | None => Err(ApiError::FileKindMismatch {}),
    }
}

/// The longest file name kept, in characters.
const FILE_NAME_CHARS: usize = 120;

/// A file's name as it is kept and shown: without folders, without characters that no system takes or
/// that turn the reading direction, and no name some system reserves.
pub fn file_name_of(path: &Path) -> String {
    let name = path
        .file_name()
        .map(|name| name.to_string_lossy())
        .unwrap_or_default();
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .map(|c| match c {
            '<' | '>' | ':' | '"' | '|' | '?' | '*' => '_',
            c => c,
        })
        .filter(|c| {
            !c.is_control()
                && !matches!(c, '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
        })
        .collect();
    let clean = clean.trim_matches(|c: char| c == '.' || c.is_whitespace());
    let (stem, ending) = match clean.rsplit_once('.') {
        Some((stem, ending)) if ending.len() <= 8 => (stem, format!(".{ending}")),
        _ => (clean, String::new()),
    };
    let stem: String = stem
        .chars()
        .take(FILE_NAME_CHARS - ending.chars().count())
        .collect();
    let device = stem
        .split('.')
        .next()
        .unwrap_or_default()
        .to_ascii_uppercase();
    let reserved = matches!(device.as_str(), "" | "CON" | "PRN" | "AUX" | "NUL")
        || (device.len() == 4
            && (device.starts_with("COM") || device.starts_with("LPT"))
            && device.ends_with(|c: char| c.is_ascii_digit()));
    if reserved {
        format!("_{stem}{ending}")
    } else {
        format!("{stem}{ending}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::id::{ContactId, PersonId, RecruitmentId, StageId};

    fn side(id: i64, name: &str) -> MergeSide {
        MergeSide {
            facts: PersonFacts {
                id: PersonId(id),
                name: name.to_owned(),
                reading: None,
                birth_on: None,
                school: None,
                faculty: None,
                graduation_month: None,
                graduate_kind: None,
                postal_code: None,
                address: None,
                merged_into: None,
            },
            name_row: PersonNameId(id),
            address_row: None,
            contacts: Vec::new(),
            notes: 0,
            consents: 0,
            attachments: 0,
            applications: Vec::new(),
            carried: Vec::new(),
        }
    }

    fn mail(id: i64, address: &str) -> StoredContact {
        StoredContact {
            contact: Contact {
                id: ContactId(id),
                kind: ContactKind::Email,
                value: address.to_owned(),
            },
            key: address.to_lowercase(),
        }
    }

    fn applied(id: i64, recruitment: i64) -> ApplicationFacts {
        ApplicationFacts {
            id: ApplicationId(id),
            recruitment: RecruitmentId(recruitment),
            recruitment_name: format!("募集{recruitment}"),
            stage: StageId(1),
            stage_name: "応募受付".to_owned(),
            stage_on: NaiveDate::from_ymd_opt(2026, 6, 1).unwrap(),
            applied_on: NaiveDate::from_ymd_opt(2026, 6, 1).unwrap(),
            source: None,
            assignee: None,
        }
    }

    #[test]
    fn what_the_kept_record_lacks_comes_over_and_what_it_has_stays() {
        let mut keep = side(1, "髙橋 花子");
        keep.facts.school = Some("見本大学".to_owned());
        let mut other = side(2, "高橋花子");
        other.facts.school = Some("例示大学".to_owned());
        other.facts.reading = Some("タカハシ ハナコ".to_owned());

        let plan = plan_merge(&keep, &other, &[]).unwrap();
        assert_eq!(plan.facts.name, "髙橋 花子");
        assert_eq!(plan.facts.school.as_deref(), Some("見本大学"));
        assert_eq!(plan.facts.reading.as_deref(), Some("タカハシ ハナコ"));
        assert_eq!(plan.renames, Change::Yes, "the reading is new");
        assert_eq!(plan.own, Change::No);
        assert_eq!(plan.moves_house, Change::No);

        let plan = plan_merge(&keep, &other, &[MergeField::School, MergeField::BirthOn]).unwrap();
        assert_eq!(plan.facts.school.as_deref(), Some("例示大学"));
        assert_eq!(plan.own, Change::Yes);
        let fields: Vec<MergeField> = plan.preview.lines.iter().map(|line| line.field).collect();
        assert_eq!(
            fields,
            [MergeField::Name, MergeField::Reading, MergeField::School],
            "only fields that hold something are shown"
        );
    }

    #[test]
    fn an_empty_field_is_never_taken() {
        let mut keep = side(1, "a");
        keep.facts.address = Some("東京都".to_owned());
        let plan = plan_merge(&keep, &side(2, "b"), &[MergeField::Address]).unwrap();
        assert_eq!(plan.facts.address.as_deref(), Some("東京都"));
        assert_eq!(plan.moves_house, Change::No);
    }

    #[test]
    fn contacts_come_over_once_by_their_key() {
        let mut keep = side(1, "a");
        keep.contacts = vec![mail(1, "a@example.jp")];
        let mut other = side(2, "a");
        other.contacts = vec![mail(2, "A@example.jp"), mail(3, "b@example.jp")];
        let plan = plan_merge(&keep, &other, &[]).unwrap();
        let over: Vec<i64> = plan.preview.contacts.iter().map(|c| c.id.0).collect();
        assert_eq!(over, [3]);
    }

    #[test]
    fn an_application_to_the_same_recruitment_is_joined_another_moves_over() {
        let mut keep = side(1, "a");
        keep.applications = vec![applied(10, 1)];
        let mut other = side(2, "a");
        other.applications = vec![applied(20, 1), applied(21, 2)];
        let plan = plan_merge(&keep, &other, &[]).unwrap();
        assert!(
            matches!(&plan.applications[0], ApplicationStep::Join(join) if join.kept == ApplicationId(10) && join.other == ApplicationId(20))
        );
        assert_eq!(
            plan.applications[1],
            ApplicationStep::MoveOver(ApplicationId(21))
        );
        let joined: Vec<bool> = plan.preview.applications.iter().map(|a| a.joined).collect();
        assert_eq!(joined, [true, false]);
    }

    #[test]
    fn nobody_is_merged_with_themselves_or_twice() {
        let a = side(1, "a");
        assert_eq!(
            plan_merge(&a, &a, &[]).unwrap_err(),
            ApiError::MergeImpossible {}
        );
        let mut gone = side(2, "b");
        gone.facts.merged_into = Some(PersonId(3));
        assert!(plan_merge(&a, &gone, &[]).is_err());
        assert!(plan_merge(&gone, &a, &[]).is_err());
    }

    #[test]
    fn a_file_is_what_its_name_and_its_content_agree_on() {
        let png = [0x89, b'P', b'N', b'G', 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 0];
        for (name, content, expected) in [
            ("写真.PNG", &png[..], Ok("image/png")),
            ("写真.pdf", &png[..], Err("file.kind_mismatch")),
            ("履歴書.pdf", &b"%PDF-1.7\n"[..], Ok("application/pdf")),
            ("履歴書.pdf", &b"MZ\x90\0"[..], Err("file.kind_mismatch")),
            ("setup.exe", &b"MZ\x90\0"[..], Err("file.kind_refused")),
            (
                "履歴書.pdf.exe",
                &b"%PDF-1.7\n"[..],
                Err("file.kind_refused"),
            ),
            ("メモ.txt", "志望動機".as_bytes(), Ok("text/plain")),
            ("メモ.txt", &b"MZ\x90\0\0"[..], Err("file.kind_mismatch")),
            ("名前なし", &b"%PDF-1.7\n"[..], Err("file.kind_refused")),
        ] {
            assert_eq!(
                media_type_of(name, content).map_err(|refusal| refusal.code()),
                expected.map_err(str::to_owned),
                "{name}"
            );
        }
    }

    #[test]
    fn file_names_lose_what_could_mislead() {
        for (given, kept) in [
            ("/home/a/履歴書.pdf", "履歴書.pdf"),
            ("..\\..\\履歴書.pdf", "履歴書.pdf"),
            ("CON.pdf", "_CON.pdf"),
            ("com1.txt", "_com1.txt"),
            ("fdp\u{202E}exe.pdf", "fdpexe.pdf"),
            ("a<b>:c?.pdf", "a_b__c_.pdf"),
            ("..", "_"),
        ] {
            assert_eq!(file_name_of(Path::new(given)), kept, "{given}");
        }
        let long = format!("{}.pdf", "あ".repeat(300));
        let kept = file_name_of(Path::new(&long));
        assert_eq!(kept.chars().count(), FILE_NAME_CHARS);
        assert!(kept.ends_with(".pdf"));
    }

    #[test]
    fn the_first_field_that_cannot_be_read_is_named() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        let form = NewPerson {
            name: "髙橋　花子 ".to_owned(),
            reading: Some("ﾀｶﾊｼ ﾊﾅｺ".to_owned()),
            email: Some(" Hanako@EXAMPLE.jp".to_owned()),
            phone: Some("090-0000-1018".to_owned()),
            graduation_month: Some("27卒".to_owned()),
            ..NewPerson::default()
        };
        let draft = PersonDraft::read(&form, today).unwrap();
        assert_eq!(draft.name, "髙橋　花子");
        assert_eq!(draft.reading.as_deref(), Some("タカハシ ハナコ"));
        assert_eq!(draft.graduation_month.unwrap().to_string(), "2027-03");
        let contacts: Vec<_> = draft.contacts().collect();
        assert_eq!(
            contacts,
            [
                (ContactKind::Email, "hanako@example.jp", "hanako@example.jp"),
                (ContactKind::Phone, "090-0000-1018", "09000001018"),
            ]
        );
        for (form, field) in [
            (
                NewPerson {
                    name: " ".to_owned(),
                    ..form.clone()
                },
                ApiError::FieldMissing {
                    field: "name".to_owned(),
                },
            ),
            (
                NewPerson {
                    birth_on: NaiveDate::from_ymd_opt(2026, 11, 23),
                    ..form.clone()
                },
                ApiError::DateImpossible {
                    field: "birth_on".to_owned(),
                },
            ),
            (
                NewPerson {
                    postal_code: Some("123".to_owned()),
                    ..form
                },
                ApiError::PostalCodeInvalid {
                    field: "postal_code".to_owned(),
                },
            ),
        ] {
            assert_eq!(PersonDraft::read(&form, today).unwrap_err(), field);
        }
    }
}
