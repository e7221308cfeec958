//! What check-ins are asked to have in common, beside the words.

use super::day_button::day_button;
use crate::{
    app::{Action, UsedWords, holds},
    domain::{
        DayKey, FeelingId, FeelingIs, Filter, Intensity, PartOfDay, SymptomId, SymptomIs, SymptomStrength, WordKind,
        may_be_asked_for,
    },
    ui::{
        View,
        theme::{Look, icons, size},
        widgets::{Icon, at_most_one, caption, card, choice, focus_ring, line, link, one_of, quiet},
    },
};
use chrono::Datelike;
use egui::{Button, FontId, Id, Rect, ScrollArea, Stroke, TextFormat, Ui, Vec2, WidgetInfo, text::LayoutJob};
use std::sync::Arc;

/// What is being chosen from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum By {
    #[default]
    Feeling,
    Symptom,
    Word,
    Days,
    Clock,
}

/// The panel as it stands.
#[derive(Debug, Clone, PartialEq, Default)]
struct Panel {
    open: bool,
    by: By,
    feeling: Option<FeelingId>,
    symptom: Option<SymptomId>,
    /// The beginning of a word to choose from.
    word: String,
    days: Option<(DayKey, DayKey)>,
}

/// So many words are offered; a beginning that is typed brings others.
const WORDS_SHOWN: usize = 24;

/// What the button takes that opens the panel, with the space before it.
pub(crate) const TO_FILTER: f32 = 84.0;

fn id() -> Id {
    Id::unique("the filters")
}

/// Opens the panel and closes it.
pub(crate) fn opener(ui: &mut Ui, view: &View<'_>) {
    let mut panel = ui.data(|d| d.get_temp::<Panel>(id())).unwrap_or_default();
    let r = quiet(ui, view.look, "Filter…");
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_expanded(panel.open));
    if r.clicked() {
        panel.open = !panel.open;
        ui.data_mut(|d| d.insert_temp(id(), panel));
    }
}

/// A panel to set filters, and beneath it those that are set, each with a way to take it away: nothing in the panel moves
/// under the pointer as they come and go.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let mut panel = ui.data(|d| d.get_temp::<Panel>(id())).unwrap_or_default();
    if panel.open {
        card(ui, look, |ui| {
            let most = (ui.ctx().content_rect().height() * 0.4).max(160.0);
            // With little room it scrolls with all the rest.
            if ui.available_width() < 700.0 {
                choose(ui, view, &mut panel);
            } else {
                ScrollArea::vertical().id_salt("filters").max_height(most).auto_shrink([false, true]).show(ui, |ui| {
                    choose(ui, view, &mut panel);
                });
            }
        });
    }
    ui.data_mut(|d| d.insert_temp(id(), panel));
    those_set(ui, view);
}

/// The chips. When the last one is taken away its line stays until the pointer leaves it: what is beneath doesn't come up
/// under a second press.
fn those_set(ui: &mut Ui, view: &mut View<'_>) {
    let place = Id::unique("the line of the filters that are set");
    if view.forms.journal.search.filters.is_empty() {
        let line = ui.data(|d| d.get_temp::<Rect>(place));
        match line.filter(|line| ui.input(|i| i.pointer.hover_pos()).is_some_and(|at| line.contains(at))) {
            Some(line) => ui.add_space(line.height()),
            None => ui.data_mut(|d| d.remove::<Rect>(place)),
        }
        return;
    }
    let line = ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = Vec2::new(6.0, 6.0);
        chips(ui, view);
    });
    let whole = line.response.rect.with_max_x(ui.max_rect().right());
    ui.data_mut(|d| d.insert_temp(place, whole));
}

/// Asks for nothing but the words.
pub(crate) fn clear(view: &mut View<'_>) {
    view.forms.journal.search.filters = crate::domain::Filters::default();
    view.actions.ask(Action::Search(view.forms.journal.search.clone()));
}

fn chips(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let filters = view.forms.journal.search.filters.clone();
    for filter in filters.all() {
        let words = filter.words(&view.open.journal.catalogue);
        if removable(ui, look, &words) {
            view.forms.journal.search.filters.remove(filter);
            view.actions.ask(Action::Search(view.forms.journal.search.clone()));
        }
    }
    if !filters.is_empty() && link(ui, look, "Clear the filters").clicked() {
        clear(view);
    }
}

