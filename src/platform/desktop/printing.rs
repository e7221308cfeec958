//! freedesktop's portal for printing (`org.freedesktop.portal.Print`): its window is shown first, and only when the person
//! has pressed "Print" there are the pages made and handed over, in memory: no file of them is on the disk.

use super::{
    bus::Bus,
    buses::Buses,
    print_words::{PrintSaid, PrintWanted},
    request::{Asked, Came, State, is_offered, nobody_knows_how, on_a_thread, put, reached, token},
};
use rustix::{
    fs::{MemfdFlags, SealFlags, fcntl_add_seals, memfd_create, seek},
    io::{Errno, write},
};
use std::{
    collections::HashMap,
    os::fd::OwnedFd,
    sync::{Arc, Mutex},
};
use zbus::{
    blocking::Connection,
    zvariant::{Fd, OwnedValue, Value},
};

const PRINT: &str = "org.freedesktop.portal.Print";
/// A sheet is of a named size if it is this near to it.
const NEAR_MM: f64 = 1.0;

pub(super) type Makes = Box<dyn FnOnce() -> Option<Vec<u8>> + Send>;
/// What makes the pages, and holds what they are made of, until they are made or nobody waits any more.
type Held = Arc<Mutex<Option<Makes>>>;

/// While it is kept, the answer is waited for.
#[derive(Debug)]
pub(super) struct Printing {
    _asked: Asked<PrintSaid>,
    pages: Pages,
}

struct Pages(Held);

impl std::fmt::Debug for Pages {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pages").finish_non_exhaustive()
    }
}

impl Drop for Printing {
    fn drop(&mut self) {
        // The thread may wait for the portal for long; what the pages are made of goes now.
        if let Ok(mut pages) = self.pages.0.lock() {
            *pages = None;
        }
    }
}

/// Asked on a thread of its own.
pub(super) fn is_there(buses: &Buses, hears: impl FnOnce(bool) + Send + 'static) {
    let buses = buses.clone();
    // Without a thread nobody is asked: there is none.
    let _asked = std::thread::Builder::new().name("print portal".into()).spawn(move || hears(is_offered(&buses, PRINT)));
}

pub(super) fn ask(
    buses: &Buses,
    wanted: PrintWanted,
    makes: Makes,
    hears: impl FnOnce(PrintSaid) + Send + 'static,
) -> Printing {
    let bus = Bus::Session(buses.session.clone());
    let pages: Held = Arc::new(Mutex::new(Some(makes)));
    let of_the_thread = Arc::clone(&pages);
    let asked = on_a_thread("print dialog", hears, PrintSaid::NotThere, move |state| {
        let Some(connection) = reached(&bus) else { return PrintSaid::NotThere };
        match printed(&connection, &wanted, &of_the_thread, state) {
            Ok(said) => said,
            Err(e) if nobody_knows_how(&e) => PrintSaid::NotThere,
            Err(_refused_or_gone) => PrintSaid::Refused,
        }
    });
    Printing { _asked: asked, pages: Pages(pages) }
}

/// Shows the window, and hands the pages over once somebody pressed "Print" in it.
fn printed(connection: &Connection, wanted: &PrintWanted, pages: &Held, state: &State<PrintSaid>) -> zbus::Result<PrintSaid> {
    let of_the_window = token();
    let settings = HashMap::from([("output-basename", Value::from(wanted.name.as_str()))]);
    let options = HashMap::from([("handle_token", Value::from(of_the_window.as_str())), ("modal", Value::from(true))]);
    let asked = ("", wanted.title.as_str(), settings, page_setup(wanted), options);
    let mut chosen = match put(connection, state, (PRINT, "PreparePrint"), &of_the_window, &asked)? {
        Came::Done(chosen) => chosen,
        Came::Left => return Ok(PrintSaid::Left),
        Came::Refused => return Ok(PrintSaid::Refused),
    };
    let Some(its_choices) = chosen.remove("token").and_then(number) else { return Ok(PrintSaid::Refused) };
    let makes = pages.lock().ok().and_then(|mut pages| pages.take());
    if !state.is_waited_for() {
        return Ok(PrintSaid::Left);
    }
    let Some(file) = makes.and_then(|makes| makes()).and_then(|pdf| sealed(&pdf).ok()) else {
        return Ok(PrintSaid::NotMade);
    };
    let of_the_pages = token();
    let options = HashMap::from([("handle_token", Value::from(of_the_pages.as_str())), ("token", Value::from(its_choices))]);
    let asked = ("", wanted.title.as_str(), Fd::from(file), options);
    Ok(match put(connection, state, (PRINT, "Print"), &of_the_pages, &asked)? {
        Came::Done(_) => PrintSaid::Printed,
        Came::Left => PrintSaid::Left,
        Came::Refused => PrintSaid::Refused,
    })
}

