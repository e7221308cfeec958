//! The same numbers in every room and every file: card, Range's side, band and pictures, questions, page, JSON.

use super::made_up::{Time, flat_for, journal, keep, today};
use super::steps::{go, opened, press, settle, window_on};
use super::told_numbers::{
    Told, band_says, doctor_says, doctors_first_page, of_evidence, of_numbers, picture_tells, range_says, table_says,
};
use egui_kittest::kittest::Queryable;
use gamut::{
    analysis::{Analysis, How, LikeMeUse, PatternKind, analyse},
    app::Room,
    domain::{Journal, LikeMe, Sensitivity},
    exchange::analysis_json,
};

/// All rooms and files of one journal; what is said of its last pattern is given back.
fn all_say_the_same(made: &Journal) -> Analysis {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("journal.gamut");
    keep(&path, made);
    let mut w = window_on(&path);
    let journal = opened(&w).journal.counted().clone();
    let analysis = analyse(&journal, today());
    let said = analysis_json::analysis(&analysis, None, &journal.catalogue);
    let last = said["patterns"].as_array().and_then(|all| all.last()).cloned().unwrap_or_default();
    let stands = last["numbers"]["now"].is_object();
    let evidence = said["evidence"]
        .is_object()
        .then(|| [of_evidence(&said["evidence"], "usual"), of_evidence(&said["evidence"], "recent")]);

    go(&mut w, Room::Patterns);
    if stands {
        let (before, now) = (of_numbers(&last["numbers"]["before"]), of_numbers(&last["numbers"]["now"]));
        if let Some(evidence) = &evidence {
            assert_eq!(*evidence, [before.clone(), now.clone()], "what the last day rests on");
            press(&mut w, "The numbers behind it");
            table_says(&w, &before, &now);
            press(&mut w, "The numbers behind it");
            picture_tells(&w, &journal, &before, &now);
        } else {
            assert!(w.query_by_label("The numbers behind it").is_none(), "there are too few");
        }
        press(&mut w, "How it was noticed");
        let (usual, look) = (of_evidence(&last["evidence"], "usual"), of_evidence(&last["evidence"], "recent"));
        assert_eq!(usual, before, "as it was noticed, it is beside the same usual");
        table_says(&w, &usual, &look);
        doctor_says(&w, &analysis, &journal, &before, &now);
        band_says(&mut w, &said, &before);
    } else if last.is_object() {
        let (before, then) = (of_numbers(&last["numbers"]["before"]), of_numbers(&last["numbers"]["then"]));
        let since = analysis.patterns.last().expect("it is over").since;
        press(&mut w, &format!("What was seen from {} on", since.words()));
        picture_tells(&w, &journal, &before, &then);
        press(&mut w, "The numbers behind it");
        table_says(&w, &before, &then);
    }
    if let Some([before, now]) = &evidence {
        if !stands {
            band_says(&mut w, &said, before);
        }
        range_says(&mut w, &analysis, &journal, before, now);
        if !stands && !last.is_object() {
            go(&mut w, Room::Patterns);
            picture_tells(&w, &journal, before, now);
            press(&mut w, "The numbers of the last weeks");
            table_says(&w, before, now);
        }
    }
    settle(&mut w);
    assert_eq!(*opened(&w).journal.findings.as_ref().expect("worked out").analysis, analysis);
    analysis
}

#[test]
fn of_a_pattern_that_has_stood_for_long() {
    let a = all_say_the_same(&flat_for(200));
    assert_eq!(a.patterns.len(), 1);
    assert!(a.ask && a.patterns[0].ended.is_none());
}

#[test]
fn of_joy_alone() {
    let a = all_say_the_same(&journal(200, true, |ago| if ago < 60 { Time::JoyGone } else { Time::Lively }));
    assert_eq!(a.patterns.last().map(|p| p.kind), Some(PatternKind::MostlyPleasant));
}

#[test]
fn of_a_further_step_inside() {
    let a = all_say_the_same(&journal(255, true, |ago| match ago {
        0..45 => Time::WeakerStill,
        45..125 => Time::Weaker,
        _ => Time::Lively,
    }));
    assert_eq!(a.patterns.last().map(|p| (p.ended, p.course.steps.len())), Some((None, 1)));
}

