//! How far a day reached: its glyph in the list, and in words.

use crate::{
    domain::{Answer, CheckIn, Journal, Valence},
    report::{Scene, day_glyph},
    ui::{
        painter::paint_scene,
        theme::{Look, semibold, size},
    },
};
use egui::{Align2, FontId, Role, Sense, Ui, Vec2, WidgetInfo};
use std::sync::Arc;

/// Twice ten steps of 4 points high: one step more or less is seen from one day to the next.
const GLYPH: Vec2 = Vec2::new(34.0, 82.0);

/// The strongest rating of each side of one day. Numbness is on neither side.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Reach {
    pleasant: Option<u8>,
    unpleasant: Option<u8>,
    /// Somewhere the answer was "can't tell".
    unsure: bool,
}

impl Reach {
    pub(super) fn of(journal: &Journal, check_ins: &[&Arc<CheckIn>]) -> Self {
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

    pub(super) const fn is_answered(self) -> bool {
        self.pleasant.is_some() || self.unpleasant.is_some() || self.unsure
    }

    pub(super) fn words(self) -> String {
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
pub(super) fn glyph(ui: &mut Ui, look: &Look, reach: Reach) {
    let (rect, r) = ui.allocate_exact_size(GLYPH, Sense::hover());
    r.widget_info(|| WidgetInfo::labeled(Role::Image, true, reach.words()));
    if ui.is_rect_visible(rect) {
        // As far as a day can reach: a narrow one is seen as narrow before anything is read.
        ui.painter().rect_filled(rect, 6.0, look.ground());
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
