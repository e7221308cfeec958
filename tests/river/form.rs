//! Each feeling, each symptom and the profile: what is drawn, said and tabled for what was answered.

use super::labels::keep_apart;
use super::made_up::{blank, last_day, made_up, rated};
use gamut::analysis::{Analysis, Verdict, analyse, profile_of};
use gamut::domain::{Answer, Catalogue, Journal, SELF_HARM_KEY, SymptomAnswer, SymptomStrength};
use gamut::report::{Form, Palette, Picture, PictureView, Role, feelings, profile, symptoms};
use std::sync::Arc;

fn view(width: f32, text_scale: f32) -> PictureView {
    PictureView { width, palette: Palette::light(), text_scale }
}

fn of(journal: &Journal, analysis: &Analysis, days: i32, view: &PictureView) -> [Picture; 3] {
    let (from, until) = (last_day().plus(1 - days), last_day());
    [
        feelings(journal, Some(analysis), from, until, view),
        symptoms(journal, from, until, view),
        profile(journal, analysis, view),
    ]
}

/// A journal of one day with these answers.
fn one_day(answers: &[(&str, Answer)]) -> Journal {
    let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    let mut c = blank(last_day(), 12, 0);
    c.answers = answers.iter().map(|(k, a)| (journal.catalogue.feeling_by_key(k).expect("a feeling").id, *a)).collect();
    journal.check_ins.push(Arc::new(c));
    journal
}

fn counts(picture: &Picture) -> [usize; 3] {
    [Role::Value, Role::NotFelt, Role::CannotTell].map(|role| picture.scene.of(role).count())
}

fn seen(journal: &Journal) -> Picture {
    feelings(journal, None, last_day().plus(-13), last_day(), &view(640.0, 1.0))
}

#[test]
fn an_empty_journal_has_pictures_that_say_what_is_missing() {
    let j = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    let all = of(&j, &analyse(&j, last_day()), 30, &view(360.0, 1.0));
    for (p, words) in all.iter().zip(["no feelings were rated", "no symptoms were answered", "Day 1 of about 70"]) {
        assert!(p.sentence.contains(words), "{}", p.sentence);
        assert_eq!((counts(p), p.scene.of(Role::Lane).count(), p.table.rows.len()), ([0, 0, 0], 0, 0));
        assert_eq!(p.scene.description, p.sentence);
        assert!(!p.scene.title.is_empty());
        let texts = p.scene.shapes.iter().filter(|s| matches!(s.form, Form::Text { .. })).count();
        assert_eq!(texts, p.scene.shapes.len());
    }
}

#[test]
fn not_answered_not_felt_felt_and_cannot_tell_are_four_things() {
    assert_eq!(counts(&seen(&one_day(&[]))), [0, 0, 0]);
    assert_eq!(counts(&seen(&one_day(&[("joy", rated(0))]))), [0, 1, 0]);
    assert_eq!(counts(&seen(&one_day(&[("joy", rated(6))]))), [1, 0, 0]);
    let unsure = seen(&one_day(&[("joy", Answer::CannotTell), ("anger", Answer::CannotTell)]));
    assert_eq!(counts(&unsure), [0, 0, 2]);
    assert!(unsure.sentence.contains("2 feelings, none of them with a number."), "{}", unsure.sentence);
    assert_eq!(unsure.scene.of(Role::River).count(), 0);
    assert_eq!(unsure.table.rows[0], [Some("Joy".into()), Some("0".into()), None, None, None, None, None]);
}

#[test]
fn a_symptom_that_was_not_there_has_a_low_mark_and_one_not_asked_about_has_none() {
    let mut j = one_day(&[]);
    let id = j.catalogue.symptoms[1].id;
    let draw = |j: &Journal| symptoms(j, last_day().plus(-13), last_day(), &view(640.0, 1.0));
    assert_eq!(draw(&j).scene.of(Role::Lane).count(), 0);
    let mut tall = Vec::new();
    for answer in
        [SymptomAnswer::No, SymptomAnswer::There(SymptomStrength::Mild), SymptomAnswer::There(SymptomStrength::Strong)]
    {
        Arc::make_mut(&mut j.check_ins[0]).symptoms = vec![(id, answer)];
        let heights =
            draw(&j).scene.of(Role::Lane).map(|f| if let Form::Rect { h, .. } = f { *h } else { 0.0 }).collect::<Vec<_>>();
        assert_eq!(heights.len(), 1);
        tall.extend(heights);
    }
    assert!(0.0 < tall[0] && tall[0] < tall[1] && tall[1] < tall[2], "{tall:?}");
    assert_eq!(
        draw(&j).table.rows[0].iter().flatten().skip(1).map(String::as_str).collect::<Vec<_>>(),
        ["1", "0", "0", "0", "1"]
    );
}

