//! The organisation: its tree as of any day, what is refused, and lists of workplaces coming in.

use std::fmt::Write as _;
use std::path::Path;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use yoriai::api::Call;

use crate::support::Bench;

/// A good request, on something of its own.
pub fn request(bench: &Bench, command: &str) -> Value {
    let tree = bench.ok("site.tree", json!({ "as_of": null }));
    let n = tree["sites"].as_array().unwrap().len();
    let new = |kind: &str, parent: Value| {
        json!({ "code": format!("{kind}{n}"), "kind": kind, "name": format!("見本 {n}"), "parent": parent, "service": "学童クラブ",
            "prefecture": null, "opened_on": "2020-04-01" })
    };
    let made = |kind: &str| bench.act("site.add", new(kind, Value::Null));
    match command {
        "site.tree" => json!({ "as_of": "2026-10-01" }),
        "site.add" => new("site", made("area")),
        "site.page" => json!({ "site": made("site") }),
        "site.update" => {
            json!({ "site": made("site"), "code": format!("U{n}"), "kind": "site", "service": null, "prefecture": "東京都", "opened_on": null })
        }
        "site.rename" => {
            json!({ "site": made("site"), "name": "改めた名", "effective_on": "2027-04-01" })
        }
        "site.move" => {
            json!({ "site": made("site"), "parent": made("head"), "effective_on": null })
        }
        "site.close" => json!({ "site": made("site"), "closed_on": "2027-03-31" }),
        "site.reopen" => {
            let site = made("site");
            bench.act(
                "site.close",
                json!({ "site": site, "closed_on": "2026-10-31" }),
            );
            json!({ "site": site })
        }
        _ => {
            let file = bench.root.path().join("事業所.csv");
            std::fs::write(
                &file,
                format!("コード,名称,区分\nF{n},取り込んだ所,事業所\n"),
            )
            .unwrap();
            match command {
                "import.sites_preview" => json!({ "file": file, "choices": {} }),
                _ => json!({ "file": file, "choices": {}, "sha256": null, "run": "real" }),
            }
        }
    }
}

fn add(bench: &Bench, code: &str, kind: &str, parent: Option<i64>) -> i64 {
    bench
        .act(
            "site.add",
            json!({ "code": code, "kind": kind, "name": format!("名 {code}"), "parent": parent, "service": null, "prefecture": null,
                "opened_on": null }),
        )
        .as_i64()
        .unwrap()
}

/// 本部, two divisions, an area, a workplace.
fn furnish(bench: &Bench) -> [i64; 5] {
    let head = add(bench, "H", "head", None);
    let north = add(bench, "D1", "division", Some(head));
    let south = add(bench, "D2", "division", Some(head));
    let area = add(bench, "A1", "area", Some(north));
    let site = add(bench, "S1", "site", Some(area));
    [head, north, south, area, site]
}

/// `--名 2`: as deep as it stands, and how many workplaces are open below.
fn shown(bench: &Bench, as_of: &str) -> Vec<String> {
    let tree = bench.ok("site.tree", json!({ "as_of": as_of }));
    tree["sites"]
        .as_array()
        .unwrap()
        .iter()
        .map(|site| {
            format!(
                "{}{} {}",
                "-".repeat(site["depth"].as_u64().unwrap().try_into().unwrap()),
                site["name"].as_str().unwrap(),
                site["open_sites"]
            )
        })
        .collect()
}

