//! Every kind of chart, in one list: `gamut chart` and the Range room take theirs from it, with what each is called there,
//! in captions and in the names of files. A new one is a file in `charts/` and its place here.

use super::{
    charts::{
        context::context,
        each_feeling::picture::{feelings, feelings_in_view, feelings_on},
        expected::expected,
        profile_picture::profile,
        river::{moods::MOODS_ALONE, picture::river_picture},
        shifts::before_after_picture,
        symptoms::{symptoms, symptoms_in_view, symptoms_on},
        width::{width, width_in_view, width_on},
        year::{picture::year, what::YearOf},
    },
    scene::{
        headed::{Heading, headed},
        in_view::InView,
        picture::{Picture, PictureView, TimePicture},
    },
};
use crate::{
    analysis::{Analysis, BeforeAfter, Verdict, words::Measure},
    domain::{Catalogue, Context, DayKey, Journal},
};
use std::sync::Arc;

/// What the picture is called that lays what was around a day beside its range.
pub const BESIDE_RANGE: &str = "Sleep, drinks, company and tags";
/// What the lines of all feelings are called.
pub const EACH_FEELING: &str = "Each feeling";

/// One kind of chart.
#[derive(Debug)]
pub struct ChartKind {
    /// What stands behind `gamut chart`.
    pub key: &'static str,
    /// What `gamut chart --help` says of it.
    pub help: &'static str,
    /// What it is called in the window, and what the file of a picture begins with.
    pub name: &'static str,
    /// What its axes mean, above it in a file; empty where the picture has its title and its axes in itself.
    pub axes: &'static str,
    pub draw: Draw,
}

/// What a chart is drawn of.
#[derive(Debug, Clone, Copy)]
pub enum Draw {
    /// Of the journal's days; one that lies under the river in the Range room says where.
    Days(DrawDays, Option<Room>),
    /// Of one year, coloured by something.
    Year(fn(&Journal, Option<&Analysis>, YearOf, i32, DayKey, &PictureView) -> Picture),
    /// Of the days before and after an event.
    Event(fn(&BeforeAfter, &Catalogue, Measure, &PictureView) -> Picture),
}

pub(super) type DrawTime = fn(&OfDays<'_>, &InView, &PictureView) -> TimePicture;
pub(super) type DrawDays = fn(&OfDays<'_>, &PictureView) -> Picture;

/// The days of a journal, and what is worked out from them, where a chart asks for it.
pub struct OfDays<'a> {
    pub journal: &'a Journal,
    pub analysis: &'a dyn Fn() -> Arc<Analysis>,
    pub from: DayKey,
    pub until: DayKey,
}

impl std::fmt::Debug for OfDays<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OfDays").field("from", &self.from).field("until", &self.until).finish_non_exhaustive()
    }
}

/// How a chart lies under the river in the Range room.
#[derive(Debug, Clone, Copy)]
pub struct Room {
    /// Its place among the others there.
    place: u8,
    pub days: WhichDays,
    /// Whether a journal has anything to show in it.
    pub has: fn(&Journal, &Analysis) -> bool,
}

