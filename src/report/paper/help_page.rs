//! Help on one page of paper: the lines of the chosen country, what holds everywhere, when to seek help, and, where the
//! person ticked them, their safety plan and own contacts.

use super::{
    laid::{Band, Block, Kind, Laid, foot, laid_out, on_one_page},
    pages_as_pdf::{Inks, paper_pdf},
};
use crate::{
    domain::{DayKey, OwnContact, SafetyPlan},
    guidance,
    guidance::HelpLine,
    report::{Palette, PdfError},
};

/// What stands on the page. `None` and empty leave a part out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HelpPage {
    /// ISO 3166 alpha-2; none is assumed (SAFETY 3).
    pub country: Option<String>,
    pub plan: Option<SafetyPlan>,
    pub contacts: Vec<OwnContact>,
    /// The day it is made.
    pub today: DayKey,
}

/// The page as a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MadePage {
    pub pdf: Vec<u8>,
    /// 1 but for a safety plan that has no room at the smallest letters.
    pub pages: usize,
}

/// The sizes that are tried, the largest first. Below the last one letters would be too small to read in a hurry (text
/// under 9 points): a longer plan goes on on another page, which the first one says.
const SCALES: [f32; 6] = [1.1, 1.0, 0.94, 0.88, 0.84, 0.8];

/// The page; on one page wherever that can be read. The lines, the contacts and when to seek help are always on the
/// first.
///
/// # Errors
/// Where the library refuses it.
pub fn help_page(page: &HelpPage) -> Result<MadePage, PdfError> {
    let (end, room) = foot(&at_the_foot(page, None));
    // Lines over the whole width where that has room at the same size.
    let ways = SCALES.into_iter().flat_map(|scale| [(scale, false), (scale, true)]);
    let fitting = ways.into_iter().find_map(|(scale, columns)| on_one_page(&bands(page, columns), scale, room));
    let pages = match fitting {
        Some(mut one) => {
            one.extend(end);
            vec![one]
        }
        None => on_several(page, &in_one_column(bands(page, false))),
    };
    let count = pages.len();
    let palette = Palette::light();
    let inks = Inks { ink: palette.ink, muted: palette.muted };
    Ok(MadePage { pdf: paper_pdf("Help", &pages, &inks)?, pages: count })
}

fn in_one_column(bands: Vec<Band>) -> Vec<Block> {
    let blocks = bands.into_iter().map(|band| match band {
        Band::Whole(blocks) => blocks,
        Band::Columns(both) => both.concat(),
    });
    blocks.collect::<Vec<_>>().concat()
}

/// In letters of the usual size, one column: what is read in a hurry still comes first.
fn on_several(page: &HelpPage, blocks: &[Block]) -> Vec<Vec<Laid>> {
    // The foot says how many pages there are, and never takes a line more for it than with two digits.
    let (_, room) = foot(&at_the_foot(page, Some((10, 99))));
    let mut pages = laid_out(blocks, 1.0, room);
    let count = pages.len();
    for (n, laid) in pages.iter_mut().enumerate() {
        laid.extend(foot(&at_the_foot(page, Some((n + 1, count)))).0);
    }
    pages
}

/// The parts in two columns of about the same length.
fn halves(parts: &[Vec<Block>]) -> [Vec<Block>; 2] {
    let letters = |blocks: &[Block]| blocks.iter().map(|b| b.text.len() + 40).sum::<usize>();
    let all: usize = parts.iter().map(|p| letters(p)).sum();
    let mut halves = [Vec::new(), Vec::new()];
    for part in parts {
        let is_right = 2 * letters(&halves[0]) >= all;
        halves[usize::from(is_right)].extend(part.iter().cloned());
    }
    halves
}