/// A filter that is set; pressing it takes it away.
fn removable(ui: &mut Ui, look: &Look, words: &str) -> bool {
    let mut job = LayoutJob::default();
    let format = |font_id| TextFormat { font_id, color: look.accent(), valign: egui::Align::Center, ..TextFormat::default() };
    job.append(words, 0.0, format(FontId::proportional(size::BODY - 1.0)));
    job.append(Icon::Close.glyph(), 8.0, format(FontId::new(size::BODY - 1.0, icons())));
    let r = ui.add(
        Button::new(job).fill(look.accent_soft()).stroke(Stroke::new(1.0, look.line())).min_size(Vec2::new(0.0, 32.0)).wrap(),
    );
    r.widget_info(|| WidgetInfo::labeled(egui::Role::Button, ui.is_enabled(), format!("Remove the filter: {words}")));
    focus_ring(ui, look, &r);
    r.clicked()
}

fn choose(ui: &mut Ui, view: &mut View<'_>, panel: &mut Panel) {
    let look = view.look;
    ui.spacing_mut().item_spacing.y = 8.0;
    ui.horizontal_wrapped(|ui| {
        let by = [
            (By::Feeling, "Feeling"),
            (By::Symptom, "Symptom"),
            (By::Word, "Tag or word"),
            (By::Days, "Days"),
            (By::Clock, "Time of day"),
        ];
        panel.by = one_of(ui, look, &panel.by, by).unwrap_or(panel.by);
        toggle(ui, view, "Has a note", &Filter::HasNote);
        toggle(ui, view, "Added later", &Filter::WrittenLater);
    });
    match panel.by {
        By::Feeling => feeling(ui, view, panel),
        By::Symptom => symptom(ui, view, panel),
        By::Word => word(ui, view, panel),
        By::Days => days(ui, view, panel),
        By::Clock => {
            ui.horizontal_wrapped(|ui| {
                one_filter(ui, view, PartOfDay::ALL.map(|part| (Filter::Clock(part), part.words())));
            });
        }
    }
}

/// Sets a filter, or takes it away where it is set.
fn toggle(ui: &mut Ui, view: &mut View<'_>, words: &str, filter: &Filter) {
    let on = view.forms.journal.search.filters.all().contains(filter);
    if choice(ui, view.look, words, on).clicked() {
        let filters = &mut view.forms.journal.search.filters;
        if on {
            filters.remove(filter);
        } else {
            filters.add(filter.clone(), &view.open.journal.catalogue);
        }
        view.actions.ask(Action::Search(view.forms.journal.search.clone()));
    }
}

/// Of these at most one is set: each takes the place of another.
fn one_filter<S: AsRef<str>>(ui: &mut Ui, view: &mut View<'_>, offered: impl IntoIterator<Item = (Filter, S)>) {
    let offered: Vec<(Filter, S)> = offered.into_iter().collect();
    let filters = &mut view.forms.journal.search.filters;
    let now = offered.iter().map(|(filter, _)| filter).find(|filter| filters.all().contains(filter)).cloned();
    let Some(holds) = at_most_one(ui, view.look, now.as_ref(), offered).inner else { return };
    match (holds, now) {
        (Some(filter), _) => filters.add(filter, &view.open.journal.catalogue),
        (None, Some(before)) => filters.remove(&before),
        (None, None) => {}
    }
    view.actions.ask(Action::Search(view.forms.journal.search.clone()));
}

fn feeling(ui: &mut Ui, view: &mut View<'_>, panel: &mut Panel) {
    let look = view.look;
    let journal = Arc::clone(&view.open.journal);
    ui.horizontal_wrapped(|ui| {
        let offered = journal.catalogue.feelings.iter().map(|f| (Some(f.id), &f.name));
        panel.feeling = one_of(ui, look, &panel.feeling, offered).unwrap_or(panel.feeling);
    });
    let Some(id) = panel.feeling.filter(|id| journal.catalogue.feeling(*id).is_some()) else {
        caption(ui, look, "Choose a feeling, then how strongly it was felt");
        return;
    };
    let least = [1, 3, 5, 7, 9].into_iter().filter_map(|n| Intensity::new(n).ok()).map(FeelingIs::AtLeast);
    let is = [FeelingIs::Answered, FeelingIs::NotFelt].into_iter().chain(least).chain([FeelingIs::CannotTell]);
    ui.horizontal_wrapped(|ui| {
        one_filter(ui, view, is.map(|is| (Filter::Feeling(id, is), is.words())));
    });
}

