//! Feelings that nobody here knows yet: on which side each of them is, is the person's to say.

use crate::{
    app::{Action, Arriving, ReadAs},
    domain::Valence,
    ui::{
        View,
        widgets::{at_most_one, para, section},
    },
};
use egui::Ui;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, arriving: &Arriving) {
    section(ui, "Feelings that are new here");
    para(ui, "The file doesn't say on which side they are, and nobody can know but you.");
    let unknown = arriving.looked.unknown.iter().map(|feeling| (feeling.key.as_str().to_owned(), feeling.name.clone()));
    let said = arriving.said.sides.iter().map(|(name, _)| (name.clone(), name.clone()));
    let mut asked: Vec<(String, String)> = said.chain(unknown).collect();
    asked.sort_by_key(|(_, name)| name.to_lowercase());
    for (key, name) in asked {
        side(ui, view, arriving, &key, &name);
    }
}

/// On which side one of them is.
fn side(ui: &mut Ui, view: &mut View<'_>, arriving: &Arriving, key: &str, name: &str) {
    let sides = &arriving.said.sides;
    let now = sides.iter().find(|(known, _)| known == key).map(|(_, side)| *side);
    let offered = [(Valence::Pleasant, "pleasant"), (Valence::Unpleasant, "unpleasant")]
        .map(|(s, words)| (s, format!("{name} is {words}")));
    ui.horizontal_wrapped(|ui| {
        if let Some(side) = at_most_one(ui, view.look, now.as_ref(), offered).inner {
            let mut said = arriving.said.clone();
            said.sides.retain(|(known, _)| known != key);
            said.sides.extend(side.map(|side| (key.to_owned(), side)));
            view.actions.ask(Action::LookAnew(Box::new(ReadAs { kind: arriving.kind, said })));
        }
    });
}