#[test]
fn a_place_has_the_name_and_the_parent_of_the_day() {
    let bench = Bench::new();
    let [_, _, south, area, site] = furnish(&bench);
    bench.act(
        "site.move",
        json!({ "site": area, "parent": south, "effective_on": "2027-04-01" }),
    );
    bench.act(
        "site.rename",
        json!({ "site": area, "name": "新エリア", "effective_on": "2026-10-01" }),
    );
    bench.act(
        "site.rename",
        json!({ "site": site, "name": "=cmd|' /C calc'!A0", "effective_on": null }),
    );
    for (day, tree) in [
        (
            "2026-09-30",
            [
                "名 H 1",
                "-名 D1 1",
                "--名 A1 1",
                "---=cmd|' /C calc'!A0 1",
                "-名 D2 0",
            ],
        ),
        (
            "2026-10-01",
            [
                "名 H 1",
                "-名 D1 1",
                "--新エリア 1",
                "---=cmd|' /C calc'!A0 1",
                "-名 D2 0",
            ],
        ),
        (
            "2027-04-01",
            [
                "名 H 1",
                "-名 D1 0",
                "-名 D2 1",
                "--新エリア 1",
                "---=cmd|' /C calc'!A0 1",
            ],
        ),
    ] {
        assert_eq!(shown(&bench, day), tree, "{day}");
    }
    let page = bench.ok("site.page", json!({ "site": area }));
    let history: Vec<String> = page["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|past| {
            format!(
                "{} {} {}",
                past["effective_on"].as_str().unwrap_or("-"),
                past["name"].as_str().unwrap(),
                past["parent_name"].as_str().unwrap()
            )
        })
        .collect();
    assert_eq!(
        history,
        [
            "2027-04-01 新エリア 名 D2",
            "2026-10-01 新エリア 名 D1",
            "- 名 A1 名 D1"
        ]
    );
    // Closed after its last day; it stays in the tree.
    bench.act(
        "site.close",
        json!({ "site": site, "closed_on": "2027-03-31" }),
    );
    assert_eq!(shown(&bench, "2027-03-31")[0], "名 H 1");
    assert_eq!(shown(&bench, "2027-04-01")[0], "名 H 0");
    bench.act("site.reopen", json!({ "site": site }));
    assert_eq!(shown(&bench, "2027-04-01")[0], "名 H 1");
    bench.verify();
}

#[test]
fn what_would_leave_the_tree_unsound_is_refused() {
    let bench = Bench::new();
    let [head, north, south, area, site] = furnish(&bench);
    let before = bench.desk.digest().unwrap();
    let moved =
        |site: i64, parent: i64| json!({ "site": site, "parent": parent, "effective_on": null });
    let new = |code: &str, kind: &str, parent: i64| json!({ "code": code, "kind": kind, "name": "名", "parent": parent, "service": null, "prefecture": null, "opened_on": null });
    let update = |site: i64, code: &str, kind: &str| json!({ "site": site, "code": code, "kind": kind, "service": null, "prefecture": null, "opened_on": "2026-04-01" });
    for (command, request, code) in [
        ("site.move", moved(north, north), "site.cycle"),
        ("site.move", moved(north, area), "site.cycle"),
        ("site.move", moved(north, south), "site.parent_kind"),
        ("site.move", moved(head, north), "site.cycle"),
        ("site.move", moved(area, site), "site.cycle"),
        ("site.move", moved(site, 999), "record.not_found"),
        ("site.move", moved(999, head), "record.not_found"),
        ("site.move", moved(site, area), "site.placed_already"),
        (
            "site.rename",
            json!({ "site": site, "name": "名 S1", "effective_on": "2026-04-01" }),
            "site.placed_already",
        ),
        (
            "site.rename",
            json!({ "site": site, "name": "名", "effective_on": "1800-04-01" }),
            "date.impossible",
        ),
        ("site.add", new("S2", "site", site), "site.parent_kind"),
        ("site.add", new("H2", "head", head), "site.parent_kind"),
        ("site.add", new("ｓ１", "site", area), "site.code_taken"),
        ("site.add", new(" ", "site", area), "field.missing"),
        (
            "site.update",
            update(area, "A1", "site"),
            "site.parent_kind",
        ),
        ("site.update", update(area, "S1", "area"), "site.code_taken"),
        (
            "site.close",
            json!({ "site": area, "closed_on": "2027-03-31" }),
            "site.open_below",
        ),
        ("site.reopen", json!({ "site": site }), "site.not_closed"),
    ] {
        assert_eq!(
            bench.refused(command, request.clone()),
            code,
            "{command} {request}"
        );
    }
    assert_eq!(bench.desk.digest().unwrap(), before);
    // In the right order it goes, on the right days.
    bench.act(
        "site.close",
        json!({ "site": site, "closed_on": "2026-12-31" }),
    );
    assert_eq!(
        bench.refused(
            "site.close",
            json!({ "site": area, "closed_on": "2026-12-30" })
        ),
        "site.open_below"
    );
    bench.act(
        "site.close",
        json!({ "site": area, "closed_on": "2026-12-31" }),
    );
    assert_eq!(
        bench.refused("site.reopen", json!({ "site": site })),
        "site.parent_closed"
    );
    assert_eq!(
        bench.refused("site.add", new("S2", "site", area)),
        "site.parent_closed"
    );
    let mut opens_later = update(site, "S1", "site");
    opens_later["opened_on"] = json!("2027-01-01");
    assert_eq!(
        bench.refused("site.update", opens_later),
        "site.closed_before_opened"
    );
    bench.verify();
}

