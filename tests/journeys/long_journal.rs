//! The journal room with many days: scrolling, looking for some of them, and all of it without a mouse.

use super::steps::{
    Window, focused, go, log_note, monday_evening, opened, press, press_by_keyboard, search, settle, until, window_as_it_opens,
    window_on,
};
use egui::{Key, ViewportId, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::Room,
    domain::{CheckIn, DayKey, DayStart, Journal, Settings},
    storage::Store,
};
use std::{collections::BTreeSet, path::Path, sync::Arc};

/// The sample as somebody's own journal, two years of it with a gap of six years between.
fn write_long(path: &Path) -> Journal {
    let now = monday_evening();
    let today = now.instant.day(DayStart::default());
    let mut journal = gamut::exchange::sample_journal(today, &now.zone);
    let older = journal.check_ins.iter().map(|c| {
        let mut older = CheckIn::clone(c);
        older.id = format!("older {}", c.id).as_str().into();
        older.at.instant.utc_ms -= 7 * 364 * 86_400_000;
        older.day = c.day.plus(-7 * 364);
        Arc::new(older)
    });
    let older: Vec<_> = older.collect();
    journal.check_ins.extend(older);
    journal.sort();
    let mut store = Store::create(path, &journal.catalogue).expect("made");
    store.import(&journal, 0).expect("taken in");
    store.save_settings(&Settings { welcomed: true, sample: false, ..journal.settings.clone() }).expect("set");
    journal
}

fn long_window(size: [f32; 2]) -> (tempfile::TempDir, Window, Journal) {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let journal = write_long(&path);
    let mut w = window_as_it_opens(&path, size);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    settle(&mut w);
    go(&mut w, Room::Journal);
    (folder, w, journal)
}

/// The days whose check-ins are laid out, newest first.
fn days_shown(w: &Window) -> Vec<DayKey> {
    let labels = w.root().children_recursive().filter_map(|n| n.accesskit_node().label()).collect::<Vec<_>>();
    let dates = labels.iter().filter_map(|l| l.strip_prefix("Delete the check-in of "));
    let mut days: Vec<DayKey> = dates
        .filter_map(|l| chrono::NaiveDate::parse_from_str(l.rsplit_once(' ')?.0, "%d %B %Y").ok())
        .map(DayKey::from_date)
        .collect();
    days.dedup();
    days
}

#[test]
fn every_day_is_come_to_page_by_page_and_only_those_in_view_are_laid_out() {
    for size in [[1100.0, 760.0], [480.0, 640.0]] {
        let (_folder, mut w, journal) = long_window(size);
        let mut seen = BTreeSet::new();
        let mut presses = 0;
        while w.query_by_label("Here the journal begins").is_none() {
            let shown = days_shown(&w);
            assert!(shown.len() < 16, "{} days at once", shown.len());
            assert!(shown.is_sorted_by(|a, b| a > b), "{shown:?}");
            seen.extend(shown);
            w.key_press(Key::PageDown);
            w.run_ok();
            presses += 1;
            assert!(presses < 2000, "the list comes to an end");
        }
        seen.extend(days_shown(&w));
        let all: BTreeSet<_> = journal.check_ins.iter().map(|c| c.day).collect();
        assert_eq!(seen, all, "{size:?}");
        w.key_press(Key::Home);
        w.run_ok();
        assert_eq!(days_shown(&w).first(), all.last(), "Home is now");
        w.key_press(Key::End);
        w.run_ok();
        assert!(w.query_by_label("Here the journal begins").is_some(), "End is the beginning");
        assert_eq!(days_shown(&w).last(), all.first());
        if size[0] > 600.0 {
            press(&mut w, "To the newest");
            assert_eq!(days_shown(&w).first(), all.last());
        }
    }
}

#[test]
fn pages_up_go_back_the_way_they_came() {
    let (_folder, mut w, _journal) = long_window([1100.0, 760.0]);
    w.key_press(Key::End);
    w.run_ok();
    let mut before = days_shown(&w);
    for _ in 0..40 {
        w.key_press(Key::PageUp);
        w.run_ok();
        let now = days_shown(&w);
        assert!(now.iter().any(|d| before.contains(d)), "no day is jumped over: {before:?}, then {now:?}");
        assert_ne!(now, before);
        before = now;
    }
}

#[test]
fn a_change_far_up_leaves_the_list_where_it_is() {
    let (_folder, mut w, journal) = long_window([1100.0, 760.0]);
    for _ in 0..12 {
        w.key_press(Key::PageDown);
        w.run_ok();
    }
    let place = |w: &Window, day: DayKey| w.get_by_label(&words(day)).rect().top();
    let shown = days_shown(&w);
    let day = shown[shown.len() / 2];
    let before = place(&w, day);
    let newest = journal.check_ins.last().expect("one");
    let n = journal.check_ins.len();
    w.state_mut().act(gamut::app::CheckInChange::Delete(newest.id.clone()));
    until(&mut w, "it is gone", |w| opened(w).journal.journal.check_ins.len() == n - 1);
    settle(&mut w);
    // A notice came above the list: what is in the list stands as far below its upper edge as before.
    let notice = w.get_by_label("Moved to the trash").rect();
    let moved = place(&w, day) - before;
    assert!((0.0..=notice.height() + 40.0).contains(&moved), "{moved}");
    let again = days_shown(&w);
    assert!(again.iter().filter(|d| shown.contains(d)).count() + 2 >= shown.len(), "{shown:?}, then {again:?}");
}

