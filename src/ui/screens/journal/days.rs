//! All days as one list, the newest first.

use super::{
    day,
    head::{come_back, head},
    in_place::{self, Turn},
    search_field,
};
use crate::{
    app::Action,
    domain::{DayKey, Journal},
    ui::{
        View,
        widgets::{LongList, caption, link, section},
    },
};
use chrono::Datelike;
use egui::{Align, Id, Layout, Ui};
use std::sync::Arc;

/// What a day is thought to be high until it was in view: its frame, and each check-in on it.
const DAY: f32 = 62.0;
const CHECK_IN: f32 = 78.0;
const MONTH: f32 = 34.0;
/// Between two days, twice.
const GAP: f32 = 6.0;
/// The month that stays in sight.
const BAND: f32 = 34.0;

/// The list as it was made for one revision.
#[derive(Debug, Clone, Default)]
struct Days {
    revision: u64,
    /// Of the day that was asked for last.
    showings: u64,
    /// The first row is what stands above the days.
    with_head: bool,
    all: Arc<[DayKey]>,
    list: LongList,
    /// The day at the upper edge when a check-in was taken in hand (none: what stands above the days), and how much of it
    /// was above.
    before_form: Option<(Option<DayKey>, f64)>,
    /// It goes back to its beginning.
    to_newest: bool,
}

/// The days in all the room there is. `with_head`: the search and the rest scroll with them, for where there is
/// little room.
pub(crate) fn show(ui: &mut Ui, view: &mut View<'_>, with_head: bool) {
    let id = Id::unique("the days of the journal");
    let mut days = ui.data_mut(|d| d.remove_temp::<Days>(id)).unwrap_or_default();
    let (open, look) = (view.open, view.look);
    if (days.revision, days.showings, days.with_head) != (open.revision, view.shell.counts.showings, with_head) {
        days = days.anew(&open.journal, open.revision, view.shell.counts.showings, open.shown_day, with_head);
    }
    if std::mem::take(&mut days.to_newest) || (with_head && search_field::is_wanted(ui)) {
        days.list.go_to(0);
    }
    let in_form = view.forms.today.check_in.other_time.map(|(day, _)| day);
    days.keep_place(in_place::turn(ui, view), in_form);
    let Days { list, all, .. } = &mut days;
    let all = Arc::clone(all);
    let first = usize::from(with_head);
    let day_of = |row: usize| row.checked_sub(first).and_then(|n| all.get(n)).copied();
    let mut to_newest = false;
    let mut band = |ui: &mut Ui, row: usize| {
        ui.horizontal(|ui| {
            if let Some(day) = day_of(row).or(all.last().copied()) {
                section(ui, &month_words(day));
            }
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                to_newest = link(ui, look, "To the newest").clicked();
            });
        });
    };
    let row_id = |row: usize| match day_of(row) {
        Some(day) => Id::unique(("day", day.number())),
        None => Id::unique(("no day", row == 0 && with_head)),
    };
    // The band takes the place of the first month's own heading.
    list.show(ui, look, "Days", Some((BAND, 0, &mut band)), &row_id, &mut |ui, row| match day_of(row) {
        Some(day) => {
            ui.spacing_mut().item_spacing.y = GAP;
            let before = row.checked_sub(1).and_then(day_of);
            if before.is_none_or(|b| (b.date().year(), b.date().month()) != (day.date().year(), day.date().month())) {
                section(ui, &month_words(day));
            }
            day::show(ui, view, day);
            ui.add_space(GAP);
        }
        None if row == 0 && with_head => head(ui, view, false),
        None => {
            caption(ui, view.look, "Here the journal begins");
            ui.add_space(GAP);
        }
    });
    if to_newest {
        days.to_newest = true;
        come_back(ui.ctx());
        view.actions.ask(Action::ShowNewest);
        ui.ctx().request_repaint();
    }
    ui.data_mut(|d| d.insert_temp(id, days));
}

fn month_words(day: DayKey) -> String {
    day.date().format("%B %Y").to_string()
}

impl Days {
    /// The list of another revision: what was at the upper edge stays there, unless a day was asked for.
    fn anew(self, journal: &Journal, revision: u64, showings: u64, asked: Option<DayKey>, with_head: bool) -> Self {
        let mut held = journal.days_held();
        if let Some(asked) = asked
            && let Err(place) = held.binary_search_by(|(day, _)| asked.cmp(day))
        {
            held.insert(place, (asked, 0));
        }
        let all: Arc<[DayKey]> = held.iter().map(|(day, _)| *day).collect();
        let (first, first_before) = (usize::from(with_head), usize::from(self.with_head));
        let same = in_both(&self.all, &all).map(|(before, now)| (before + first_before, now + first));
        let mut list = self.list.followed_by(estimates(&held, first), same);
        let row_of = |day: DayKey| first + all.partition_point(|d| *d > day);
        if let Some(day) = asked.filter(|_| showings != self.showings) {
            list.go_to(row_of(day));
        } else {
            let (row, above) = self.list.place();
            match row.checked_sub(first_before).and_then(|n| self.all.get(n)) {
                Some(day) if self.list.is_moved() => list.put(row_of(*day), above),
                None if row > 0 => list.put(first + all.len(), above),
                _ if with_head == self.with_head => list.put(row, above),
                _ => {}
            }
        }
        Self { revision, showings, with_head, all, list, before_form: self.before_form, to_newest: self.to_newest }
    }

