//! The range now against usual, and what has been gathered so far, as small pictures.

use super::labels::keep_apart;
use super::made_up::{last_day, made_up};
use gamut::analysis::{Analysis, DayReach, Verdict, analyse, typical_day};
use gamut::report::{Form, Glance, Palette, Picture, PictureView, Role, at_a_glance, gathered_so_far, png};

fn view(width: f32, text_scale: f32) -> PictureView {
    PictureView { width, palette: Palette::light(), text_scale }
}

fn narrowed() -> Analysis {
    analyse(&made_up(426, 60, 1), last_day())
}

fn of_now(analysis: &Analysis) -> Glance<'_> {
    let Verdict::Judged { evidence, .. } = &analysis.verdict else { panic!("there is enough") };
    let course = analysis.patterns.last().map(|p| &p.course);
    let usual = analysis.patterns.last().map_or(evidence.usual, |p| p.evidence.usual);
    Glance { usual, lately: evidence.recent, lately_words: "in the last three weeks", course, until: evidence.recent.until }
}

fn lines(picture: &Picture, role: Role) -> Vec<f32> {
    let y = |form: &Form| {
        if let Form::Line { from, to, .. } = form { ((from.1 - to.1).abs() < 0.01).then_some(from.1) } else { None }
    };
    picture.scene.of(role).filter_map(y).collect()
}

#[test]
fn a_narrowing_is_seen_as_lines_that_lie_inside_the_usual_ones() {
    let analysis = narrowed();
    let picture = at_a_glance(&analysis.reach, &of_now(&analysis), &view(760.0, 1.0));
    let (usual, now) = (lines(&picture, Role::Usual), lines(&picture, Role::Value));
    assert_eq!((usual.len(), now.len()), (2, 2));
    assert!(usual[0] < now[0] - 8.0 && now[1] < usual[1] - 8.0, "{usual:?} {now:?}");
    assert!(picture.sentence.contains("usually and") && picture.sentence.contains("in the last three weeks"));
    let which: Vec<&str> = picture.table.rows.iter().filter_map(|r| r[3].as_deref()).collect();
    for weeks in ["usual", "between", "recent"] {
        assert!(which.contains(&weeks), "{weeks}");
    }
}

#[test]
fn a_typical_day_is_the_middle_one_and_not_rated_is_not_zero() {
    let day = |n: i32, pleasant| DayReach {
        day: last_day().plus(n),
        check_ins: 1,
        pleasant,
        unpleasant: None,
        numbness: None,
        cannot_tell: false,
    };
    let reach = [day(0, Some(2)), day(1, None), day(2, Some(5)), day(3, Some(9)), day(9, Some(1))];
    let typical = typical_day(&reach, last_day(), last_day().plus(3));
    assert_eq!((typical.days, typical.pleasant, typical.unpleasant), (3, Some(5.0), None));
    let window = |from, until| gamut::analysis::Window {
        from: last_day().plus(from),
        until: last_day().plus(until),
        days_logged: 2,
        check_ins: 2,
    };
    let glance =
        Glance { usual: window(0, 1), lately: window(2, 3), lately_words: "lately", course: None, until: last_day().plus(3) };
    let picture = at_a_glance(&reach, &glance, &view(400.0, 1.0));
    assert!(picture.sentence.contains("Too little unpleasant was rated"), "{}", picture.sentence);
    assert_eq!(picture.table.rows[1][1], None);
}

#[test]
fn labels_keep_apart_and_inside_at_every_width_and_letter_size() {
    let analysis = narrowed();
    let glance = of_now(&analysis);
    let early = analyse(&made_up(45, 0, 1), last_day());
    for (width, scale) in [(300.0, 1.0), (300.0, 1.6), (436.0, 1.0), (820.0, 1.0), (820.0, 2.0), (1100.0, 1.0)] {
        let at = view(width, scale);
        let gathered = gathered_so_far(&early.reach, early.until, &at).expect("days");
        for picture in [at_a_glance(&analysis.reach, &glance, &at), gathered] {
            let context = format!("{} at {width}, {scale}", picture.scene.title);
            keep_apart(&picture.scene, &context);
            assert!(png(&picture.scene, 1.0).is_ok(), "{context}");
        }
    }
}

#[test]
fn what_is_gathered_is_shown_from_the_first_day_on_and_counts_nothing_too_early() {
    assert!(gathered_so_far(&[], last_day(), &view(500.0, 1.0)).is_none());
    let said = |days: i32| {
        let analysis = analyse(&made_up(days, 0, 1), last_day());
        gathered_so_far(&analysis.reach, analysis.until, &view(500.0, 1.0)).expect("days").sentence
    };
    assert!(said(12).contains("none of them old enough"), "{}", said(12));
    let later = said(60);
    assert!(later.contains("with check-ins since") && !later.contains("none of them"), "{later}");
}

#[test]
fn a_few_days_are_no_wider_than_they_are_and_a_day_without_check_ins_is_a_gap() {
    use gamut::report::{days_so_far, first_sight, logged_days};
    let all = made_up(9, 0, 1);
    let mut j = all.clone();
    j.check_ins.retain(|c| c.day != last_day().plus(-2));
    let days = logged_days(&j, last_day().plus(-8), last_day());
    let of = |back: i32, width| days_so_far(&days, last_day().plus(-back), last_day(), &view(width, 1.0));
    let roles = |p: &Picture, role: Role| p.scene.shapes.iter().filter(|s| s.role == role).count();
    let (one, eight) = (of(0, 800.0), of(7, 800.0));
    assert!(one.scene.width < 130.0 && eight.scene.width < 400.0, "{} {}", one.scene.width, eight.scene.width);
    assert_eq!((roles(&one, Role::Gap), roles(&eight, Role::Gap)), (0, 1));
    assert_eq!(eight.table.rows.len(), 8);
    assert_eq!(eight.table.rows[5][1..], [None, None], "missing is not zero");
    for (back, width, scale) in [(0, 160.0, 1.0), (7, 200.0, 2.0), (7, 330.0, 1.0), (27, 300.0, 1.0), (27, 800.0, 1.6)] {
        let drawn = days_so_far(&days, last_day().plus(-back), last_day(), &view(width, scale));
        let context = format!("{back} days at {width}, {scale}");
        keep_apart(&drawn.scene, &context);
        assert!(png(&drawn.scene, 1.0).is_ok(), "{context}");
    }
    for (width, scale) in [(240.0, 1.0), (560.0, 1.0), (560.0, 2.0)] {
        let drawn = first_sight(&view(width, scale));
        keep_apart(&drawn.scene, &format!("first sight at {width}, {scale}"));
        assert!(roles(&drawn, Role::River) == 1 && !drawn.sentence.is_empty());
    }
}
