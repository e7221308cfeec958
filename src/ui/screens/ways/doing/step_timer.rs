//! The time of a step: it can be begun, paused and left.

use crate::ui::{
    theme::{Look, semibold, size},
    widgets::{caption, quiet},
};
use egui::{RichText, Ui, accesskit};
use std::time::Duration;

/// With reduced motion the time left is said in steps of so many seconds.
const CALM_STEP_S: u32 = 15;

/// A timer one may start, pause, leave or ignore. `began_s` is when it was started, in egui's time, and `gone_s` what
/// had gone before that; it goes on while another room is shown. It repaints once a second, and less often under
/// "reduce motion", only while it runs.
pub(in crate::ui::screens::ways) fn step_timer(
    ui: &mut Ui,
    look: &Look,
    seconds: u32,
    began_s: &mut Option<f64>,
    gone_s: &mut f64,
) {
    let now = ui.input(|i| i.time);
    let left = seconds_left(seconds, *gone_s + began_s.map_or(0.0, |began| now - began));
    if began_s.is_none() && *gone_s <= 0.0 {
        if quiet(ui, look, &format!("Start a timer: {}", length_words(seconds))).clicked() {
            *began_s = Some(now);
        }
        return;
    }
    if left == 0 {
        ui.horizontal_wrapped(|ui| {
            let r = ui.label("The time is over. Stay as long as you like");
            ui.ctx().accesskit_node_builder(r.id, |node| node.set_live(accesskit::Live::Polite));
            if quiet(ui, look, "Once more").clicked() {
                (*began_s, *gone_s) = (Some(now), 0.0);
            }
        });
        return;
    }
    let shown = if look.reduce_motion { left.div_ceil(CALM_STEP_S) * CALM_STEP_S } else { left };
    // Told as a timer, which screen readers don't read out each second.
    let r = ui.label(RichText::new(clock_words(shown)).family(semibold()).size(size::BIG));
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_role(accesskit::Role::Timer));
    ui.horizontal_wrapped(|ui| {
        if began_s.is_some() {
            if quiet(ui, look, "Pause").clicked() {
                (*began_s, *gone_s) = (None, f64::from(seconds - left).max(0.001));
            }
        } else if quiet(ui, look, "Go on").clicked() {
            *began_s = Some(now);
        }
        if quiet(ui, look, "Stop the timer").clicked() {
            (*began_s, *gone_s) = (None, 0.0);
        }
    });
    caption(ui, look, "It stops by itself, and nothing happens then");
    if began_s.is_some() {
        let until_it_changes = if look.reduce_motion { (left - 1) % CALM_STEP_S + 1 } else { 1 };
        ui.ctx().request_repaint_after(Duration::from_secs(until_it_changes.into()));
    }
}

/// Whole seconds left, rounded up, so that the first second shows the full time.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to 0..=seconds")]
fn seconds_left(seconds: u32, gone_s: f64) -> u32 {
    (f64::from(seconds) - gone_s).ceil().clamp(0.0, f64::from(seconds)) as u32
}

fn clock_words(seconds: u32) -> String {
    format!("{}:{:02}", seconds / 60, seconds % 60)
}

fn length_words(seconds: u32) -> String {
    match (seconds / 60, seconds % 60) {
        (0, s) => format!("{s} seconds"),
        (1, 0) => "1 minute".to_owned(),
        (m, 0) => format!("{m} minutes"),
        (m, s) => format!("{m} min {s} s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timer_runs_down_to_nothing_and_stays_there() {
        for (gone, left) in [(0.0, 60), (0.2, 60), (1.0, 59), (59.5, 1), (60.0, 0), (1e9, 0), (-5.0, 60)] {
            assert_eq!(seconds_left(60, gone), left, "{gone}");
        }
        assert_eq!((clock_words(60), clock_words(5)), ("1:00".to_owned(), "0:05".to_owned()));
        assert_eq!(length_words(300), "5 minutes");
        assert_eq!(length_words(45), "45 seconds");
    }
}
