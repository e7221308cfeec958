//! The seven ways, the most fitting first, each with its reason from the journal.

use super::{
    results::{TRIES_BEFORE_A_CLAIM, result_of, tries_word},
    standing::{Beside, LATELY_DAYS, distance_words, event_near, lately, means_none, medicine_event_near, standing_pattern},
};
use crate::{
    analysis::{Analysis, Pattern, PatternKind, Span},
    domain::{DayKey, Event, EventKind, Journal, Way},
};
use std::collections::BTreeSet;

/// A way and why it stands where it stands, in words from the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankedWay {
    pub way: Way,
    /// Empty where the journal has none.
    pub reasons: Vec<String>,
}

/// Points that only order the seven; they are never shown and nothing is stored of them. Our choice:
/// what a dated pattern suggests outweighs what was noted in passing, and a medicine event near a
/// pattern's first day outweighs everything, because only a doctor can look into it.
const MEDICINE_NEAR: i32 = 100;
const STRONG: i32 = 4;
const CLEAR: i32 = 3;
const SLIGHT: i32 = 1;
/// Each try that ended with "worse", up to three.
const EACH_WORSE: i32 = -2;
/// What changed nothing in most of five tries or more stands a little lower.
const NO_CHANGE: i32 = -1;

/// What has its day now outweighs what anything else suggests but a medicine.
const HAS_ITS_DAY: i32 = 8;
/// What was tried today, and what has another day, makes room for another.
const MAKES_ROOM: i32 = -4;

/// Check-ins needed before anything is read from what they say about company. Our choice.
const CHECK_INS_ABOUT_COMPANY: usize = 5;
/// Days with substances, of [`LATELY_DAYS`], from which that way stands among the first. Our choice: two a week.
const MANY_SUBSTANCE_DAYS: usize = 8;

/// All seven, the most fitting first; the article's order decides between equals. The same journal
/// and day always give the same order. Dismissed patterns and symptoms count for nothing.
#[must_use]
pub fn rank(journal: &Journal, analysis: Option<&Analysis>, today: DayKey) -> Vec<RankedWay> {
    let mut board = Board::default();
    from_pattern(&mut board, journal, analysis);
    from_words(&mut board, journal, analysis, today);
    from_substances(&mut board, journal, today);
    from_company(&mut board, journal, today);
    from_low_mood(&mut board, journal, analysis, today);
    from_tries(&mut board, journal);
    from_plans(&mut board, journal, today);
    board.ranked()
}

#[derive(Default)]
struct Board(Vec<(Way, i32, String)>);

impl Board {
    fn add(&mut self, way: Way, points: i32, reason: impl Into<String>) {
        self.0.push((way, points, reason.into()));
    }

    fn ranked(self) -> Vec<RankedWay> {
        let points = |way| self.0.iter().filter(|(w, ..)| *w == way).map(|(_, p, _)| p).sum::<i32>();
        let mut order = Way::ALL;
        order.sort_by_key(|way| -points(*way));
        let reasons = |way| {
            // What moves nothing is told last.
            let (told_last, first): (Vec<_>, Vec<_>) = self.0.iter().filter(|(w, ..)| *w == way).partition(|(_, p, _)| *p == 0);
            first.into_iter().chain(told_last).map(|(.., r)| r.clone()).collect()
        };
        order.into_iter().map(|way| RankedWay { way, reasons: reasons(way) }).collect()
    }
}

