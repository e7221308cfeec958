//! A value on another app's scale as a strength here, on the scale that the person said.

use crate::domain::{Answer, Intensity, SymptomAnswer};

/// The strength of a feeling; `None` outside of what was said: it is no guess at the end of the scale.
pub(super) fn answer(value: f64, zero: f64, ten: f64) -> Option<Answer> {
    let step = step(value, zero, ten, 10)?;
    Intensity::new(step).ok().map(Answer::Rated)
}

/// The strength of a symptom.
pub(super) fn symptom(value: f64, no: f64, strong: f64) -> Option<SymptomAnswer> {
    let words = ["no", "mild", "moderate", "strong"];
    SymptomAnswer::from_word(words.get(usize::from(step(value, no, strong, 3)?))?)
}

#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to 10")]
fn step(value: f64, zero: f64, most: f64, steps: u8) -> Option<u8> {
    /// What adding up decimals may leave.
    const NEARLY: f64 = 1e-6;
    let share = (value - zero) / (most - zero);
    let on_it = share.is_finite() && (-NEARLY..=1.0 + NEARLY).contains(&share);
    on_it.then(|| (share.clamp(0.0, 1.0) * f64::from(steps)).round() as u8)
}
