//! The squares of the week: a row for each feeling and symptom, a column for each day, and a line for the words of each.

use crate::{
    app::WeekForm,
    domain::{
        Answer, CheckInDraft, DayKey, FeelingId, Intensity, Journal, NOTE_LIMIT, SELF_HARM_KEY, SymptomAnswer, SymptomId,
        SymptomStrength,
    },
    report::{Weight, fitted, shown},
    ui::{
        View,
        theme::{Look, size},
        widgets::{Cell, CellKey, answer_cell, caption, field_id, line},
    },
};
use egui::{Align, Id, Key, Layout, Margin, Modifiers, Ui, UiBuilder, vec2};
use std::sync::Arc;

/// What a row asks about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Row {
    Feeling(FeelingId),
    Symptom(SymptomId),
}

const DAYS: usize = 7;
const CELL_HEIGHT: f32 = 28.0;
/// A field that is typed in is higher.
const SLEEP_HEIGHT: f32 = 36.0;
const WIDEST_CELL: f32 = 62.0;

/// The rows in the person's order. The item about wanting to hurt oneself is never among them: it is on no paper.
fn rows(journal: &Journal) -> Vec<(Row, String)> {
    let feelings = journal.catalogue.asked().map(|f| (Row::Feeling(f.id), shown(&f.name).into_owned()));
    let asked = journal.catalogue.symptoms.iter().filter(|s| !s.retired && s.key.as_str() != SELF_HARM_KEY);
    feelings.chain(asked.map(|s| (Row::Symptom(s.id), shown(&s.name).into_owned()))).collect()
}

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let (look, today) = (view.look, view.today());
    let journal = Arc::clone(&view.open.journal);
    let rows = rows(&journal);
    let Some(week) = view.forms.today.week.as_mut() else { return };
    let width = ui.available_width();
    let names = (width * 0.3).clamp(84.0, 180.0);
    let cell = ((width - names) / DAYS as f32).min(WIDEST_CELL);
    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
    head(ui, look, week, &journal, (names, cell));
    for (r, (row, name)) in rows.iter().enumerate() {
        ui.horizontal(|ui| {
            named(ui, names, CELL_HEIGHT, name);
            for n in 0..DAYS {
                let day = week.first.plus(i32::try_from(n).unwrap_or_default());
                one(ui, look, week, &rows, At { r, n, day, is_open: day <= today }, *row, name, cell);
            }
        });
    }
    ui.horizontal(|ui| {
        named(ui, names, SLEEP_HEIGHT, "Hours slept");
        for n in 0..DAYS {
            let day = week.first.plus(i32::try_from(n).unwrap_or_default());
            slept(ui, look, week, n, day, day <= today, cell);
        }
    });
    ui.add_space(10.0);
    ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
    caption(ui, look, "Words, where there are some");
    for n in 0..DAYS {
        let day = week.first.plus(i32::try_from(n).unwrap_or_default());
        if day <= today {
            words(ui, look, week, &rows, n, day, names);
        }
    }
}

fn named(ui: &mut Ui, width: f32, height: f32, name: &str) {
    let (rect, r) = ui.allocate_exact_size(vec2(width, height), egui::Sense::hover());
    let text = fitted(name, width - 10.0, size::BODY, Weight::Regular).unwrap_or_default();
    let cut = text != name;
    let font = egui::FontId::proportional(size::BODY);
    let ink = ui.visuals().text_color();
    ui.painter().text(rect.left_center(), egui::Align2::LEFT_CENTER, text, font, ink);
    if cut {
        r.on_hover_text(name);
    }
}

/// "Mon 23", and whether something is there already; in narrow columns the number stands beneath, for all of them.
fn head(ui: &mut Ui, look: &Look, week: &WeekForm, journal: &Journal, (names, cell): (f32, f32)) {
    let called = |day: DayKey| day.date().format("%a %-d").to_string();
    let fits = |name: &str| fitted(name, cell, size::CAPTION, Weight::Regular).is_some_and(|shown| shown == name);
    let in_one_line = week.days().all(|(day, _)| fits(&called(day)));
    ui.horizontal_top(|ui| {
        ui.add_space(names);
        for (day, _) in week.days() {
            ui.allocate_ui_with_layout(vec2(cell, 40.0), Layout::top_down(Align::Center), |ui| {
                ui.set_width(cell);
                let name = called(day);
                caption(ui, look, &if in_one_line { name } else { name.replace(' ', "\n") });
                let there = journal.on(day).count();
                if there > 0 {
                    let words = if there == 1 { "1 there".to_owned() } else { format!("{there} there") };
                    caption(ui, look, &words)
                        .on_hover_text("Check-ins that this day has already. What you type is another one");
                }
            });
        }
    });
}

/// Where a field is.
#[derive(Debug, Clone, Copy)]
struct At {
    r: usize,
    n: usize,
    day: DayKey,
    is_open: bool,
}

fn id_of(r: usize, n: usize) -> Id {
    Id::unique(("a field of the week", r, n))
}

fn sleep_field(n: usize) -> (&'static str, usize) {
    ("slept in the week", n)
}

fn words_field(n: usize) -> (&'static str, usize) {
    ("words of the week", n)
}