/// All of it in the order in which it is needed; the lines in two columns where that is wished.
fn bands(page: &HelpPage, columns: bool) -> Vec<Band> {
    let help = guidance::help();
    let mut head = vec![
        Block::new(Kind::Title, "Help"),
        Block::new(Kind::Small, format!("Made on {}. Gamut contacts nobody: you call or write yourself", page.today.words())),
    ];
    let lines = guidance::lines_for(page.country.as_deref());
    head.push(match lines.first() {
        Some(first) => Block::new(Kind::Heading, format!("Help lines: {}", first.country_name)),
        None => Block::new(Kind::Text, without_lines(page.country.is_some())),
    });
    let lines: Vec<Vec<Block>> = lines.into_iter().map(|line| line_of_help(line).to_vec()).collect();
    let lines = if columns { Band::Columns(halves(&lines)) } else { Band::Whole(lines.concat()) };
    let contact = |c: &OwnContact| vec![Block::new(Kind::Strong, format!("{} · {}", c.reach, c.name))];
    let contacts: Vec<Vec<Block>> = page.contacts.iter().map(contact).collect();
    let people = if contacts.is_empty() { Vec::new() } else { vec![Block::new(Kind::Heading, "My own contacts")] };
    let mut all = vec![Block::new(Kind::Heading, "If you are in danger, or feel that you might be")];
    all.extend(help.general.iter().map(|words| Block::new(Kind::Item, words)));
    all.push(Block::new(Kind::Strong, "The emergency number"));
    all.push(Block::new(Kind::Text, &help.emergency_rule));
    all.push(Block::new(Kind::Heading, "When to seek professional help"));
    all.extend(help.when_to_seek.iter().map(|words| Block::new(Kind::Item, words)));
    let parts = page.plan.as_ref().map(plan_parts).unwrap_or_default();
    if !parts.is_empty() {
        all.push(Block::new(Kind::Heading, "My safety plan"));
    }
    let (contacts, parts) = (Band::Columns(halves(&contacts)), Band::Columns(halves(&parts)));
    vec![Band::Whole(head), lines, Band::Whole(people), contacts, Band::Whole(all), parts]
}

/// Why no lines stand here, so that nobody takes the page for one that has them.
const fn without_lines(is_chosen: bool) -> &'static str {
    if is_chosen {
        "Gamut has no help lines for this country. What follows is true everywhere."
    } else {
        "No country was chosen, so there are no help lines here. What follows is true everywhere."
    }
}

fn line_of_help(line: &HelpLine) -> [Block; 2] {
    let language = line.language.as_ref().map(|l| format!(" · in {l}")).unwrap_or_default();
    let about = format!("{} · {}{language} · checked on {}", line.kind.label(), line.hours, line.checked.words());
    // The number first, so that no end of a line parts it.
    [Block::new(Kind::Strong, format!("{} · {}", line.number, line.name)), Block::new(Kind::Small, about)]
}

/// The parts in which something stands; steps are numbered, the lines of the others stay lines.
fn plan_parts(plan: &SafetyPlan) -> Vec<Vec<Block>> {
    let parts = plan.parts().into_iter().filter(|(_, text)| !text.trim().is_empty());
    let blocks = parts.map(|(part, text)| {
        let lines = text.lines().map(str::trim).filter(|l| !l.is_empty()).enumerate();
        let words = lines.map(|(n, line)| match part {
            "what_helps" => format!("{}. {line}", n + 1),
            _ => line.to_owned(),
        });
        let name = Block::new(Kind::Strong, guidance::plan_part_name(part));
        [name].into_iter().chain(words.map(|w| Block::new(Kind::Text, w))).collect()
    });
    blocks.collect()
}