/// The item about hurting oneself is not among them (SAFETY 8 and 9).
fn symptom(ui: &mut Ui, view: &mut View<'_>, panel: &mut Panel) {
    let look = view.look;
    let journal = Arc::clone(&view.open.journal);
    ui.horizontal_wrapped(|ui| {
        let offered = journal.catalogue.symptoms.iter().filter(|s| may_be_asked_for(s)).map(|s| (Some(s.id), &s.name));
        panel.symptom = one_of(ui, look, &panel.symptom, offered).unwrap_or(panel.symptom);
    });
    let Some(id) = panel.symptom.filter(|id| journal.catalogue.symptom(*id).is_some()) else {
        caption(ui, look, "Choose a symptom, then how strong it was");
        return;
    };
    ui.horizontal_wrapped(|ui| {
        let is = [
            SymptomIs::No,
            SymptomIs::AtLeast(SymptomStrength::Mild),
            SymptomIs::AtLeast(SymptomStrength::Moderate),
            SymptomIs::AtLeast(SymptomStrength::Strong),
        ];
        one_filter(ui, view, is.map(|is| (Filter::Symptom(id, is), is.words())));
    });
}

fn word(ui: &mut Ui, view: &mut View<'_>, panel: &mut Panel) {
    let look = view.look;
    let Some(findings) = view.open.findings.clone() else {
        caption(ui, look, "Being put together from your check-ins…");
        return;
    };
    let offered = words_beginning_with(&findings.words_ever, panel.word.trim());
    let all = words_beginning_with(&findings.words_ever, "").count();
    if all == 0 {
        caption(ui, look, "Medicines, substances, company and tags you write in check-ins can be chosen here");
        return;
    }
    if all > WORDS_SHOWN {
        line(ui, look, "a word of the filters", &mut panel.word, |f| {
            f.hint_text("find a word…").desired_width(160.0).char_limit(80)
        })
        .accessible_name("Find a word to filter by");
    }
    let catalogue = &view.open.journal.catalogue;
    let offered: Vec<(String, Filter)> = offered.take(WORDS_SHOWN).map(|f| (f.words(catalogue), f)).collect();
    ui.horizontal_wrapped(|ui| {
        for (words, filter) in &offered {
            toggle(ui, view, words, filter);
        }
        if offered.is_empty() {
            caption(ui, look, "No word of yours begins like this");
        }
    });
}

/// Tags first, each list with what is used most in front.
fn words_beginning_with<'a>(words: &'a UsedWords, typed: &str) -> impl Iterator<Item = Filter> + use<'a> {
    let typed = typed.trim_start_matches('#').to_owned();
    let lists = [
        (WordKind::Tags, &words.tags),
        (WordKind::Company, &words.company),
        (WordKind::Medicines, &words.medicines),
        (WordKind::Substances, &words.substances),
    ];
    let all = lists.into_iter().flat_map(|(of, list)| list.iter().map(move |word| (of, word)));
    all.filter(move |(_, word)| holds(word, &typed)).map(|(of, word)| Filter::Word(of, Arc::clone(word)))
}

fn days(ui: &mut Ui, view: &mut View<'_>, panel: &mut Panel) {
    let look = view.look;
    let today = view.today();
    let year = |y: i32| {
        let day = |m, d| chrono::NaiveDate::from_ymd_opt(y, m, d).map_or(today, DayKey::from_date);
        Filter::Days(day(1, 1), day(12, 31))
    };
    let this = today.date().year();
    ui.horizontal_wrapped(|ui| {
        let offered = [
            (Filter::Days(today.plus(-29), today), "Last 30 days".to_owned()),
            (Filter::Days(today.plus(-89), today), "Last 90 days".to_owned()),
            (year(this), this.to_string()),
            (year(this - 1), (this - 1).to_string()),
        ];
        one_filter(ui, view, offered);
    });
    let (mut from, mut until) = panel.days.unwrap_or_else(|| (today.plus(-29), today));
    ui.horizontal_wrapped(|ui| {
        day_button(ui, view, "From", &mut from);
        day_button(ui, view, "Until", &mut until);
        if quiet(ui, look, "Only these days").clicked() {
            let filter = Filter::Days(from.min(until), from.max(until));
            view.forms.journal.search.filters.add(filter, &view.open.journal.catalogue);
            view.actions.ask(Action::Search(view.forms.journal.search.clone()));
        }
    });
    panel.days = Some((from, until));
}
