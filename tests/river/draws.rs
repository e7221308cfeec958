use super::labels::texts;
use super::made_up::{analysis, blank, drawn, last_day, made_up, rated, view};
use gamut::domain::{Answer, Catalogue, DayKey, Instant, Journal, SELF_HARM_KEY, SymptomAnswer, SymptomStrength};
use gamut::report::{Form, River, RiverView, Role, png, river, svg};
use std::sync::Arc;

fn one_day(answers: &[(&str, Answer)]) -> Journal {
    let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    let mut c = blank(last_day(), 20, 0);
    c.answers = answers.iter().map(|(k, a)| (journal.catalogue.feeling_by_key(k).expect("a feeling").id, *a)).collect();
    journal.check_ins.push(Arc::new(c));
    journal
}

fn counts(r: &River) -> [usize; 3] {
    [Role::Span, Role::NotFelt, Role::CannotTell].map(|role| r.scene.of(role).count())
}

#[test]
fn an_empty_journal_says_so_and_draws_no_data() {
    let r = river(&Journal::default(), None, &view(30, 640.0, 400.0));
    assert_eq!(counts(&r), [0, 0, 0]);
    assert_eq!(r.scene.of(Role::River).count(), 0);
    assert!(texts(&r).iter().any(|t| t == "Nothing here yet"));
    assert!(r.sentence.ends_with("no check-ins."));
    assert!(r.rows().is_empty());
}

#[test]
fn not_answered_not_felt_felt_and_cannot_tell_are_drawn_as_four_things() {
    let draw = |answers: &[(&str, Answer)]| counts(&river(&one_day(answers), None, &view(14, 640.0, 500.0)));
    assert_eq!(draw(&[]), [0, 0, 0]);
    assert_eq!(draw(&[("joy", rated(0))]), [0, 1, 0]);
    assert_eq!(draw(&[("joy", rated(6))]), [1, 0, 0]);
    assert_eq!(draw(&[("joy", Answer::CannotTell)]), [0, 0, 1]);
    assert_eq!(draw(&[("joy", rated(0)), ("sadness", rated(0))]), [0, 2, 0]);
    assert_eq!(draw(&[("joy", rated(3)), ("sadness", Answer::CannotTell)]), [1, 0, 1]);
    // One feeling at 0 beside another that was felt: the side was felt.
    assert_eq!(draw(&[("joy", rated(0)), ("affection", rated(4))]), [1, 0, 0]);
}

#[test]
fn a_day_is_read_out_in_words() {
    let journal = one_day(&[("joy", rated(7)), ("anger", rated(0))]);
    let r = river(&journal, None, &view(14, 640.0, 500.0));
    assert_eq!(r.reading(&journal, last_day()), "Monday, 23 November 2026: pleasant up to 7, unpleasant not felt, 1 check-in");
    assert_eq!(r.reading(&journal, last_day().plus(-1)), "Sunday, 22 November 2026: no check-ins");
    let unsure = river(&one_day(&[("joy", Answer::CannotTell)]), None, &view(14, 640.0, 500.0));
    let words = "pleasant not answered, unpleasant not answered, can't tell for one answer, 1 check-in";
    assert_eq!(unsure.reading(&Journal::default(), last_day()), format!("Monday, 23 November 2026: {words}"));
}

#[test]
fn a_point_and_its_day_find_each_other() {
    for days in [1, 3, 14, 426, 18_262] {
        let r = river(&Journal::default(), None, &view(days, 700.0, 400.0));
        for day in [r.from, r.from.plus(days / 2), r.until] {
            assert!((r.day_at(r.x_of(day)).since(day)).abs() <= i32::from(days > 5000), "{days}");
        }
        assert_eq!(r.day_at(-1e9), r.from);
        assert_eq!(r.day_at(1e9), r.until);
        assert_eq!(r.day_at(f32::NAN), r.from);
    }
}

