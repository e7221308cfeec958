use super::labels::{boxes, texts};
use super::made_up::{blank, last_day, rated, view};
use gamut::domain::{Catalogue, ImportedMood, Journal, Series};
use gamut::report::{Form, MoodScale, River, Role, Shape, moods_told, river};
use std::sync::Arc;

const WORDS: [&str; 5] = ["awful", "bad", "meh", "good", "rad"];

/// What a Daylio backup leaves: check-ins that answer nothing, each with a mood; the days by how many days ago they were.
fn daylio(entries: &[(i32, u8)]) -> Journal {
    let mut journal = Journal { catalogue: Catalogue::starting(), ..Journal::default() };
    let series = Series { app: "daylio".into(), name: "".into(), scale: Some((1.0, 5.0)) };
    for (n, (ago, value)) in entries.iter().enumerate() {
        let hour = 8 + i64::try_from(n % 12).expect("few");
        let check_in = blank(last_day().plus(-ago), hour, n);
        journal.moods.push(ImportedMood {
            id: check_in.id.as_str().into(),
            at: check_in.at.instant,
            day: check_in.day,
            value: f64::from(*value),
            label: WORDS[usize::from(*value) - 1].to_owned(),
            series: series.clone(),
        });
        journal.check_ins.push(Arc::new(check_in));
    }
    journal.sort();
    journal
}

fn every_day(days: i32) -> Journal {
    daylio(&(0..days).map(|ago| (ago, u8::try_from(ago % 5 + 1).expect("1 to 5"))).collect::<Vec<_>>())
}

fn dots(r: &River) -> Vec<(f32, f32)> {
    let dot = |form: &Form| if let Form::Circle { centre, .. } = form { Some(*centre) } else { None };
    r.scene.of(Role::Lane).filter_map(dot).collect()
}

#[test]
fn where_no_feeling_is_answered_the_moods_are_the_picture_and_the_river_is_one_quiet_sentence() {
    let r = river(&every_day(14), None, &view(14, 640.0, 500.0));
    let said = texts(&r);
    assert!(said.iter().any(|t| t.starts_with("No feelings are answered on these days. A mood is one number")), "{said:?}");
    for words in ["Overall mood (imported from Daylio), 1 to 5", "5 = rad", "1 = awful", "1", "2", "3", "4", "5"] {
        assert_eq!(said.iter().filter(|t| *t == words).count(), 1, "{words}: {said:?}");
    }
    for of_a_river in ["pleasant", "unpleasant", "0", "strongest of a day"] {
        assert!(!said.iter().any(|t| t == of_a_river), "{of_a_river}");
    }
    assert_eq!(r.scene.of(Role::Span).count() + r.scene.of(Role::River).count() + r.scene.of(Role::Usual).count(), 0);
    let dots = dots(&r);
    assert_eq!(dots.len(), 14);
    let reach = dots.iter().map(|d| d.1).fold(f32::MIN, f32::max) - dots.iter().map(|d| d.1).fold(f32::MAX, f32::min);
    assert!(reach > 0.85 * r.plot.height, "from the lowest step to the highest it takes the plot's room: {reach}");
    assert!(
        r.sentence.contains("No feelings are answered on these days. Overall mood (imported from Daylio), 1 to 5: between")
    );
    assert!(r.sentence.contains("awful (1) and rad (5), on 14 days") && r.scene.description == r.sentence);
    assert!(r.scene.title.starts_with("Overall mood"));
    assert!(r.left_out.is_empty());
}

#[test]
fn with_one_answer_in_view_it_is_a_river_and_the_moods_are_a_lane_as_before() {
    let mut j = every_day(14);
    let joy = j.catalogue.feeling_by_key("joy").expect("joy").id;
    let mut c = blank(last_day(), 21, 99);
    c.answers = std::iter::once((joy, rated(4))).collect();
    j.check_ins.push(Arc::new(c));
    j.sort();
    let r = river(&j, None, &view(14, 640.0, 700.0));
    let said = texts(&r);
    assert!(said.iter().any(|t| t == "pleasant") && !said.iter().any(|t| t.starts_with("No feelings")));
    assert!(said.iter().any(|t| t == "Overall mood (imported from Daylio), 1 to 5"));
    assert_eq!(r.scene.of(Role::Span).count(), 1);
    assert!(dots(&r).is_empty());
    let (from, until) = (last_day().plus(-13), last_day().plus(-1));
    let before = river(&j, None, &gamut::report::RiverView { from, until, ..view(14, 640.0, 700.0) });
    assert_eq!(dots(&before).len(), 13, "in the days before it they are the picture");
}

