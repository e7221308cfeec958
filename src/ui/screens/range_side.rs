//! What stands beside the river: the profile now against usual, and the table behind the picture.

use super::like_me;
use crate::{
    analysis::{Analysis, Change, Evidence, Verdict, words},
    app::{Action, Room},
    domain::Valence,
    report::{LoggedDay, River},
    ui::{
        View,
        look::{Look, semibold, size},
        widgets::{caption, card, para, primary, section},
    },
};
use egui::{RichText, Ui};

/// The height of one line of the table, in points.
const ROW_HEIGHT: f32 = 22.0;

/// The sentence above the river.
#[must_use]
pub fn headline(analysis: &Analysis) -> String {
    crate::analysis::words::headline(analysis)
}

/// The cards beside the river.
pub fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let Some(findings) = view.model.findings.clone() else {
        caption(ui, look, "Working it out…");
        return;
    };
    if let Verdict::Judged { evidence, .. } = &findings.analysis.verdict {
        profile(ui, look, evidence);
        kept(ui, view, evidence, &findings.analysis);
        if primary(ui, look, "What could help…").clicked() {
            view.actions.ask(Action::Go(Room::Ways));
        }
    } else {
        let lines = last_strong(view, &findings.analysis);
        if !lines.is_empty() {
            card(ui, look, |ui| {
                for line in lines {
                    caption(ui, look, &line);
                }
            });
        }
    }
}

/// The cards under the picture.
pub fn below(ui: &mut Ui, view: &mut View<'_>) {
    if let Some(findings) = view.model.findings.clone() {
        expected_and_felt(ui, view.look, &findings.analysis);
        like_me::like_me(ui, view);
    }
}

fn profile(ui: &mut Ui, look: &Look, e: &Evidence) {
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        section(ui, "Now against usual");
        caption(
            ui,
            look,
            &format!("last 21 days, {} with check-ins, against {} usual days", e.recent.days_logged, e.usual.days_logged),
        );
        if let Some(stretch) = words::compared_with(e) {
            caption(ui, look, &stretch);
        }
        let rows = [
            ("Highs, pleasant", e.pleasant.high, false),
            ("Highs, unpleasant", e.unpleasant.high, false),
            ("Width, pleasant", e.pleasant.width, true),
            ("Width, unpleasant", e.unpleasant.width, true),
        ];
        for (name, change, plus_minus) in rows {
            row(ui, look, name, change, plus_minus);
        }
        if let Some(numbness) = e.numbness {
            row(ui, look, "Numbness", numbness, false);
        }
    });
}

fn row(ui: &mut Ui, look: &Look, name: &str, change: Change, plus_minus: bool) {
    ui.add_space(4.0);
    caption(ui, look, name);
    let n = |v: f64| if plus_minus { format!("±{v:.1}") } else { format!("{v:.1}") };
    let r = ui.horizontal(|ui| {
        ui.label(RichText::new(n(change.usual)).color(look.muted()));
        ui.label(RichText::new("→").color(look.muted()));
        ui.label(RichText::new(n(change.recent)).family(semibold()).size(size::SECTION));
    });
    let told = format!("{name}: usually {}, now {}", n(change.usual), n(change.recent));
    ui.ctx().accesskit_node_builder(r.response.id, |node| node.set_label(told));
}

/// Which feelings narrowed, lost highs and lost lows, and the last strong times of each side.
fn kept(ui: &mut Ui, view: &View<'_>, e: &Evidence, analysis: &Analysis) {
    card(ui, view.look, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        for line in words::profile_summary(e) {
            para(ui, &line);
        }
        for line in words::highs_line(e).into_iter().chain(words::lows_line(e)) {
            para(ui, &line);
        }
        for line in last_strong(view, analysis) {
            caption(ui, view.look, &line);
        }
    });
}

/// "Last time joy was 5 or more: 41 days ago", for the two of each side it was longest ago for.
fn last_strong(view: &View<'_>, analysis: &Analysis) -> Vec<String> {
    let of = |side| words::last_strong_lines(analysis, &view.model.journal.catalogue, side).into_iter().take(2);
    of(Valence::Pleasant).chain(of(Valence::Unpleasant)).collect()
}

/// What should have moved, expected and felt; a measure of its own.
fn expected_and_felt(ui: &mut Ui, look: &Look, analysis: &Analysis) {
    let Some(seen) = &analysis.reactivity else { return };
    card(ui, look, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        section(ui, "Expected and felt");
        for line in words::reactivity_lines(seen) {
            para(ui, &line);
        }
    });
}

/// The table behind the river: one line a day that has check-ins.
pub fn table(ui: &mut Ui, look: &Look, river: &River) {
    card(ui, look, |ui| {
        egui::ScrollArea::vertical().id_salt("river table").max_height(320.0).auto_shrink([false, true]).show_rows(
            ui,
            ROW_HEIGHT,
            river.rows.len() + 1,
            |ui, shown| {
                egui::Grid::new("days").striped(false).num_columns(6).spacing([20.0, 4.0]).show(ui, |ui| {
                    for i in shown {
                        let cells = i.checked_sub(1).and_then(|i| river.rows.get(i)).map_or_else(heading, cells);
                        for cell in cells {
                            let text = RichText::new(cell).size(size::CAPTION);
                            ui.label(if i == 0 { text.family(semibold()) } else { text });
                        }
                        ui.end_row();
                    }
                });
            },
        );
    });
}

fn heading() -> [String; 6] {
    ["Day", "Check-ins", "Strongest pleasant", "Strongest unpleasant", "Numbness", "Can't tell"].map(str::to_owned)
}

fn cells(row: &LoggedDay) -> [String; 6] {
    let n = |v: Option<u8>| v.map_or_else(|| "not answered".to_owned(), |n| n.to_string());
    let numb = row.numbness.map_or_else(|| "not answered".to_owned(), |v| format!("{v:.1}"));
    [row.day.to_string(), row.check_ins.to_string(), n(row.pleasant), n(row.unpleasant), numb, row.cannot_tell.to_string()]
}

/// The table as comma-separated values; what was not answered is empty.
#[must_use]
pub fn as_csv(river: &River) -> String {
    let mut csv = String::from("day,check_ins,strongest_pleasant,strongest_unpleasant,numbness,cannot_tell\n");
    for row in &river.rows {
        let n = |v: Option<u8>| v.map_or_else(String::new, |n| n.to_string());
        let numb = row.numbness.map_or_else(String::new, |v| format!("{v:.2}"));
        let LoggedDay { day, check_ins, cannot_tell, .. } = row;
        let line = [day.to_string(), check_ins.to_string(), n(row.pleasant), n(row.unpleasant), numb, cannot_tell.to_string()];
        csv.push_str(&line.join(","));
        csv.push('\n');
    }
    csv
}