#[derive(Debug, Clone, Copy)]
pub enum WhichDays {
    /// Those in view, on a time axis: it is panned and zoomed with all others that have one.
    OnAxis { draw: DrawTime, on: fn(&OfDays<'_>, DayKey) -> String },
    /// Those in view, in groups.
    InView,
    /// It compares the newest days with earlier ones, whichever days are in view.
    Newest,
}

/// A chart as it lies under the river.
#[derive(Debug, Clone, Copy)]
pub struct UnderTheRiver {
    pub name: &'static str,
    pub room: Room,
    pub draw: DrawDays,
}

/// In the order in which the command line lists them.
pub static CHART_KINDS: &[ChartKind] = &[
    RIVER,
    ChartKind {
        key: "feelings",
        help: "Each feeling by itself",
        name: EACH_FEELING,
        axes: "Up: strength, 0 to 10, the mean of each day. Across: days",
        draw: Draw::Days(
            |of, view| feelings(of.journal, Some(&(of.analysis)()), of.from, of.until, view),
            Some(Room {
                place: 0,
                days: WhichDays::OnAxis {
                    draw: |of, days, view| feelings_in_view(of.journal, Some(&(of.analysis)()), days, view),
                    on: |of, day| feelings_on(of.journal, day),
                },
                has: |journal, _| journal.check_ins.iter().any(|c| !c.answers.is_empty()),
            }),
        ),
    },
    ChartKind {
        key: "symptoms",
        help: "Each symptom by itself",
        name: "Symptoms",
        axes: "Up: no, mild, moderate, strong; the strongest of each day. Across: days",
        draw: Draw::Days(
            |of, view| symptoms(of.journal, of.from, of.until, view),
            Some(Room {
                place: 5,
                days: WhichDays::OnAxis {
                    draw: |of, days, view| symptoms_in_view(of.journal, days, view),
                    on: |of, day| symptoms_on(of.journal, day),
                },
                has: |journal, _| journal.check_ins.iter().any(|c| !c.symptoms.is_empty()),
            }),
        ),
    },
    ChartKind {
        key: "profile",
        help: "How strong feelings get, how much they vary and change, beside what is usual",
        name: "Profile now and usually",
        axes: "Across: steps of the scale from 0 to 10",
        draw: Draw::Days(
            |of, view| profile(of.journal, &(of.analysis)(), view),
            Some(Room {
                place: 2,
                days: WhichDays::Newest,
                has: |_, analysis| matches!(analysis.verdict, Verdict::Judged { .. }),
            }),
        ),
    },
    ChartKind {
        key: "width",
        help: "How much feelings vary over three weeks, beside what is usual",
        name: "How much feelings vary",
        axes: "Up: how far apart a feeling's days lie in the three weeks up to each day, in steps. Across: days",
        draw: Draw::Days(
            |of, view| width(&(of.analysis)(), of.from, of.until, view),
            Some(Room {
                place: 1,
                days: WhichDays::OnAxis {
                    draw: |of, days, view| width_in_view(&(of.analysis)(), days, view),
                    on: |of, day| width_on(&(of.analysis)(), day),
                },
                has: |_, analysis| analysis.widths.iter().any(|w| w.pleasant.is_some() || w.unpleasant.is_some()),
            }),
        ),
    },
    YEAR,
    BEFORE_AFTER,
    ChartKind {
        key: "context",
        help: "Sleep, substances, company, tags and medicine beside how far days reached",
        name: BESIDE_RANGE,
        axes: "Across: how far a day reached, from its strongest unpleasant to its strongest pleasant rating, 0 to 20 steps",
        draw: Draw::Days(
            |of, view| context(of.journal, of.from, of.until, view),
            Some(Room {
                place: 3,
                days: WhichDays::InView,
                has: |journal, analysis| {
                    let is_said = |c: &Context| c.sleep.is_some() || c.company.is_some();
                    let has_words = |c: &Context| [&c.substances, &c.tags, &c.medicines].into_iter().any(|w| !w.is_empty());
                    is_rated(analysis) && journal.check_ins.iter().any(|c| is_said(&c.context) || has_words(&c.context))
                },
            }),
        ),
    },
    ChartKind {
        key: "expected",
        help: "What should have moved: expected and felt",
        name: "Expected and felt",
        axes: "Steps of the scale from 0 to 10",
        draw: Draw::Days(
            |of, view| expected(of.journal, of.until, view),
            Some(Room {
                place: 4,
                days: WhichDays::Newest,
                has: |journal, _| journal.check_ins.iter().any(|c| !c.expected_felt.is_empty()),
            }),
        ),
    },
];

/// It has a card of its own in the window.
pub const RIVER: ChartKind = ChartKind {
    key: "river",
    help: "How wide felt emotion was, day by day",
    name: "The river",
    axes: "Up from the middle line: the strongest pleasant feeling of each day, 0 to 10. Down: the strongest unpleasant one. \
           Across: days",
    draw: Draw::Days(|of, view| river_picture(of.journal, Some(&(of.analysis)()), of.from, of.until, view), None),
};

/// Where moods of another app stand in the place of the river.
const MOODS_AXES: &str = "Up: the mood on the other app's own scale. Across: days";

/// Whether anything was rated that a day reached to.
#[must_use]
pub fn is_rated(analysis: &Analysis) -> bool {
    analysis.reach.iter().any(|day| day.pleasant.is_some() || day.unpleasant.is_some())
}

/// It has a card of its own in the window.
pub const YEAR: ChartKind = ChartKind {
    key: "year",
    help: "The days of one year as small fields",
    name: "The year",
    axes: "One field is one day; the stronger its colour, the more of what the scale below says",
    draw: Draw::Year(|journal, found, of, number, until, view| year(journal, found, of, number, until, view).picture),
};

/// It has a card of its own in the window.
pub const BEFORE_AFTER: ChartKind = ChartKind {
    key: "before-after",
    help: "The weeks before and after an event",
    name: "Before and after",
    axes: "",
    draw: Draw::Event(before_after_picture),
};

/// The kind with this key.
#[must_use]
pub fn chart_kind(key: &str) -> Option<&'static ChartKind> {
    CHART_KINDS.iter().find(|kind| kind.key == key)
}

/// A picture as it goes into a file of its own: with its title, which days it shows and what its axes mean. `name` is what it
/// is called in the window; `days` are in words, empty where the picture says them itself.
#[must_use]
pub fn for_file(name: &str, picture: Picture, days: &str, view: &PictureView) -> Picture {
    let kind = CHART_KINDS.iter().find(|kind| kind.name == name && !kind.axes.is_empty());
    let Some(kind) = kind else { return picture };
    let title = picture.scene.title.clone();
    let axes = if title == MOODS_ALONE { MOODS_AXES } else { kind.axes };
    headed(picture, &Heading { title: &title, days, axes }, view)
}

/// What lies under the river in the Range room, in its order.
#[must_use]
pub fn under_the_river() -> Vec<UnderTheRiver> {
    let lies_there = |kind: &'static ChartKind| match kind.draw {
        Draw::Days(draw, Some(room)) => Some(UnderTheRiver { name: kind.name, room, draw }),
        Draw::Days(_, None) | Draw::Year(_) | Draw::Event(_) => None,
    };
    let mut all: Vec<_> = CHART_KINDS.iter().filter_map(lies_there).collect();
    all.sort_by_key(|shown| shown.room.place);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{analysis::analyse, exchange::sample_journal, report::Palette};
    use std::collections::HashSet;

