//! The diary as plain text for people, by day, the newest last, in Markdown that reads as well without being
//! rendered. It is for reading: nothing imports it. The trash and the item about wanting to hurt oneself are
//! left out, the item unless it was ticked for that file (SAFETY 9).
//!
//! What the person wrote can't be taken for a heading, a list, a link or HTML: every letter that Markdown
//! gives a meaning has a `\` before it.

use super::csv::LeftOut;
use crate::domain::{Answer, Catalogue, CheckIn, DayKey, Journal, SELF_HARM_KEY, SelfHarmItem, SleepHours, SymptomAnswer};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    io::{self, Write},
    sync::Arc,
};

/// How what is written begins.
pub const BEGINS: &str = "# Journal\n";

/// Writes the diary. The same journal gives the same bytes.
///
/// # Errors
/// Whatever the writer says.
pub fn write(journal: &Journal, item: SelfHarmItem, mut out: impl Write) -> io::Result<LeftOut> {
    let mut days: BTreeMap<DayKey, String> = BTreeMap::new();
    for e in journal.events.iter().filter(|e| e.deleted_ms.is_none()) {
        let day = days.entry(e.day).or_default();
        line(day, &format!("- {}", one_line(&e.words())));
        quote(day, &e.note);
    }
    let mut in_order: Vec<&Arc<CheckIn>> = journal.check_ins.iter().collect();
    in_order.sort_by(|a, b| Journal::order(a, b));
    for m in &journal.moods {
        let label = if m.label.is_empty() { m.value.to_string() } else { m.label.clone() };
        let words = format!("- {} overall mood in another app: {}", m.at.clock_words(), one_line(&label));
        line(days.entry(m.day).or_default(), &words);
    }
    for c in in_order {
        check_in(days.entry(c.day).or_default(), c, &journal.catalogue, item);
    }
    out.write_all(BEGINS.as_bytes())?;
    for (day, text) in &days {
        write!(out, "\n## {}, {}\n\n{}", day.date().format("%A"), day.words(), text.trim_start_matches('\n'))?;
    }
    out.flush()?;
    Ok(LeftOut::of(journal, item))
}

fn check_in(day: &mut String, c: &CheckIn, catalogue: &Catalogue, item: SelfHarmItem) {
    line(day, &format!("\n### {}\n", c.at.instant.clock_words()));
    for f in &catalogue.feelings {
        if let Some(answer) = c.answer(f.id) {
            line(day, &format!("- {}: {}", one_line(&f.name), answered(answer)));
        }
    }
    for s in catalogue.symptoms.iter().filter(|s| item == SelfHarmItem::Kept || s.key.as_str() != SELF_HARM_KEY) {
        if let Some(answer) = c.symptom(s.id) {
            let word = if answer == SymptomAnswer::RatherNotSay { "rather not say" } else { answer.word() };
            line(day, &format!("- {}: {word}", one_line(&s.name)));
        }
    }
    if let Some(sleep) = c.context.sleep.map(SleepHours::words) {
        line(day, &format!("- Slept {sleep}"));
    }
    let company = c.context.company.as_slice();
    let (medicines, substances, tags) = (&c.context.medicines, &c.context.substances, &c.context.tags);
    for (name, list) in [("Medicines", medicines.as_slice()), ("Substances", substances), ("Company", company), ("Tags", tags)]
    {
        let list: Vec<String> = list.iter().map(|w| one_line(w)).collect();
        if !list.is_empty() {
            line(day, &format!("- {name}: {}", list.join(", ")));
        }
    }
    for e in &c.expected_felt {
        let once = e.expected.map(|i| format!(", once {i}")).unwrap_or_default();
        let now = e.felt.map(|a| format!(", now {}", answered(a))).unwrap_or_default();
        line(day, &format!("- Expected and felt: {}{once}{now}", one_line(&e.what)));
    }
    quote(day, &c.note);
}

/// "3 of 10, a little", "0, not felt", "can't tell".
fn answered(answer: Answer) -> String {
    match answer.number() {
        None => answer.words().to_owned(),
        Some(0) => format!("0, {}", answer.words()),
        Some(n) => format!("{n} of 10, {}", answer.words()),
    }
}

fn line(day: &mut String, text: &str) {
    day.push_str(text);
    day.push('\n');
}

