//! The days of a pattern in the pictures: a span where a day isn't known, gaps for breaks, marks for steps; and the same
//! in words.

use super::labels::{keep_apart, texts};
use super::made_up::{analysis, last_day, made_up, recovered, view, with_a_break, with_a_step};
use gamut::analysis::{Analysis, Course, How, Part, Span, Step, UsualReach, analyse, words};
use gamut::domain::{DayKey, Journal};
use gamut::report::{
    Form, Glance, Palette, PictureView, River, RiverView, Role, YearOf, YearPicture, at_a_glance, river, under_a_day, year,
};

fn ago(days: i32) -> DayKey {
    last_day().plus(-days)
}

fn span(earliest: i32, likely: i32, latest: i32) -> Span<DayKey> {
    Span { earliest: ago(earliest), likely: ago(likely), latest: ago(latest) }
}

/// A year with a pattern whose course is changed as a test asks.
fn with(change: impl Fn(&mut Course)) -> (Journal, Analysis) {
    let journal = made_up(426, 100, 1);
    let mut found = analysis(&journal, Some(96));
    for pattern in &mut found.patterns {
        change(&mut pattern.course);
        pattern.ended = pattern.course.ended.map(|(day, _)| day);
    }
    (journal, found)
}

/// A beginning of three weeks, a step and a break.
fn eventful(course: &mut Course) {
    course.began = span(110, 100, 90);
    course.steps = vec![Step { noticed: ago(30), began: span(46, 42, 40) }];
    course.breaks = vec![(ago(80), ago(65))];
}

fn over(course: &mut Course) {
    eventful(course);
    course.ended = Some((ago(10), How::Over));
    course.back = Some(span(38, 35, 30));
}

fn drawn((journal, found): &(Journal, Analysis)) -> River {
    river(journal, Some(found), &view(200, 900.0, 620.0))
}

fn close(a: f32, b: f32) -> bool {
    (a - b).abs() < 0.01
}

fn half_a_day(r: &River) -> f32 {
    (r.x_of(ago(10)) - r.x_of(ago(11))) / 2.0
}

/// From where to where the wedges of the picture reach.
fn wedges(r: &River) -> Vec<(f32, f32)> {
    let ends = |form: &Form| match form {
        Form::Polygon { points, .. } if points.len() == 4 => Some((points[0].0, points[1].0)),
        _ => None,
    };
    r.scene.of(Role::Pattern).filter_map(ends).collect()
}

/// Whether the bar is whole over this day.
fn is_marked(r: &River, day: DayKey) -> bool {
    let x = r.x_of(day);
    r.scene.of(Role::Pattern).any(|form| match form {
        Form::Rect { x: left, y, w, .. } => *y > r.plot.y + r.plot.height && (*left..*left + *w).contains(&x),
        _ => false,
    })
}

#[test]
fn the_beginning_and_the_end_are_spans_as_wide_as_their_days() {
    let r = drawn(&with(over));
    let half = half_a_day(&r);
    let [began, back] = wedges(&r)[..] else { panic!("{:?}", wedges(&r)) };
    assert!(close(began.0, r.x_of(ago(110)) - half) && close(began.1, r.x_of(ago(90)) + half), "{began:?}");
    assert!(close(back.0, r.x_of(ago(38)) - half) && close(back.1, r.x_of(ago(30)) + half), "{back:?}");
    for (day, marked) in [(111, false), (100, false), (89, true), (39, true), (34, false), (20, false)] {
        assert_eq!(is_marked(&r, ago(day)), marked, "{day} days ago");
    }
    let labels = texts(&r);
    for words in ["narrower than usual, began 5–25 Aug", "turned 16–24 Oct"] {
        assert!(labels.iter().any(|l| l == words), "{words}: {labels:?}");
    }
}

