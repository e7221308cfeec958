//! `gamut ways`: the seven ways, the most fitting first, each with its reason.

use crate::cli::{
    place::open_to_read,
    terminal::{
        failure::Failure,
        out::{Out, plain},
    },
};
use crate::{
    analysis, clock,
    domain::{CanBe, Catalogue, Journal},
    guidance,
    storage::StorageError,
};
use serde_json::json;
use std::{path::Path, sync::Arc};

/// The seven ways for this journal; with no journal, in the article's order.
pub(super) fn run(path: &Path, as_json: bool) -> Result<(), Failure> {
    let journal = match open_to_read(path) {
        Ok(store) => store.load_without_notes()?,
        Err(StorageError::Missing(_)) => Journal { catalogue: Catalogue::starting(), ..Journal::default() },
        Err(e) => return Err(e.into()),
    };
    let now = clock::now().instant;
    let journal = Arc::new(journal).counted(CanBe::as_of(now));
    let today = now.day(journal.settings.day_start);
    let analysis = analysis::analyse(&journal, today);
    let mut out = Out::new();
    let ranked = guidance::rank(&journal, Some(&analysis), today);
    if as_json {
        let list = ranked.iter().map(|r| {
            let text = guidance::way(r.way);
            json!({
                "way": r.way.word(),
                "title": text.map(|t| &t.title),
                "one_line": text.map(|t| &t.one_line),
                "care": text.map(|t| &t.care),
                "reasons": r.reasons,
            })
        });
        out.json(&json!({"ways": list.collect::<Vec<_>>()}).to_string())?;
        return out.now();
    }
    for (n, r) in ranked.iter().enumerate() {
        let Some(text) = guidance::way(r.way) else { continue };
        out.line(format!("{}. {}", n + 1, text.title))?;
        out.line(format!("   {}", text.one_line))?;
        for reason in &r.reasons {
            out.line(format!("   – {}", plain(reason, "     ")))?;
        }
        out.line(format!("   Take care: {}", text.care))?;
    }
    out.now()
}
