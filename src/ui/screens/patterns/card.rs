//! A pattern as a card: its sentence, its small picture, and what can be done about it.

use super::{evidence, facts::facts, glance_card, glance_card::HOW_TO_READ, not_so, still_so};
use crate::{
    analysis::{Analysis, Evidence, Params, Pattern, When, rule::RULE_VERSION, words},
    app::Action,
    domain::{PatternKey, Valence, Way},
    report::{PictureView, at_a_glance},
    ui::{
        View,
        screens::ways::doctors_page,
        widgets::{bullets, caption, data_table, disclosure, medicine_note, para, primary, quiet, section, strong, text_card},
    },
};
use egui::Ui;

/// A pattern that stands: a sentence, a picture, three facts, and what one can do. All it rests on is folded beneath.
pub(crate) fn pattern_card(ui: &mut Ui, view: &mut View<'_>, pattern: &Pattern, analysis: &Analysis) {
    let key = pattern.key();
    let said = pattern.dismissal(&view.open.journal).cloned();
    text_card(ui, view.look, |ui| {
        ui.push_id(&key, |ui| {
            if let Some(said) = said {
                not_so::dismissed(ui, view, pattern, &said);
            } else {
                first_sight(ui, view, pattern, analysis);
                still_so::question(ui, view, pattern, analysis);
                what_now(ui, view, &key);
                ui.add_space(6.0);
                folded(ui, view, pattern, analysis);
            }
        });
    });
}

/// What is seen before anything is opened.
pub(crate) fn first_sight(ui: &mut Ui, view: &View<'_>, pattern: &Pattern, analysis: &Analysis) {
    let look = view.look;
    section(ui, &words::pattern_sentence(pattern));
    para(ui, &words::began_line(&pattern.course));
    for line in words::course_lines(&pattern.course) {
        para(ui, &line);
    }
    if let Some(now) = words::by_now(pattern, analysis) {
        para(ui, &now);
    }
    if let Some(stretch) = words::compared_with(&pattern.evidence) {
        para(ui, &stretch);
    }
    glance_card::glance(ui, view, analysis, &glance_card::of_pattern(pattern, analysis));
    ui.add_space(2.0);
    let since = if pattern.ended.is_some() { "When" } else { "Since" };
    let mut seen = vec![(since, words::since_words(pattern, analysis.until)), ("How sure this is", words::sure_words(pattern))];
    seen.extend(pattern.other_readings.first().map(|reading| ("It could also be", reading.clone())));
    facts(ui, look, &seen);
    if !pattern.cautions.is_empty() {
        strong(ui, "Read it with more care");
        bullets(ui, look, &pattern.cautions);
    }
}

/// What one can do about it.
fn what_now(ui: &mut Ui, view: &mut View<'_>, key: &PatternKey) {
    let look = view.look;
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        if primary(ui, look, "Try a way").clicked() {
            view.actions.ask(Action::OpenWay(view.open.first_way().unwrap_or(Way::Senses)));
        }
        if quiet(ui, look, "Take to my doctor").clicked() {
            doctors_page::open(view);
        }
        not_so::opener(ui, view, key);
    });
    not_so::reason(ui, view, key);
}

/// All that the card rests on, in the order in which one may ask.
pub(crate) fn folded(ui: &mut Ui, view: &View<'_>, pattern: &Pattern, analysis: &Analysis) {
    let look = view.look;
    ui.spacing_mut().item_spacing.y = 2.0;
    disclosure(ui, look, "What else it could be", |ui| bullets(ui, look, &pattern.other_readings));
    let noticed = pattern.evidence.compared(When::Noticed);
    let seen = pattern.compared.as_ref();
    disclosure(ui, look, "What varies less and what does not", |ui| {
        let seen = seen.unwrap_or(&noticed);
        evidence::highs_and_lows(ui, seen);
        for line in words::profile_summary(seen) {
            para(ui, &line);
        }
        evidence::profile(ui, look, seen);
    });
    let events = words::events_inside(&view.open.journal, seen.unwrap_or(&noticed));
    if !events.is_empty() {
        disclosure(ui, look, "What else was in these weeks", |ui| {
            for line in &events {
                para(ui, &line.words);
            }
            caption(ui, look, "Things that come at the same time need not be cause and effect");
            if events.iter().any(|e| e.medicine) {
                medicine_note(ui, look);
            }
        });
    }
    if let Some(seen) = seen {
        disclosure(ui, look, "The numbers behind it", |ui| {
            para(ui, &words::confidence_words(pattern));
            evidence::numbers(ui, look, seen);
        });
    }
    disclosure(ui, look, "How it was noticed", |ui| {
        for line in words::pattern_lines(pattern).iter().skip(1) {
            para(ui, line);
        }
        if seen.is_none() {
            para(ui, &words::confidence_words(pattern));
        }
        evidence::numbers(ui, look, &noticed);
    });
    disclosure(ui, look, "The picture, day by day", |ui| the_days(ui, view, pattern, analysis));
    disclosure(ui, look, &format!("The rule behind it, version {RULE_VERSION}"), |ui| {
        bullets(ui, look, &words::rule_lines(&Params::of(view.open.journal.settings.sensitivity)));
    });
}

fn the_days(ui: &mut Ui, view: &View<'_>, pattern: &Pattern, analysis: &Analysis) {
    let look = view.look;
    caption(ui, look, HOW_TO_READ);
    let glance = glance_card::of_pattern(pattern, analysis);
    let picture = at_a_glance(
        &analysis.reach,
        &glance,
        &PictureView { width: ui.available_width(), palette: look.palette, text_scale: 1.0 },
    );
    data_table(ui, look, &glance_card::name_of(pattern.since), &picture.table);
}

/// The last three weeks where nothing stands: what there is to say, the picture, and the rest folded.
pub(crate) fn now_card(ui: &mut Ui, view: &View<'_>, analysis: &Analysis, seen: &Evidence) {
    let look = view.look;
    text_card(ui, look, |ui| {
        section(ui, "The last three weeks");
        para(ui, &words::headline_for(&view.open.journal, analysis));
        if let Some(why) = words::why_not(seen) {
            para(ui, &why);
        }
        if let Some(stretch) = words::compared_with(seen) {
            para(ui, &stretch);
        }
        glance_card::glance(ui, view, analysis, &glance_card::of_now(seen));
        ui.add_space(4.0);
        ui.spacing_mut().item_spacing.y = 2.0;
        let compared = seen.compared(When::Now);
        disclosure(ui, look, "Feeling by feeling", |ui| {
            evidence::highs_and_lows(ui, &compared);
            evidence::profile(ui, look, &compared);
            let catalogue = &view.open.journal.catalogue;
            for side in [Valence::Pleasant, Valence::Unpleasant] {
                bullets(ui, look, &words::last_strong_lines(analysis, catalogue, side));
            }
        });
        disclosure(ui, look, "The numbers of the last weeks", |ui| {
            evidence::numbers(ui, look, &compared);
            caption(ui, look, HOW_TO_READ);
        });
    });
}
