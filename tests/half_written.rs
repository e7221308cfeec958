//! What a person typed is not lost: the model and the desk over a real journal file, without a window.

#![expect(clippy::unwrap_used, reason = "a test stops loudly")]

#[path = "half_written/kept_before.rs"]
mod kept_before;
#[path = "half_written/one_after_another.rs"]
mod one_after_another;

use gamut::{
    app::{
        Action, CheckInChange, DoneForm, DoneStage, EventChange, EventForm, FeelingForm, FileRequest, Forms, ItemForm, Model,
        Open, PlanChange, Reply, Request, RewriteChange, Room, SafetyPlanChange, SettingsChange, TakingInChange,
        WayItemsChange, WordForm, Worker, Written,
    },
    domain::{
        Answer, CheckInDraft, CheckInId, DayKey, Event, EventKind, ExpectedFelt, FeelingId, FeelingIs, Filter, Instant,
        Intensity, ItemKind, Moment, NotSo, PatternKey, Plan, PlanId, Rewrite, SELF_HARM_KEY, SafetyPlan, Settings,
        SymptomAnswer, SymptomId, ThemeChoice, Valence, Way, WayItem, WordKind,
    },
};
use std::{
    collections::VecDeque,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// Monday, 23 November 2026, 21:40 in Berlin, and 123 thousandths of a second.
fn monday_evening() -> Moment {
    Moment { instant: Instant { utc_ms: 1_795_466_400_123, offset_s: 3600 }, zone: "Europe/Berlin".into() }
}

/// A window without its picture: what is asked for waits until the desk takes it.
struct Evening {
    model: Model,
    desk: Worker,
    asked: VecDeque<Request>,
}

impl Evening {
    fn on(path: &Path) -> Self {
        let model = Model::new(path.to_owned(), monday_evening());
        let open = FileRequest::Open { path: path.to_owned(), today: model.today(), secret: None };
        let mut evening = Self { model, desk: Worker::default(), asked: [open.into()].into() };
        evening.settle();
        assert!(evening.model.is_open());
        evening
    }

    fn open(&self) -> &Open {
        self.model.open().unwrap()
    }

    fn forms(&mut self) -> &mut Forms {
        &mut self.model.open_mut().unwrap().forms
    }

    /// Asks, and doesn't wait for the disk.
    fn ask(&mut self, action: impl Into<Action>) {
        self.asked.extend(self.model.apply(action, &monday_evening()));
    }

    fn settle(&mut self) {
        while let Some(request) = self.asked.pop_front() {
            for reply in self.desk.handle(request) {
                self.hear(reply);
            }
        }
    }

    fn hear(&mut self, reply: Reply) {
        self.asked.extend(self.model.receive(reply));
    }

    fn do_now(&mut self, action: impl Into<Action>) {
        self.ask(action);
        self.settle();
    }

    /// What follows each picture of the window.
    fn frame(&mut self) {
        self.asked.extend(self.model.keep_others());
        self.settle();
    }

    fn type_note(&mut self, note: &str) {
        self.forms().today.check_in.note = note.into();
        self.do_now(Action::KeepDraft);
    }

    fn save(&mut self, note: &str) -> CheckInId {
        self.type_note(note);
        self.do_now(CheckInChange::Save);
        let saved = self.open().journal.journal.check_ins.iter().find(|c| &*c.note == note);
        saved.unwrap().id.clone()
    }

    fn notes(&self) -> Vec<&str> {
        self.open().journal.journal.check_ins.iter().map(|c| &*c.note).collect()
    }
}

fn evening() -> (TempDir, Evening) {
    let folder = tempfile::tempdir().unwrap();
    let evening = Evening::on(&folder.path().join("journal.gamut"));
    (folder, evening)
}

/// Takes the window away and opens the journal again.
fn torn_away(folder: &TempDir, evening: Evening) -> Evening {
    drop(evening);
    Evening::on(&folder.path().join("journal.gamut"))
}

#[test]
fn a_half_written_check_in_outlives_a_look_at_an_earlier_one_and_a_crash() {
    let (folder, mut e) = evening();
    let earlier = e.save("earlier");
    e.type_note("half written");
    e.do_now(CheckInChange::Edit(earlier));
    let mut e = torn_away(&folder, e);
    assert_eq!(e.open().forms.today.check_in.note, "earlier");
    e.do_now(CheckInChange::LeaveForm);
    assert_eq!(e.open().forms.today.check_in.note, "half written");
    let e = torn_away(&folder, e);
    assert_eq!(e.open().forms.today.check_in.note, "half written");
}

#[test]
fn changes_not_yet_saved_can_be_taken_back_after_another_check_in_was_opened() {
    let (_folder, mut e) = evening();
    let (first, second) = (e.save("first"), e.save("second"));
    e.do_now(CheckInChange::Edit(first.clone()));
    e.type_note("first, changed");
    e.do_now(CheckInChange::Edit(first));
    assert_eq!(e.open().forms.today.check_in.note, "first, changed");
    e.do_now(CheckInChange::Edit(second));
    assert_eq!(e.open().forms.today.check_in.note, "second");
    e.do_now(Action::Undo);
    assert_eq!(e.open().forms.today.check_in.note, "first, changed");
    e.do_now(CheckInChange::LeaveForm);
    assert!(e.open().forms.today.check_in.note.is_empty());
    e.do_now(Action::Undo);
    assert_eq!(e.open().forms.today.check_in.note, "first, changed");
}

#[test]
fn taking_a_change_back_leaves_the_kept_draft_of_the_form_alone() {
    let (folder, mut e) = evening();
    let id = e.save("as it was");
    e.do_now(CheckInChange::Edit(id));
    e.type_note("changed");
    e.do_now(CheckInChange::Save);
    e.type_note("half written");
    e.do_now(Action::Undo);
    assert_eq!(e.notes(), ["as it was"]);
    assert_eq!(torn_away(&folder, e).open().forms.today.check_in.note, "half written");
}

#[test]
fn a_check_in_that_is_opened_while_another_is_being_saved_is_not_written_over_it() {
    let (folder, mut e) = evening();
    let earlier = e.save("earlier");
    e.type_note("new");
    e.ask(CheckInChange::Save);
    e.ask(CheckInChange::Edit(earlier.clone()));
    e.settle();
    assert_eq!(e.open().forms.today.check_in.editing.as_ref(), Some(&earlier));
    e.do_now(CheckInChange::LeaveForm);
    assert_eq!(e.open().forms.today.check_in, CheckInDraft::default());
    let mut notes = e.notes();
    notes.sort_unstable();
    assert_eq!(notes, ["earlier", "new"]);
    assert_eq!(torn_away(&folder, e).open().forms.today.check_in, CheckInDraft::default());
}

#[test]
fn what_is_typed_while_a_save_is_on_its_way_is_kept_by_the_disk_too() {
    let (folder, mut e) = evening();
    e.type_note("one line");
    e.ask(CheckInChange::Save);
    e.forms().today.check_in.note = "one line and more".into();
    e.settle();
    assert_eq!(e.notes(), ["one line"]);
    let mut e = torn_away(&folder, e);
    assert_eq!(e.open().forms.today.check_in.note, "one line and more");
    e.do_now(CheckInChange::Save);
    assert_eq!(e.notes(), ["one line and more"]);
}

#[test]
fn closing_while_a_save_is_on_its_way_leaves_no_second_copy_in_the_form() {
    let (folder, mut e) = evening();
    e.type_note("once");
    e.ask(CheckInChange::Save);
    e.ask(Action::KeepDraft);
    while let Some(request) = e.asked.pop_front() {
        let _nobody_listens = e.desk.handle(request);
    }
    let e = torn_away(&folder, e);
    assert_eq!((e.notes(), e.open().forms.today.check_in.is_empty()), (vec!["once"], true));
}

#[test]
fn opening_an_earlier_check_in_and_saving_it_moves_nothing() {
    let (_folder, mut e) = evening();
    let id = e.save("as it was");
    let before = e.open().journal.journal.check_in(&id).unwrap().clone();
    e.do_now(CheckInChange::Edit(id.clone()));
    e.type_note("changed");
    e.do_now(CheckInChange::Save);
    let after = e.open().journal.journal.check_in(&id).unwrap();
    assert_eq!((&after.at, after.day, after.written), (&before.at, before.day, before.written));
}

#[test]
fn writing_for_a_day_of_the_journal_moves_no_words_of_another_day() {
    let (_folder, mut e) = evening();
    let id = e.save("earlier");
    let last_week = e.model.today().plus(-7);
    e.type_note("about today");
    e.do_now(Action::Go(Room::Journal));
    e.do_now(CheckInChange::WriteFor(last_week));
    assert!(e.open().forms.today.check_in.is_empty());
    e.save("about last week");
    assert_eq!((e.open().forms.today.check_in.note.as_str(), e.open().forms.today.check_in.other_time), ("about today", None));
    e.do_now(CheckInChange::Edit(id.clone()));
    e.do_now(Action::Go(Room::Journal));
    e.do_now(CheckInChange::WriteFor(last_week));
    assert_eq!(e.open().forms.today.check_in.editing, None);
    assert_eq!(e.open().journal.journal.check_in(&id).unwrap().day, e.model.today());
}

#[test]
fn a_check_in_of_another_day_can_be_moved_to_today() {
    let (_folder, mut e) = evening();
    e.do_now(CheckInChange::WriteFor(e.model.today().plus(-1)));
    let id = e.save("which day was it");
    e.do_now(CheckInChange::Edit(id.clone()));
    e.do_now(CheckInChange::WriteFor(e.model.today()));
    e.do_now(CheckInChange::Save);
    assert_eq!(e.open().journal.journal.check_in(&id).unwrap().day, e.model.today());
}

/// The folder is gone with the file, and something else has its name: nothing can be kept beside it either.
struct NoRoom {
    _elsewhere: TempDir,
    in_the_way: PathBuf,
}

impl Drop for NoRoom {
    fn drop(&mut self) {
        let _gone = std::fs::remove_file(&self.in_the_way);
    }
}

fn no_room_for_a_word(folder: &TempDir) -> NoRoom {
    let elsewhere = tempfile::tempdir().unwrap();
    std::fs::rename(folder.path(), elsewhere.path().join("moved")).unwrap();
    std::fs::write(folder.path(), "").unwrap();
    NoRoom { _elsewhere: elsewhere, in_the_way: folder.path().to_owned() }
}

#[test]
fn an_event_the_disk_did_not_take_stands_in_its_form_again() {
    let (folder, mut e) = evening();
    let form = EventForm {
        id: None,
        day: DayKey::parse("2026-11-20").unwrap(),
        what: EventKind::Loss,
        name: "words".into(),
        dose: String::new(),
        note: "more words".into(),
    };
    e.forms().today.event = Some(form.clone());
    let EventForm { day, what, name, dose, note, .. } = form.clone();
    let _no_room = no_room_for_a_word(&folder);
    e.do_now(EventChange::Save(Event { id: "a".into(), day, what, name, dose, note, deleted_ms: None }));
    assert!(e.model.notice().unwrap().failed);
    assert_eq!(e.open().forms.today.event, Some(form));
}

#[test]
fn a_line_of_a_list_the_disk_did_not_take_stands_in_its_form_again() {
    let (folder, mut e) = evening();
    let sound = WayItem::new("a".into(), ItemKind::Sound, "rain on tin");
    e.do_now(WayItemsChange(vec![sound.clone()]));
    let _no_room = no_room_for_a_word(&folder);
    let group = WayItem { more: "Mondays at six".into(), ..WayItem::new("b".into(), ItemKind::SupportGroup, "the circle") };
    e.do_now(WayItemsChange(vec![sound.clone(), group]));
    assert!(e.model.notice().unwrap().failed);
    assert_eq!(e.open().journal.journal.way_items, std::slice::from_ref(&sound), "the screen says what the file says");
    let form = ItemForm { words: "the circle".into(), more: "Mondays at six".into() };
    assert_eq!(e.open().forms.ways.items.get(&ItemKind::SupportGroup), Some(&form));
    let louder = WayItem { words: "rain on slate".into(), ..sound };
    e.do_now(WayItemsChange(vec![louder.clone()]));
    assert_eq!(e.open().forms.ways.changing, Some(louder));
}

#[test]
fn what_an_import_brings_to_a_list_stays_when_an_earlier_change_of_it_is_taken_back_or_one_is_on_its_way() {
    let (folder, mut e) = evening();
    let item = |id: &str| WayItem::new(id.into(), ItemKind::Scent, id);
    let ids = |e: &Evening| e.open().journal.journal.way_items.iter().map(|i| i.id.to_string()).collect::<Vec<_>>();
    e.do_now(WayItemsChange(vec![item("brought")]));
    let file = folder.path().join("all.jsonl");
    e.do_now(Action::Export(file.clone(), Box::default()));
    let other = tempfile::tempdir().unwrap();
    let mut e = Evening::on(&other.path().join("journal.gamut"));
    e.do_now(WayItemsChange(vec![item("own")]));
    // The list that is written was made before the answer to the import is there.
    e.do_now(Action::Offer(file));
    e.ask(TakingInChange::Arriving);
    e.ask(WayItemsChange(vec![item("own"), item("second")]));
    e.settle();
    assert_eq!(ids(&e), ["own", "second", "brought"]);
    e.do_now(Action::Undo);
    assert_eq!(ids(&e), ["own", "brought"]);
    e.do_now(Action::Undo);
    assert_eq!(ids(&e), ["own"], "one step takes the import back");
    let e = torn_away(&other, e);
    assert_eq!(ids(&e), ["own"]);
}

#[test]
fn what_is_half_written_and_looked_for_follows_when_two_feelings_become_one_also_through_a_crash() {
    let (folder, mut e) = evening();
    let (guilt, anger, unsure) = (FeelingId(8), FeelingId(7), Answer::CannotTell);
    let one = || RewriteChange(Rewrite::Feelings { from: guilt, into: anger });
    let said = |e: &Evening| e.open().forms.today.check_in.answers.iter().map(|(f, a)| (*f, *a)).collect::<Vec<_>>();
    e.forms().today.check_in.answers.insert(guilt, unsure);
    e.save("words");
    let catalogue = e.open().journal.journal.catalogue.clone();
    e.forms().journal.search.filters.add(Filter::Feeling(guilt, FeelingIs::CannotTell), &catalogue);
    e.do_now(Action::Search(e.open().forms.journal.search.clone()));
    assert_eq!(e.open().journal.search.found.len(), 1);
    e.forms().today.check_in.answers.insert(guilt, unsure);
    e.type_note("half written");
    e.do_now(one());
    assert_eq!(said(&e), [(anger, unsure)]);
    assert_eq!(e.open().forms.journal.search.filters.all(), [Filter::Feeling(anger, FeelingIs::CannotTell)]);
    assert!(e.open().journal.search.wish == e.open().forms.journal.search && e.open().journal.search.answered);
    assert_eq!(e.open().journal.search.found.len(), 1, "it is still found");
    e.do_now(Action::Undo);
    assert_eq!(said(&e), [(guilt, unsure)]);
    // The disk has it, and the window is gone before it hears of it.
    e.ask(one());
    let asked = e.asked.pop_front().unwrap();
    assert!(matches!(e.desk.handle(asked)[..], [Reply::Written(Written::Rewritten { .. })]));
    let e = torn_away(&folder, e);
    assert_eq!(said(&e), [(anger, unsure)], "what nobody could see in the form is seen");
}

#[test]
fn a_plan_that_is_done_is_not_done_a_second_time() {
    let (_folder, mut e) = evening();
    let (id, way, what): (PlanId, _, _) = ("p".into(), Way::OnceEnjoyed, "choir".into());
    let plan = Plan { id: id.clone(), way, what, day: None, done_ms: None, item: None, expected: None, kept_in: None };
    e.do_now(PlanChange::Save(plan));
    let felt = Some(Answer::CannotTell);
    let form = DoneForm { plan: id, stage: DoneStage::After, expected: None, felt, outcome: None };
    for _ in 0..2 {
        // As it stands after a crash between the save and the draft that follows it.
        e.forms().ways.done = Some(form.clone());
        e.do_now(PlanChange::Finish);
    }
    assert_eq!(e.open().journal.journal.check_ins.len(), 1);
}

#[test]
fn a_question_being_reworded_and_a_reason_being_given_outlive_a_crash() {
    let (folder, mut e) = evening();
    e.forms().ways.asking = Some(("q".into(), "Could it be the".into()));
    e.forms().patterns.dismissing = Some("narrow".into());
    e.forms().patterns.dismiss_why = Some(NotSo::Holiday);
    e.forms().patterns.dismiss_reason = "by the lake".into();
    e.do_now(Action::KeepDraft);
    let mut e = torn_away(&folder, e);
    assert_eq!(e.open().forms.ways.asking, Some(("q".into(), "Could it be the".into())));
    let reason = (
        e.open().forms.patterns.dismissing.as_ref().map(PatternKey::as_str),
        e.open().forms.patterns.dismiss_why,
        &*e.open().forms.patterns.dismiss_reason,
    );
    assert_eq!(reason, (Some("narrow"), Some(NotSo::Holiday), "by the lake"));
    (e.forms().ways.asking, e.forms().patterns.dismissing) = (None, None);
    e.do_now(Action::KeepDraft);
    let e = torn_away(&folder, e);
    assert_eq!((&e.open().forms.ways.asking, &e.open().forms.patterns.dismissing), (&None, &None));
}

#[test]
fn names_and_words_that_are_being_typed_elsewhere_outlive_a_crash_too() {
    let (folder, mut e) = evening();
    let word = WordForm { kind: WordKind::Tags, word: "sea".into(), into: "the se".into() };
    e.forms().settings.feeling = Some(FeelingForm { name: "Tender".into(), valence: Valence::Unpleasant });
    e.forms().today.another_feeling = "Aw".into();
    e.forms().today.another_symptom = "Sleeping b".into();
    e.forms().settings.renaming = Some((FeelingId(1), "Quiet jo".into()));
    e.forms().settings.symptom_name = Some((SymptomId(2), "Tire".into()));
    e.forms().settings.word = Some(word.clone());
    e.do_now(Action::KeepDraft);
    let mut e = torn_away(&folder, e);
    assert_eq!(e.open().forms.settings.feeling, Some(FeelingForm { name: "Tender".into(), valence: Valence::Unpleasant }));
    assert_eq!((&*e.open().forms.today.another_feeling, &*e.open().forms.today.another_symptom), ("Aw", "Sleeping b"));
    assert_eq!(e.open().forms.settings.renaming, Some((FeelingId(1), "Quiet jo".into())));
    assert_eq!(e.open().forms.settings.symptom_name, Some((SymptomId(2), "Tire".into())));
    assert_eq!(e.open().forms.settings.word, Some(word));
    (e.forms().settings.feeling, e.forms().settings.renaming, e.forms().settings.symptom_name, e.forms().settings.word) =
        (None, None, None, None);
    (e.forms().today.another_feeling, e.forms().today.another_symptom) = (String::new(), String::new());
    e.do_now(Action::KeepDraft);
    let e = torn_away(&folder, e);
    assert_eq!((&e.open().forms.settings.word, &*e.open().forms.today.another_feeling), (&None, ""));
}

#[test]
fn a_setting_the_disk_did_not_take_is_not_shown_as_if_it_had() {
    let (folder, mut e) = evening();
    let before = e.open().journal.journal.settings.clone();
    let _no_room = no_room_for_a_word(&folder);
    e.ask(SettingsChange(Settings { theme: ThemeChoice::Dark, ..before.clone() }));
    assert_eq!(e.open().journal.journal.settings.theme, ThemeChoice::Dark, "shown at once");
    e.settle();
    assert!(e.model.notice().unwrap().failed);
    assert_eq!(e.open().journal.journal.settings, before);
}

#[test]
fn a_safety_plan_that_comes_in_with_an_import_stands_in_its_form() {
    let (folder, mut e) = evening();
    let plan = SafetyPlan { what_helps: "the sea".into(), ..SafetyPlan::default() };
    e.do_now(SafetyPlanChange(plan.clone()));
    e.save("a line");
    let file = folder.path().join("all.jsonl");
    e.do_now(Action::Export(file.clone(), Box::default()));
    let other = tempfile::tempdir().unwrap();
    let mut e = Evening::on(&other.path().join("journal.gamut"));
    e.do_now(Action::Offer(file));
    e.do_now(TakingInChange::Arriving);
    assert_eq!(e.open().journal.journal.safety_plan, plan);
    assert_eq!(e.open().forms.help.safety_plan, plan);
}

#[test]
fn a_setting_changed_before_the_journal_is_open_changes_nothing_in_it() {
    let (folder, mut e) = evening();
    let mut settings = e.open().journal.journal.settings.clone();
    settings.welcomed = true;
    e.do_now(SettingsChange(settings));
    drop(e);
    let path = folder.path().join("journal.gamut");
    let model = Model::new(path.clone(), monday_evening());
    let open = FileRequest::Open { path, today: model.today(), secret: None };
    let mut e = Evening { model, desk: Worker::default(), asked: [open.into()].into() };
    e.do_now(SettingsChange(gamut::domain::Settings::default()));
    assert!(e.open().journal.journal.settings.welcomed);
}

/// SAFETY 7.
#[test]
fn safety_7_an_answer_that_calls_for_help_opens_it_also_where_the_form_cannot_be_saved_yet() {
    let (folder, mut e) = evening();
    let item = e.open().journal.journal.catalogue.symptom_by_key(SELF_HARM_KEY).unwrap().id;
    e.forms().today.check_in.symptoms.insert(item, SymptomAnswer::RatherNotSay);
    e.forms().today.check_in.sleep = "badly".into();
    e.do_now(CheckInChange::Save);
    assert_eq!(e.model.shell.room, Room::Help);
    assert!(e.open().forms.today.problem.is_some());
    assert_eq!(torn_away(&folder, e).open().forms.today.check_in.sleep, "badly");
}

/// Names every field, so that a new one is not forgotten here.
#[test]
fn every_field_of_the_form_outlives_a_crash() {
    let (folder, mut e) = evening();
    let seven = Intensity::new(7).unwrap();
    let symptom = e.open().journal.journal.catalogue.symptoms[0].id;
    let whole = CheckInDraft {
        editing: None,
        other_time: Some((e.model.today().plus(-2), chrono::NaiveTime::from_hms_opt(18, 30, 0).unwrap())),
        time: Some("half s".into()),
        all_feelings: true,
        all_context: true,
        answers: [(FeelingId(1), Answer::Rated(seven)), (FeelingId(2), Answer::CannotTell)].into(),
        symptoms: [(symptom, SymptomAnswer::No)].into(),
        sleep: "6:3".into(),
        medicines: vec!["sertraline 50 mg".into()],
        substances: vec!["none".into()],
        company: "Ali and مريم".into(),
        tags: vec!["sea".into(), "😀".into()],
        adding: WordKind::ALL.map(|kind| (kind, format!("half a {} ", kind.word()))).into(),
        note: "half a sent\u{202e}\n  and spaces ".into(),
        expected_felt: vec![ExpectedFelt { what: "a film".into(), expected: Some(seven), felt: Some(Answer::CannotTell) }],
    };
    e.forms().today.check_in = whole.clone();
    e.do_now(Action::KeepDraft);
    assert_eq!(torn_away(&folder, e).open().forms.today.check_in, whole);
}

#[test]
fn four_answers_stay_four_through_a_draft_that_is_set_aside() {
    let (folder, mut e) = evening();
    let earlier = e.save("earlier");
    let said = [
        (FeelingId(1), Answer::Rated(Intensity::NOT_FELT)),
        (FeelingId(2), Answer::CannotTell),
        (FeelingId(3), Answer::Rated(Intensity::MAX)),
    ];
    e.forms().today.check_in.answers.extend(said);
    e.do_now(Action::KeepDraft);
    e.do_now(CheckInChange::Edit(earlier));
    let mut e = torn_away(&folder, e);
    e.do_now(CheckInChange::LeaveForm);
    assert_eq!(e.open().forms.today.check_in.answers.clone().into_iter().collect::<Vec<_>>(), said);
}
