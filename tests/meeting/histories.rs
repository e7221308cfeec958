//! Random histories of three machines, laid beside a model of them; and three journals that meet in every order.
//!
//! `GAMUT_HISTORIES=10000 cargo test --test meeting histories -- --nocapture` runs as many as were asked for;
//! `GAMUT_HISTORIES_FROM` is the seed of the first.

use super::{
    copy_of, exported,
    machine::{Dice, Machine},
    model::Knows,
};
use gamut::{domain::*, storage::Store};
use std::{fs, path::Path, sync::OnceLock};

/// So many in the suite: a few seconds.
const FEW: u64 = 60;

/// A new journal's bytes: making one takes longer than all that is done in it.
fn new_journal() -> &'static [u8] {
    static NEW: OnceLock<Vec<u8>> = OnceLock::new();
    NEW.get_or_init(|| {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("journal.gamut");
        drop(Store::create(&path, &Catalogue::starting()).unwrap());
        fs::read(path).unwrap()
    })
}

fn machines(folder: &Path, seed: u64, dice: &mut Dice) -> [Machine; 3] {
    ["a", "b", "c"].map(|name| {
        let path = folder.join(format!("{seed}-{name}.gamut"));
        let skew = i64::try_from(dice.below(2000)).unwrap() - 1000;
        fs::write(&path, new_journal()).unwrap();
        Machine {
            store: Store::open(&path, None).unwrap(),
            knows: Knows::default(),
            clock: 1_795_608_000_000 + skew,
            has_met: false,
        }
    })
}

fn three_of(machines: &mut [Machine; 3], from: usize, to: usize) {
    let (first, last) = (from.min(to), from.max(to));
    let (left, right) = machines.split_at_mut(last);
    if from < to { left[first].meets(&right[0]) } else { right[0].meets(&left[first]) }
}

fn one_history(seed: u64) -> usize {
    let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap();
    let mut dice = Dice(seed);
    let mut machines = machines(folder.path(), seed, &mut dice);
    let (mut compared, steps) = (0, 8 + dice.below(16));
    for n in 0..steps {
        let here = usize::try_from(dice.below(3)).unwrap();
        if dice.below(5) == 0 {
            let there = (here + 1 + usize::try_from(dice.below(2)).unwrap()) % 3;
            three_of(&mut machines, here, there);
            compared += machines[here].knows.is_what_stands_in(&machines[here].store, seed);
        } else {
            machines[here].does_something(&mut dice, n);
        }
    }
    let [a, b, c] = &machines;
    let copy = |store: &Store, name: &str| copy_of(store, folder.path(), name);
    let meets = |mut here: Store, there: &Store| {
        here.meet_backed_up(there, 0).unwrap();
        here
    };
    // A∪B = B∪A
    let ab = meets(copy(&a.store, "ab"), &b.store);
    let ba = meets(copy(&b.store, "ba"), &a.store);
    assert_eq!(exported(&ab), exported(&ba), "seed {seed}: the order of two");
    // (A∪B)∪C = A∪(B∪C)
    let ab_c = meets(ab, &c.store);
    let bc = meets(copy(&b.store, "bc"), &c.store);
    let a_bc = meets(copy(&a.store, "a_bc"), &bc);
    let all = exported(&ab_c);
    assert_eq!(all, exported(&a_bc), "seed {seed}: the order of three");
    // Twice is once, also with what it came from and with a journal that has all.
    let again = meets(meets(ab_c, &b.store), &a_bc);
    assert_eq!(exported(&again), all, "seed {seed}: twice");
    let mut knows = a.knows.clone();
    knows.join(&b.knows);
    knows.join(&c.knows);
    compared += knows.is_what_stands_in(&again, seed);
    assert_eq!(again.check().unwrap().problems, Vec::<String>::new());
    compared
}

#[test]
fn three_machines_say_the_same_in_whatever_order_they_meet_and_it_is_what_was_done_last() {
    let said = |name: &str| std::env::var(name).ok().and_then(|n| n.parse::<u64>().ok());
    let (asked, first) = (said("GAMUT_HISTORIES"), said("GAMUT_HISTORIES_FROM").unwrap_or(0));
    let mut compared = 0;
    for (n, seed) in (1..).zip(first..first + asked.unwrap_or(FEW)) {
        compared += one_history(seed);
        if asked.is_some() && n % 100 == 0 {
            println!("{n} histories, {compared} things compared with the model");
        }
    }
    assert!(compared > 100, "only {compared} things were compared");
}
