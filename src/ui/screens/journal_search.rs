//! Finding what one wrote.

use super::journal::day_words;
use crate::{
    app::{Action, Found},
    report::seen,
    ui::{
        View,
        look::{Look, icons, semibold, size},
        widgets::{Icon, caption, card, icon_button, line, link, para, quiet, read_pieces, section},
    },
};
use egui::{FontFamily, FontId, Frame, Key, Label, Margin, Modifiers, RichText, Stroke, TextFormat, Ui, text::LayoutJob};

/// So many hits at first, and so many more with each press.
const HITS_SHOWN: usize = 30;

/// The field. Ctrl+F puts the keyboard into it.
pub fn field(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let wanted = ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::F));
    Frame::new()
        .fill(look.card())
        .stroke(Stroke::new(1.0, look.outline()))
        .corner_radius(8)
        .inner_margin(Margin::symmetric(10, 2))
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                let glyph = RichText::new(Icon::Search.glyph()).family(icons()).size(size::SECTION).color(look.muted());
                ui.add(Label::new(glyph));
                let clears = if view.forms.search.is_empty() { 0.0 } else { 40.0 };
                let width = ui.available_width() - clears;
                let r = line(ui, look, &mut view.forms.search, |f| {
                    f.desired_width(width)
                        .frame(Frame::new().inner_margin(Margin::symmetric(0, 7)))
                        .hint_text("Search what you wrote")
                        .char_limit(200)
                })
                .accessible_name("Search what you wrote");
                if wanted {
                    r.request_focus();
                }
                let mut changed = r.changed();
                if clears > 0.0 && icon_button(ui, look, Icon::Close, "Clear the search").clicked() {
                    view.forms.search.clear();
                    changed = true;
                    r.request_focus();
                }
                if changed {
                    view.actions.ask(Action::Search(view.forms.search.clone()));
                }
            });
        });
}

/// What was found for the words in the field, newest first.
pub fn hits(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let search = &view.model.search;
    if !search.answered && search.hits.is_empty() {
        caption(ui, look, "Searching…");
        return;
    }
    if search.hits.is_empty() {
        nothing_found(ui, view);
        return;
    }
    let n = search.hits.len();
    let id = ui.scope_id().with(("hits shown", &search.words));
    let shown = ui.data(|d| d.get_temp::<usize>(id)).unwrap_or(HITS_SHOWN);
    let r = caption(
        ui,
        look,
        &if n == 1 { "1 check-in found".to_owned() } else { format!("{n} check-ins found, the newest first") },
    );
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_live(egui::accesskit::Live::Polite));
    for found in search.hits.iter().take(shown) {
        ui.push_id(&found.id, |ui| hit(ui, view.look, view.model.today(), found, view.actions));
    }
    if n > shown && quiet(ui, look, "Show more").clicked() {
        ui.data_mut(|d| d.insert_temp(id, shown + HITS_SHOWN));
    }
}

fn hit(ui: &mut Ui, look: &Look, today: crate::domain::DayKey, found: &Found, actions: &mut crate::app::Actions) {
    card(ui, look, |ui| {
        ui.horizontal_wrapped(|ui| {
            let words = format!("{} · {}", day_words(found.day, today), found.at.clock_words());
            let open = link(ui, look, &words);
            if open.clicked() {
                actions.ask(Action::ShowDay(found.day));
            }
            open.on_hover_text("Open this day");
            let name = format!("Change the check-in of {} {}", found.day.words(), found.at.clock_words());
            if icon_button(ui, look, Icon::Edit, &name).clicked() {
                actions.ask(Action::Edit(std::sync::Arc::clone(&found.id)));
            }
        });
        read_pieces(ui, &marked(look, found), &found.excerpt);
    });
}

/// The excerpt with what matched in heavier, underlined letters: not by colour alone.
fn marked(look: &Look, found: &Found) -> LayoutJob {
    let mut job = LayoutJob::default();
    let line_height = Some(size::BODY * 1.45);
    let plain = TextFormat {
        font_id: FontId::new(size::BODY, FontFamily::Proportional),
        color: look.ink(),
        line_height,
        ..TextFormat::default()
    };
    let heavy = TextFormat {
        font_id: FontId::new(size::BODY, semibold()),
        background: look.accent_soft(),
        underline: Stroke::new(1.5, look.accent()),
        ..plain.clone()
    };
    let text = &found.excerpt;
    let mut at = 0;
    for mark in &found.marks {
        // A mark that doesn't fit the text is passed over; the words are shown all the same.
        let (Some(before), Some(word)) = (text.get(at..mark.start), text.get(mark.clone())) else { continue };
        job.append(&seen(before), 0.0, plain.clone());
        job.append(&seen(word), 0.0, heavy.clone());
        at = mark.end;
    }
    job.append(&seen(text.get(at..).unwrap_or_default()), 0.0, plain);
    job
}

fn nothing_found(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    card(ui, look, |ui| {
        let r = section(ui, "Nothing found");
        ui.ctx().accesskit_node_builder(r.id, |node| node.set_live(egui::accesskit::Live::Polite));
        para(ui, "No check-in holds these words. The beginning of a word is enough, and accents don't matter.");
        if quiet(ui, look, "Back to the days").clicked() {
            view.forms.search.clear();
            view.actions.ask(Action::Search(String::new()));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{DayKey, Instant, Settings};

    fn job(excerpt: &str, marks: &[(usize, usize)]) -> LayoutJob {
        let marks = marks.iter().map(|(from, to)| *from..*to).collect();
        let day = DayKey::parse("2026-11-23").expect("a day");
        let at = Instant { utc_ms: 0, offset_s: 0 };
        marked(
            &Look::of(&Settings::default(), false, egui::vec2(1100.0, 760.0)),
            &Found { id: "a".into(), day, at, excerpt: excerpt.into(), marks },
        )
    }

    #[test]
    fn what_matched_is_marked_and_no_letter_is_lost_whatever_the_marks_say() {
        assert_eq!(job("", &[]).text, "");
        for marks in [&[][..], &[(0, 4), (5, 8)], &[(3, 1)], &[(1, 3)], &[(90, 99)], &[(5, 8), (0, 4)]] {
            assert_eq!(job("Café bar", marks).text, "Café bar");
        }
        let two = job("tea and tea", &[(0, 3), (8, 11)]);
        let heavy: Vec<_> = two
            .sections
            .iter()
            .filter(|s| s.format.font_id.family == semibold())
            .map(|s| &two.text[s.byte_range.start.0..s.byte_range.end.0])
            .collect();
        assert_eq!(heavy, ["tea", "tea"]);
    }
}
