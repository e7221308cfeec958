//! What Today says of what was noticed: one thing, whoever else may have something to say.

use super::{Analysis, How, Pattern, State, Verdict, in_words_key, low_mood_key, low_mood_put_away, words};
use crate::domain::{DayKey, Journal, News, PatternKey};

/// For so many days after a pattern is over that is said. Our choice: four weeks, as with everything that is told once.
const SAID_AFTER_DAYS: i32 = 28;

/// What there is to say. Whether it is new is a question to what the person was told: [`crate::domain::Told`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TodaySays {
    pub sentence: String,
    /// The same in few words, for who has read it.
    pub short: String,
    /// What belongs beside it: what else stands, how sure it is and what else it could be.
    pub more: Vec<String>,
    /// The place in [`Analysis::patterns`] of the one that is drawn; `None`: the last weeks as they are.
    pub pattern: Option<usize>,
    /// Under which "This isn't so" is kept; `None` once it is over.
    pub not_so: Option<PatternKey>,
    /// People to talk to stand beside it.
    pub leads_to_help: bool,
    /// A way is offered, as long as it is not over.
    pub offers_a_way: bool,
    pub news: News,
}

/// The one thing that Today says; `None` on ordinary days. Low mood comes first; a pattern that stands speaks for what is
/// said in absolute words.
#[must_use]
pub fn what_today_says(journal: &Journal, analysis: &Analysis, today: DayKey) -> Option<TodaySays> {
    // After weeks without check-ins nothing is known of it: who comes back finds the form alone (SAFETY 15).
    let is_known = analysis.days.last().is_none_or(|day| day.state != State::NotEnough);
    let stands = |p: &&Pattern| p.ended.is_none() && p.dismissal(journal).is_none();
    let standing = analysis.patterns.iter().filter(stands).max_by_key(|p| p.since).filter(|_| is_known);
    let low = of_low_mood(journal, analysis, today);
    match (low, standing) {
        (Some(low), Some(pattern)) => Some(beside(low, of_pattern(pattern, analysis))),
        (Some(low), None) => Some(low),
        (None, Some(pattern)) => Some(of_pattern(pattern, analysis)),
        (None, None) => of_words(journal, analysis, today).or_else(|| of_what_is_over(journal, analysis, today)),
    }
}

/// Low mood first, and what stands besides in its own sentence.
fn beside(low: TodaySays, other: TodaySays) -> TodaySays {
    let word = format!("{}+{}", low.news.word, other.news.word).into();
    let more = [other.sentence].into_iter().chain(low.more).collect();
    TodaySays { more, pattern: other.pattern, news: News { word, ..other.news }, ..low }
}

fn of_pattern(pattern: &Pattern, analysis: &Analysis) -> TodaySays {
    let said = words::pattern_in_today(pattern);
    let distress = match &analysis.verdict {
        Verdict::Judged { evidence, .. } => words::steep_rise_line(evidence),
        Verdict::NotEnough(_) => None,
    };
    let leads_to_help = distress.is_some();
    let more = distress.into_iter().chain(words::by_now(pattern, analysis)).chain([words::beside_it_in_today(pattern)]);
    TodaySays {
        sentence: said.sentence,
        short: said.short,
        more: more.collect(),
        pattern: analysis.patterns.iter().position(|p| p == pattern),
        not_so: Some(pattern.key()),
        leads_to_help,
        offers_a_way: true,
        // A further step down is news.
        news: News {
            word: format!("{}/{}", pattern.kind.word(), pattern.course.steps.len()).into(),
            noticed: Some(pattern.noticed),
        },
    }
}

/// Low mood, and a heavier time that is told with it.
fn of_low_mood(journal: &Journal, analysis: &Analysis, today: DayKey) -> Option<TodaySays> {
    if low_mood_put_away(journal, today).is_some() {
        return None;
    }
    let heavier = analysis.heavier.as_ref().map(|course| (words::heavier_in_today(course), course.noticed));
    let low = analysis.low_mood.as_ref();
    let (said, word, noticed, more) = match (low, heavier) {
        (Some(low), Some((heavier, _))) => (words::low_mood_in_today(low), "low_mood", None, vec![heavier.sentence]),
        (Some(low), None) => (words::low_mood_in_today(low), "low_mood", None, Vec::new()),
        (None, Some((heavier, noticed))) => (heavier, "heavier", Some(noticed), Vec::new()),
        (None, None) => return None,
    };
    let rest = low.map(words::low_mood_lines).unwrap_or_default();
    let has_usual = analysis.usual_reach.is_some();
    let answered = analysis.in_words_told(journal, today).map(|said| words::in_words_lines(&said, has_usual));
    Some(TodaySays {
        sentence: said.sentence,
        short: said.short,
        more: more.into_iter().chain(rest.into_iter().skip(1)).chain(answered.into_iter().flatten()).collect(),
        pattern: None,
        not_so: Some(low_mood_key(today)),
        leads_to_help: true,
        offers_a_way: true,
        news: News { word: word.into(), noticed },
    })
}

fn of_words(journal: &Journal, analysis: &Analysis, today: DayKey) -> Option<TodaySays> {
    // Who has just said that a pattern isn't so, or put low mood away, is not told the same in other words.
    let said_not_so = |p: &Pattern| p.dismissal(journal).map(|answer| answer.at.day(journal.settings.day_start));
    let is_lately = |day: DayKey| (0..SAID_AFTER_DAYS).contains(&today.since(day));
    let doubted = analysis.patterns.iter().filter_map(said_not_so).any(is_lately);
    let put_away = doubted || low_mood_put_away(journal, today).is_some();
    let answered = &analysis.in_words_told(journal, today).filter(|_| !put_away)?;
    let has_usual = analysis.usual_reach.is_some();
    let said = words::in_words_in_today(answered, has_usual);
    Some(TodaySays {
        sentence: said.sentence,
        short: said.short,
        more: words::in_words_lines(answered, has_usual).into_iter().skip(1).collect(),
        pattern: None,
        not_so: Some(in_words_key(today)),
        leads_to_help: true,
        offers_a_way: true,
        news: News { word: "in_words".into(), noticed: None },
    })
}

/// A pattern that came to its end a short while ago, by itself.
fn of_what_is_over(journal: &Journal, analysis: &Analysis, today: DayKey) -> Option<TodaySays> {
    let over = analysis.patterns.iter().rev().find_map(|pattern| match pattern.course.ended {
        Some((ended, How::Over)) if (0..SAID_AFTER_DAYS).contains(&today.since(ended)) => Some((pattern, ended)),
        Some((_, How::Over | How::UsualNow | How::TakenBack)) | None => None,
    });
    let (pattern, ended) = over.filter(|(pattern, _)| pattern.dismissal(journal).is_none())?;
    let said = words::back_in_today(&pattern.course, ended);
    Some(TodaySays {
        sentence: said.sentence,
        short: said.short,
        more: words::course_lines(&pattern.course).into_iter().next_back().into_iter().collect(),
        pattern: None,
        not_so: None,
        leads_to_help: false,
        offers_a_way: false,
        news: News { word: "over".into(), noticed: Some(pattern.noticed) },
    })
}
