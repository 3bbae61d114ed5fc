//! What the stages of a recruitment may be.

use super::api::StageDraft;
use super::{ReasonRule, StageKind};
use crate::kernel::error::ApiError;
use crate::kernel::field::{self, LINE};
use crate::kernel::id::StageId;
use crate::kernel::text::fold_name;

/// The stages a recruitment starts with where none are taken from another one.
pub const USUAL_STAGES: [(&str, StageKind, ReasonRule); 9] = [
    ("応募受付", StageKind::Applied, ReasonRule::Optional),
    ("書類選考", StageKind::Screening, ReasonRule::Optional),
    ("一次面接", StageKind::Interview, ReasonRule::Optional),
    ("二次面接", StageKind::Interview, ReasonRule::Optional),
    ("最終面接", StageKind::Interview, ReasonRule::Optional),
    ("内定", StageKind::Offer, ReasonRule::Optional),
    ("内定承諾", StageKind::Accepted, ReasonRule::Optional),
    ("辞退", StageKind::Declined, ReasonRule::Required),
    ("不採用", StageKind::Rejected, ReasonRule::Required),
];

/// The most stages a recruitment has.
const STAGES: usize = 50;

/// The stages as they will be stored: names trimmed, each once.
///
/// # Errors
/// [`ApiError::StageKindMissing`] without a stage where applications come in, [`ApiError::RecordExists`]
/// for a name or stage given twice, and those of the name.
pub fn check_stages(drafts: &[StageDraft]) -> Result<Vec<StageDraft>, ApiError> {
    if !drafts.iter().any(|draft| draft.kind == StageKind::Applied) {
        return Err(ApiError::StageKindMissing {});
    }
    if drafts.len() > STAGES {
        return Err(ApiError::FieldOutOfRange {
            field: "stages".to_owned(),
            from: 1,
            to: 50,
        });
    }
    let mut names: Vec<String> = Vec::new();
    let mut ids: Vec<StageId> = Vec::new();
    let mut checked = Vec::with_capacity(drafts.len());
    for draft in drafts {
        let name = field::required("name", &draft.name, LINE)?;
        let key = fold_name(&name);
        if names.contains(&key) || draft.id.is_some_and(|id| ids.contains(&id)) {
            return Err(ApiError::RecordExists {});
        }
        names.push(key);
        ids.extend(draft.id);
        checked.push(StageDraft {
            name,
            ..draft.clone()
        });
    }
    Ok(checked)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(id: Option<i64>, name: &str, kind: StageKind) -> StageDraft {
        StageDraft {
            id: id.map(StageId),
            name: name.to_owned(),
            kind,
            reason: ReasonRule::Optional,
        }
    }

    #[test]
    fn the_usual_stages_hold_the_rules_they_start_with() {
        let drafts: Vec<StageDraft> = USUAL_STAGES
            .iter()
            .map(|(name, kind, _)| draft(None, name, *kind))
            .collect();
        assert_eq!(check_stages(&drafts).unwrap().len(), 9);
        let required: Vec<&str> = USUAL_STAGES
            .iter()
            .filter(|(_, _, reason)| *reason == ReasonRule::Required)
            .map(|(name, _, _)| *name)
            .collect();
        assert_eq!(required, ["辞退", "不採用"]);
    }

    #[test]
    fn stages_are_refused_without_a_way_in_or_with_a_name_twice() {
        use StageKind::{Applied, Screening};
        for (drafts, code) in [
            (vec![], "stage.kind_missing"),
            (vec![draft(None, "書類", Screening)], "stage.kind_missing"),
            (
                vec![
                    draft(None, "応募", Applied),
                    draft(None, " 応募", Screening),
                ],
                "record.exists",
            ),
            (
                vec![
                    draft(Some(1), "応募", Applied),
                    draft(Some(1), "書類", Screening),
                ],
                "record.exists",
            ),
            (
                vec![draft(None, "応募", Applied), draft(None, "　", Screening)],
                "field.missing",
            ),
        ] {
            assert_eq!(check_stages(&drafts).unwrap_err().code(), code);
        }
        let kept = check_stages(&[draft(None, " 応募 ", Applied)]).unwrap();
        assert_eq!(kept[0].name, "応募");
    }
}
