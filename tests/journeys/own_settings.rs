//! Settings: what is changed is kept at once, and history stays.

use super::steps::{Window, forms, go, open_form, opened, page, press, settle, type_keys, until, window_on};
use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT, Queryable};
use gamut::{
    app::Room,
    domain::{DayStart, SELF_HARM_KEY, ThemeChoice, Valence},
};

fn slider<'a>(w: &'a Window, name: &'a str) -> Option<egui_kittest::Node<'a>> {
    w.query_by_role_and_label(Role::Slider, name)
}

#[test]
fn a_feeling_that_is_added_is_asked_and_one_that_is_put_away_keeps_its_history() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    page(&mut w, "Feelings");
    w.get_by_label("Another feeling").focus();
    w.run_ok();
    type_keys(&mut w, "Tenderness");
    w.get_by_label("Add feeling").click_accesskit();
    settle(&mut w);
    go(&mut w, Room::Today);
    let row = slider(&w, "Tenderness").expect("it is asked");
    row.focus();
    w.run_ok();
    type_keys(&mut w, "6");
    w.get_by_label("Save check-in").click_accesskit();
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    page(&mut w, "Feelings");
    w.get_by_label("Put Tenderness away").click_accesskit();
    settle(&mut w);
    go(&mut w, Room::Today);
    open_form(&mut w);
    assert!(slider(&w, "Tenderness").is_none());
    assert!(w.query_by_label("Tenderness: 6, clearly").is_some(), "what was written stays");
    drop(w);
    let mut w = window_on(&path);
    open_form(&mut w);
    assert!(slider(&w, "Tenderness").is_none());
    page(&mut w, "Feelings");
    w.get_by_label("Bring Tenderness back").click_accesskit();
    settle(&mut w);
    go(&mut w, Room::Today);
    open_form(&mut w);
    assert!(slider(&w, "Tenderness").is_some());
}

#[test]
fn a_feeling_is_renamed_and_moved_and_a_name_that_is_taken_is_refused_in_words() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    page(&mut w, "Feelings");
    w.get_by_label("Move Joy down").click_accesskit();
    w.run_ok();
    w.get_by_label("Rename Joy").click_accesskit();
    w.run_ok();
    forms(&mut w).settings.renaming.as_mut().expect("begun").1 = "Sadness".into();
    w.run_ok();
    assert!(w.query_by_label("Another feeling has this name already").is_some());
    w.get_by_label("Save name").click_accesskit();
    w.run_ok();
    assert!(opened(&w).forms.settings.renaming.is_some(), "it stays open");
    forms(&mut w).settings.renaming.as_mut().expect("begun").1 = "Quiet joy".into();
    w.run_ok();
    w.get_by_label("Save name").click_accesskit();
    settle(&mut w);
    let names: Vec<_> = opened(&w).journal.journal.catalogue.asked().map(|f| f.name.clone()).collect();
    assert_eq!(names[..2], ["Contentment", "Quiet joy"]);
}

#[test]
fn the_look_and_the_day_start_are_there_after_reopening() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    let mut w = window_on(&path);
    page(&mut w, "Look");
    w.get_by_label("Dark").click_accesskit();
    w.run_ok();
    for _ in 0..3 {
        w.get_by_label("Larger").click_accesskit();
        w.run_ok();
    }
    w.get_by_label_contains("Reduce motion").click_accesskit();
    w.run_ok();
    page(&mut w, "Day and units");
    w.get_by_label("A new day begins at").click_accesskit();
    w.run_ok();
    w.get_by_label("06:00").click_accesskit();
    settle(&mut w);
    drop(w);
    let w = window_on(&path);
    let s = &opened(&w).journal.journal.settings;
    assert_eq!((s.theme, s.text_size.per_cent(), s.reduce_motion), (ThemeChoice::Dark, 130, true));
    assert_eq!(s.day_start, DayStart::new(6).expect("six"));
    assert!(w.ctx.global_style().visuals.dark_mode);
}