#[test]
fn of_a_pattern_that_is_over() {
    let a = all_say_the_same(&journal(260, true, |ago| if (70..130).contains(&ago) { Time::Flat } else { Time::Lively }));
    assert!(matches!(a.patterns.last().and_then(|p| p.course.ended), Some((_, How::Over))));
}

#[test]
fn of_one_with_a_break() {
    let a = all_say_the_same(&journal(282, true, |ago| match ago {
        0..40 | 82..142 => Time::Flat,
        _ => Time::Lively,
    }));
    assert_eq!(a.patterns.last().map(|p| (p.ended, p.course.breaks.len())), Some((None, 1)));
}

#[test]
fn of_a_time_that_is_only_heavier() {
    let a = all_say_the_same(&journal(200, true, |ago| if ago < 50 { Time::Heavy } else { Time::Lively }));
    assert!(a.patterns.is_empty() && a.heavier.is_some());
}

#[test]
fn of_a_stretch_that_was_marked_while_a_pattern_stands() {
    let mut marked = flat_for(60);
    let mark = LikeMe::new(today().plus(-160), today().plus(-125), today().plus(-10)).expect("in order");
    marked.settings.like_me = vec![mark];
    let a = all_say_the_same(&marked);
    assert!(matches!(a.like_me[0].1, LikeMeUse::Beside(..)), "{:?}", a.like_me);
}

#[test]
fn of_a_cautious_setting() {
    let mut cautious = flat_for(60);
    cautious.settings.sensitivity = Sensitivity::Cautious;
    assert_eq!(all_say_the_same(&cautious).patterns.len(), 1);
}

#[test]
fn of_days_that_are_missing_and_days_on_which_nothing_could_be_told() {
    let a = all_say_the_same(&journal(210, true, |ago| match (ago % 5, ago % 9) {
        (2, _) => Time::Silent,
        (_, 4) => Time::CannotTell,
        _ if ago < 70 => Time::Flat,
        _ => Time::Lively,
    }));
    assert_eq!(a.patterns.len(), 1);
}

#[test]
fn of_a_form_without_numbness() {
    let a = all_say_the_same(&journal(190, false, |ago| if ago < 60 { Time::Flat } else { Time::Lively }));
    assert_eq!(a.patterns.last().map(|p| p.course.numbers.after.numbness), Some(None));
}

#[test]
fn of_a_pattern_of_whose_last_weeks_too_little_is_known() {
    let a = all_say_the_same(&journal(190, true, |ago| match ago {
        0..14 => Time::Silent,
        14..60 => Time::Flat,
        _ => Time::Lively,
    }));
    assert_eq!(a.patterns.last().map(|p| (p.ended, p.compared.is_none())), Some((None, true)));
}

#[test]
fn of_a_journal_in_which_nothing_stands_out() {
    assert!(all_say_the_same(&journal(160, true, |_| Time::Lively)).patterns.is_empty());
}

#[test]
fn the_same_words_have_the_same_numbers_in_every_room_and_on_the_page() {
    for made in [flat_for(60), flat_for(200), journal(200, true, |ago| if ago < 60 { Time::JoyGone } else { Time::Lively })] {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("journal.gamut");
        keep(&path, &made);
        let mut w = window_on(&path);
        let mut told = Told::default();
        told.hear(&w);
        go(&mut w, Room::Range);
        settle(&mut w);
        told.hear(&w);
        go(&mut w, Room::Patterns);
        settle(&mut w);
        for folded in ["What varies less and what does not", "The numbers behind it"] {
            press(&mut w, folded);
        }
        told.hear(&w);
        let findings = opened(&w).journal.findings.clone().expect("worked out");
        let questions: Vec<String> = findings.questions.iter().map(|q| q.words.clone()).collect();
        let page = doctors_first_page(&opened(&w).journal.journal, &findings.analysis, &questions).scene;
        told.hear_text(&page.description);
        told.agrees();
        // A number of days stands beside the days it is of.
        let days: Vec<&str> = page.description.split(". ").filter(|s| s.contains("days with check-ins")).collect();
        assert!(days.iter().all(|s| s.contains(" to ") || s.contains(" from ")), "{days:?}");
    }
}
