//! Drafts as the first programs that kept them wrote them: the files beside this one. They stay readable to the last
//! field, and are written as they were.

use super::{Evening, monday_evening};
use chrono::NaiveTime;
use gamut::{
    app::{
        Action, CHECK_IN_DRAFT, CheckInChange, DoneForm, DoneStage, EventForm, FeelingForm, ItemForm, OTHER_FORMS_DRAFT,
        PlanForm, SET_ASIDE_DRAFT, TrialInHand, WordForm, Writing,
        drafts::{Naming, NotSoForm, OtherForms, check_in, other_forms},
    },
    domain::{
        Answer, Catalogue, CheckInDraft, Contacted, DayKey, EventKind, ExpectedFelt, FeelingId, Instant, Intensity, ItemKind,
        Moment, NotSo, Outcome, OwnContact, SafetyPlan, SymptomAnswer, SymptomId, Valence, Way, WayItem, WordKind,
    },
    storage::Store,
};

/// A file ends with a line's end, a draft doesn't.
macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("fixtures/", $name)).trim_end_matches('\n')
    };
}

fn rated(steps: u8) -> Answer {
    Answer::Rated(Intensity::new(steps).unwrap())
}

fn day(text: &str) -> DayKey {
    DayKey::parse(text).unwrap()
}

/// Every field says something.
fn whole_check_in() -> CheckInDraft {
    let symptoms = (1..).map(SymptomId).zip(SymptomAnswer::ALL);
    let adding = WordKind::ALL.map(|kind| (kind, format!("half a {} ", kind.word())));
    CheckInDraft {
        editing: Some("01890a5d-ac96-774b-bcce-b302099a8057".into()),
        other_time: Some((day("2026-11-21"), NaiveTime::from_hms_milli_opt(18, 30, 5, 250).unwrap())),
        // What came after the last version that was let out is as if it weren't said there.
        time: None,
        all_feelings: false,
        all_context: false,
        answers: [
            (FeelingId(1), Answer::Rated(Intensity::NOT_FELT)),
            (FeelingId(2), Answer::CannotTell),
            (FeelingId(12), rated(10)),
        ]
        .into(),
        symptoms: symptoms.collect(),
        sleep: "6:3".into(),
        medicines: vec!["sertraline 50 mg".into(), "\"as needed\"".into()],
        substances: vec!["none".into()],
        company: "a friend, and أختي".into(),
        tags: vec!["sea".into(), "😀".into()],
        adding: adding.into(),
        note: "half a sent\n\t  and spaces \\ ".into(),
        expected_felt: vec![
            ExpectedFelt { what: "a film".into(), expected: Intensity::new(7).ok(), felt: Some(Answer::CannotTell) },
            ExpectedFelt { what: "a walk".into(), expected: Some(Intensity::NOT_FELT), felt: Some(rated(3)) },
            ExpectedFelt { what: String::new(), expected: None, felt: None },
        ],
    }
}

/// A new one, of which hardly anything is said.
fn check_in_set_aside() -> CheckInDraft {
    CheckInDraft { note: "was here first".into(), ..CheckInDraft::default() }
}

/// Every form is begun, and every field of it says something.
fn every_form() -> OtherForms {
    let at = Moment { instant: Instant { utc_ms: 1_795_466_400_123, offset_s: 3600 }, zone: "Europe/Berlin".into() };
    let plan = |what: &str, expected| PlanForm {
        what: what.into(),
        day: Some(day("2026-11-28")),
        item: Some("item-1".into()),
        expected: Intensity::new(expected).ok(),
    };
    let item = |kind: ItemKind| {
        (kind, ItemForm { words: format!("words of {}", kind.word()), more: format!("more of {}\nand more", kind.word()) })
    };
    let part = |key: &str| format!("{key}: what I wrote\nand one more line");
    OtherForms {
        event: Some(EventForm {
            id: Some("event-1".into()),
            day: day("2026-11-20"),
            what: EventKind::MedicineChanged,
            name: "sertraline".into(),
            dose: "50 mg → 75 mg".into(),
            note: "in the mornings".into(),
        }),
        trial: Some(TrialInHand {
            way: Way::Senses,
            at,
            before: Some(rated(3)),
            step: 2,
            asking_after: true,
            after: Some(Answer::CannotTell),
            outcome: Some(Outcome::NoChange),
            note: "the sea, for a while".into(),
        }),
        plans: [(Way::Journal, plan("a page", 0)), (Way::Doctor, plan("call", 4)), (Way::OnceEnjoyed, plan("choir", 10))]
            .into(),
        contact: ("My sister".into(), "0151 000 (evenings)".into()),
        items: ItemKind::ALL.map(item).into(),
        changing: Some(WayItem {
            id: "item-2".into(),
            kind: ItemKind::Activity,
            words: "the choir".into(),
            more: "one song\nthe rest".into(),
            once_moved: Intensity::new(8).ok(),
            contacted: Some(Contacted::DateSet),
            found: vec!["near_by".into(), "in_my_language".into()],
            retired: true,
        }),
        writing: Some(Writing { prompt: Some("What did you last want?".into()), words: "To be out\nthere. ".into() }),
        done: Some(DoneForm {
            plan: "plan-1".into(),
            stage: DoneStage::Doing,
            expected: Intensity::new(2).ok(),
            felt: Some(rated(6)),
            outcome: Some(Outcome::Moved),
        }),
        contact_in_hand: Some(OwnContact {
            id: "contact-1".into(),
            name: "A friend".into(),
            reach: "at work, until five".into(),
        }),
        safety_plan: Some(SafetyPlan {
            signs: part("signs"),
            what_helps: part("what helps"),
            people: part("people"),
            places: part("places"),
            professionals: part("professionals"),
            safer_place: part("safer place"),
            reasons: part("reasons"),
        }),
        asking: Some(("question-1".into(), "Could it be the".into())),
        not_so: Some(NotSoForm { pattern: "narrow".into(), why: Some(NotSo::Holiday), reason: "by the lake".into() }),
        aside: gamut::app::Aside::default(),
        week: None,
        naming: Naming {
            feeling: Some(("Tender".into(), Valence::Pleasant)),
            another_feeling: "Aw".into(),
            another_symptom: "Sleeping b".into(),
            feeling_name: Some((FeelingId(1), "Quiet jo".into())),
            symptom_name: Some((SymptomId(2), "Tire".into())),
            word: Some((WordKind::Tags, "sea".into(), "the se".into())),
        },
    }
}