fn words(day: DayKey) -> String {
    use chrono::Datelike;
    let this_year = day.date().year() == 2026;
    if this_year { day.weekday_words() } else { format!("{} {}", day.weekday_words(), day.date().year()) }
}

#[test]
fn a_day_years_ago_is_jumped_to_and_the_next_of_the_calendar_from_there() {
    let (_folder, mut w, journal) = long_window([1100.0, 760.0]);
    let first = journal.check_ins[0].day;
    w.state_mut().act(gamut::app::Action::ShowDay(first.plus(40)));
    w.run_ok();
    assert!(days_shown(&w).iter().all(|d| (first..=first.plus(60)).contains(d)), "{:?}", days_shown(&w));
    w.key_press(Key::Home);
    w.run_ok();
    w.state_mut().act(gamut::app::Action::ShowDay(first.plus(40)));
    w.run_ok();
    assert!(days_shown(&w).iter().all(|d| *d < first.plus(60)), "the same day is gone to again");
}

#[test]
fn a_day_without_check_ins_is_reached_by_the_calendar_and_can_be_written_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    log_note(&mut w, "3", "grey");
    go(&mut w, Room::Journal);
    w.get_by_label("Friday, 20 November 2026").click_accesskit();
    until(&mut w, "the day is shown", |w| opened(w).journal.shown_day == DayKey::parse("2026-11-20"));
    w.run_ok();
    assert!(w.query_by_label("No check-in on this day").is_some());
    assert!(w.query_by_label("Joy: 3, a little").is_some(), "the days around it are there");
    w.get_by_label("Write for this day").click_accesskit();
    until(&mut w, "Today is open", |w| w.state().model.shell.room == Room::Today);
    assert_eq!(opened(&w).forms.today.check_in.other_time.map(|(d, _)| d), DayKey::parse("2026-11-20"));
}

#[test]
fn filters_and_words_narrow_what_is_found_and_each_can_be_taken_away_again() {
    let (_folder, mut w, journal) = long_window([1100.0, 760.0]);
    let all = journal.check_ins.len();
    let answered = |w: &Window| opened(w).journal.search.answered && opened(w).journal.search.found.whole;
    let found = |w: &Window| opened(w).journal.search.found.len();
    press(&mut w, "Filter…");
    assert!(w.query_by_label_contains("hurt").is_none(), "the item about hurting oneself is not offered");
    press(&mut w, "Has a note");
    until(&mut w, "it is answered", answered);
    let noted = found(&w);
    assert_eq!(noted, journal.check_ins.iter().filter(|c| !c.note.trim().is_empty()).count());
    assert!(noted > 0 && noted < all);
    w.run_ok();
    w.get_all_by_label("Joy").find(|n| n.accesskit_node().role() == Role::RadioButton).expect("offered").click_accesskit();
    w.run_ok();
    press(&mut w, "5 or more");
    until(&mut w, "it is answered", |w| answered(w) && opened(w).journal.search.wish.filters.all().len() == 2);
    let strong = found(&w);
    assert!(strong > 0 && strong < noted, "{strong} of {noted}");
    w.run_ok();
    press(&mut w, "Remove the filter: has a note");
    until(&mut w, "it is answered", |w| answered(w) && opened(w).journal.search.wish.filters.all().len() == 1);
    assert!(found(&w) > strong);
    w.run_ok();
    search(&mut w, "zzzz");
    assert!(w.query_by_label("No check-in that fits these filters holds these words.").is_some());
    w.get_all_by_label("Clear the filters").last().expect("offered").click_accesskit();
    until(&mut w, "it is answered", |w| answered(w) && opened(w).journal.search.wish.filters.is_empty());
    w.run_ok();
    press(&mut w, "Back to the days");
    assert_eq!(days_shown(&w).first(), journal.check_ins.last().map(|c| &c.day));
}

#[test]
fn hits_go_on_as_one_scrolls_and_their_number_is_said() {
    let (_folder, mut w, journal) = long_window([1100.0, 760.0]);
    search(&mut w, "the");
    // What else is read meanwhile has it searched once more, the first page first.
    until(&mut w, "all are found", |w| opened(w).journal.search.found.whole && opened(w).journal.search.found.len() > 40);
    let n = journal.check_ins.iter().filter(|c| c.note.to_lowercase().contains("the")).count();
    let found = opened(&w).journal.search.found.len();
    assert!(found > 40 && found <= n, "{found} of {n}");
    assert!(w.query_by_label(&format!("{found} check-ins found, the newest first")).is_some());
    // The keyboard leaves the field, or the keys would move in its words.
    press_by_keyboard(&mut w, "Filter…");
    w.key_press(Key::End);
    until(&mut w, "the last are there with their words", |w| {
        let search = &opened(w).journal.search;
        search.found.get(found - 1).is_some_and(|(place, _)| search.excerpts.contains_key(&place))
    });
    w.run_ok();
    let oldest = opened(&w).journal.search.found.get(found - 1).map(|(_, c)| Arc::clone(c)).expect("there");
    let name = format!("Change the check-in of {} {}", oldest.day.words(), oldest.at.instant.clock_words());
    assert!(w.query_by_label(&name).is_some(), "{name}");
}

