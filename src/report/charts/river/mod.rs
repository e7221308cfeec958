pub(crate) mod band;
pub(crate) mod lanes;
pub(crate) mod legend;
pub(crate) mod overlay;
pub(crate) mod picture;
pub(crate) mod stream;

use crate::{
    analysis::{Analysis, Pattern},
    domain::{DayKey, Event, Journal},
    report::{
        Frame, Lane, LoggedDay, Medicine, Palette, Scene, Table, Weight, axis_height, bandwidth_days, day_words, draw_axis,
        draw_medicines, gaps, logged_days, medicine_height, medicines,
        text::{words, words::Shown},
        text_width,
    },
};
use std::{ops::Range, sync::Arc};

/// What to draw and how large. Days are both included; a view of no days is taken as one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RiverView {
    pub from: DayKey,
    pub until: DayKey,
    /// Points; 300 to 1900 is what it is made for.
    pub width: f32,
    pub height: f32,
    pub palette: Palette,
    /// 0.8 to 2.
    pub text_scale: f32,
    /// The day under the cross-hair.
    pub reading: Option<DayKey>,
}

/// Where the river itself lies in the picture; for pointing at days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plot {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
}

impl Plot {
    #[must_use]
    pub fn middle(&self) -> f32 {
        self.y + self.height / 2.0
    }

    /// Height of one step of the 0–10 scale.
    #[must_use]
    pub fn step(&self) -> f32 {
        self.height / 20.0
    }
}

/// The hero picture, with what it says in words and the table behind it.
#[derive(Debug, Clone, PartialEq)]
pub struct River {
    pub scene: Scene,
    /// What the picture shows.
    pub sentence: String,
    pub plot: Plot,
    pub from: DayKey,
    pub until: DayKey,
    /// All days it was drawn from, and which of them are in view.
    days: Arc<[LoggedDay]>,
    in_view: Range<usize>,
    /// Lanes that had something to show and no room.
    pub left_out: Vec<Lane>,
    /// The height at which everything has room.
    pub full_height: f32,
}

impl River {
    /// The days with check-ins in view, in order: the table behind the picture.
    #[must_use]
    pub fn rows(&self) -> &[LoggedDay] {
        self.days.get(self.in_view.clone()).unwrap_or_default()
    }

    fn width_days(&self) -> i32 {
        self.until.since(self.from) + 1
    }

    /// The day at this x, the nearest one when it is outside.
    #[must_use]
    #[expect(clippy::cast_possible_truncation, reason = "clamped to the days in view")]
    pub fn day_at(&self, x: f32) -> DayKey {
        let days = self.width_days() as f32;
        let at = ((x - self.plot.x) / self.plot.width * days).floor();
        self.from.plus(if at.is_finite() { at.clamp(0.0, days - 1.0) as i32 } else { 0 })
    }

    /// The middle of a day; outside the plot for days out of view.
    #[must_use]
    pub fn x_of(&self, day: DayKey) -> f32 {
        self.plot.x + (day.since(self.from) as f32 + 0.5) * self.plot.width / self.width_days() as f32
    }

    /// The day's row, where it has check-ins.
    #[must_use]
    pub fn row(&self, day: DayKey) -> Option<&LoggedDay> {
        self.rows().binary_search_by_key(&day, |r| r.day).ok().and_then(|i| self.rows().get(i))
    }

    /// One line for each day with check-ins.
    #[must_use]
    pub fn table(&self) -> Table {
        let mut table =
            Table::new(&["Day", "Check-ins", "Strongest pleasant", "Strongest unpleasant", "Numbness", "Can't tell"]);
        let n = |v: Option<u8>| v.map(|n| n.to_string());
        table.rows.extend(self.rows().iter().map(|r| {
            let numb = r.numbness.map(|v| format!("{v:.1}"));
            let counts = |n: u32| Some(n.to_string());
            vec![Some(r.day.to_string()), counts(r.check_ins), n(r.pleasant), n(r.unpleasant), numb, counts(r.cannot_tell)]
        }));
        if self.rows().iter().any(|r| r.imported_mood.is_some()) {
            table.columns.push("Overall mood from another app, % of its highest".to_owned());
            for (line, day) in table.rows.iter_mut().zip(self.rows()) {
                line.push(day.imported_mood.map(|m| format!("{:.0}", m * 100.0)));
            }
        }
        table
    }

    /// The day in words: "Thursday, 12 March 2026: pleasant up to 7, unpleasant up to 3, 2 check-ins".
    #[must_use]
    pub fn reading(&self, day: DayKey) -> String {
        day_words(day, self.row(day))
    }
}

