//! What a check-in says: its answers, what was around it, and its note.

use crate::{
    domain::{Answer, CheckIn, Feeling, Journal, SELF_HARM_KEY},
    report::{first_letters, mark_shape, shown},
    ui::{
        View,
        theme::size,
        widgets::{caption, link, note_text, paint_mark},
    },
};
use egui::{FontId, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// What a check-in says: its answers, what was around it, and its note.
pub(crate) fn words(ui: &mut Ui, view: &View<'_>, check_in: &CheckIn) {
    answers(ui, view, check_in);
    note(ui, view, check_in);
}

/// Its answers and what was around it.
pub(crate) fn answers(ui: &mut Ui, view: &View<'_>, check_in: &CheckIn) {
    let journal = &view.open.journal;
    // Badges are no buttons: their lines may stand close together.
    let line = std::mem::replace(&mut ui.spacing_mut().interact_size.y, 20.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 2.0);
        // An earlier version may answer one that was merged since.
        for feeling in journal.catalogue.every_feeling() {
            if let Some(answer) = check_in.answer(feeling.id) {
                answer_badge(ui, view, feeling, answer);
            }
        }
    });
    ui.spacing_mut().interact_size.y = line;
    let words = context_words(journal, check_in);
    if !words.is_empty() {
        caption(ui, view.look, &words);
    }
    if let Some(mood) = view.open.mood_beside(check_in) {
        caption(ui, view.look, mood);
    }
}

/// The note, its beginning only while it is a long one.
fn note(ui: &mut Ui, view: &View<'_>, check_in: &CheckIn) {
    if check_in.note.is_empty() {
        return;
    }
    let id = ui.scope_id().with(("whole note", check_in.id.as_str()));
    let beginning = first_letters(&check_in.note, NOTE_SHOWN);
    let whole = ui.data(|d| d.get_temp::<bool>(id).unwrap_or(false));
    match Some(beginning).filter(|b| !whole && b.len() < check_in.note.len()) {
        Some(beginning) => {
            note_text(ui, view.look, &format!("{}…", beginning.trim_end()), &[]);
            if link(ui, view.look, "Read all of it").clicked() {
                ui.data_mut(|d| d.insert_temp(id, true));
            }
        }
        None => {
            note_text(ui, view.look, &check_in.note, &[]);
        }
    }
}

/// Mark, name and value as one piece, so that a line breaks between badges and never inside one.
fn answer_badge(ui: &mut Ui, view: &View<'_>, feeling: &Feeling, answer: Answer) {
    let (value, heard) = match answer {
        Answer::CannotTell => ("?".to_owned(), answer.words().to_owned()),
        Answer::Rated(i) => (i.to_string(), format!("{i}, {}", i.words())),
    };
    let words = format!("{} {value}", shown(&feeling.name));
    let galley = ui.painter().layout_no_wrap(words, FontId::proportional(size::CAPTION), view.look.ink());
    let (rect, r) = ui.allocate_exact_size(vec2(16.0 + galley.size().x, 20.0), Sense::hover());
    let told = format!("{}: {heard}", feeling.name);
    r.widget_info(|| WidgetInfo::labeled(Role::Label, true, &told));
    if ui.is_rect_visible(rect) {
        let colour = view.look.feeling(feeling.valence, feeling.hue);
        let shape = mark_shape(feeling.valence, feeling.hue);
        paint_mark(ui.painter(), shape, rect.left_center() + vec2(6.0, 0.0), 5.0, colour);
        let at = pos2(rect.left() + 16.0, rect.center().y - galley.size().y / 2.0);
        ui.painter().galley(at, galley, view.look.ink());
    }
}

/// Symptoms and context in one line; the self-harm item is never among them (SAFETY 9).
fn context_words(journal: &Journal, c: &CheckIn) -> String {
    let mut words: Vec<String> = Vec::new();
    for symptom in journal.catalogue.every_symptom().filter(|s| s.key.as_str() != SELF_HARM_KEY) {
        if let Some(answer) = c.symptom(symptom.id) {
            words.push(format!("{}: {}", symptom.name, answer.word()));
        }
    }
    words.extend(c.context.sleep.map(|s| format!("slept {}", journal.settings.units.sleep(s))));
    words.extend(c.context.medicines.iter().map(ToString::to_string));
    words.extend(c.context.substances.iter().map(ToString::to_string));
    words.extend(c.context.company.iter().map(|w| if &**w == "alone" { w.to_string() } else { format!("with {w}") }));
    words.extend(c.context.tags.iter().map(|t| format!("#{t}")));
    for e in &c.expected_felt {
        let n = |n: Option<String>| n.unwrap_or_else(|| "–".into());
        let felt = n(e.felt.map(|a| a.number().map_or("?".into(), |n| n.to_string())));
        words.push(format!("{}: expected {}, felt {felt}", e.what, n(e.expected.map(|i| i.to_string()))));
    }
    words.join(" · ")
}

/// A longer note is shown by its beginning of this many characters, until it is asked for.
const NOTE_SHOWN: usize = 900;
