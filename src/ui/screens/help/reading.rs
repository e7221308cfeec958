//! What the article says, to be read: never tied to what a journal shows, and there without one.

use crate::{
    app::{Action, Room},
    domain::SELF_HARM_KEY,
    guidance,
    guidance::{ArticleText, Named},
    ui::{
        HelpView,
        theme::Look,
        widgets::{bullets, caption, column, heading, link, para, quiet, section, strong, text_card},
    },
};
use egui::{Role, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

/// Lines of about seventy letters are easiest to read.
const WIDTH: f32 = 600.0;

/// What it is, what people report, what can lie behind it, when to seek help, and where all that is from.
pub(crate) fn reading(ui: &mut Ui, view: &mut HelpView<'_>) {
    let (look, article) = (view.look, guidance::article());
    column(ui, look, "reading", WIDTH, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        if quiet(ui, look, "Back to Help").clicked() {
            view.actions.ask(Action::StopReading);
        }
        heading(ui, look, &article.title, &article.in_short);
        text_card(ui, look, |ui| {
            article.what_it_is.iter().for_each(|words| _ = para(ui, words));
            wide_and_narrow(ui, look, &article.picture_note);
        });
        symptoms(ui, view, article);
        text_card(ui, look, |ui| {
            section(ui, "Six things that can lie behind it");
            para(ui, &article.causes_note);
            named(ui, &article.causes);
        });
        text_card(ui, look, |ui| {
            section(ui, "When to seek professional help");
            bullets(ui, look, &article.when_to_seek);
            if quiet(ui, look, "Help lines and your safety plan").clicked() {
                view.actions.ask(Action::Go(Room::Help));
            }
        });
        if view.open.is_some() {
            text_card(ui, look, |ui| {
                section(ui, "Seven ways to cope");
                para(ui, &article.ways_note);
                if quiet(ui, look, "Open Ways").clicked() {
                    view.actions.ask(Action::Go(Room::Ways));
                }
            });
        }
        text_card(ui, look, |ui| {
            section(ui, "Where this is from, and where to read on");
            para(ui, &article.attribution);
            named(ui, &article.further_reading);
            caption(ui, look, &format!("{}. Reviewed on {}", article.source, article.reviewed.words()));
        });
    });
}

fn symptoms(ui: &mut Ui, view: &mut HelpView<'_>, article: &ArticleText) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "Nine things people report");
        para(ui, &article.symptoms_note);
        for symptom in &article.symptoms {
            bullets(ui, look, &[&symptom.text]);
            if symptom.key == SELF_HARM_KEY && link(ui, look, "Open Help").clicked() {
                view.actions.ask(Action::Go(Room::Help));
            }
        }
    });
}

fn named(ui: &mut Ui, all: &[Named]) {
    for one in all {
        ui.add_space(2.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            strong(ui, &one.name);
            para(ui, &one.text);
        });
    }
}

/// How far ten days reach up and down, made up: first wide, then narrow.
const DAYS: [(f32, f32); 20] = [
    (0.7, 0.3),
    (0.4, 0.6),
    (0.9, 0.2),
    (0.6, 0.5),
    (0.3, 0.9),
    (0.8, 0.4),
    (0.5, 0.7),
    (1.0, 0.3),
    (0.6, 0.6),
    (0.7, 0.4),
    (0.2, 0.1),
    (0.1, 0.2),
    (0.25, 0.1),
    (0.2, 0.15),
    (0.1, 0.25),
    (0.2, 0.1),
    (0.15, 0.2),
    (0.25, 0.1),
    (0.2, 0.2),
    (0.2, 0.1),
];

/// The word of the article as a picture: the same days with a wide and with a narrow range.
fn wide_and_narrow(ui: &mut Ui, look: &Look, words: &str) {
    ui.add_space(6.0);
    let (rect, r) = ui.allocate_exact_size(vec2(ui.available_width(), 88.0), Sense::hover());
    let middle = rect.center().y;
    let half = rect.height() / 2.0 - 4.0;
    #[expect(clippy::cast_precision_loss, reason = "twenty days")]
    let step = rect.width() / (DAYS.len() as f32 + 1.0);
    let paint = ui.painter();
    paint.hline(rect.x_range(), middle, Stroke::new(1.0, look.line()));
    let mut x = rect.left() + step / 2.0;
    for (n, (up, down)) in DAYS.into_iter().enumerate() {
        // A gap between the two times.
        x += if n == DAYS.len() / 2 { 1.5 * step } else { 0.0 };
        let at = pos2(x, middle);
        let width = (step * 0.45).min(9.0);
        paint.line_segment([at, at - vec2(0.0, up * half)], Stroke::new(width, look.accent()));
        paint.line_segment([at, at + vec2(0.0, down * half)], Stroke::new(width, look.outline()));
        x += step;
    }
    r.widget_info(|| WidgetInfo::labeled(Role::Image, true, words));
    caption(ui, look, words);
}
