//! Today: the form of a check-in, and the day's earlier ones.

pub(crate) mod another_feeling;
pub(crate) mod context;
pub(crate) mod more;
pub(crate) mod prompt_card;

use super::{journal::check_in_card::check_in_line, patterns::low_mood, ways::plans_in_today};
use crate::{
    app::{Action, CheckInChange, Room},
    domain::{Clock, DayKey, Feeling, FeelingId, Journal, SELF_HARM_KEY, SymptomAnswer, Valence},
    guidance,
    report::mark_shape,
    ui::{
        View, key_queue,
        theme::Look,
        widgets::{
            Icon, StripKind, caption, card, column, day_picker, drop_down, icon_button, lines, link, para, part, primary,
            quiet, rule, section, strip, strong, symptom_chip, title, with_bar_below,
        },
    },
};
use egui::{Ui, vec2};
use std::sync::Arc;

/// How the day felt, in under ten seconds.
pub(crate) fn today(ui: &mut Ui, view: &mut View<'_>) {
    let before = view.forms.today.check_in.clone();
    // The one button of this room never scrolls away, unless it would take the room that the form needs.
    if view.look.low {
        form(ui, view);
    } else {
        with_bar_below(ui, "save", view, form, |ui, view| in_column(ui, view, finish));
    }
    if view.forms.today.check_in != before {
        view.forms.today.problem = None;
        view.actions.ask(Action::KeepDraft);
    }
}

fn form(ui: &mut Ui, view: &mut View<'_>) {
    column(ui, view.look, "today", WIDEST, |ui| {
        ui.spacing_mut().item_spacing.y = 12.0;
        part(ui, "the day", |ui| heading(ui, view));
        low_mood::in_short(ui, view);
        plans_in_today(ui, view);
        part(ui, "feelings", |ui| feelings(ui, view));
        part(ui, "today also", |ui| also(ui, view));
        part(ui, "note", |ui| note(ui, view));
        if view.look.low {
            finish(ui, view);
        }
        if is_small(ui, view.look) && view.forms.today.check_in.editing.is_none() {
            part(ui, "more", |ui| ui.horizontal_wrapped(|ui| more::openers(ui, view)));
        }
        more::show(ui, view);
        earlier(ui, view);
    });
}

/// The column of this room: two columns of feelings need a little more than 860.
const WIDEST: f32 = 944.0;

/// Little room: the bar holds the save button alone, and the rest stands in the column.
fn is_small(ui: &Ui, look: &Look) -> bool {
    look.narrow || ui.ctx().content_rect().height() < 460.0
}

/// Lays something out as wide as the column above it.
fn in_column(ui: &mut Ui, view: &mut View<'_>, contents: impl FnOnce(&mut Ui, &mut View<'_>)) {
    let margin = if view.look.narrow { 12.0 } else { 32.0 };
    let width = (ui.available_width() - 2.0 * margin).clamp(200.0, WIDEST);
    let left = ((ui.available_width() - width) / 2.0).max(0.0);
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.add_space(left);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            ui.set_width(width);
            contents(ui, view);
        });
    });
}

/// The day the form is about.
fn form_day(view: &View<'_>) -> DayKey {
    view.forms.today.check_in.other_time.map_or_else(|| view.today(), |(day, _)| day)
}

fn heading(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let day = form_day(view);
    let today = view.today();
    let words = |ui: &mut Ui, view: &View<'_>| {
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            title(ui, &day.words_from(today));
            caption(ui, look, &about_the_day(view, day));
        });
    };
    // Beside the words where there is room for both.
    if ui.available_width() < 360.0 {
        words(ui, view);
        ui.horizontal_wrapped(|ui| another_day(ui, view, day, today));
    } else {
        ui.horizontal_top(|ui| {
            words(ui, view);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
                ui.add_space(2.0);
                another_day(ui, view, day, today);
            });
        });
    }
    if let Some((_, time)) = view.forms.today.check_in.other_time {
        time_of_day(ui, view, day, time);
    }
}

/// The way to another day's form.
fn another_day(ui: &mut Ui, view: &mut View<'_>, day: DayKey, today: DayKey) {
    let look = view.look;
    let popup = link(ui, look, "For another day…");
    drop_down(&popup, "Choose a day", |ui| {
        let journal = &view.open.journal;
        if let Some(picked) = day_picker(ui, look, day, today, &|d| journal.on(d).next().is_some()) {
            view.actions.ask(CheckInChange::WriteFor(picked));
            ui.close();
        }
    });
}

