//! What one frame of the range room costs, for one, ten and fifty years of three check-ins a day, all of it in
//! view, while it is panned and zoomed: layout, picture and tessellation, without the graphics card. Run with
//! `cargo bench --bench frames`; all times are the processor's, of the thread that draws.
//!
//! The naive way beside it draws a bar for each side of each day and a line through all of them.

#![expect(clippy::unwrap_used, clippy::wildcard_imports, reason = "a measuring program for developers")]

mod table;

use cpu_time::ThreadTime;
use egui::{Context, Event, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, pos2, vec2};
use gamut::{
    app::{Room, Stretch},
    domain::*,
    report::{Grows, LoggedDay, Palette, RiverView, logged_days, river_of},
    storage::Store,
    ui::GamutWindow,
};
use std::{
    hint::black_box,
    sync::Arc,
    time::{Duration, Instant as Stopwatch},
};

/// A window with the river in sight, and two so high that more pictures are: each feeling, and all of the room.
const HEIGHTS: [(&str, f32); 3] = [("river", 760.0), ("+ each feeling", 2000.0), ("all pictures", 6000.0)];
const FRAMES: u32 = 300;
/// Where the pointer is: on the river.
const OVER: Pos2 = pos2(500.0, 330.0);

fn main() {
    // `cargo bench --bench frames -- 50` for fifty years alone.
    let asked: Vec<i32> = std::env::args().filter_map(|a| a.parse().ok()).collect();
    for years in if asked.is_empty() { vec![1, 10, 50] } else { asked } {
        let journal = three_a_day(years);
        let (from, until) = (journal.check_ins[0].day, today());
        let palette = Palette::light();
        let view = RiverView {
            from,
            until,
            width: 780.0,
            height: 620.0,
            grows: Grows::Never,
            palette,
            text_scale: 1.0,
            reading: None,
        };
        let days = logged_days(&journal, from, until).into();
        let river = (0..40).map(|_| timed(|| river_of(&days, &journal, None, &view)).0).collect();
        table::times(format!("{years} years: the river is drawn"), river, Some(Duration::from_millis(2)));
        let mut naive = None;
        for (sight, height) in HEIGHTS {
            let folder = tempfile::tempdir().unwrap();
            let mut of = journal.clone();
            if sight == HEIGHTS[2].0 {
                with_symptoms(&mut of);
            }
            let mut bench = Bench::open(kept_in(folder.path(), &of), height);
            let still = bench.frames(|_| Vec::new());
            let pan = bench.frames(dragged);
            let zoom = bench.frames(|n| vec![wheel(if n % 20 < 10 { 12.0 } else { -12.0 })]);
            naive.get_or_insert_with(|| (0..10).map(|_| bench.naive(&journal, from, until)).collect::<Vec<_>>());
            for (what, all) in [("still", still), ("panned", pan), ("zoomed", zoom)] {
                table::times(format!("{years} years, {sight}: a frame, {what}"), all, None);
            }
            bench.window.close();
        }
        table::times(format!("{years} years: the naive way"), naive.unwrap_or_default(), None);
    }
}

/// A file with this journal.
fn kept_in(folder: &std::path::Path, journal: &Journal) -> std::path::PathBuf {
    let path = folder.join("journal.gamut");
    let mut store = Store::create(&path, &journal.catalogue).unwrap();
    store.import(journal, 0).unwrap();
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).unwrap();
    path
}

/// Each check-in answers each symptom, so that their picture is there, too.
fn with_symptoms(journal: &mut Journal) {
    let asked = journal.catalogue.symptoms.iter().filter(|s| s.key.as_str() != SELF_HARM_KEY);
    let ids: Vec<SymptomId> = asked.map(|s| s.id).collect();
    let strong = |n: usize| match n % 4 {
        0 => SymptomAnswer::No,
        1 => SymptomAnswer::There(SymptomStrength::Mild),
        2 => SymptomAnswer::There(SymptomStrength::Moderate),
        _ => SymptomAnswer::There(SymptomStrength::Strong),
    };
    for (n, check_in) in journal.check_ins.iter_mut().enumerate() {
        let mut with = CheckIn::clone(check_in);
        with.symptoms = ids.iter().enumerate().map(|(i, id)| (*id, strong(n / 3 + i))).collect();
        *check_in = Arc::new(with);
    }
}

struct Bench {
    ctx: Context,
    window: GamutWindow,
    time: f64,
    size: egui::Vec2,
}

