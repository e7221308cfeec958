//! Years from another app: seen before they come in, taken in by one press, and taken back by one.

use super::steps::{
    Window, bring_it_in, can_be_brought_in, go, log_note, opened, page, press, press_by_keyboard, search, settle, type_keys,
    until, window_as_it_opens, window_on,
};
use egui::{Key, Modifiers, accesskit::Role};
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::app::{Action, Room};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// A backup of Daylio that was made by hand for these tests; the same are what `tests/cli` reads.
fn backup(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cli/cases").join(name)
}

fn says(w: &Window, words: &str) -> bool {
    w.query_all_by_label_contains(words).count() > 0
}

fn told(w: &Window) -> String {
    w.state().model.notice().map(|n| n.text.clone()).unwrap_or_default()
}

/// The page shows what would come in.
fn offered(w: &mut Window, file: &Path) {
    w.state_mut().act(Action::Offer(file.to_owned()));
    until(w, "it is looked at", |w| w.state().model.offered.is_none());
    w.run_ok();
}

fn take_in(w: &mut Window) {
    bring_it_in(w);
    until(w, "it is taken in", |w| opened(w).journal.arriving.is_none());
    settle(w);
}

fn ctrl_z(w: &mut Window) {
    w.key_press_modifiers(Modifiers::COMMAND, Key::Z);
    w.run_ok();
    settle(w);
}

/// The journal as it would be exported.
fn exported(w: &mut Window, folder: &Path, name: &str) -> String {
    let to = folder.join(name);
    w.state_mut().act(Action::Export(to.clone(), Box::default()));
    until(w, "it is written", |w| told(w).contains("written to"));
    w.state_mut().act(Action::CloseNotice);
    fs::read_to_string(to).expect("it is there")
}

#[test]
fn one_step_takes_a_whole_import_back_and_leaves_what_was_written_since() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    log_note(&mut w, "5", "a walk");
    let before = exported(&mut w, folder.path(), "before.jsonl");
    offered(&mut w, &backup("daylio-week1.daylio"));
    assert!(says(&w, "This looks like a backup of Daylio") && says(&w, "10 entries are new"));
    take_in(&mut w);
    assert_eq!((opened(&w).journal.journal.check_ins.len(), w.state().model.shell.room), (11, Room::Range));
    assert!(told(&w).starts_with("10 entries added") && w.state().model.notice().is_some_and(|n| n.undo));
    ctrl_z(&mut w);
    assert_eq!(told(&w), "Taken back: the journal is as it was before");
    assert_eq!(exported(&mut w, folder.path(), "after.jsonl"), before);
    // The same with something that was written by hand since.
    offered(&mut w, &backup("daylio-week1.daylio"));
    take_in(&mut w);
    log_note(&mut w, "6", "since then");
    ctrl_z(&mut w);
    ctrl_z(&mut w);
    let left: Vec<_> = opened(&w).journal.journal.check_ins.iter().map(|c| c.note.to_string()).collect();
    assert_eq!((left, opened(&w).journal.journal.moods.len()), (vec!["a walk".to_owned()], 0));
}

