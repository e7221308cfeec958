//! The sub-commands: the same core as the window, without one. Each file here is one command and works
//! as the window would; nothing is decided here that isn't about words on a terminal.

mod analyze;
mod args;
mod backup;
mod chart;
mod check;
mod demo;
mod export;
mod help_lines;
mod import;
mod list;
mod log;
mod passphrase;
mod place;
mod restore;
mod rig;
mod terminal;
mod ways;
mod when;
mod window;

use crate::{
    domain::SelfHarmItem,
    platform::{again, doors},
    storage, ui,
};
use args::{Args, Command, Passphrase};
use clap::{Parser, error::ErrorKind};
use restore::How;
use std::{ffi::OsString, process::ExitCode};
use terminal::{complain::complain, failure::Failure};

/// Runs the program with these arguments, the first being its own name, and says how it went.
/// Exit codes: 0 done · 2 not understood · 10 in use · 11 damaged · 12 newer · 13 disk or display · 14 bad input ·
/// 15 wrong passphrase.
pub fn run(args: impl IntoIterator<Item = OsString>) -> ExitCode {
    // Whatever breaks must not print what the person wrote: no message of a panic, no backtrace.
    std::panic::set_hook(Box::new(|panic| {
        // That is told when the window is let go of.
        let in_window = std::thread::current().name() == Some("main");
        if !ui::is_the_toolkits(panic, in_window) {
            complain(
                "Something in Gamut broke. What was saved before is safe. Please try again, and report it if it happens twice",
            );
        }
    }));
    terminal::secrets::take();
    let done = match Args::try_parse_from(args) {
        Ok(args) => {
            shut(&args);
            storage::set_up();
            storage::this_is(args.writer());
            dispatch(args)
        }
        Err(e) => not_understood(&e),
    };
    match done {
        Ok(()) | Err(Failure::NobodyReads) => ExitCode::SUCCESS,
        Err(Failure::Said { code, sentence }) => {
            complain(&sentence);
            ExitCode::from(code)
        }
    }
}

/// Before anything is opened. Sockets come first: what is asked of a bus is asked behind closed doors. Starting
/// programs comes last, since this program may have to replace itself.
fn shut(args: &Args) {
    let far = args.allow_tcp_display && args.open_a_window();
    let reach = if far { doors::Reach::TcpDisplay } else { doors::Reach::ThisMachine };
    // Where the system doesn't offer a door, the journal can be used all the same; `rig doors` tells.
    let _closed = doors::close(reach);
    if args.open_a_window() {
        again::start_again_for_a_window(far);
    }
    let _forbidden = doors::forbid_programs();
}

fn dispatch(mut args: Args) -> Result<(), Failure> {
    place::agree(args.lock_changed);
    for path in args.command.iter_mut().flat_map(Command::paths) {
        *path = place::in_full(path)?;
    }
    let far = args.allow_tcp_display;
    let named = args.journal;
    let journal = || place::journal_path(named.clone());
    match args.command {
        None => window::open(&journal()?, far),
        Some(Command::Demo { file, no_window }) => demo::run(&file, no_window, far),
        Some(Command::Log(said)) => log::run(&journal()?, &said),
        Some(Command::List(which)) => list::run(&journal()?, &which),
        Some(Command::Analyze(how)) => analyze::run(&journal()?, &how),
        Some(Command::Ways { json }) => ways::run(&journal()?, json),
        Some(Command::Chart(what)) => chart::run(&journal()?, &what),
        Some(Command::Export { file, with_self_harm }) => export::run(&journal()?, &file, SelfHarmItem::ticked(with_self_harm)),
        Some(Command::Import { format, file, dry_run, future, take_theirs, pleasant, unpleasant }) => {
            let how = import::How { dry_run, future, take_theirs, pleasant, unpleasant };
            import::run(&journal()?, &file, format, &how)
        }
        Some(Command::Backup { list: true, .. }) => backup::list(&journal()?),
        Some(Command::Backup { dir, .. }) => backup::run(&journal()?, dir.as_deref()),
        Some(Command::Restore { file, dry_run, missing }) => {
            let how = match (dry_run, missing) {
                (true, _) => How::DryRun,
                (_, true) => How::Missing,
                _ => How::Whole,
            };
            restore::run(&journal()?, &file, how)
        }
        Some(Command::Passphrase(Passphrase::Set)) => passphrase::set(&journal()?),
        Some(Command::Passphrase(Passphrase::Change)) => passphrase::change(&journal()?),
        Some(Command::Passphrase(Passphrase::Remove)) => passphrase::remove(&journal()?),
        Some(Command::Check) => check::run(&journal()?),
        Some(Command::HelpLines { country, json, pdf }) => {
            help_lines::run(journal().ok().as_deref(), country.as_deref(), json, pdf.as_deref())
        }
        Some(Command::Rig(what)) => rig::run(journal, what),
    }
}

/// Help and version go to stdout; anything else is told without repeating it: an unquoted note lands here.
fn not_understood(e: &clap::Error) -> Result<(), Failure> {
    match e.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => terminal::out::all(&e.render().to_string()),
        kind => {
            let what = match kind {
                ErrorKind::MissingRequiredArgument | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
                    "something is missing in it"
                }
                ErrorKind::InvalidSubcommand => "there is no such command",
                ErrorKind::UnknownArgument => "it holds a word too many, perhaps a text without quotes around it",
                ErrorKind::InvalidValue | ErrorKind::ValueValidation => "one of its values is not among those it takes",
                ErrorKind::ArgumentConflict => "two of its options can't be said together, or one is said twice",
                _ => "its words don't fit together",
            };
            let sentence =
                format!("This command was not understood: {what}. Nothing was changed. `gamut help` lists the commands");
            Err(Failure::Said { code: 2, sentence })
        }
    }
}
