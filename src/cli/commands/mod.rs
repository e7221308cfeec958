//! The commands: a file each, and here how each is said and which one does it. A new one is its file and its lines here.

mod analyze;
pub(super) mod backup;
mod chart;
pub(super) mod check;
mod demo;
pub(super) mod export;
mod help_lines;
pub(super) mod import;
mod list;
mod log;
mod meet;
mod merge;
mod passphrase;
pub(super) mod remind;
mod report;
mod restore;
mod said_answer;
mod ways;

use super::{terminal::failure::Failure, window};
use crate::exchange::{formats, formats::FileKind};
use clap::Subcommand;
use restore::How;
use std::path::{Path, PathBuf};

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a sample journal of fourteen months and open it
    Demo {
        file: PathBuf,
        /// Only make it
        #[arg(long)]
        no_window: bool,
    },
    /// Write a check-in in a small window, or in the one that is open
    CheckIn,
    /// Write one check-in
    Log(log::Said),
    /// Show check-ins
    List(list::Which),
    /// Say what the analysis says
    Analyze(analyze::How),
    /// Show the seven ways, the most fitting first, each with its reason
    Ways {
        #[arg(long)]
        json: bool,
    },
    /// Draw a chart into an SVG, PNG or PDF file
    Chart(chart::What),
    /// Make the page for the doctor: a PDF with medicines, the river, what was noticed, numbers and questions
    Report(report::What),
    #[command(about = format!("Write a file others can read: {}", formats::export_help()))]
    Export(export::What),
    /// Take check-ins from a file; without a format, what stands in the file says which it is
    #[command(override_usage = "gamut import [OPTIONS] [FORMAT] FILE")]
    Import {
        #[arg(value_name = "FORMAT", help = formats_read())]
        format_or_file: PathBuf,
        file: Option<PathBuf>,
        /// Only say what would come in
        #[arg(long)]
        dry_run: bool,
        /// Days that have not come yet are meant
        #[arg(long)]
        future: bool,
        /// Where a check-in here says something else than the file, take what the file says; what it said before is kept
        #[arg(long)]
        take_theirs: bool,
        /// A feeling of the file that neither it nor the journal describes is a pleasant one
        #[arg(long, value_name = "FEELING")]
        pleasant: Vec<String>,
        /// The same for an unpleasant one
        #[arg(long, value_name = "FEELING")]
        unpleasant: Vec<String>,
        /// What the names of another app become, or which column of a table is what; a dry run prints one to begin with
        #[arg(long, value_name = "MAP.toml")]
        map: Option<PathBuf>,
    },
    /// Take in another journal of yours, from another machine: afterwards this one says what both said
    Merge {
        file: PathBuf,
        /// They are both yours, although they have never met
        #[arg(long)]
        yes: bool,
    },
    /// Meet your other machines in a folder that a program of yours, or a stick, carries between them
    Meet(meet::How),
    /// Make a backup beside the journal, and in DIR too
    Backup {
        dir: Option<PathBuf>,
        /// Say what backups are there and how they stand
        #[arg(long, conflicts_with = "dir")]
        list: bool,
    },
    /// Put a backup in the place of the journal, which is backed up first
    Restore {
        file: PathBuf,
        /// Only say what would change
        #[arg(long)]
        dry_run: bool,
        /// Take over only what the journal doesn't have
        #[arg(long, conflicts_with = "dry_run")]
        missing: bool,
    },
    /// Set, change or remove the passphrase
    #[command(subcommand)]
    Passphrase(Passphrase),
    /// Look whether the journal file is whole
    Check,
    /// Be reminded of a check-in; off until you switch it on
    #[command(subcommand)]
    Remind(remind::Asked),
    /// Show help lines and when to seek help; needs no journal
    HelpLines {
        /// The country's name in English or its own language, or its code, such as NL or NLD; part of a name will do
        #[arg(long, value_name = "CC")]
        country: Option<String>,
        #[arg(long)]
        json: bool,
        /// Write it on one page for printing, into a file that ends in .pdf
        #[arg(long, value_name = "FILE", conflicts_with = "json")]
        pdf: Option<PathBuf>,
    },
}

#[derive(Debug, Clone, Copy, Subcommand)]
pub(super) enum Passphrase {
    /// Set one; a recovery code is shown once
    Set,
    /// Put another in its place; the recovery code is a new one then
    Change,
    /// Take it away: anyone who can use this account can read the journal then
    Remove,
}

