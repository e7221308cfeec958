//! What countries are called, and which one somebody means by a few letters.

use super::load;
use serde::Deserialize;
use std::sync::OnceLock;
use unicode_normalization::UnicodeNormalization;

/// A country that help lines are held for.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Country {
    /// ISO 3166-1 alpha-2.
    pub code: String,
    /// ISO 3166-1 alpha-3.
    pub three_letters: String,
    /// In English.
    pub name: String,
    /// What its own people call it, in each of their languages.
    pub own: Vec<String>,
    /// Short forms, parts of it, other names.
    #[serde(default)]
    pub also: Vec<String>,
    /// The time zones of its clocks.
    pub zones: Vec<String>,
}

impl Country {
    /// All that it is called, its English name first.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        let codes = [&self.name, &self.code, &self.three_letters];
        codes.into_iter().chain(&self.own).chain(&self.also).map(String::as_str)
    }
}

/// A country that was found, and by which of its names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CountryFound {
    pub country: &'static Country,
    pub by: &'static str,
    /// What was typed is one of its names or codes, whole.
    pub whole: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    country: Vec<Country>,
}

/// The countries held, by name.
#[must_use]
pub fn countries() -> &'static [Country] {
    static FILE: OnceLock<Table> = OnceLock::new();
    &FILE.get_or_init(|| load::read(include_str!("../../assets/countries.toml"))).country
}

/// The country of this code of two letters, where it is held.
#[must_use]
pub fn country_of(code: &str) -> Option<&'static Country> {
    countries().iter().find(|c| c.code == code)
}

/// Each country that is meant by these letters: what is called exactly that first, then what begins so, then what has a
/// word that begins so. Case, accents, points and spaces don't count.
#[must_use]
pub fn countries_called(typed: &str) -> Vec<CountryFound> {
    let wanted = plain(typed);
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<_> = countries()
        .iter()
        .filter_map(|country| {
            let best = country.names().filter_map(|by| Some((how_near(by, &wanted)?, by))).min_by_key(|(near, _)| *near)?;
            Some((best.0, CountryFound { country, by: best.1, whole: best.0 == 0 }))
        })
        .collect();
    found.sort_by_key(|(near, _)| *near);
    found.into_iter().map(|(_, one)| one).collect()
}

/// The country that somebody names by these: it is called exactly that, or it is the only one that begins so. Three
/// letters or fewer may be the code of a country that isn't held, and are taken only where they are all of a name.
///
/// # Errors
/// All that could be meant.
pub fn country_named(typed: &str) -> Result<CountryFound, Vec<CountryFound>> {
    let found = countries_called(typed);
    match found.as_slice() {
        [first, ..] if first.whole => Ok(*first),
        [only] if plain(typed).chars().count() > 3 => Ok(*only),
        _ => Err(found),
    }
}

/// The country whose clocks have this time zone. A computer's zone says where it is set to be, not where somebody is: it
/// is for a suggestion and for nothing else (SAFETY 3). The language of a system says even less, since many are left
/// in English of the United States.
#[must_use]
pub fn country_of_zone(zone: &str) -> Option<&'static Country> {
    countries().iter().find(|c| c.zones.iter().any(|z| z == zone))
}

