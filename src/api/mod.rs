//! What the outside can ask for: the one list, its dispatcher, and the desk that holds the office.

mod context;
pub mod desk;
pub mod host;
mod list;
pub mod typescript;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

pub use context::{Act, Call, FileAccess, Host, Places, Query};
pub use desk::Desk;

use crate::kernel::operation::Operation;
use crate::kernel::{Actor, ApiError, Result, Role};

/// No role needed: the command needs no open office.
const NOBODY: &[Role] = &[];
/// Anybody signed in with any role.
const EVERYONE: &[Role] = &Role::ALL;
/// Settings, users, keys.
const ADMINISTRATOR: &[Role] = &[Role::Administrator];
/// Selection of applicants.
const RECRUITER: &[Role] = &[Role::Recruiter];
/// Everybody who does things here; auditors read.
const STAFF: &[Role] = &[
    Role::Administrator,
    Role::Recruiter,
    Role::Coordinator,
    Role::Personnel,
    Role::Registrar,
    Role::Secretary,
];
/// Keeping and erasing personal data.
pub(crate) const KEEPERS: &[Role] = &[Role::Administrator, Role::Recruiter];
/// The follow-up programme.
const PROGRAMME: &[Role] = &[Role::Coordinator, Role::Recruiter];
/// Whoever works with people's records.
const PEOPLE: &[Role] = &[
    Role::Recruiter,
    Role::Coordinator,
    Role::Personnel,
    Role::Registrar,
];
/// Who may confirm, as a second person, what a recruiter proposed.
const SECOND_PERSON: &[Role] = &[Role::Administrator, Role::Recruiter];
/// The organisation: its workplaces and what stands above them.
const SITES: &[Role] = &[Role::Administrator, Role::Registrar];
/// Whoever receives newcomers.
const JOINING: &[Role] = &[Role::Recruiter, Role::Personnel];

/// Who puts the register out, and sees who asked for it.
const REGISTER: &[Role] = &[
    Role::Registrar,
    Role::Secretary,
    Role::Auditor,
    Role::Administrator,
];
/// Membership, equity and the register.
const REGISTRAR: &[Role] = &[Role::Registrar];
/// Who works where, and under what contract.
const WORK: &[Role] = &[Role::Personnel, Role::Registrar];
/// Filings, registrations and the events they follow from.
const FILING: &[Role] = &[Role::Administrator, Role::Registrar, Role::Secretary];

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
    pub use crate::care::{CareSign, CareView, api::*};
    pub use crate::conviction::{Conviction, api::*};
    pub use crate::documents::bookkeeping::api::*;
    pub use crate::documents::calendar::api::*;
    pub use crate::documents::paper::member::api::*;
    pub use crate::documents::register::api::*;
    pub use crate::enquiry::{Faq, api::*};
    pub use crate::equity::{Resolution, UnitChange, YearAccount, api::*};
    pub use crate::erasure::{Erasure, api::*};
    pub use crate::exchange::api::*;
    pub use crate::filing::{DutyRow, EquityRegistration, api::*};
    pub use crate::history::api::*;
    pub use crate::import::api::*;
    pub use crate::import::calendar::api::*;
    pub use crate::import::measures::api::*;
    pub use crate::import::members::api::*;
    pub use crate::import::payments::api::*;
    pub use crate::import::sites::api::*;
    pub use crate::inspection::{Inspection, api::*};
    pub use crate::joining::api::*;
    pub use crate::kernel::id::*;
    pub use crate::kernel::money::Yen;
    pub use crate::mail::api::*;
    pub use crate::member::rules::{NoticeTaken, Ratios};
    pub use crate::member::{Register, api::*};
    pub use crate::offer::{ReplyTime, WithdrawnWhen, api::*};
    pub use crate::organisation::{Organisation, api::*};
    pub use crate::paper::{PaperChoices, api::*};
    pub use crate::person::api::*;
    pub use crate::privacy::api::*;
    pub use crate::programme::api::*;
    pub use crate::programme::event::api::*;
    pub use crate::programme::invitation::api::*;
    pub use crate::programme::{ClosedDay, HolidayRow, ProgrammeTemplate, Series};
    pub use crate::recruitment::{Recruitment, api::*};
    pub use crate::site::api::*;
    pub use crate::store::verify::VerifyReport;
    pub use crate::study::{StudyPeriod, api::*};
    pub use crate::surplus::{SurplusSheet, api::*};
    pub use crate::task::{TaskTemplate, api::*};
    pub use crate::today::api::*;
    pub use crate::user::{User, api::*};
    pub use crate::work::{Work, api::*};
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

