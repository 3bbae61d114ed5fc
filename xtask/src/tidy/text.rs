//! Source text as the rules see it.

/// A file, with and without what is not code.
pub struct Source<'a> {
    /// From the top of the repository, with `/`.
    pub path: &'a str,
    /// Every line as it is.
    pub lines: Vec<String>,
    /// The same lines without comments (of Rust and TypeScript; other files are taken as they are).
    pub code: Vec<String>,
}

impl<'a> Source<'a> {
    /// Takes the comments out where the language is known.
    pub fn new(path: &'a str, content: &str) -> Self {
        let has_comments = [".rs", ".ts", ".js", ".svelte"]
            .iter()
            .any(|extension| path.ends_with(extension));
        let mut inside = false;
        let code = content
            .lines()
            .map(|line| {
                if has_comments {
                    without_comments(line, &mut inside)
                } else {
                    line.to_owned()
                }
            })
            .collect();
        Self {
            path,
            lines: content.lines().map(str::to_owned).collect(),
            code,
        }
    }
}

/// Good enough for our own style: `//` in a string is kept when a `:` stands before it, as in addresses.
fn without_comments(line: &str, inside: &mut bool) -> String {
    let mut kept = String::new();
    let mut rest = line;
    loop {
        if *inside {
            match rest.split_once("*/") {
                Some((_, after)) => {
                    *inside = false;
                    rest = after;
                }
                None => return kept,
            }
        }
        let line_comment = rest
            .match_indices("//")
            .map(|(at, _)| at)
            .find(|&at| !rest[..at].ends_with(':'));
        let block_comment = rest.find("/*");
        match (line_comment, block_comment) {
            (Some(at), None) => return kept + &rest[..at],
            (Some(at), Some(block)) if at < block => return kept + &rest[..at],
            (_, Some(block)) => {
                kept.push_str(&rest[..block]);
                rest = &rest[block + 2..];
                *inside = true;
            }
            (None, None) => return kept + rest,
        }
    }
}

/// Whether a word stands in the text, not as part of a longer one.
pub fn has_word(text: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices(word)
        .any(|(at, _)| !text[..at].ends_with(part) && !text[at + word.len()..].starts_with(part))
}

/// The module path a `use` line or expression names below `crate::`: the first segment, or all first
/// segments of a group.
pub fn rooms_named(line: &str) -> Vec<&str> {
    let mut named = Vec::new();
    for (at, _) in line.match_indices("crate::") {
        // `$crate::` and `foo_crate::` alike: only the whole word counts.
        if line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_') {
            continue;
        }
        let rest = &line[at + "crate::".len()..];
        if let Some(group) = rest.strip_prefix('{') {
            named.extend(top_level_parts(group).into_iter().map(first_segment));
        } else {
            named.push(first_segment(rest));
        }
    }
    named
}

fn first_segment(path: &str) -> &str {
    let path = path.trim();
    path.find(|c: char| !(c.is_alphanumeric() || c == '_'))
        .map_or(path, |end| &path[..end])
}

fn top_level_parts(group: &str) -> Vec<&str> {
    let (mut depth, mut start, mut parts) = (0_u32, 0, Vec::new());
    for (at, letter) in group.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&group[start..at]);
                return parts;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&group[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&group[start..]);
    parts
}

/// What stands between the quotes of `from "…"`, `import "…"` and `import("…")`.
pub fn imported(line: &str) -> Vec<&str> {
    if !(has_word(line, "import") || has_word(line, "export") || has_word(line, "from")) {
        return Vec::new();
    }
    let mut found = Vec::new();
    for quote in ['"', '\''] {
        found.extend(line.split(quote).skip(1).step_by(2));
    }
    found
}

/// The path a relative import of a file means, from the top of the repository.
pub fn resolved(importer: &str, specifier: &str) -> String {
    if !specifier.starts_with('.') {
        return specifier.to_owned();
    }
    let mut parts: Vec<&str> = importer.split('/').collect();
    parts.pop();
    for part in specifier.split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            name => parts.push(name),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_are_no_code() {
        let source = Source::new(
            "a.rs",
            "let a = 1; // tauri\n/* rusqlite\nstill */ let b; /* x */ let c;\nlet url = \"tauri://localhost\";",
        );
        assert_eq!(
            source.code,
            [
                "let a = 1; ",
                "",
                " let b;  let c;",
                "let url = \"tauri://localhost\";"
            ]
        );
    }

    #[test]
    fn rooms_are_found_in_paths_and_groups() {
        assert_eq!(rooms_named("use crate::store::{Office, sql};"), ["store"]);
        assert_eq!(
            rooms_named("use crate::{kernel::{Yen, id}, person, api::Call};"),
            ["kernel", "person", "api"]
        );
        assert_eq!(
            rooms_named("crate::person::store::load(crate::kernel::Yen::ZERO)"),
            ["person", "kernel"]
        );
        assert!(rooms_named("other_crate::x").is_empty());
    }

    #[test]
    fn imports_are_resolved() {
        assert_eq!(imported("import { a } from \"../../ipc\";"), ["../../ipc"]);
        assert_eq!(
            imported("const p = await import('./x.svelte');"),
            ["./x.svelte"]
        );
        assert!(imported("const a = \"./x\";").is_empty());
        assert_eq!(
            resolved(
                "ui/src/features/person/List.svelte",
                "../import/Mapping.svelte"
            ),
            "ui/src/features/import/Mapping.svelte"
        );
        assert_eq!(resolved("ui/src/main.ts", "./lib/date"), "ui/src/lib/date");
        assert_eq!(resolved("ui/src/main.ts", "svelte"), "svelte");
    }
}