#[expect(clippy::too_many_arguments, reason = "a field is known by its row and its day, and both have names")]
fn one(ui: &mut Ui, look: &Look, week: &mut WeekForm, rows: &[(Row, String)], at: At, row: Row, name: &str, width: f32) {
    let Some(draft) = week.day_mut(at.n) else { return };
    let (shown, words) = said(draft, row);
    let name = format!("{name}, {}", at.day.date().format("%A %-d %B"));
    let cell = Cell { id: id_of(at.r, at.n), name: &name, shown: &shown, words: &words, is_open: at.is_open };
    let (_, key) = answer_cell(ui, look, vec2(width, CELL_HEIGHT), cell);
    let Some(key) = key.filter(|_| at.is_open) else { return };
    let moved_down = match key {
        CellKey::Steps(n) => take(draft, row, Some(n)),
        CellKey::CannotTell => cannot_tell(draft, row),
        CellKey::Cleared => {
            take(draft, row, None);
            false
        }
        CellKey::Down => true,
        CellKey::Up => {
            if let Some(above) = at.r.checked_sub(1) {
                focus(ui, id_of(above, at.n));
            }
            false
        }
        CellKey::Left | CellKey::Right => {
            let n = if key == CellKey::Left { at.n.checked_sub(1) } else { Some(at.n + 1).filter(|n| *n < DAYS) };
            if let Some(n) = n {
                focus(ui, id_of(at.r, n));
            }
            false
        }
    };
    if moved_down {
        let below = at.r + 1;
        focus(ui, if below < rows.len() { id_of(below, at.n) } else { field_id(sleep_field(at.n)) });
    }
}

/// The field that gets the keyboard must not hear the same Enter.
fn is_entered(ui: &Ui) -> bool {
    ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter))
}

fn focus(ui: &Ui, id: Id) {
    ui.memory_mut(|m| m.request_focus(id));
    ui.ctx().request_repaint();
}

/// What stands in a field, and the same in words.
fn said(draft: &CheckInDraft, row: Row) -> (String, String) {
    match row {
        Row::Feeling(id) => match draft.answers.get(&id) {
            Some(Answer::Rated(i)) => (i.to_string(), format!("{i}, {}", i.words())),
            Some(Answer::CannotTell) => ("?".into(), Answer::CannotTell.words().into()),
            None => (String::new(), "not answered".into()),
        },
        Row::Symptom(id) => match draft.symptoms.get(&id) {
            Some(answer) => (letter(*answer).to_owned(), answer.word().to_owned()),
            None => (String::new(), "not answered".into()),
        },
    }
}

/// As it stands on paper: n, 1, 2, 3.
const fn letter(answer: SymptomAnswer) -> &'static str {
    match answer {
        SymptomAnswer::No => "n",
        SymptomAnswer::There(SymptomStrength::Mild) => "1",
        SymptomAnswer::There(SymptomStrength::Moderate) => "2",
        SymptomAnswer::There(SymptomStrength::Strong) => "3",
        SymptomAnswer::RatherNotSay => "–",
    }
}

/// Puts a number in, or takes it out. Whether it meant something.
fn take(draft: &mut CheckInDraft, row: Row, steps: Option<u8>) -> bool {
    match row {
        Row::Feeling(id) => match steps {
            Some(n) => Intensity::new(n).map(|i| draft.answers.insert(id, Answer::Rated(i))).is_ok(),
            None => draft.answers.remove(&id).is_some(),
        },
        Row::Symptom(id) => match steps {
            Some(n) => {
                let answer = match n {
                    0 => SymptomAnswer::No,
                    1 => SymptomAnswer::There(SymptomStrength::Mild),
                    2 => SymptomAnswer::There(SymptomStrength::Moderate),
                    3 => SymptomAnswer::There(SymptomStrength::Strong),
                    _ => return false,
                };
                draft.symptoms.insert(id, answer);
                true
            }
            None => draft.symptoms.remove(&id).is_some(),
        },
    }
}

fn cannot_tell(draft: &mut CheckInDraft, row: Row) -> bool {
    match row {
        Row::Feeling(id) => {
            draft.answers.insert(id, Answer::CannotTell);
            true
        }
        Row::Symptom(_) => false,
    }
}

fn slept(ui: &mut Ui, look: &Look, week: &mut WeekForm, n: usize, day: DayKey, is_open: bool, width: f32) {
    let Some(draft) = week.day_mut(n) else { return };
    let (rect, _) = ui.allocate_exact_size(vec2(width, SLEEP_HEIGHT), egui::Sense::hover());
    ui.scope_builder(UiBuilder::new().max_rect(rect.shrink2(vec2(1.0, 2.0))), |ui| {
        ui.add_enabled_ui(is_open, |ui| {
            let r = line(ui, look, sleep_field(n), &mut draft.sleep, |f| {
                f.desired_width(width - 10.0).margin(Margin::symmetric(4, 4)).char_limit(12)
            });
            let name = format!("Hours slept, {}", day.date().format("%A %-d %B"));
            ui.ctx().accesskit_node_builder(r.id, |node| node.set_label(name));
            if r.lost_focus() && is_entered(ui) {
                focus(ui, field_id(words_field(n)));
            }
        });
    });
}

fn words(ui: &mut Ui, look: &Look, week: &mut WeekForm, rows: &[(Row, String)], n: usize, day: DayKey, names: f32) {
    let Some(draft) = week.day_mut(n) else { return };
    ui.horizontal(|ui| {
        let label = ui
            .allocate_ui_with_layout(vec2(names, 24.0), Layout::left_to_right(Align::Center), |ui| {
                ui.set_width(names - 8.0);
                caption(ui, look, &day.date().format("%a %-d %B").to_string())
            })
            .inner;
        let r = line(ui, look, words_field(n), &mut draft.note, |f| f.desired_width(f32::INFINITY).char_limit(NOTE_LIMIT))
            .labelled_by(label.id);
        if r.lost_focus() && is_entered(ui) && n + 1 < DAYS && !rows.is_empty() {
            focus(ui, id_of(0, n + 1));
        }
    });
}

/// The first field of the week gets the keyboard.
pub(crate) fn take_keyboard(ui: &Ui) {
    focus(ui, id_of(0, 0));
}
