//! One day of the journal: how far it reached, its check-ins and what happened on it.

use super::{check_in_card::check_in_line, journal::day_words, today_more};
use crate::{
    app::{Action, EventForm},
    domain::{Answer, CheckIn, DayKey, Event, Journal, Valence},
    ui::{
        View,
        look::{Look, colour, semibold, size},
        widgets::{Icon, caption, card, icon_button, link, section, strong},
    },
};
use egui::{Align2, FontId, Frame, Margin, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};
use std::sync::Arc;

/// Half the height of the glyph: ten steps of 2.4 points.
const HALF: f32 = 24.0;

pub fn show(ui: &mut Ui, view: &mut View<'_>, day: DayKey) {
    let look = view.look;
    let journal = Arc::clone(&view.model.journal);
    let today = view.model.today();
    let check_ins: Vec<_> = journal.on(day).collect();
    card(ui, look, |ui| {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 12.0;
            let reach = Reach::of(&journal, &check_ins);
            if reach.is_answered() {
                glyph(ui, look, reach);
            }
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.x = 8.0;
                ui.set_width(ui.available_width());
                ui.horizontal_wrapped(|ui| {
                    section(ui, &day_words(day, today));
                    let words = if day == today { "Write for today" } else { "Write for this day" };
                    if day <= today && link(ui, look, words).clicked() {
                        view.actions.ask(Action::WriteFor(day));
                    }
                });
                for event in journal.events_on(day) {
                    event_line(ui, view, event);
                }
                for (i, check_in) in check_ins.iter().enumerate() {
                    if i > 0 {
                        let y = ui.cursor().top();
                        ui.painter().hline(ui.max_rect().x_range(), y, Stroke::new(1.0, look.line()));
                        ui.add_space(4.0);
                    }
                    check_in_line(ui, view, check_in);
                }
                if check_ins.is_empty() {
                    caption(ui, look, "No check-in on this day");
                }
            });
        });
    });
}

fn event_line(ui: &mut Ui, view: &mut View<'_>, event: &Event) {
    let look = view.look;
    if view.forms.event.as_ref().is_some_and(|f| f.id.as_ref() == Some(&event.id)) {
        return today_more::event_form(ui, view);
    }
    Frame::new().fill(look.accent_soft()).corner_radius(8).inner_margin(Margin::symmetric(12, 4)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            strong(ui, &event.words());
            if !event.note.is_empty() {
                caption(ui, look, &event.note);
            }
            let named = format!("the event of {}", event.day.words());
            if icon_button(ui, look, Icon::Edit, &format!("Change {named}")).clicked() {
                let Event { id, day, what, name, dose, note, .. } = event.clone();
                view.forms.event = Some(EventForm { id: Some(id), day, what, name, dose, note });
            }
            if icon_button(ui, look, Icon::Trash, &format!("Remove {named}")).clicked() {
                view.actions.ask(Action::DeleteEvent(Arc::clone(&event.id)));
            }
        });
    });
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

/// Pleasant up from the middle line, unpleasant down. A side that was not answered has no track at all.
fn glyph(ui: &mut Ui, look: &Look, reach: Reach) {
    let (rect, r) = ui.allocate_exact_size(vec2(14.0, 2.0 * HALF + 8.0), Sense::hover());
    r.widget_info(|| WidgetInfo::labeled(Role::Image, true, reach.words()));
    if ui.is_rect_visible(rect) {
        let middle = rect.center();
        side(ui, look, middle, reach.pleasant, -1.0, colour(look.palette.pleasant));
        side(ui, look, middle, reach.unpleasant, 1.0, colour(look.palette.unpleasant));
        let line = Stroke::new(1.5, look.outline());
        ui.painter().hline(rect.x_range(), middle.y, line);
        if reach.pleasant.is_none() && reach.unpleasant.is_none() {
            let font = FontId::new(size::BODY, semibold());
            ui.painter().text(middle - vec2(0.0, 12.0), Align2::CENTER_CENTER, "?", font, look.muted());
        }
    }
    r.on_hover_text(reach.words());
}

/// `way` is −1 for up and 1 for down.
fn side(ui: &Ui, look: &Look, middle: egui::Pos2, strongest: Option<u8>, way: f32, tint: egui::Color32) {
    let Some(steps) = strongest else { return };
    let bar = |reach: f32| Rect::from_two_pos(pos2(middle.x - 4.0, middle.y), pos2(middle.x + 4.0, middle.y + way * reach));
    ui.painter().rect_filled(bar(HALF), 3.0, look.unanswered());
    if steps == 0 {
        // Looked, and it wasn't there: a ring on the axis.
        let ring = Rect::from_center_size(middle + vec2(0.0, way * 5.0), vec2(7.0, 7.0));
        ui.painter().rect_stroke(ring, 3.5, Stroke::new(2.0, tint), StrokeKind::Inside);
    } else {
        ui.painter().rect_filled(bar(HALF * f32::from(steps) / 10.0), 3.0, tint);
    }
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