#[test]
fn a_beginning_that_is_cut_by_the_edge_keeps_its_slope() {
    let (journal, found) = with(eventful);
    let r = river(&journal, Some(&found), &view(101, 900.0, 620.0));
    let Some(Form::Polygon { points, .. }) = r.scene.of(Role::Pattern).find(|f| matches!(f, Form::Polygon { .. })) else {
        panic!("a wedge")
    };
    let thick = |a: usize, b: usize| points[b].1 - points[a].1;
    assert!(close(points[0].0, r.plot.x), "{points:?}");
    assert!((thick(0, 3) / thick(1, 2) - 10.0 / 21.0).abs() < 0.02, "ten of its 21 days lie before: {points:?}");
}

#[test]
fn a_break_is_not_marked_and_a_step_has_its_mark_and_its_words() {
    let r = drawn(&with(eventful));
    for (day, marked) in [(85, true), (80, false), (70, false), (66, false), (65, true), (0, true)] {
        assert_eq!(is_marked(&r, ago(day)), marked, "{day} days ago");
    }
    let notches: Vec<f32> = r
        .scene
        .of(Role::Pattern)
        .filter_map(|f| match f {
            Form::Polygon { points, .. } if points.len() == 3 => Some(points[2].0),
            _ => None,
        })
        .collect();
    assert!(notches.len() == 1 && close(notches[0], r.x_of(ago(42))), "{notches:?}");
    let labels = texts(&r);
    for words in ["near your usual 4–19 Sep", "deeper from about 12 Oct"] {
        assert!(labels.iter().any(|l| l == words), "{words}: {labels:?}");
    }
}

#[test]
fn the_words_of_the_river_tell_what_it_draws() {
    let (journal, found) = with(over);
    let r = drawn(&(journal.clone(), found.clone()));
    let course = &found.patterns[0].course;
    assert!(r.sentence.contains(&words::began_line(course)), "{}", r.sentence);
    for line in words::course_lines(course) {
        assert!(r.sentence.contains(&line) && r.scene.description.contains(&line), "{line}");
    }
    for (day, says) in [
        (111, None),
        (100, Some("perhaps where it grew narrower")),
        (85, Some("narrower than usual")),
        (70, Some("near your usual for a time")),
        (43, Some("perhaps where pleasant feelings grew weaker once more")),
        (34, Some("perhaps where it turned")),
        (29, None),
    ] {
        let read = r.reading(&journal, ago(day));
        assert_eq!(read.split_once("; ").map(|parts| parts.1), says, "{read}");
        let row = r.table().rows.into_iter().find(|row| row[0] == Some(ago(day).to_string()));
        assert!(row.is_none_or(|row| row.last() == Some(&says.map(str::to_owned))), "{day} days ago");
    }
}

#[test]
fn a_heavier_time_is_not_drawn_as_a_narrower_one() {
    let r = drawn(&with(|course| course.narrowed_on = None));
    assert_eq!(r.scene.of(Role::Pattern).count(), 0);
    assert!(!r.sentence.contains("arrower"), "{}", r.sentence);
    assert!(!r.table().columns.contains(&"Pattern".to_owned()));
}

/// The rectangles of usual ranges, and the lines that carry them on: from where to where.
type FromTo = Vec<(f32, f32)>;

fn usuals(r: &River) -> (FromTo, FromTo) {
    let (mut filled, mut lines) = (Vec::new(), Vec::new());
    for form in r.scene.of(Role::Usual) {
        match form {
            Form::Rect { x, w, .. } => filled.push((*x, x + w)),
            Form::Line { from, to, .. } => lines.push((from.0, to.0)),
            _ => {}
        }
    }
    (filled, lines)
}

#[test]
fn the_usual_is_filled_over_its_own_dates_and_goes_on_as_two_lines_until_today() {
    let (journal, mut found) = with(eventful);
    let usual = found.usual_reach.expect("a usual");
    let window = gamut::analysis::Window { from: ago(190), until: ago(121), ..usual.window };
    found.usual_reach = Some(UsualReach { window, ..usual });
    let r = drawn(&(journal, found));
    let half = half_a_day(&r);
    let (filled, lines) = usuals(&r);
    let end = r.x_of(ago(121)) + half;
    assert!(matches!(filled[..], [(a, b)] if close(a, r.x_of(ago(190)) - half) && close(b, end)), "{filled:?}");
    assert_eq!(lines.len(), 2);
    assert!(lines.iter().all(|(a, b)| close(*a, end) && close(*b, r.x_of(last_day()) + half)), "{lines:?}");
}

