//! The rules.

use super::text::{Source, has_word, imported, resolved, rooms_named};

/// One direction or word, with texts that must fail and pass it.
pub struct Rule {
    /// What the rule says.
    pub name: &'static str,
    /// What to do instead.
    pub why: &'static str,
    /// To which files.
    pub applies: fn(&str) -> bool,
    /// Whether comments count.
    pub reads_comments: bool,
    /// What in this line breaks it.
    pub breaks: fn(&Source, &str) -> Option<String>,
    /// Path and text that break it.
    #[cfg_attr(not(test), allow(dead_code, reason = "read by the test of all rules"))]
    pub fails: &'static [(&'static str, &'static str)],
    /// Path and text that do not.
    #[cfg_attr(not(test), allow(dead_code, reason = "read by the test of all rules"))]
    pub passes: &'static [(&'static str, &'static str)],
}

/// All of them.
pub const RULES: &[Rule] = &[
    Rule {
        name: "only the store speaks to the database",
        why: "rusqlite is named in src/store/ and in each noun's store.rs only",
        applies: |path| path.starts_with("src/") && path.ends_with(".rs") && !is_store(path),
        reads_comments: false,
        breaks: |_, line| has_word(line, "rusqlite").then(|| "rusqlite".to_owned()),
        fails: &[
            ("src/person/api.rs", "use rusqlite::params;"),
            ("src/kernel/error.rs", "Sql(rusqlite::Error),"),
        ],
        passes: &[
            ("src/person/store.rs", "use rusqlite::params;"),
            ("src/store/sql.rs", "use rusqlite::Connection;"),
            ("src/person/api.rs", "// as rusqlite does it"),
            ("Cargo.toml", "rusqlite = \"0.41\""),
        ],
    },
    Rule {
        name: "SQL lives in a store",
        why: "move the statement into src/store/ or the noun's store.rs",
        applies: |path| path.starts_with("src/") && path.ends_with(".rs") && !is_store(path),
        reads_comments: false,
        breaks: |_, line| {
            ["SELECT ", "INSERT INTO ", "DELETE FROM ", "CREATE TABLE "]
                .iter()
                .find(|word| {
                    line.contains(&format!("\"{word}")) || line.trim_start().starts_with(**word)
                })
                .map(|word| word.trim().to_owned())
        },
        fails: &[
            (
                "src/person/rules.rs",
                "let q = \"SELECT name FROM person\";",
            ),
            ("src/flow/admit.rs", "    INSERT INTO member (id)"),
        ],
        passes: &[
            (
                "src/person/store.rs",
                "let q = \"SELECT name FROM person\";",
            ),
            ("src/person/rules.rs", "/// SELECT in words"),
        ],
    },
    Rule {
        name: "only the shell knows the window",
        why: "the core, the tests and the tools are built without tauri",
        applies: |path| {
            (path.ends_with(".rs") || path.ends_with("Cargo.toml"))
                && !path.starts_with("src-tauri/")
                && !path.starts_with("xtask/")
        },
        reads_comments: false,
        breaks: |source, line| {
            let named = if source.path.ends_with(".toml") {
                line.trim_start().starts_with("tauri")
            } else {
                line.contains("tauri::") || line.contains("tauri_")
            };
            named.then(|| "tauri".to_owned())
        },
        fails: &[
            ("src/api/mod.rs", "use tauri::State;"),
            ("Cargo.toml", "tauri = \"2\""),
            ("tests/core/main.rs", "tauri_build::build();"),
        ],
        passes: &[
            ("src-tauri/src/main.rs", "use tauri::State;"),
            ("Cargo.toml", "members = [\"src-tauri\"]"),
            ("src/lib.rs", "//! names no tauri::"),
        ],
    },
    Rule {
        name: "rooms are built from the ground up",
        why: "kernel ← store ← nouns ← flow ← documents, import ← api; move what is shared down",
        applies: |path| path.ends_with(".rs") && room(path).is_some(),
        reads_comments: false,
        breaks: |source, line| {
            let own = room(source.path)?;
            // What is handed to handlers (Act, Query) comes from the room that calls them.
            let is_handler = source.path.ends_with("/api.rs");
            let above = |name: &&str| {
                storey(name) > storey(own) && is_room(name) && !(is_handler && *name == "api")
            };
            rooms_named(line)
                .into_iter()
                .find(above)
                .map(|name| format!("{own} names {name}"))
        },
        fails: &[
            ("src/kernel/text.rs", "use crate::store::Office;"),
            (
                "src/kernel/text.rs",
                "use crate::{kernel::Yen, person::Person};",
            ),
            ("src/store/mod.rs", "fn f(p: crate::person::Person) {}"),
            ("src/person/api.rs", "use crate::import::Batch;"),
            ("src/flow/admit.rs", "use crate::api::Desk;"),
            ("src/person/rules.rs", "use crate::api::Query;"),
            ("src/import/mod.rs", "use crate::sample;"),
        ],
        passes: &[
            (
                "src/person/api.rs",
                "use crate::{kernel::Yen, store::Office, application};",
            ),
            ("src/person/api.rs", "use crate::api::{Act, Query};"),
            ("src/sample/mod.rs", "use crate::api::Desk;"),
            ("src/import/mod.rs", "use crate::person::Person;"),
            ("src/api/mod.rs", "use crate::import::api::Start;"),
            ("src/store/tables.rs", "for_each_id!(crate::kernel::id);"),
            ("src/kernel/text.rs", "use crate::FOLD;"),
            ("src/lib.rs", "use crate::api;"),
        ],
    },
    Rule {
        name: "a noun keeps its store to itself",
        why: "call a function of the other noun instead of its store (rooms above the nouns may)",
        applies: |path| path.ends_with(".rs") && room(path).is_some_and(|name| storey(name) <= 2),
        reads_comments: false,
        breaks: |source, line| {
            let own = room(source.path)?;
            stores_named(line)
                .into_iter()
                .find(|name| *name != own)
                .map(|name| format!("{own} names {name}::store"))
        },
        fails: &[
            (
                "src/application/api.rs",
                "crate::person::store::load(tx, id)?",
            ),
            (
                "src/application/api.rs",
                "let p = person::store::load(tx, id)?;",
            ),
            (
                "src/application/api.rs",
                "use crate::person::{store, Person};",
            ),
            (
                "src/application/api.rs",
                "use crate::{person::store as people};",
            ),
        ],
        passes: &[
            ("src/person/api.rs", "use crate::person::store::load;"),
            ("src/import/batch.rs", "use crate::person::store::insert;"),
            ("src/api/desk.rs", "user::store::load(db, id)?"),
            ("src/application/api.rs", "use crate::store::Office;"),
            ("src/application/api.rs", "use super::store::load;"),
            ("src/application/api.rs", "use self::store::load;"),
            ("src/application/api.rs", "use crate::{person, store};"),
            ("src/application/api.rs", "use crate::store::{sql, tables};"),
            ("src/application/api.rs", "person::storey(id)"),
        ],
    },
    Rule {
        name: "one door to the host",
        why: "only ui/src/ipc imports @tauri-apps; call what it offers",
        applies: |path| path.starts_with("ui/src/") && !path.starts_with("ui/src/ipc/"),
        reads_comments: false,
        breaks: |_, line| {
            line.contains("@tauri-apps/")
                .then(|| "@tauri-apps".to_owned())
        },
        fails: &[(
            "ui/src/features/person/List.svelte",
            "import { invoke } from \"@tauri-apps/api/core\";",
        )],
        passes: &[
            (
                "ui/src/ipc/call.ts",
                "import { invoke } from \"@tauri-apps/api/core\";",
            ),
            ("ui/package.json", "\"@tauri-apps/api\": \"2\""),
        ],
    },
    Rule {
        name: "features do not import features",
        why: "share through kit/, lib/ or ipc/, or link by address",
        applies: |path| path.starts_with("ui/src/features/"),
        reads_comments: false,
        breaks: |source, line| {
            let own = feature(source.path)?;
            let other = |specifier: &&str| {
                let target = resolved(source.path, specifier);
                target
                    .split_once("features/")
                    .map(|(_, rest)| rest.split('/').next().unwrap_or(rest).to_owned())
                    .is_some_and(|name| name != own)
            };
            imported(line).into_iter().find(other).map(str::to_owned)
        },
        fails: &[
            (
                "ui/src/features/board/Board.svelte",
                "import Page from \"../person/Page.svelte\";",
            ),
            (
                "ui/src/features/board/parts/Card.svelte",
                "import Page from '../../person/Page.svelte';",
            ),
            (
                "ui/src/features/board/Board.svelte",
                "import Page from \"$lib/../features/person/Page.svelte\";",
            ),
        ],
        passes: &[
            (
                "ui/src/features/board/Board.svelte",
                "import Card from \"./Card.svelte\";",
            ),
            (
                "ui/src/features/board/parts/Card.svelte",
                "import { move } from \"../move\";",
            ),
            (
                "ui/src/features/board/Board.svelte",
                "import Button from \"../../kit/Button.svelte\";",
            ),
            (
                "ui/src/routes.ts",
                "import Board from \"./features/board/Board.svelte\";",
            ),
        ],
    },
    Rule {
        name: "kit and lib know no screen",
        why: "components without domain words and plain functions; pass in what they need",
        applies: |path| path.starts_with("ui/src/kit/") || path.starts_with("ui/src/lib/"),
        reads_comments: false,
        breaks: |source, line| {
            imported(line)
                .into_iter()
                .find(|specifier| resolved(source.path, specifier).contains("features/"))
                .map(str::to_owned)
        },
        fails: &[(
            "ui/src/kit/Table.svelte",
            "import { name } from \"../features/person/name\";",
        )],
        passes: &[(
            "ui/src/kit/Table.svelte",
            "import { fold } from \"../lib/kana\";",
        )],
    },
    Rule {
        name: "effects stay below the screens",
        why: "$effect is used in kit/ and lib/ only; derive instead",
        applies: |path| {
            path.starts_with("ui/src/")
                && !path.starts_with("ui/src/kit/")
                && !path.starts_with("ui/src/lib/")
        },
        reads_comments: false,
        breaks: |_, line| line.contains("$effect").then(|| "$effect".to_owned()),
        fails: &[(
            "ui/src/features/person/Page.svelte",
            "  $effect(() => { load(); });",
        )],
        passes: &[
            ("ui/src/kit/Menu.svelte", "  $effect(() => { focus(); });"),
            (
                "ui/src/features/person/Page.svelte",
                "const a = $derived(b);",
            ),
        ],
    },
    Rule {
        name: "errors are typed",
        why: "give the error a variant instead of a text",
        applies: |path| {
            path.ends_with(".rs") && (path.starts_with("src/") || path.starts_with("src-tauri/"))
        },
        reads_comments: false,
        breaks: |_, line| text_error(line).then(|| "Result<_, String>".to_owned()),
        fails: &[
            (
                "src/person/rules.rs",
                "fn f() -> Result<Vec<(u8, u8)>, String> {",
            ),
            ("src-tauri/src/rpc.rs", "-> Result<Value, String>;"),
        ],
        passes: &[
            (
                "src/person/rules.rs",
                "fn f() -> Result<HashMap<u8, String>, Error> {",
            ),
            ("src/person/rules.rs", "-> Result<String>"),
            ("tests/core/store.rs", "-> Result<(), String>"),
        ],
    },
    Rule {
        name: "nothing is left for later",
        why: "do it, or write an issue",
        applies: |path| path != "xtask/src/tidy/rules.rs",
        reads_comments: true,
        breaks: |_, line| {
            ["TODO", "FIXME", "XXX"]
                .iter()
                .find(|mark| has_word(line, mark))
                .map(|mark| (*mark).to_owned())
        },
        fails: &[
            ("docs/glossary.md", "TODO: more"),
            ("migrations/0001.sql", "-- FIXME"),
            ("src/lib.rs", "// TODO"),
        ],
        passes: &[
            ("docs/glossary.md", "a todo list"),
            ("src/lib.rs", "let XXXL = 1;"),
        ],
    },
    Rule {
        name: "no path of somebody's machine",
        why: "a path outside the repository means nothing to the next reader",
        applies: |path| path != "xtask/src/tidy/rules.rs",
        reads_comments: true,
        breaks: |_, line| {
            ["/work/", "/root/"]
                .iter()
                .find(|start| starts_a_path(line, start))
                .map(|start| (*start).to_owned())
        },
        fails: &[
            ("docs/decisions/0001.md", "see /root/notes.md"),
            ("src/lib.rs", "let p = \"/work/data\";"),
        ],
        passes: &[
            ("ui/src/main.ts", "import a from \"../work/a\";"),
            ("docs/a.md", "tests/work/a and https://example.com/work/a"),
        ],
    },
];