#[test]
fn a_workplace_is_not_closed_over_the_people_who_work_there() {
    let bench = Bench::new();
    let [_, north, _, area, site] = furnish(&bench);
    let recruitment = bench.recruitment();
    let work = |name: &str, from: &str, until: Value| {
        let (person, _) = bench.applicant(recruitment, name, "ハタラク");
        let saved = bench.act(
            "work.save",
            json!({ "person": person, "started_on": from, "ended_on": until, "contract": "labour", "support_use": "no", "site": site }),
        );
        (person, saved)
    };
    work("終 わり", "2026-04-01", json!("2026-12-31"));
    let (stays, stays_work) = work("続 ける", "2026-04-01", Value::Null);
    work("来 る", "2027-02-01", json!("2027-03-31"));
    let close = |on: &str| json!({ "site": site, "closed_on": on });
    for (on, people, from) in [
        ("2026-12-30", 3, "2026-12-31"),
        ("2026-12-31", 2, "2027-01-01"),
        ("2027-03-31", 1, "2027-04-01"),
    ] {
        let refusal = bench
            .desk
            .call("site.close", close(on), &Call::SILENT)
            .unwrap_err();
        assert_eq!(
            serde_json::to_value(refusal).unwrap(),
            json!({ "code": "site.people_there", "detail": { "people": people, "from": from } }),
            "{on}"
        );
    }
    // A list of workplaces does not do it either.
    let text = "コード,名称,区分,上位コード,閉鎖日\nS1,名 S1,事業所,A1,2027/03/31\n";
    let report = bench.act("import.sites", import(&write(&bench, text), "rehearsal"));
    assert_eq!(codes(&report["refused"]), [(2, "people_there")]);
    // Whoever moves elsewhere is in nobody's way.
    bench.act(
        "work.save",
        json!({ "person": stays, "work": stays_work, "started_on": "2026-04-01", "ended_on": "2027-03-31", "contract": "labour",
            "support_use": "no", "site": site }),
    );
    let report = bench.act("import.sites", import(&write(&bench, text), "rehearsal"));
    assert_eq!(figures(&report), [1, 0, 1, 0, 0]);
    bench.act("site.close", close("2027-03-31"));
    // Nor does anybody come to work at a place that is closed by then.
    let (late, _) = bench.applicant(recruitment, "遅 れる", "ハタラク");
    let work_until = |until: Value| json!({ "person": late, "started_on": "2027-03-01", "ended_on": until, "contract": "labour", "support_use": "no", "site": site });
    for until in [Value::Null, json!("2027-04-01")] {
        assert_eq!(
            bench.refused("work.save", work_until(until)),
            "work.site_closed"
        );
    }
    bench.act("work.save", work_until(json!("2027-03-31")));
    bench.act(
        "site.close",
        json!({ "site": area, "closed_on": "2027-03-31" }),
    );
    bench.act(
        "site.close",
        json!({ "site": north, "closed_on": "2027-03-31" }),
    );
    bench.verify();
}

#[test]
fn taking_back_out_of_order_leaves_a_sound_tree() {
    let bench = Bench::new();
    let [_, north, south, area, site] = furnish(&bench);
    let start = bench.desk.digest().unwrap();
    let closed = bench.ok(
        "site.close",
        json!({ "site": site, "closed_on": "2026-12-31" }),
    );
    bench.act(
        "site.close",
        json!({ "site": area, "closed_on": "2026-12-31" }),
    );
    // The area is closed: its workplace cannot be opened again by the back door.
    let target = json!({ "target": { "kind": "entry", "seq": closed["undo"]["seq"] } });
    assert_eq!(
        bench.refused("history.undo", target.clone()),
        "site.parent_closed"
    );
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    bench.ok("history.undo", target);
    assert_eq!(bench.desk.digest().unwrap(), start);
    // An area made of a division, and a division of an area: only together.
    let to_area = bench.ok(
        "site.move",
        json!({ "site": area, "parent": south, "effective_on": null }),
    );
    bench.act(
        "site.update",
        json!({ "site": north, "code": "D1", "kind": "area", "service": null, "prefecture": null, "opened_on": null }),
    );
    let target = json!({ "target": { "kind": "entry", "seq": to_area["undo"]["seq"] } });
    assert_eq!(bench.refused("history.undo", target), "site.parent_kind");
    bench.verify();
}