#[test]
fn safety_5_the_item_about_hurting_oneself_is_off_until_it_is_switched_on() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let name = opened(&w).journal.journal.catalogue.symptom_by_key(SELF_HARM_KEY).expect("it is there").name.clone();
    assert!(w.query_by_label_contains(&name).is_none());
    page(&mut w, "Symptoms");
    w.get_by_label("Also ask about wanting to hurt myself").click_accesskit();
    settle(&mut w);
    go(&mut w, Room::Today);
    assert!(w.query_by_label_contains(&name).is_some());
}

#[test]
fn a_journal_is_exported_and_taken_in_again_without_doubling() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    type_keys(&mut w, "7?");
    w.get_by_label("Save check-in").click_accesskit();
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    let file = folder.path().join("out.jsonl");
    page(&mut w, "Journal and files");
    forms(&mut w).settings.export_to = file.display().to_string();
    w.run_ok();
    w.get_by_role_and_label(Role::Button, "Export").click_accesskit();
    until(&mut w, "it is said", |w| w.query_by_label_contains("written to").is_some() && file.exists());
    page(&mut w, "Bring in entries");
    forms(&mut w).settings.import_from = file.display().to_string();
    w.run_ok();
    press(&mut w, "Look at this file");
    until(&mut w, "it is looked at", |w| w.query_by_label_contains("1 entry is here already").is_some());
    assert_eq!(opened(&w).journal.journal.check_ins.len(), 1);
}

#[test]
fn a_part_of_the_journal_is_written_by_its_days_and_without_what_is_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    type_keys(&mut w, "7");
    forms(&mut w).today.check_in.note = "by the sea".into();
    w.run_ok();
    w.get_by_label("Save check-in").click_accesskit();
    until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == 1);
    settle(&mut w);
    let file = folder.path().join("part.csv");
    page(&mut w, "Journal and files");
    forms(&mut w).settings.export_to = file.display().to_string();
    w.run_ok();
    press(&mut w, "Only some days, or not all of it");
    let height = |name: &str| w.get_by_role_and_label(Role::CheckBox, name).rect().height();
    assert!(["Company", "Tags", "Ways tried"].iter().all(|name| height(name) < 40.0), "each is one line");
    press(&mut w, "Notes");
    press(&mut w, "For a spreadsheet that writes 6,5: semicolons and decimal commas");
    for (typed, said) in [("soon", "Type a day as"), ("2031-01-01", "Type a day as")] {
        forms(&mut w).settings.export.from = typed.into();
        w.run_ok();
        assert!(w.query_by_label_contains(said).is_some(), "{typed}");
        assert!(w.get_by_role_and_label(Role::Button, "Export").accesskit_node().is_disabled());
    }
    forms(&mut w).settings.export.from = "yesterday".into();
    w.run_ok();
    let from = w.state().model.today().plus(-1).words();
    assert!(w.query_by_label(&format!("From {from} on")).is_some());
    w.get_by_role_and_label(Role::Button, "Export").click_accesskit();
    until(&mut w, "it is said", |w| w.query_by_label_contains("a part of the journal").is_some() && file.exists());
    let text = std::fs::read_to_string(&file).expect("text");
    assert!(text.starts_with("id;at;") && !text.contains("by the sea") && text.lines().count() == 2, "{text}");
    press(&mut w, "All of it again");
    assert!(forms(&mut w).settings.export.without.is_empty());
}

#[test]
fn a_path_that_leads_nowhere_says_so_below_its_field() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    page(&mut w, "Journal and files");
    let nowhere = "leads to no folder known here";
    assert!(w.query_by_label_contains(nowhere).is_none());
    forms(&mut w).settings.export_to = "~nobody-of-this-name/out.jsonl".into();
    w.run_ok();
    assert!(w.query_by_label_contains(nowhere).is_some(), "export");
    page(&mut w, "Bring in entries");
    forms(&mut w).settings.import_from = "~nobody-of-this-name/in.jsonl".into();
    w.run_ok();
    assert!(w.query_by_label_contains(nowhere).is_some(), "import");
    forms(&mut w).settings.import_from = "~/in.jsonl".into();
    w.run_ok();
    assert!(w.query_by_label_contains(nowhere).is_none());
}