/// `src/store/…`, a noun's `store.rs` or what lies in its `store/`.
fn is_store(path: &str) -> bool {
    let parts: Vec<&str> = path.split('/').collect();
    parts.get(1) == Some(&"store")
        || parts
            .get(2)
            .is_some_and(|part| *part == "store.rs" || *part == "store")
}

/// The room of the core a file belongs to: `src/<room>/…`.
fn room(path: &str) -> Option<&str> {
    let (name, _) = path.strip_prefix("src/")?.split_once('/')?;
    (name != "bin").then_some(name)
}

/// How far from the ground a room stands; nouns are the third storey.
fn storey(room: &str) -> u8 {
    match room {
        "kernel" => 0,
        "store" => 1,
        "flow" => 3,
        "documents" | "import" => 4,
        // The sample office is made through the same commands a user has, and offered as one.
        "api" | "sample" => 5,
        _ => 2,
    }
}

/// Rooms are modules, written small; `crate::FOLD` is a constant.
fn is_room(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
}

/// The nouns whose `store` a line names: `person::store`, `person::{store, …}`.
fn stores_named(line: &str) -> Vec<&str> {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    let is_store = |path: &str| {
        path.trim_start()
            .strip_prefix("store")
            .is_some_and(|after| !after.starts_with(part))
    };
    let mut found = Vec::new();
    for (at, _) in line.match_indices("::") {
        let name = line[..at].rsplit(|c| !part(c)).next().unwrap_or_default();
        let rest = &line[at + 2..];
        let group = rest.strip_prefix('{').unwrap_or_default();
        let in_group = group
            .split('}')
            .next()
            .is_some_and(|all| all.split(',').any(is_store));
        let is_place = ["", "crate", "self", "super", "yoriai"].contains(&name);
        if !is_place && (is_store(rest) || in_group) {
            found.push(name);
        }
    }
    found
}

fn feature(path: &str) -> Option<&str> {
    path.strip_prefix("ui/src/features/")?.split('/').next()
}

/// Whether a line holds `Result<…, String>`, with the comma at the top level.
fn text_error(line: &str) -> bool {
    line.match_indices("Result<").any(|(at, start)| {
        let (mut depth, mut comma) = (0_u32, None);
        let rest = &line[at + start.len()..];
        for (at, letter) in rest.char_indices() {
            match letter {
                '<' | '(' | '[' => depth += 1,
                '>' if depth == 0 => {
                    return comma
                        .is_some_and(|comma: usize| rest[comma + 1..at].trim() == "String");
                }
                '>' | ')' | ']' => depth = depth.saturating_sub(1),
                ',' if depth == 0 => comma = Some(at),
                _ => {}
            }
        }
        false
    })
}

/// Whether a path starts here, rather than goes on: nothing that belongs to a path stands before it.
fn starts_a_path(line: &str, start: &str) -> bool {
    line.match_indices(start).any(|(at, _)| {
        !line[..at].ends_with(|c: char| c.is_alphanumeric() || "./-_~$}".contains(c))
    })
}
