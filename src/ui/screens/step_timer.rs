use crate::ui::{
    look::{Look, semibold, size},
    widgets::{caption, quiet},
};
use egui::{RichText, Ui, accesskit};
use std::time::Duration;

/// A timer one may start, leave or ignore. `began_s` is when it was started, in egui's time; it goes
/// on while another room is shown. It repaints once a second, only while it runs.
pub fn step_timer(ui: &mut Ui, look: &Look, seconds: u32, began_s: &mut Option<f64>) {
    let Some(began) = *began_s else {
        if quiet(ui, look, &format!("Start a timer: {}", length_words(seconds))).clicked() {
            *began_s = Some(ui.input(|i| i.time));
        }
        return;
    };
    let left = seconds_left(seconds, ui.input(|i| i.time) - began);
    ui.horizontal_wrapped(|ui| {
        if left > 0 {
            // Told as a timer, which screen readers don't read out each second.
            let r = ui.label(RichText::new(clock_words(left)).family(semibold()).size(size::BIG));
            ui.ctx().accesskit_node_builder(r.id, |node| node.set_role(accesskit::Role::Timer));
            if quiet(ui, look, "Stop the timer").clicked() {
                *began_s = None;
            }
            caption(ui, look, "It stops by itself, and nothing happens then");
            ui.ctx().request_repaint_after(Duration::from_secs(1));
        } else {
            let r = ui.label("The time is over. Stay as long as you like");
            ui.ctx().accesskit_node_builder(r.id, |node| node.set_live(accesskit::Live::Polite));
            if quiet(ui, look, "Once more").clicked() {
                *began_s = Some(ui.input(|i| i.time));
            }
        }
    });
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
