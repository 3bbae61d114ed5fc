//! The TypeScript side of the list: one file with every type on the wire and the command table.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use ts_rs::{Config, TS, TypeVisitor};

use super::{COMMANDS, CommandKind};
use crate::kernel::ApiError;
use crate::kernel::operation::Summary;
use crate::store::{Outcome, Progress, Table};

/// The TypeScript name of a type.
pub(crate) fn name_of<T: TS + ?Sized>() -> String {
    T::name(&config())
}

fn config() -> Config {
    // 64-bit integers cross as JSON numbers: ids and counts stay far below 2^53.
    Config::new().with_large_int("number")
}

#[derive(Default)]
struct Declarations {
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        let cfg = config();
        // A generic's parameters hold types of their own (Vec<Stage>, Outcome<Moved>).
        T::visit_generics(self);
        if T::output_path().is_none() {
            T::visit_dependencies(self);
            return;
        }
        let ident = T::ident(&cfg);
        if self.by_name.contains_key(&ident) {
            return;
        }
        let docs = T::docs().unwrap_or_default();
        self.by_name.insert(
            ident,
            format!("{docs}export {}", <T::WithoutGenerics as TS>::decl(&cfg)),
        );
        T::visit_dependencies(self);
    }
}

/// The whole of `ui/src/ipc/generated.ts`.
pub fn typescript() -> String {
    let mut declarations = Declarations::default();
    super::visit_types(&mut declarations);
    declarations.visit::<ApiError>();
    declarations.visit::<Table>();
    declarations.visit::<Summary>();
    declarations.visit::<Progress>();
    declarations.visit::<Outcome<()>>();

    let mut out = String::from(
        "// Generated from the one list of commands by `cargo xtask gen`. Never edit.\n\n",
    );
    for declaration in declarations.by_name.values() {
        out.push_str(declaration);
        out.push_str("\n\n");
    }
    out.push_str("/** Every command: what it takes, what it answers, how it touches the file. */\nexport interface Commands {\n");
    for command in COMMANDS {
        let kind = match command.kind {
            CommandKind::Host => "host",
            CommandKind::Query => "query",
            CommandKind::Mutation => "mutation",
            CommandKind::Service => "service",
        };
        let response = match command.kind {
            CommandKind::Mutation => format!("Outcome<{}>", (command.response)()),
            CommandKind::Host | CommandKind::Query | CommandKind::Service => (command.response)(),
        };
        let _ = writeln!(
            out,
            "  \"{}\": {{ kind: \"{kind}\"; request: {}; response: {response} }};",
            command.name,
            (command.request)()
        );
    }
    out.push_str("}\n\n/** The tables each query reads: when one of them changes, the answer is stale. */\nexport const READS = {\n");
    for command in COMMANDS
        .iter()
        .filter(|command| command.kind == CommandKind::Query)
    {
        let tables: Vec<String> = command
            .reads
            .iter()
            .map(|table| format!("\"{}\"", table.name()))
            .collect();
        let _ = writeln!(out, "  \"{}\": [{}],", command.name, tables.join(", "));
    }
    out.push_str("} as const satisfies Record<string, readonly Table[]>;\n\n/** Which roles may call a command; any one suffices. */\nexport const ROLES = {\n");
    for command in COMMANDS
        .iter()
        .filter(|command| command.kind != CommandKind::Host)
    {
        let roles: Vec<String> = command
            .roles
            .iter()
            .map(|role| format!("\"{}\"", role.key()))
            .collect();
        let _ = writeln!(out, "  \"{}\": [{}],", command.name, roles.join(", "));
    }
    out.push_str("} as const satisfies Record<string, readonly Role[]>;\n");
    out
}
