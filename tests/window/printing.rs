//! The desktop's own window for printing, on a bus of the test's own with a portal of its own that takes what is handed over.

#![expect(clippy::unused_self, reason = "what is asked over a bus has the shape that the desktop gave it")]

use crate::acting::{planted, tab_to};
use crate::atspi::Assistive;
use crate::bus::Bus;
use crate::display::Display;
use crate::portal;
use crate::program::{Gamut, wait_for};
use gamut::platform::desktop::{Buses, PrintSaid, PrintWanted, ask_to_print, printing_is_there};
use std::collections::HashMap;
use std::io::{Read, Write};
use std::os::fd::OwnedFd;
use std::sync::Arc;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;
use zbus::blocking::{Connection, connection::Builder};
use zbus::message::Header;
use zbus::object_server::ObjectServer;
use zbus::zvariant::{self, OwnedObjectPath, OwnedValue, Value};

const NAME: &str = "org.freedesktop.portal.Desktop";
const REQUEST: &str = "org.freedesktop.portal.Request";
const PATIENCE: Duration = Duration::from_secs(20);
const CHOICES: u32 = 4711;
const PASSPHRASE: &str = "a long enough made up one";

type Said = HashMap<String, OwnedValue>;

/// What the stand-in does: how its window ends, and how the printing.
#[derive(Clone, Copy)]
struct Does {
    window: Ends,
    printing: Ends,
}

#[derive(Clone, Copy, PartialEq)]
enum Ends {
    /// With this number.
    With(u32),
    /// Nobody presses anything.
    Waits,
    Refuses,
}

const PRINTS: Does = Does { window: Ends::With(0), printing: Ends::With(0) };

/// What came to it.
#[derive(Debug)]
enum Came {
    Asked { title: String, settings: Said, page: Said, request: String },
    Pages { pdf: Vec<u8>, token: u32, can_be_changed: bool },
    Closed(String),
}

struct Print {
    does: Does,
    came: Sender<Came>,
}

struct Request {
    path: String,
    came: Sender<Came>,
}

#[zbus::interface(name = "org.freedesktop.portal.Request")]
impl Request {
    fn close(&self) {
        let _ = self.came.send(Came::Closed(self.path.clone()));
    }
}

impl Print {
    async fn ends(
        &self,
        ends: Ends,
        options: &Said,
        (server, connection): (&ObjectServer, &zbus::Connection),
        header: &Header<'_>,
    ) -> zbus::fdo::Result<OwnedObjectPath> {
        let (by, path) = portal::request_for(options, header);
        let request = path.to_string();
        server.at(&path, Request { path: request, came: self.came.clone() }).await.unwrap();
        match ends {
            Ends::Refuses => return Err(zbus::fdo::Error::Failed("out of paper".into())),
            Ends::Waits => {}
            Ends::With(how) => {
                let results = HashMap::from([("token", Value::from(CHOICES))]);
                connection.emit_signal(Some(by.as_str()), &path, REQUEST, "Response", &(how, results)).await.unwrap();
            }
        }
        Ok(path)
    }
}

#[zbus::interface(name = "org.freedesktop.portal.Print")]
impl Print {
    #[zbus(property, name = "version")]
    fn version(&self) -> u32 {
        3
    }

    #[expect(clippy::too_many_arguments, reason = "the portal's own")]
    async fn prepare_print(
        &self,
        parent: String,
        title: String,
        settings: Said,
        page: Said,
        options: Said,
        #[zbus(object_server)] server: &ObjectServer,
        #[zbus(connection)] connection: &zbus::Connection,
        #[zbus(header)] header: Header<'_>,
    ) -> zbus::fdo::Result<OwnedObjectPath> {
        assert!(parent.is_empty());
        let token = String::try_from(options["handle_token"].try_clone().unwrap()).unwrap();
        self.came.send(Came::Asked { title, settings, page, request: token }).unwrap();
        self.ends(self.does.window, &options, (server, connection), &header).await
    }

    #[expect(clippy::too_many_arguments, reason = "the portal's own")]
    async fn print(
        &self,
        parent: String,
        title: String,
        pages: zvariant::OwnedFd,
        options: Said,
        #[zbus(object_server)] server: &ObjectServer,
        #[zbus(connection)] connection: &zbus::Connection,
        #[zbus(header)] header: Header<'_>,
    ) -> zbus::fdo::Result<OwnedObjectPath> {
        assert!(parent.is_empty() && !title.is_empty());
        let mut file = std::fs::File::from(OwnedFd::from(pages));
        let mut pdf = Vec::new();
        file.read_to_end(&mut pdf).unwrap();
        let token = options.get("token").map_or(0, |token| u32::try_from(token).unwrap());
        let can_be_changed = file.write_all(b"other").is_ok() || file.set_len(0).is_ok();
        self.came.send(Came::Pages { pdf, token, can_be_changed }).unwrap();
        self.ends(self.does.printing, &options, (server, connection), &header).await
    }
}

