//! freedesktop's portal for choosing files (`org.freedesktop.portal.FileChooser`), spoken over the bus that is here
//! already.
//!
//! Not by `rfd`: below it lie ashpd and a second set of helpers around zbus, and where the portal does not answer it starts
//! `zenity`, which the kernel refuses here. It could not do the one thing that is needed either: the portal looks into
//! `/proc` to see who asks, and a program that lets nobody look into it (`doors`) is refused. It remembers who asked
//! by the connection, so that [`introduce`](super::introduce) is called on one that stays, before that door is closed.

use super::{
    bus::Bus,
    buses::Buses,
    file_words::{FileSaid, FileWanted},
    request::{Asked, Came, State, nobody_knows_how, on_a_thread, put, reached, token},
};
use std::collections::HashMap;
use zbus::{
    blocking::Connection,
    zvariant::{OwnedValue, Value},
};

const CHOOSER: &str = "org.freedesktop.portal.FileChooser";

pub(super) fn ask(buses: &Buses, wanted: FileWanted, hears: impl FnOnce(FileSaid) + Send + 'static) -> Asked<FileSaid> {
    let bus = Bus::Session(buses.session.clone());
    on_a_thread("file dialog", hears, FileSaid::NotThere, move |state| told(&bus, &wanted, state))
}

/// Shows the window and waits for what comes of it.
fn told(bus: &Bus, wanted: &FileWanted, state: &State<FileSaid>) -> FileSaid {
    let Some(connection) = reached(bus) else { return FileSaid::NotThere };
    match shown(&connection, wanted, state) {
        Ok(Came::Done(results)) => chosen(results).map_or(FileSaid::Refused, FileSaid::Chosen),
        Ok(Came::Left) => FileSaid::Left,
        Err(e) if nobody_knows_how(&e) => FileSaid::NotThere,
        Ok(Came::Refused) | Err(_) => FileSaid::Refused,
    }
}

fn shown(connection: &Connection, wanted: &FileWanted, state: &State<FileSaid>) -> zbus::Result<Came> {
    let token = token();
    let method = if wanted.writes { "SaveFile" } else { "OpenFile" };
    put(connection, state, (CHOOSER, method), &token, &("", wanted.title.as_str(), options(wanted, &token)))
}

fn options<'a>(wanted: &'a FileWanted, token: &'a str) -> HashMap<&'static str, Value<'a>> {
    let mut said = HashMap::from([("handle_token", Value::from(token)), ("modal", Value::from(true))]);
    if !wanted.button.is_empty() {
        said.insert("accept_label", Value::from(wanted.button.as_str()));
    }
    let kinds: Vec<_> = wanted.kinds.iter().map(|(name, endings)| (name.as_str(), patterns(endings))).collect();
    if !kinds.is_empty() {
        said.insert("filters", Value::from(kinds));
    }
    if wanted.writes && !wanted.name.is_empty() {
        said.insert("current_name", Value::from(wanted.name.as_str()));
    }
    if !wanted.folder.is_empty() {
        // As the portal wants it: ended by a zero.
        let folder: Vec<u8> = wanted.folder.iter().copied().chain([0]).collect();
        said.insert("current_folder", Value::from(folder));
    }
    said
}

/// `*.[pP][nN][gG]`: what the portal takes for a kind of file minds capitals. Zero says that it is no media type. Without
/// endings all files are of that kind.
fn patterns(endings: &[String]) -> Vec<(u32, String)> {
    if endings.is_empty() {
        return vec![(0, "*".to_owned())];
    }
    let either = |c: char| {
        if c.is_ascii_alphabetic() { format!("[{}{}]", c.to_ascii_lowercase(), c.to_ascii_uppercase()) } else { c.into() }
    };
    endings.iter().map(|ending| (0, format!("*.{}", ending.chars().map(either).collect::<String>()))).collect()
}

fn chosen(mut results: HashMap<String, OwnedValue>) -> Option<String> {
    Vec::<String>::try_from(results.remove("uris")?).ok()?.into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_in_which_nothing_was_chosen_gives_nothing() {
        let of = |uris: &[&str]| {
            let uris = OwnedValue::try_from(Value::from(uris.to_vec())).expect("a value");
            chosen(HashMap::from([("uris".to_owned(), uris)]))
        };
        assert_eq!(of(&["file:///home/a/x.png"]).as_deref(), Some("file:///home/a/x.png"));
        assert_eq!((of(&[]), chosen(HashMap::new())), (None, None));
    }

    #[test]
    fn an_ending_is_found_in_capitals_too() {
        assert_eq!(
            patterns(&["png".to_owned(), "7z".to_owned()]),
            [(0, "*.[pP][nN][gG]".to_owned()), (0, "*.7[zZ]".to_owned())]
        );
    }
}