/// Everything that is drawn, gathered once.
pub(crate) struct Gathered<'a> {
    /// Also a little beside the view, so that the band doesn't change at its edges while panning.
    pub near: &'a [LoggedDay],
    pub gaps: Vec<crate::report::Gap>,
    pub patterns: Vec<&'a Pattern>,
    pub medicines: Vec<Medicine>,
    pub events: Vec<&'a Event>,
    pub analysis: Option<&'a Analysis>,
    /// Dated things the eye may want to follow through the picture.
    pub dates: Vec<DayKey>,
    pub sd_days: f32,
}

/// Paper left free around the picture, points.
const EDGE: f32 = 10.0;
/// The plot is never narrower, points.
const NARROWEST: f32 = 40.0;

/// Draws the river of a stretch of days.
#[must_use]
pub fn river(journal: &Journal, analysis: Option<&Analysis>, view: &RiverView) -> River {
    let (from, until) = (view.from.min(view.until), view.until.max(view.from));
    // As many as the smoothing reaches over in the narrowest picture there is.
    let beside = beside_days(from, until, NARROWEST / (until.since(from) + 1) as f32);
    river_of(&logged_days(journal, from.plus(-beside), until.plus(beside)).into(), journal, analysis, view)
}

/// The same from days that were gathered before, in order: those in view and some beside it at least. It costs
/// what the days in view cost, not what their check-ins do.
#[must_use]
pub fn river_of(days: &Arc<[LoggedDay]>, journal: &Journal, analysis: Option<&Analysis>, view: &RiverView) -> River {
    let (from, until) = (view.from.min(view.until), view.until.max(view.from));
    // A size that is no number is taken as the usual one: a picture is always drawn.
    let or = |n: f32, usual: f32| if n.is_finite() { n } else { usual };
    let (view_width, view_height) = (or(view.width, 640.0).max(1.0), or(view.height, 400.0).max(1.0));
    let caption = 12.5 * or(view.text_scale, 1.0).clamp(0.5, 3.0);
    let gutter = (text_width("10", caption, Weight::Regular) + 7.0).ceil() + EDGE / 2.0;
    let width = (view_width - gutter - EDGE).max(NARROWEST);
    let day_points = width / (until.since(from) + 1) as f32;
    let frame = Frame { from, until, x: gutter, width, day_points, caption, palette: view.palette };

    let gathered = gather(days, journal, analysis, &frame);
    let in_view = between(days, from, until);
    let rows = days.get(in_view.clone()).unwrap_or_default();
    let mut scene = Scene::new(view_width, view_height, "The river: how wide felt emotion was, day by day");
    scene.background = Some(view.palette.card);

    let wanted: Vec<Lane> = Lane::ALL.into_iter().filter(|l| l.has_any(rows, &gathered.events)).collect();
    let layout = Layout::of(&frame, &gathered, &wanted, view_height);
    let plot = Plot { x: frame.x, y: layout.plot_top, width, height: layout.plot_height };

    if !gathered.medicines.is_empty() && layout.medicine {
        draw_medicines(&mut scene, &frame, &gathered.medicines, EDGE / 2.0);
    }
    stream::draw(&mut scene, &frame, &plot, &gathered, rows);
    let mut y = plot.y + plot.height + frame.line_height() + 4.0;
    if layout.pattern {
        overlay::draw_patterns(&mut scene, &frame, &gathered.patterns, y);
        y += overlay::pattern_height(&frame);
    }
    for lane in &layout.lanes {
        lane.draw(&mut scene, &frame, rows, &gathered.events, y);
        y += lane.height(&frame);
    }
    draw_axis(&mut scene, &frame, y);
    y += axis_height(&frame);
    if layout.key {
        legend::draw(&mut scene, &frame, &gathered, rows, y + 4.0);
    }
    if let Some(day) = view.reading.filter(|d| frame.shows(*d)) {
        overlay::draw_reading(&mut scene, &frame, &plot, day, rows.iter().find(|r| r.day == day));
    }
    let sentence = words::sentence(&Shown {
        from,
        until,
        days: rows,
        gaps: &gathered.gaps,
        patterns: &gathered.patterns,
        medicines: &gathered.medicines,
        usual: analysis.and_then(|a| a.usual_reach).map(|u| (u.pleasant, u.unpleasant)),
    });
    scene.description.clone_from(&sentence);
    if rows.is_empty() {
        overlay::draw_empty(&mut scene, &frame, &plot, journal.check_ins.is_empty());
    }
    let left_out = wanted.into_iter().filter(|l| !layout.lanes.contains(l)).collect();
    River { scene, sentence, plot, from, until, days: Arc::clone(days), in_view, left_out, full_height: layout.full_height }
}

