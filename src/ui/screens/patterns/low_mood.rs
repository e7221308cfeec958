//! The notice about low mood, heavier times and feeling nothing: calm, with its way to people, and put away when the
//! person says so.

use crate::{
    analysis::{Analysis, Course, InWords, LowMood, in_words_key, low_mood_key, low_mood_put_away, words},
    app::{Action, PatternAnswerChange, Room},
    domain::{PatternAnswer, PatternKey, Way},
    ui::{
        View,
        widgets::{bullets, caption, disclosure, link, para, quiet, section, text_card},
    },
};
use egui::Ui;

/// In full, with the rule behind it; put away, a line that can be taken back.
pub(crate) fn in_full(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let told = Told::of(view);
    let hidden = hidden(view);
    if told.is_nothing() && hidden.is_empty() {
        return;
    }
    text_card(ui, look, |ui| {
        section(ui, "The last two weeks");
        for line in told.in_full() {
            para(ui, &line);
        }
        if !told.is_nothing() {
            ways_on(ui, view, &told);
        }
        if !hidden.is_empty() {
            caption(ui, look, "You put a notice about these weeks away. Help is one key away: F1");
            if link(ui, look, "Show the notice again").clicked() {
                for answer in hidden {
                    say(view, answer.pattern, false);
                }
            }
        }
        if told.low.is_some() {
            disclosure(ui, look, "How this notice comes about", |ui| bullets(ui, look, &words::low_mood_rule()));
        }
        if told.in_words.is_some() {
            disclosure(ui, look, "How these levels come about", |ui| bullets(ui, look, &words::in_words_rule()));
        }
    });
}

/// The answers by which what would be told is put away.
fn hidden(view: &View<'_>) -> Vec<PatternAnswer> {
    let Some(findings) = view.open.findings.as_ref() else { return Vec::new() };
    let (journal, today) = (&view.open.journal, view.today());
    let low = low_mood_put_away(journal, today).filter(|_| findings.analysis.low_mood.is_some());
    low.into_iter().chain(findings.analysis.in_words_hidden(journal, today)).cloned().collect()
}

/// What there is to tell; what was put away is not in it.
struct Told {
    low: Option<LowMood>,
    heavier: Option<Course>,
    in_words: Option<InWords>,
    has_usual: bool,
}

impl Told {
    fn of(view: &View<'_>) -> Self {
        let Some(findings) = view.open.findings.as_ref() else { return Self::nothing() };
        let (journal, today) = (&view.open.journal, view.today());
        let a: &Analysis = &findings.analysis;
        let low_stays = low_mood_put_away(journal, today).is_none();
        Self {
            low: a.low_mood.clone().filter(|_| low_stays),
            heavier: a.heavier.clone().filter(|_| low_stays),
            in_words: a.in_words_told(journal, today),
            has_usual: a.usual_reach.is_some(),
        }
    }

    fn nothing() -> Self {
        Self { low: None, heavier: None, in_words: None, has_usual: false }
    }

    fn is_nothing(&self) -> bool {
        self.low.is_none() && self.heavier.is_none() && self.in_words.is_none()
    }

    fn in_full(&self) -> Vec<String> {
        let low = self.low.as_ref().map(words::low_mood_lines).unwrap_or_default();
        self.with(low)
    }

    /// Low mood first.
    fn with(&self, mut lines: Vec<String>) -> Vec<String> {
        lines.extend(self.heavier.iter().flat_map(words::heavier_lines));
        lines.extend(self.in_words.iter().flat_map(|said| words::in_words_lines(said, self.has_usual)));
        lines
    }
}

fn ways_on(ui: &mut Ui, view: &mut View<'_>, told: &Told) {
    let look = view.look;
    ui.horizontal_wrapped(|ui| {
        if quiet(ui, look, "Open Help").clicked() {
            view.actions.ask(Action::Go(Room::Help));
        }
        if told.in_words.is_some() && quiet(ui, look, "Try a way").clicked() {
            view.actions.ask(Action::OpenWay(view.open.first_way().unwrap_or(Way::Senses)));
        }
        let (is_low, today) = (told.low.is_some() || told.heavier.is_some(), view.today());
        if link(ui, look, "Not now").clicked() {
            if is_low {
                say(view, low_mood_key(today), true);
            }
            if told.in_words.is_some() {
                say(view, in_words_key(today), true);
            }
        }
    });
}

fn say(view: &mut View<'_>, pattern: PatternKey, dismissed: bool) {
    let at = view.shell.now.instant;
    view.actions.ask(PatternAnswerChange(PatternAnswer { pattern, dismissed, reason: String::new(), at }));
}