    /// Who changes a check-in finds the list as they left it.
    fn keep_place(&mut self, turn: Turn, in_form: Option<DayKey>) {
        let first = usize::from(self.with_head);
        match turn {
            Turn::Same => {}
            Turn::Opened => {
                let (row, above) = self.list.place();
                self.before_form = Some((row.checked_sub(first).and_then(|n| self.all.get(n)).copied(), above));
                // The form is long: its day goes to the top.
                if let Some(place) = in_form.and_then(|day| self.all.binary_search_by(|d| day.cmp(d)).ok()) {
                    self.list.go_to(first + place);
                }
            }
            Turn::Closed => {
                let Some((day, above)) = self.before_form.take() else { return };
                let row = day.map_or(0, |day| first + self.all.partition_point(|d| *d > day));
                self.list.put(row, above);
            }
        }
    }
}

fn estimates(held: &[(DayKey, u32)], rows_before: usize) -> impl Iterator<Item = f32> {
    let mut month = None;
    let days = held.iter().map(move |(day, n)| {
        let its = (day.date().year(), day.date().month());
        let begins = month.replace(its) != Some(its);
        DAY + CHECK_IN * *n as f32 + if begins { MONTH } else { 0.0 } + 2.0 * GAP
    });
    std::iter::repeat_n(200.0, rows_before).chain(days).chain([40.0])
}

/// The places of the days that are in both lists; both are newest first.
fn in_both<'a>(before: &'a [DayKey], now: &'a [DayKey]) -> impl Iterator<Item = (usize, usize)> + 'a {
    let mut at = 0;
    now.iter().enumerate().filter_map(move |(n, day)| {
        while before.get(at).is_some_and(|b| b > day) {
            at += 1;
        }
        before.get(at).filter(|b| *b == day).map(|_| (at, n))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{CheckIn, Instant, Moment};

    fn day(text: &str) -> DayKey {
        DayKey::parse(text).expect("a test's own day")
    }

    fn journal(days: &[&str]) -> Journal {
        let check_ins = days.iter().map(|d| {
            let instant = Instant { utc_ms: i64::from(day(d).number() - 719_163) * 86_400_000 + 43_200_000, offset_s: 0 };
            Arc::new(CheckIn::new(*d, Moment { instant, zone: "UTC".into() }, day(d), Vec::new()))
        });
        let mut journal = Journal { check_ins: check_ins.collect(), ..Journal::default() };
        journal.sort();
        journal
    }

    #[test]
    fn a_list_keeps_its_place_when_days_come_or_go_around_it_and_goes_to_the_day_that_is_asked_for() {
        let few = journal(&["2026-11-20", "2026-11-21", "2026-11-22"]);
        let at = |days: &Days| {
            let (row, above) = days.list.place();
            (days.all.get(row).map(ToString::to_string), above)
        };
        let mut days = Days::default().anew(&few, 1, 0, None, false);
        assert_eq!(at(&days), (Some("2026-11-22".into()), 0.0));
        days.list.put(1, 7.0);
        assert_eq!(at(&days), (Some("2026-11-21".into()), 7.0));
        let days =
            days.anew(&journal(&["2026-11-19", "2026-11-20", "2026-11-21", "2026-11-22", "2026-11-23"]), 2, 0, None, false);
        assert_eq!(at(&days), (Some("2026-11-21".into()), 7.0), "days came above and below");
        let days = days.anew(&journal(&["2026-11-19", "2026-11-23"]), 3, 0, None, false);
        assert_eq!(at(&days).0.as_deref(), Some("2026-11-19"), "the day went: the one before it");
        let mut days = days.anew(&few, 4, 1, Some(day("2026-06-01")), false);
        assert_eq!(days.all.last(), Some(&day("2026-06-01")), "a day that holds nothing is there when asked for");
        days.list.put(0, 0.0);
        assert_eq!(
            in_both(&[day("2026-01-03"), day("2026-01-01")], &[day("2026-01-02"), day("2026-01-01")]).collect::<Vec<_>>(),
            [(1, 1)]
        );
    }
}
