//! One day of the journal: how far it reached, its check-ins and what happened on it.

use super::{check_in_card::check_in_line, day_words::day_words};
use crate::{
    app::{CheckInChange, EventChange, EventForm, take_in_hand},
    domain::{Answer, CheckIn, DayKey, Event, Journal, Valence},
    report::{Scene, day_glyph},
    ui::{
        View,
        painter::paint_scene,
        screens::{range::before_after, today::more},
        theme::{Look, semibold, size},
        widgets::{Icon, caption, card, icon_button, link, rule, section, strong},
    },
};
use egui::{Align2, FontId, Frame, Margin, Role, Sense, Ui, Vec2, WidgetInfo, vec2};
use std::sync::Arc;

/// Twice ten steps of 2.4 points high.
const GLYPH: Vec2 = Vec2::new(18.0, 50.0);

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>, day: DayKey) {
    let look = view.look;
    let journal = Arc::clone(&view.open.journal);
    let today = view.today();
    let check_ins: Vec<_> = journal.on(day).collect();
    card(ui, look, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            let reach = Reach::of(&journal, &check_ins);
            if reach.is_answered() {
                glyph(ui, look, reach);
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
                ui.set_width(ui.available_width());
                ui.horizontal_wrapped(|ui| {
                    section(ui, &day_words(day, today));
                    write_for(ui, view, day, check_ins.is_empty());
                });
                for event in journal.events_on(day) {
                    event_line(ui, view, event);
                }
                for (i, check_in) in check_ins.iter().enumerate() {
                    if i > 0 {
                        rule(ui, look);
                        ui.add_space(4.0);
                    }
                    check_in_line(ui, view, check_in);
                }
                for mood in view.open.moods_alone(day) {
                    caption(ui, look, mood);
                }
                if check_ins.is_empty() {
                    caption(ui, look, "No check-in on this day");
                }
            });
        });
    });
}

/// How far a day reached, or what was noted on it where no check-in was written.
pub(crate) fn reach_words(journal: &Journal, day: DayKey) -> String {
    let check_ins: Vec<_> = journal.on(day).collect();
    let events: Vec<String> = journal.events_on(day).map(Event::words).collect();
    let reach = if check_ins.is_empty() { Vec::new() } else { vec![Reach::of(journal, &check_ins).words()] };
    reach.into_iter().chain(events).collect::<Vec<_>>().join(" · ")
}

/// In words where nothing is written yet, as a plus sign where something is.
fn write_for(ui: &mut Ui, view: &mut View<'_>, day: DayKey, is_empty: bool) {
    let today = view.today();
    if day > today {
        return;
    }
    let words = if day == today { "Write for today" } else { "Write for this day" };
    let asked = if is_empty {
        link(ui, view.look, words).clicked()
    } else {
        icon_button(ui, view.look, Icon::Add, &format!("Write for {}", day.words())).clicked()
    };
    if asked {
        view.actions.ask(CheckInChange::WriteFor(day));
    }
}

fn event_line(ui: &mut Ui, view: &mut View<'_>, event: &Event) {
    let look = view.look;
    if view.forms.today.event.as_ref().is_some_and(|f| f.id.as_ref() == Some(&event.id)) {
        return more::event_form(ui, view);
    }
    Frame::new().fill(look.accent_soft()).corner_radius(8).inner_margin(Margin::symmetric(12, 4)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            strong(ui, &event.words());
            if !event.note.is_empty() {
                caption(ui, look, &event.note);
            }
            before_after::opener(ui, view, event);
            let named = format!("the event of {}", event.day.words());
            if icon_button(ui, look, Icon::Edit, &format!("Change {named}")).clicked() {
                let is_it = |form: &EventForm| form.id.as_ref() == Some(&event.id);
                take_in_hand(&mut view.forms.today.event, is_it, EventForm::of(event));
            }
            if icon_button(ui, look, Icon::Trash, &format!("Remove {named}")).clicked() {
                view.actions.ask(EventChange::Remove(event.id.clone()));
            }
        });
    });
    if before_after::is_shown(view, event) {
        before_after::panel(ui, view);
    }
}