fn number(value: OwnedValue) -> Option<u32> {
    u32::try_from(value).ok()
}

/// The sheet, so that the printer's own is not taken for it.
fn page_setup(wanted: &PrintWanted) -> HashMap<&'static str, Value<'static>> {
    let (width, height) = wanted.paper_mm;
    let (short, long) = if width <= height { (width, height) } else { (height, width) };
    let is = |w: f64, h: f64| (short - w).abs() < NEAR_MM && (long - h).abs() < NEAR_MM;
    let name = match () {
        () if is(210.0, 297.0) => Some("iso_a4"),
        () if is(215.9, 279.4) => Some("na_letter"),
        () => None,
    };
    let mut setup = HashMap::from([
        ("Width", Value::from(short)),
        ("Height", Value::from(long)),
        ("Orientation", Value::from(if width <= height { "portrait" } else { "landscape" })),
    ]);
    if let Some(name) = name {
        setup.insert("Name", Value::from(name));
    }
    setup
}

/// A file in memory that nobody can change any more, read from its beginning.
fn sealed(pdf: &[u8]) -> Result<OwnedFd, Errno> {
    let memory = memfd_create("gamut", MemfdFlags::CLOEXEC | MemfdFlags::ALLOW_SEALING)?;
    let mut left = pdf;
    while !left.is_empty() {
        let written = write(&memory, left)?;
        left = left.get(written..).filter(|_| written > 0).ok_or(Errno::NOSPC)?;
    }
    fcntl_add_seals(&memory, SealFlags::WRITE | SealFlags::GROW | SealFlags::SHRINK | SealFlags::SEAL)?;
    seek(&memory, rustix::fs::SeekFrom::Start(0))?;
    Ok(memory)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        fs::File,
        io::{Read, Write},
    };

    #[test]
    fn what_is_handed_over_is_read_from_its_beginning_and_cannot_be_changed() {
        let mut file = File::from(sealed(b"%PDF-1.7 made up").expect("memory"));
        assert!(file.write_all(b"other").is_err() && file.set_len(3).is_err());
        let mut read = String::new();
        file.read_to_string(&mut read).expect("read");
        assert_eq!(read, "%PDF-1.7 made up");
    }

    #[test]
    fn a_sheet_is_called_by_its_name_where_it_has_one() {
        let of = |paper_mm| {
            let setup = page_setup(&PrintWanted { title: String::new(), name: String::new(), paper_mm });
            let text = |key| setup.get(key).and_then(|value| String::try_from(value.clone()).ok());
            (text("Name"), text("Orientation"))
        };
        let said = |name: Option<&str>, turned: &str| (name.map(str::to_owned), Some(turned.to_owned()));
        assert_eq!(of((209.9, 297.0)), said(Some("iso_a4"), "portrait"));
        assert_eq!(of((297.0, 210.0)), said(Some("iso_a4"), "landscape"));
        assert_eq!(of((215.9, 279.4)), said(Some("na_letter"), "portrait"));
        assert_eq!(of((388.0, 210.0)), said(None, "landscape"));
    }
}
