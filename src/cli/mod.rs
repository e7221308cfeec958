//! The sub-commands: the same core as the window, without one. Each works as the window would; nothing is decided
//! here that isn't about words on a terminal.

mod args;
mod commands;
mod named_file;
mod one_program;
mod own_folders;
mod place;
mod rig;
mod terminal;
mod when;
mod window;

use crate::{
    app::Room,
    platform::{again, doors},
    report,
    storage::{self, Lives, Writer},
    ui,
};
use args::{Args, Asked};
use clap::{Parser, error::ErrorKind};
use std::{ffi::OsString, process::ExitCode};
use terminal::{complain::complain, failure::Failure};

/// All that can be typed behind `gamut`, as clap has it: for man pages and for what shells complete.
#[must_use]
pub fn words() -> clap::Command {
    <Args as clap::CommandFactory>::command()
}

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
    report::letters_from(ui::painter::system_letters::font_for);
    let done = match Args::try_parse_from(args) {
        Ok(args) if !args.file.as_deref().is_none_or(named_file::may_be_one) => Err(no_such_command()),
        Ok(args) if args.file.is_some() && (args.asked.is_some() || args.journal.is_some()) => Err(said_twice()),
        Ok(args) if args.room.is_some() && args.asked.is_some() => Err(no_window_to_go_in()),
        Ok(args) => {
            shut(&args);
            storage::set_up(match args.writer() {
                Writer::Window => Lives::On,
                Writer::Command => Lives::NoLonger,
            });
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
    let has_secret = terminal::secrets::were_handed_in();
    if has_secret {
        let _closed = doors::let_nobody_look_in();
    }
    if args.open_a_window() {
        again::start_again_for_a_window(far, own_folders::cache);
        #[cfg(target_os = "linux")]
        if !has_secret && matches!(crate::platform::display::Display::here(), crate::platform::display::Display::Local) {
            // A window comes up, and nothing stands in memory yet that nobody may see.
            crate::platform::desktop::introduce();
        }
    }
    if args.start_itself() {
        // A reminder that is answered goes on as Gamut itself, and the desktop may see who asks it: nothing of a journal
        // is read before that, and what follows closes its own doors.
        return;
    }
    let _closed = doors::let_nobody_look_in();
    let _forbidden = doors::forbid_programs();
}

fn dispatch(mut args: Args) -> Result<(), Failure> {
    place::agree(args.lock_changed);
    for path in args.paths() {
        *path = place::in_full(path)?;
    }
    let far = args.allow_tcp_display;
    let room = args.room.as_deref().and_then(Room::called);
    let named = args.journal;
    let journal = || place::journal_path(named.clone());
    match args.asked {
        None => match args.file {
            Some(file) => window::open(&named_file::as_a_journal(file)?, room, far),
            None => window::open(&journal()?, room, far),
        },
        Some(Asked::Command(command)) => command.run(journal, far),
        Some(Asked::Rig(what)) => rig::run(journal, what),
    }
}

/// A word that is no command and no file.
fn no_such_command() -> Failure {
    Failure::not_understood("there is no such command")
}

fn said_twice() -> Failure {
    Failure::not_understood("a journal to open in the window stands alone; before a command, say --journal FILE")
}

fn no_window_to_go_in() -> Failure {
    Failure::not_understood("--room is for the window, and stands before no command")
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
            Err(Failure::not_understood(what))
        }
    }
}