#[test]
fn who_comes_from_another_app_sees_no_first_pages_before_or_after_but_their_years() {
    let folder = tempfile::tempdir().expect("a folder");
    let journal = folder.path().join("journal.gamut");
    let mut w = window_as_it_opens(&journal, [480.0, 640.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    w.run_ok();
    assert!(says(&w, "1 of 3"));
    let past = w.get_by_label("I have entries in another app").rect();
    assert!(past.bottom() < 640.0, "it is in sight before anything is scrolled: {past:?}");
    offered(&mut w, &backup("daylio-week1.daylio"));
    assert!(!says(&w, "1 of 3") && says(&w, "Bring in 10 entries"));
    assert!(says(&w, "don't count towards it"), "what an overall mood is not is said before it comes");
    press(&mut w, "Cancel");
    assert!(says(&w, "1 of 3"), "nothing came, so nothing is begun");
    offered(&mut w, &backup("daylio-week1.daylio"));
    take_in(&mut w);
    assert!(!says(&w, "1 of 3") && w.state().model.shell.room == Room::Range);
    go(&mut w, Room::Today);
    assert!(w.query_by_label("Save check-in").is_some());
    drop(w);
    let mut w = window_as_it_opens(&journal, [480.0, 640.0]);
    until(&mut w, "the journal is open", |w| w.state().model.is_open());
    w.run_ok();
    assert!(!says(&w, "1 of 3"));
}

#[test]
fn what_says_something_else_is_told_beside_each_other_and_chosen_one_by_one() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    offered(&mut w, &backup("daylio-week1.daylio"));
    take_in(&mut w);
    offered(&mut w, &backup("daylio-week2-edited.daylio"));
    let arriving = opened(&w).journal.arriving.clone().expect("it is shown");
    let differing = arriving.weighed.differing.len();
    assert!(differing > 1, "{differing}");
    assert!(says(&w, "In your journal") && says(&w, "In the file"));
    let note = |w: &Window, id: &str| opened(w).journal.journal.check_in(&id.into()).map(|c| c.note.to_string());
    let all = &arriving.weighed.differing;
    let at = all.iter().position(|d| d.ours.note != d.theirs.note).expect("one with another note");
    let first = all[at].clone();
    let id = first.ours.id.as_str();
    w.get_all_by_label("Take the file's").nth(at).expect("it is there").click_accesskit();
    w.run_ok();
    assert_eq!(opened(&w).journal.arriving.as_ref().map(gamut::app::Arriving::taken_over), Some(1));
    let new = arriving.new_ones();
    if new == 0 {
        press(&mut w, "Change 1 entry");
    } else {
        bring_it_in(&mut w);
    }
    until(&mut w, "it is taken in", |w| opened(w).journal.arriving.is_none());
    settle(&mut w);
    assert_eq!(note(&w, id), Some(first.theirs.note.to_string()));
    for kept in all.iter().filter(|kept| kept.ours.id != first.ours.id) {
        assert_eq!(note(&w, kept.ours.id.as_str()), Some(kept.ours.note.to_string()), "the others stay");
    }
    ctrl_z(&mut w);
    assert_eq!(note(&w, id), Some(first.ours.note.to_string()));
}

#[test]
fn all_can_be_taken_or_kept_at_once_and_a_second_time_nothing_is_new() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    offered(&mut w, &backup("daylio-week1.daylio"));
    take_in(&mut w);
    offered(&mut w, &backup("daylio-week2-edited.daylio"));
    let over = |w: &Window| opened(w).journal.arriving.as_ref().map_or(0, gamut::app::Arriving::taken_over);
    press(&mut w, "Take all from the file");
    assert!(over(&w) > 1);
    press(&mut w, "Keep all of mine");
    assert_eq!(over(&w), 0);
    press(&mut w, "Take all from the file");
    w.run_ok();
    if can_be_brought_in(&w) {
        bring_it_in(&mut w);
    } else {
        w.get_by_label_contains("Change ").click_accesskit();
    }
    until(&mut w, "it is taken in", |w| opened(w).journal.arriving.is_none());
    settle(&mut w);
    offered(&mut w, &backup("daylio-week2-edited.daylio"));
    assert!(says(&w, "There is nothing new in this file") && !can_be_brought_in(&w));
    press(&mut w, "Close");
    assert!(says(&w, "Choose the file that the app exported"));
}

#[test]
fn it_is_done_by_keyboard_alone_in_a_small_window_with_large_letters() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let mut settings = opened(&w).journal.journal.settings.clone();
    settings.text_size = gamut::domain::TextSize::new(200);
    w.state_mut().act(gamut::app::SettingsChange(settings));
    settle(&mut w);
    w.set_size(egui::vec2(480.0, 640.0));
    w.run_ok();
    offered(&mut w, &backup("daylio-week1.daylio"));
    press_by_keyboard(&mut w, "Bring in 10 entries");
    until(&mut w, "it is taken in", |w| opened(w).journal.arriving.is_none());
    settle(&mut w);
    assert_eq!(opened(&w).journal.journal.check_ins.len(), 10);
}

#[test]
fn rows_that_cannot_be_read_are_all_named_and_nothing_of_their_words_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let file = folder.path().join("some.csv");
    let bad: Vec<String> = (0..30).map(|n| format!("2026-01-{:02}T10:00:00Z,eleven{n},\n", n % 28 + 1)).collect();
    let bad = bad.concat();
    fs::write(&file, format!("at,feeling:joy,note\n2026-01-02T10:00:00Z,4,by the sea\n{bad}")).expect("written");
    offered(&mut w, &file);
    assert!(says(&w, "30 entries can't be read and are left out") && says(&w, "by the sea"));
    let all = w.query_all_by_label_contains("the answer to a feeling is no whole number").count();
    assert!(all >= 30, "{all}");
    assert!(!says(&w, "eleven"));
}

#[test]
fn an_overall_mood_is_seen_in_the_journal_in_range_in_the_year_and_found_by_the_apps_own_word() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    offered(&mut w, &backup("daylio-week1.daylio"));
    take_in(&mut w);
    let label = opened(&w).journal.journal.moods.iter().map(|m| m.label.clone()).find(|l| !l.is_empty()).expect("a word");
    let with_it = opened(&w).journal.journal.moods.iter().filter(|m| m.label == label).count();
    go(&mut w, Room::Journal);
    assert!(says(&w, "Mood in Daylio: "));
    search(&mut w, &label);
    assert!(opened(&w).journal.search.found.len() >= with_it);
    let findings = opened(&w).journal.findings.clone().expect("worked out");
    assert!(findings.analysis.usual_reach.is_none(), "no range is made of it");
    w.state_mut().act(Action::Search(gamut::app::Wish::default()));
    settle(&mut w);
    press(&mut w, "Year");
    w.run_ok();
    // The last year of which there is anything is the one that opens.
    press(&mut w, "Overall mood (imported)");
    assert!(says(&w, "Overall mood of another app, not part of the range, on"));
}

