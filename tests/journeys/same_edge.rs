//! Where things stand: one left edge for all rooms, and nothing beyond the edges of a screen.

use super::steps::{Window, go, long_form, monday_evening, settle, until, window_as_it_opens, window_on_long_journal};
use egui::{Shape, accesskit::Role, vec2};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::{Care, FileReply, Room},
    domain::{Answer, CheckIn, DayStart, FeelingId, Intensity},
    storage::Store,
};

/// Where the heading of the room begins, and what it is.
fn heading(w: &Window) -> (f64, String) {
    let mut all = w.root().children_recursive().map(|n| n.accesskit_node()).filter(|n| n.role() == Role::Heading);
    let node = all.next().expect("a heading");
    (node.bounding_box().expect("it is shown").x0, node.label().unwrap_or_default())
}

/// What stands farthest to the right of all that can be pressed.
fn farthest(w: &Window) -> f64 {
    let all = w.root().children_recursive().map(|n| n.accesskit_node()).filter(|n| n.role() == Role::Button);
    all.filter_map(|n| n.bounding_box()).map(|b| b.x0).fold(0.0, f64::max)
}

#[test]
fn every_room_begins_at_the_same_left_edge() {
    for width in [1100.0, 1366.0, 1920.0] {
        let (_folder, mut w) = window_on_long_journal([width, 900.0]);
        let mut edges = Vec::new();
        for room in Room::ALL {
            go(&mut w, room);
            edges.push(heading(&w));
        }
        assert!(edges.iter().all(|(x, _)| (x - edges[0].0).abs() < 1.0), "{width}: {edges:?}");
    }
}

#[test]
fn a_large_screen_has_a_second_column() {
    let (_folder, mut w) = window_on_long_journal([1920.0, 1080.0]);
    for room in [Room::Today, Room::Help, Room::Ways] {
        go(&mut w, room);
        let (left, title) = heading(&w);
        assert!(farthest(&w) > left + 600.0, "{title} has one column");
    }
}

#[test]
fn nothing_that_stays_in_place_lies_below_the_edge_of_a_small_screen() {
    // Ordinary small screens, and two at 200 % text.
    for size in [[1366.0, 768.0], [1024.0, 600.0], [683.0, 384.0], [550.0, 380.0], [512.0, 300.0]] {
        let (_folder, mut w) = window_on_long_journal(size);
        for room in Room::ALL {
            let button = w.get_all_by_role_and_label(Role::Button, room.name()).next().expect("the rail").rect();
            let is_whole = button.left() >= 0.0 && button.right() <= size[0] && button.bottom() <= size[1] + 0.5;
            assert!(is_whole && button.height() >= 31.5, "{size:?}: the way to {}: {button:?}", room.name());
        }
        for room in Room::ALL {
            go(&mut w, room);
            super::rooms::stays_inside(&w, size[0], room.name());
        }
    }
    let (_folder, w) = window_on_long_journal([1024.0, 600.0]);
    let save = w.get_by_role_and_label(Role::Button, "Save check-in").rect();
    assert!(save.bottom() <= 600.0 && save.top() > 500.0, "{save:?}");
}

#[test]
fn in_a_low_window_what_is_told_above_a_room_scrolls_away_with_it() {
    let (_folder, mut w) = window_on_long_journal([683.0, 384.0]);
    let care = Care { problems: Some(vec!["Page 7 is not as it was written".into()]), ..Care::default() };
    let _nothing_more = w.state_mut().model.receive(FileReply::CaredFor(care));
    w.run_ok();
    let told = |w: &Window| w.get_by_label("Part of the journal's file is damaged").rect();
    assert!(told(&w).top() >= 0.0, "it stands first");
    w.get_by_role_and_label(Role::Button, "Save check-in").focus();
    w.run_ok();
    w.run_ok();
    assert!(told(&w).bottom() <= 0.0, "the room has the whole window: {:?}", told(&w));
    let save = w.get_by_role_and_label(Role::Button, "Save check-in").rect();
    assert!(save.top() >= 0.0 && save.bottom() <= 384.0, "{save:?}");
}

/// The right edge of the widest thing that is painted with an edge of its own, such as a card.
fn right_edge(shape: &Shape) -> f32 {
    match shape {
        Shape::Vec(shapes) => shapes.iter().map(right_edge).fold(0.0, f32::max),
        Shape::Rect(r) if r.stroke.width > 0.0 && r.stroke.color.a() > 0 && r.corner_radius.nw >= 4 => r.rect.right(),
        _ => 0.0,
    }
}

#[test]
fn on_the_first_day_no_card_runs_past_the_edge_of_a_narrow_window() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let now = monday_evening();
    let mut store = Store::open(long_form(&path), None).expect("open");
    let day = now.instant.day(DayStart::default());
    let joy = (FeelingId(1), Answer::Rated(Intensity::new(7).expect("a step")));
    store.save_check_in(&CheckIn::new("a", now, day, vec![joy]), 0, None).expect("saved");
    drop(store);
    let mut w = window_as_it_opens(&path, [480.0, 640.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    for room in [Room::Today, Room::Journal, Room::Range, Room::Patterns] {
        go(&mut w, room);
        for width in (400_u16..600).step_by(5).map(f32::from) {
            w.set_size(vec2(width, 640.0));
            w.run_ok();
            let edge = w.output().shapes.iter().map(|s| right_edge(&s.shape)).fold(0.0, f32::max);
            assert!(edge <= width - 4.0, "{}: {edge} of {width}", room.name());
        }
    }
}
