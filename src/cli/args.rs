//! What can be typed behind `gamut`, with the words its `--help` shows.

use crate::{
    exchange::{formats, formats::FileKind},
    report::{CHART_KINDS, ChartKind, chart_kind},
    storage::Writer,
};
use clap::{
    Args as ClapArgs, Parser, Subcommand, ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use std::path::PathBuf;

/// A private journal of emotional range. Without a command it opens the window.
#[derive(Debug, Parser)]
#[command(name = "gamut", version, about, max_term_width = 100)]
pub(super) struct Args {
    /// The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder
    #[arg(long, global = true, value_name = "FILE")]
    pub journal: Option<PathBuf>,
    /// Show the window on a display reached over TCP, as `ssh -X` makes one: what you write is then drawn over
    /// that connection, and the network is no longer closed to Gamut
    #[arg(long)]
    pub allow_tcp_display: bool,
    /// Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last
    #[arg(long, global = true)]
    pub lock_changed: bool,
    #[command(subcommand)]
    pub command: Option<Command>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Make a sample journal of fourteen months and open it
    Demo {
        file: PathBuf,
        /// Only make it
        #[arg(long)]
        no_window: bool,
    },
    /// Write one check-in
    Log(Said),
    /// Show check-ins
    List(Which),
    /// Say what the analysis says
    Analyze(How),
    /// Show the seven ways, the most fitting first, each with its reason
    Ways {
        #[arg(long)]
        json: bool,
    },
    /// Draw a chart into an SVG, PNG or PDF file
    Chart(What),
    #[command(about = format!("Write a file others can read: {}", formats::export_help()))]
    Export {
        file: PathBuf,
        /// Also what you answered about wanting to hurt yourself, in this one file; .jsonl always has it
        #[arg(long)]
        with_self_harm: bool,
    },
    /// Take check-ins from a file
    Import {
        #[arg(value_parser = formats_read())]
        format: FileKind,
        file: PathBuf,
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
    },
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
    /// Show help lines and when to seek help; needs no journal
    HelpLines {
        /// Two letters, such as NL, or the country's name
        #[arg(long, value_name = "CC")]
        country: Option<String>,
        #[arg(long)]
        json: bool,
        /// Write it on one page for printing, into a file that ends in .pdf
        #[arg(long, value_name = "FILE", conflicts_with = "json")]
        pdf: Option<PathBuf>,
    },
    /// For tests of the file's safety
    #[command(subcommand, hide = true)]
    Rig(Rig),
}

/// What is said in one check-in. What isn't said is not answered, which is not zero.
#[derive(Debug, ClapArgs)]
pub(super) struct Said {
    /// How strongly a feeling was felt: joy=3, sadness=0 (not felt), anger=? (can't tell)
    #[arg(long, value_name = "FEELING=0..10|?")]
    pub feel: Vec<String>,
    /// A symptom: numb=no, mild, moderate, strong
    #[arg(long, value_name = "SYMPTOM=WORD")]
    pub symptom: Vec<String>,
    #[arg(long, allow_hyphen_values = true)]
    pub note: Option<String>,
    #[arg(long, allow_hyphen_values = true)]
    pub tag: Vec<String>,
    /// Hours slept: 6.5 or 6:30
    #[arg(long, allow_hyphen_values = true, value_name = "HOURS")]
    pub sleep: Option<String>,
    /// A medicine taken, as you call it
    #[arg(long, allow_hyphen_values = true)]
    pub medicine: Vec<String>,
    /// Alcohol or another substance, as you call it
    #[arg(long, allow_hyphen_values = true)]
    pub substance: Vec<String>,
    #[arg(long, allow_hyphen_values = true)]
    pub company: Option<String>,
    /// Another time than now: 2026-11-23T21:40, or with its offset 2026-11-23T21:40:00+01:00
    #[arg(long, allow_hyphen_values = true, value_name = "TIME")]
    pub at: Option<String>,
    /// A time after tomorrow is meant
    #[arg(long, requires = "at")]
    pub future: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Which {
    /// One JSON object a line, as in an export
    #[arg(long)]
    pub json: bool,
    /// The first day, such as 2026-11-01
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    /// The last day
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,
    /// Words that stand in the note
    #[arg(long, allow_hyphen_values = true)]
    pub search: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct How {
    #[arg(long)]
    pub json: bool,
    /// The last day to judge, today at the latest; else the day of the last check-in
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,
    /// For every day: what would have been said on it with only what had been written by then
    #[arg(long, requires = "json")]
    pub each_day: bool,
}

#[derive(Debug, ClapArgs)]
pub(super) struct What {
    #[arg(value_parser = kinds_drawn())]
    pub kind: &'static ChartKind,
    /// Ends in .svg, .png or .pdf
    pub file: PathBuf,
    #[arg(long, value_name = "DAY")]
    pub from: Option<String>,
    #[arg(long, value_name = "DAY")]
    pub until: Option<String>,
    /// Which year, for `year`; else the one of the last check-in
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(i32).range(1900..=9999))]
    pub year: Option<i32>,
    /// What is drawn. For `year`: range, strength, check-ins, or a feeling's name; for `before-after`: strength, highs
    /// or width
    #[arg(long, value_name = "WHAT")]
    pub of: Option<String>,
    /// The event for `before-after`: its day, or words of it; else the newest one
    #[arg(long, value_name = "EVENT")]
    pub event: Option<String>,
    #[arg(long, value_enum, default_value_t = Theme::Light)]
    pub theme: Theme,
    /// How wide it is drawn, in points; a PNG has twice as many pixels
    #[arg(long, value_name = "POINTS", default_value_t = 1200, value_parser = clap::value_parser!(u16).range(300..=1900))]
    pub width: u16,
}

/// The kinds of charts, by their keys.
fn kinds_drawn() -> impl TypedValueParser<Value = &'static ChartKind> {
    let keys = CHART_KINDS.iter().map(|kind| PossibleValue::new(kind.key).help(kind.help));
    PossibleValuesParser::new(keys).try_map(|key| chart_kind(&key).ok_or("there is no such chart"))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Theme {
    Light,
    Dark,
}

/// The formats that can be taken in, by their names.
fn formats_read() -> impl TypedValueParser<Value = FileKind> {
    let names = formats::readable().map(|kind| PossibleValue::new(kind.format.name).help(kind.reader.help));
    PossibleValuesParser::new(names).try_map(|name| formats::named(&name).ok_or("there is no such format"))
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

#[derive(Debug, Subcommand)]
pub(super) enum Rig {
    /// Make an empty journal where there is none
    Init,
    /// Check-ins as JSON lines on stdin; `ACK ID` for each that is on the disk
    AddStream,
    List,
    Import {
        file: PathBuf,
    },
    Export {
        file: PathBuf,
    },
    Check,
    Backup,
    /// The day a moment belongs to
    DayOf {
        #[arg(long, allow_hyphen_values = true, required_unless_present = "batch")]
        at: Option<String>,
        #[arg(long, required_unless_present = "batch")]
        tz: Option<String>,
        /// Lines `T<TAB>Z` on stdin, one day or word a line out
        #[arg(long)]
        batch: bool,
        /// The hour at which a day begins
        #[arg(long, default_value_t = 4)]
        day_start: u8,
    },
    Delete {
        #[arg(long, allow_hyphen_values = true)]
        id: String,
    },
    Undelete {
        #[arg(long, allow_hyphen_values = true)]
        id: String,
    },
    /// Make two feelings, symptoms or words one; `CHANGED N` once the disk has it
    Rewrite {
        /// feelings, symptoms, tags, medicines, substances or company
        what: String,
        #[arg(long)]
        from: String,
        #[arg(long)]
        into: String,
        /// Take it back again; `BACK` once the disk has that
        #[arg(long)]
        back: bool,
    },
    /// `{"body":TEXT}` a line on stdin; `DRAFT LETTERS` for each that is safe
    DraftStream,
    DraftGet,
    /// Records of ratings on stdin, their measures on stdout
    Measures,
    /// Journals on stdin, their days judged on stdout
    AnalyzeBatch,
    /// Whether sockets, core dumps and files are closed, by trying
    Doors,
}

impl Command {
    /// The files and folders that are named in it.
    pub(super) fn paths(&mut self) -> Vec<&mut PathBuf> {
        match self {
            Self::Demo { file, .. }
            | Self::Chart(What { file, .. })
            | Self::Export { file, .. }
            | Self::Import { file, .. }
            | Self::Restore { file, .. }
            | Self::Rig(Rig::Import { file } | Rig::Export { file }) => vec![file],
            Self::Backup { dir, .. } => dir.iter_mut().collect(),
            Self::HelpLines { pdf, .. } => pdf.iter_mut().collect(),
            Self::Log(_)
            | Self::List(_)
            | Self::Analyze(_)
            | Self::Ways { .. }
            | Self::Passphrase(_)
            | Self::Check
            | Self::Rig(
                Rig::Init
                | Rig::AddStream
                | Rig::List
                | Rig::Check
                | Rig::Backup
                | Rig::DayOf { .. }
                | Rig::Delete { .. }
                | Rig::Undelete { .. }
                | Rig::Rewrite { .. }
                | Rig::DraftStream
                | Rig::DraftGet
                | Rig::Measures
                | Rig::AnalyzeBatch
                | Rig::Doors,
            ) => Vec::new(),
        }
    }
}

impl Args {
    /// Whether these words open the window.
    pub(super) fn open_a_window(&self) -> bool {
        matches!(self.command, None | Some(Command::Demo { no_window: false, .. }))
    }

    /// Whether these words keep the journal open until somebody closes it, or are soon done with it.
    pub(super) fn writer(&self) -> Writer {
        let streams = matches!(self.command, Some(Command::Rig(Rig::AddStream | Rig::DraftStream)));
        if self.open_a_window() || streams { Writer::Window } else { Writer::Command }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_words_of_the_commands_fit_together() {
        super::Args::command().debug_assert();
    }
}
