//! The command-line host: the same command list as the window, for rehearsal, import, verification.
//!
//! The passphrase comes from a file or from the first line of standard input, never from arguments
//! or the environment, where other programs could read it. Answers are JSON on standard output;
//! errors are `{"err":{"code":…,"detail":…}}` on standard error with exit code 1 (2 for wrong usage).

use std::io::{BufRead, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand};
use serde_json::{Value, json};
use yoriai::api::desk::Kind;
use yoriai::api::host::{OfficeCreate, OpenMode};
use yoriai::api::{COMMANDS, Call, Desk, FileAccess, Host, Places, typescript};
use yoriai::kernel::file::FileToken;
use yoriai::kernel::{ApiError, Clock};
use yoriai::store::keys::new_recovery_code;

#[derive(Parser)]
#[command(name = "yoriai-cli", version, about = "よりあい on the command line")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Make an office in a new or empty folder; prints its recovery code.
    New {
        dir: PathBuf,
        #[command(flatten)]
        key: Key,
        /// Fill it with the sample cohort (見本).
        #[arg(long)]
        demo: bool,
        /// The cooperative's name.
        #[arg(long, default_value = "労働者協同組合（名称未設定）")]
        name: String,
        /// The first user's name, also to sign in with.
        #[arg(long, default_value = "管理者")]
        user: String,
    },
    /// Print every command with its request and response types.
    Commands {
        /// As JSON, with roles and tables.
        #[arg(long)]
        json: bool,
    },
    /// Run one command.
    Call {
        dir: PathBuf,
        command: String,
        /// The request; `{}` if left out.
        request: Option<String>,
        #[command(flatten)]
        key: Key,
    },
    /// Run commands from standard input, one `{"cmd":…,"req":…}` a line; each is answered by a line.
    Batch {
        dir: PathBuf,
        #[command(flatten)]
        key: Key,
    },
    /// Take in a file and print what became of its rows.
    Import {
        dir: PathBuf,
        /// What the file holds: applicants, calendar (学事日程), sites (事業所一覧), members (組合員名簿), or
        /// payments (出資の払込み: payroll deductions or a bank's statement).
        kind: String,
        file: PathBuf,
        #[command(flatten)]
        key: Key,
        /// Choices of the import as JSON (encoding, sheet, header_row, mapping, stage_words).
        #[arg(long)]
        mapping: Option<PathBuf>,
        /// Say what would happen and store nothing.
        #[arg(long)]
        dry_run: bool,
        /// The recruitment applicants are imported into, by name; the newest open one if left out.
        #[arg(long)]
        recruitment: Option<String>,
    },
    /// Check file, record and rules; exit code 1 when anything is broken.
    Verify {
        dir: PathBuf,
        #[command(flatten)]
        key: Key,
        /// A head of the record kept elsewhere, which it must once have had; may be repeated.
        #[arg(long)]
        head: Vec<String>,
    },
    /// Make a verified backup below a folder.
    Backup {
        dir: PathBuf,
        destination: PathBuf,
        #[command(flatten)]
        key: Key,
    },
    /// Restore a backup; what lies in the folder now is set aside, never overwritten.
    Restore {
        backup: PathBuf,
        dir: PathBuf,
        #[command(flatten)]
        key: Key,
    },
    /// Print the TypeScript types of the list.
    #[command(hide = true)]
    Types,
}

#[derive(Args)]
struct Key {
    /// A file whose first line is the passphrase; `-` reads it from standard input.
    #[arg(long)]
    passphrase_file: PathBuf,
    /// Who signs in; every user's key is tried if left out.
    #[arg(long)]
    sign_in: Option<String>,
    /// Fix the day, for rehearsals.
    #[arg(long)]
    today: Option<NaiveDate>,
}

impl Key {
    fn passphrase(&self) -> Result<String, Failure> {
        let mut line = String::new();
        if self.passphrase_file == Path::new("-") {
            std::io::stdin().lock().read_line(&mut line)?;
        } else {
            let file = std::fs::File::open(&self.passphrase_file)?;
            std::io::BufReader::new(file).read_line(&mut line)?;
        }
        Ok(line.trim_end_matches(['\r', '\n']).to_owned())
    }

    fn desk(&self) -> Desk {
        let base = std::env::temp_dir().join(format!("yoriai-cli-{}", std::process::id()));
        Desk::new(Host {
            clock: self.today.map_or(Clock::System, Clock::Fixed),
            files: Box::new(Paths),
            places: Places {
                config_dir: base.join("config"),
                sample_dir: base.join("sample"),
                backup_dir: None,
                session_dir: base.join("session"),
            },
            key_cost: None,
        })
    }

