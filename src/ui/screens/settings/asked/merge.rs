//! Two feelings, or two symptoms, become one. What that does is said beforehand.

use crate::{
    app::{Action, MergeForm, RewriteAsked, RewriteChange, Task},
    domain::{Catalogue, FeelingId, Rewrite, SELF_HARM_KEY, SymptomId},
    ui::{
        View,
        screens::working::working,
        theme::Look,
        widgets::{bullets, caption, disclosure, focus_ring, hand_on, named_row, para, primary, quiet, take_over},
    },
};
use egui::{ComboBox, Response, Ui};

/// What gets the keyboard when the question goes away.
const OPENER: &str = "merge two";

pub(crate) fn feelings(ui: &mut Ui, view: &mut View<'_>, catalogue: &Catalogue) {
    let look = view.look;
    disclosure(ui, look, "Merge two feelings", |ui| {
        caption(
            ui,
            look,
            "One becomes part of the other, in every check-in. Both must be of the same side: a pleasant and an unpleasant feeling, as one, would make your range look narrower or wider than it was",
        );
        let all: Vec<_> = catalogue.feelings.iter().map(|f| (f.id, f.name.as_str())).collect();
        let side = |id: FeelingId| catalogue.feeling(id).map(|f| f.valence);
        let fits = |from: FeelingId, into: FeelingId| from != into && side(from) == side(into);
        let mut form = view.forms.settings.merge_feelings;
        choose(ui, look, "feeling", &mut form, &all, fits);
        if form != view.forms.settings.merge_feelings {
            view.forms.settings.merge_feelings = form;
            ask(view, form.both().map(|(from, into)| Rewrite::Feelings { from, into }));
        }
        let Some((from, into)) = form.both() else { return };
        let change = Rewrite::Feelings { from, into };
        if foreseen(ui, view, catalogue, &change) {
            view.forms.settings.merge_feelings = MergeForm::default();
            ask(view, None);
        }
    });
}

pub(crate) fn symptoms(ui: &mut Ui, view: &mut View<'_>, catalogue: &Catalogue) {
    let look = view.look;
    disclosure(ui, look, "Merge two symptoms", |ui| {
        caption(
            ui,
            look,
            "One becomes part of the other, in every check-in. The item about hurting yourself stays apart from all others",
        );
        let those = catalogue.symptoms.iter().filter(|s| s.key.as_str() != SELF_HARM_KEY);
        let all: Vec<_> = those.map(|s| (s.id, s.name.as_str())).collect();
        let mut form = view.forms.settings.merge_symptoms;
        choose(ui, look, "symptom", &mut form, &all, |from: SymptomId, into| from != into);
        if form != view.forms.settings.merge_symptoms {
            view.forms.settings.merge_symptoms = form;
            ask(view, form.both().map(|(from, into)| Rewrite::Symptoms { from, into }));
        }
        let Some((from, into)) = form.both() else { return };
        let change = Rewrite::Symptoms { from, into };
        if foreseen(ui, view, catalogue, &change) {
            view.forms.settings.merge_symptoms = MergeForm::default();
            ask(view, None);
        }
    });
}

fn ask(view: &mut View<'_>, change: Option<Rewrite>) {
    view.actions.ask(Action::AskRewrite(change));
}

/// Which one, and which other of those that fit it.
fn choose<T: Copy + PartialEq>(
    ui: &mut Ui,
    look: &Look,
    what: &str,
    form: &mut MergeForm<T>,
    all: &[(T, &str)],
    fits: impl Fn(T, T) -> bool,
) {
    // One that is gone by now, or that doesn't fit any more, is let go of.
    form.from = form.from.filter(|id| all.iter().any(|(i, _)| i == id));
    form.into = form.into.filter(|into| all.iter().any(|(i, _)| i == into) && form.from.is_some_and(|from| fits(from, *into)));
    let others: Vec<_> = all.iter().copied().filter(|(id, _)| form.from.is_some_and(|from| fits(from, *id))).collect();
    ui.push_id(what, |ui| both(ui, look, what, form, all, &others));
}

fn both<T: Copy + PartialEq>(
    ui: &mut Ui,
    look: &Look,
    what: &str,
    form: &mut MergeForm<T>,
    all: &[(T, &str)],
    others: &[(T, &str)],
) {
    let list = one(ui, look, &format!("This {what}"), &mut form.from, all);
    take_over(ui, list, (OPENER, what));
    one(ui, look, "becomes part of", &mut form.into, others);
}

fn one<T: Copy + PartialEq>(ui: &mut Ui, look: &Look, words: &str, chosen: &mut Option<T>, offered: &[(T, &str)]) -> Response {
    let name = chosen.and_then(|id| offered.iter().find(|(i, _)| *i == id)).map_or("choose…", |(_, name)| name);
    named_row(ui, look, words, |ui, label| {
        if offered.is_empty() {
            ui.disable();
        }
        let wide = ui.available_width().min(200.0);
        let list = ComboBox::from_id_salt(words).width(wide).truncate().selected_text(name).show_ui(ui, |ui| {
            for (id, name) in offered {
                ui.selectable_value(chosen, Some(*id), *name);
            }
        });
        let r = list.response.labelled_by(label);
        focus_ring(ui, look, &r);
        r
    })
}