/// How a handler of each kind is run.
macro_rules! run {
    (host $desk:ident $call:ident $request:ident $roles:ident desk::$handler:ident) => {
        encode(&desk::$handler($desk, $request, $call)?)
    };
    (query $desk:ident $call:ident $request:ident $roles:ident $room:ident::$handler:ident) => {{
        let session = $desk.session()?;
        let actor = session.actor()?;
        check_role(&actor, $roles)?;
        let today = $desk.host().clock.today();
        let office_id = session.office.office_id();
        let answer = session.office.read(|db| {
            let query = Query {
                db,
                today,
                actor: &actor,
                host: $desk.host(),
                office_id: &office_id,
            };
            rooms::$room::$handler(&query, $request)
        })?;
        encode(&answer)
    }};
    ($kind:ident $desk:ident $call:ident $request:ident $roles:ident $room:ident::$handler:ident) => {{
        let session = $desk.session()?;
        let actor = session.actor()?;
        check_role(&actor, $roles)?;
        let host = $desk.host();
        let act = Act {
            office: &session.office,
            clock: &host.clock,
            actor: &actor,
            host,
            call: $call,
        };
        encode(&rooms::$room::$handler(&act, $request)?)
    }};
}

macro_rules! emit {
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
        fn visit_types(visitor: &mut impl ts_rs::TypeVisitor) {
            use names::*;
            $(visitor.visit::<$request>(); visitor.visit::<$response>();)*
        }

        /// Runs one command: reads the request, asks whether the user may, calls the handler.
        fn dispatch(desk: &Desk, command: &str, request: Value, call: &Call<'_>) -> Result<Value> {
            use names::*;
            match command {
                $($name => {
                    let request: $request = decode(request)?;
                    run!($kind desk call request $roles $room::$handler)
                })*
                _ => Err(ApiError::CommandUnknown { command: known_shape(command) }.into()),
            }
        }
    };
}
list::command_list!(emit);

mod rooms {
    //! Where the list finds its handlers.
    pub use crate::api::desk;
    pub use crate::application::api as application;
    pub use crate::articles::api as articles;
    pub use crate::backup::api as backup;
    pub use crate::care::api as care;
    pub use crate::conviction::api as conviction;
    pub use crate::documents::api as documents;
    pub use crate::documents::bookkeeping::api as bookkeeping;
    pub use crate::documents::calendar::api as calendar;
    pub use crate::documents::mail::api as mails;
    pub use crate::documents::paper::api as papers;
    pub use crate::documents::paper::member::api as member_papers;
    pub use crate::documents::register::api as register;
    pub use crate::enquiry::api as enquiry;
    pub use crate::equity::api as equity;
    pub use crate::erasure::api as erasure;
    pub use crate::exchange::api as exchange;
    pub use crate::filing::api as filing;
    pub use crate::history::api as history;
    pub use crate::import::api as import;
    pub use crate::import::calendar::api as import_calendar;
    pub use crate::import::measures::api as import_measures;
    pub use crate::import::members::api as import_members;
    pub use crate::import::payments::api as import_payments;
    pub use crate::import::sites::api as import_sites;
    pub use crate::inspection::api as inspection;
    pub use crate::joining::api as joining;
    pub use crate::mail::api as mail;
    pub use crate::member::api as member;
    pub use crate::offer::api as offer;
    pub use crate::organisation::api as organisation;
    pub use crate::paper::api as paper;
    pub use crate::person::api as person;
    pub use crate::privacy::api as privacy;
    pub use crate::programme::api as programme;
    pub use crate::programme::event::api as event;
    pub use crate::programme::invitation::api as invitation;
    pub use crate::recruitment::api as recruitment;
    pub use crate::site::api as site;
    pub use crate::study::api as study;
    pub use crate::surplus::api as surplus;
    pub use crate::task::api as task;
    pub use crate::today::api as today;
    pub use crate::user::api as user;
    pub use crate::work::api as work;
}

/// Reads a request. The refusal says where in it, never what stood there.
fn decode<T: DeserializeOwned>(request: Value) -> Result<T> {
    // Serde would also take a list for a struct, field by field in order: a request says its names.
    if !request.is_object() {
        return Err(ApiError::RequestInvalid { at: ".".to_owned() }.into());
    }
    serde_path_to_error::deserialize(request).map_err(|error| {
        ApiError::RequestInvalid {
            at: error.path().to_string(),
        }
        .into()
    })
}

fn encode(answer: &impl Serialize) -> Result<Value> {
    Ok(serde_json::to_value(answer)?)
}

/// Default deny: one of the roles must be there.
fn check_role(actor: &Actor, roles: &[Role]) -> Result<()> {
    if actor.is_any_of(roles) {
        return Ok(());
    }
    Err(ApiError::NotAllowed {
        needs: roles.to_vec(),
    }
    .into())
}

/// Whether somebody may take back an act: whoever may do it.
pub(crate) fn check_may_do(actor: &Actor, operation: Operation) -> Result<()> {
    let key = operation.key();
    let mut commands = COMMANDS.iter();
    // Acts without a command of their own (making or restoring an office) are final.
    match commands.find(|command| command.name == key && command.kind == CommandKind::Mutation) {
        Some(command) => check_role(actor, command.roles),
        None => Err(ApiError::UndoFinal {}.into()),
    }
}

/// A command's name as it is told back: only what a name can look like.
fn known_shape(command: &str) -> String {
    command
        .chars()
        .filter(|letter| letter.is_ascii_lowercase() || "._".contains(*letter))
        .take(60)
        .collect()
}
