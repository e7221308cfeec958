//! One of several machines of a person: its journal, its clock, and what can be done on it.

use super::{
    check_in,
    model::{Knows, Thing},
};
use gamut::{domain::*, storage::Store};

/// Numbers from a seed, the same on every machine.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % n
    }

    pub fn of<'a>(&mut self, all: &[&'a str]) -> &'a str {
        all[usize::try_from(self.below(all.len() as u64)).unwrap()]
    }
}

const IDS: [&str; 4] = ["c1", "c2", "0190f3a2-7b1c-7d3e-8f40-0123456789ab", "c4"];
const FEELINGS: [&str; 5] = ["joy", "contentment", "guilt", "anger", "calm"];

pub struct Machine {
    pub store: Store,
    pub knows: Knows,
    pub clock: i64,
    /// It has met another: only then it keeps which ids that may be made of words are gone for good.
    pub has_met: bool,
}

impl Machine {
    fn now(&mut self, dice: &mut Dice) -> i64 {
        // Now and then a clock is put back.
        self.clock += i64::try_from(dice.below(60)).unwrap() - 6;
        self.store.it_is(self.clock);
        self.clock
    }

    pub fn meets(&mut self, other: &Self) {
        self.store.meet_backed_up(&other.store, self.clock).unwrap();
        self.knows.join(&other.knows);
        self.has_met = true;
    }

