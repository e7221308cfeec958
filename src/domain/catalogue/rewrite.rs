//! One change of what many check-ins say at once: two feelings or symptoms become one, or a word of the person's gets
//! another spelling. What the check-in said before is kept among its earlier versions.

use super::merging::{merge_in, merged, replaced, stronger, stronger_symptom};
use crate::domain::{Catalogue, CheckIn, CheckInDraft, FeelingId, SELF_HARM_KEY, Settings, SymptomId, WordKind, says_none};
use std::sync::Arc;

/// What is to become what.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rewrite {
    Feelings {
        from: FeelingId,
        into: FeelingId,
    },
    Symptoms {
        from: SymptomId,
        into: SymptomId,
    },
    /// Where `into` is in use already, the two become one.
    Words {
        kind: WordKind,
        from: Arc<str>,
        into: Arc<str>,
    },
}

/// Why two can't become one, in words for the person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NoRewrite {
    #[error("Choose two different ones")]
    TheSame,
    #[error("A word needs at least one letter")]
    NoWord,
    #[error(
        "A pleasant and an unpleasant feeling stay apart: as one, they would make your range look narrower or wider than it was"
    )]
    OtherSide,
    #[error("The item about hurting yourself stays apart from all others")]
    StaysApart,
    #[error(
        "Words such as “none” say that there was nothing, and charts count them so. They can't become a word for something, or the other way round"
    )]
    NoneIsAnAnswer,
    #[error("One of the two isn't there any more")]
    Gone,
}

impl Rewrite {
    /// Whether it can be done with this catalogue.
    ///
    /// # Errors
    /// Why not.
    pub fn check(&self, catalogue: &Catalogue) -> Result<(), NoRewrite> {
        match self {
            Self::Feelings { from, into } => {
                let live = |id: &FeelingId| catalogue.feelings.iter().find(|f| f.id == *id).ok_or(NoRewrite::Gone);
                let (from, into) = (live(from)?, live(into)?);
                if from.id == into.id {
                    return Err(NoRewrite::TheSame);
                }
                if from.valence == into.valence { Ok(()) } else { Err(NoRewrite::OtherSide) }
            }
            Self::Symptoms { from, into } => {
                let live = |id: &SymptomId| catalogue.symptoms.iter().find(|s| s.id == *id).ok_or(NoRewrite::Gone);
                let (from, into) = (live(from)?, live(into)?);
                if from.id == into.id {
                    return Err(NoRewrite::TheSame);
                }
                let apart = [from, into].into_iter().any(|s| s.key.as_str() == SELF_HARM_KEY);
                if apart { Err(NoRewrite::StaysApart) } else { Ok(()) }
            }
            Self::Words { from, into, .. } if from == into => Err(NoRewrite::TheSame),
            Self::Words { into, .. } if into.trim().is_empty() => Err(NoRewrite::NoWord),
            Self::Words { kind: WordKind::Substances, from, into } if says_none(from) != says_none(into) => {
                Err(NoRewrite::NoneIsAnAnswer)
            }
            Self::Words { .. } => Ok(()),
        }
    }

    /// The check-in as it reads afterwards; `None` where it says nothing of what is changed.
    #[must_use]
    pub fn check_in(&self, c: &CheckIn) -> Option<CheckIn> {
        let mut changed = c.clone();
        match self {
            Self::Feelings { from, into } => changed.answers = merged(&c.answers, *from, *into, stronger)?.into(),
            Self::Symptoms { from, into } => changed.symptoms = merged(&c.symptoms, *from, *into, stronger_symptom)?,
            Self::Words { kind, from, into } => {
                let words = replaced(kind.of(&c.context), from, into)?;
                let context = &mut changed.context;
                match kind {
                    WordKind::Tags => context.tags = words,
                    WordKind::Medicines => context.medicines = words,
                    WordKind::Substances => context.substances = words,
                    WordKind::Company => context.company = words.into_iter().next(),
                }
            }
        }
        Some(changed)
    }

