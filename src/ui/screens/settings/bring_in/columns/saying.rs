//! What is said of a table, and what its columns are called on the page.

use crate::{
    app::{Action, Arriving, Choices, ColumnIs, ReadAs, TableColumn},
    report::shown,
    ui::View,
};

/// As much of a title as shows which column it is.
const TITLE: usize = 60;

/// Says what a column is, and looks at the file with that.
pub(super) fn say(view: &mut View<'_>, arriving: &Arriving, title: &str, is: ColumnIs) {
    choose(view, arriving, |choices| choices.say_column(title, is));
}

pub(super) fn choose(view: &mut View<'_>, arriving: &Arriving, change: impl FnOnce(&mut Choices)) {
    let mut said = arriving.said.clone();
    change(&mut said.choices);
    view.actions.ask(Action::LookAnew(Box::new(ReadAs { kind: arriving.kind, said })));
}

pub(super) fn title_of(column: &TableColumn) -> String {
    cut(&column.title, TITLE)
}

/// No longer than this, and in one line.
pub(super) fn cut(text: &str, most: usize) -> String {
    let text = shown(text);
    let first: String = text.chars().take(most).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(most).is_some() { format!("{first}…") } else { first }
}