/// Where the days from `from` to `until` stand among days in order.
fn between(days: &[LoggedDay], from: DayKey, until: DayKey) -> Range<usize> {
    days.partition_point(|d| d.day < from)..days.partition_point(|d| d.day <= until)
}

/// How many days beside the view the smoothing reaches.
#[expect(clippy::cast_possible_truncation, reason = "a few hundred days")]
fn beside_days(from: DayKey, until: DayKey, day_points: f32) -> i32 {
    (3.0 * bandwidth_days(until.since(from) as f32 + 1.0, day_points)).ceil() as i32 + crate::report::BRIDGED_DAYS + 1
}

fn gather<'a>(days: &'a [LoggedDay], journal: &'a Journal, analysis: Option<&'a Analysis>, frame: &Frame) -> Gathered<'a> {
    let sd_days = bandwidth_days(frame.until.since(frame.from) as f32 + 1.0, frame.day_points);
    let beside = beside_days(frame.from, frame.until, frame.day_points);
    let near = days.get(between(days, frame.from.plus(-beside), frame.until.plus(beside))).unwrap_or_default();
    let last_known = analysis.map(|a| a.until).or_else(|| journal.check_ins.last().map(|c| c.day)).unwrap_or(frame.until);
    let overlaps = |a: DayKey, b: DayKey| a <= frame.until && b >= frame.from;
    let dismissed = |p: &Pattern| p.dismissal(journal).is_some();
    let patterns = analysis
        .map(|a| a.patterns.iter().filter(|p| overlaps(p.since, p.ended.unwrap_or(a.until)) && !dismissed(p)).collect())
        .unwrap_or_default();
    let mut drugs = medicines(&journal.events, last_known);
    drugs.retain(|m| m.doses.iter().any(|d| overlaps(d.from, d.until)));
    let shown = |e: &&Event| e.deleted_ms.is_none() && frame.shows(e.day);
    let events: Vec<&Event> = journal.events.iter().filter(shown).filter(|e| !e.what.is_medicine()).collect();
    let dates = journal.events.iter().filter(shown).map(|e| e.day).collect();
    let gaps = gaps(near).into_iter().filter(|g| overlaps(g.from, g.until)).collect();
    Gathered { near, gaps, patterns, medicines: drugs, events, analysis, dates, sd_days }
}

/// What has room. The river keeps at least a third of the height; the rest gives way from below.
struct Layout {
    medicine: bool,
    pattern: bool,
    key: bool,
    lanes: Vec<Lane>,
    plot_top: f32,
    plot_height: f32,
    full_height: f32,
}

impl Layout {
    fn of(frame: &Frame, g: &Gathered<'_>, wanted: &[Lane], height: f32) -> Self {
        let medicine_height = if g.medicines.is_empty() { 0.0 } else { medicine_height(frame, g.medicines.len()) };
        let pattern_height = if g.patterns.is_empty() { 0.0 } else { overlay::pattern_height(frame) };
        let key_height = legend::height(frame, g) + 6.0;
        // Above and below the plot a line each for "10", "pleasant" and "unpleasant".
        let fixed = 2.0 * frame.line_height() + 8.0 + axis_height(frame) + EDGE + 4.0;
        let least = (height * 0.36).max(96.0);
        let lanes_height = |lanes: &[Lane]| lanes.iter().map(|l| l.height(frame)).sum::<f32>();
        let full_height = fixed + medicine_height + pattern_height + key_height + lanes_height(wanted) + 300.0;

        let mut free = height - fixed - least;
        let mut take = |needs: f32| {
            let fits = needs > 0.0 && free >= needs;
            free -= if fits { needs } else { 0.0 };
            fits
        };
        let pattern = take(pattern_height);
        let medicine = take(medicine_height);
        // The key is of more use than a second lane.
        let mut lanes: Vec<Lane> = wanted.iter().take(1).filter(|l| take(l.height(frame))).copied().collect();
        let key = take(key_height);
        lanes.extend(wanted.iter().skip(1).filter(|l| take(l.height(frame))));
        let plot_top = EDGE / 2.0 + if medicine { medicine_height } else { 0.0 } + frame.line_height();
        Self { medicine, pattern, key, lanes, plot_top, plot_height: least + free.max(0.0), full_height }
    }
}