fn about_the_day(view: &View<'_>, day: DayKey) -> String {
    let units = view.look.units;
    let ends = units.clock.hour_words(view.open.journal.settings.day_start.hour());
    if view.forms.today.check_in.editing.is_some() {
        return "Changing an earlier check-in".into();
    }
    if day != view.today() {
        return "Written later: kept with today's date beside it".into();
    }
    let n = view.open.journal.on(day).count();
    let nth = match n {
        0 => "First check-in today".to_owned(),
        1 => "Second check-in today".to_owned(),
        2 => "Third check-in today".to_owned(),
        n => format!("Check-in {} today", n + 1),
    };
    format!("{nth} · {} · the day ends at {ends}", units.clock(view.shell.now.instant))
}

/// When it was, for a check-in about another time than now.
fn time_of_day(ui: &mut Ui, view: &mut View<'_>, day: DayKey, time: chrono::NaiveTime) {
    use chrono::Timelike;
    let look = view.look;
    ui.horizontal_wrapped(|ui| {
        let (mut hour, mut minute) = (time.hour(), time.minute());
        let label = caption(ui, look, "At");
        ui.add(hour_of(&mut hour, look.units.clock)).labelled_by(label.id).accessible_name("Hour");
        ui.add(egui::DragValue::new(&mut minute).range(0..=59).suffix(" min")).accessible_name("Minute");
        // Only a press changes it: seconds that are not shown here belong to the moment it was.
        if (hour, minute) != (time.hour(), time.minute())
            && let Some(set) = chrono::NaiveTime::from_hms_opt(hour, minute, time.second())
        {
            view.forms.today.check_in.other_time = Some((day, set));
        }
        if view.forms.today.check_in.editing.is_none() && link(ui, look, "Back to now").clicked() {
            view.actions.ask(CheckInChange::WriteFor(view.today()));
        }
    });
}

/// The hour, as the clock that is chosen reads it; typed, it is understood either way.
fn hour_of(hour: &mut u32, clock: Clock) -> egui::DragValue<'_> {
    let field = egui::DragValue::new(hour).range(0..=23);
    match clock {
        Clock::Hours24 => field.suffix(" h"),
        Clock::Hours12 => field
            .custom_formatter(|n, _| {
                let (half, hour) = if n < 12.0 { ("am", n) } else { ("pm", n - 12.0) };
                format!("{} {half}", if hour < 1.0 { 12.0 } else { hour })
            })
            .custom_parser(|typed| {
                let typed = typed.trim().to_lowercase();
                let n: f64 = typed.trim_end_matches(|c: char| !c.is_ascii_digit()).trim().parse().ok()?;
                Some(match typed.contains('p') {
                    true if n < 12.0 => n + 12.0,
                    false if typed.contains('a') && n >= 12.0 => n - 12.0,
                    _ => n,
                })
            }),
    }
}

const SCALE: &str =
    "0 = looked and found nothing · 10 = as strong as it gets for me · ? = can't tell · leave open what you don't know";

/// With so many check-ins one knows what the ends of the scale are. Our choice.
const KNOWN_AFTER: usize = 5;

fn scale_asked() -> egui::Id {
    egui::Id::unique("what 0 to 10 mean")
}

/// The first times it stands there; later it is one press away.
fn scale_is_told(ui: &Ui, journal: &Journal) -> bool {
    journal.check_ins.len() < KNOWN_AFTER || ui.data(|d| d.get_temp(scale_asked())).unwrap_or(false)
}

fn scale_opener(ui: &mut Ui, view: &View<'_>) {
    if view.open.journal.check_ins.len() < KNOWN_AFTER {
        return;
    }
    let open = scale_is_told(ui, &view.open.journal);
    let r = icon_button(ui, view.look, Icon::Info, "What 0 to 10 mean");
    ui.ctx().accesskit_node_builder(r.id, |node| node.set_expanded(open));
    if r.clicked() {
        ui.data_mut(|d| d.insert_temp(scale_asked(), !open));
    }
}

