//! What the person says of a pattern.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
    told::{BACK, NOT_NOW},
};
use crate::{
    analysis::is_about_a_notice,
    app::{Reply, Worker},
    domain::PatternAnswer,
};

#[derive(Debug, Clone, PartialEq)]
pub struct Change(pub PatternAnswer);

#[derive(Debug, Clone, PartialEq)]
pub struct Write(pub PatternAnswer);

/// What was said before.
#[derive(Debug, Clone, PartialEq)]
pub struct Undo(PatternAnswer);

/// The reason that is being written stays in its form until it is asked to be kept.
#[derive(Debug, Clone, PartialEq)]
pub enum Typed {}

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        let answer = self.0;
        // One that was never answered is as good as not dismissed.
        let none = PatternAnswer { dismissed: false, reason: String::new(), ..answer.clone() };
        let before = here.open.journal.pattern_answer(&answer.pattern).cloned().unwrap_or(none);
        let answers = &mut here.shown().pattern_answers;
        match answers.iter_mut().find(|a| a.pattern == answer.pattern) {
            Some(there) => there.clone_from(&answer),
            None => answers.push(answer.clone()),
        }
        Asked::undoable(Write(answer), Undo(before))
    }
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        let said = match (is_about_a_notice(&self.0.pattern), self.0.dismissed) {
            (true, true) => NOT_NOW,
            (true, false) => BACK,
            (false, _) => "Kept",
        };
        worker.write_and_say(|store| store.save_pattern_answer(&self.0).map(|()| said))
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, _here: &mut Here<'_>) -> Asked {
        let said = if is_about_a_notice(&self.0.pattern) { BACK } else { "Your answer to the pattern is taken back" };
        Asked::back(Write(self.0), said)
    }
}

impl PutBack for Typed {
    fn put_back(self, _here: &mut Here<'_>) {
        match self {}
    }
}

#[cfg(test)]
mod tests {
    use super::{super::trying::Trying, *};
    use crate::domain::Instant;

    fn answer(dismissed: bool) -> PatternAnswer {
        let at = Instant { utc_ms: 1_795_000_000_000, offset_s: 0 };
        PatternAnswer { pattern: "both/2026-11-01".into(), dismissed, reason: "exams".into(), at }
    }

    #[test]
    fn an_answer_stands_until_it_is_taken_back_and_none_stands_where_the_disk_refuses() {
        let mut trying = Trying::new();
        assert_eq!(trying.does_in_vain(Change(answer(true))).pattern_answers, []);
        assert_eq!(trying.does(Change(answer(true))).pattern_answers, [answer(true)]);
        let none = PatternAnswer { dismissed: false, reason: String::new(), ..answer(true) };
        assert_eq!(trying.takes_back().pattern_answers, [none], "never answered is as good as not dismissed");
        trying.does(Change(answer(false)));
        trying.does(Change(answer(true)));
        assert_eq!(trying.takes_back().pattern_answers, [answer(false)], "what was said before");
    }
}