#[test]
fn the_usual_that_was_kept_for_what_is_over_goes_on_until_that_turned() {
    let (journal, mut found) = with(over);
    found.reach = analyse(&journal, last_day()).reach;
    let usual = found.usual_reach.expect("a usual");
    let window = gamut::analysis::Window { from: ago(29), until: last_day(), ..usual.window };
    found.usual_reach = Some(UsualReach { window, ..usual });
    for pattern in &mut found.patterns {
        pattern.course.usual = (ago(187), ago(118));
    }
    let r = drawn(&(journal, found));
    let half = half_a_day(&r);
    let (filled, lines) = usuals(&r);
    assert_eq!(filled.len(), 2, "{filled:?}");
    assert_eq!(lines.len(), 2, "{lines:?}");
    assert!(lines.iter().all(|(a, b)| close(*a, filled[0].1) && close(*b, r.x_of(ago(30)) + half)), "{lines:?}");
}

fn of_the_year((journal, found): &(Journal, Analysis), width: f32) -> YearPicture {
    let view = PictureView { width, palette: Palette::light(), text_scale: 1.0 };
    year(journal, Some(found), YearOf::Range, 2026, last_day(), &view)
}

/// What lies under a day, or beside it where months are columns: which forms, and how much of the day a line takes.
fn under(p: &YearPicture, day: DayKey) -> Vec<(&'static str, i32)> {
    let [left, top, w, h] = p.cell(day).expect("in the year");
    let here = |x: f32, y: f32| (left - 0.1..left + w - 0.1).contains(&x) && (top - 0.1..top + h - 0.1).contains(&y);
    #[expect(clippy::cast_possible_truncation, reason = "a share of a hundred")]
    let what = |form: &Form| match form {
        Form::Rect { x, y, w: wide, h: high, .. } if here(*x, *y) => {
            Some(("line", ((wide / w).max(high / h) * 100.0).round() as i32))
        }
        Form::Circle { centre, .. } if here(centre.0, centre.1) => Some(("dot", 0)),
        Form::Polygon { points, .. } if here(points[0].0 - 2.0, points[0].1 - 2.0) => Some(("notch", 0)),
        _ => None,
    };
    p.picture.scene.of(Role::Pattern).filter_map(what).collect()
}

#[test]
fn the_year_tells_inside_from_span_break_and_step_by_shape() {
    let made = with(over);
    for width in [860.0, 360.0] {
        let p = of_the_year(&made, width);
        let dots = vec![("dot", 0); 3];
        assert_eq!(under(&p, ago(111)), []);
        assert_eq!(under(&p, ago(100)), dots);
        assert_eq!(under(&p, ago(85)), [("line", 100)]);
        assert_eq!(under(&p, ago(70)), [("line", 28)]);
        assert_eq!(under(&p, ago(43)), [("line", 100), ("notch", 0)]);
        assert_eq!(under(&p, ago(34)), dots);
        assert_eq!(under(&p, ago(29)), []);
    }
    let p = of_the_year(&made, 860.0);
    assert!(p.picture.sentence.contains(&words::began_line(&made.1.patterns[0].course)), "{}", p.picture.sentence);
    assert!(p.reading(ago(100)).ends_with("; perhaps where it grew narrower"), "{}", p.reading(ago(100)));
    assert!(!p.reading(ago(111)).contains(';'), "{}", p.reading(ago(111)));
    let column = p.picture.table.columns.iter().position(|c| c == "Pattern").expect("a column");
    let inside = p.picture.table.rows.iter().filter(|r| r[column].as_deref() == Some("narrower than usual")).count();
    assert!(inside > 20, "{inside}");
}

#[test]
fn a_year_without_a_pattern_has_no_lines_and_no_words_for_them() {
    let journal = made_up(426, 0, 1);
    let p = of_the_year(&(journal.clone(), analysis(&journal, None)), 860.0);
    assert_eq!(p.picture.scene.of(Role::Pattern).count(), 0);
    assert!(!p.picture.table.columns.contains(&"Pattern".to_owned()));
}

