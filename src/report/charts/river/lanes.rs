//! The strips under the river on the same days: numbness, sleep, events, substances, symptoms, imported mood.

use crate::{
    domain::{DayKey, Event, SymptomStrength},
    report::{
        Anchor, Form, Frame, LoggedDay, Paint, Rgb, Role, Said, Scene, Stroke, Weight,
        charts::{
            columns::{NARROWEST_BAR, bar},
            imported::{ImportedTitles, OWN_ROWS},
        },
        days_a_column, first_fitting, fitted,
    },
};

/// A bar of a lane is at most so wide, points.
const WIDEST_BAR: f32 = 9.0;

/// A strip under the river on the same days. The self-harm item is in none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lane {
    Numbness,
    Sleep,
    Events,
    Substances,
    Symptoms,
    /// Of another app; not part of the range.
    ImportedMood,
    /// A row of numbers of another app, by its place among those that are drawn.
    OwnRow(u8),
}

impl Lane {
    /// In the order they lie under the river; the last ones give way first when there is no room.
    pub const ALL: [Self; 6 + OWN_ROWS] = [
        Self::Numbness,
        Self::Sleep,
        Self::Events,
        Self::Substances,
        Self::Symptoms,
        Self::ImportedMood,
        Self::OwnRow(0),
        Self::OwnRow(1),
        Self::OwnRow(2),
    ];

    /// Its name, from long to short.
    #[must_use]
    pub const fn titles(self) -> &'static [&'static str] {
        match self {
            Self::Numbness => &["Numbness, 0 to 10", "Numbness"],
            Self::Sleep => &["Sleep, 0 to 12 hours", "Sleep"],
            Self::Events => &["Events"],
            Self::Substances => &["Drinks and other substances: named, or none", "Drinks, substances", "Drinks"],
            Self::Symptoms => &["Symptoms, strongest of the day: none to strong", "Strongest symptom", "Symptoms"],
            Self::ImportedMood => {
                &["Overall mood from another app, not part of the range", "Overall mood (imported)", "Imported mood"]
            }
            Self::OwnRow(_) => &["Numbers from another app, not part of the range", "Imported numbers"],
        }
    }

    /// What a day has in this lane, 0 to 1; `None` = nothing was said.
    fn value(self, d: &LoggedDay) -> Option<f32> {
        match self {
            Self::Numbness => d.numbness.map(|n| n / 10.0),
            Self::Sleep => d.sleep_hours.map(|h| (h / 12.0).min(1.0)),
            Self::Events => None,
            Self::ImportedMood => d.imported_mood,
            Self::OwnRow(n) => d.own_rows.get(usize::from(n)).copied().flatten(),
            Self::Substances => said(d.substances, 1.0),
            Self::Symptoms => said(
                d.symptoms,
                match d.strongest_symptom {
                    Some(SymptomStrength::Strong) => 1.0,
                    Some(SymptomStrength::Moderate) => 2.0 / 3.0,
                    Some(SymptomStrength::Mild) | None => 1.0 / 3.0,
                },
            ),
        }
    }

    /// Whether anything was said for it on these days.
    pub(super) fn is_in(self, days: &[LoggedDay]) -> bool {
        days.iter().any(|d| self.value(d).is_some())
    }

    /// The sum of what these days have in this lane, and how many have something.
    pub(super) fn sum(self, days: &[LoggedDay]) -> (f32, u32) {
        days.iter().filter_map(|d| self.value(d)).fold((0.0, 0), |(sum, n), v| (sum + v, n + 1))
    }

    /// The same where the apps it comes from are known.
    fn titles_with(self, imported: &ImportedTitles) -> Vec<String> {
        let known = match self {
            Self::ImportedMood => imported.overall.as_slice(),
            Self::OwnRow(n) => imported.own.get(usize::from(n)).map(Vec::as_slice).unwrap_or_default(),
            Self::Numbness | Self::Sleep | Self::Events | Self::Substances | Self::Symptoms => &[],
        };
        if known.is_empty() { self.titles().iter().map(|t| (*t).to_owned()).collect() } else { known.to_vec() }
    }

    fn strip_height(self, frame: &Frame) -> f32 {
        match self {
            Self::Numbness | Self::Sleep => 22.0,
            Self::Symptoms | Self::ImportedMood | Self::OwnRow(_) => 15.0,
            Self::Substances => 9.0,
            Self::Events => frame.line_height() + 2.0,
        }
    }

    #[must_use]
    pub fn height(self, frame: &Frame) -> f32 {
        frame.line_height() + self.strip_height(frame) + 9.0
    }

    fn colour(self, frame: &Frame) -> Rgb {
        if self == Self::Numbness { frame.palette.numbness } else { frame.palette.lane }
    }

    /// Draws title and strip beneath `y`: a bar for each of `means`, the mean of the days from a first to a last one.
    pub(super) fn draw(
        self,
        scene: &mut Scene,
        frame: &Frame,
        means: impl Iterator<Item = ((DayKey, DayKey), f32)>,
        events: &[&Event],
        imported: &ImportedTitles,
        y: f32,
    ) {
        let p = &frame.palette;
        let each = days_a_column(frame.day_points, NARROWEST_BAR);
        let titles = self.titles_with(imported);
        let titles: Vec<String> = titles.iter().flat_map(|t| said_of_columns(t, each, self)).collect();
        let ways: Vec<&str> = titles.iter().map(String::as_str).collect();
        if let Some(title) = first_fitting(&ways, frame.width, frame.caption, Weight::Regular) {
            scene.add(Role::Plain, frame.text(frame.x, y + frame.caption, Anchor::Start, p.muted, Weight::Regular, title));
        }
        let (top, h) = (y + frame.line_height() + 2.0, self.strip_height(frame));
        if self == Self::Events {
            draw_events(scene, frame, events, top);
            return;
        }
        let base = top + h;
        let stroke = Stroke::solid(p.line, 1.0);
        scene.add(Role::Plain, Form::Line { from: (frame.x, base), to: (frame.right(), base), stroke });
        for (days, mean) in means {
            let (x, w) = bar(frame, days, WIDEST_BAR);
            // "No", "none" and 0 were said: a low mark, where silence leaves nothing.
            let (tall, alpha) = if mean > 0.0 { ((h * mean).max(3.0), 0.8) } else { (1.5, 1.0) };
            let fill = Some(Paint::with_alpha(self.colour(frame), alpha));
            scene.add(Role::Lane, Form::Rect { x, y: base - tall, w, h: tall, radius: 0.0, fill, stroke: None });
        }
    }
}