// -- lists coming in -------------------------------------------------------------------------------

fn data() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/事業所一覧.csv")
}

fn import(file: &Path, run: &str) -> Value {
    json!({ "file": file, "choices": {}, "sha256": null, "run": run })
}

fn write(bench: &Bench, text: &str) -> std::path::PathBuf {
    let file = bench.root.path().join("一覧.csv");
    std::fs::write(&file, text).unwrap();
    file
}

fn codes(rows: &Value) -> Vec<(u64, &str)> {
    rows.as_array()
        .unwrap()
        .iter()
        .map(|row| (row["row"].as_u64().unwrap(), row["code"].as_str().unwrap()))
        .collect()
}

fn figures(report: &Value) -> [u64; 5] {
    let refused = report["refused"].as_array().unwrap().len() as u64;
    let of = |name: &str| report[name].as_u64().unwrap();
    [
        of("read"),
        of("created"),
        of("updated"),
        of("skipped"),
        refused,
    ]
}

#[test]
fn the_list_of_workplaces_comes_in_with_the_documented_figures() {
    let bench = Bench::new();
    let preview = bench.ok(
        "import.sites_preview",
        json!({ "file": data(), "choices": {} }),
    );
    assert_eq!(preview["encoding"], "windows31j");
    assert_eq!(
        (&preview["read"], &preview["accepted"], &preview["created"]),
        (&json!(163), &json!(163), &json!(163))
    );
    assert_eq!(
        (
            &preview["refused"],
            &preview["warnings"],
            &preview["skipped"]
        ),
        (&json!([]), &json!([]), &json!([]))
    );
    let start = bench.desk.digest().unwrap();
    let rehearsed = bench.act("import.sites", import(&data(), "rehearsal"));
    assert_eq!(bench.desk.digest().unwrap(), start);
    let mut report = bench.act("import.sites", import(&data(), "real"));
    assert!(report["batch"].take().is_i64());
    assert_eq!(report, rehearsed);
    assert_eq!(figures(&report), [163, 163, 0, 0, 0]);
    assert_eq!(report["duplicates"], json!([]));

    let tree = bench.ok("site.tree", json!({ "as_of": "2026-10-01" }));
    let sites = tree["sites"].as_array().unwrap();
    for (kind, count) in [("head", 1), ("division", 12), ("area", 30), ("site", 120)] {
        assert_eq!(
            sites.iter().filter(|site| site["kind"] == kind).count(),
            count,
            "{kind}"
        );
    }
    assert_eq!(tree["open_sites"], 111);
    let mut divisions: Vec<(&str, u64)> = sites
        .iter()
        .filter(|site| site["kind"] == "division")
        .map(|site| {
            (
                site["name"].as_str().unwrap(),
                site["open_sites"].as_u64().unwrap(),
            )
        })
        .collect();
    divisions.sort_unstable();
    assert_eq!(
        divisions,
        [
            ("中四国事業本部", 6),
            ("九州沖縄事業本部", 8),
            ("北海道事業本部", 14),
            ("北関東事業本部", 9),
            ("北陸信越事業本部", 15),
            ("埼玉事業本部", 12),
            ("東京中央事業本部", 11),
            ("東京西部事業本部", 9),
            ("東北事業本部", 9),
            ("東海事業本部", 8),
            ("神奈川事業本部", 6),
            ("関西事業本部", 4),
        ]
    );
    bench.verify();

    // Again: everything is on record already. Both taken back, nothing is left.
    let again = bench.act("import.sites", import(&data(), "real"));
    assert_eq!(figures(&again), [163, 0, 0, 163, 0]);
    assert_eq!(again["skipped_rows"][0]["code"], "already_imported");
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(bench.desk.digest().unwrap(), start);
    bench.verify();
}

