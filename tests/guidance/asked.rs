//! The person's own list for the doctor: kept, struck out, reworded, in their order, with what the journal fills in now.

use gamut::{
    domain::{Direction, ItemKind, WayItem},
    guidance::{Asked, DoctorQuestion, QUESTION_LIMIT, asked, asked_moved, taken_along, with_asked},
};

fn filled(keys: &[&'static str]) -> Vec<DoctorQuestion> {
    keys.iter().map(|key| DoctorQuestion { key, words: format!("{key} today?") }).collect()
}

fn words(list: &[Asked]) -> Vec<&str> {
    list.iter().map(|a| a.words.as_str()).collect()
}

fn find<'a>(list: &'a [Asked], key: &str) -> &'a Asked {
    list.iter().find(|a| a.key.as_deref() == Some(key)).expect("it is on the list")
}

fn with(list: &[Asked], changed: &Asked) -> Vec<Asked> {
    list.iter().map(|a| if a.id == changed.id { changed.clone() } else { a.clone() }).collect()
}

#[test]
fn without_a_change_the_list_is_what_the_journal_fills_in() {
    let questions = filled(&["a", "b", "c"]);
    let list = asked(&questions, &[]);
    assert_eq!(words(&list), ["a today?", "b today?", "c today?"]);
    assert_eq!(taken_along(&list).len(), 3);
    assert_eq!(asked(&questions, &with_asked(&[], &list)), list, "kept as it is, it is the same");
}

#[test]
fn what_is_struck_out_reworded_moved_and_added_stays_so_while_the_numbers_are_filled_anew() {
    let before = filled(&["a", "b", "c"]);
    let mut list = asked(&before, &[]);
    list = with(&list, &Asked { struck: true, ..find(&list, "a").clone() });
    list = with(&list, &find(&list, "b").in_other_words("  Mine,\n instead? "));
    list = asked_moved(list.clone(), &find(&list, "c").id, Direction::Up);
    list.push(Asked::own("own".into(), "And this?"));
    let items = with_asked(&[], &list);

    let mut now = filled(&["a", "b", "c"]);
    now[2].words = "c tomorrow?".into();
    let list = asked(&now, &items);
    assert_eq!(words(&list), ["a today?", "c tomorrow?", "Mine, instead?", "And this?"]);
    assert_eq!(taken_along(&list), ["c tomorrow?", "Mine, instead?", "And this?"]);
    let again = find(&list, "b").in_other_words(" ");
    assert_eq!(words(&asked(&now, &with_asked(&items, &with(&list, &again))))[2], "b today?", "no words are the filled ones");
}

#[test]
fn a_question_that_is_filled_in_later_comes_where_it_belongs_and_one_that_is_not_keeps_its_stroke() {
    let mut list = asked(&filled(&["a", "c"]), &[]);
    list = with(&list, &Asked { struck: true, ..find(&list, "a").clone() });
    let items = with_asked(&[], &list);
    assert_eq!(words(&asked(&filled(&["a", "b", "c"]), &items)), ["a today?", "b today?", "c today?"]);
    assert_eq!(words(&asked(&filled(&["z", "c"]), &items)), ["z today?", "c today?"]);
    // While "a" is not filled in something else is changed: its stroke is still known afterwards.
    let items = with_asked(&items, &asked(&filled(&["c"]), &items));
    assert!(find(&asked(&filled(&["a", "c"]), &items), "a").struck);
    // What was said in the person's own words stays, whether it is filled in or not.
    let reworded = with(&list, &find(&list, "c").in_other_words("Mine?"));
    assert_eq!(words(&asked(&[], &with_asked(&[], &reworded))), ["Mine?"]);
}

#[test]
fn the_other_lists_among_the_ways_are_left_as_they_are() {
    let scent = WayItem::new("s".into(), ItemKind::Scent, "rain");
    let items = with_asked(std::slice::from_ref(&scent), &asked(&filled(&["a"]), &[]));
    assert_eq!(items.iter().filter(|i| i.kind == ItemKind::Scent).collect::<Vec<_>>(), [&scent]);
    assert_eq!(asked(&[], &[scent]), []);
}

#[test]
fn a_move_passes_what_is_struck_out_and_ends_at_the_ends() {
    let list = asked(&filled(&["a", "b", "c"]), &[]);
    let list = with(&list, &Asked { struck: true, ..find(&list, "b").clone() });
    let (a, c) = (find(&list, "a").id.clone(), find(&list, "c").id.clone());
    assert_eq!(taken_along(&asked_moved(list.clone(), &c, Direction::Up)), ["c today?", "a today?"]);
    for (id, direction) in [(&a, Direction::Up), (&c, Direction::Down)] {
        assert_eq!(asked_moved(list.clone(), id, direction), list);
    }
    let long = Asked::own("o".into(), &"word ".repeat(200));
    assert!(long.words.chars().count() <= QUESTION_LIMIT);
}
