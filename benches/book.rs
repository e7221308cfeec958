//! What the journal room costs with 55,000 check-ins, each with a note of twenty words: finding words, and scrolling
//! from today to the first day. Run with `cargo bench --bench book`; `--search` or `--scroll` does one of them.
//!
//! All times are the processor's: of the worker's own answer to a search, store and excerpts and all ("cold" with no
//! page of the file decrypted yet), and of the thread that draws a frame, with tessellation and without the graphics
//! card.

#![expect(clippy::panic, clippy::unwrap_used, clippy::wildcard_imports, reason = "a measuring program for developers")]

mod table;

use cpu_time::ThreadTime;
use egui::{Context, Event, Key, Modifiers, MouseWheelUnit, Pos2, RawInput, Rect, TouchPhase, pos2, vec2};
use gamut::{
    app::{Action, Answered, FileReply, FileRequest, Question, Reply, Room, Wish, Worker},
    domain::*,
    storage::Store,
    ui::GamutWindow,
};
use std::{
    hint::black_box,
    path::Path,
    sync::Arc,
    time::{Duration, Instant as Stopwatch},
};

const CHECK_INS: u64 = 55_000;
const WORDS: u64 = 20;
const SIZE: egui::Vec2 = vec2(1100.0, 760.0);
/// On the days.
const OVER: Pos2 = pos2(400.0, 500.0);

fn main() {
    let only = |flag: &str| std::env::args().any(|a| a == flag);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.gamut");
    let (took, ()) = timed(|| write(&path));
    table::time(format!("taking in {CHECK_INS} check-ins of {WORDS} words"), took, None);
    if !only("--scroll") {
        search(&path);
    }
    if !only("--search") {
        scroll(&path);
    }
}

fn search(path: &Path) {
    let mut desk = Worker::default();
    let open = FileRequest::Open { path: path.to_owned(), secret: None, today: today() };
    assert!(matches!(desk.handle(open).first(), Some(Reply::File(FileReply::Opened { .. }))));
    table::time("search: order of the notes, once a revision", timed(|| desk.handle(Question::ReadySearch)).0, None);
    drop(desk);
    for (what, words) in [
        ("rare word", "zanzibar"),
        ("word in most notes", "the"),
        ("word in every tenth", "harbour"),
        ("one letter", "t"),
        ("one letter, rare", "z"),
        ("two letters", "th"),
        ("beginning of a word", "harb"),
        ("frequent phrase", "\"the sea\""),
        ("rare phrase of frequent words", "\"sea of the\""),
        ("two words", "the harbour"),
        ("with accents", "café"),
        ("no such word", "qqqq"),
    ] {
        let wish = Wish { words: words.into(), ..Wish::default() };
        // A connection of its own, so that no page is decrypted yet.
        let mut cold = Worker::default();
        let _opened = cold.handle(FileRequest::Open { path: path.to_owned(), secret: None, today: today() });
        let _ready = cold.handle(Question::ReadySearch);
        let first = timed(|| cold.handle(Question::Search { wish: wish.clone() })).0;
        let mut desk = cold;
        let again = (0..20).map(|_| timed(|| desk.handle(Question::Search { wish: wish.clone() })).0).collect();
        let (all, reply) = timed(|| desk.handle(Question::SearchOn { wish: wish.clone() }));
        let Some(Reply::Answer(Answered::FoundAll { found, .. })) = reply.first() else { panic!("{reply:?}") };
        table::times(format!("search: {what}, first page"), again, Some(Duration::from_millis(5)));
        table::time(format!("search: {what}, first page, cold"), first, None);
        table::time(format!("search: {what}, all {}", found.len()), all, None);
    }
}

fn scroll(path: &Path) {
    let mut bench = Bench::open(path);
    bench.told("still", |_| Vec::new());
    bench.told("wheel, a little", |_| vec![wheel(-12.0)]);
    bench.told("wheel, fast", |_| vec![wheel(-240.0)]);
    bench.told("page down", |_| vec![key(Key::PageDown)]);
    bench.told("page up", |_| vec![key(Key::PageUp)]);
    bench.told("end and home", |n| vec![key(if n % 2 == 0 { Key::End } else { Key::Home })]);
    bench.told("dragging the bar", |n| {
        let y = 250.0 + 2.0 * (n % 240) as f32;
        let mut events = vec![Event::PointerMoved(pos2(BAR, y))];
        if n == 0 {
            let (pos, button, modifiers) = (pos2(BAR, y), egui::PointerButton::Primary, Modifiers::NONE);
            events.push(Event::PointerButton { pos, button, pressed: true, modifiers });
        }
        events
    });
}

/// Where the bar of the list is.
const BAR: f32 = 736.0;

struct Bench {
    ctx: Context,
    window: GamutWindow,
    time: f64,
}

impl Bench {
    /// The window on this journal, in the journal room.
    fn open(path: &Path) -> Self {
        let ctx = Context::default();
        let window = GamutWindow::new(&ctx, path.to_owned(), now);
        let mut bench = Self { ctx, window, time: 0.0 };
        let began = Stopwatch::now();
        while bench.window.model.open().is_none_or(|open| open.journal.findings.is_none()) {
            bench.frame(Vec::new());
            std::thread::sleep(Duration::from_millis(5));
            assert!(began.elapsed() < Duration::from_mins(4), "{:?}", bench.window.model.standing);
        }
        bench.window.act(Action::Go(Room::Journal));
        table::time("a frame: the first of the room", bench.frame(vec![Event::PointerMoved(OVER)]), None);
        (0..30).for_each(|_| {
            bench.frame(vec![Event::PointerMoved(OVER)]);
        });
        bench
    }