/// Where days share a bar the title says that it is their mean, if there is room.
fn said_of_columns(title: &str, each: i32, lane: Lane) -> Vec<String> {
    let plain = title.to_owned();
    if each > 1 && lane != Lane::Events { vec![format!("{title}; means of {each} days"), plain] } else { vec![plain] }
}

const fn said(what: Said, yes: f32) -> Option<f32> {
    match what {
        Said::Nothing => None,
        Said::No => Some(0.0),
        Said::Yes => Some(yes),
    }
}

/// A small flag for each event, and its name where there is room before the next.
fn draw_events(scene: &mut Scene, frame: &Frame, events: &[&Event], top: f32) {
    let p = &frame.palette;
    let middle = top + frame.line_height() / 2.0;
    // One that slides out at the edge goes with its middle.
    let events: Vec<&&Event> = events.iter().filter(|e| frame.shows_middle(e.day)).collect();
    for (i, e) in events.iter().enumerate() {
        let x = frame.middle_of(e.day);
        let s = (frame.caption * 0.32).min(5.0);
        let points = vec![(x, middle - s), (x + s, middle), (x, middle + s), (x - s, middle)];
        scene.add(Role::Lane, Form::Polygon { points, fill: Some(Paint::solid(p.ink)), stroke: None });
        let next = events.get(i + 1).map_or(frame.right(), |n| frame.middle_of(n.day) - s - 6.0);
        let words = if e.name.trim().is_empty() { e.what.label() } else { e.name.trim() };
        let (from, baseline) = (x + s + 5.0, middle + frame.caption * 0.34);
        if let Some(words) = fitted(words, next - from, frame.caption, Weight::Regular) {
            scene.add(Role::Plain, frame.text(from, baseline, Anchor::Start, p.ink, Weight::Regular, words));
        } else if i == 0
            && let Some(words) = fitted(words, x - s - 5.0 - frame.x, frame.caption, Weight::Regular)
        {
            scene.add(Role::Plain, frame.text(x - s - 5.0, baseline, Anchor::End, p.ink, Weight::Regular, words));
        }
    }
}
