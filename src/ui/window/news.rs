//! Once after an update what is new is told. A journal that is new never says so, and nothing else ever asks for attention.

use super::{GamutWindow, state::NewsSeen};
use crate::{
    app::SmallFiles,
    guidance::{all_news, news_since},
    ui::{shell, whats_new},
};
use egui::Context;

/// The last version that kept no note of itself.
const BEFORE_ANY_NOTE: &str = "0.1.0";

impl GamutWindow {
    /// The version that runs, and where the one that was seen last is kept.
    pub fn is_version(&mut self, has: &str, files: SmallFiles) {
        self.news = NewsSeen { has: has.to_owned(), ..NewsSeen::of(files) };
    }

    /// Once the journal is there, and nobody came for a check-in alone. It is noted first: where that can't be done, it
    /// would be told at every start.
    pub(super) fn tell_what_is_new(&mut self, ctx: &Context) {
        if self.news.is_looked_at || self.small.is_one || shell::is_covered(ctx) {
            return;
        }
        let Some(open) = self.model.open() else { return };
        if open.journal.journal.settings.sample {
            return;
        }
        let is_new = open.journal.is_new();
        self.news.is_looked_at = true;
        let NewsSeen { files, has, .. } = &self.news;
        let had = files.version_seen();
        if had.as_ref() == Some(has) {
            return;
        }
        let news = news_since(&all_news().versions, had.as_deref().unwrap_or(BEFORE_ANY_NOTE), has);
        if files.keep_version_seen(has) && !is_new && !news.is_empty() {
            whats_new::open(ctx, news);
        }
    }
}