    fn told(&mut self, what: &str, events: impl Fn(u32) -> Vec<Event>) {
        let all = (0..300).map(|n| self.frame(events(n))).collect();
        table::times(format!("a frame: {what}"), all, Some(Duration::from_millis(4)));
    }

    fn frame(&mut self, events: Vec<Event>) -> Duration {
        self.time += 1.0 / 60.0;
        let screen_rect = Some(Rect::from_min_size(Pos2::ZERO, SIZE));
        let input = RawInput { screen_rect, time: Some(self.time), events, focused: true, ..RawInput::default() };
        let began = ThreadTime::now();
        let mut out = self.ctx.run_ui(input, |ui| self.window.show(ui));
        black_box(self.ctx.tessellate(out.shapes, out.pixels_per_point));
        let took = began.elapsed();
        out.textures_delta.clear();
        took
    }
}

fn wheel(by: f32) -> Event {
    Event::MouseWheel {
        unit: MouseWheelUnit::Point,
        delta: vec2(0.0, by),
        phase: TouchPhase::Move,
        source: egui::MouseWheelSource::Unknown,
        modifiers: Modifiers::NONE,
    }
}

fn key(key: Key) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers: Modifiers::NONE }
}

/// Three a day, every one with all feelings and a note.
fn write(path: &Path) {
    let catalogue = Catalogue::starting();
    let feelings: Vec<FeelingId> = catalogue.feelings.iter().map(|f| f.id).collect();
    let check_ins = (0..CHECK_INS).map(|n| {
        let day = today().plus(-i32::try_from((CHECK_INS - 1 - n) / 3).unwrap());
        let utc_ms = (i64::from(day.number()) - 719_163) * 86_400_000 + i64::try_from(n % 3).unwrap() * 14_400_000 + 28_800_000;
        let at = Moment { instant: Instant { utc_ms, offset_s: 0 }, zone: "UTC".into() };
        let answers = feelings.iter().map(|f| {
            let step = u8::try_from(mixed(n, u64::from(f.0)) % 11).unwrap();
            (*f, Answer::Rated(Intensity::new(step).unwrap()))
        });
        let id = (u128::try_from(utc_ms).unwrap() << 80) | 0x7000_8000_0000_0000_0000 | u128::from(mixed(n, 99) >> 2);
        let note = Besides { note: note(n).into(), ..Besides::default() };
        let id = uuid::Uuid::from_u128(id).to_string();
        Arc::new(CheckIn::new(id, at, day, answers.collect::<Vec<_>>()).with(note))
    });
    let mut journal = Journal { check_ins: check_ins.collect(), catalogue, ..Journal::default() };
    journal.sort();
    let mut store = Store::create(path, &journal.catalogue).unwrap();
    store.import(&journal, 0).unwrap();
    store.save_settings(&Settings { welcomed: true, ..Settings::default() }).unwrap();
}

/// Twenty words, some in nearly every note and most in few, as people write (Zipf's law, roughly).
fn note(n: u64) -> String {
    const FREQUENT: [&str; 12] = ["the", "and", "to", "of", "it", "was", "in", "sea", "a", "that", "with", "today"];
    let mut words: Vec<String> = (0..WORDS)
        .map(|k| match mixed(n, k) % 100 {
            r @ 0..60 => FREQUENT[usize::try_from(r * r / 300).unwrap()].to_owned(),
            _ => syllables(mixed(n, k + 40)),
        })
        .collect();
    if n % 10 == 3 {
        words[5] = "harbour".into();
    }
    if n % 500 == 7 {
        words[6] = "Café".into();
    }
    if n % 11_000 == 5 {
        words[7] = "Zanzibar".into();
    }
    words.join(" ")
}

/// One of some ten thousand words.
fn syllables(seed: u64) -> String {
    const PARTS: [&str; 22] = [
        "ba", "ter", "lin", "mo", "ra", "sel", "ti", "no", "wen", "gar", "du", "pel", "sho", "vi", "kan", "lo", "mer", "ost",
        "tha", "ri", "fen", "ung",
    ];
    let at = |by: u64| PARTS[usize::try_from(seed / by % 22).unwrap()];
    format!("{}{}{}", at(1), at(22), at(484))
}

fn mixed(n: u64, k: u64) -> u64 {
    n.wrapping_add(k << 40)
        .wrapping_add(1)
        .wrapping_mul(0x9E37_79B9_7F4A_7C15)
        .rotate_left(23)
        .wrapping_mul(0xD6E8_FEB8_6659_FD93)
        >> 20
}

fn today() -> DayKey {
    DayKey::parse("2026-01-01").unwrap()
}

fn now() -> Moment {
    let utc_ms = (i64::from(today().number()) - 719_163) * 86_400_000 + 72_000_000;
    Moment { instant: Instant { utc_ms, offset_s: 0 }, zone: "UTC".into() }
}

fn timed<T>(job: impl FnOnce() -> T) -> (Duration, T) {
    let start = ThreadTime::now();
    let out = black_box(job());
    (start.elapsed(), out)
}
