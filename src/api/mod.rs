//! What the outside can ask for: the one list, its dispatcher, and the desk that holds the office.

pub mod host;
mod list;
pub mod typescript;

use crate::kernel::Role;

/// No role needed: the command needs no open office.
const NOBODY: &[Role] = &[];
/// Anybody signed in with any role.
const EVERYONE: &[Role] = &Role::ALL;
/// Settings, users, keys.
const ADMINISTRATOR: &[Role] = &[Role::Administrator];
/// Selection of applicants.
const RECRUITER: &[Role] = &[Role::Recruiter];
/// Whoever works with people's records.
const PEOPLE: &[Role] = &[
    Role::Recruiter,
    Role::Coordinator,
    Role::Personnel,
    Role::Registrar,
];

/// How a command touches the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CommandKind {
    /// Needs no open office.
    Host,
    /// Reads declared tables.
    Query,
    /// Changes the file through the one door.
    Mutation,
    /// Needs an open office and changes none of its records.
    Service,
}

/// A line of the list.
#[derive(Clone, Copy, Debug)]
pub struct Command {
    /// `noun.verb`
    pub name: &'static str,
    /// How it touches the file.
    pub kind: CommandKind,
    /// Who may call it: any one of these roles. Empty for host commands.
    pub roles: &'static [Role],
    /// The tables a query reads.
    pub reads: &'static [crate::store::Table],
    /// Request type, by its TypeScript name.
    pub request: fn() -> String,
    /// Response type, by its TypeScript name.
    pub response: fn() -> String,
}

mod names {
    //! Every request and response type under one roof, for the list.
    pub use crate::api::host::*;
    pub use crate::application::api::*;
    pub use crate::application::{BoardColumn, SavedView};
    pub use crate::articles::api::*;
    pub use crate::backup::api::*;
    pub use crate::history::api::*;
    pub use crate::import::api::*;
    pub use crate::kernel::id::*;
    pub use crate::organisation::{Organisation, api::*};
    pub use crate::person::api::*;
    pub use crate::recruitment::{Recruitment, api::*};
    pub use crate::store::verify::VerifyReport;
    pub use crate::today::api::*;
    pub use crate::user::{User, api::*};
}

macro_rules! kind {
    (host) => {
        CommandKind::Host
    };
    (query) => {
        CommandKind::Query
    };
    (mutation) => {
        CommandKind::Mutation
    };
    (service) => {
        CommandKind::Service
    };
}
macro_rules! emit_specs {
    ($($kind:ident $name:literal $request:ty => $response:ty; by $roles:ident; reads [$($table:ident),*] = $room:ident::$handler:ident,)*) => {
        /// Every command there is, in the order of the list.
        pub const COMMANDS: &[Command] = { use names::*; &[$(Command {
            name: $name,
            kind: kind!($kind),
            roles: $roles,
            reads: &[$(crate::store::Table::$table),*],
            request: typescript::name_of::<$request>,
            response: typescript::name_of::<$response>,
        }),*] };

        /// Shows every type on the wire to a visitor.
        pub(crate) fn visit_types(visitor: &mut impl ts_rs::TypeVisitor) {
            use names::*;
            $(visitor.visit::<$request>(); visitor.visit::<$response>();)*
        }
    };
}
list::command_list!(emit_specs);