#[test]
fn nothing_is_drawn_across_a_gap() {
    let r = drawn(426);
    let gap = last_day().plus(-215)..=last_day().plus(-204);
    let (x0, x1) = (r.x_of(*gap.start()), r.x_of(*gap.end()));
    assert!(r.row(*gap.start()).is_none() && r.row(*gap.end()).is_none());
    let across = |x: &mut dyn Iterator<Item = f32>| {
        let all: Vec<f32> = x.collect();
        let least = all.iter().copied().fold(f32::INFINITY, f32::min);
        let most = all.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        least < x1 && most > x0
    };
    let mut bands = 0;
    for shape in &r.scene.shapes {
        match (&shape.role, &shape.form) {
            (Role::River, Form::Band { edges, .. }) => {
                bands += 1;
                assert!(!across(&mut edges.iter().map(|e| e.0)), "a band spans the gap");
            }
            (Role::Span, Form::Rect { x, w, .. }) => assert!(!across(&mut [*x, x + w].into_iter()), "a bar lies in the gap"),
            (Role::Plain, Form::Polyline { points, .. }) if points.len() > 3 => {
                assert!(!across(&mut points.iter().map(|p| p.0)), "an edge spans the gap");
            }
            _ => {}
        }
    }
    assert!(bands >= 4, "two sides, before and after");
    assert!(r.scene.of(Role::Gap).count() >= 1);
    assert!(texts(&r).iter().any(|t| t == "no check-ins"));
    assert!(r.sentence.contains("No check-ins for"));
}

/// Area of the river between two days, in square points.
fn river_area(r: &River, from: DayKey, until: DayKey) -> f32 {
    let (x0, x1) = (r.x_of(from), r.x_of(until));
    let mut area = 0.0;
    for form in r.scene.of(Role::River) {
        let Form::Band { edges, .. } = form else { continue };
        for pair in edges.windows(2) {
            if pair[0].0 >= x0 && pair[1].0 <= x1 {
                area += (pair[1].0 - pair[0].0) * ((pair[0].2 - pair[0].1) + (pair[1].2 - pair[1].1)) / 2.0;
            }
        }
    }
    area
}

#[test]
fn a_narrowing_is_seen_before_a_word_is_read_also_300_points_wide() {
    let j = made_up(426, 100, 1);
    for width in [300.0, 720.0] {
        let r = river(&j, None, &view(426, width, 500.0));
        let before = river_area(&r, last_day().plus(-190), last_day().plus(-110));
        let after = river_area(&r, last_day().plus(-80), last_day());
        assert!(after / before < 0.6, "{width}: {}", after / before);
    }
}

#[test]
fn the_self_harm_item_changes_no_picture() {
    let mut j = made_up(60, 0, 1);
    let before = river(&j, None, &view(60, 720.0, 620.0));
    let id = j.catalogue.symptom_by_key(SELF_HARM_KEY).expect("the item").id;
    for c in &mut j.check_ins {
        let mut with = (**c).clone();
        with.symptoms.push((id, SymptomAnswer::There(SymptomStrength::Strong)));
        *c = Arc::new(with);
    }
    assert_eq!(river(&j, None, &view(60, 720.0, 620.0)), before);
    let name = &j.catalogue.symptom(id).expect("the item").name;
    assert!(!svg(&before.scene).contains(name.as_str()));
}

#[test]
fn a_dismissed_pattern_is_not_drawn() {
    let mut j = made_up(426, 100, 1);
    let a = analysis(&j, Some(96));
    assert!(river(&j, Some(&a), &view(426, 720.0, 620.0)).scene.of(Role::Pattern).count() > 0);
    let at = Instant { utc_ms: 0, offset_s: 0 };
    let pattern = a.patterns[0].key();
    j.pattern_answers.push(gamut::domain::PatternAnswer { pattern, dismissed: true, reason: String::new(), at });
    assert_eq!(river(&j, Some(&a), &view(426, 720.0, 620.0)).scene.of(Role::Pattern).count(), 0);
}

#[test]
fn a_dose_beside_a_narrowing_is_never_its_cause() {
    let r = drawn(426);
    assert!(r.sentence.contains("need not be cause and effect"));
    for word in ["because", "due to", "led to", "after the dose"] {
        assert!(!r.sentence.contains(word));
    }
}