impl Bench {
    /// The window on this journal, in the range room with all of it in view.
    fn open(path: std::path::PathBuf, height: f32) -> Self {
        let ctx = Context::default();
        let window = GamutWindow::new(&ctx, path, now);
        let mut bench = Self { ctx, window, time: 0.0, size: vec2(1100.0, height) };
        let began = Stopwatch::now();
        while bench.window.model.open().is_none_or(|open| open.journal.findings.is_none()) {
            bench.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(5));
            assert!(began.elapsed() < Duration::from_mins(2), "{:?}", bench.window.model.standing);
        }
        bench.window.model.shell.room = Room::Range;
        let all = bench.window.model.open().unwrap().journal.journal.check_ins[0].day;
        let from_back = today().since(all) as f32;
        bench.window.model.open_mut().unwrap().forms.range.stretch = Some(Stretch { from_back, until_back: 0.0 });
        (0..5).for_each(|_| {
            bench.frame(vec![Event::PointerMoved(OVER)]);
        });
        bench
    }

    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, self.size));
        let input = RawInput { screen_rect, time: Some(self.time), events, focused: true, ..RawInput::default() };
        timed(|| {
            let out = self.ctx.run_ui(input, |ui| self.window.show(ui));
            self.ctx.tessellate(out.shapes, out.pixels_per_point)
        })
        .0
    }

    fn frames(&mut self, events: impl Fn(u32) -> Vec<Event>) -> Vec<Duration> {
        (0..FRAMES).map(|n| self.frame(events(n))).collect()
    }

    /// Every day's bars and one line through each side, drawn by egui as they are.
    fn naive(&self, journal: &Journal, from: DayKey, until: DayKey) -> Duration {
        let input = RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, self.size)), ..RawInput::default() };
        timed(|| {
            let out = self.ctx.run_ui(input, |ui| {
                let each = 780.0 / until.since(from) as f32;
                let rows = logged_days(journal, from, until);
                for side in [1.0, -1.0] {
                    let end = |d: &LoggedDay| if side > 0.0 { d.pleasant } else { d.unpleasant };
                    let at = |d: &LoggedDay| {
                        Some(pos2(60.0 + each * d.day.since(from) as f32, 330.0 - side * 15.0 * f32::from(end(d)?)))
                    };
                    for p in rows.iter().filter_map(at) {
                        ui.painter().rect_filled(Rect::from_two_pos(p, pos2(p.x + each, 330.0)), 0.0, egui::Color32::RED);
                    }
                    ui.painter().line(rows.iter().filter_map(at).collect(), egui::Stroke::new(2.0, egui::Color32::BLUE));
                }
            });
            self.ctx.tessellate(out.shapes, out.pixels_per_point)
        })
        .0
    }
}

/// A little to the left and back again.
fn dragged(n: u32) -> Vec<Event> {
    let x = |n: u32| OVER.x + if n % 40 < 20 { (n % 40) as f32 } else { (40 - n % 40) as f32 } * 3.0;
    let mut events = vec![Event::PointerMoved(pos2(x(n), OVER.y))];
    if n == 0 || n == FRAMES - 1 {
        let (pos, button, modifiers) = (pos2(x(n), OVER.y), egui::PointerButton::Primary, Modifiers::NONE);
        events.push(Event::PointerButton { pos, button, pressed: n == 0, modifiers });
    }
    events
}

fn wheel(by: f32) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, by),
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::CTRL,
    }
}

fn today() -> DayKey {
    DayKey::parse("2026-01-01").unwrap()
}

fn now() -> Moment {
    let utc_ms = (i64::from(today().number()) - 719_163) * 86_400_000 + 72_000_000;
    Moment { instant: Instant { utc_ms, offset_s: 0 }, zone: "UTC".into() }
}

/// All feelings, every day, up to today; a month without any in each year.
fn three_a_day(years: i32) -> Journal {
    let catalogue = Catalogue::starting();
    let feelings: Vec<FeelingId> = catalogue.feelings.iter().map(|f| f.id).collect();
    let days = years * 365;
    let first = today().plus(1 - days);
    let check_ins = (0..days * 3).filter(|n| n / 3 % 365 > 30).map(|n| {
        let day = first.plus(n / 3);
        let mixed = |k: u64| u64::try_from(n).unwrap().wrapping_add(k << 40).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33;
        let answers = feelings.iter().map(|f| {
            let step = u8::try_from(mixed(u64::from(f.0)) % 11).unwrap();
            (*f, if step == 10 && n % 7 == 0 { Answer::CannotTell } else { Answer::Rated(Intensity::new(step).unwrap()) })
        });
        let utc_ms = (i64::from(day.number()) - 719_163) * 86_400_000 + i64::from(n % 3) * 14_400_000 + 28_800_000;
        let at = Moment { instant: Instant { utc_ms, offset_s: 0 }, zone: "UTC".into() };
        Arc::new(CheckIn::new(format!("{n}"), at, day, answers.collect::<Vec<_>>()))
    });
    let mut journal = Journal { check_ins: check_ins.collect(), catalogue, ..Journal::default() };
    journal.sort();
    journal
}

fn timed<T>(job: impl FnOnce() -> T) -> (Duration, T) {
    let start = ThreadTime::now();
    let out = black_box(job());
    (start.elapsed(), out)
}