#[test]
fn each_part_of_a_pattern_has_a_shape_of_its_own() {
    let shape = |part| format!("{:?}", under_a_day(part, [0.0, 0.0, 20.0, 2.0], Palette::light().ink));
    let all = [Part::Inside, Part::Beginning, Part::Between, Part::Deeper].map(shape);
    for (i, a) in all.iter().enumerate() {
        assert!(all.iter().skip(i + 1).all(|b| a != b), "{a}");
    }
    assert_eq!(shape(Part::Beginning), shape(Part::Turning), "both say: perhaps on this day");
}

fn glance<'a>(found: &'a Analysis, course: &'a Course) -> Glance<'a> {
    let seen = &found.patterns[0].evidence;
    Glance {
        usual: gamut::analysis::Window { from: ago(180), until: ago(118), ..seen.usual },
        lately: gamut::analysis::Window { from: ago(20), until: last_day(), ..seen.recent },
        lately_words: "in the last three weeks",
        course: Some(course),
        until: last_day(),
    }
}

#[test]
fn a_card_draws_since_when_as_a_span_and_tells_it_to_who_cannot_see_it() {
    let (journal, mut found) = with(eventful);
    found.reach = analyse(&journal, last_day()).reach;
    let course = found.patterns[0].course.clone();
    for (width, text_scale) in [(300.0, 1.0), (436.0, 1.6), (820.0, 1.0), (1100.0, 2.0)] {
        let view = PictureView { width, palette: Palette::light(), text_scale };
        let p = at_a_glance(&found.reach, &glance(&found, &course), &view);
        keep_apart(&p.scene, &format!("{width}, {text_scale}"));
        let wedges =
            p.scene.of(Role::Pattern).filter(|f| matches!(f, Form::Polygon { points, .. } if points.len() == 4)).count();
        assert_eq!(wedges, 1);
        assert!(p.scene.description.contains(&words::began_line(&course)), "{}", p.scene.description);
        let parts: Vec<Option<&str>> = p.table.rows.iter().map(|r| r[4].as_deref()).collect();
        for words in ["perhaps where it grew narrower", "near your usual for a time", "narrower than usual"] {
            assert!(parts.contains(&Some(words)), "{words}");
        }
        let filled: Vec<f32> =
            p.scene.of(Role::Usual).filter_map(|f| if let Form::Rect { w, .. } = f { Some(*w) } else { None }).collect();
        assert!(matches!(filled[..], [w] if w < p.scene.width / 2.0), "over its own weeks only: {filled:?}");
    }
}

#[test]
fn words_of_patterns_keep_apart_at_every_size() {
    let made = [with(eventful), with(over)];
    for (journal, found) in &made {
        for days in [14, 60, 120, 426, 3000] {
            for (width, height) in [(300.0, 420.0), (640.0, 520.0), (1900.0, 900.0)] {
                for text_scale in [0.8, 1.0, 2.0] {
                    let r = river(journal, Some(found), &RiverView { text_scale, ..view(days, width, height) });
                    keep_apart(&r.scene, &format!("{days} days, {width} × {height}, text {text_scale}"));
                }
            }
        }
    }
}

#[test]
fn made_up_journals_have_the_break_the_step_and_the_recovery_they_are_made_with() {
    let courses =
        |journal: &Journal| -> Vec<Course> { analyse(journal, last_day()).patterns.into_iter().map(|p| p.course).collect() };
    let broken = courses(&with_a_break());
    assert!(broken.iter().any(|c| c.breaks.len() == 1 && c.ended.is_none()), "{broken:?}");
    let deeper = courses(&with_a_step());
    assert!(deeper.iter().any(|c| c.steps.len() == 1 && c.ended.is_none()), "{deeper:?}");
    let back = courses(&recovered());
    let holds = |s: &Span<DayKey>, day: DayKey| (s.earliest.plus(-3)..=s.latest.plus(3)).contains(&day);
    assert!(back.iter().any(|c| c.back.is_some_and(|b| holds(&b, ago(139))) && holds(&c.began, ago(249))), "{back:?}");
}