#[test]
fn fifty_years_are_drawn_with_a_few_thousand_shapes_and_keep_their_extremes() {
    let mut j = made_up(18_262, 100, 1);
    let odd = last_day().plus(-9000);
    let mut c = blank(odd, 12, 999_999);
    c.answers = vec![(j.catalogue.feeling_by_key("joy").expect("joy").id, rated(10))].into();
    j.check_ins.push(Arc::new(c));
    j.sort();
    let r = river(&j, None, &view(18_262, 1100.0, 700.0));
    assert!(r.scene.shapes.len() < 8000, "{}", r.scene.shapes.len());
    let x = r.x_of(odd);
    let top = r.scene.of(Role::Span).filter_map(|f| match f {
        Form::Rect { x: left, y, w, .. } if *left <= x && x <= left + w => Some(*y),
        _ => None,
    });
    let highest = top.fold(f32::INFINITY, f32::min);
    assert!((highest - r.plot.y).abs() < 0.01, "the one 10 reaches the top: {highest} against {}", r.plot.y);
}

#[test]
fn the_svg_is_well_formed_and_the_png_has_the_right_size() {
    let r = drawn(426);
    let text = svg(&r.scene);
    assert!(resvg::usvg::Tree::from_str(&text, &resvg::usvg::Options::default()).is_ok());
    assert!(text.contains("<title id=\"title\">The river") && text.contains(&r.sentence.replace('"', "&quot;")));
    let bytes = png(&r.scene, 1.5).expect("a picture");
    let back = resvg::tiny_skia::Pixmap::decode_png(&bytes).expect("a PNG");
    assert_eq!((back.width(), back.height()), (1080, 930));
}

#[test]
fn a_view_of_odd_sizes_and_turned_days_draws_all_the_same() {
    let j = made_up(60, 0, 2);
    for (w, h, scale) in [(0.0, 0.0, 1.0), (f32::NAN, 100.0, 1.0), (50.0, 9000.0, 9.0), (400.0, 300.0, f32::NAN)] {
        let v = RiverView {
            width: w,
            height: h,
            text_scale: scale,
            from: last_day(),
            until: last_day().plus(-30),
            ..view(3, 1.0, 1.0)
        };
        let r = river(&j, None, &v);
        assert_eq!((r.from, r.until), (last_day().plus(-30), last_day()));
    }
}

#[test]
fn a_band_of_fifty_years_is_made_in_a_blink() {
    let j = made_up(18_262, 100, 3);
    let v = view(18_262, 1100.0, 700.0);
    let before = std::time::Instant::now();
    let r = river(&j, None, &v);
    // Generous, for a machine that is busy and a build that isn't optimised.
    assert!(before.elapsed().as_millis() < 2000, "{:?}", before.elapsed());
    assert!(!r.rows().is_empty());
}

#[test]
fn an_overall_mood_of_another_app_has_a_lane_of_its_own_and_changes_nothing_else() {
    let mut j = made_up(60, 0, 1);
    let drawn = |j: &gamut::domain::Journal| river(j, None, &view(60, 720.0, 900.0));
    let before = drawn(&j);
    let on = j.check_ins[0].clone();
    let mood = |id: &str, value: f64| gamut::domain::ImportedMood {
        id: id.into(),
        at: on.at.instant,
        day: on.day,
        value,
        label: "meh".into(),
        series: gamut::domain::Series::default(),
    };
    j.moods = vec![mood("a", 1.0), mood("b", 4.0)];
    let after = drawn(&j);
    let spans = |r: &River| [Role::Span, Role::River, Role::NotFelt, Role::CannotTell].map(|role| r.scene.of(role).count());
    assert_eq!(spans(&before), spans(&after));
    assert_eq!(after.scene.of(Role::Lane).count(), before.scene.of(Role::Lane).count() + 1, "a day without one has none");
    assert!(texts(&after).iter().any(|t| t.contains("from another app")) && before.left_out == after.left_out);
    assert_eq!(after.rows()[0].imported_mood, Some(0.5));
    let table = after.table();
    assert_eq!((table.columns.len(), before.table().columns.len()), (7, 6));
    assert_eq!((table.rows[0][6].as_deref(), &table.rows[1][6]), (Some("2.5"), &None));
}
