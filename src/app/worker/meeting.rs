//! Other machines met in a folder, by the worker.

use super::{
    reply::{FileReply, Reply},
    state::{Worker, not_done, said},
};
use crate::{
    app::MeetingNow,
    storage::{Secret, Store},
};
use std::path::Path;

impl Worker {
    /// Looks into the meeting folder, where this journal has one. What comes is told; that there was nothing only where
    /// somebody `asked`.
    pub(super) fn meet(&mut self, now_ms: i64, asked: bool) -> Vec<Reply> {
        let Some(store) = self.store.as_mut() else { return Vec::new() };
        let met = match store.meet_in_folder(now_ms) {
            Ok(None) => return Vec::new(),
            Ok(Some(met)) => met,
            Err(e) => {
                let sentence = e.to_string();
                // Told once, not each time the folder is looked at.
                let is_known = self.care.meeting.as_ref().is_some_and(|now| now.trouble.as_deref() == Some(&sentence));
                if let Some(now) = &mut self.care.meeting {
                    now.trouble = Some(sentence.clone());
                }
                let mut replies: Vec<Reply> = vec![FileReply::CaredFor(self.care.clone()).into()];
                replies.extend((asked || !is_known).then(|| said(sentence, true)));
                return replies;
            }
        };
        if let Some(now) = &mut self.care.meeting {
            (now.trouble, now.met_ms) = (None, Some(now_ms));
            now.left_alone.clone_from(&met.left_alone);
        }
        let mut replies = Vec::new();
        if !met.met.is_nothing() {
            replies.extend(self.shown_anew());
        }
        replies.push(FileReply::CaredFor(self.care.clone()).into());
        if asked || !met.met.is_nothing() {
            replies.push(said(met.words(), false));
        }
        replies
    }

    /// Meets others in this folder from now on, and at once.
    pub(super) fn meet_in(&mut self, folder: &Path, code: Option<&Secret>, now_ms: i64) -> Vec<Reply> {
        let Some(store) = self.store.as_mut() else { return vec![not_done("No journal is open that could meet others")] };
        if let Err(e) = store.meet_others_in(folder, code) {
            return vec![said(e.to_string(), true)];
        }
        self.care.meeting = meeting_of(store);
        self.meet(now_ms, true)
    }

    pub(super) fn meet_no_more(&mut self) -> Vec<Reply> {
        let Some(store) = self.store.as_mut() else { return vec![not_done("No journal is open that could meet others")] };
        if let Err(e) = store.meet_no_more() {
            return vec![said(e.to_string(), true)];
        }
        self.care.meeting = None;
        vec![
            FileReply::CaredFor(self.care.clone()).into(),
            said("This journal meets nobody any more. Its file in the folder stays there until you delete it", false),
        ]
    }
}

/// Where it meets others, as far as that can be read.
pub(super) fn meeting_of(store: &Store) -> Option<MeetingNow> {
    let place = store.meeting_place().ok().flatten()?;
    Some(MeetingNow { place, left_alone: Vec::new(), trouble: None, met_ms: None })
}
