//! Situations and the order of the ways they lead to, with the reasons: one table.

use crate::questions::{analysis, check_in, day, event, journal, pattern};
use crate::ranking::tried;
use gamut::{
    analysis::{Analysis, PatternKind},
    domain::{EventKind, Instant, Journal, Outcome, PatternAnswer, Way},
    guidance::{RankedWay, rank},
};
use std::sync::Arc;

struct Situation {
    name: &'static str,
    journal: Journal,
    patterns: Vec<gamut::analysis::Pattern>,
    /// The first ones, in order.
    first: &'static [Way],
    /// What is said of the first one, in order; the beginning is enough.
    why: &'static [&'static str],
    last: Option<Way>,
}

impl Situation {
    fn ranked(&self) -> Vec<RankedWay> {
        rank(&self.journal, Some(&analysis(self.patterns.clone())), day(0))
    }
}

fn with_events(events: &[(EventKind, i32)]) -> Journal {
    let all = events.iter().enumerate().map(|(n, (what, on))| event(&format!("e{n}"), *what, *on, "", ""));
    Journal { events: all.collect(), ..journal() }
}

fn noted(substances: &str, company: Option<&str>, days: i32) -> Journal {
    let one = |n: i32| {
        let mut c = check_in(n, -n);
        c.context.substances = vec![substances.into()];
        c.context.company = company.map(Arc::from);
        Arc::new(c)
    };
    Journal { check_ins: (0..days).map(one).collect(), ..journal() }
}

fn dismissed(mut journal: Journal, key: &str) -> Journal {
    let at = Instant { utc_ms: 1, offset_s: 0 };
    journal.pattern_answers.push(PatternAnswer { pattern: key.into(), dismissed: true, reason: String::new(), at });
    journal
}

#[expect(clippy::too_many_lines, reason = "it is a table")]
fn situations() -> Vec<Situation> {
    use EventKind::{Illness, Loss, MedicineChanged};
    use Outcome::{Moved, NoChange, Worse};
    let both = || vec![pattern(PatternKind::Both, -30)];
    let pleasant = || vec![pattern(PatternKind::MostlyPleasant, -30)];
    let key = format!("both/{}", day(-30));
    let earlier = format!("both/{}", day(-300));
    let nothing = Situation {
        name: "nothing is known",
        journal: journal(),
        patterns: Vec::new(),
        first: &Way::ALL,
        why: &[],
        last: None,
    };
    let of = |name, journal, patterns, first, why, last| Situation { name, journal, patterns, first, why, last };
    vec![
        nothing,
        of(
            "both sides narrowed",
            journal(),
            both(),
            &[Way::Senses, Way::Doctor, Way::Therapist],
            &["In your check-ins pleasant and unpleasant feelings have both narrowed since about 24 October 2026"],
            Some(Way::Substances),
        ),
        of(
            "mostly the pleasant side",
            journal(),
            pleasant(),
            &[Way::OnceEnjoyed, Way::Doctor, Way::Senses],
            &["In your check-ins mostly pleasant feelings have flattened since about 24 October 2026"],
            None,
        ),
        of(
            "a dose changed near the onset",
            with_events(&[(MedicineChanged, -40)]),
            both(),
            &[Way::Doctor, Way::Senses, Way::Therapist],
            &[
                "“Medicine changed” on 14 October 2026 is about 10 days before the pattern began: worth asking about, not a cause",
                "A doctor can look at what has changed since",
            ],
            None,
        ),
        of(
            "a dose changed long before",
            with_events(&[(MedicineChanged, -90)]),
            both(),
            &[Way::Senses, Way::Doctor],
            &["In your check-ins"],
            None,
        ),
        of(
            "a loss near the onset",
            with_events(&[(Loss, -33)]),
            both(),
            &[Way::Therapist, Way::Senses, Way::Doctor, Way::SupportGroup],
            &[
                "“Loss” on 21 October 2026 is about 3 days before the pattern began: worth talking about, not a cause",
                "In your check-ins",
            ],
            None,
        ),
        of(
            "an illness near the onset",
            with_events(&[(Illness, -30)]),
            both(),
            &[Way::Doctor, Way::Senses],
            &[
                "“Illness” on 24 October 2026 is too close to the beginning of the pattern to tell which came first: worth asking about, not a cause",
                "A doctor can look",
            ],
            None,
        ),
        of(
            "many days with drinks",
            noted("wine", None, 9),
            Vec::new(),
            &[Way::Substances, Way::SupportGroup, Way::Senses],
            &["You noted alcohol or other substances on 9 of the last 28 days"],
            None,
        ),
        of(
            "alone a lot",
            noted("none", Some("alone"), 9),
            Vec::new(),
            &[Way::SupportGroup, Way::Senses],
            &["You were alone in 9 of 9 check-ins that say who was there"],
            None,
        ),
        of(
            "tried, and worse",
            tried(Way::Senses, &[Worse, Worse]),
            both(),
            &[Way::Doctor, Way::Therapist, Way::Senses],
            &["A doctor can look at what has changed since"],
            None,
        ),
        of("worse without a pattern", tried(Way::Senses, &[Worse]), Vec::new(), &[Way::SupportGroup], &[], Some(Way::Senses)),
        of(
            "tried, and moved, five times",
            tried(Way::Journal, &[Moved, Moved, Moved, NoChange, Moved]),
            Vec::new(),
            &[Way::Journal, Way::Senses],
            &["Something moved in 4 of 5 tries"],
            None,
        ),
        of("four times claim nothing", tried(Way::Journal, &[Moved; 4]), Vec::new(), &Way::ALL, &[], None),
        of(
            "no change in most of five",
            tried(Way::Senses, &[NoChange, NoChange, NoChange, Moved, NoChange]),
            Vec::new(),
            &[Way::SupportGroup],
            &[],
            Some(Way::Senses),
        ),
        of("a dismissed pattern", dismissed(with_events(&[(MedicineChanged, -40)]), &key), both(), &Way::ALL, &[], None),
        of(
            "an earlier one of the kind was dismissed",
            dismissed(noted("wine", None, 4), &earlier),
            both(),
            &[Way::Substances, Way::Senses],
            &["You noted alcohol or other substances on 4 of the last 28 days"],
            None,
        ),
        of(
            "dismissed kind, and a dose near the onset",
            dismissed(with_events(&[(MedicineChanged, -40)]), &earlier),
            both(),
            &[Way::Doctor],
            &["“Medicine changed” on 14 October 2026", "A doctor can look"],
            None,
        ),
    ]
}

