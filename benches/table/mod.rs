//! The rows of all benches in one table: what was measured, the median, the slow end where there is one, and what it must
//! be. Nothing fails here: a busy machine is slow, and that says nothing about Gamut.

#![expect(clippy::print_stdout, reason = "a measuring program for developers")]
#![allow(dead_code, reason = "each bench needs a part of it")]

use std::{fmt::Display, time::Duration};

/// A time, and what it must be at most.
pub fn time(what: impl Display, took: Duration, must: Option<Duration>) {
    let is_over = must.is_some_and(|must| took > must);
    row(what, &said(took), "", &must.map_or_else(String::new, |must| format!("≤ {}", said(must))), is_over);
}

/// Many times of the same: the median, and what stays below it for 95 of a hundred. The latter must be at most that.
pub fn times(what: impl Display, mut all: Vec<Duration>, must: Option<Duration>) {
    all.sort_unstable();
    let (median, p95) = (all[all.len() / 2], all[all.len() * 95 / 100]);
    let is_over = must.is_some_and(|must| p95 > must);
    row(what, &said(median), &said(p95), &must.map_or_else(String::new, |must| format!("≤ {}", said(must))), is_over);
}

/// A number without a unit, or with the one that stands in its name.
pub fn number(what: impl Display, is: f64, must: Option<f64>) {
    let is_over = must.is_some_and(|must| is > must);
    row(what, &format!("{is:.2}"), "", &must.map_or_else(String::new, |must| format!("≤ {must}")), is_over);
}

fn row(what: impl Display, median: &str, p95: &str, must: &str, is_over: bool) {
    let bench = env!("CARGO_CRATE_NAME");
    let over = if is_over { "  more than it must be" } else { "" };
    println!("{bench:<8} {:<52} {median:>9} {p95:>9}  {must:<10}{over}", what.to_string());
}

fn said(time: Duration) -> String {
    let us = time.as_secs_f64() * 1e6;
    match us {
        ..1000.0 => format!("{us:.0} µs"),
        ..10_000.0 => format!("{:.2} ms", us / 1e3),
        ..1_000_000.0 => format!("{:.0} ms", us / 1e3),
        _ => format!("{:.2} s", us / 1e6),
    }
}
