//! A walk through everything on the screen with the Tab key alone, and back again.
//!
//! `walk_by_keyboard` holds for whatever is open: each control is reached, in the order it is read, comes into sight,
//! wears a ring that others don't, is large enough for a finger, and none keeps the keyboard to itself.

use super::steps::Window;
use egui::{
    Key, Modifiers, Rect, Shape,
    accesskit::{Action, Role},
};
use egui_kittest::kittest::{AccessKitNode, NodeT};
use gamut::app::Room;

/// What a finger meets is at least so high, in points; a day of a calendar may be a little narrower.
const SMALLEST: f32 = 31.5;

/// One place the keyboard can be.
#[derive(Debug, Clone, PartialEq)]
pub struct Stop {
    pub id: String,
    pub role: Role,
    pub name: String,
    pub rect: Rect,
    /// The control that this popped up from.
    pub within: Option<String>,
    /// The row or list that it stands in.
    pub group: Option<String>,
}

impl Stop {
    fn of(node: &AccessKitNode<'_>) -> Self {
        let b = node.bounding_box().unwrap_or_default();
        #[expect(clippy::cast_possible_truncation, reason = "points on a screen")]
        let rect = Rect::from_min_max(egui::pos2(b.x0 as f32, b.y0 as f32), egui::pos2(b.x1 as f32, b.y1 as f32));
        let name = node.label().unwrap_or_default();
        let group = node.parent().map(|p| format!("{:?}", p.id()));
        let mut above = node.parent();
        while let Some(parent) = above.filter(|p| !p.data().supports_action(Action::Focus)) {
            above = parent.parent();
        }
        let within = above.map(|p| format!("{:?}", p.id()));
        Self { id: format!("{:?}", node.id()), role: node.role(), name, rect, within, group }
    }

    fn words(&self) -> String {
        format!("{:?} “{}”", self.role, self.name)
    }

    fn is_way_to_a_room(&self) -> bool {
        self.role == Role::Button && Room::ALL.iter().any(|room| room.name() == self.name)
    }
}

/// Everything that says of itself that it takes the keyboard, in the order a screen reader reads it. What lies behind
/// an open dialog says so too and is left out by `only`.
pub fn stops(w: &Window, only: impl Fn(&Stop) -> bool) -> Vec<Stop> {
    let takes = |n: &AccessKitNode<'_>| n.data().supports_action(Action::Focus) && !n.is_disabled();
    let all = w.root().children_recursive();
    all.map(|n| n.accesskit_node()).filter(takes).map(|n| Stop::of(&n)).filter(only).collect()
}

/// Where the keyboard is.
pub fn stop(w: &Window) -> Option<Stop> {
    let found = w.root().children_recursive().map(|n| n.accesskit_node()).find(AccessKitNode::is_focused);
    found.filter(|n| n.data().supports_action(Action::Focus)).map(|n| Stop::of(&n))
}

fn tab(w: &mut Window, modifiers: Modifiers) -> Option<Stop> {
    w.key_press_modifiers(modifiers, Key::Tab);
    w.run_ok();
    // From the last one to the first the way leads over nothing.
    if stop(w).is_none() {
        w.key_press_modifiers(modifiers, Key::Tab);
        w.run_ok();
    }
    stop(w)
}

/// Walks through all of it and back. `place` is said where something is wrong.
pub fn walk_by_keyboard(w: &mut Window, place: &str) -> Vec<Stop> {
    walk_within(w, place, |_| true)
}