/// Every form is begun, and what need not be said in it isn't.
fn barely_begun() -> OtherForms {
    let at = Moment { instant: Instant { utc_ms: 1_795_466_400_000, offset_s: 0 }, zone: "UTC".into() };
    OtherForms {
        event: Some(EventForm {
            id: None,
            day: day("2026-11-23"),
            what: EventKind::Loss,
            name: String::new(),
            dose: String::new(),
            note: String::new(),
        }),
        trial: Some(TrialInHand::begin(Way::Substances, at, None)),
        plans: [(Way::Therapist, PlanForm { what: "write".into(), ..PlanForm::default() })].into(),
        changing: Some(WayItem::new("item-3".into(), ItemKind::Scent, "")),
        writing: Some(Writing { prompt: None, words: "a".into() }),
        done: Some(DoneForm { plan: "plan-2".into(), stage: DoneStage::Before, expected: None, felt: None, outcome: None }),
        safety_plan: Some(SafetyPlan::default()),
        not_so: Some(NotSoForm { pattern: "narrow".into(), why: None, reason: "no".into() }),
        ..OtherForms::default()
    }
}

#[test]
fn a_check_in_kept_by_an_earlier_program_is_read_to_the_last_field() {
    assert_eq!(check_in::decode(fixture!("check_in.json")), Some(whole_check_in()));
    assert_eq!(check_in::decode(fixture!("check_in_set_aside.json")), Some(check_in_set_aside()));
}

#[test]
fn forms_kept_by_an_earlier_program_are_read_to_the_last_field() {
    assert_eq!(other_forms::decode(fixture!("other_forms.json")), every_form());
    assert_eq!(other_forms::decode(fixture!("other_forms_barely_begun.json")), barely_begun());
}

/// So that an earlier program reads what this one keeps.
#[test]
fn what_was_read_is_kept_again_byte_by_byte() {
    for body in [fixture!("check_in.json"), fixture!("check_in_set_aside.json")] {
        assert_eq!(check_in::encode(&check_in::decode(body).unwrap()), body);
    }
    for body in [fixture!("other_forms.json"), fixture!("other_forms_barely_begun.json")] {
        assert_eq!(other_forms::encode(&other_forms::decode(body)), body);
    }
}

#[test]
fn a_journal_with_drafts_of_an_earlier_program_opens_with_each_of_them_in_its_room() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("journal.gamut");
    let mut store = Store::create(&path, &Catalogue::starting()).unwrap();
    for (slot, body) in [
        (CHECK_IN_DRAFT, fixture!("check_in.json")),
        (SET_ASIDE_DRAFT, fixture!("check_in_set_aside.json")),
        (OTHER_FORMS_DRAFT, fixture!("other_forms.json")),
    ] {
        store.put_draft(slot, body, monday_evening().instant.utc_ms).unwrap();
    }
    drop(store);
    let mut e = Evening::on(&path);

    let kept = every_form();
    let forms = &e.open().forms;
    assert_eq!((&forms.today.check_in, &forms.today.event), (&whole_check_in(), &kept.event));
    let ways = &forms.ways;
    assert_eq!((&ways.trial, &ways.plans, &ways.items), (&kept.trial, &kept.plans, &kept.items));
    assert_eq!(
        (&ways.changing, &ways.writing, &ways.done, &ways.asking),
        (&kept.changing, &kept.writing, &kept.done, &kept.asking)
    );
    let help = &forms.help;
    assert_eq!((&help.contact, &help.contact_in_hand), (&kept.contact, &kept.contact_in_hand));
    assert_eq!(Some(&help.safety_plan), kept.safety_plan.as_ref());
    let patterns = &forms.patterns;
    let not_so = patterns.dismissing.clone().map(|pattern| {
        let (why, reason) = (patterns.dismiss_why, patterns.dismiss_reason.clone());
        NotSoForm { pattern, why, reason }
    });
    assert_eq!(not_so, kept.not_so);
    let Naming { another_feeling, another_symptom, feeling_name, symptom_name, .. } = kept.naming;
    assert_eq!((&forms.today.another_feeling, &forms.today.another_symptom), (&another_feeling, &another_symptom));
    let settings = &forms.settings;
    assert_eq!((&settings.renaming, &settings.symptom_name), (&feeling_name, &symptom_name));
    assert_eq!(settings.feeling, Some(FeelingForm { name: "Tender".into(), valence: Valence::Pleasant }));
    assert_eq!(settings.word, Some(WordForm { kind: WordKind::Tags, word: "sea".into(), into: "the se".into() }));

    e.ask(Action::KeepDraft);
    assert!(e.asked.is_empty(), "the disk has it all: {:?}", e.asked);
    e.do_now(CheckInChange::LeaveForm);
    assert_eq!(e.open().forms.today.check_in, check_in_set_aside());
}