#[test]
fn which_side_a_new_feeling_of_a_file_is_on_is_asked_before_anything_is_taken_in() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let file = folder.path().join("own.csv");
    std::fs::write(&file, "at,feeling:Hope,feeling:JOY\n2026-09-20T20:00:00Z,9,4\n").expect("written");
    page(&mut w, "Bring in entries");
    forms(&mut w).settings.import_from = file.display().to_string();
    w.run_ok();
    press(&mut w, "Look at this file");
    until(&mut w, "it is asked", |w| w.query_by_label("Hope is pleasant").is_some());
    let m = &opened(&w).journal;
    assert!(m.journal.check_ins.is_empty() && m.journal.catalogue.feelings.len() == 9, "nothing is taken in yet");
    assert!(w.query_by_label("JOY is pleasant").is_none(), "that is there already");
    press(&mut w, "Bring in 1 entry");
    settle(&mut w);
    assert!(opened(&w).journal.journal.check_ins.is_empty(), "not before it is answered");
    press(&mut w, "Hope is pleasant");
    until(&mut w, "it is looked at once more", |w| {
        opened(w).journal.arriving.as_ref().is_some_and(gamut::app::Arriving::is_ready)
    });
    w.run_ok();
    press(&mut w, "Bring in 1 entry");
    until(&mut w, "it is taken in", |w| opened(w).journal.journal.check_ins.len() == 1);
    let journal = &opened(&w).journal.journal;
    let hope = journal.catalogue.feeling_named("hope").and_then(|id| journal.catalogue.feeling(id)).expect("it is there");
    assert_eq!((hope.valence, journal.catalogue.feelings.len()), (Valence::Pleasant, 10));
    assert!(w.query_by_label("Hope is pleasant").is_none());
}

#[test]
fn a_word_in_another_spelling_is_the_one_that_is_in_use() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    for tag in ["Work", "WORK"] {
        forms(&mut w).today.check_in.tags = vec![tag.into()];
        w.run_ok();
        let n = opened(&w).journal.journal.check_ins.len();
        w.get_by_label("Save check-in").click_accesskit();
        until(&mut w, "it is saved", |w| opened(w).journal.journal.check_ins.len() == n + 1);
    }
    assert!(opened(&w).journal.journal.check_ins.iter().all(|c| &*c.context.tags[0] == "Work"));
}

/// SAFETY 7: help is there at once, and the check-in is kept whatever the person does next.
#[test]
fn safety_7_help_is_there_as_soon_as_the_item_about_hurting_oneself_is_answered() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let settings = gamut::domain::Settings { ask_self_harm: true, ..opened(&w).journal.journal.settings.clone() };
    let id = opened(&w).journal.journal.catalogue.symptom_by_key(gamut::domain::SELF_HARM_KEY).expect("in the list").id;
    let now = super::steps::monday_evening();
    let window = w.state_mut();
    let _shown_at_once = window.model.apply(gamut::app::SettingsChange(settings), &now);
    w.run_ok();
    assert!(w.query_by_label("Open help").is_none());
    forms(&mut w).today.check_in.symptoms.insert(id, gamut::domain::SymptomAnswer::RatherNotSay);
    w.run_ok();
    assert!(w.query_by_label("Open help").is_some(), "before anything is saved");
    forms(&mut w).today.check_in.symptoms.insert(id, gamut::domain::SymptomAnswer::No);
    w.run_ok();
    assert!(w.query_by_label("Open help").is_none());
}

#[test]
fn a_symptom_of_ones_own_is_asked_and_renamed_and_moved() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    page(&mut w, "Symptoms");
    w.get_by_label("Another symptom").focus();
    w.run_ok();
    type_keys(&mut w, "Sleeping badly");
    w.get_by_label("Add symptom").click_accesskit();
    settle(&mut w);
    w.get_by_label("Rename and reorder symptoms").click_accesskit();
    w.run_ok();
    w.get_by_label("Move Sleeping badly up").click_accesskit();
    settle(&mut w);
    w.get_by_label("Name of Sleeping badly").focus();
    w.run_ok();
    type_keys(&mut w, " again");
    w.get_by_label("Add symptom").focus();
    settle(&mut w);
    let names: Vec<_> = opened(&w).journal.journal.catalogue.symptoms.iter().map(|s| s.name.clone()).collect();
    assert!(names.iter().any(|n| n.contains("Sleeping badly") && n.contains("again")), "{names:?}");
    go(&mut w, Room::Today);
    assert!(w.query_by_label_contains("again: not asked").is_some());
}

