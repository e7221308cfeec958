//! Which column of a table of any program is what, as the person says it.

use super::{
    choices::{Choice, Choices},
    columns::TableColumns,
};
use crate::domain::folded;

/// What a column is.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnIs {
    /// When it was: day and time, or the day alone.
    Time,
    /// The time of day.
    Clock,
    /// The row's own number.
    Id,
    /// An overall mood, between its worst and its best value.
    Mood {
        worst: f64,
        best: f64,
    },
    /// Hours slept.
    Sleep,
    /// Numbers, and what becomes of them.
    Numbers(Choice),
    Tags,
    Medicines,
    Notes,
    LeftOut,
}

impl Choices {
    /// What a column of the table is, as it was said.
    #[must_use]
    pub fn column(&self, title: &str) -> ColumnIs {
        let Some(table) = &self.table else { return ColumnIs::LeftOut };
        let is_it = |name: &String| folded(name) == folded(title);
        let is_one = |one: &Option<String>| one.as_ref().is_some_and(is_it);
        if title.is_empty() {
            ColumnIs::LeftOut
        } else if is_it(&table.time) {
            ColumnIs::Time
        } else if is_one(&table.clock) {
            ColumnIs::Clock
        } else if is_one(&table.id) {
            ColumnIs::Id
        } else if is_one(&table.mood) {
            ColumnIs::Mood { worst: table.mood_worst.unwrap_or(1.0), best: table.mood_best.unwrap_or(5.0) }
        } else if is_one(&table.sleep) {
            ColumnIs::Sleep
        } else if table.scales.iter().any(is_it) {
            ColumnIs::Numbers(self.of_scale(title))
        } else if table.tags.iter().any(is_it) {
            ColumnIs::Tags
        } else if table.medicines.iter().any(is_it) {
            ColumnIs::Medicines
        } else if table.notes.iter().any(is_it) {
            ColumnIs::Notes
        } else {
            ColumnIs::LeftOut
        }
    }

    /// Says what a column is. What only one column can be, another one that was it is no more.
    pub fn say_column(&mut self, title: &str, is: ColumnIs) {
        let table = self.table.get_or_insert_with(TableColumns::default);
        table.leave_out(title);
        self.scales.retain(|name, _| folded(name) != folded(title));
        let title = title.to_owned();
        match is {
            ColumnIs::Time => table.time = title,
            ColumnIs::Clock => table.clock = Some(title),
            ColumnIs::Id => table.id = Some(title),
            ColumnIs::Mood { worst, best } => {
                table.mood = Some(title);
                (table.mood_worst, table.mood_best) = (Some(worst), Some(best));
            }
            ColumnIs::Sleep => table.sleep = Some(title),
            ColumnIs::Numbers(choice) => {
                table.scales.push(title.clone());
                self.scales.insert(title, choice);
            }
            ColumnIs::Tags => table.tags.push(title),
            ColumnIs::Medicines => table.medicines.push(title),
            ColumnIs::Notes => table.notes.push(title),
            ColumnIs::LeftOut => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_column_is_what_was_said_last_and_one_of_which_nothing_was_said_is_left_out() {
        let mut choices = Choices::default();
        assert_eq!(choices.column("Day"), ColumnIs::LeftOut);
        let joy = Choice::Feeling { feeling: "joy".into(), zero: 1.0, ten: 5.0 };
        let all = [
            ("Day", ColumnIs::Time),
            ("Hour", ColumnIs::Clock),
            ("No", ColumnIs::Id),
            ("Mood", ColumnIs::Mood { worst: 5.0, best: 1.0 }),
            ("Bed", ColumnIs::Sleep),
            ("Joy", ColumnIs::Numbers(joy)),
            ("With", ColumnIs::Tags),
            ("Taken", ColumnIs::Medicines),
            ("Words", ColumnIs::Notes),
        ];
        for (title, is) in &all {
            choices.say_column(title, is.clone());
        }
        assert!(all.iter().all(|(title, is)| choices.column(&title.to_uppercase()) == *is));
        assert_eq!(choices.table.as_ref().map(|table| table.named().count()), Some(all.len()));
        choices.say_column("Hour", ColumnIs::Time);
        assert_eq!((choices.column("Hour"), choices.column("Day")), (ColumnIs::Time, ColumnIs::LeftOut));
        for (title, _) in &all {
            choices.say_column(title, ColumnIs::LeftOut);
        }
        assert_eq!(
            (choices.table, choices.scales.len()),
            (Some(TableColumns { mood_worst: Some(5.0), mood_best: Some(1.0), ..TableColumns::default() }), 0)
        );
    }
}