#[test]
fn safety_8_the_self_harm_item_is_in_none_of_them() {
    let mut j = made_up(60, 0, 1);
    let a = analyse(&j, last_day());
    let before = of(&j, &a, 60, &view(640.0, 1.0));
    let item = j.catalogue.symptom_by_key(SELF_HARM_KEY).expect("the item").clone();
    for c in &mut j.check_ins {
        Arc::make_mut(c).symptoms.push((item.id, SymptomAnswer::There(SymptomStrength::Strong)));
    }
    assert_eq!(of(&j, &a, 60, &view(640.0, 1.0)), before);
    j.check_ins.truncate(1);
    Arc::make_mut(&mut j.check_ins[0]).symptoms.retain(|s| s.0 == item.id);
    assert!(symptoms(&j, last_day().plus(-59), last_day(), &view(640.0, 1.0)).table.rows.is_empty());
}

/// Leftmost and rightmost, topmost and lowest point of a form that is no text.
fn reach(form: &Form) -> Option<[f32; 4]> {
    let round = |points: &[(f32, f32)]| {
        let fold = |of: fn(&(f32, f32)) -> f32, pick: fn(f32, f32) -> f32| points.iter().map(of).reduce(pick);
        Some([fold(|p| p.0, f32::min)?, fold(|p| p.0, f32::max)?, fold(|p| p.1, f32::min)?, fold(|p| p.1, f32::max)?])
    };
    match form {
        Form::Rect { x, y, w, h, .. } | Form::Hatch { x, y, w, h, .. } => Some([*x, x + w, *y, y + h]),
        Form::Line { from, to, .. } => round(&[*from, *to]),
        Form::Polyline { points, .. } | Form::Polygon { points, .. } => round(points),
        Form::Band { edges, .. } => round(&edges.iter().flat_map(|e| [(e.0, e.1), (e.0, e.2)]).collect::<Vec<_>>()),
        Form::Circle { centre, radius, .. } => {
            Some([centre.0 - radius, centre.0 + radius, centre.1 - radius, centre.1 + radius])
        }
        Form::Text { .. } => None,
    }
}

#[test]
fn nothing_leaves_the_picture_and_no_two_words_touch_at_any_size() {
    for (days, journal_days) in [(1, 1), (3, 3), (31, 426), (426, 426), (9000, 426)] {
        let mut j = made_up(journal_days, 100, 2);
        j.catalogue.feelings[0].name = "A feeling with a name nobody would ever choose for it".into();
        j.catalogue.symptoms[1].name = "Ein Symptom mit einem überaus langen Namen, Donaudampfschifffahrt".into();
        let a = analyse(&j, last_day());
        for width in [0.0, 300.0, 400.0, 700.0, 1900.0, f32::NAN, f32::INFINITY] {
            for text_scale in [0.8, 1.0, 2.0, f32::NAN] {
                for p in of(&j, &a, days, &view(width, text_scale)) {
                    let (w, h) = (p.scene.width, p.scene.height);
                    assert!(w.is_finite() && h.is_finite());
                    let at = format!("{} {days} days, {width}, text {text_scale}", p.scene.title);
                    for r in p.scene.shapes.iter().filter_map(|s| reach(&s.form)) {
                        assert!(
                            r[0] >= -0.5 && r[1] <= w + 0.5 && r[2] >= -0.5 && r[3] <= h + 0.5,
                            "{r:?} leaves {w} × {h}: {at}"
                        );
                    }
                    keep_apart(&p.scene, &at);
                }
            }
        }
    }
}

