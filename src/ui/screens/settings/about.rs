//! What Gamut is and is not, and whose work it carries, each licence in full.

use super::marked::mark;
use crate::{
    guidance::{all_news, first_run, newest_news},
    ui::{
        View,
        theme::Look,
        whats_new,
        widgets::{bullets, caption, disclosure, para, section, strong, text_card},
    },
};
use egui::{Label, RichText, Ui};

/// What is carried of others' work and our own licences, as they lie beside the source.
const TEXTS: [(&str, &str); 6] = [
    ("Gamut: the MIT licence", include_str!("../../../../LICENSE-MIT")),
    ("Gamut, and OpenSSL's ciphers: the Apache License 2.0", include_str!("../../../../LICENSE-APACHE")),
    (
        "Atkinson Hyperlegible Next, the letters: the SIL Open Font License 1.1",
        include_str!("../../../../assets/fonts/AtkinsonHyperlegibleNext-OFL.txt"),
    ),
    (
        "Inter, letters the first one lacks: the SIL Open Font License 1.1",
        include_str!("../../../../assets/fonts/Inter-OFL.txt"),
    ),
    ("Phosphor, the icons: the MIT licence", include_str!("../../../../assets/icons/Phosphor-LICENSE.txt")),
    ("SQLite and SQLCipher, the journal file, and all the rest: THIRD-PARTY.md", include_str!("../../../../THIRD-PARTY.md")),
];

const NEWS: &str = "What is new";

/// What is set here, and other words it is looked for with.
pub(crate) const ROWS: &[(&str, &str)] = &[
    ("About", "version what is not promised"),
    (NEWS, "news update changes version"),
    ("Licences", "license open source credits fonts version"),
];

pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let about = &first_run().about;
    text_card(ui, look, |ui| {
        section(ui, &about.title);
        for text in &about.text {
            para(ui, text);
        }
        ui.add_space(4.0);
        strong(ui, "What it does not promise");
        bullets(ui, look, &about.not_promised);
        ui.add_space(4.0);
        strong(ui, "Where your journal is");
        let path = view.shell.path.display().to_string();
        ui.add(Label::new(RichText::new(path).color(look.muted())).wrap().selectable(true));
        caption(
            ui,
            look,
            "One file on this computer, and its backups in a folder beside it. Two small files of Gamut's own say where the \
             window was and which version you saw last; no word of yours is in them",
        );
        ui.add_space(4.0);
        mark(ui, look, NEWS, |ui| news(ui, look));
        ui.add_space(4.0);
        mark(ui, look, "Licences", |ui| licences(ui, look));
    });
}

/// As it was told once after the update.
fn news(ui: &mut Ui, look: &Look) {
    let Some(newest) = newest_news(&all_news().versions, env!("CARGO_PKG_VERSION")) else { return };
    strong(ui, &format!("What is new in {}", newest.version));
    whats_new::words(ui, look, &[newest]);
}

fn licences(ui: &mut Ui, look: &Look) {
    strong(ui, "Version and licences");
    caption(
        ui,
        look,
        concat!("Version ", env!("CARGO_PKG_VERSION"), ", under the MIT licence or the Apache License 2.0, as you prefer"),
    );
    for (name, text) in TEXTS {
        disclosure(ui, look, name, |ui| whole(ui, look, text));
    }
    caption(ui, look, "The crates it is built from are listed in Cargo.lock; each brings its licence in its own source");
}

/// A licence in full, its lines as wide as the window.
fn whole(ui: &mut Ui, look: &Look, text: &str) {
    for paragraph in paragraphs(text) {
        caption(ui, look, &paragraph);
    }
}

/// The paragraphs of a text whose lines were broken for a narrow page. What begins a line of its own stays on one:
/// points of a list, headings, the rows of a table.
fn paragraphs(text: &str) -> Vec<String> {
    let mut all: Vec<String> = Vec::new();
    let mut goes_on = false;
    for line in text.lines().map(str::trim) {
        let is_sign = line.is_empty() || line.starts_with("```") || line.chars().all(|c| matches!(c, '|' | '-' | '=' | ' '));
        if is_sign {
            goes_on = false;
            continue;
        }
        let is_row = line.starts_with('|');
        let is_heading = line.starts_with('#');
        let is_point = line.starts_with(['*', '(', '-']) || line.split_once(['.', ')']).is_some_and(|(n, _)| n.len() < 3);
        let words = line.trim_matches('|').trim_start_matches('#').replace(" | ", " · ").replace('`', "");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        match all.last_mut().filter(|_| goes_on && !is_row && !is_heading && !is_point) {
            Some(last) => {
                last.push(' ');
                last.push_str(&words);
            }
            None => all.push(words),
        }
        goes_on = !is_row && !is_heading;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_licence_is_there_word_for_word_whatever_its_lines_were() {
        let signs = |c: char| !c.is_alphanumeric();
        for (name, text) in TEXTS {
            let words = |t: &str| t.split(signs).filter(|w| !w.is_empty()).map(str::to_owned).collect::<Vec<_>>();
            let shown = paragraphs(text).join("\n");
            let kept: Vec<_> = words(&shown);
            let whole: Vec<_> = text.lines().filter(|l| !l.trim().starts_with("```")).flat_map(words).collect();
            assert!(kept.len() > 100, "{name}");
            assert_eq!(kept, whole, "{name}");
            assert!(shown.lines().all(|l| !l.contains("  ") && !l.starts_with(['|', '#'])), "{name}");
        }
    }

    #[test]
    fn lines_of_a_paragraph_are_joined_and_points_stand_alone() {
        let text = "One line\ngoes on\n\n* first\n  point\n* second\n| a | b |\n|---|---|\n| c | d |\nlast";
        assert_eq!(paragraphs(text), ["One line goes on", "* first point", "* second", "a · b", "c · d", "last"]);
    }
}
