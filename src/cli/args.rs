//! What can be typed behind `gamut`, with the words its `--help` shows.

use super::commands::Command;
use crate::storage::Writer;
use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// How the rooms are called here: as on the rail, in small letters.
const ROOMS: [&str; 7] = ["today", "journal", "range", "patterns", "ways", "help", "settings"];

/// A private journal of emotional range. Without a command it opens the window.
#[derive(Debug, Parser)]
#[command(name = "gamut", version, about, max_term_width = 100)]
pub(super) struct Args {
    /// A journal to open in the window: a file that ends in .gamut, or any journal that is there
    #[arg(value_name = "JOURNAL")]
    pub file: Option<PathBuf>,
    /// The journal file; else `GAMUT_JOURNAL`, else journal.gamut in your data folder
    #[arg(long, global = true, value_name = "FILE")]
    pub journal: Option<PathBuf>,
    /// Show the window on a display reached over TCP, as `ssh -X` makes one: what you write is then drawn over
    /// that connection, and the network is no longer closed to Gamut
    #[arg(long)]
    pub allow_tcp_display: bool,
    /// The room to begin in
    #[arg(long, value_name = "ROOM", value_parser = ROOMS)]
    pub room: Option<String>,
    /// Take the journal however it is locked now, although it had a passphrase, or another one, when Gamut had it last
    #[arg(long, global = true)]
    pub lock_changed: bool,
    #[command(subcommand)]
    pub asked: Option<Asked>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Asked {
    #[command(flatten)]
    Command(Command),
    /// For tests of the file's safety
    #[command(subcommand, hide = true)]
    Rig(Rig),
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

impl Args {
    /// The files and folders that are named in it.
    pub(super) fn paths(&mut self) -> Vec<&mut PathBuf> {
        let of_command = match &mut self.asked {
            Some(Asked::Command(command)) => command.paths(),
            Some(Asked::Rig(Rig::Import { file } | Rig::Export { file })) => vec![file],
            Some(Asked::Rig(_)) | None => Vec::new(),
        };
        self.file.iter_mut().chain(of_command).collect()
    }

    /// Whether these words open the window.
    pub(super) fn open_a_window(&self) -> bool {
        match &self.asked {
            None => true,
            Some(Asked::Command(command)) => command.opens_a_window(),
            Some(Asked::Rig(_)) => false,
        }
    }

    /// Whether these words may start this program once more: then nothing of a journal is ever in memory.
    pub(super) const fn start_itself(&self) -> bool {
        matches!(&self.asked, Some(Asked::Command(command)) if command.starts_itself())
    }

    /// Whether these words keep the journal open until somebody closes it, or are soon done with it.
    pub(super) fn writer(&self) -> Writer {
        let streams = matches!(self.asked, Some(Asked::Rig(Rig::AddStream | Rig::DraftStream)));
        if self.open_a_window() || streams { Writer::Window } else { Writer::Command }
    }
}

#[cfg(test)]
mod tests {
    use crate::app::Room;
    use clap::CommandFactory;

    #[test]
    fn the_words_of_the_commands_fit_together() {
        super::Args::command().debug_assert();
    }

    #[test]
    fn every_room_can_be_begun_in() {
        assert_eq!(super::ROOMS.map(Room::called), Room::ALL.map(Some));
        assert_eq!(Room::called("rang"), None);
    }
}
