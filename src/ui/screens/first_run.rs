//! The first run: three short pages, each of which can be skipped.

use super::{patterns::glance_card, save_settings::save, settings::privacy, three_of_each, wish_for_entries};
use crate::{
    app::{Action, CatalogueChange},
    domain::{Catalogue, Feeling, Valence},
    guidance::{Page, first_feeling_words, first_run},
    report::{Palette, Picture, PictureView, first_sight, mark_shape},
    ui::{
        View,
        files::wish,
        theme::{semibold, size},
        widgets::{
            begin_line_for, caption, card, choice, column_in_the_middle, in_the_middle, link, paint_mark, para, primary, quiet,
            rule, section, take_over, with_bar_below,
        },
    },
};
use egui::{FontId, Key, Modifiers, RichText, Sense, Stroke, Ui, UiBuilder, vec2};
use std::sync::Arc;

/// How wide the text is: about 65 letters a line.
const WIDTH: f32 = 560.0;
/// How far down the way on stands at most.
const HIGHEST: f32 = 860.0;

/// Gets the keyboard when what is told of the feelings goes away.
const NEXT: &str = "the next page";

/// What this is and is not; which feelings; how it is protected.
pub(crate) fn welcome(ui: &mut Ui, view: &mut View<'_>) {
    let pages = &first_run().pages;
    let last = pages.len().saturating_sub(1);
    let at = usize::from(view.open.journal.settings.welcome_page).min(last);
    let contents = |ui: &mut Ui, view: &mut View<'_>| {
        column_in_the_middle(ui, view.look, "welcome", WIDTH, |ui| {
            ui.spacing_mut().item_spacing.y = 14.0;
            // A quiet start a little below the top, where there is room.
            ui.add_space((ui.ctx().content_rect().height() * 0.06 - 12.0).max(0.0));
            where_one_is(ui, view, at, pages.len());
            if let Some(page) = pages.get(at) {
                show_page(ui, view, page);
            }
            if !view.open.journal.settings.sample {
                look_around(ui, view);
            }
            caption(ui, view.look, "Help is there at any time: press F1, or choose Help");
        });
    };
    // The way on is in sight in every window, and in the same place on each page; in a high one it isn't far from the words.
    let room = ui.available_rect_before_wrap();
    let high = room.with_max_y(room.bottom().min(room.top() + HIGHEST));
    ui.scope_builder(UiBuilder::new().max_rect(high), |ui| {
        with_bar_below(ui, "ways on", view, contents, |ui, view| {
            in_the_middle(ui, view.look, WIDTH, |ui| ways_on(ui, view, at, last));
        });
    });
}

/// A dot a page, and the same in words.
fn where_one_is(ui: &mut Ui, view: &View<'_>, at: usize, pages: usize) {
    let look = view.look;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        for page in 0..pages {
            let wide = if page == at { 22.0 } else { 8.0 };
            let (rect, _) = ui.allocate_exact_size(vec2(wide, 18.0), Sense::hover());
            let dot = egui::Rect::from_center_size(rect.center(), vec2(wide, 8.0));
            let tint = if page == at { look.accent() } else { look.outline() };
            ui.painter().rect_filled(dot, 4.0, tint);
        }
        ui.add_space(4.0);
        caption(ui, look, &format!("{} of {pages}", at + 1));
    });
}

fn show_page(ui: &mut Ui, view: &mut View<'_>, page: &Page) {
    let heading = ui.add(egui::Label::new(RichText::new(&page.title).family(semibold()).size(size::TITLE + 4.0)).wrap());
    ui.ctx().accesskit_node_builder(heading.id, |node| node.set_role(egui::accesskit::Role::Heading));
    if page.key == "about" {
        river(ui, view);
    }
    for text in &page.text {
        para(ui, text);
    }
    match page.key.as_str() {
        "feelings" => pick_feelings(ui, view),
        "protect" => {
            let look = view.look;
            card(ui, look, |ui| {
                ui.spacing_mut().item_spacing.y = 8.0;
                section(ui, "As it is now");
                if view.open.care.protected {
                    para(ui, "The journal has a passphrase.");
                } else {
                    privacy::without_passphrase(ui, view);
                }
                caption(ui, look, &format!("The journal is one file on this computer: {}", view.shell.path.display()));
            });
        }
        _ => {}
    }
}

/// What it comes to, before a word of it is read.
fn river(ui: &mut Ui, view: &View<'_>) {
    let (width, theme) = (ui.available_width(), view.look.palette);
    let id = egui::Id::unique("the river of the first page");
    let kept = ui.data(|d| d.get_temp::<(f32, Palette, Arc<Picture>)>(id)).filter(|(w, t, _)| (*w, *t) == (width, theme));
    let picture = kept.map_or_else(
        || Arc::new(first_sight(&PictureView { width, palette: theme, text_scale: 1.0 })),
        |(_, _, picture)| picture,
    );
    ui.data_mut(|d| d.insert_temp(id, (width, theme, Arc::clone(&picture))));
    glance_card::shown(ui, view, &picture);
}

