//! `gamut export`: the journal, or a part of it, in a file that others can read.

use crate::{
    app::{ExportWish, write_export},
    cli::{
        place::open_to_read,
        terminal::{failure::Failure, out},
        when,
    },
    domain::SelfHarmItem,
    exchange::{Piece, Selection, csv::Dialect},
};
use clap::{Args as ClapArgs, builder::PossibleValuesParser};
use std::path::{Path, PathBuf};

#[derive(Debug, ClapArgs)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own on the command line")]
pub(in crate::cli) struct What {
    pub(super) file: PathBuf,
    /// The first day, such as 2026-11-01
    #[arg(long, value_name = "DAY")]
    from: Option<String>,
    /// The last day
    #[arg(long, value_name = "DAY")]
    until: Option<String>,
    /// What is left out, such as notes,medicines
    #[arg(long, value_name = "WHAT", value_delimiter = ',', value_parser = PossibleValuesParser::new(Piece::ALL.map(Piece::word)))]
    without: Vec<String>,
    /// A table with `;` between its cells and a comma in numbers, for spreadsheets of countries that write 6,5
    #[arg(long)]
    semicolons: bool,
    /// A table that begins with a byte order mark, which some spreadsheets need to read its letters
    #[arg(long)]
    bom: bool,
    /// A diary as a file a month, named after this one
    #[arg(long)]
    by_month: bool,
    /// Also what you answered about wanting to hurt yourself, in this one file; .jsonl of the whole journal always has it
    #[arg(long)]
    with_self_harm: bool,
}

pub(super) fn run(journal: &Path, what: &What) -> Result<(), Failure> {
    let (from, until) = (when::day(what.from.as_deref(), "--from")?, when::day(what.until.as_deref(), "--until")?);
    let without = what.without.iter().filter_map(|word| Piece::from_word(word)).collect();
    let wish = ExportWish {
        of: Selection { from, until, without },
        item: SelfHarmItem::ticked(what.with_self_harm),
        table: Dialect { mark: what.bom, semicolons: what.semicolons },
        by_month: what.by_month,
    };
    out::done(&to_file(journal, &what.file, &wish)?)
}

/// Writes the journal in the format the name's ending says; gives the sentence about it.
pub(in crate::cli) fn to_file(journal: &Path, file: &Path, wish: &ExportWish) -> Result<String, Failure> {
    let store = open_to_read(journal)?;
    Ok(write_export(&store, &store.load()?, file, wish)?)
}