fn feelings(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    card(ui, look, |ui| {
        ui.horizontal_wrapped(|ui| {
            section(ui, "How strongly did you feel…");
            scale_opener(ui, view);
        });
        let journal = Arc::clone(&view.open.journal);
        if scale_is_told(ui, &journal) {
            caption(ui, look, SCALE);
        }
        let short = short_form(ui, view);
        let is_answered = |f: &Feeling| view.forms.today.check_in.answers.contains_key(&f.id);
        let is_shown = |f: &&Feeling| short.as_ref().is_none_or(|ids| ids.contains(&f.id) || is_answered(f));
        let shown: Vec<&Feeling> = journal.catalogue.asked().filter(is_shown).collect();
        let of = |v: Valence| shown.iter().copied().filter(|f| f.valence == v).collect::<Vec<_>>();
        let (pleasant, unpleasant, numb) = (of(Valence::Pleasant), of(Valence::Unpleasant), of(Valence::Numbness));
        ui.spacing_mut().item_spacing.y = 2.0;
        let first = pleasant.first().or(unpleasant.first()).map(|f| f.id);
        let two = ui.available_width() >= 820.0;
        let rows = |ui: &mut Ui, view: &mut View<'_>, list: &[&Feeling]| {
            for feeling in list {
                feeling_row(ui, view, feeling, first == Some(feeling.id));
            }
        };
        if two {
            ui.spacing_mut().item_spacing.x = 20.0;
            ui.columns(2, |columns| {
                rows(&mut columns[0], view, &pleasant);
                rows(&mut columns[1], view, &unpleasant);
            });
        } else {
            rows(ui, view, &pleasant);
            rows(ui, view, &unpleasant);
        }
        if !numb.is_empty() {
            ui.add_space(4.0);
            rule(ui, look);
            ui.add_space(6.0);
            let width = if two { (ui.available_width() - 20.0) / 2.0 } else { ui.available_width() };
            ui.scope(|ui| {
                ui.set_max_width(width);
                rows(ui, view, &numb);
            });
        }
        ui.add_space(2.0);
        if !look.narrow {
            caption(ui, look, "By keyboard: 0–9, x for 10, - not felt, ? can't tell, Backspace not answered, Tab passes by");
        }
        ui.horizontal_wrapped(|ui| {
            if journal.settings.short_form {
                let words = if short.is_some() { "Ask about all feelings" } else { "Ask about a few only" };
                if link(ui, look, words).clicked() {
                    let (id, arrivals) = (whole_form(), view.shell.counts.arrivals);
                    ui.data_mut(|d| d.insert_temp(id, (arrivals, short.is_some())));
                }
            }
            another_feeling::opener(ui, view);
        });
    });
}

/// The feelings of the short form, while that is what is asked.
fn short_form(ui: &Ui, view: &View<'_>) -> Option<Vec<FeelingId>> {
    let journal = &view.open.journal;
    // All of it was asked for: until the form is come to anew.
    let whole = ui.data(|d| d.get_temp::<(u64, bool)>(whole_form())) == Some((view.shell.counts.arrivals, true));
    let is_short = journal.settings.short_form && !whole && view.forms.today.check_in.editing.is_none();
    is_short.then(|| journal.settings.asked_in_short(&journal.catalogue))
}

fn whole_form() -> egui::Id {
    egui::Id::unique("the whole form")
}

fn feeling_row(ui: &mut Ui, view: &mut View<'_>, feeling: &Feeling, is_first: bool) {
    let look = view.look;
    let kind = StripKind {
        id: egui::Id::unique(("feeling", feeling.id.0)),
        name: &feeling.name,
        mark: Some(mark_shape(feeling.valence, feeling.hue)),
        colour: look.feeling(feeling.valence, feeling.hue),
        can_be_unsure: true,
        moves_on: true,
    };
    let mut answer = view.forms.today.check_in.answers.get(&feeling.id).copied();
    let r = strip(ui, look, kind, &mut answer);
    if r.changed() {
        match answer {
            Some(a) => view.forms.today.check_in.answers.insert(feeling.id, a),
            None => view.forms.today.check_in.answers.remove(&feeling.id),
        };
    }
    // The ten-second path: the first row has the keyboard when the room opens.
    let arrived = egui::Id::unique("Today was come to");
    if is_first && ui.data(|d| d.get_temp::<u64>(arrived)) != Some(view.shell.counts.arrivals) {
        ui.data_mut(|d| d.insert_temp(arrived, view.shell.counts.arrivals));
        // Whoever has gone on to another field while the form was being saved types there.
        if !key_queue::was_pointed(ui.ctx()) || ui.memory(|m| m.focused().is_none()) {
            r.request_focus();
        }
    }
}