fn from_pattern(board: &mut Board, journal: &Journal, analysis: Option<&Analysis>) {
    let Some(pattern) = standing_pattern(journal, analysis) else { return };
    let since = pattern.since.words();
    let began = &pattern.course.began;
    if let Some((event, beside)) = medicine_event_near(journal, began) {
        board.add(Way::Doctor, points_of(beside, MEDICINE_NEAR), event_words(event, beside, began, "worth asking about"));
    }
    from_other_events(board, journal, pattern);
    // Somebody who said of a pattern like this one that it isn't so is not pushed by the next one.
    let doubted = pattern.is_doubted(journal);
    let (strong, clear) = if doubted { (SLIGHT, SLIGHT) } else { (STRONG, CLEAR) };
    let but = if doubted { ". Of an earlier one like it you said: this isn't so" } else { "" };
    match pattern.kind {
        PatternKind::MostlyPleasant => {
            let seen = format!("It fits what your check-ins show: pleasant feelings that have flattened{but}");
            board.add(Way::OnceEnjoyed, strong, seen.clone());
            board.add(Way::Senses, SLIGHT, seen);
        }
        // Told in the notice of low mood, which has ways of its own.
        PatternKind::Heavier => {}
        PatternKind::Both => {
            let seen = format!("It fits what your check-ins show: feelings that have narrowed on both sides{but}");
            board.add(Way::Senses, strong, seen.clone());
            board.add(Way::Therapist, clear, seen);
        }
    }
    board.add(Way::Doctor, clear, format!("A doctor can look at what has changed since about {since}"));
}

/// What was answered in absolute words, whatever is usual: as a pattern does it, and without "since".
fn from_words(board: &mut Board, journal: &Journal, analysis: Option<&Analysis>, today: DayKey) {
    let Some(said) = analysis.and_then(|a| a.in_words_told(journal, today)) else { return };
    let (numb, no_highs) = said.reasons();
    // Low mood is said first, and has its doctor.
    let is_low = analysis.is_some_and(|a| a.low_mood_told(journal, today).is_some());
    let first = if is_low { SLIGHT } else { STRONG };
    if let Some(numb) = numb {
        board.add(Way::Senses, first, numb.clone());
        board.add(Way::Therapist, CLEAR, numb);
    }
    if let Some(no_highs) = no_highs {
        board.add(Way::OnceEnjoyed, first, no_highs.clone());
        board.add(Way::Senses, SLIGHT, no_highs);
    }
    if !is_low {
        board.add(Way::Doctor, CLEAR, "A doctor can look at what you answered on these days");
    }
}

/// A loss or an illness near a pattern's first day: who can listen to it or look into it.
fn from_other_events(board: &mut Board, journal: &Journal, pattern: &Pattern) {
    for (kind, way, points, what) in [
        (EventKind::Loss, Way::Therapist, CLEAR, "worth talking about"),
        (EventKind::Loss, Way::SupportGroup, SLIGHT, "worth talking about"),
        (EventKind::Illness, Way::Doctor, CLEAR, "worth asking about"),
    ] {
        if let Some((event, beside)) = event_near(journal, &pattern.course.began, |k| k == kind) {
            board.add(way, points_of(beside, points), event_words(event, beside, &pattern.course.began, what));
        }
    }
}

/// What came after the beginning can be no reason for it and moves no way to the front. It is told all the same.
fn points_of(beside: Beside, points: i32) -> i32 {
    match beside {
        Beside::BeforeOrWithin => points,
        Beside::Since => 0,
    }
}

fn event_words(event: &Event, beside: Beside, began: &Span<DayKey>, worth: &str) -> String {
    let (what, day) = (event.words(), event.day.words());
    match beside {
        Beside::BeforeOrWithin => {
            let gap = distance_words(event.day, began);
            format!("“{what}” on {day} is {gap}: {worth}, not a cause")
        }
        Beside::Since => format!("Since then, on {day}: “{what}”"),
    }
}

/// Low mood has no usual behind it: who can listen comes first.
fn from_low_mood(board: &mut Board, journal: &Journal, analysis: Option<&Analysis>, today: DayKey) {
    let Some(low) = analysis.and_then(|a| a.low_mood_told(journal, today)) else { return };
    let seen = format!("Your check-ins show low mood on {} of {} days", low.low_days, low.days);
    board.add(Way::Therapist, STRONG, format!("{seen}; a therapist is somebody to talk to about it"));
    board.add(Way::Doctor, CLEAR, format!("{seen}; a doctor can look at what else may play a part"));
}