#[test]
fn rows_that_cannot_stand_in_the_tree_are_refused_each_with_its_reason() {
    let bench = Bench::new();
    let file = write(
        &bench,
        "コード,名称,区分,事業種別,都道府県,上位コード,開設日,閉鎖日\n\
         S1,子が先,事業所,,,A1,,\n\
         H,本部,本部,,,,,\n\
         A1,域,エリア,,,H,,\n\
         X1,輪の一,エリア,,,X3,,\n\
         X2,輪の二,エリア,,,X1,,\n\
         X3,輪の三,エリア,,,X2,,\n\
         X4,輪の下,事業所,,,X3,,\n\
         X5,自分,エリア,,,X5,,\n\
         O1,みなしご,事業所,,,NONE,,\n\
         O2,みなしごの下,事業所,,,O1,,\n\
         K1,低い親の下,エリア,,,S1,,\n\
         K2,その下,事業所,,,K1,,\n\
         ,名だけ,事業所,,,H,,\n\
         N1,,事業所,,,H,,\n\
         ａ１,同じコード,エリア,,,H,,\n\
         N2,知らない区分,部門,,,H,,\n\
         N3,日でない,事業所,,,H,2020/2/30,\n\
         N4,逆,事業所,,,H,2020/4/1,2020/3/31\n\
         C1,閉じた域,エリア,,,H,,2020/3/31\n\
         C2,開いたまま,事業所,,,C1,,\n\
         C3,先に閉じた,事業所,,,C1,,2020/3/31\n\
         T1,親なし,事業所,,,,,\n\
         E1,年号,事業所,,,H,平成39年4月1日,\n\
         S1,子が先,事業所,,,A1,,\n\
         H,本部,本部,,,,,\n\
         Z1,\"=HYPERLINK(\"\"x\"\")\",事業所,,,H,,\n\
         B1,その下,事業所,,,N3,,\n\
         H9,親のある本部,本部,,,H,,\n",
    );
    let report = bench.act("import.sites", import(&file, "real"));
    assert_eq!(
        codes(&report["refused"]),
        [
            (5, "parent_cycle"),
            (6, "parent_cycle"),
            (7, "parent_cycle"),
            (8, "parent_refused"),
            (9, "parent_cycle"),
            (10, "parent_unknown"),
            (11, "parent_refused"),
            (12, "parent_kind"),
            (13, "parent_refused"),
            (14, "code_missing"),
            (15, "name_missing"),
            (16, "code_duplicate"),
            (17, "kind_unknown"),
            (18, "date_invalid"),
            (19, "closed_before_opened"),
            (21, "parent_closed"),
            (28, "parent_refused"),
            (29, "parent_kind"),
        ]
    );
    assert_eq!(report["refused"][0]["detail"]["column"], "F 上位コード");
    assert_eq!(
        codes(&report["skipped_rows"]),
        [(25, "exact_duplicate"), (26, "exact_duplicate")]
    );
    assert_eq!(figures(&report), [28, 8, 0, 2, 18]);
    let preview = bench.ok(
        "import.sites_preview",
        json!({ "file": file, "choices": {} }),
    );
    assert_eq!(preview["accepted"], 0);
    assert_eq!(
        shown(&bench, "2026-10-01"),
        [
            "本部 2",
            "-域 1",
            "--子が先 1",
            "-閉じた域 0",
            "--先に閉じた 0",
            "-年号 0",
            "-=HYPERLINK(\"x\") 1",
            "親なし 1"
        ]
    );
    bench.verify();
}