    #[test]
    fn no_two_kinds_share_a_key_a_name_or_a_place() {
        let all: [Vec<String>; 3] = [
            CHART_KINDS.iter().map(|kind| kind.key.to_owned()).collect(),
            CHART_KINDS.iter().map(|kind| kind.name.to_owned()).collect(),
            under_the_river().iter().map(|shown| shown.room.place.to_string()).collect(),
        ];
        for list in all {
            assert_eq!(list.iter().collect::<HashSet<_>>().len(), list.len(), "{list:?}");
        }
    }

    #[test]
    fn every_picture_of_days_is_drawn_of_a_full_journal_and_of_an_empty_one_and_says_what_it_shows() {
        let today = DayKey::parse("2026-11-24").expect("a day");
        let sample = sample_journal(today, "Europe/Berlin");
        let view = PictureView { width: 900.0, palette: Palette::light(), text_scale: 1.0 };
        for (journal, is_full) in [(sample, true), (Journal::default(), false)] {
            let found = Arc::new(analyse(&journal, today));
            for kind in CHART_KINDS {
                let Draw::Days(draw, room) = kind.draw else { continue };
                let of = OfDays { journal: &journal, analysis: &|| Arc::clone(&found), from: today.plus(-60), until: today };
                let picture = draw(&of, &view);
                assert!(!picture.sentence.is_empty(), "{}", kind.key);
                let has = room.is_none_or(|room| (room.has)(&journal, &found));
                assert!(has || !is_full, "{}: the sample journal has everything", kind.key);
                assert!(!picture.table.rows.is_empty() || !is_full, "{}: what is drawn is a table, too", kind.key);
            }
        }
    }

    #[test]
    fn every_picture_in_a_file_says_what_it_is_which_days_it_shows_and_what_its_axes_mean() {
        let today = DayKey::parse("2026-11-24").expect("a day");
        let journal = sample_journal(today, "Europe/Berlin");
        let found = Arc::new(analyse(&journal, today));
        for width in [320.0, 1100.0] {
            let view = PictureView { width, palette: Palette::light(), text_scale: 1.0 };
            for kind in CHART_KINDS {
                let Draw::Days(draw, _) = kind.draw else { continue };
                let of = OfDays { journal: &journal, analysis: &|| Arc::clone(&found), from: today.plus(-60), until: today };
                let plain = draw(&of, &view);
                let (height, shapes) = (plain.scene.height, plain.scene.shapes.len());
                let file = for_file(kind.name, plain, "25 September 2026 to 24 November 2026", &view);
                let texts = file.scene.shapes.iter().filter_map(|s| match &s.form {
                    crate::report::Form::Text { text, .. } => Some(text.as_str()),
                    _ => None,
                });
                let said = texts.collect::<Vec<_>>().join(" ");
                for wanted in [file.scene.title.as_str(), "25 September 2026 to 24 November 2026", kind.axes] {
                    assert!(said.contains(wanted), "{} at {width}: {wanted:?} in {said:?}", kind.key);
                }
                assert!(file.scene.height > height && file.scene.shapes.len() > shapes, "{}", kind.key);
            }
        }
    }

    #[test]
    fn pictures_without_a_time_axis_say_what_is_pointed_at() {
        let today = DayKey::parse("2026-11-24").expect("a day");
        let journal = sample_journal(today, "Europe/Berlin");
        let found = Arc::new(analyse(&journal, today));
        let view = PictureView { width: 900.0, palette: Palette::light(), text_scale: 1.0 };
        for (key, says) in
            [("profile", "Pleasant feelings, how strong they get: "), ("context", " of 20 steps on average over ")]
        {
            let Some(ChartKind { draw: Draw::Days(draw, _), .. }) = chart_kind(key) else { panic!("{key}") };
            let of = OfDays { journal: &journal, analysis: &|| Arc::clone(&found), from: today.plus(-60), until: today };
            let picture = draw(&of, &view);
            let words: Vec<&str> = picture
                .parts
                .iter()
                .map(|p| picture.words_at(p.area.x + 1.0, p.area.y + p.area.height / 2.0).expect("a part says something"))
                .collect();
            assert!(words.iter().any(|w| w.contains(says)), "{key}: {words:?}");
            assert_eq!(picture.words_at(-5.0, -5.0), None, "{key}");
        }
    }
}