/// What is planned for now, or was until a week ago, comes first; what has a later day has its place already, and so has
/// what was tried today.
fn from_plans(board: &mut Board, journal: &Journal, today: DayKey) {
    for way in Way::ALL {
        if journal.trials.iter().any(|t| t.way == way && t.day == today) {
            board.add(way, MAKES_ROOM, "You tried it today");
        }
        let open = || journal.plans.iter().filter(|p| p.way == way && p.done_ms.is_none());
        if let Some(plan) = open().find(|p| p.comes_back_on(today)) {
            let day = plan.day.filter(|day| *day != today).map_or_else(|| "today".to_owned(), DayKey::words);
            board.add(way, HAS_ITS_DAY, format!("You planned it for {day}: “{}”", plan.what));
        } else if let Some(day) = open().filter_map(|p| p.day).filter(|day| *day > today).min() {
            board.add(way, MAKES_ROOM, format!("You have planned it for {}", day.words()));
        }
    }
}

fn from_substances(board: &mut Board, journal: &Journal, today: DayKey) {
    let noted = journal.check_ins.iter().filter(|c| lately(c.day, today));
    let days: BTreeSet<DayKey> = noted.filter(|c| c.context.substances.iter().any(|s| !means_none(s))).map(|c| c.day).collect();
    let points = match days.len() {
        0 => return,
        n if n >= MANY_SUBSTANCE_DAYS => STRONG,
        _ => CLEAR,
    };
    board.add(
        Way::Substances,
        points,
        format!("You noted alcohol or other substances on {} of the last {LATELY_DAYS} days", days.len()),
    );
}

fn from_company(board: &mut Board, journal: &Journal, today: DayKey) {
    let recent: Vec<_> = journal.check_ins.iter().filter(|c| lately(c.day, today)).collect();
    if recent.len() < CHECK_INS_ABOUT_COMPANY {
        return;
    }
    let said: Vec<&str> = recent.iter().filter_map(|c| c.context.company.as_deref()).filter(|c| !c.trim().is_empty()).collect();
    let alone = said.iter().filter(|c| means_alone(c)).count();
    if said.is_empty() {
        let text = format!("No company is noted in your {} check-ins of the last {LATELY_DAYS} days", recent.len());
        board.add(Way::SupportGroup, SLIGHT, format!("{text}; it may just not have been filled in"));
    } else if said.len() >= CHECK_INS_ABOUT_COMPANY && 2 * alone > said.len() {
        board.add(
            Way::SupportGroup,
            CLEAR,
            format!("You were alone in {alone} of {} check-ins that say who was there", said.len()),
        );
    }
}

fn from_tries(board: &mut Board, journal: &Journal) {
    for way in Way::ALL {
        let tried = result_of(journal, way);
        if let Ok(worse @ 1..) = i32::try_from(tried.worse) {
            board.add(way, EACH_WORSE * worse.min(3), format!("Worse in {worse} of {}", tries_word(tried.tries)));
        }
        if tried.tries >= TRIES_BEFORE_A_CLAIM && 2 * tried.moved > tried.tries {
            board.add(way, CLEAR, format!("Something moved in {} of {}", tried.moved, tries_word(tried.tries)));
        }
        if tried.tries >= TRIES_BEFORE_A_CLAIM && 2 * tried.no_change > tried.tries {
            board.add(way, NO_CHANGE, format!("No change in {} of {}", tried.no_change, tries_word(tried.tries)));
        }
    }
}

fn means_alone(word: &str) -> bool {
    let word = word.trim().to_lowercase();
    means_none(&word) || ["alone", "by myself", "on my own", "nobody", "no one", "just me", "myself"].contains(&word.as_str())
}