/// What it would do, and the button. Says whether it is to be left.
fn foreseen(ui: &mut Ui, view: &mut View<'_>, catalogue: &Catalogue, change: &Rewrite) -> bool {
    let look = view.look;
    if view.open.file.busy == Some(Task::Rewrite) {
        working(ui, view.look, "Changing the check-ins…");
        return false;
    }
    let Some(asked) = view.open.rewrite_asked.clone().filter(|a| a.change == *change) else {
        // Asked anew after the journal was locked or another thing was asked.
        ask(view, Some(change.clone()));
        return false;
    };
    if let Some(why) = asked.refused {
        para(ui, &format!("{why}."));
        return false;
    }
    let (from, into) = names(catalogue, change);
    bullets(ui, look, &what_happens(&asked, &from, &into, in_short(view, catalogue, change)));
    let mut leave = false;
    ui.horizontal_wrapped(|ui| {
        if primary(ui, look, &format!("Merge {from} into {into}")).clicked() {
            hand_on(ui, (OPENER, what_it_is(change)));
            view.actions.ask(RewriteChange(change.clone()));
        }
        leave = quiet(ui, look, "Cancel").clicked();
    });
    if leave {
        hand_on(ui, (OPENER, what_it_is(change)));
    }
    leave
}

const fn what_it_is(change: &Rewrite) -> &'static str {
    if matches!(change, Rewrite::Symptoms { .. }) { "symptom" } else { "feeling" }
}

fn names(catalogue: &Catalogue, change: &Rewrite) -> (String, String) {
    let feeling = |id| catalogue.feeling(id).map(|f| f.name.clone()).unwrap_or_default();
    let symptom = |id| catalogue.symptom(id).map(|s| s.name.clone()).unwrap_or_default();
    match change {
        Rewrite::Feelings { from, into } => (feeling(*from), feeling(*into)),
        Rewrite::Symptoms { from, into } => (symptom(*from), symptom(*into)),
        Rewrite::Words { from, into, .. } => (from.to_string(), into.to_string()),
    }
}

fn in_short(view: &View<'_>, catalogue: &Catalogue, change: &Rewrite) -> bool {
    let Rewrite::Feelings { from, .. } = change else { return false };
    let chosen = &view.open.journal.settings.short_feelings;
    catalogue.feeling(*from).is_some_and(|f| chosen.contains(&f.key))
}

/// In the order one would ask.
fn what_happens(asked: &RewriteAsked, from: &str, into: &str, in_short: bool) -> Vec<String> {
    let n = asked.how_often;
    let mut lines = vec![match (n.from, n.both) {
        (0, _) => format!("{from} is answered nowhere: no check-in changes"),
        (_, 0) => format!("{from} is answered in {}, {into} in {}, and never both in one", check_ins(n.from), n.into),
        (_, both) => format!("{from} is answered in {}, {into} in {}, both in {both}", check_ins(n.from), n.into),
    }];
    if n.both > 0 {
        let of_two = match asked.change {
            Rewrite::Symptoms { .. } => "of “no” and “mild” it is “mild”",
            _ => "of 0 and 4 it is 4, of 0 and “can't tell” it is 0",
        };
        lines.push(format!("Where both are, the stronger answer stays: {of_two}"));
    }
    if n.from > 0 {
        lines.push("What is not answered stays not answered".to_owned());
        lines.push("Each check-in that changes keeps what it said before, among its earlier versions".to_owned());
    }
    if asked.in_trash > 0 {
        lines.push(format!("The trash is changed, too: {}", check_ins(asked.in_trash)));
    }
    if in_short {
        lines.push(format!("The short form asks about {into} instead"));
    }
    lines.push(format!("{into} keeps its name. {from} leaves all lists. Older files that name it can still be brought in"));
    lines.push("Undo, or Ctrl+Z, puts all of it back".to_owned());
    lines
}

pub(crate) fn check_ins(n: usize) -> String {
    if n == 1 { "1 check-in".to_owned() } else { format!("{n} check-ins") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::HowOften;

    #[test]
    fn what_would_happen_is_said_in_numbers_and_only_as_far_as_it_would() {
        let lines = |from, into, both, in_trash| {
            let change = Rewrite::Feelings { from: FeelingId(8), into: FeelingId(7) };
            let asked = RewriteAsked { change, refused: None, how_often: HowOften { from, into, both }, in_trash };
            what_happens(&asked, "Guilt", "Anger", false)
        };
        assert_eq!(lines(0, 4, 0, 0)[0], "Guilt is answered nowhere: no check-in changes");
        assert_eq!(lines(1, 4, 0, 0)[0], "Guilt is answered in 1 check-in, Anger in 4, and never both in one");
        assert_eq!(lines(12, 4, 3, 0)[0], "Guilt is answered in 12 check-ins, Anger in 4, both in 3");
        assert!(lines(12, 4, 3, 0)[1].contains("stronger answer stays"));
        assert!(lines(12, 4, 0, 0).iter().all(|l| !l.contains("stronger")));
        assert!(lines(12, 4, 3, 2).contains(&"The trash is changed, too: 2 check-ins".to_owned()));
    }
}