fn also(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let journal = Arc::clone(&view.open.journal);
    card(ui, look, |ui| {
        let how = "press to go from no to mild, moderate, strong; leave what you don't want to say";
        if look.narrow {
            section(ui, "Today also");
            caption(ui, look, how);
        } else {
            ui.horizontal_wrapped(|ui| {
                section(ui, "Today also");
                caption(ui, look, how);
            });
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
            for symptom in journal.catalogue.symptoms.iter().filter(|s| !s.retired) {
                let is_self_harm = symptom.key.as_str() == SELF_HARM_KEY;
                if is_self_harm && !journal.settings.ask_self_harm {
                    continue;
                }
                let mut answer = view.forms.today.check_in.symptoms.get(&symptom.id).copied();
                if symptom_chip(ui, look, &symptom.name, is_self_harm, &mut answer).changed() {
                    match answer {
                        Some(a) => view.forms.today.check_in.symptoms.insert(symptom.id, a),
                        None => view.forms.today.check_in.symptoms.remove(&symptom.id),
                    };
                }
            }
        });
        help_at_once(ui, view);
        ui.add_space(4.0);
        context::show(ui, view);
    });
}

/// SAFETY 7: help is there as soon as the answer is, before anything is saved. The form stays as it is.
fn help_at_once(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let journal = &view.open.journal;
    let item = journal.catalogue.symptom_by_key(SELF_HARM_KEY).map(|s| s.id).filter(|_| journal.settings.ask_self_harm);
    let answer = item.and_then(|id| view.forms.today.check_in.symptoms.get(&id).copied());
    if !answer.is_some_and(SymptomAnswer::calls_for_help) {
        return;
    }
    ui.add_space(4.0);
    for words in guidance::help().general.iter().take(3) {
        para(ui, words);
    }
    let country = journal.settings.country.as_deref();
    for line in guidance::lines_for(country).into_iter().take(2) {
        strong(ui, &format!("{}: {}", line.name, line.number));
    }
    ui.horizontal_wrapped(|ui| {
        if primary(ui, look, "Open help").clicked() {
            view.actions.ask(Action::Go(Room::Help));
        }
        caption(ui, look, "What you wrote here is kept");
    });
}

fn note(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    card(ui, look, |ui| {
        let label = caption(ui, look, "A line or two, if you like");
        lines(ui, look, "note", &mut view.forms.today.check_in.note, |field| {
            field
                .desired_rows(3)
                .desired_width(f32::INFINITY)
                .frame(egui::Frame::new())
                .hint_text("What did you notice? What would once have moved you?")
                .char_limit(crate::domain::NOTE_LIMIT)
        })
        .labelled_by(label.id);
        prompt_card::beside_note(ui, view);
    });
}

fn finish(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let editing = view.forms.today.check_in.editing.is_some();
    if let Some(problem) = &view.forms.today.problem {
        let r = ui.label(problem);
        ui.ctx().accesskit_node_builder(r.id, |node| node.set_live(egui::accesskit::Live::Assertive));
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let words = if editing { "Save changes" } else { "Save check-in" };
        if primary(ui, look, words).clicked() {
            view.actions.ask(CheckInChange::Save);
        }
        if editing {
            if quiet(ui, look, "Leave it as it was").clicked() {
                view.actions.ask(CheckInChange::LeaveForm);
            }
        } else {
            if !is_small(ui, look) {
                more::openers(ui, view);
            }
            if !view.forms.today.check_in.is_empty() && link(ui, look, "Empty the form").clicked() {
                view.actions.ask(CheckInChange::LeaveForm);
            }
        }
        if !look.narrow {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                let state = if view.steps.is_saving() { "Saving…" } else { "Ctrl + Enter · kept as you type" };
                caption(ui, look, state);
            });
        }
    });
}

/// The check-ins of this day that are already there.
fn earlier(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    let journal = Arc::clone(&view.open.journal);
    let day = form_day(view);
    let there: Vec<_> = journal.on(day).collect();
    if there.is_empty() {
        return;
    }
    let title = if day == view.today() { "Earlier today".to_owned() } else { format!("On {}", day.words()) };
    section(ui, &title);
    for check_in in there.into_iter().rev() {
        card(ui, look, |ui| check_in_line(ui, view, check_in));
    }
}
