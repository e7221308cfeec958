use super::made_up::{analysis, made_up, view};
use gamut::report::{Anchor, Form, River, RiverView, Scene, Shape, river, text_width};

pub fn texts(r: &River) -> Vec<String> {
    let text = |s: &Shape| match &s.form {
        Form::Text { text, .. } => Some(text.clone()),
        _ => None,
    };
    r.scene.shapes.iter().filter_map(text).collect()
}

/// Left, top, right, bottom of a text that isn't turned.
pub fn boxes(scene: &Scene) -> Vec<(String, [f32; 4])> {
    let mut all = Vec::new();
    for s in &scene.shapes {
        let Form::Text { x, y, anchor, size, weight, text, turn, .. } = &s.form else { continue };
        if *turn != 0.0 {
            continue;
        }
        let w = text_width(text, *size, *weight);
        let left = match anchor {
            Anchor::Start => *x,
            Anchor::Middle => x - w / 2.0,
            Anchor::End => x - w,
        };
        all.push((text.clone(), [left, y - size * 0.72, left + w, y + size * 0.2]));
    }
    all
}

/// No text that isn't turned leaves the picture, and none touches another.
pub fn keep_apart(scene: &Scene, at: &str) {
    let all = boxes(scene);
    for (i, (a, [left, top, right, bottom])) in all.iter().enumerate() {
        let inside = *left >= -0.5 && *top >= -0.5 && *right <= scene.width + 0.5 && *bottom <= scene.height + 0.5;
        assert!(inside, "{a:?} leaves the picture at {at}: {left} {top} {right} {bottom}");
        for (b, other) in all.iter().skip(i + 1) {
            let apart = *right <= other[0] || other[2] <= *left || *bottom <= other[1] || other[3] <= *top;
            assert!(apart, "{b:?} {other:?} touches {a:?} at {at}");
        }
    }
}

#[test]
fn no_two_labels_touch_and_none_leaves_the_picture_at_any_size() {
    for (days, journal_days) in [(1, 1), (3, 3), (14, 426), (31, 426), (91, 426), (426, 426), (3000, 426), (18_262, 426)] {
        let j = made_up(journal_days, 100, 1);
        for (width, height) in [(300.0, 420.0), (640.0, 520.0), (1100.0, 760.0), (1900.0, 900.0)] {
            for text_scale in [0.8, 1.0, 2.0] {
                let v = RiverView { text_scale, ..view(days, width, height) };
                let r = river(&j, Some(&analysis(&j, Some(96))), &v);
                assert_eq!((r.scene.width, r.scene.height), (width, height), "as large as it was asked for");
                keep_apart(&r.scene, &format!("{days} days, {width} × {height}, text {text_scale}"));
            }
        }
    }
}