/// A portal that prints, for as long as this is kept.
struct StandIn {
    _connection: Connection,
    came: Receiver<Came>,
}

fn stand_in(address: &str, does: Does) -> StandIn {
    let (say, came) = mpsc::channel();
    let connection = Builder::address(address)
        .and_then(|builder| builder.name(NAME))
        .and_then(|builder| builder.serve_at(portal::PATH, Print { does, came: say }))
        .and_then(Builder::build)
        .unwrap();
    StandIn { _connection: connection, came }
}

impl StandIn {
    fn next(&self) -> Came {
        self.came.recv_timeout(PATIENCE).unwrap()
    }

    fn is_asked(&self) {
        assert!(matches!(self.next(), Came::Asked { .. }));
    }
}

fn on(bus: &Bus) -> Buses {
    Buses { system: None, session: Some(bus.address.clone()) }
}

fn a_page() -> PrintWanted {
    PrintWanted { title: "Page to print".to_owned(), name: "gamut-help".to_owned(), paper_mm: (210.0, 297.0) }
}

/// What comes of printing this; the window stays open until then.
fn said(buses: &Buses, pdf: Option<&'static [u8]>) -> PrintSaid {
    let (say, hear) = mpsc::channel();
    let _open = ask_to_print(buses, a_page(), move || pdf.map(<[u8]>::to_vec), move |said| say.send(said).unwrap());
    hear.recv_timeout(PATIENCE).unwrap()
}

fn is_there(buses: &Buses) -> bool {
    let (say, hear) = mpsc::channel();
    printing_is_there(buses, move |is_there| say.send(is_there).unwrap());
    hear.recv_timeout(PATIENCE).unwrap()
}

#[test]
fn the_very_pages_are_handed_over_when_print_is_pressed_and_nobody_can_change_them() {
    let Some(bus) = Bus::that_starts_nothing() else { return };
    let portal = stand_in(&bus.address, PRINTS);
    assert!(is_there(&on(&bus)));
    assert_eq!(said(&on(&bus), Some(b"%PDF-1.5 made up")), PrintSaid::Printed);
    let Came::Asked { title, settings, page, .. } = portal.next() else { panic!("it is asked first") };
    let text = |of: &Said, key: &str| String::try_from(of[key].try_clone().unwrap()).unwrap();
    assert_eq!([title, text(&settings, "output-basename"), text(&page, "Name")], ["Page to print", "gamut-help", "iso_a4"]);
    let Came::Pages { pdf, token, can_be_changed } = portal.next() else { panic!("then it gets the pages") };
    assert_eq!((pdf.as_slice(), token, can_be_changed), (&b"%PDF-1.5 made up"[..], CHOICES, false));
}

#[test]
fn leaving_refusing_and_not_being_there_are_told_apart_in_printing_too() {
    for (window, printing, heard) in [
        (Ends::With(1), Ends::With(0), PrintSaid::Left),
        (Ends::With(2), Ends::With(0), PrintSaid::Refused),
        (Ends::Refuses, Ends::With(0), PrintSaid::Refused),
        (Ends::With(0), Ends::Refuses, PrintSaid::Refused),
        (Ends::With(0), Ends::With(2), PrintSaid::Refused),
        (Ends::With(0), Ends::With(1), PrintSaid::Left),
    ] {
        let Some(bus) = Bus::that_starts_nothing() else { return };
        let portal = stand_in(&bus.address, Does { window, printing });
        assert_eq!(said(&on(&bus), Some(b"%PDF-")), heard);
        portal.is_asked();
        let pages = portal.came.try_iter().any(|came| matches!(came, Came::Pages { .. }));
        assert_eq!(pages, window == Ends::With(0), "the pages leave this program only once somebody pressed Print");
    }
    let Some(bus) = Bus::that_starts_nothing() else { return };
    assert!(!is_there(&on(&bus)) && said(&on(&bus), Some(b"%PDF-")) == PrintSaid::NotThere, "a bus without a portal");
    let _files_alone = portal::stand_in(&bus.address, portal::Does::Waits);
    assert!(!is_there(&on(&bus)) && said(&on(&bus), Some(b"%PDF-")) == PrintSaid::NotThere, "a portal that prints nothing");
    let Some(bus) = Bus::that_starts_nothing() else { return };
    let _portal = stand_in(&bus.address, PRINTS);
    assert_eq!(said(&on(&bus), None), PrintSaid::NotMade);
}

