//! What is new in each version, in a few lines for who uses it.

use super::load;
use crate::domain::DayKey;
use serde::Deserialize;
use std::{cmp::Reverse, sync::OnceLock};

/// A version, and what can be done with it that could not be done before.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct News {
    pub version: String,
    pub lines: Vec<String>,
}

/// All of them, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AllNews {
    pub source: String,
    #[serde(deserialize_with = "load::day")]
    pub reviewed: DayKey,
    #[serde(rename = "in")]
    pub versions: Vec<News>,
}

impl Default for AllNews {
    fn default() -> Self {
        Self { source: String::new(), reviewed: load::no_day(), versions: Vec::new() }
    }
}

#[must_use]
pub fn all_news() -> &'static AllNews {
    static FILE: OnceLock<AllNews> = OnceLock::new();
    FILE.get_or_init(|| load::read(include_str!("../../assets/whats-new.toml")))
}

/// What is new for who had the version `had` and has `has` now, the newest first. Nothing for who went back to an older
/// one, and nothing where either is no version.
#[must_use]
pub fn news_since<'a>(all: &'a [News], had: &str, has: &str) -> Vec<&'a News> {
    let (Some(had), Some(has)) = (number(had), number(has)) else { return Vec::new() };
    let is_new = |news: &&News| number(&news.version).is_some_and(|version| version > had && version <= has);
    let mut found: Vec<&News> = all.iter().filter(is_new).collect();
    found.sort_by_key(|news| Reverse(number(&news.version)));
    found
}

/// What is new in the version that is there, or in the last one before it that brought something.
#[must_use]
pub fn newest_news<'a>(all: &'a [News], has: &str) -> Option<&'a News> {
    news_since(all, "0.0.0", has).first().copied()
}

/// Its three numbers; what stands behind them (`-rc.1`) counts for nothing here.
fn number(version: &str) -> Option<[u32; 3]> {
    let plain = version.trim().split(['-', '+']).next()?;
    let mut parts = plain.split('.').map(|part| part.parse().ok());
    let number = [parts.next()??, parts.next()??, parts.next()??];
    parts.next().is_none().then_some(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all() -> Vec<News> {
        let news = |version: &str| News { version: version.to_owned(), lines: vec![version.to_owned()] };
        vec![news("0.3.0"), news("0.10.0"), news("0.2.0")]
    }

    #[test]
    fn what_came_since_is_told_newest_first_and_once() {
        let all = all();
        let since = |had, has| news_since(&all, had, has).iter().map(|n| n.version.clone()).collect::<Vec<_>>();
        assert_eq!(since("0.1.0", "0.10.0"), ["0.10.0", "0.3.0", "0.2.0"], "several versions at once");
        assert_eq!(since("0.2.0", "0.3.0"), ["0.3.0"]);
        assert_eq!(since("0.3.0", "0.3.0"), [""; 0]);
        assert_eq!(since("0.3.0", "0.2.0"), [""; 0], "back to an older one");
        assert_eq!(since("nonsense", "0.3.0"), [""; 0]);
        assert_eq!(since("0.1.0", "0.2.0-rc.1"), ["0.2.0"]);
        assert_eq!(newest_news(&all, "0.4.0").map(|n| &*n.version), Some("0.3.0"));
        assert_eq!(newest_news(&all, "0.1.0"), None);
    }
}
