//! What is done with files: the journal's own as a whole, its backups, drafts, exports, pictures and the page of help.

use crate::{
    app::{ExportWish, ReadAs, Secret},
    domain::{DayKey, Moment},
    report::{HelpPage, PaperPage, Scene},
};
use std::{path::PathBuf, sync::Arc};

#[derive(Debug, Clone, PartialEq)]
pub enum FileRequest {
    /// Open the journal; where there is no file and no `secret`, make one first.
    Open {
        path: PathBuf,
        today: DayKey,
        /// What was typed on the locked window; `None` = try without.
        secret: Option<Secret>,
    },
    /// Do what was refused because the file is not locked as was known of it: the person said that it is right so.
    /// Answered as [`FileRequest::Open`].
    TakeAsItIs,
    /// Open the sample journal at this path; where there is none, make it.
    OpenSample { path: PathBuf, today: DayKey, zone: Arc<str> },
    /// Let go of the journal, its key and everything read from it. Answered by [`crate::app::FileReply::Locked`].
    Lock,
    /// What is looked after without being asked: the old of the trash goes, the file's health is looked at,
    /// and a backup is made when one is due. Answered by [`crate::app::FileReply::CaredFor`].
    LookAfter { now_ms: i64 },
    /// Look into the meeting folder. Answered by [`crate::app::FileReply::CaredFor`], and by what came, or by a sentence
    /// where somebody asked for it.
    Meet { now_ms: i64, asked: bool },
    /// Meet other machines in this folder from now on, with the code one of them was given. Answered the same way.
    MeetIn { folder: PathBuf, code: Option<Secret>, now_ms: i64 },
    /// Meet nobody any more.
    MeetNoMore,
    /// Set (`old` is `None`), change or take away (`new` is `None`) the passphrase. Answered by
    /// [`crate::app::FileReply::PassphraseIs`] or [`crate::app::FileReply::NotDone`].
    SetPassphrase { old: Option<Secret>, new: Option<Secret>, now_ms: i64 },
    /// Answered by [`crate::app::FileReply::Backups`].
    ListBackups,
    /// Answered by [`crate::app::FileReply::CaredFor`] and a new list, or [`crate::app::FileReply::NotDone`].
    BackUp { now_ms: i64 },
    /// What restoring this backup would change; nothing is changed. Answered by [`crate::app::FileReply::Compared`].
    Compare { backup: PathBuf, secret: Option<Secret> },
    /// Put the backup in the place of the journal, which is backed up first. Answered as [`FileRequest::Open`].
    Restore { backup: PathBuf, secret: Option<Secret>, now_ms: i64 },
    /// What can still be read of a damaged journal goes into a new one beside it; the damaged one is set aside.
    /// Answered as [`FileRequest::Open`].
    Salvage { path: PathBuf, secret: Option<Secret>, now_ms: i64 },
    /// Overwrite and remove the journal, and its backups if wanted, and begin an empty one. Answered as
    /// [`FileRequest::Open`].
    DeleteAll { backups_too: bool },
    /// Keep what is half written; only the newest wish of several for a slot is carried out. Answered where it fails.
    KeepDraft { slot: &'static str, body: Option<String>, now_ms: i64 },
    /// What a file is, told by what stands in it or as it was `said`, and what bringing it in would do; nothing is changed. Only of the newest of several is told.
    /// Answered by [`crate::app::FileReply::LookedAt`].
    LookAt { path: PathBuf, said: Option<Box<ReadAs>>, now: Moment },
    /// Answered by [`crate::app::FileReply::Wrote`], or by a sentence why not.
    Export { path: PathBuf, wish: Box<ExportWish> },
    /// Write the page of help; needs no journal. Answered by [`crate::app::FileReply::PageWritten`].
    SaveHelpPage { page: Box<HelpPage>, to: PathBuf },
    /// Write a picture that is drawn; needs no journal. Answered as [`FileRequest::Export`].
    SavePicture { scene: Arc<Scene>, to: PathBuf },
    /// Write pages to print; needs no journal. Answered as [`FileRequest::Export`].
    SavePages { pages: Arc<[PaperPage]>, to: PathBuf },
}

impl FileRequest {
    /// Whether a newer request makes this one pointless.
    pub(super) fn is_outdone_by(&self, newer: &Self) -> bool {
        let slot = |of: &Self| if let Self::KeepDraft { slot, .. } = of { Some(*slot) } else { None };
        let both_look = matches!(
            (self, newer),
            (Self::LookAt { .. }, Self::LookAt { .. })
                | (Self::LookAfter { .. }, Self::LookAfter { .. })
                | (Self::Meet { .. }, Self::Meet { asked: true, .. })
                | (Self::Meet { asked: false, .. }, Self::Meet { .. })
        );
        both_look || (slot(self).is_some() && slot(self) == slot(newer))
    }

    /// Whether it lets go of the file that is open: what is done beside the worker with that has to end first.
    pub(super) const fn lets_go(&self) -> bool {
        match self {
            Self::Open { .. }
            | Self::TakeAsItIs
            | Self::OpenSample { .. }
            | Self::Lock
            | Self::SetPassphrase { .. }
            | Self::Restore { .. }
            | Self::Salvage { .. }
            | Self::DeleteAll { .. } => true,
            Self::LookAfter { .. }
            | Self::Meet { .. }
            | Self::MeetIn { .. }
            | Self::MeetNoMore
            | Self::ListBackups
            | Self::BackUp { .. }
            | Self::Compare { .. }
            | Self::KeepDraft { .. }
            | Self::LookAt { .. }
            | Self::Export { .. }
            | Self::SaveHelpPage { .. }
            | Self::SavePages { .. }
            | Self::SavePicture { .. } => false,
        }
    }

    /// The moment it tells of (ms UTC).
    pub(super) const fn told_ms(&self) -> Option<i64> {
        match self {
            Self::LookAfter { now_ms }
            | Self::Meet { now_ms, .. }
            | Self::MeetIn { now_ms, .. }
            | Self::SetPassphrase { now_ms, .. }
            | Self::BackUp { now_ms }
            | Self::Restore { now_ms, .. }
            | Self::Salvage { now_ms, .. }
            | Self::KeepDraft { now_ms, .. } => Some(*now_ms),
            Self::Open { .. }
            | Self::TakeAsItIs
            | Self::OpenSample { .. }
            | Self::Lock
            | Self::MeetNoMore
            | Self::ListBackups
            | Self::Compare { .. }
            | Self::DeleteAll { .. }
            | Self::LookAt { .. }
            | Self::Export { .. }
            | Self::SaveHelpPage { .. }
            | Self::SavePages { .. }
            | Self::SavePicture { .. } => None,
        }
    }

    /// Whether it writes into the journal that is open, so that something could be lost with its file. What only asks or
    /// puts another journal in the place of this one does not.
    pub(super) const fn writes(&self) -> bool {
        match self {
            Self::LookAfter { .. }
            | Self::Meet { .. }
            | Self::MeetIn { .. }
            | Self::MeetNoMore
            | Self::SetPassphrase { .. }
            | Self::BackUp { .. }
            | Self::KeepDraft { .. } => true,
            Self::Open { .. }
            | Self::TakeAsItIs
            | Self::OpenSample { .. }
            | Self::Lock
            | Self::ListBackups
            | Self::Compare { .. }
            | Self::Restore { .. }
            | Self::Salvage { .. }
            | Self::DeleteAll { .. }
            | Self::LookAt { .. }
            | Self::Export { .. }
            | Self::SaveHelpPage { .. }
            | Self::SavePages { .. }
            | Self::SavePicture { .. } => false,
        }
    }
}