#[test]
fn a_print_window_that_is_left_is_closed_and_what_the_pages_are_made_of_goes_at_once() {
    let Some(bus) = Bus::that_starts_nothing() else { return };
    let portal = stand_in(&bus.address, Does { window: Ends::Waits, ..PRINTS });
    let (say, hear) = mpsc::channel();
    let pages = Arc::new(b"%PDF-1.5 made up".to_vec());
    let held = Arc::clone(&pages);
    let open = ask_to_print(&on(&bus), a_page(), move || Some(held.to_vec()), move |said| say.send(said).unwrap());
    let Came::Asked { request, .. } = portal.next() else { panic!("it is asked") };
    drop(open);
    assert_eq!(Arc::strong_count(&pages), 1, "nothing holds them any more");
    let Came::Closed(closed) = portal.next() else { panic!("its window is closed") };
    assert!(closed.ends_with(&request), "{closed}");
    assert!(hear.recv_timeout(Duration::from_millis(200)).is_err(), "nobody is told of what was left");
}

#[test]
fn the_real_window_prints_the_very_page_that_it_saves() {
    let Some(display) = Display::start() else { return };
    let Some(assistive) = Assistive::start(&display) else { return };
    let portal = stand_in(&assistive.address, PRINTS);
    let mut gamut = Gamut::open_on(&display, &planted(), &[("DBUS_SESSION_BUS_ADDRESS", &assistive.address)]);
    gamut.press("F1", "to Help");
    tab_to(&mut gamut, &assistive, "Print or save this page…");
    gamut.press("Return", "a page on paper");
    tab_to(&mut gamut, &assistive, "Print…");
    gamut.press("Return", "print it");
    portal.is_asked();
    let Came::Pages { pdf, .. } = portal.next() else { panic!("it gets the page") };
    assistive.find_by("that it is printed", |name| name.starts_with("It has gone to the printer"));
    tab_to(&mut gamut, &assistive, "Save the page");
    gamut.press("Return", "save it, too");
    let saved = gamut.folder().join("gamut-help.pdf");
    let saved = wait_for(|| std::fs::read(&saved).ok().filter(|bytes| !bytes.is_empty()));
    assert_eq!(saved, Some(pdf));
    gamut.close();
}

#[test]
fn the_page_for_a_doctor_is_not_printed_any_more_once_the_journal_is_locked() {
    let Some(display) = Display::start() else { return };
    let Some(assistive) = Assistive::start(&display) else { return };
    let portal = stand_in(&assistive.address, Does { window: Ends::Waits, ..PRINTS });
    let variables = [("DBUS_SESSION_BUS_ADDRESS", assistive.address.as_str())];
    let (mut gamut, _code) = Gamut::open_locked(&display, &planted(), PASSPHRASE, &variables);
    assistive.find("Your journal is locked");
    assert!(display.tool("xdotool").args(["type", "--delay", "20", PASSPHRASE]).status().unwrap().success());
    gamut.press("Return", "unlock");
    assistive.find("Save check-in");
    gamut.press("alt+5", "to Ways");
    gamut.press("ctrl+p", "the page for a doctor");
    assert!(wait_for(|| (assistive.focused() == "Print…").then_some(())).is_some(), "the keyboard is on what prints");
    gamut.press("Return", "print it");
    portal.is_asked();
    assistive.find("Don't print");
    gamut.press("alt+1", "everything else goes on");
    assistive.find("Save check-in");
    gamut.press("ctrl+l", "lock");
    assert!(matches!(portal.next(), Came::Closed(_)), "the desktop's window goes, too");
    assistive.find("Your journal is locked");
    gamut.close();
}

#[test]
fn where_the_desktop_does_not_print_there_is_no_such_button_and_how_to_is_said() {
    let Some(display) = Display::start() else { return };
    let Some(assistive) = Assistive::start(&display) else { return };
    let _files_alone = portal::stand_in(&assistive.address, portal::Does::Waits);
    let mut gamut = Gamut::open_on(&display, &planted(), &[("DBUS_SESSION_BUS_ADDRESS", &assistive.address)]);
    gamut.press("F1", "to Help");
    tab_to(&mut gamut, &assistive, "Save this page…");
    gamut.press("Return", "a page on paper");
    assistive.find_by("how it is printed", |name| name.starts_with("To print it"));
    assert!(!assistive.all().iter().any(|node| node.name() == "Print…"));
    gamut.close();
}