#[test]
fn a_day_without_a_mood_has_no_mark_and_nothing_joins_the_days_beside_it() {
    let r = river(&daylio(&[(13, 4), (12, 4), (9, 2), (0, 5)]), None, &view(14, 640.0, 500.0));
    let days: Vec<_> = dots(&r).iter().map(|d| last_day().since(r.day_at(d.0))).collect();
    assert_eq!(days, [13, 12, 9, 0]);
    let joined = |s: &&Shape| s.role == Role::Lane && !matches!(s.form, Form::Circle { .. });
    assert_eq!(r.scene.shapes.iter().filter(joined).count(), 0);
    assert!(texts(&r).iter().any(|t| t == "no check-ins"), "more than a week without any is said");
    let many = river(&daylio(&[(3650, 1), (3649, 1), (20, 5)]), None, &view(3652, 640.0, 500.0));
    let fields = many.scene.of(Role::Lane).count();
    assert_eq!(fields, 2, "over years, too: two columns have something");
}

#[test]
fn several_moods_of_a_day_reach_from_the_lowest_to_the_highest_and_are_read_out_each_with_its_word() {
    let j = daylio(&[(2, 2), (2, 5), (2, 3), (0, 4)]);
    let r = river(&j, None, &view(14, 640.0, 500.0));
    assert_eq!(dots(&r).len(), 3, "both ends of one day, and the other day");
    assert_eq!(
        r.reading(&j, last_day().plus(-2)),
        "Saturday, 21 November 2026: no feelings answered, 3 check-ins; mood in Daylio: bad (2 of 5), rad (5 of 5), meh (3 of 5)"
    );
    assert_eq!(
        r.reading(&j, last_day()),
        "Monday, 23 November 2026: no feelings answered, 1 check-in; mood in Daylio: good (4 of 5)"
    );
    assert_eq!(r.reading(&j, last_day().plus(-1)), "Sunday, 22 November 2026: no check-ins");
    let table = r.table();
    assert_eq!(table.columns[6], "Overall mood (imported from Daylio), 1 to 5");
    assert_eq!(table.rows.iter().map(|row| row[6].clone().expect("a mood")).collect::<Vec<_>>(), ["3.3", "4"]);
}

#[test]
fn moods_on_scales_that_are_not_alike_are_drawn_on_no_scale_of_one_of_them() {
    let mut j = daylio(&[(3, 5), (2, 1)]);
    j.moods[1].series = Series { app: "emoods".into(), name: "".into(), scale: Some((-3.0, 3.0)) };
    let scale = MoodScale::of(&j).expect("moods");
    assert_eq!((scale.ends, scale.words), (None, [String::new(), String::new()]));
    let said = texts(&river(&j, None, &view(14, 640.0, 500.0)));
    assert!(said.iter().any(|t| t == "highest of its scale") && said.iter().any(|t| t == "lowest of its scale"), "{said:?}");
    assert!(!said.iter().any(|t| t == "5" || t.contains("rad")), "{said:?}");
}

#[test]
fn the_words_at_the_ends_are_those_chosen_most_often_and_none_is_made_up() {
    let mut j = daylio(&[(3, 5), (2, 5), (1, 5), (0, 3)]);
    j.moods[0].label = "love it".to_owned();
    let scale = MoodScale::of(&j).expect("moods");
    assert_eq!(scale.words, [String::new(), "rad".to_owned()], "nobody chose the lowest");
    assert!(texts(&river(&j, None, &view(14, 640.0, 500.0))).iter().any(|t| t == "lowest"));
    assert_eq!(moods_told(&j, last_day().plus(-9)), None);
}

#[test]
fn the_words_stay_inside_the_picture_and_apart_at_every_size() {
    for (days, width, scale) in [(14, 300.0, 1.0), (14, 400.0, 2.0), (92, 480.0, 1.0), (1100, 980.0, 1.0), (4000, 1600.0, 1.5)]
    {
        let r = river(&every_day(days), None, &gamut::report::RiverView { text_scale: scale, ..view(days, width, 500.0) });
        let all = boxes(&r.scene);
        assert!(all.iter().any(|(t, _)| t.starts_with("No feelings are answered")), "{days} {width}");
        for (n, (text, [left, top, right, bottom])) in all.iter().enumerate() {
            assert!(*left >= 0.0 && *right <= r.scene.width && *top >= 0.0 && *bottom <= r.scene.height, "{text} {width}");
            for (other, b) in all.iter().skip(n + 1) {
                let apart = b[0] >= *right || b[2] <= *left || b[1] >= *bottom || b[3] <= *top;
                assert!(apart, "{text} and {other} at {width}");
            }
        }
    }
}

#[test]
fn where_check_ins_answer_nothing_and_have_no_mood_that_is_said_in_the_place_of_a_river() {
    let mut j = every_day(14);
    j.moods.clear();
    let r = river(&j, None, &view(14, 640.0, 500.0));
    assert!(texts(&r).iter().any(|t| t == "No feelings are answered on these days"), "{:?}", texts(&r));
}
