//! A screen with a handful of things to press, and not with dozens.

use super::steps::{Window, go, long_journal, page, settle, until, window_as_it_opens};
use egui::{Key, Rect, Shape, accesskit::Role};
use egui_kittest::kittest::NodeT;
use gamut::app::Room;

/// About a dozen.
const MOST: usize = 13;

/// The buttons in sight that are painted as a shape of their own: with an edge, or on another ground. A segmented control
/// is one shape; what only leads elsewhere, and what is an icon, has none.
fn shapes(w: &Window) -> Vec<String> {
    let mut painted = Vec::new();
    for clipped in &w.output().shapes {
        gather(&clipped.shape, clipped.clip_rect, &mut painted);
    }
    let all = w.root().children_recursive().map(|n| n.accesskit_node());
    let buttons = all.filter(|n| n.role() == Role::Button);
    let mut found: Vec<String> = Vec::new();
    for node in buttons {
        let (Some(b), name) = (node.bounding_box(), node.label().unwrap_or_default()) else { continue };
        #[expect(clippy::cast_possible_truncation, reason = "points on a screen")]
        let rect = Rect::from_min_max(egui::pos2(b.x0 as f32, b.y0 as f32), egui::pos2(b.x1 as f32, b.y1 as f32));
        let is_way_to_a_room = Room::ALL.iter().any(|room| room.name() == name);
        let near = |p: &&Rect| (p.min - rect.min).length() < 3.0 && (p.max - rect.max).length() < 3.0;
        if !is_way_to_a_room && rect.height() < 60.0 && painted.iter().any(|p| near(&p)) {
            found.push(name);
        }
    }
    found
}

fn gather(shape: &Shape, clip: Rect, found: &mut Vec<Rect>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|s| gather(s, clip, found)),
        Shape::Rect(r) => {
            let has_edge = r.stroke.width > 0.0 && r.stroke.color.a() > 0;
            let is_in_sight = clip.intersect(r.rect).height() > 0.5 * r.rect.height();
            if has_edge && is_in_sight && r.corner_radius.nw >= 4 {
                found.push(r.rect);
            }
        }
        _ => {}
    }
}

fn on_a_long_journal() -> (tempfile::TempDir, Window) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    long_journal(&path);
    let mut w = window_as_it_opens(&path, [1100.0, 760.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    (folder, w)
}

#[test]
fn no_screen_has_more_than_about_a_dozen_shapes_to_press() {
    let (_folder, mut w) = on_a_long_journal();
    let mut crowded = Vec::new();
    let mut look = |w: &mut Window, place: &str| {
        for screen in 0..8 {
            let found = shapes(w);
            if found.len() > MOST {
                crowded.push(format!("{place}, screen {screen}: {} shapes: {found:?}", found.len()));
            }
            w.key_press(Key::PageDown);
            w.run_ok();
        }
    };
    for room in Room::ALL {
        go(&mut w, room);
        look(&mut w, room.name());
    }
    for name in ["Feelings", "Symptoms", "Day and units", "Look", "Privacy", "Backups", "Journal and files"] {
        page(&mut w, name);
        look(&mut w, name);
    }
    assert!(crowded.is_empty(), "{}", crowded.join("\n"));
}

#[test]
fn choices_of_which_one_holds_are_told_as_such_and_have_one_shape() {
    let (_folder, mut w) = on_a_long_journal();
    let radios = |w: &Window| {
        let all = w.root().children_recursive().map(|n| n.accesskit_node());
        all.filter(|n| n.role() == Role::RadioButton).filter_map(|n| n.label()).collect::<Vec<_>>()
    };
    super::steps::press(&mut w, "Something happened…");
    let kinds = radios(&w);
    assert!(kinds.iter().any(|k| k == "Loss") && kinds.iter().any(|k| k == "Medicine changed"), "{kinds:?}");
    super::steps::press(&mut w, "Cancel");
    go(&mut w, Room::Journal);
    super::steps::press(&mut w, "Filter…");
    assert!(radios(&w).iter().any(|name| name == "Joy"), "which feeling: {:?}", radios(&w));
    super::steps::press(&mut w, "Joy");
    let on = |w: &Window| {
        let all = w.root().children_recursive().map(|n| n.accesskit_node());
        let is_on = |n: &egui_kittest::kittest::AccessKitNode<'_>| n.toggled() == Some(egui::accesskit::Toggled::True);
        all.filter(|n| n.role() == Role::RadioButton).filter(is_on).filter_map(|n| n.label()).collect::<Vec<_>>()
    };
    super::steps::press(&mut w, "5 or more");
    settle(&mut w);
    super::steps::press(&mut w, "7 or more");
    settle(&mut w);
    assert!(on(&w).contains(&"7 or more".to_owned()) && !on(&w).contains(&"5 or more".to_owned()), "{:?}", on(&w));
    // Pressed again, none of them is set.
    super::steps::press(&mut w, "7 or more");
    settle(&mut w);
    assert!(!on(&w).contains(&"7 or more".to_owned()));
}
