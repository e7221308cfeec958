//! A check-in and a day as plain text, for copying. What was answered about wanting to hurt oneself is left out (SAFETY 9).

use super::check_in_words::context_words;
use crate::{
    domain::{CheckIn, DayKey, Event, Journal, Units},
    report::seen,
};

/// Its day and time, its note, its answers, and what was around it.
pub(super) fn check_in(journal: &Journal, units: Units, c: &CheckIn) -> String {
    format!("{}\n{}", c.filed_under().words(), without_its_day(journal, units, c))
}

/// Everything of one day.
pub(super) fn day(journal: &Journal, units: Units, day: DayKey) -> String {
    let head = format!("{} {}", day.weekday_words(), day.date().format("%Y"));
    let events = journal.events_on(day).map(Event::words);
    let check_ins = journal.on(day).map(|c| without_its_day(journal, units, c));
    std::iter::once(head).chain(events).chain(check_ins).collect::<Vec<_>>().join("\n\n")
}

fn without_its_day(journal: &Journal, units: Units, c: &CheckIn) -> String {
    let mut lines = vec![units.clock(c.at.instant)];
    lines.extend(Some(seen(&c.note).into_owned()).filter(|note| !note.is_empty()));
    let answers = journal.catalogue.every_feeling().filter_map(|f| Some((f, c.answer(f.id)?)));
    lines.extend(answers.map(|(f, answer)| match answer.number() {
        Some(n) => format!("{}: {n} of 10, {}", f.name, answer.words()),
        None => format!("{}: {}", f.name, answer.words()),
    }));
    lines.extend(Some(context_words(&journal.catalogue, units, c)).filter(|words| !words.is_empty()));
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answer, Besides, Catalogue, DayStart, Instant, Intensity, Moment, SELF_HARM_KEY, SymptomAnswer};

    #[test]
    fn what_is_copied_has_the_note_and_the_answers_and_never_the_item_about_hurting_oneself() {
        let journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
        let joy = journal.catalogue.feeling_by_key("joy").expect("a starting feeling").id;
        let item = journal.catalogue.symptom_by_key(SELF_HARM_KEY).expect("a starting symptom").id;
        let instant = Instant { utc_ms: 1_790_000_000_000, offset_s: 0 };
        let at = Moment { instant, zone: "UTC".into() };
        let answers = vec![(joy, Answer::Rated(Intensity::new(7).expect("0 to 10")))];
        let c = CheckIn::new("a", at, instant.day(DayStart::default()), answers).with(Besides {
            note: "By the sea".into(),
            symptoms: vec![(item, SymptomAnswer::RatherNotSay)],
            ..Besides::default()
        });
        let text = check_in(&journal, Units::default(), &c);
        assert_eq!(text, format!("{}\n{}\nBy the sea\nJoy: 7 of 10, strongly", c.day.words(), Units::default().clock(instant)));
    }
}
