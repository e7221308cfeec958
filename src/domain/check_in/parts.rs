//! What a file can say of a check-in: a table has some columns only, a backup of another app no feelings.

use crate::domain::{CheckIn, FeelingId, SymptomId};

/// Of which feelings or symptoms a file speaks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Which<T> {
    All,
    These(Vec<T>),
}

impl<T: PartialEq> Which<T> {
    fn has(&self, one: &T) -> bool {
        match self {
            Self::All => true,
            Self::These(these) => these.contains(one),
        }
    }

    /// The same in the numbers of another catalogue; what isn't in there is left out.
    #[must_use]
    pub fn mapped(&self, to: impl Fn(&T) -> Option<T>) -> Self {
        match self {
            Self::All => Self::All,
            Self::These(these) => Self::These(these.iter().filter_map(to).collect()),
        }
    }
}

/// The parts of a check-in that a file speaks of. Of the others it says nothing, which is not the same as none.
#[derive(Debug, Clone, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "one for each part")]
pub struct Parts {
    pub feelings: Which<FeelingId>,
    pub symptoms: Which<SymptomId>,
    pub sleep: bool,
    pub medicines: bool,
    pub substances: bool,
    pub company: bool,
    pub tags: bool,
    pub note: bool,
    pub expected_felt: bool,
}

impl Parts {
    /// All that there are.
    #[must_use]
    pub const fn all() -> Self {
        Self {
            feelings: Which::All,
            symptoms: Which::All,
            sleep: true,
            medicines: true,
            substances: true,
            company: true,
            tags: true,
            note: true,
            expected_felt: true,
        }
    }

    /// None but the time.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            feelings: Which::These(Vec::new()),
            symptoms: Which::These(Vec::new()),
            sleep: false,
            medicines: false,
            substances: false,
            company: false,
            tags: false,
            note: false,
            expected_felt: false,
        }
    }

    /// Our check-in with what theirs says in these parts. When it was written, where it comes from and whether it lies
    /// in the trash stay ours: they say nothing about what was felt.
    #[must_use]
    pub fn taken(&self, ours: &CheckIn, theirs: &CheckIn) -> CheckIn {
        let mut c = ours.clone();
        if ours.at.instant != theirs.at.instant {
            (c.at, c.day) = (theirs.at.clone(), theirs.day);
        }
        let mut answers: Vec<_> = ours.answers.iter().copied().filter(|(f, _)| !self.feelings.has(f)).collect();
        answers.extend(theirs.answers.iter().copied().filter(|(f, _)| self.feelings.has(f)));
        answers.sort_by_key(|(f, _)| *f);
        c.answers = answers.into();
        let mut symptoms: Vec<_> = ours.symptoms.iter().copied().filter(|(s, _)| !self.symptoms.has(s)).collect();
        symptoms.extend(theirs.symptoms.iter().copied().filter(|(s, _)| self.symptoms.has(s)));
        symptoms.sort_by_key(|(s, _)| *s);
        if symptoms != c.symptoms {
            c.symptoms = symptoms;
        }
        let mut context = ours.context.clone();
        if self.sleep {
            context.sleep = theirs.context.sleep;
        }
        if self.medicines {
            context.medicines.clone_from(&theirs.context.medicines);
        }
        if self.substances {
            context.substances.clone_from(&theirs.context.substances);
        }
        if self.company {
            context.company.clone_from(&theirs.context.company);
        }
        if self.tags {
            context.tags.clone_from(&theirs.context.tags);
        }
        if context != c.context {
            c.context = context;
        }
        if self.note && c.note != theirs.note {
            c.note.clone_from(&theirs.note);
        }
        if self.expected_felt && c.expected_felt != theirs.expected_felt {
            c.expected_felt.clone_from(&theirs.expected_felt);
        }
        c
    }

    /// Whether both say the same in these parts.
    #[must_use]
    pub fn same(&self, ours: &CheckIn, theirs: &CheckIn) -> bool {
        self.taken(ours, theirs) == *ours
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Answer, Besides, Context, DayStart, Instant, Intensity, Moment};

    fn saying(answers: &[(u16, u8)], note: &str, tags: &[&str]) -> CheckIn {
        let at = Moment { instant: Instant { utc_ms: 0, offset_s: 0 }, zone: "UTC".into() };
        let rated = |n| Answer::Rated(Intensity::new(n).expect("0 to 10"));
        let answers: Vec<_> = answers.iter().map(|(f, n)| (FeelingId(*f), rated(*n))).collect();
        let context = Context { tags: tags.iter().map(|t| (*t).into()).collect(), ..Context::default() };
        let day = at.instant.day(DayStart::default());
        CheckIn::new("a", at, day, answers).with(Besides { note: note.into(), context, ..Besides::default() })
    }

    #[test]
    fn what_a_file_does_not_speak_of_is_neither_compared_nor_taken_away() {
        let ours = saying(&[(1, 3), (2, 0)], "words", &["walk"]);
        let table = Parts { feelings: Which::These(vec![FeelingId(1)]), note: true, ..Parts::none() };
        assert!(table.same(&ours, &saying(&[(1, 3)], "words", &[])));
        assert!(!table.same(&ours, &saying(&[(1, 4)], "words", &[])));
        assert!(!table.same(&ours, &saying(&[], "words", &[])), "an empty cell says that nothing was answered");
        assert!(!Parts::all().same(&ours, &saying(&[(1, 3)], "words", &[])));
        assert_eq!(table.taken(&ours, &saying(&[(1, 9)], "others", &[])), saying(&[(1, 9), (2, 0)], "others", &["walk"]));
    }

    #[test]
    fn a_file_that_speaks_of_nothing_but_the_time_says_the_same_of_any() {
        assert!(Parts::none().same(&saying(&[(1, 3)], "words", &["walk"]), &saying(&[], "", &[])));
    }
}
