//! Each name of the app with what it becomes: moods and numbers first, single words folded away.

use super::choice::{Chosen, is_asked, offered};
use crate::{
    app::{Action, Arriving, Choice, KindOfName as What, NameOfApp as Name, ReadAs},
    report::grouped,
    ui::{
        View,
        widgets::{caption, disclosure, link, named_row},
    },
};
use egui::{ComboBox, Ui};

/// Single words: so many stand there at first, and so many more with each press.
const WORDS: usize = 20;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, arriving: &Arriving) {
    let names = arriving.looked.names.iter().filter(|name| is_asked(arriving, name));
    let (words, others): (Vec<&Name>, Vec<&Name>) = names.partition(|name| name.what == What::Word);
    for name in others {
        one(ui, view, arriving, name);
    }
    if words.is_empty() {
        return;
    }
    let look = view.look;
    disclosure(ui, look, &format!("Single words ({})", grouped(words.len())), |ui| {
        let id = ui.scope_id().with(("words that are shown", view.shell.counts.arriving));
        let many: usize = ui.data(|d| d.get_temp(id)).unwrap_or(WORDS);
        for name in words.iter().take(many) {
            one(ui, view, arriving, name);
        }
        if words.len() > many {
            let more = (words.len() - many).min(WORDS);
            if link(ui, look, &format!("Show {more} more words")).clicked() {
                ui.data_mut(|d| d.insert_temp(id, many + more));
            }
        }
    });
}

fn one(ui: &mut Ui, view: &mut View<'_>, arriving: &Arriving, name: &Name) {
    let look = view.look;
    let called = called(name);
    ui.push_id((name.what, &name.group, &name.name), |ui| {
        let all = offered(name, arriving, &view.open.journal.catalogue);
        let now = Chosen::now(name, &arriving.said.choices);
        let words = all.iter().find(|(chosen, _)| chosen.is_like(&now)).map_or("as it was chosen", |(_, words)| words.as_str());
        let chosen = named_row(ui, look, &called, |ui, label| {
            let mut chosen = None;
            let wide = ui.available_width().min(240.0);
            let list = ComboBox::from_id_salt("becomes").width(wide).truncate().selected_text(words).show_ui(ui, |ui| {
                for (offered, words) in &all {
                    if ui.selectable_label(offered.is_like(&now), words).clicked() {
                        chosen = Some(offered.clone());
                        // Chosen without a mouse, it would stay open.
                        ui.close();
                    }
                }
            });
            list.response.labelled_by(label);
            chosen
        });
        if let Some(chosen) = chosen {
            say(view, arriving, name, chosen);
        }
        caption(ui, look, &how_it_stands(name));
        strength(ui, view, arriving, name);
    });
}

fn say(view: &mut View<'_>, arriving: &Arriving, name: &Name, chosen: Chosen) {
    let mut said = arriving.said.clone();
    chosen.put(name, &mut said.choices);
    view.actions.ask(Action::LookAnew(Box::new(ReadAs { kind: arriving.kind, said })));
}

/// Which value of the app means not felt, and which the strongest.
fn strength(ui: &mut Ui, view: &mut View<'_>, arriving: &Arriving, name: &Name) {
    let (zero, ten) = match &name.choice {
        Choice::Feeling { zero, ten, .. } | Choice::NewFeeling { zero, ten, .. } => (*zero, *ten),
        _ => return,
    };
    let look = view.look;
    ui.horizontal_wrapped(|ui| {
        caption(ui, look, &format!("{zero} counts as not felt, {ten} as the strongest"));
        let words = format!("{ten} is not felt, {zero} the strongest");
        if link(ui, look, "Turn it round").accessible_name(format!("{}: {words}", called(name))).clicked() {
            let mut turned = name.choice.clone();
            if let Choice::Feeling { zero, ten, .. } | Choice::NewFeeling { zero, ten, .. } = &mut turned {
                std::mem::swap(zero, ten);
            }
            say(view, arriving, name, Chosen::Becomes(turned));
        }
    });
}

fn called(name: &Name) -> String {
    match name.what {
        What::Mood => "Overall mood".to_owned(),
        What::Group => format!("All of {}", name.name),
        What::MoodWord | What::Scale | What::Word => name.name.to_string(),
    }
}

/// "612 times · from 1 to 5 · 4, 3, 2".
fn how_it_stands(name: &Name) -> String {
    let times = if name.times == 1 {
        "once".to_owned()
    } else {
        format!("{} times", grouped(usize::try_from(name.times).unwrap_or(0)))
    };
    let scale = name.scale.map(|(lowest, highest)| format!("from {lowest} to {highest}"));
    let samples = Some(name.samples.join(", ")).filter(|samples| !samples.is_empty());
    [Some(times), scale, samples].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}