#[test]
fn the_short_form_asks_about_a_few_feelings_and_the_others_are_one_press_away() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    page(&mut w, "Feelings");
    w.get_by_label("Contentment in the short form").click_accesskit();
    settle(&mut w);
    w.get_by_label("Guilt in the short form").click_accesskit();
    settle(&mut w);
    go(&mut w, Room::Today);
    let asked = |w: &Window| -> Vec<String> {
        let all = ["Joy", "Contentment", "Excitement", "Affection", "Sadness", "Anxiety", "Anger", "Guilt", "Numbness"];
        all.into_iter().filter(|n| slider(w, n).is_some()).map(str::to_owned).collect()
    };
    assert_eq!(asked(&w), ["Joy", "Excitement", "Sadness", "Anxiety", "Anger", "Guilt", "Numbness"]);
    w.get_by_label("All feelings…").click_accesskit();
    w.run_ok();
    assert_eq!(asked(&w).len(), 9);
    slider(&w, "Affection").expect("asked").focus();
    w.run_ok();
    type_keys(&mut w, "4");
    w.get_by_label("Fewer feelings").click_accesskit();
    w.run_ok();
    assert!(slider(&w, "Affection").is_some(), "what is answered stays in sight");
    w.get_by_label("Save check-in").click_accesskit();
    settle(&mut w);
    open_form(&mut w);
    assert_eq!(asked(&w).len(), 7, "the next one is short again");
}

#[test]
fn a_feeling_is_added_from_the_list_of_words_without_leaving_the_form() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    type_keys(&mut w, "5");
    w.get_by_label("Another feeling…").click_accesskit();
    w.run_ok();
    type_keys(&mut w, "gratit");
    assert!(w.query_by_label("Hope").is_none(), "the list follows what is typed");
    w.get_by_label("Gratitude").click_accesskit();
    settle(&mut w);
    assert!(slider(&w, "Gratitude").is_some() && slider(&w, "Joy").is_some());
    assert_eq!(super::steps::heard(&w, "Joy"), "5, clearly", "what was answered stays");
    w.get_by_label("Another feeling…").click_accesskit();
    w.run_ok();
    type_keys(&mut w, "Saudade");
    w.get_by_label("Add “Saudade” as unpleasant").click_accesskit();
    settle(&mut w);
    let added = opened(&w).journal.journal.catalogue.asked().find(|f| f.name == "Saudade").cloned();
    assert_eq!(added.map(|f| f.valence), Some(gamut::domain::Valence::Unpleasant));
}

#[test]
fn a_feeling_wears_another_mark_and_the_contrast_is_as_strong_as_asked() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    page(&mut w, "Feelings");
    w.get_by_label("Mark of Joy: circle").click_accesskit();
    w.run_ok();
    w.get_by_label("leaf").click_accesskit();
    settle(&mut w);
    assert!(w.query_by_label("Mark of Joy: leaf").is_some());
    page(&mut w, "Look");
    w.get_by_label("High contrast, dark").click_accesskit();
    settle(&mut w);
    assert_eq!(opened(&w).journal.journal.settings.theme, ThemeChoice::ContrastDark);
    assert_eq!(w.ctx.global_style().visuals.panel_fill, egui::Color32::BLACK);
}

#[test]
fn a_feeling_that_is_typed_is_taken_with_enter_and_a_word_of_ones_own_asks_which_side_it_is() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut w = window_on(&folder.path().join("journal.gamut"));
    let asked = |w: &Window, name: &str| opened(w).journal.journal.catalogue.feeling_named(name).is_some();
    for (typed, is_known) in [("awe", true), ("Wabi-sabi", false)] {
        press(&mut w, "Another feeling…");
        w.get_by_role_and_label(Role::TextInput, "Choose a word, or write your own. It is asked about from now on").focus();
        w.run_ok();
        type_keys(&mut w, typed);
        w.key_press(egui::Key::Enter);
        w.run_ok();
        settle(&mut w);
        assert_eq!(asked(&w, typed), is_known, "{typed}");
    }
    press(&mut w, "Add “Wabi-sabi” as pleasant");
    settle(&mut w);
    assert!(asked(&w, "Wabi-sabi"));
}