#[test]
fn each_situation_has_its_order_and_says_why() {
    for s in situations() {
        let ranked = s.ranked();
        let order: Vec<Way> = ranked.iter().map(|r| r.way).collect();
        assert!(order.starts_with(s.first), "{}: {order:?}", s.name);
        assert_eq!(ranked[0].reasons.len(), s.why.len(), "{}: {:?}", s.name, ranked[0].reasons);
        for (said, begins) in ranked[0].reasons.iter().zip(s.why) {
            assert!(said.starts_with(begins), "{}: {said}", s.name);
        }
        if let Some(last) = s.last {
            assert_eq!(order.last(), Some(&last), "{}: {order:?}", s.name);
        }
    }
}

#[test]
fn the_order_in_which_things_were_written_changes_nothing() {
    for mut s in situations() {
        s.journal.trials.extend(tried(Way::Doctor, &[Outcome::Worse, Outcome::Moved]).trials);
        s.journal.events.push(event("zz", EventKind::MedicineStarted, -20, "b", ""));
        s.journal.events.push(event("aa", EventKind::MedicineStarted, -40, "a", ""));
        let before = s.ranked();
        for turn in 1..4 {
            let j = &mut s.journal;
            for _ in 0..turn {
                j.check_ins.reverse();
                rotate(&mut j.check_ins, turn);
                rotate(&mut j.events, turn);
                rotate(&mut j.trials, turn);
                rotate(&mut j.pattern_answers, turn);
            }
            rotate(&mut s.patterns, turn);
            assert_eq!(s.ranked(), before, "{}", s.name);
        }
    }
}

fn rotate<T>(list: &mut [T], by: usize) {
    if !list.is_empty() {
        list.rotate_left(by % list.len());
    }
}

#[test]
fn safety_12_no_reason_claims_a_cause_or_advises_a_change() {
    let analysis_of = |p: &[gamut::analysis::Pattern]| -> Analysis { analysis(p.to_vec()) };
    for s in situations() {
        for reason in rank(&s.journal, Some(&analysis_of(&s.patterns)), day(0)).iter().flat_map(|r| &r.reasons) {
            let said = reason.to_lowercase();
            for word in [
                "because",
                "caused",
                "due to",
                "led to",
                "makes you",
                "should",
                "must",
                "better",
                "stop",
                "you have",
                "you are",
            ] {
                assert!(!said.contains(word), "{}: “{reason}” says “{word}”", s.name);
            }
            assert!(!said.contains("cause") || said.contains("not a cause"), "{reason}");
            assert!(said.chars().count() <= 160, "{reason}");
        }
    }
}
