//! A small organisation: 本部, three divisions, their areas, and the workplaces below. One was renamed, one
//! moves next spring, one was closed.

use chrono::NaiveDate;

use super::Maker;
use crate::kernel::Result;
use crate::kernel::id::SiteId;
use crate::site::SiteKind;
use crate::site::api::{SiteAdd, SiteClose, SiteMove, SiteRename};

/// Code, kind, name, code of the parent, service, prefecture, year of opening.
type Row = (
    &'static str,
    SiteKind,
    &'static str,
    Option<&'static str>,
    &'static str,
    &'static str,
    i32,
);

const ROWS: &[Row] = {
    use SiteKind::{Area, Division, Head, Site};
    &[
        ("H", Head, "よりあい本部", None, "本部", "見本県", 2022),
        (
            "D1",
            Division,
            "北事業本部",
            Some("H"),
            "統括",
            "見本県",
            2022,
        ),
        (
            "D2",
            Division,
            "中事業本部",
            Some("H"),
            "統括",
            "見本県",
            2022,
        ),
        (
            "D3",
            Division,
            "南事業本部",
            Some("H"),
            "統括",
            "例示県",
            2023,
        ),
        (
            "A1",
            Area,
            "あさひエリア",
            Some("D1"),
            "統括",
            "見本県",
            2022,
        ),
        (
            "A2",
            Area,
            "ひかりエリア",
            Some("D1"),
            "統括",
            "見本県",
            2023,
        ),
        (
            "A3",
            Area,
            "みどりエリア",
            Some("D2"),
            "統括",
            "見本県",
            2022,
        ),
        (
            "A4",
            Area,
            "しおみエリア",
            Some("D3"),
            "統括",
            "例示県",
            2023,
        ),
        (
            "S01",
            Site,
            "あさひ学童クラブ",
            Some("A1"),
            "学童クラブ",
            "見本県",
            2022,
        ),
        (
            "S02",
            Site,
            "あさひ児童館",
            Some("A1"),
            "児童館",
            "見本県",
            2022,
        ),
        (
            "S03",
            Site,
            "あさひ食品工房",
            Some("A1"),
            "食品工房",
            "見本県",
            2024,
        ),
        (
            "S04",
            Site,
            "ひかりデイサービス",
            Some("A2"),
            "デイサービス",
            "見本県",
            2023,
        ),
        (
            "S05",
            Site,
            "ひかり建物管理",
            Some("A2"),
            "建物管理",
            "見本県",
            2023,
        ),
        (
            "S06",
            Site,
            "みどり保育園",
            Some("A3"),
            "保育園",
            "見本県",
            2022,
        ),
        (
            "S07",
            Site,
            "みどり農林",
            Some("A3"),
            "農林",
            "見本県",
            2022,
        ),
        (
            "S08",
            Site,
            "みどり物流",
            Some("A3"),
            "物流",
            "見本県",
            2024,
        ),
        (
            "S09",
            Site,
            "中央相談室",
            Some("D2"),
            "生活困窮者自立支援",
            "見本県",
            2022,
        ),
        (
            "S10",
            Site,
            "しおみデイサービス",
            Some("A4"),
            "デイサービス",
            "例示県",
            2023,
        ),
        (
            "S11",
            Site,
            "しおみ若者サポート",
            Some("A4"),
            "若者サポート",
            "例示県",
            2024,
        ),
        (
            "S12",
            Site,
            "南みんなの居場所",
            Some("D3"),
            "みんなの居場所",
            "例示県",
            2025,
        ),
    ]
};

impl Maker<'_> {
    /// The organisation as it stands, and what became of it.
    pub(super) fn sites(&self, days_ago: u64) -> Result<()> {
        let mut made: Vec<(&str, SiteId)> = Vec::new();
        let find = |made: &[(&str, SiteId)], code: &str| {
            made.iter()
                .find(|(other, _)| *other == code)
                .map(|(_, id)| *id)
        };
        for (code, kind, name, parent, service, prefecture, year) in ROWS {
            let parent = parent.and_then(|code| find(&made, code));
            let site = self.on(days_ago, |act| {
                crate::site::api::add(
                    act,
                    SiteAdd {
                        code: (*code).to_owned(),
                        kind: *kind,
                        name: (*name).to_owned(),
                        parent,
                        service: Some((*service).to_owned()),
                        prefecture: Some((*prefecture).to_owned()),
                        opened_on: NaiveDate::from_ymd_opt(
                            *year,
                            if *year == 2022 { 10 } else { 4 },
                            1,
                        ),
                    },
                )
            })?;
            made.push((code, site.value));
        }
        let later = days_ago / 3;
        if let Some(site) = find(&made, "S01") {
            self.on(later, |act| {
                crate::site::api::rename(
                    act,
                    SiteRename {
                        site,
                        name: "あさひ放課後クラブ".to_owned(),
                        effective_on: Some(self.ago(later)),
                    },
                )
            })?;
        }
        if let Some(site) = find(&made, "S08") {
            self.on(later, |act| {
                crate::site::api::close(
                    act,
                    SiteClose {
                        site,
                        closed_on: self.ago(later / 2),
                    },
                )
            })?;
        }
        let april = NaiveDate::from_ymd_opt(self.entry_year(), 4, 1);
        if let (Some(site), Some(parent)) = (find(&made, "S09"), find(&made, "A3")) {
            self.on(later / 4, |act| {
                crate::site::api::move_to(
                    act,
                    SiteMove {
                        site,
                        parent: Some(parent),
                        effective_on: april,
                    },
                )
            })?;
        }
        Ok(())
    }
}
