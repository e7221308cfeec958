//! A time of day, typed.

use super::{caption, field::line};
use crate::{domain::read_time, ui::theme::Look};
use chrono::{NaiveTime, Timelike};
use egui::{
    Id, Ui,
    text::{CCursor, CCursorRange},
    text_edit::TextEditState,
};
use std::{fmt::Debug, hash::Hash};

/// A field for a time, as the clock that is chosen shows it. It takes `18`, `18:30`, `6.30 pm`, `630pm`, `18h30`, `noon`, and
/// says what it could not read once one goes on. `typed` is what stands there while that is not read, kept by the caller;
/// `label` names it. Gives the time where another one was typed: seconds, which are not shown, stay where it is the same.
pub fn time_field(
    ui: &mut Ui,
    look: &Look,
    name: impl Hash + Debug,
    label: Id,
    time: NaiveTime,
    typed: &mut Option<String>,
) -> Option<NaiveTime> {
    let mut text = typed.clone().unwrap_or_else(|| look.units.clock.words(time));
    let r = line(ui, look, name, &mut text, |f| f.desired_width(92.0).char_limit(20)).labelled_by(label);
    if r.gained_focus()
        && let Some(mut state) = TextEditState::load(ui.ctx(), r.id)
    {
        // What is typed takes the place of what stands there.
        let whole = CCursorRange::two(CCursor::new(0), CCursor::new(text.chars().count()));
        state.cursor.set_char_range(Some(whole));
        state.store(ui.ctx(), r.id);
    }
    if r.changed() {
        *typed = Some(text);
    }
    let read = typed.as_deref().and_then(read_time);
    if !r.has_focus() {
        let is_open = typed.as_deref().is_some_and(|t| !t.trim().is_empty()) && read.is_none();
        if is_open {
            let unread = typed.as_deref().unwrap_or_default().trim();
            caption(ui, look, &format!("“{unread}” could not be read as a time. Write it like 18, 18:30 or 6.30 pm"));
        } else {
            *typed = None;
        }
    }
    read.filter(|read| (read.hour(), read.minute()) != (time.hour(), time.minute()))
}
