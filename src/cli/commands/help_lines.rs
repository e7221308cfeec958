//! `gamut help-lines`: where help is, with a journal or without one.

use crate::cli::terminal::{failure::Failure, out, out::Out};
use crate::{
    app::{HelpPageNotWritten, write_help_page},
    clock,
    domain::DayStart,
    guidance,
    guidance::{Country, CountryFound},
    report::HelpPage,
    storage::Store,
};
use serde_json::json;
use std::path::Path;

/// Shows where help is. Works with no journal and with a broken one, and never fails for the country's sake.
pub(super) fn run(journal: Option<&Path>, country: Option<&str>, as_json: bool, pdf: Option<&Path>) -> Result<(), Failure> {
    let named = country.map(guidance::country_named);
    let offered = named.as_ref().and_then(|n| n.as_ref().err()).map_or(&[][..], Vec::as_slice);
    let said = named.as_ref().map(|named| match named {
        Ok(found) => found.country.code.clone(),
        Err(_) => country.unwrap_or_default().trim().to_uppercase(),
    });
    let chosen = said.or_else(|| {
        // The country the person chose in the window, where the journal can be read; else none is assumed.
        journal.and_then(|path| Store::open_to_read(path, None).ok()?.load_asked_about().ok()?.1.country)
    });
    if let Some(file) = pdf {
        let done = on_paper(chosen, file)?;
        return out::done(&could_be(country, offered).map_or(done.clone(), |words| format!("{done}. {words}")));
    }
    let mut out = Out::new();
    if as_json {
        out.json(&as_one_object(chosen.as_deref(), offered))?;
    } else {
        let taken = named.as_ref().and_then(|n| n.as_ref().ok()).filter(|found| !found.whole);
        if let (Some(found), Some(typed)) = (taken, country) {
            out.line(format!("“{typed}” was taken as {}", found.country.name))?;
            out.line("")?;
        }
        if let Some(words) = could_be(country, offered) {
            out.line(words)?;
            out.line("")?;
        }
        show(&mut out, chosen.as_deref())?;
    }
    out.now()
}

/// What could be meant by a few letters; none of it is taken.
fn could_be(typed: Option<&str>, offered: &[CountryFound]) -> Option<String> {
    let typed = typed.filter(|_| !offered.is_empty())?;
    let each: Vec<String> = offered.iter().map(|f| format!("{} {}", f.country.code, f.country.name)).collect();
    Some(format!("“{typed}” could be: {}. Say which with --country and its letters", each.join(" · ")))
}

/// Writes it on one page; nothing of the person's own goes with it.
fn on_paper(country: Option<String>, file: &Path) -> Result<String, Failure> {
    let today = clock::now().instant.day(DayStart::default());
    let page = HelpPage { country, plan: None, contacts: Vec::new(), today };
    write_help_page(&page, file).map_err(|e| match e {
        HelpPageNotWritten::Disk { .. } | HelpPageNotWritten::NotMade => Failure::disk(e.to_string()),
        HelpPageNotWritten::UnknownEnding | HelpPageNotWritten::InTheWay => Failure::bad_input(e.to_string()),
    })
}

/// The help as it is shown on a terminal.
pub(super) fn show(out: &mut Out, country: Option<&str>) -> Result<(), Failure> {
    let help = guidance::help();
    let lines = guidance::lines_for(country);
    for words in &help.general {
        out.line(words)?;
    }
    out.line("")?;
    for l in &lines {
        let language = l.language.as_deref().map(|l| format!(", {l}")).unwrap_or_default();
        out.line(format!(
            "{}: {} · {} · {} ({}{language}; checked {})",
            l.kind.label(),
            l.number,
            l.name,
            l.hours,
            l.country_name,
            l.checked.words()
        ))?;
    }
    if lines.is_empty() {
        out.line(&help.emergency_rule)?;
        out.line("")?;
        out.line(if country.is_some() {
            "No lines are held for this country. They are held for:"
        } else {
            "Lines of one country: gamut help-lines --country CC, with one of:"
        })?;
        let countries: Vec<String> = guidance::countries().iter().map(|c| format!("{} {}", c.code, c.name)).collect();
        out.line(countries.join(" · "))?;
    }
    out.line("")?;
    out.line("When to seek help:")?;
    for words in &help.when_to_seek {
        out.line(format!("– {words}"))?;
    }
    Ok(())
}

fn as_one_object(country: Option<&str>, offered: &[CountryFound]) -> String {
    let help = guidance::help();
    let numbers = guidance::lines_for(country).into_iter().map(|l| {
        json!({
            "country": l.country, "country_name": l.country_name, "kind": l.kind.label(), "name": l.name, "number": l.number,
            "hours": l.hours, "language": l.language, "source": l.source, "checked": l.checked.to_string(),
        })
    });
    let one = |c: &Country| json!({"country": c.code, "country_name": c.name});
    let countries = guidance::countries().iter().map(one);
    let offered = offered.iter().map(|found| one(found.country));
    json!({
        "country": country,
        "general": help.general,
        "emergency_rule": help.emergency_rule,
        "lines": numbers.collect::<Vec<_>>(),
        "countries": countries.collect::<Vec<_>>(),
        "could_be": offered.collect::<Vec<_>>(),
        "when_to_seek": help.when_to_seek,
        "source": help.source,
        "reviewed": help.reviewed.to_string(),
    })
    .to_string()
}