    /// Does something, in the journal and in the model of it.
    #[expect(clippy::too_many_lines, reason = "one table of what can be done")]
    pub fn does_something(&mut self, dice: &mut Dice, n: u64) {
        let now = self.now(dice);
        let journal = self.store.load().unwrap();
        let id = dice.of(&IDS);
        let word = format!("w{n}");
        let alive = journal.check_ins.iter().any(|c| c.id.as_str() == id);
        let in_trash = journal.trash.iter().any(|c| c.id.as_str() == id);
        match dice.below(20) {
            0..=4 if !in_trash => {
                let feelings = [(dice.of(&FEELINGS), 3), (dice.of(&FEELINGS), 7)];
                let c = check_in(&self.store, id, &word, &feelings);
                self.store.save_check_in(&c, now, None).unwrap();
                self.knows.edits_check_in(id, &word, alive, now);
            }
            5 | 6 if alive => {
                self.store.delete_check_in(&id.into(), now).unwrap();
                self.knows.moves_check_in(id, true, now);
            }
            7 if in_trash => {
                self.store.undelete_check_in(&id.into()).unwrap();
                self.knows.moves_check_in(id, false, now);
            }
            8 if in_trash => {
                self.store.delete_for_good(&[id.into()]).unwrap();
                let is_of_words = id.len() < 36;
                if is_of_words && !self.has_met {
                    self.knows.forgets_check_in(id);
                } else {
                    self.knows.loses_check_in(id, now);
                }
            }
            9 => {
                let id = dice.of(&["e1", "e2"]);
                let day = DayKey::parse("2026-05-05").unwrap();
                let deleted_ms = (dice.below(4) == 0).then_some(now);
                let (name, dose, note) = (word.clone(), String::new(), String::new());
                let event = Event { id: id.into(), day, what: EventKind::Loss, name, dose, note, deleted_ms };
                self.store.save_event(&event).unwrap();
                let said = if deleted_ms.is_some() { format!("{word} deleted {now}") } else { word };
                self.knows.says(Thing::Event, id, &said, now);
            }
            10 => {
                let id = dice.of(&["p1", "p2"]);
                if journal.plans.iter().any(|p| p.id.as_str() == id) && dice.below(2) == 0 {
                    self.store.remove_plan(&id.into()).unwrap();
                    self.knows.goes(Thing::Plan, id, now);
                } else {
                    self.store.save_plan(&Plan::new(id.into(), Way::Journal, word.clone(), None)).unwrap();
                    self.knows.says(Thing::Plan, id, &word, now);
                }
            }
            11 => {
                let (id, mut items) = (dice.of(&["i1", "i2", "i3"]), journal.way_items.clone());
                if items.iter().any(|i| i.id.as_str() == id) && dice.below(2) == 0 {
                    items.retain(|i| i.id.as_str() != id);
                    self.knows.goes(Thing::Item, id, now);
                } else {
                    items.retain(|i| i.id.as_str() != id);
                    let place = usize::try_from(dice.below(items.len() as u64 + 1)).unwrap();
                    items.insert(place, WayItem::new(id.into(), ItemKind::Scent, &word));
                    self.knows.says(Thing::Item, id, &word, now);
                }
                self.store.save_way_items(&items, &journal.way_items).unwrap();
            }
            12 => {
                let (id, mut contacts) = (dice.of(&["k1", "k2"]), journal.contacts.clone());
                let there = contacts.iter().any(|c| c.id.as_str() == id);
                contacts.retain(|c| c.id.as_str() != id);
                if there && dice.below(2) == 0 {
                    self.knows.goes(Thing::Contact, id, now);
                } else {
                    contacts.push(OwnContact { id: id.into(), name: word.clone(), reach: String::new() });
                    self.knows.says(Thing::Contact, id, &word, now);
                }
                self.store.save_contacts(&contacts).unwrap();
            }
            13 => {
                let mut settings = journal.settings.clone();
                let theme = dice.of(&["light", "dark"]);
                settings.take_word("theme", theme);
                if settings == journal.settings {
                    return;
                }
                self.store.save_settings(&settings).unwrap();
                self.knows.says(Thing::Setting, "theme", theme, now);
            }
            14 => {
                let mut settings = journal.settings.clone();
                let mark = dice.of(&["2025-03-01..2025-04-30@2026-01-02", "2025-05-01..2025-05-30@2026-01-03"]);
                let parsed = LikeMe::from_word(mark).unwrap()[0];
                if settings.like_me.contains(&parsed) {
                    settings.like_me.retain(|m| *m != parsed);
                    self.knows.goes(Thing::LikeMe, mark, now);
                } else {
                    settings.like_me.push(parsed);
                    self.knows.says(Thing::LikeMe, mark, mark, now);
                }
                self.store.save_settings(&settings).unwrap();
            }
            15 => {
                let mut c = journal.catalogue.clone();
                let key = dice.of(&["joy", "anger"]);
                let name = dice.of(&["Glad", "Warm", &word]);
                let Some(id) = c.feelings.iter().find(|f| f.key.as_str() == key).map(|f| f.id) else { return };
                if !c.rename_feeling(id, name) || c == journal.catalogue {
                    return;
                }
                self.store.save_catalogue(&c).unwrap();
                self.knows.says(Thing::Name, key, name, now);
            }
            16 => {
                let mut c = journal.catalogue.clone();
                match dice.below(4) {
                    0 => c.ask_about_feeling("Calm", Valence::Pleasant),
                    1 => c.ask_about_feeling(dice.of(&["glad", "Own"]), Valence::Pleasant),
                    2 => c.move_feeling(FeelingId(2), Direction::Down),
                    _ => c.retire_feeling(FeelingId(3), dice.below(2) == 0),
                }
                self.store.save_catalogue(&c).unwrap();
            }
            17 if dice.below(2) == 0 => {
                let c = &journal.catalogue;
                let pairs = [("guilt", "anger"), ("anger", "guilt"), ("joy", "contentment"), ("calm", "joy")];
                let (from, into) = pairs[usize::try_from(dice.below(4)).unwrap()];
                let id = |key: &str| c.feelings.iter().find(|f| f.key.as_str() == key).map(|f| f.id);
                let Some((from, into)) = id(from).zip(id(into)) else { return };
                let done = self.store.rewrite(&Rewrite::Feelings { from, into }, now).unwrap();
                self.knows.others_changed_check_ins();
                if dice.below(3) == 0 {
                    self.store.take_back_rewrite(&done).unwrap();
                    self.knows.others_changed_check_ins();
                }
            }
            18 => {
                let plan = SafetyPlan { signs: word.clone(), ..journal.safety_plan };
                self.store.save_safety_plan(&plan).unwrap();
                self.knows.says(Thing::Safety, "signs", &word, now);
            }
            _ => {
                let at = Instant { utc_ms: now, offset_s: 0 };
                let answer = PatternAnswer { pattern: "both/2026-01-01".into(), dismissed: true, reason: word.clone(), at };
                self.store.save_pattern_answer(&answer).unwrap();
                self.knows.says(Thing::Pattern, "both/2026-01-01", &word, now);
            }
        }
    }
}