#[test]
fn fifty_years_take_shapes_by_width_and_keep_their_one_extreme() {
    let mut j = made_up(18_262, 0, 1);
    let joy = j.catalogue.feeling_by_key("joy").expect("joy").id;
    for c in &mut j.check_ins {
        Arc::make_mut(c).answers.iter_mut().filter(|a| a.0 == joy).for_each(|a| a.1 = rated(3));
    }
    let odd = j.check_ins[j.check_ins.len() / 2].day;
    for c in j.check_ins.iter_mut().filter(|c| c.day == odd) {
        Arc::make_mut(c).answers = vec![(joy, rated(10))].into();
    }
    let p = feelings(&j, None, last_day().plus(-18_261), last_day(), &view(1100.0, 1.0));
    assert!(p.scene.shapes.len() < 9000, "{}", p.scene.shapes.len());
    let first_ten = p.scene.of(Role::Value).filter_map(reach).map(|r| r[2]).fold(f32::INFINITY, f32::min);
    let top_line = p.scene.of(Role::Plain).find_map(|f| match f {
        Form::Line { from, stroke, .. } if stroke.dash.is_some() => Some(from.1),
        _ => None,
    });
    assert!((first_ten - top_line.expect("the line of 10")).abs() < 0.01, "the one 10 reaches the top");
}

#[test]
fn no_line_crosses_a_gap() {
    let j = made_up(426, 0, 1);
    let (from, until) = (last_day().plus(-425), last_day());
    let p = feelings(&j, Some(&analyse(&j, until)), from, until, &view(500.0, 1.0));
    let days = 426.0;
    // One column: the plot ends ten points before the edge; the frame begins where the base lines do.
    let left = p.scene.of(Role::Plain).find_map(|f| if let Form::Line { from, .. } = f { Some(from.0) } else { None });
    let left = left.expect("a base line");
    let at = |ago: f32| left + (490.0 - left) * (days - ago) / days;
    let (x0, x1) = (at(215.5), at(204.5));
    for role in [Role::River, Role::Usual, Role::Value] {
        for r in p.scene.of(role).filter_map(reach) {
            assert!(r[1] <= x0 + 1.0 || r[0] >= x1 - 1.0, "{role:?} {r:?} crosses {x0}..{x1}");
        }
    }
}

#[test]
fn the_profile_shows_what_the_verdict_rests_on_and_its_table_the_same() {
    let j = made_up(426, 60, 1);
    let a = analyse(&j, last_day());
    let Verdict::Judged { evidence, .. } = &a.verdict else { panic!("enough days") };
    let p = profile(&j, &a, &view(700.0, 1.0));
    assert_eq!(p.table.rows.len(), 6);
    let number = |row: usize, column: usize| p.table.rows[row][column].clone().expect("a number");
    assert_eq!(number(0, 1), format!("{:.1}", evidence.pleasant.high.usual));
    assert_eq!(number(4, 2), format!("{:.1}", evidence.unpleasant.width.recent));
    let change = profile_of(&j, evidence).pleasant.day_to_day.change.expect("neighbouring days");
    assert_eq!(number(2, 1), format!("{:.1}", change.usual));
    assert_eq!((p.scene.of(Role::Value).count(), p.scene.of(Role::Usual).count()), (6, 6));
    assert!(p.sentence.contains(&format!("{} days with check-ins", evidence.recent.days_logged)), "{}", p.sentence);
}

#[test]
fn without_neighbouring_days_the_change_has_no_number_and_no_dot() {
    let mut j = made_up(426, 0, 1);
    j.check_ins.retain(|c| last_day().since(c.day) > 20);
    for ago in (0..21_u8).step_by(2) {
        let mut c = blank(last_day().plus(-i32::from(ago)), 9, 1000 + usize::from(ago));
        c.answers = j.catalogue.feelings.iter().map(|f| (f.id, rated(3 + ago % 3))).collect();
        j.check_ins.push(Arc::new(c));
    }
    j.sort();
    let p = profile(&j, &analyse(&j, last_day()), &view(700.0, 1.0));
    assert!(p.sentence.contains("too few neighbouring days"), "{}", p.sentence);
    assert_eq!(p.table.rows[2][1..3], [None, None]);
    assert_eq!(p.scene.of(Role::Value).count(), 4);
}
