//! The tries of a way: every rating a mark, nothing claimed under five, and labels that keep apart.

use super::labels::{boxes, keep_apart};
use super::made_up::{last_day, rated};
use gamut::analysis::way_effects;
use gamut::domain::{Answer, Instant, Journal, Moment, Outcome, Trial, Way};
use gamut::report::{Palette, Picture, PictureView, Role, png, tries};

/// So many tries of the senses: each third can't tell afterwards, each fourth left before open.
fn journal(n: usize) -> Journal {
    let trial = |i: usize| {
        let step = |n: usize| u8::try_from(n % 10).expect("small");
        Trial {
            id: format!("{i:03}").into(),
            way: Way::Senses,
            at: Moment {
                instant: Instant { utc_ms: 1_700_000_000_000 + i64::try_from(i).expect("small") * 86_400_000, offset_s: 0 },
                zone: "UTC".into(),
            },
            day: last_day(),
            before: (i % 4 != 3).then(|| rated(step(i))),
            after: Some(if i % 3 == 2 { Answer::CannotTell } else { rated(step(i + 2)) }),
            outcome: Some(Outcome::ALL[i % 3]),
            note: String::new(),
        }
    };
    Journal { trials: (0..n).map(trial).collect(), ..Journal::default() }
}

fn drawn(journal: &Journal, width: f32, text_scale: f32) -> Picture {
    let effects = way_effects(journal, last_day());
    tries(journal, Way::Senses, &effects, &PictureView { width, palette: Palette::light(), text_scale })
}

#[test]
fn without_a_try_there_is_a_sentence_and_no_picture() {
    let p = drawn(&Journal::default(), 640.0, 1.0);
    assert_eq!((&*p.sentence, p.table.rows.len(), p.scene.of(Role::Value).count()), ("Not tried yet.", 0, 0));
    let mut unrated = journal(1);
    (unrated.trials[0].before, unrated.trials[0].after) = (None, None);
    let p = drawn(&unrated, 640.0, 1.0);
    assert_eq!((p.table.rows[0][1].clone(), p.scene.of(Role::Usual).count()), (None, 0), "not answered is no mark at 0");
}

#[test]
fn each_rating_is_a_mark_and_what_is_open_or_cannot_be_told_is_none() {
    let p = drawn(&journal(4), 640.0, 1.0);
    // Before: 0, 1, 2 and open; after: 2, 3, can't tell and 5. Three are under five: no mean and no line of changes.
    assert_eq!(p.scene.of(Role::Usual).count(), 3);
    assert_eq!(p.scene.of(Role::Value).count(), 3);
    assert!(p.scene.of(Role::CannotTell).count() > 0);
    assert!(boxes(&p.scene).iter().all(|(words, _)| !words.contains("How far")), "nothing is claimed under five");
    assert!(p.sentence.contains("Tried 4 times") && p.sentence.contains("After 5 you can compare"), "{}", p.sentence);
    let cells: Vec<_> = p.table.rows.iter().map(|r| (r[1].as_deref(), r[2].as_deref(), r[3].as_deref())).collect();
    assert_eq!(cells[0], (Some("0"), Some("2"), Some("something moved")));
    assert_eq!(cells[2], (Some("2"), Some("can't tell"), Some("worse")));
    assert_eq!(cells[3].0, None);
}

#[test]
fn from_five_rated_tries_on_the_changes_stand_under_them_with_their_mean() {
    let p = drawn(&journal(12), 860.0, 1.0);
    let pairs = p.table.rows.iter().filter(|r| r[1].is_some() && r[2].as_deref().is_some_and(|a| a != "can't tell")).count();
    let after = p.table.rows.iter().filter(|r| r[2].as_deref().is_some_and(|a| a != "can't tell")).count();
    assert!(pairs >= 5);
    assert_eq!(p.scene.of(Role::Value).count(), after + pairs, "each once above and once among the changes");
    assert!(boxes(&p.scene).iter().any(|(words, _)| words.contains("How far")));
    assert!(p.sentence.contains("From before to after"), "{}", p.sentence);
}

#[test]
fn no_two_labels_touch_at_any_size_and_every_size_is_drawn() {
    for n in [1, 5, 12, 30, 200] {
        let j = journal(n);
        for width in [160.0, 300.0, 640.0, 1100.0, f32::NAN] {
            for text_scale in [0.8, 1.0, 2.0] {
                let p = drawn(&j, width, text_scale);
                keep_apart(&p.scene, &format!("{n} tries, {width}, text {text_scale}"));
                if n == 12 {
                    assert!(png(&p.scene, 1.0).is_ok());
                }
            }
        }
    }
}