#[test]
fn years_that_came_are_shown_whole_and_the_year_picture_opens_on_the_last_of_them() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    log_note(&mut w, "5", "a walk");
    let file = folder.path().join("moods.csv");
    let days = ["2022-01-03", "2023-06-01", "2024-05-01"].map(|day| format!("{day},x,y,21:00,good,,,\n"));
    let head = "full_date,date,weekday,time,mood,activities,note_title,note\n";
    fs::write(&file, format!("{head}{}", days.concat())).expect("written");
    offered(&mut w, &file);
    take_in(&mut w);
    assert!(w.get_by_label("All").accesskit_node().toggled() == Some(egui::accesskit::Toggled::True), "not an empty quarter");
    go(&mut w, Room::Journal);
    press(&mut w, "Year");
    w.run_ok();
    assert!(w.query_by_label("2026").is_some(), "there is an entry of this year");
    ctrl_z(&mut w);
    drop(w);
    let mut w = window_on(&folder.path().join("other.gamut"));
    offered(&mut w, &file);
    take_in(&mut w);
    go(&mut w, Room::Journal);
    press(&mut w, "Year");
    w.run_ok();
    assert!(w.query_by_label("2024").is_some(), "the last year of which there is anything");
}

#[test]
fn a_file_that_is_chosen_while_another_comes_in_and_a_wrong_kind_are_answered_in_a_sentence() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let pdf = folder.path().join("page.pdf");
    fs::write(&pdf, "%PDF-1.7\n").expect("written");
    offered(&mut w, &pdf);
    assert!(told(&w).starts_with("This is a PDF page"), "{}", told(&w));
    assert!(opened(&w).journal.arriving.is_none());
    offered(&mut w, &backup("daylio-week1.daylio"));
    w.state_mut().act(Action::CloseNotice);
    offered(&mut w, &pdf);
    assert!(told(&w).starts_with("This is a PDF page"), "{}", told(&w));
    assert!(says(&w, "Bring in 10 entries"), "what was there before stays");
    page(&mut w, "Journal and files");
    page(&mut w, "Bring in entries");
    assert!(says(&w, "Bring in 10 entries"), "also when one looks elsewhere in between");
}

#[test]
fn enter_in_the_field_for_the_path_looks_at_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    go(&mut w, Room::Settings);
    page(&mut w, "Bring in entries");
    press(&mut w, "Type the path instead: what is brought in");
    w.run_ok();
    type_keys(&mut w, &backup("daylio-week1.daylio").display().to_string());
    w.key_press(Key::Enter);
    until(&mut w, "what stands in it is shown", |w| says(w, "Bring in 10 entries"));
}

#[test]
fn of_years_that_have_only_moods_these_are_the_picture_in_range_and_the_day_that_is_read_names_its_mood() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let file = folder.path().join("moods.csv");
    let moods = ["awful", "bad", "meh", "good", "rad"];
    let days: Vec<String> = (1..=30).map(|d| format!("2026-10-{d:02},x,y,21:00,{},,,\n", moods[d % 5])).collect();
    let days = days.concat();
    let more = "2026-10-30,x,y,22:00,bad,,,\n";
    fs::write(&file, format!("full_date,date,weekday,time,mood,activities,note_title,note\n{days}{more}")).expect("written");
    offered(&mut w, &file);
    take_in(&mut w);
    go(&mut w, Room::Range);
    w.run_ok();
    let picture = |w: &Window| {
        let all = w.get_all_by_role(Role::Image);
        let mut nodes =
            all.map(|n| (n.accesskit_node().label().unwrap_or_default(), n.accesskit_node().value().unwrap_or_default()));
        nodes.find(|(label, _)| label.contains("No feelings are answered on these days")).expect("the picture")
    };
    assert!(picture(&w).0.contains("Overall mood (imported from Daylio), 1 to 5: between awful (1) and rad (5), on 30 days"));
    assert!(!says(&w, "Each feeling") && !says(&w, "Compare two stretches"), "nothing empty is offered beneath");
    w.get_by_role_and_label(Role::Image, &picture(&w).0).focus();
    w.run_ok();
    let is_it = |w: &Window| picture(w).1.starts_with("Friday, 30 October 2026");
    for _ in 0..40 {
        if !is_it(&w) {
            w.key_press(Key::ArrowLeft);
            w.run_ok();
        }
    }
    assert_eq!(
        picture(&w).1,
        "Friday, 30 October 2026: no feelings answered, 2 check-ins; mood in Daylio: awful (1 of 5), bad (2 of 5)"
    );
    go(&mut w, Room::Journal);
    press(&mut w, "Year");
    w.run_ok();
    assert!(
        says(&w, "Overall mood of another app, not part of the range, on 30 days"),
        "the year is coloured by what there is"
    );
}
