//! `gamut meet`: what other machines of the same person keep in the meeting folder, and this one's own file there.

use crate::cli::{
    place::open,
    terminal::{complain::complain, failure::Failure, out, secrets},
};
use crate::{
    clock,
    storage::{FolderMet, MeetingPlace},
};
use clap::Args;
use std::path::{Path, PathBuf};

#[derive(Debug, Args)]
pub(in crate::cli) struct How {
    /// Meet in this folder from now on: one that another program carries to your other machines, or a stick
    #[arg(long, value_name = "DIR")]
    pub folder: Option<PathBuf>,
    /// Another machine has begun it: its code is asked for
    #[arg(long, requires = "folder")]
    code: bool,
    /// Show the code for another machine
    #[arg(long, conflicts_with_all = ["folder", "code", "stop"])]
    show_code: bool,
    /// Meet nobody any more; what lies in the folder stays there
    #[arg(long, conflicts_with_all = ["folder", "code"])]
    stop: bool,
}

pub(super) fn run(journal: &Path, how: &How) -> Result<(), Failure> {
    let mut store = open(journal)?;
    if how.stop {
        store.meet_no_more()?;
        return out::done("This journal meets nobody any more. Your files in the folder stay there until you delete them");
    }
    if how.show_code {
        let place = store.meeting_place()?.ok_or_else(no_folder)?;
        return out::all(&place.code);
    }
    if let Some(folder) = &how.folder {
        let code = if how.code {
            let typed = secrets::next("Code of the other machine: ");
            Some(typed.ok_or_else(|| Failure::bad_input("No code was given. Nothing was changed"))?)
        } else {
            None
        };
        let MeetingPlace { folder, code: made } = store.meet_others_in(folder, code.as_ref())?;
        out::sentence(&format!("This journal meets others in {} from now on", folder.display()))?;
        if code.is_none() {
            out::all(&format!(
                "Code for your other machines, to be typed once on each (`gamut meet --folder DIR --code`):\n\n    {}",
                made.as_str()
            ))?;
        }
    }
    let met = store.meet_in_folder(clock::now().instant.utc_ms)?.ok_or_else(no_folder)?;
    told(&met)
}

fn told(met: &FolderMet) -> Result<(), Failure> {
    for sentence in &met.left_alone {
        complain(sentence);
    }
    out::done(&met.words())
}

fn no_folder() -> Failure {
    Failure::bad_input("This journal meets nobody yet. `gamut meet --folder DIR` names the folder to meet in")
}
