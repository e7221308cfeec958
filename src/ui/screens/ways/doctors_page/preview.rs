//! The page itself: the very scene that the file is made of, on a sheet of its proportions.

use crate::{
    app::DoctorsPageForm,
    domain::DayKey,
    report::{DoctorWish, ForDoctor, PaperPage, Scene, doctor_pages, without_letters},
    ui::{
        View,
        painter::paint_again,
        widgets::{caption, section},
    },
};
use egui::{Context, Id, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// What the pages were drawn of; they are drawn anew where any of it is otherwise.
#[derive(Debug, Clone, PartialEq)]
struct Of {
    revision: u64,
    findings: u64,
    wish: DoctorWish,
    questions: Vec<String>,
    today: DayKey,
    width: u32,
}

/// Pages as they are written, and as they are shown.
#[derive(Debug, Clone)]
struct Drawn {
    of: Of,
    pages: Arc<[PaperPage]>,
    shown: Vec<Arc<Scene>>,
    /// What is said of letters that no font has. To look for one in all fonts takes too long for every frame.
    lacks: Option<String>,
}

pub(super) fn show(ui: &mut Ui, view: &View<'_>, form: &DoctorsPageForm, questions: &[String], width: f32) {
    let look = view.look;
    let drawn = drawn(ui, view, form, questions, width);
    if let Some(words) = &drawn.lacks {
        caption(ui, look, words);
    }
    let count = drawn.shown.len();
    for (n, (page, scene)) in drawn.pages.iter().zip(&drawn.shown).enumerate() {
        if count > 1 {
            section(ui, &format!("Page {} of {count}", n + 1));
        }
        let (rect, r) = ui.allocate_exact_size(vec2(scene.width, scene.height), Sense::hover());
        if ui.is_rect_visible(rect) {
            let place = Id::unique(("a page for the doctor", n));
            paint_again(ui, ui.painter(), place, rect.min, scene, |scene| scene);
        }
        ui.painter().rect_stroke(rect, 0.0, Stroke::new(1.0, look.outline()), StrokeKind::Outside);
        r.widget_info(|| WidgetInfo::labeled(Role::Image, true, &page.scene.description));
        ui.add_space(8.0);
    }
}

/// The pages of this wish; drawn once, not in each frame.
pub(super) fn drawn_pages(ctx: &Context, view: &View<'_>, form: &DoctorsPageForm, questions: &[String]) -> Arc<[PaperPage]> {
    let kept = ctx.data(|d| d.get_temp::<Arc<Drawn>>(id()));
    let fits = |d: &Arc<Drawn>| Of { width: d.of.width, ..of(view, form, questions, 0.0) } == d.of;
    kept.filter(fits).map_or_else(|| pages(view, form, questions).into(), |d| Arc::clone(&d.pages))
}

fn id() -> Id {
    Id::unique("the pages for the doctor")
}

fn of(view: &View<'_>, form: &DoctorsPageForm, questions: &[String], width: f32) -> Of {
    Of {
        revision: view.open.revision,
        findings: view.shell.counts.findings,
        wish: form.wish.clone(),
        questions: questions.to_vec(),
        today: view.today(),
        width: width.to_bits(),
    }
}

fn drawn(ui: &Ui, view: &View<'_>, form: &DoctorsPageForm, questions: &[String], width: f32) -> Arc<Drawn> {
    let of = of(view, form, questions, width);
    if let Some(kept) = ui.data(|d| d.get_temp::<Arc<Drawn>>(id()))
        && kept.of == of
    {
        return kept;
    }
    let pages = drawn_pages(ui.ctx(), view, form, questions);
    let shown = pages.iter().map(|page| Arc::new(page.scene.clone().scaled(width / page.scene.width))).collect();
    let drawn = Arc::new(Drawn { of, lacks: without_letters(&pages), pages, shown });
    ui.data_mut(|d| d.insert_temp(id(), Arc::clone(&drawn)));
    drawn
}

/// The pages as they are wished.
fn pages(view: &View<'_>, form: &DoctorsPageForm, questions: &[String]) -> Vec<PaperPage> {
    let analysis = view.open.findings.as_ref().map(|f| &*f.analysis);
    doctor_pages(&ForDoctor { journal: view.open.counted(), analysis, questions, today: view.today(), wish: &form.wish })
}