    /// The same for what is half written.
    pub fn draft(&self, draft: &mut CheckInDraft) {
        match self {
            Self::Feelings { from, into } => merge_in(&mut draft.answers, *from, *into, stronger),
            Self::Symptoms { from, into } => merge_in(&mut draft.symptoms, *from, *into, stronger_symptom),
            Self::Words { kind, from, into } => {
                let (from, into) = (from.to_string(), into.to_string());
                let list = match kind {
                    WordKind::Tags => &mut draft.tags,
                    WordKind::Medicines => &mut draft.medicines,
                    WordKind::Substances => &mut draft.substances,
                    WordKind::Company => {
                        if draft.company == from {
                            draft.company = into;
                        }
                        return;
                    }
                };
                if let Some(words) = replaced(list, &from, &into) {
                    *list = words;
                }
            }
        }
    }

    /// What is set, as it follows: the short form asks about the one that stays, and a word that was put away is gone
    /// from those; what it becomes is offered or not as it was before.
    pub fn settings(&self, catalogue: &Catalogue, settings: &mut Settings) {
        match self {
            Self::Feelings { from, into } => {
                let key = |id| catalogue.feeling(id).map(|f| f.key.clone());
                if let (Some(from), Some(into)) = (key(*from), key(*into))
                    && let Some(keys) = replaced(&settings.short_feelings, &from, &into)
                {
                    settings.short_feelings = keys;
                }
            }
            Self::Symptoms { .. } => {}
            Self::Words { kind, from, .. } => settings.put_away.retain(|(k, w)| !(k == kind && w == from)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        super::made_up::{FROM, INTO, rated, saying},
        *,
    };
    use crate::domain::{Answer, Besides, Context, Valence};

    /// The rule above all rules, as a table: what stood for one, what for the other, what stands afterwards.
    #[test]
    fn of_two_answers_the_stronger_stays_and_can_t_tell_never_stands_before_a_number() {
        let unsure = Answer::CannotTell;
        for (a, b, one) in [
            (None, None, None),
            (None, Some(rated(0)), Some(rated(0))),
            (Some(rated(0)), None, Some(rated(0))),
            (Some(unsure), None, Some(unsure)),
            (None, Some(unsure), Some(unsure)),
            (Some(unsure), Some(unsure), Some(unsure)),
            (Some(rated(3)), Some(rated(7)), Some(rated(7))),
            (Some(rated(7)), Some(rated(3)), Some(rated(7))),
            (Some(rated(0)), Some(rated(0)), Some(rated(0))),
            (Some(unsure), Some(rated(0)), Some(rated(0))),
            (Some(rated(0)), Some(unsure), Some(rated(0))),
            (Some(unsure), Some(rated(10)), Some(rated(10))),
        ] {
            let said: Vec<(u16, Answer)> = [(1, Some(rated(4))), (INTO.0, b), (FROM.0, a), (9, Some(unsure))]
                .into_iter()
                .filter_map(|(f, a)| Some((f, a?)))
                .collect();
            let change = Rewrite::Feelings { from: FROM, into: INTO };
            let got = change.check_in(&saying(&said));
            assert_eq!(got.is_some(), a.is_some(), "{a:?} {b:?}");
            let got = got.unwrap_or_else(|| saying(&said));
            assert_eq!((got.answer(FROM), got.answer(INTO)), (None, one), "{a:?} {b:?}");
            assert_eq!((got.answer(FeelingId(1)), got.answer(FeelingId(9))), (Some(rated(4)), Some(unsure)));
            assert!(got.answers.windows(2).all(|w| w[0].0 < w[1].0), "in order of their feelings");
        }
    }

    #[test]
    fn a_word_stands_once_where_both_stood_and_as_often_as_before_where_it_only_changes_its_spelling() {
        for (list, want) in [
            (&["walk"][..], None),
            (&["wlak"], Some(&["walk"][..])),
            (&["wlak", "x", "walk"], Some(&["x", "walk"])),
            (&["wlak", "x", "wlak"], Some(&["walk", "x", "walk"])),
            (&[], None),
        ] {
            assert_eq!(replaced(list, &"wlak", &"walk").as_deref(), want, "{list:?}");
        }
        let c = saying(&[]).with(Besides {
            context: Context { company: Some("Ana".into()), tags: vec!["Ana".into()], ..Context::default() },
            ..Besides::default()
        });
        let change = Rewrite::Words { kind: WordKind::Company, from: "Ana".into(), into: "Anna".into() };
        let got = change.check_in(&c).expect("it has the word");
        assert_eq!((got.context.company.as_deref(), &*got.context.tags[0]), (Some("Anna"), "Ana"), "its own kind only");
    }

    #[test]
    fn what_can_t_become_one_says_why() {
        let catalogue = Catalogue::starting();
        let f = |key: &str| catalogue.feeling_by_key(key).expect("there").id;
        let s = |key: &str| catalogue.symptom_by_key(key).expect("there").id;
        let words =
            |from: &str, into: &str| Rewrite::Words { kind: WordKind::Substances, from: from.into(), into: into.into() };
        for (change, why) in [
            (Rewrite::Feelings { from: f("joy"), into: f("contentment") }, None),
            (Rewrite::Feelings { from: f("joy"), into: f("sadness") }, Some(NoRewrite::OtherSide)),
            (Rewrite::Feelings { from: f("guilt"), into: f("numbness") }, Some(NoRewrite::OtherSide)),
            (Rewrite::Feelings { from: f("joy"), into: f("joy") }, Some(NoRewrite::TheSame)),
            (Rewrite::Feelings { from: f("joy"), into: FeelingId(99) }, Some(NoRewrite::Gone)),
            (Rewrite::Symptoms { from: s("numb"), into: s("fatigue") }, None),
            (Rewrite::Symptoms { from: s(SELF_HARM_KEY), into: s("fatigue") }, Some(NoRewrite::StaysApart)),
            (Rewrite::Symptoms { from: s("fatigue"), into: s(SELF_HARM_KEY) }, Some(NoRewrite::StaysApart)),
            (words("beer", "wine"), None),
            (words("none", "nothing"), None),
            (words("none", "wine"), Some(NoRewrite::NoneIsAnAnswer)),
            (words("beer", "no"), Some(NoRewrite::NoneIsAnAnswer)),
            (words("beer", " "), Some(NoRewrite::NoWord)),
            (words("beer", "beer"), Some(NoRewrite::TheSame)),
        ] {
            assert_eq!(change.check(&catalogue).err(), why, "{change:?}");
        }
    }

    #[test]
    fn a_feeling_that_was_merged_is_gone_from_the_lists_and_known_by_its_key_and_its_id() {
        let mut c = Catalogue::starting();
        let (guilt, anger) = (c.feeling_by_key("guilt").expect("there").id, c.feeling_by_key("anger").expect("there").id);
        c.retire_feeling(anger, true);
        c.merge_feelings(guilt, anger);
        assert!(c.feelings.iter().all(|f| f.id != guilt));
        assert_eq!(c.feeling_by_key("guilt").map(|f| f.id), Some(anger));
        assert_eq!(c.feeling(guilt).map(|f| f.name.as_str()), Some("Guilt"), "for what was written before");
        assert!(c.feeling(anger).is_some_and(|f| !f.retired), "it is asked about when one of the two was");
        // On with the one it became.
        let sadness = c.feeling_by_key("sadness").expect("there").id;
        c.merge_feelings(anger, sadness);
        assert_eq!(c.feeling_by_key("guilt").map(|f| f.id), Some(sadness));
        let settled = c.settled(saying(&[(anger.0, rated(2)), (guilt.0, rated(6))]));
        assert_eq!(settled.answers, vec![(sadness, rated(6))].into());
        // The name is free, the key is not.
        let n = c.feelings.len();
        c.ask_about_feeling("Guilt", Valence::Unpleasant);
        assert_eq!((c.feelings.len(), c.feelings.last().map(|f| f.key.as_str())), (n + 1, Some("guilt_2")));
        assert!(c.feelings.last().is_some_and(|f| c.merged_feelings.iter().all(|m| m.feeling.id != f.id)));
    }

    #[test]
    fn a_half_written_check_in_and_the_short_form_follow() {
        let catalogue = Catalogue::starting();
        let (joy, calm) = (catalogue.feelings[0].id, catalogue.feelings[1].id);
        let change = Rewrite::Feelings { from: joy, into: calm };
        let mut draft = CheckInDraft::default();
        draft.answers.insert(joy, rated(2));
        change.draft(&mut draft);
        assert_eq!(draft.answers.into_iter().collect::<Vec<_>>(), [(calm, rated(2))]);
        let keys = |words: &str| {
            let mut settings = Settings::default();
            assert!(settings.take_word("short_feelings", words));
            settings
        };
        for (before, after) in [("joy,guilt", "contentment,guilt"), ("contentment,joy", "contentment"), ("guilt", "guilt")] {
            let mut settings = keys(before);
            change.settings(&catalogue, &mut settings);
            assert_eq!(settings.short_feelings, keys(after).short_feelings);
        }
    }
}
