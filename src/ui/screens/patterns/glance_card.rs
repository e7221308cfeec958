//! The small picture of the range now against usual, where it stands in a card.

use crate::{
    analysis::{Analysis, Evidence, Pattern, Verdict, When, Window},
    domain::DayKey,
    report::{Glance, Palette, Picture, PictureView, at_a_glance},
    ui::{View, painter::paint_scene, widgets::caption},
};
use egui::{Id, Role, Sense, Ui, WidgetInfo, vec2};
use std::sync::Arc;

/// After a pattern is over, so many more days are shown where they are there. Our choice: six weeks.
const DAYS_AFTER: i32 = 42;

/// A pattern's usual weeks beside the last three or, once it is over, beside the time in which it stood. Where these have
/// too few check-ins, beside those it was noticed in.
pub(crate) fn of_pattern<'a>(pattern: &'a Pattern, analysis: &Analysis) -> Glance<'a> {
    let (usual, lately) = pattern.stretches();
    let course = Some(&pattern.course);
    let known = analysis.reach.last().map_or(pattern.noticed, |d| d.day);
    let last = pattern.ended.map_or(known, |ended| known.min(ended.plus(DAYS_AFTER)));
    let (lately_words, until) = match pattern.compared.as_ref().map(|seen| seen.when) {
        Some(When::Now) => (LATELY, lately.until),
        Some(When::Stood) => ("while it stood", last),
        Some(When::Noticed) | None => ("in the weeks it was noticed in", last),
    };
    Glance { usual, lately, lately_words, course, until: until.max(lately.until) }
}

const LATELY: &str = "in the last three weeks";

/// The usual weeks beside the last three, with no pattern.
pub(crate) fn of_now(evidence: &Evidence) -> Glance<'static> {
    let Evidence { usual, recent, .. } = evidence;
    Glance { usual: *usual, lately: *recent, lately_words: LATELY, course: None, until: recent.until }
}

/// What Today draws: the pattern at this place, else the last weeks; nothing where there is no usual to stand beside.
pub(crate) fn of_today(analysis: &Analysis, pattern: Option<usize>) -> Option<Glance<'_>> {
    match (pattern.and_then(|place| analysis.patterns.get(place)), &analysis.verdict) {
        (Some(pattern), _) => Some(of_pattern(pattern, analysis)),
        (None, Verdict::Judged { evidence, .. }) => Some(of_now(evidence)),
        (None, Verdict::NotEnough(_)) => None,
    }
}

/// The picture, and in small letters what it shows.
pub(crate) fn glance(ui: &mut Ui, view: &View<'_>, analysis: &Analysis, glance: &Glance<'_>) {
    shown(ui, view, &drawn(ui, view, analysis, glance));
}

/// What the drawn picture depends on besides its stretches; the same again is not drawn again.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Drawn {
    findings: u64,
    usual: Window,
    lately: Window,
    until: DayKey,
    width: f32,
    theme: Palette,
}

/// The picture as wide as there is room.
pub(crate) fn drawn(ui: &Ui, view: &View<'_>, analysis: &Analysis, glance: &Glance<'_>) -> Arc<Picture> {
    let &Glance { usual, lately, until, course, .. } = glance;
    let (width, theme) = (ui.available_width(), view.look.palette);
    let wanted = Drawn { findings: view.shell.counts.findings, usual, lately, until, width, theme };
    let id = Id::unique(("range at a glance", course.map(|c| c.noticed)));
    if let Some((of, picture)) = ui.data(|d| d.get_temp::<(Drawn, Arc<Picture>)>(id))
        && of == wanted
    {
        return picture;
    }
    let picture = Arc::new(at_a_glance(&analysis.reach, glance, &PictureView { width, palette: theme, text_scale: 1.0 }));
    ui.data_mut(|d| d.insert_temp(id, (wanted, Arc::clone(&picture))));
    picture
}

/// A picture and its sentence.
pub(crate) fn shown(ui: &mut Ui, view: &View<'_>, picture: &Picture) {
    alone(ui, picture);
    caption(ui, view.look, &picture.sentence);
}

/// The picture alone; a screen reader has all that it tells as its value.
pub(crate) fn alone(ui: &mut Ui, picture: &Picture) {
    let (rect, r) = ui.allocate_exact_size(vec2(picture.scene.width, picture.scene.height), Sense::hover());
    r.widget_info(|| WidgetInfo::labeled(Role::Image, true, &picture.scene.title));
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_value(picture.scene.description.clone()));
    if ui.is_rect_visible(rect) {
        paint_scene(ui.painter(), rect.min, &picture.scene);
    }
}

/// How the picture is to be read.
pub(crate) const HOW_TO_READ: &str = "One bar for each day: up to its strongest pleasant rating, down to its strongest unpleasant \
                                      one. The pale band shows how far a typical usual day reached, and the dashed lines carry \
                                      it on. The strong lines show a typical day of the later weeks. The line on top marks the \
                                      days of the pattern: it starts thin where the pattern may have begun, and ends thin where \
                                      it may have turned. A ring is “not felt”. An empty place is a day without check-ins";

/// A name for the picture of the pattern that began on this day, apart from the others in the room.
pub(crate) fn name_of(since: DayKey) -> String {
    format!("since {}", since.words())
}