/// A note as a quotation, line by line.
fn quote(day: &mut String, note: &str) {
    if note.trim().is_empty() {
        return;
    }
    day.push('\n');
    let lines: Vec<&str> = note.trim_end().split(['\n', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}']).collect();
    for (n, text) in lines.iter().enumerate() {
        // Two blanks at its end keep a line apart from the next one.
        let end = if n + 1 < lines.len() && !text.trim().is_empty() { "  " } else { "" };
        let text = plain(text.trim_end());
        let _to_a_string = writeln!(day, "> {text}{end}");
    }
}

fn one_line(text: &str) -> String {
    plain(text.trim())
}

/// Text that means nothing but itself in Markdown. Control characters become blanks.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut at_start = true;
    let mut digits = false;
    for letter in text.chars() {
        match letter {
            // Four blanks at the start of a line would be code.
            c if at_start && (c == ' ' || c.is_control()) => out.push('\u{a0}'),
            '\u{2028}' | '\u{2029}' => out.push(' '),
            c if c.is_control() => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '&' | '!' | '|' | '~' | '$' => out.extend(['\\', letter]),
            '+' | '-' | '=' | ':' if at_start => out.extend(['\\', letter]),
            '.' | ')' if digits => out.extend(['\\', letter]),
            c => out.push(c),
        }
        digits = letter.is_ascii_digit() && (at_start || digits);
        at_start = at_start && (letter == ' ' || letter.is_control());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answers, Besides, DayStart, Event, EventKind, FeelingId, Instant, Intensity, Moment};

    fn journal(note: &str) -> Journal {
        let at = Instant { utc_ms: 1_790_000_000_000, offset_s: 7200 };
        let moment = Moment { instant: at, zone: "Europe/Berlin".into() };
        let catalogue = Catalogue::starting();
        let item = catalogue.symptom_by_key(SELF_HARM_KEY).expect("in the list").id;
        let rated = |n| Answer::Rated(Intensity::new(n).expect("0 to 10"));
        let answers: Answers =
            vec![(FeelingId(1), rated(3)), (FeelingId(5), rated(0)), (FeelingId(7), Answer::CannotTell)].into();
        let day = at.day(DayStart::default());
        let besides = Besides { note: note.into(), symptoms: vec![(item, SymptomAnswer::No)], ..Besides::default() };
        Journal {
            catalogue,
            check_ins: vec![Arc::new(CheckIn::new("a", moment, day, answers).with(besides))],
            ..Journal::default()
        }
    }

    fn text(journal: &Journal) -> (String, LeftOut) {
        let mut out = Vec::new();
        let left_out = write(journal, SelfHarmItem::LeftOut, &mut out).expect("memory does not fail");
        (String::from_utf8(out).expect("text"), left_out)
    }

    #[test]
    fn an_empty_journal_is_a_title() {
        assert_eq!(text(&Journal::default()), (BEGINS.to_owned(), LeftOut::default()));
    }

    #[test]
    fn the_four_kinds_of_answer_stay_four_and_the_item_about_hurting_oneself_is_left_out() {
        let (text, left_out) = text(&journal("one\ntwo"));
        assert!(left_out.self_harm);
        assert_eq!(
            text,
            "# Journal\n\n## Monday, 21 September 2026\n\n### 16:13\n\n- Joy: 3 of 10, a little\n- Sadness: 0, not felt\n\
             - Anger: can't tell\n\n> one  \n> two\n"
        );
    }

    #[test]
    fn an_event_stands_on_its_day_before_the_check_ins() {
        let mut j = journal("");
        let day = j.check_ins[0].day;
        let (id, name, dose, note) = ("e".into(), "sertraline".into(), "50 mg".into(), String::new());
        j.events.push(Event { id, day, what: EventKind::MedicineStarted, name, dose, note, deleted_ms: None });
        let (text, _) = text(&j);
        assert!(text.contains("September 2026\n\n- Medicine started · sertraline 50 mg\n\n### 16:13\n"), "{text}");
    }

    #[test]
    fn no_line_of_a_note_is_taken_for_anything_but_text() {
        let hard = [
            "# a",
            "- a",
            "+ a",
            "1. a",
            "12) a",
            "===",
            "---",
            "    code",
            "```",
            "<b>",
            "&lt;",
            "[a](b)",
            "> a",
            "|a|",
            "~~a~~",
            "\\",
            "\u{1b}[31m",
        ];
        let (text, _) = text(&journal(&hard.join("\r\n")));
        let quoted: Vec<&str> = text.lines().filter_map(|l| l.strip_prefix("> ")).map(str::trim_end).collect();
        assert_eq!(quoted.len(), hard.len(), "{text}");
        for line in quoted {
            let start = line.trim_start_matches(|c: char| c.is_ascii_digit());
            assert!(
                !start.starts_with(['#', '-', '+', '=', '.', ')', '>', '`', '<', '&', '|', '~', ' ', '\t', '\u{1b}']),
                "{line}"
            );
            assert!(!line.contains("](") || line.contains("\\]("), "{line}");
        }
        assert_eq!(text.matches("\n#").count(), 2, "{text}");
    }
}