/// The formats that can be taken in, by their names.
fn formats_read() -> String {
    let all: Vec<String> = formats::readable().map(|kind| format!("{} ({})", kind.format.name, kind.reader.help)).collect();
    all.join(", ")
}

/// What was said before the file: its format. Two of them are told apart here, because options may stand between them.
fn format_said(said: &Path) -> Result<FileKind, Failure> {
    said.to_str().and_then(formats::named).ok_or_else(|| {
        let names: Vec<&str> = formats::readable().map(|kind| kind.format.name).collect();
        Failure::not_understood(&format!("what stands before the file is none of the formats {}", names.join(", ")))
    })
}

impl Command {
    /// The files and folders that are named in it.
    pub(super) fn paths(&mut self) -> Vec<&mut PathBuf> {
        match self {
            Self::Demo { file, .. }
            | Self::Chart(chart::What { file, .. })
            | Self::Report(report::What { file, .. })
            | Self::Export(export::What { file, .. })
            | Self::Merge { file, .. }
            | Self::Restore { file, .. } => vec![file],
            Self::Import { file: Some(file), map, .. } | Self::Import { format_or_file: file, file: None, map, .. } => {
                std::iter::once(file).chain(map).collect()
            }
            Self::Backup { dir, .. } => dir.iter_mut().collect(),
            Self::Meet(meet::How { folder, .. }) => folder.iter_mut().collect(),
            Self::HelpLines { pdf, .. } => pdf.iter_mut().collect(),
            Self::CheckIn
            | Self::Log(_)
            | Self::List(_)
            | Self::Analyze(_)
            | Self::Ways { .. }
            | Self::Passphrase(_)
            | Self::Check
            | Self::Remind(_) => Vec::new(),
        }
    }

    /// Whether it ends with the window open.
    pub(super) fn opens_a_window(&self) -> bool {
        matches!(self, Self::CheckIn | Self::Demo { no_window: false, .. })
    }

    /// Whether it may start this program once more, and reads nothing of a journal.
    pub(super) const fn starts_itself(&self) -> bool {
        matches!(self, Self::Remind(_))
    }

    /// Does it, on the journal that `journal` finds. `far`: a window may come up on a display reached over TCP.
    pub(super) fn run(self, journal: impl Fn() -> Result<PathBuf, Failure>, far: bool) -> Result<(), Failure> {
        match self {
            Self::Demo { file, no_window } => demo::run(&file, no_window, far),
            Self::CheckIn => window::check_in(&journal()?, far),
            Self::Log(said) => log::run(&journal()?, &said),
            Self::List(which) => list::run(&journal()?, &which),
            Self::Analyze(how) => analyze::run(&journal()?, &how),
            Self::Ways { json } => ways::run(&journal()?, json),
            Self::Chart(what) => chart::run(&journal()?, &what),
            Self::Report(what) => report::run(&journal()?, &what),
            Self::Export(what) => export::run(&journal()?, &what),
            Self::Import { format_or_file, file, dry_run, future, take_theirs, pleasant, unpleasant, map } => {
                let how = import::How { dry_run, future, take_theirs, pleasant, unpleasant, map };
                match file {
                    Some(file) => import::run(&journal()?, &file, Some(format_said(&format_or_file)?), &how),
                    None => import::run(&journal()?, &format_or_file, None, &how),
                }
            }
            Self::Meet(how) => meet::run(&journal()?, &how),
            Self::Merge { file, yes } => merge::run(&journal()?, &file, yes),
            Self::Backup { list: true, .. } => backup::list(&journal()?),
            Self::Backup { dir, .. } => backup::run(&journal()?, dir.as_deref()),
            Self::Restore { file, dry_run, missing } => {
                let how = match (dry_run, missing) {
                    (true, _) => How::DryRun,
                    (_, true) => How::Missing,
                    _ => How::Whole,
                };
                restore::run(&journal()?, &file, how)
            }
            Self::Passphrase(Passphrase::Set) => passphrase::set(&journal()?),
            Self::Passphrase(Passphrase::Change) => passphrase::change(&journal()?),
            Self::Passphrase(Passphrase::Remove) => passphrase::remove(&journal()?),
            Self::Check => check::run(&journal()?),
            Self::Remind(asked) => remind::run(&asked, journal),
            Self::HelpLines { country, json, pdf } => {
                help_lines::run(journal().ok().as_deref(), country.as_deref(), json, pdf.as_deref())
            }
        }
    }
}