/// Letters and digits only, small and without accents.
fn plain(name: &str) -> String {
    name.nfkd().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// 0 = exactly that, 1 = it begins so, 2 = a later word of it does.
fn how_near(name: &str, wanted: &str) -> Option<u8> {
    let whole = plain(name);
    if whole == wanted {
        return Some(0);
    }
    if whole.starts_with(wanted) {
        return Some(1);
    }
    let later = name.char_indices().filter(|(_, c)| *c == ' ' || *c == '-').map(|(at, _)| &name[at..]);
    let mut later = later.filter(|rest| plain(rest).starts_with(wanted));
    later.next().map(|_| 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(typed: &str) -> Vec<&str> {
        countries_called(typed).into_iter().map(|f| f.country.code.as_str()).collect()
    }

    #[test]
    fn each_country_is_found_first_by_each_of_its_names_and_codes() {
        assert!(countries().len() >= 25);
        for country in countries() {
            assert!(!country.own.is_empty() && !country.zones.is_empty(), "{}", country.code);
            for name in country.names() {
                let first = countries_called(name).into_iter().next().expect(name);
                assert_eq!((&first.country.code, first.whole), (&country.code, true), "{name}");
                let small = name.to_lowercase();
                assert_eq!(country_named(&small).map(|f| f.country.code.as_str()), Ok(country.code.as_str()), "{small}");
            }
        }
    }

    #[test]
    fn no_two_countries_share_a_name_a_code_or_a_zone() {
        let mut all = std::collections::BTreeMap::new();
        for country in countries() {
            for name in country.names().map(plain).chain(country.zones.iter().cloned()) {
                assert!(all.insert(name.clone(), &country.code).is_none_or(|before| *before == country.code), "{name}");
            }
        }
    }

    #[test]
    fn case_accents_points_and_spaces_do_not_count() {
        for (code, typed) in [
            ("GB", &["UK", "u.k.", "England", "united kingdom", " Great Britain ", "GBR"] as &[_]),
            ("US", &["us", "USA", "U.S.A.", "u.s.", "United States", "america"]),
            ("DE", &["de", "Germany", "deutschland", "DEU", "ger"]),
            ("AT", &["österreich", "osterreich", "O\u{308}sterreich", "Oesterreich"]),
            ("CZ", &["česko", "Cesko", "czech republic"]),
            ("JP", &["日本", "Japan"]),
            ("KR", &["한국", "south korea", "SouthKorea"]),
            ("NL", &["The Netherlands", "holland"]),
            ("GR", &["ελλαδα", "ΕΛΛΆΔΑ"]),
        ] {
            for typed in typed {
                assert_eq!(codes(typed).first(), Some(&code), "{typed}");
                assert!(country_named(typed).is_ok_and(|f| f.country.code == code), "{typed}");
            }
        }
    }

    #[test]
    fn half_typed_words_find_and_several_are_offered_the_nearest_first() {
        for (typed, found) in [
            ("deutsch", &["DE"] as &[_]),
            ("kingd", &["GB"]),
            ("zeal", &["NZ"]),
            ("united s", &["US"]),
            ("austr", &["AU", "AT"]),
            ("united", &["GB", "US"]),
            ("south", &["ZA", "KR"]),
            ("ch", &["CH", "CL"]),
            ("日", &["JP"]),
            ("한", &["KR"]),
            ("eden", &[]),
            ("", &[]),
            (" .", &[]),
            ("Atlantis", &[]),
            ("zz", &[]),
        ] {
            assert_eq!(codes(typed), found, "{typed:?}");
        }
        assert!(country_named("deutsch").is_ok_and(|f| f.country.code == "DE" && !f.whole));
    }

    #[test]
    fn safety_3_a_code_of_a_country_that_is_not_held_is_never_taken_for_one_that_is() {
        for (typed, offered) in
            [("IS", &["IL"] as &[_]), ("AU", &["AU"]), ("CO", &[]), ("ISL", &[]), ("NOT", &[]), ("Isr", &["IL"])]
        {
            match country_named(typed) {
                Ok(found) => assert!(found.whole, "{typed}: {found:?}"),
                Err(found) => {
                    let codes: Vec<_> = found.into_iter().map(|f| f.country.code.as_str()).collect();
                    assert_eq!(codes, offered, "{typed}");
                }
            }
        }
        assert!(country_named("united").is_err_and(|found| found.len() == 2), "none of several is taken");
    }

    #[test]
    fn a_zone_suggests_the_country_of_its_clocks_and_a_bare_offset_none() {
        for (zone, code) in [
            ("Europe/Amsterdam", Some("NL")),
            ("Europe/Berlin", Some("DE")),
            ("Europe/Copenhagen", Some("DK")),
            ("America/New_York", Some("US")),
            ("US/Pacific", Some("US")),
            ("Asia/Calcutta", Some("IN")),
            ("UTC", None),
            ("Etc/GMT+3", None),
            ("UTC+05:30", None),
            ("Africa/Lagos", None),
            ("", None),
        ] {
            assert_eq!(country_of_zone(zone).map(|c| c.code.as_str()), code, "{zone}");
        }
    }
}