/// What is true of the whole page, at its foot.
fn at_the_foot(page: &HelpPage, of_several: Option<(usize, usize)>) -> Vec<Block> {
    let mut words = format!("Numbers change: the day each was checked stands beside it. {}", guidance::first_run().in_short);
    if page.plan.is_some() || !page.contacts.is_empty() {
        words.push_str(" My own words here are plain text: whoever has this page can read them.");
    }
    if let Some((n, count)) = of_several {
        let more = if n < count { ", the plan goes on" } else { "" };
        words = format!("Page {n} of {count}{more}. {words}");
    }
    vec![Block::new(Kind::Small, words)]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(country: Option<&str>) -> HelpPage {
        let today = DayKey::parse("2026-11-27").expect("a day");
        HelpPage { country: country.map(str::to_owned), plan: None, contacts: Vec::new(), today }
    }

    fn plan(words: &str) -> SafetyPlan {
        let mut plan = SafetyPlan::default();
        for (part, _) in SafetyPlan::default().parts() {
            if let Some(text) = plan.part_mut(part) {
                words.clone_into(text);
            }
        }
        plan
    }

    fn contact(n: usize) -> OwnContact {
        OwnContact { id: format!("c{n}").into(), name: format!("Friend {n}"), reach: "12 34 56".into() }
    }

    fn blocks(page: &HelpPage) -> Vec<Block> {
        in_one_column(bands(page, false))
    }

    fn words(page: &HelpPage) -> String {
        blocks(page).into_iter().map(|b| b.text + "\n").collect()
    }

    #[test]
    fn safety_2_each_line_stands_there_with_the_date_it_was_checked() {
        for code in guidance::countries().iter().map(|c| c.code.as_str()) {
            let words = words(&page(Some(code)));
            for line in guidance::lines_for(Some(code)) {
                assert!(words.contains(&format!("{} · {}\n", line.number, line.name)), "{line:?}");
                assert!(words.contains(&format!("checked on {}", line.checked.words())), "{line:?}");
            }
        }
    }

    #[test]
    fn safety_3_without_a_country_there_is_no_number_of_one() {
        for country in [None, Some("ZZ")] {
            let words = words(&page(country));
            assert!(words.contains("Each country has its own emergency number") && !words.contains("checked on"));
            assert!(words.contains(without_lines(country.is_some())), "the page says why: {words}");
        }
    }

    #[test]
    fn safety_1_help_fits_on_one_page_for_every_country_with_contacts_and_a_plan_of_usual_length() {
        for country in guidance::countries().iter().map(|c| Some(c.code.as_str())).chain([None]) {
            let mut page = page(country);
            assert_eq!(help_page(&page).expect("made").pages, 1, "{country:?}");
            page.contacts = (0..3).map(contact).collect();
            page.plan = Some(plan("A line of my own that says what is so.\nAnd another."));
            assert_eq!(help_page(&page).expect("made").pages, 1, "{country:?} with a plan");
        }
    }

    #[test]
    fn a_plan_that_is_too_long_goes_on_on_another_page_which_the_first_says_and_nothing_else_does() {
        let mut page = page(Some("FI"));
        page.plan = Some(plan(&"A long line that goes on and on about what I could do when it gets hard. ".repeat(40)));
        let made = help_page(&page).expect("made");
        assert!(made.pages > 1);
        assert!(at_the_foot(&page, Some((1, made.pages)))[0].text.contains("the plan goes on"));
        assert!(!at_the_foot(&page, Some((made.pages, made.pages)))[0].text.contains("goes on"));
        let first = &laid_out(&blocks(&page), 1.0, 60.0)[0];
        let on_it = |said: &str| first.iter().flat_map(|l| &l.lines).any(|(_, text)| text.contains(said));
        assert!(on_it("When to seek professional help") && on_it("MIELI Crisis Helpline"));
    }

    #[test]
    fn what_was_not_ticked_is_not_on_it_and_steps_are_numbered() {
        let bare = words(&page(Some("NL")));
        assert!(!bare.contains("My safety plan") && !bare.contains("My own contacts"));
        let mut page = page(Some("NL"));
        page.plan = Some(SafetyPlan { what_helps: "tea\n\nthe sea".into(), ..SafetyPlan::default() });
        page.contacts = vec![contact(1)];
        let words = words(&page);
        assert!(words.contains("1. tea\n2. the sea\n") && words.contains("12 34 56 · Friend 1"), "{words}");
        assert!(!words.contains("Places that are good for me"), "empty parts are left out");
        assert!(at_the_foot(&page, None)[0].text.contains("plain text"));
    }

    #[test]
    fn it_is_a_pdf_with_its_fonts_inside_that_names_its_parts_and_nobody() {
        let made = help_page(&page(Some("GR"))).expect("made");
        assert_eq!(made, help_page(&page(Some("GR"))).expect("made"), "twice the same bytes");
        let plain = String::from_utf8_lossy(&made.pdf);
        assert!(made.pdf.starts_with(b"%PDF-1.") && plain.contains("/Count 1") && plain.contains("/Lang(en)"));
        assert!(plain.contains("/FontFile") && plain.contains("/S/H1") && plain.contains("/S/P") && !plain.contains("/Author"));
    }

    #[test]
    fn words_that_are_none_and_letters_without_a_font_break_nothing() {
        let mut page = page(Some("KR"));
        page.plan = Some(plan(
            "喜び 🙂 \u{202e}abc\u{0} e\u{301} averyveryverylongwordthatneverendsaveryveryverylongwordthatneverendsaveryveryverylong",
        ));
        page.contacts = vec![OwnContact { id: "a".into(), name: "فرح".into(), reach: "\n\t".into() }];
        assert!(help_page(&page).is_ok());
    }
}