/// The strongest rating of each side of one day. Numbness is on neither side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Reach {
    pleasant: Option<u8>,
    unpleasant: Option<u8>,
    /// Somewhere the answer was "can't tell".
    unsure: bool,
}

impl Reach {
    fn of(journal: &Journal, check_ins: &[&Arc<CheckIn>]) -> Self {
        let mut reach = Self::default();
        for (id, answer) in check_ins.iter().flat_map(|c| &c.answers) {
            let side = match journal.catalogue.feeling(*id).map(|f| f.valence) {
                Some(Valence::Pleasant) => &mut reach.pleasant,
                Some(Valence::Unpleasant) => &mut reach.unpleasant,
                Some(Valence::Numbness) | None => continue,
            };
            match answer {
                Answer::Rated(i) => *side = Some(side.map_or(i.steps(), |n| n.max(i.steps()))),
                Answer::CannotTell => reach.unsure = true,
            }
        }
        reach
    }

    const fn is_answered(self) -> bool {
        self.pleasant.is_some() || self.unpleasant.is_some() || self.unsure
    }

    fn words(self) -> String {
        let side = |n: Option<u8>| match n {
            None => "not answered".to_owned(),
            Some(0) => "not felt".to_owned(),
            Some(n) => n.to_string(),
        };
        let unsure = if self.unsure { ", in places can't tell" } else { "" };
        format!("Strongest pleasant: {}; strongest unpleasant: {}{unsure}", side(self.pleasant), side(self.unpleasant))
    }
}

/// Pleasant up from the middle line, unpleasant down. A side that was not answered has nothing.
fn glyph(ui: &mut Ui, look: &Look, reach: Reach) {
    let (rect, r) = ui.allocate_exact_size(GLYPH, Sense::hover());
    r.widget_info(|| WidgetInfo::labeled(Role::Image, true, reach.words()));
    if ui.is_rect_visible(rect) {
        if reach.pleasant.is_none() && reach.unpleasant.is_none() {
            let font = FontId::new(size::SECTION, semibold());
            ui.painter().text(rect.center(), Align2::CENTER_CENTER, "?", font, look.muted());
        } else {
            let shapes = day_glyph(reach.pleasant, reach.unpleasant, GLYPH.x, GLYPH.y, &look.palette);
            let (title, description) = (String::new(), reach.words());
            let scene = Scene { width: GLYPH.x, height: GLYPH.y, title, description, background: None, shapes };
            paint_scene(ui.painter(), rect.min, &scene);
        }
    }
    r.on_hover_text(reach.words());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Catalogue, CheckInDraft, DayStart, Instant, Intensity, Moment};

    fn reach(answers: &[(&str, Answer)]) -> Reach {
        let journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
        let mut draft = CheckInDraft { note: "x".into(), ..CheckInDraft::default() };
        for (key, answer) in answers {
            draft.answers.insert(journal.catalogue.feeling_by_key(key).expect("a starting feeling").id, *answer);
        }
        let instant = Instant { utc_ms: 1_790_000_000_000, offset_s: 0 };
        let at = Moment { instant, zone: "UTC".into() };
        let start = DayStart::default();
        let c = draft.finish("a".into(), at, instant.day(start), instant, start).expect("a note");
        Reach::of(&journal, &[&Arc::new(c)])
    }

    #[test]
    fn a_day_without_answers_reaches_nowhere_and_not_felt_is_nought() {
        assert!(!reach(&[]).is_answered());
        let n = |n| Answer::Rated(Intensity::new(n).expect("0 to 10"));
        assert!(!reach(&[("numbness", n(9))]).is_answered(), "numbness is on neither side");
        let day = reach(&[("joy", n(0)), ("sadness", n(4)), ("anger", n(6))]);
        assert_eq!((day.pleasant, day.unpleasant, day.unsure), (Some(0), Some(6), false));
        let day = reach(&[("joy", Answer::CannotTell)]);
        assert_eq!((day.pleasant, day.unpleasant, day.unsure), (None, None, true));
        assert!(day.words().contains("pleasant: not answered"));
    }
}