fn pick_feelings(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let catalogue = view.open.journal.catalogue.clone();
    let mut changed: Option<Catalogue> = None;
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 8.0;
        let groups = [(Valence::Pleasant, "Pleasant"), (Valence::Unpleasant, "Unpleasant"), (Valence::Numbness, "Neither")];
        for (valence, words) in groups {
            section(ui, words);
            ui.horizontal_wrapped(|ui| {
                for (name, held) in offered(&catalogue, valence) {
                    if pick(ui, view, &name, held, valence) {
                        let mut wanted = catalogue.clone();
                        match held {
                            Some(feeling) => wanted.retire_feeling(feeling.id, !feeling.retired),
                            None => wanted.ask_about_feeling(&name, valence),
                        }
                        changed = Some(wanted);
                    }
                }
            });
        }
        let n = catalogue.asked().count();
        caption(ui, look, &format!("{n} picked. You can add your own in Settings"));
        three_of_each::tell_where_chosen(ui, view, NEXT);
    });
    if let Some(catalogue) = changed {
        view.actions.ask(CatalogueChange(catalogue));
    }
}

/// The feelings there are, then usual words beside them; what is picked keeps its place.
fn offered(catalogue: &Catalogue, valence: Valence) -> Vec<(String, Option<&Feeling>)> {
    let words = first_feeling_words(valence);
    let held = |word: &String| catalogue.feeling_named(word).and_then(|id| catalogue.feeling(id));
    let others = catalogue.feelings.iter().filter(|f| f.valence == valence && !words.contains(&f.name));
    let begun = others.map(|f| (f.name.clone(), Some(f)));
    begun.chain(words.iter().map(|word| (word.clone(), held(word)))).collect()
}

/// A feeling's mark and name; pressed, it is picked or left out.
fn pick(ui: &mut Ui, view: &View<'_>, name: &str, feeling: Option<&Feeling>, valence: Valence) -> bool {
    let look = view.look;
    let picked = feeling.filter(|f| !f.retired);
    let font = FontId::new(size::BODY, semibold());
    let text = ui.painter().layout_no_wrap(name.to_owned(), font, look.ink()).size().x;
    let whole = 18.0 + 4.0 + text + 2.0 * ui.spacing().button_padding.x + 2.0;
    // Mark and name go to the next line together.
    begin_line_for(ui, whole);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let (rect, _) = ui.allocate_exact_size(vec2(18.0, 32.0), Sense::hover());
        match picked {
            Some(f) => {
                let (shape, colour) = (mark_shape(valence, f.hue), look.feeling(valence, f.hue));
                paint_mark(ui.painter(), shape, rect.center(), 7.0, colour);
            }
            None => {
                ui.painter().circle_stroke(rect.center(), 6.0, Stroke::new(1.0, look.outline()));
            }
        }
        choice(ui, look, name, picked.is_some()).clicked()
    })
    .inner
}

fn ways_on(ui: &mut Ui, view: &mut View<'_>, at: usize, last: usize) {
    let look = view.look;
    // Enter goes on, as long as nothing else has the keyboard that it could mean.
    let goes_on = ui.memory(|m| m.focused().is_none()) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Enter));
    ui.horizontal_wrapped(|ui| {
        if at < last {
            let next = primary(ui, look, "Next");
            if take_over(ui, next, NEXT).clicked() || goes_on {
                turn_to(view, at + 1);
            }
        } else if primary(ui, look, "Begin my journal").clicked() || goes_on {
            finish(view);
        }
        if at > 0 && quiet(ui, look, "Back").clicked() {
            turn_to(view, at - 1);
        }
        if at < last && link(ui, look, "Skip").clicked() {
            finish(view);
        }
        // Whoever has a past comes for it: it isn't looked for beneath the words.
        if !view.open.journal.settings.sample && link(ui, look, "I have entries in another app").clicked() {
            wish::ask(ui.ctx(), wish_for_entries(ELSEWHERE));
        }
    });
    if let Some(path) = wish::answered(ui.ctx(), ELSEWHERE) {
        view.actions.ask(Action::Offer(path));
    }
}

/// Kept, so that a window that is closed or locked in between opens at the same page.
fn turn_to(view: &mut View<'_>, page: usize) {
    save(view, |s| s.welcome_page = u8::try_from(page).unwrap_or(0));
}

fn finish(view: &mut View<'_>) {
    save(view, |s| (s.welcomed, s.welcome_page) = (true, 0));
}

/// Who asks for a file of another app here.
const ELSEWHERE: &str = "entries of another app";

fn look_around(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    ui.add_space(4.0);
    rule(ui, look);
    ui.add_space(8.0);
    caption(ui, look, "Not sure yet? The sample is a file of its own, and none of it is about you");
    if quiet(ui, look, "Look around with a sample journal").clicked() {
        view.actions.ask(Action::OpenSample);
    }
}