#[test]
fn a_letter_of_a_search_is_drawn_once_it_is_answered_and_rows_nobody_sees_are_not_waited_for() {
    let (_folder, mut w, _journal) = long_window([1100.0, 760.0]);
    search(&mut w, "the");
    let before = opened(&w).journal.search.answers;
    w.event(egui::Event::Text(" a".to_owned()));
    until(&mut w, "it is answered", |w| {
        let search = &opened(w).journal.search;
        search.answers > before && search.answered && search.found.whole
    });
    let mut frames = 0;
    while w.output().viewport_output[&ViewportId::ROOT].repaint_delay.is_zero() && frames < 40 {
        w.step();
        frames += 1;
    }
    // Two that egui draws after each letter, and the one with what was found.
    assert!(frames <= 3, "{frames} frames");
}

#[test]
fn a_prompt_is_offered_another_follows_and_it_leads_into_the_note() {
    let (_folder, mut w, _journal) = long_window([1100.0, 1400.0]);
    assert!(w.query_by_label("Write about something…").is_some());
    let prompt = |w: &Window| {
        let label = w.get_by_label_contains("Write now: ").accesskit_node().label().unwrap_or_default();
        label.trim_start_matches("Write now: ").to_owned()
    };
    let first = prompt(&w);
    press(&mut w, "Another prompt");
    assert_ne!(prompt(&w), first);
    press(&mut w, "Senses");
    let chosen = prompt(&w);
    assert!(gamut::guidance::prompts().iter().any(|p| p.about == "senses" && p.text == chosen));
    press(&mut w, &format!("Write now: {chosen}"));
    until(&mut w, "Today is open", |w| w.state().model.shell.room == Room::Today);
    assert_eq!(opened(&w).forms.today.check_in.note, format!("{chosen}\n"));
}

#[test]
fn beside_the_note_of_today_a_prompt_is_there_when_asked_for_and_becomes_its_first_line() {
    let (_folder, mut w, _journal) = long_window([1100.0, 1400.0]);
    go(&mut w, Room::Today);
    assert!(w.query_by_label_contains("Begin the note with").is_none(), "none is pushed on anyone");
    press(&mut w, "Something to write about…");
    press(&mut w, "No prompt");
    press(&mut w, "Something to write about…");
    press(&mut w, "Another prompt");
    let name = w.get_by_label_contains("Begin the note with: ").accesskit_node().label().unwrap_or_default();
    press(&mut w, &name);
    assert_eq!(opened(&w).forms.today.check_in.note, format!("{}\n", name.trim_start_matches("Begin the note with: ")));
    assert!(w.query_by_label_contains("Begin the note with").is_none());
}

#[test]
fn by_tab_alone_one_comes_to_every_control_of_the_room_and_on_through_the_days() {
    for size in [[1100.0, 760.0], [480.0, 640.0]] {
        let (_folder, mut w, _journal) = long_window(size);
        press(&mut w, "Filter…");
        let mut wanted: BTreeSet<String> =
            ["Days", "Year", "Search what you wrote", "Filter…", "Has a note", "Added later", "Week before"]
                .map(str::to_owned)
                .into();
        wanted.insert(if size[0] > 600.0 { "Month before" } else { "Go to a day…" }.to_owned());
        let mut days = BTreeSet::new();
        let mut held = Vec::new();
        w.get_by_role_and_label(Role::TextInput, "Search what you wrote").focus();
        w.run_ok();
        for _ in 0..400 {
            let name = focused(&w);
            if let Some(day) = name.strip_prefix("Delete the check-in of ") {
                days.insert(day.to_owned());
            }
            wanted.remove(&name);
            held.push(name);
            if days.len() > 12 {
                break;
            }
            w.key_press(Key::Tab);
            w.run_ok();
            let has = w.root().children_recursive().find(|n| n.accesskit_node().is_focused()).map(|n| n.rect());
            let window = egui::Rect::from_min_size(egui::Pos2::ZERO, size.into());
            assert!(has.is_none_or(|r| window.intersects(r)), "{} is out of sight at {has:?}", focused(&w));
        }
        assert!(days.len() > 12, "one goes on through the days: {held:?}");
        // Backwards from the field comes what stands before it.
        w.key_press(Key::Home);
        w.run_ok();
        w.get_by_role_and_label(Role::TextInput, "Search what you wrote").focus();
        w.run_ok();
        for _ in 0..4 {
            w.key_press_modifiers(egui::Modifiers::SHIFT, Key::Tab);
            w.run_ok();
            wanted.remove(&focused(&w));
        }
        assert_eq!(wanted, BTreeSet::new(), "at {size:?} never come to; held: {held:?}");
    }
}