#[test]
fn what_differs_is_brought_up_from_today() {
    let bench = Bench::new();
    let head = "コード,名称,区分,事業種別,都道府県,上位コード,開設日,閉鎖日\n";
    let first = format!(
        "{head}H,本部,本部,,,,,\nD1,北,事業本部,,,H,,\nD2,南,事業本部,,,H,,\nS1,旧,事業所,学童クラブ,東京都,D1,2010/4/1,\nS2,別,事業所,,,D1,,\n"
    );
    bench.act("import.sites", import(&write(&bench, &first), "real"));
    let start = bench.desk.digest().unwrap();
    // Renamed and moved, closed, an empty cell that takes nothing away, a new one, one as it was, one that
    // would leave something open below it.
    let second = format!(
        "{head}H,本部,本部,,,,,\nD1,北,事業本部,,,H,,2026/12/31\nS1,新,事業所,,,D2,,\nＳ２,別,事業所,保育園,,D1,,2026/12/31\nS3,次,事業所,,,D2,,\nD2,南,事業本部,,,H,,2026/12/31\n"
    );
    let file = write(&bench, &second);
    let preview = bench.ok(
        "import.sites_preview",
        json!({ "file": file, "choices": {} }),
    );
    let lines: Vec<(&str, &Value)> = preview["sites"]
        .as_array()
        .unwrap()
        .iter()
        .map(|line| (line["code"].as_str().unwrap(), &line["changes"]))
        .collect();
    assert_eq!(
        lines,
        [
            ("S2", &json!(["service", "closed_on"])),
            ("D2", &json!(["closed_on"])),
        ]
    );
    // S1 and S3 would stay open below D2, which closes: they are refused. S1 then stays below D1, which
    // cannot be closed over it.
    assert_eq!(
        codes(&preview["refused"])
            .into_iter()
            .map(|(row, code)| format!("{row} {code}"))
            .collect::<Vec<_>>(),
        ["3 open_below", "4 parent_closed", "6 parent_closed"]
    );
    bench.verify();
    let third = second.replace("D2,南,事業本部,,,H,,2026/12/31", "D2,南,事業本部,,,H,,");
    let report = bench.act("import.sites", import(&write(&bench, &third), "real"));
    assert_eq!(figures(&report), [6, 1, 3, 2, 0]);
    assert_eq!(
        shown(&bench, "2026-11-21"),
        ["本部 3", "-北 2", "--旧 1", "--別 1", "-南 1", "--次 1"]
    );
    assert_eq!(
        shown(&bench, "2026-11-22"),
        ["本部 3", "-北 1", "--別 1", "-南 2", "--新 1", "--次 1"]
    );
    let tree = bench.ok("site.tree", json!({ "as_of": null }));
    let s1 = tree["sites"]
        .as_array()
        .unwrap()
        .iter()
        .find(|site| site["code"] == "S1")
        .unwrap();
    assert_eq!(
        (&s1["service"], &s1["prefecture"], &s1["opened_on"]),
        (&json!("学童クラブ"), &json!("東京都"), &json!("2010-04-01"))
    );
    // A parent in the file that would be closed over something the file says nothing of.
    let over = write(&bench, &format!("{head}D2,南,事業本部,,,H,,2026/12/31\n"));
    let refused = bench.act("import.sites", import(&over, "rehearsal"));
    assert_eq!(codes(&refused["refused"]), [(2, "open_below")]);
    bench.ok("history.undo", json!({ "target": { "kind": "last" } }));
    assert_eq!(bench.desk.digest().unwrap(), start);
    bench.verify();
}

#[test]
fn ten_thousand_rows_in_any_order_are_read_fast() {
    let bench = Bench::new();
    let mut text = "コード,名称,区分,上位コード\n".to_owned();
    // The lowest first, and a chain as long as the file that goes round.
    for n in 0..5_000 {
        let _ = writeln!(text, "S{n},場{n},事業所,A{}", n % 50);
    }
    for n in 0..4_900 {
        let _ = writeln!(text, "C{n},輪{n},事業所,C{}", (n + 1) % 4_900);
    }
    for n in 0..50 {
        let _ = writeln!(text, "A{n},域{n},エリア,D{}", n % 5);
    }
    for n in 0..5 {
        let _ = writeln!(text, "D{n},事{n},事業本部,H");
    }
    text.push_str("H,本部,本部,\n");
    let file = write(&bench, &text);
    let began = Instant::now();
    let report = bench.act("import.sites", import(&file, "real"));
    let took = began.elapsed();
    assert_eq!(figures(&report), [9_956, 5_056, 0, 0, 4_900]);
    assert!(
        report["refused"]
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["code"] == "parent_cycle")
    );
    assert!(took < Duration::from_secs(30), "{took:?}");
    let began = Instant::now();
    let tree = bench.ok("site.tree", json!({ "as_of": null }));
    assert_eq!(tree["open_sites"], 5_000);
    assert!(began.elapsed() < Duration::from_secs(5));
    bench.verify();
}