    fn open(&self, dir: &Path) -> Result<Desk, Failure> {
        let desk = self.desk();
        desk.open(
            dir,
            self.sign_in.as_deref(),
            &self.passphrase()?,
            OpenMode::Normal,
        )?;
        Ok(desk)
    }
}

/// On the command line a file's token is its path.
struct Paths;

impl FileAccess for Paths {
    fn resolve(&self, token: &FileToken) -> Result<PathBuf, ApiError> {
        Ok(PathBuf::from(&token.0))
    }

    fn open_with_system(&self, _: &Path) -> Result<(), ApiError> {
        Err(ApiError::FileNotGranted {})
    }
}

/// Why a run failed.
enum Failure {
    /// A command was refused.
    Refused(ApiError),
    /// A file of the caller's, or a stream, failed.
    Io(std::io::Error),
    /// Something the caller wrote is not JSON.
    Json(serde_json::Error),
    /// A verification found faults; they are printed already.
    Unsound,
}

impl From<ApiError> for Failure {
    fn from(error: ApiError) -> Self {
        Self::Refused(error)
    }
}
impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Io(error)
    }
}
impl From<serde_json::Error> for Failure {
    fn from(error: serde_json::Error) -> Self {
        Self::Json(error)
    }
}

fn main() -> ExitCode {
    let cli = Cli::parse();
    let mut out = std::io::stdout().lock();
    match run(cli.command, &mut out) {
        Ok(()) => ExitCode::SUCCESS,
        // A reader that went away (`| head`) is no failure of ours.
        Err(Failure::Io(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(Failure::Unsound) => ExitCode::FAILURE,
        Err(Failure::Refused(error)) => {
            eprintln!("{}", json!({ "err": refusal(&error) }));
            ExitCode::FAILURE
        }
        Err(Failure::Io(error)) => {
            eprintln!("yoriai-cli: {error}");
            ExitCode::FAILURE
        }
        Err(Failure::Json(error)) => {
            eprintln!(
                "yoriai-cli: not JSON at line {} column {}",
                error.line(),
                error.column()
            );
            ExitCode::from(2)
        }
    }
}

/// `{"code":…,"detail":…}`
fn refusal(error: &ApiError) -> Value {
    serde_json::to_value(error).unwrap_or_else(|_| json!({ "code": "store.fault", "detail": {} }))
}

fn print(out: &mut impl Write, value: &Value) -> Result<(), Failure> {
    writeln!(out, "{}", serde_json::to_string_pretty(value)?)?;
    Ok(())
}

fn run(command: Command, out: &mut impl Write) -> Result<(), Failure> {
    match command {
        Command::New {
            dir,
            key,
            demo,
            name,
            user,
        } => new(&dir, &key, demo, name, user, out),
        Command::Commands { json } => list(json, out),
        Command::Call {
            dir,
            command,
            request,
            key,
        } => {
            let request = serde_json::from_str(request.as_deref().unwrap_or("{}"))?;
            let desk = key.open(&dir)?;
            print(out, &desk.call(&command, request, &Call::SILENT)?)
        }
        Command::Batch { dir, key } => batch(&key.open(&dir)?, out),
        Command::Import {
            dir,
            kind,
            file,
            key,
            mapping,
            dry_run,
            recruitment,
        } => {
            let choices = match mapping {
                Some(path) => serde_json::from_slice(&std::fs::read(path)?)?,
                None => json!({}),
            };
            let desk = key.open(&dir)?;
            let into = match recruitment {
                Some(name) => json!({ "kind": "named", "name": name }),
                None => json!({ "kind": "newest" }),
            };
            let run = if dry_run { "rehearsal" } else { "real" };
            let mut request =
                json!({ "file": file, "choices": choices, "sha256": null, "run": run });
            let command = match kind.as_str() {
                "applicants" => {
                    request["into"] = into;
                    request["decisions"] = json!([]);
                    "import.applicants"
                }
                "calendar" => "import.calendar",
                "sites" => "import.sites",
                "members" => "import.members",
                "payments" => "import.payments",
                _ => return Err(ApiError::ImportKindUnknown { kind }.into()),
            };
            let answer = desk.call(command, request, &Call { progress: &tell })?;
            print(out, answer.get("value").unwrap_or(&answer))
        }
        Command::Verify { dir, key, head } => {
            let desk = key.open(&dir)?;
            let report = desk.call(
                "history.verify",
                json!({ "heads": head }),
                &Call { progress: &tell },
            )?;
            print(out, &report)?;
            match report.get("sound") {
                Some(Value::Bool(true)) => Ok(()),
                _ => Err(Failure::Unsound),
            }
        }
        Command::Backup {
            dir,
            destination,
            key,
        } => {
            let desk = key.open(&dir)?;
            print(
                out,
                &desk.call(
                    "backup.make",
                    json!({ "folder": destination }),
                    &Call::SILENT,
                )?,
            )
        }
        Command::Restore { backup, dir, key } => {
            let desk = key.desk();
            let aside = desk.restore(&backup, &dir, key.sign_in.as_deref(), &key.passphrase()?)?;
            let report = desk.call("history.verify", json!({}), &Call::SILENT)?;
            print(
                out,
                &json!({ "restored": dir, "set_aside": aside, "head": report.get("head"), "sound": report.get("sound") }),
            )
        }
        Command::Types => {
            out.write_all(typescript::typescript().as_bytes())?;
            Ok(())
        }
    }
}

/// Progress goes to standard error, so that standard output stays one JSON object.
fn tell(done: u64, total: u64) -> ControlFlow<()> {
    // Nobody watches a file grow.
    if std::io::stderr().is_terminal() && total > 0 && (done == total || done.is_multiple_of(1000))
    {
        eprint!("\r{done}/{total}");
        if done == total {
            eprintln!();
        }
    }
    ControlFlow::Continue(())
}

fn new(
    dir: &Path,
    key: &Key,
    demo: bool,
    name: String,
    user: String,
    out: &mut impl Write,
) -> Result<(), Failure> {
    let code = new_recovery_code().map_err(ApiError::from)?;
    let desk = key.desk();
    let request = OfficeCreate {
        folder: FileToken(String::new()),
        organisation: name,
        user: user.clone(),
        sign_in: key.sign_in.clone().unwrap_or(user),
        passphrase: key.passphrase()?,
        recovery_code: code.clone(),
        recovery_code_again: code.clone(),
    };
    // Its passphrase is the caller's own: filled with the sample cohort it is still no 見本 whose
    // passphrase everybody knows.
    desk.create(dir, request, Kind::Real)?;
    if demo {
        desk.fill_sample(&Call { progress: &tell })?;
    }
    let status = desk.call("office.status", json!({}), &Call::SILENT)?;
    print(
        out,
        &json!({ "folder": dir, "recovery_code": code, "head": status.get("head") }),
    )
}

fn list(as_json: bool, out: &mut impl Write) -> Result<(), Failure> {
    if as_json {
        let commands: Vec<Value> = COMMANDS
            .iter()
            .map(|command| {
                json!({
                    "name": command.name,
                    "kind": command.kind,
                    "roles": command.roles,
                    "reads": command.reads,
                    "request": (command.request)(),
                    "response": (command.response)(),
                })
            })
            .collect();
        return print(out, &Value::Array(commands));
    }
    for command in COMMANDS {
        let kind = serde_json::to_value(command.kind)?;
        writeln!(
            out,
            "{:<26} {:<9} {} -> {}",
            command.name,
            kind.as_str().unwrap_or_default(),
            (command.request)(),
            (command.response)()
        )?;
    }
    writeln!(out, "\n{}", typescript::typescript())?;
    Ok(())
}

fn batch(desk: &Desk, out: &mut impl Write) -> Result<(), Failure> {
    for line in std::io::stdin().lock().lines() {
        let line = line?;
        if line.trim().is_empty() {
            continue;
        }
        let answer = match serde_json::from_str::<Value>(&line) {
            Ok(Value::Object(mut call)) => {
                let command = call
                    .get("cmd")
                    .and_then(Value::as_str)
                    .unwrap_or_default()
                    .to_owned();
                let request = call.remove("req").unwrap_or_else(|| json!({}));
                desk.call(&command, request, &Call::SILENT)
            }
            Ok(_) | Err(_) => Err(ApiError::RequestInvalid { at: ".".to_owned() }),
        };
        let answer = match answer {
            Ok(value) => json!({ "ok": value }),
            Err(error) => json!({ "err": refusal(&error) }),
        };
        writeln!(out, "{answer}")?;
        // Acknowledged means durable and said: the caller may rely on every line it has read.
        out.flush()?;
    }
    Ok(())
}