/// The same for what lies over the rooms: the controls that `only` names.
pub fn walk_within(w: &mut Window, place: &str, only: impl Fn(&Stop) -> bool) -> Vec<Stop> {
    let there = stops(w, &only);
    assert!(!there.is_empty(), "{place}: nothing takes the keyboard");
    let mut wrong = out_of_reading_order(&there, w.ctx.content_rect());
    let walked = once_around(w, Modifiers::NONE, there.len(), &mut wrong);
    let missed = there.iter().filter(|s| walked.iter().all(|v| v.id != s.id)).map(Stop::words).collect::<Vec<_>>();
    if !missed.is_empty() {
        wrong.push(format!("Tab never comes to {}", missed.join(", ")));
    }
    let mut back = once_around(w, Modifiers::SHIFT, there.len(), &mut wrong);
    back.reverse();
    let from_the_first = |stops: &[Stop]| {
        let mut ids: Vec<_> = stops.iter().map(Stop::words).collect();
        let first = stops.iter().position(|s| s.id == there[0].id).unwrap_or(0);
        ids.rotate_left(first);
        ids
    };
    let (forth, back) = (from_the_first(&walked), from_the_first(&back));
    if let Some(other) = forth.iter().zip(&back).find(|(a, b)| a != b) {
        wrong.push(format!("Shift+Tab goes another way back: {other:?}"));
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{place}:\n{}", wrong.join("\n"));
    walked
}

/// Presses until the first stop comes again.
fn once_around(w: &mut Window, modifiers: Modifiers, n: usize, wrong: &mut Vec<String>) -> Vec<Stop> {
    let mut walked: Vec<Stop> = Vec::new();
    let mut worn: Vec<Rect> = Vec::new();
    for _ in 0..=2 * n + 8 {
        let Some(here) = tab(w, modifiers) else {
            wrong.push(format!("the keyboard is nowhere after {:?}", walked.last().map(Stop::words)));
            return walked;
        };
        if walked.first().is_some_and(|first| first.id == here.id) {
            return walked;
        }
        if walked.iter().any(|s| s.id == here.id) {
            wrong.push(format!("it goes round before it was everywhere, from {}", here.words()));
            return walked;
        }
        let rings = rings_around(w, here.rect);
        if rings.is_empty() {
            wrong.push(format!("nobody sees that {} has the keyboard, at {:?}", here.words(), here.rect));
        }
        if let Some(before) = walked.last()
            && !before.rect.intersects(here.rect)
            && !worn.is_empty()
            && rings_around(w, before.rect) == worn
        {
            wrong.push(format!("{} looks as if it had the keyboard all the time", before.words()));
        }
        if here.rect.height() < SMALLEST || here.rect.width() < SMALLEST - 8.0 {
            wrong.push(format!("a finger hardly meets {}: {:?}", here.words(), here.rect.size()));
        }
        walked.push(here);
        worn = rings;
    }
    wrong.push(format!("the keyboard stays at {:?}", walked.last().map(Stop::words)));
    walked
}

/// The rings that are to be seen around this place: strokes of some weight that go round it and are not cut away.
fn rings_around(w: &Window, rect: Rect) -> Vec<Rect> {
    let mut found = Vec::new();
    for painted in &w.output().shapes {
        rings_in(&painted.shape, rect, painted.clip_rect, &mut found);
    }
    found
}

fn rings_in(shape: &Shape, around: Rect, clip: Rect, found: &mut Vec<Rect>) {
    match shape {
        Shape::Vec(shapes) => shapes.iter().for_each(|s| rings_in(s, around, clip, found)),
        Shape::Rect(r) if r.stroke.width >= 1.5 && r.stroke.color.a() > 200 => {
            let near = r.rect.expand(6.0).contains_rect(around) && around.expand(14.0).contains_rect(r.rect);
            let seen = clip.intersect(r.rect).area() > 0.45 * r.rect.area();
            if near && seen {
                found.push(r.rect);
            }
        }
        _ => {}
    }
}

/// Nobody reads upwards and to the left: what comes next is further down or further right, except that the ways to the
/// rooms come before everything, and what popped up lies over the rest.
fn out_of_reading_order(stops: &[Stop], window: Rect) -> Vec<String> {
    let pairs = stops.windows(2).map(|pair| (&pair[0], &pair[1]));
    let in_one_place = pairs.filter(|(a, b)| a.within == b.within && !a.is_way_to_a_room() && !b.is_way_to_a_room());
    let top =
        |group: &Option<String>| stops.iter().filter(|s| s.group == *group).map(|s| s.rect.top()).fold(f32::INFINITY, f32::min);
    let is_wrong = |(before, after): &(&Stop, &Stop)| {
        let up = after.rect.bottom() <= before.rect.top() + 2.0;
        // A bar that stays where it is comes after what scrolls away above it.
        let stays = after.rect.bottom() <= window.bottom() && before.rect.top() > window.bottom() - 90.0;
        // Of two lists the second begins where the first one is seen to end, which may have more than is seen.
        let lists = before.group != after.group && top(&before.group) <= top(&after.group);
        up && !stays && !lists && after.rect.left() < before.rect.left() + 40.0
    };
    let said = |(before, after): (&Stop, &Stop)| {
        format!("{} {:?} comes after {} {:?}", after.words(), after.rect, before.words(), before.rect)
    };
    in_one_place.filter(is_wrong).map(said).collect()
}
