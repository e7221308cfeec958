//! Reading the assets: a malformed one is empty, so that help always opens.

use crate::domain::DayKey;
use serde::{Deserialize, Deserializer, de::DeserializeOwned, de::Error};

/// Reads one asset. A malformed one gives an empty value: help must open whatever happened to the
/// texts. `tests/guidance.rs` fails on it before a person could meet it.
pub(super) fn read<T: DeserializeOwned + Default>(text: &str) -> T {
    // Read as a table first: what reads TOML is then there once, and not once for each kind of text.
    toml::from_str::<toml::Table>(text).and_then(toml::Table::try_into).unwrap_or_default()
}

/// A date as it stands in an asset: `"2026-11-23"`.
pub(super) fn day<'de, D: Deserializer<'de>>(from: D) -> Result<DayKey, D::Error> {
    let text = String::deserialize(from)?;
    DayKey::parse(&text).ok_or_else(|| D::Error::custom("a date is written as YYYY-MM-DD"))
}

/// The day that stands for "never reviewed" in an empty text.
pub(super) fn no_day() -> DayKey {
    DayKey::from_date(chrono::NaiveDate::default())
}

#[cfg(test)]
mod tests {
    use super::read;
    use serde::Deserialize;

    #[derive(Debug, Default, PartialEq, Deserialize)]
    struct Words {
        words: Vec<String>,
    }

    #[test]
    fn a_malformed_asset_is_empty_and_never_a_panic() {
        for broken in ["words = [", "words = 3", "\u{0}", "[[words", "other = 1"] {
            assert_eq!(read::<Words>(broken), Words::default(), "{broken:?}");
        }
        assert_eq!(read::<Words>("words = ['a']").words, ["a"]);
    }
}
