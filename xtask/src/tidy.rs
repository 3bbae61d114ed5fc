//! `tidy`: who may name whom, and a few words nobody writes, checked over the source text.
//!
//! Each rule carries a text that must fail and one that must pass; the test runs them all.

mod rules;
mod text;

use std::path::Path;

use crate::place;
use crate::step::{Done, Failure, ask};

use rules::RULES;
use text::Source;

/// Reads every file that git knows or would add, and prints each line that breaks a rule.
///
/// # Errors
/// Some line does, or git cannot list the files.
pub fn run() -> Done {
    let listed = ask(
        "git",
        &["ls-files", "--cached", "--others", "--exclude-standard"],
    )
    .ok_or_else(|| Failure::new("git cannot list the files"))?;
    let mut broken = Vec::new();
    let mut files = 0;
    for path in listed.lines().filter(|path| is_text(path)) {
        // A file that is listed and deleted is no file.
        let Ok(content) = std::fs::read_to_string(place::root().join(path)) else {
            continue;
        };
        files += 1;
        broken.extend(check(&Source::new(path, &content)));
    }
    if broken.is_empty() {
        println!("  {files} files, {} rules", RULES.len());
        Ok(())
    } else {
        Err(Failure::new(broken.join("\n")))
    }
}

fn check(source: &Source) -> Vec<String> {
    let mut broken = Vec::new();
    for rule in RULES.iter().filter(|rule| (rule.applies)(source.path)) {
        let lines = if rule.reads_comments {
            &source.lines
        } else {
            &source.code
        };
        for (index, line) in lines.iter().enumerate() {
            if let Some(what) = (rule.breaks)(source, line) {
                broken.push(format!(
                    "{}:{}: {}: {what}\n    {}",
                    source.path,
                    index + 1,
                    rule.name,
                    rule.why
                ));
            }
        }
    }
    broken
}

fn is_text(path: &str) -> bool {
    let extension = Path::new(path)
        .extension()
        .unwrap_or_default()
        .to_string_lossy();
    let known = [
        "rs", "toml", "ts", "js", "svelte", "css", "html", "sql", "md", "json", "typ", "svg",
        "yml", "sh",
    ];
    // What machines write is theirs.
    known.contains(&extension.as_ref())
        && !path.ends_with("package-lock.json")
        && path != "ui/src/ipc/generated.ts"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_can_fail_and_can_pass() {
        for rule in RULES {
            for (path, content) in rule.fails {
                let broken = check(&Source::new(path, content));
                assert!(
                    broken.iter().any(|line| line.contains(rule.name)),
                    "{}: should fail in {path}: {content}",
                    rule.name
                );
            }
            for (path, content) in rule.passes {
                let broken = check(&Source::new(path, content));
                assert!(
                    !broken.iter().any(|line| line.contains(rule.name)),
                    "{}: should pass in {path}: {broken:?}",
                    rule.name
                );
            }
            assert!(
                !rule.fails.is_empty() && !rule.passes.is_empty(),
                "{} has no examples",
                rule.name
            );
        }
    }
}
