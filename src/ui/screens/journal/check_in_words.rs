//! What a check-in says: its answers, what was around it, and its note.

use crate::{
    domain::{Answer, Catalogue, CheckIn, Feeling, SELF_HARM_KEY, Units},
    report::{first_letters, mark_shape, shown},
    ui::{
        View,
        theme::size,
        widgets::{caption, disclosure_of, link, note_text, paint_mark},
    },
};
use egui::{FontId, Role, Sense, Ui, WidgetInfo, pos2, vec2};

/// How much of a check-in is told at once.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Told<'a> {
    /// The note and what was strongest; the rest opens. The check-in is called this.
    InShort(&'a str),
    Whole,
}

/// What a check-in says: its note, its answers, and what was around it.
pub(crate) fn words(ui: &mut Ui, view: &View<'_>, check_in: &CheckIn, told: &Told<'_>) {
    note(ui, view, check_in);
    match told {
        Told::InShort(named) => in_short(ui, view, check_in, named),
        Told::Whole => answers(ui, view, check_in),
    }
}

/// So many feelings stand there at once.
const STRONGEST: usize = 3;

fn in_short(ui: &mut Ui, view: &View<'_>, check_in: &CheckIn, named: &str) {
    let look = view.look;
    let journal = &view.open.journal;
    let all: Vec<(&Feeling, Answer)> =
        journal.catalogue.every_feeling().filter_map(|f| Some((f, check_in.answer(f.id)?))).collect();
    let mut strongest: Vec<_> = all.iter().filter(|(_, a)| a.number().is_some_and(|n| n > 0)).copied().collect();
    // Of those that are as strong the first in the person's order.
    strongest.sort_by_key(|(_, a)| std::cmp::Reverse(a.number()));
    strongest.truncate(STRONGEST);
    let around = context_words(&journal.catalogue, journal.settings.units, check_in);
    if strongest.is_empty() && !all.is_empty() {
        let felt_nothing = all.iter().all(|(_, a)| a.number() == Some(0));
        caption(ui, look, if felt_nothing { "Of what was asked, nothing was felt" } else { "No feeling had a strength" });
    }
    badges(ui, |ui| {
        for (feeling, answer) in &strongest {
            answer_badge(ui, view, feeling, *answer, true);
        }
    });
    if let Some(mood) = view.open.mood_beside(check_in) {
        caption(ui, look, mood);
    }
    let left = all.len() - strongest.len();
    if left == 0 {
        // A line to open it would take as much room as the line itself.
        if !around.is_empty() {
            caption(ui, look, &around);
        }
        return;
    }
    let more = if left == 1 { "1 more feeling".to_owned() } else { format!("{left} more feelings") };
    let rest = if around.is_empty() { more } else { format!("{more}, and what was around") };
    disclosure_of(ui, look, &rest, &format!("{rest}: {named}"), |ui| {
        badges(ui, |ui| {
            for (feeling, answer) in all.iter().filter(|(f, _)| !strongest.iter().any(|(s, _)| s.id == f.id)) {
                answer_badge(ui, view, feeling, *answer, false);
            }
        });
        if !around.is_empty() {
            caption(ui, look, &around);
        }
    });
}

/// Badges are no buttons: their lines may stand close together.
fn badges(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    let line = std::mem::replace(&mut ui.spacing_mut().interact_size.y, 20.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 2.0);
        contents(ui);
    });
    ui.spacing_mut().interact_size.y = line;
}

/// Its answers and what was around it.
pub(crate) fn answers(ui: &mut Ui, view: &View<'_>, check_in: &CheckIn) {
    let journal = &view.open.journal;
    badges(ui, |ui| {
        // An earlier version may answer one that was merged since.
        for feeling in journal.catalogue.every_feeling() {
            if let Some(answer) = check_in.answer(feeling.id) {
                answer_badge(ui, view, feeling, answer, false);
            }
        }
    });
    let words = context_words(&journal.catalogue, journal.settings.units, check_in);
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
/// `in_words`: how strong that is, too.
fn answer_badge(ui: &mut Ui, view: &View<'_>, feeling: &Feeling, answer: Answer, in_words: bool) {
    let (value, heard) = match answer {
        Answer::CannotTell => ("?".to_owned(), answer.words().to_owned()),
        Answer::Rated(i) => (i.to_string(), format!("{i}, {}", i.words())),
    };
    let size = if in_words { size::BODY } else { size::CAPTION };
    let words = format!("{} {}", shown(&feeling.name), if in_words { &heard } else { &value });
    let galley = ui.painter().layout_no_wrap(words, FontId::proportional(size), view.look.ink());
    let (rect, r) = ui.allocate_exact_size(vec2(16.0 + galley.size().x, galley.size().y.max(20.0)), Sense::hover());
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
pub(crate) fn context_words(catalogue: &Catalogue, units: Units, c: &CheckIn) -> String {
    let mut words: Vec<String> = Vec::new();
    for symptom in catalogue.every_symptom().filter(|s| s.key.as_str() != SELF_HARM_KEY) {
        if let Some(answer) = c.symptom(symptom.id) {
            words.push(format!("{}: {}", symptom.name, answer.word()));
        }
    }
    words.extend(c.context.sleep.map(|s| format!("slept {}", units.sleep(s))));
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
