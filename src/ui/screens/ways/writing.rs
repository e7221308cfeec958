//! The writing room: one large page, one prompt at a time, no numbers. What is typed is kept as it is typed.

use super::{
    doing::in_hand::{begin_after, put_aside},
    head,
    page::page_with_bar,
};
use crate::{
    app::{Writing, WritingChange},
    guidance::{WayText, prompts as all_prompts},
    ui::{
        View,
        theme::size,
        widgets::{
            caption, column, disclosure, lines, link, para, primary, quiet, section, strong, text_card, under_column,
            with_bar_below,
        },
    },
};
use egui::{FontId, Frame, Key, Margin, Modifiers, RichText, Ui};

/// A line of the page is never longer: about 65 letters read best.
const PAGE_WIDTH: f32 = 640.0;

/// Opens the room on the page that was begun, or on a new one with the first prompt.
pub(super) fn open(view: &mut View<'_>) {
    let first = || Writing { prompt: all_prompts().first().map(|p| p.text.clone()), words: String::new() };
    view.forms.ways.writing.get_or_insert_with(first);
    view.forms.ways.is_writing = true;
}

/// The room. Esc leaves it; the page stays.
pub(super) fn room(ui: &mut Ui, view: &mut View<'_>) {
    let (keep, leave) =
        ui.input_mut(|i| (i.consume_key(Modifiers::COMMAND, Key::Enter), i.consume_key(Modifiers::NONE, Key::Escape)));
    let keep = keep || ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::S));
    if keep {
        keep_page(view);
    }
    view.forms.ways.is_writing &= !leave;
    with_bar_below(ui, "page", view, page, bar);
    if !view.forms.ways.is_writing {
        ui.data_mut(|d| d.remove::<bool>(arrived()));
    }
}

fn page(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let high = ui.available_height();
    let mut page = view.forms.ways.writing.take().unwrap_or_default();
    column(ui, look, "the page", PAGE_WIDTH, |ui| {
        prompt_line(ui, view, &mut page);
        ui.add_space(8.0);
        // The whole room is the page, whatever is on it yet.
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "lines on a screen")]
        let rows = ((high - 190.0) / (size::SECTION * 1.32)).clamp(4.0, 60.0) as usize;
        let paper = Frame::new().fill(look.card()).corner_radius(12).inner_margin(Margin::symmetric(20, 14));
        let r = lines(ui, look, "the page", &mut page.words, |f| {
            f.font(FontId::proportional(size::SECTION))
                .frame(paper)
                .desired_rows(rows)
                .desired_width(f32::INFINITY)
                .char_limit(crate::domain::NOTE_LIMIT)
        });
        let r = r.accessible_name("Your page");
        if !ui.data(|d| d.get_temp::<bool>(arrived()).unwrap_or(false)) {
            ui.data_mut(|d| d.insert_temp(arrived(), true));
            r.request_focus();
        }
    });
    view.forms.ways.writing = Some(page);
}

fn bar(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    under_column(ui, look, PAGE_WIDTH, |ui| {
        ui.horizontal_wrapped(|ui| {
            let written = view.forms.ways.writing.as_ref().is_some_and(|page| !page.words.trim().is_empty());
            if ui.add_enabled_ui(written, |ui| primary(ui, look, "Keep this page")).inner.clicked() {
                keep_page(view);
            }
            if quiet(ui, look, "Finish later").clicked() {
                view.forms.ways.is_writing = false;
            }
            caption(ui, look, "Kept as you type");
        });
    });
}

fn arrived() -> egui::Id {
    egui::Id::unique("the writing room was come to")
}

fn keep_page(view: &mut View<'_>) {
    view.forms.ways.is_writing = false;
    view.actions.ask(WritingChange);
}

/// One prompt, quiet, and two ways to another or to none.
fn prompt_line(ui: &mut Ui, view: &View<'_>, page: &mut Writing) {
    let look = view.look;
    if let Some(prompt) = &page.prompt {
        ui.add(egui::Label::new(RichText::new(prompt).size(size::SECTION).color(look.muted())).wrap());
    }
    ui.horizontal_wrapped(|ui| {
        let words = if page.prompt.is_some() { "Another prompt" } else { "With a prompt" };
        if link(ui, look, words).clicked() {
            page.prompt = next_prompt(page.prompt.as_deref());
        }
        if page.prompt.is_some() && link(ui, look, "Without a prompt").clicked() {
            page.prompt = None;
        }
    });
}

/// The prompt behind this one; after the last the first.
fn next_prompt(now: Option<&str>) -> Option<String> {
    let all = all_prompts();
    let here = now.and_then(|now| all.iter().position(|p| p.text == now));
    let next = here.map_or(0, |i| (i + 1) % all.len().max(1));
    all.get(next).map(|p| p.text.clone())
}

/// A try of writing that is in hand while the room is closed.
pub(super) fn in_hand(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    page_with_bar(
        ui,
        view,
        "a page in hand",
        |ui, view| {
            head::small(ui, view.look, text);
            text_card(ui, view.look, |ui| {
                section(ui, "Your page");
                let begun = view.forms.ways.writing.as_ref().is_some_and(|page| !page.words.trim().is_empty());
                para(ui, if begun { "What you wrote is kept as you typed it" } else { "It is still empty" });
            });
        },
        |ui, view| {
            ui.horizontal_wrapped(|ui| {
                if primary(ui, view.look, "Go on writing").clicked() {
                    open(view);
                }
                if quiet(ui, view.look, "Stop here").clicked() {
                    begin_after(view);
                }
                put_aside(ui, view);
            });
        },
    );
}

/// The prompts, each of which opens a page, and how a page can be gone about.
pub(super) fn prompts(ui: &mut Ui, view: &mut View<'_>, text: &WayText) {
    let look = view.look;
    let begun = view.forms.ways.writing.as_ref().is_some_and(|page| !page.words.trim().is_empty());
    text_card(ui, look, |ui| {
        section(ui, &text.questions_title);
        if begun {
            strong(ui, "A page is begun and kept. A prompt you press goes above it");
        }
        for (i, prompt) in text.questions.iter().enumerate() {
            ui.push_id(("prompt", i), |ui| {
                if link(ui, look, prompt).accessible_name(format!("Write now: {prompt}")).clicked() {
                    view.forms.ways.writing.get_or_insert_default().prompt = Some(prompt.clone());
                    open(view);
                }
            });
        }
        disclosure(ui, look, "How to go about a page", |ui| {
            for step in &text.steps {
                strong(ui, &step.title);
                para(ui, &step.text);
            }
        });
    });
}
