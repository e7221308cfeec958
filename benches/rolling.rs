//! What the analysis of fifty years costs, all of it and after one more check-in. Run with `cargo bench --bench
//! rolling`; `-- FILE.jsonl` measures a journal of your own. For `against_pandas.py`: `--windows N` only moves the
//! stretches over all days, N times, `--judged N` judges all days, and `--scores FILE` writes what came of each day.

#![expect(clippy::unwrap_used, clippy::wildcard_imports, reason = "a measuring program for developers")]

mod table;

use gamut::{analysis::*, domain::*, exchange::jsonl};
use std::{
    hint::black_box,
    sync::Arc,
    time::{Duration, Instant as Stopwatch},
};

const DAYS: i32 = 18_262;

fn main() {
    let mut args = std::env::args().skip(1).filter(|a| a != "--bench");
    let (mut file, mut windows, mut judged, mut scores, rounds) = (None, None, None, None, 15);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--windows" => windows = args.next().map(|n| n.parse::<u32>().unwrap()),
            "--judged" => judged = args.next().map(|n| n.parse::<u32>().unwrap()),
            "--scores" => scores = args.next(),
            _ => file = Some(arg),
        }
    }
    let journal = file.map_or_else(fifty_years, |file| {
        let incoming = jsonl::read(std::io::BufReader::new(std::fs::File::open(file).unwrap())).unwrap();
        incoming.journal
    });
    let until = journal.check_ins.last().unwrap().day;
    if let Some(scores) = scores {
        let line = |d: &DayJudgement| {
            let score = d.score().map_or(String::new(), |s| s.to_string());
            let (from, until) = d.usual.map_or_else(Default::default, |u| (u.0.to_string(), u.1.to_string()));
            format!("{}\t{score}\t{from}\t{until}\n", d.day)
        };
        std::fs::write(scores, analyse(&journal, until).days.iter().map(line).collect::<String>()).unwrap();
    }
    if let Some(times) = windows {
        let mut incremental = Incremental::default();
        incremental.analyse(&Arc::new(journal), until);
        (0..times).for_each(|_| incremental.move_stretches());
        return;
    }
    if let Some(times) = judged {
        let mut incremental = Incremental::default();
        incremental.analyse(&Arc::new(journal), until);
        (0..times).for_each(|_| incremental.judge_all());
        return;
    }
    let params = Params::default();
    let many = journal.check_ins.len();
    table::time(format!("analysing {many} check-ins"), median(rounds, || timed(|| analyse(&journal, until)).0), None);
    let (mut incremental, mut now) = (Incremental::default(), Arc::new(journal.clone()));
    incremental.analyse(&now, until);
    table::time("moving the stretches alone", median(rounds, || timed(|| incremental.move_stretches()).0), None);
    table::time("judging all days alone", median(rounds, || timed(|| incremental.judge_all()).0), None);
    let mut n = 0;
    let one = median(rounds * 5, || {
        n += 1;
        now = one_more(&now, n);
        timed(|| incremental.analyse(&now, until)).0
    });
    table::time("one more check-in", one, None);
    table::time("each day as it was then", median(rounds, || timed(|| each_day(&journal, until, &params)).0), None);
}

/// The journal with one more check-in of its last day, which shares all others with it; a new one each time.
fn one_more(journal: &Arc<Journal>, n: usize) -> Arc<Journal> {
    let mut next = Journal::clone(journal);
    let last = next.check_ins.last().unwrap();
    let mut at = last.at.clone();
    at.instant.utc_ms += 60_000;
    let one = CheckIn::new(format!("one more {n}"), at, last.day, last.answers.to_vec());
    next.check_ins.push(Arc::new(one));
    Arc::new(next)
}

/// Three check-ins a day, all feelings, every day.
fn fifty_years() -> Journal {
    let catalogue = Catalogue::starting();
    let feelings: Vec<FeelingId> = catalogue.feelings.iter().map(|f| f.id).collect();
    let first = DayKey::parse("1976-01-01").unwrap();
    let check_ins = (0..DAYS * 3).map(|n| {
        let day = first.plus(n / 3);
        let mixed = |k: u64| u64::try_from(n).unwrap().wrapping_add(k << 40).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 33;
        let answers = feelings.iter().map(|f| {
            let step = u8::try_from(mixed(u64::from(f.0)) % 11).unwrap();
            (*f, Answer::Rated(Intensity::new(step).unwrap()))
        });
        let utc_ms = (i64::from(day.number()) - 719_163) * 86_400_000 + i64::from(n % 3) * 14_400_000 + 28_800_000;
        let at = Moment { instant: Instant { utc_ms, offset_s: 0 }, zone: "UTC".into() };
        Arc::new(CheckIn::new(format!("{n}"), at, day, answers.collect::<Vec<_>>()))
    });
    Journal { check_ins: check_ins.collect(), catalogue, ..Journal::default() }
}

fn timed<T>(job: impl FnOnce() -> T) -> (Duration, T) {
    let start = Stopwatch::now();
    let out = black_box(job());
    (start.elapsed(), out)
}

fn median(rounds: usize, mut job: impl FnMut() -> Duration) -> Duration {
    let mut all: Vec<_> = (0..rounds).map(|_| job()).collect();
    all.sort();
    all[rounds / 2]
}
