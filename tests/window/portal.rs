//! The desktop's own window for files and its file manager, on a bus of the test's own with a portal of its own.

use crate::acting::{planted, tab_to};
use crate::atspi::Assistive;
use crate::bus::Bus;
use crate::display::Display;
use crate::program::{Gamut, wait_for};
use gamut::platform::desktop::{Buses, FileSaid, FileWanted, ask_for_file, show_in_folder};
use std::collections::HashMap;
use std::sync::mpsc::{self, Receiver, Sender};
use std::time::Duration;
use zbus::blocking::{Connection, connection::Builder};
use zbus::message::Header;
use zbus::object_server::ObjectServer;
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

const NAME: &str = "org.freedesktop.portal.Desktop";
pub const PATH: &str = "/org/freedesktop/portal/desktop";
const REQUEST: &str = "org.freedesktop.portal.Request";
const PATIENCE: Duration = Duration::from_secs(20);

/// What the stand-in does when it is asked.
#[derive(Clone)]
pub enum Does {
    /// Answers with this number and these addresses.
    Answers(u32, Vec<String>),
    Refuses,
    /// Opens its window, and nobody presses anything.
    Waits,
}

/// What it was asked: which method, under which name, with which options.
#[derive(Debug)]
pub struct WasAsked {
    pub method: &'static str,
    pub options: HashMap<String, OwnedValue>,
    pub request: String,
    pub by: String,
}

struct Portal {
    does: Does,
    asked: Sender<WasAsked>,
    closed: Sender<String>,
}

struct Request {
    path: String,
    closed: Sender<String>,
}

#[zbus::interface(name = "org.freedesktop.portal.Request")]
impl Request {
    fn close(&self) {
        let _ = self.closed.send(self.path.clone());
    }
}

/// Who asks, and where its request lies.
pub fn request_for(options: &HashMap<String, OwnedValue>, header: &Header<'_>) -> (String, OwnedObjectPath) {
    let by = header.sender().unwrap().to_string();
    let token = String::try_from(options["handle_token"].try_clone().unwrap()).unwrap();
    let path = format!("{PATH}/request/{}/{token}", by.trim_start_matches(':').replace('.', "_"));
    (by, OwnedObjectPath::try_from(path).unwrap())
}

impl Portal {
    async fn is_asked(
        &self,
        method: &'static str,
        options: HashMap<String, OwnedValue>,
        server: &ObjectServer,
        connection: &zbus::Connection,
        header: &Header<'_>,
    ) -> zbus::fdo::Result<OwnedObjectPath> {
        let (by, path) = request_for(&options, header);
        let request = path.to_string();
        self.asked.send(WasAsked { method, options, request: request.clone(), by: by.clone() }).unwrap();
        if matches!(self.does, Does::Refuses) {
            return Err(zbus::fdo::Error::AccessDenied("Portal operation not allowed: Unable to open /proc/1/root".into()));
        }
        let there = Request { path: request, closed: self.closed.clone() };
        server.at(&path, there).await.unwrap();
        if let Does::Answers(how, uris) = &self.does {
            let results = HashMap::from([("uris", Value::from(uris.clone()))]);
            connection.emit_signal(Some(by.as_str()), &path, REQUEST, "Response", &(*how, results)).await.unwrap();
        }
        Ok(path)
    }
}

#[zbus::interface(name = "org.freedesktop.portal.FileChooser")]
impl Portal {
    async fn open_file(
        &self,
        parent: String,
        title: String,
        options: HashMap<String, OwnedValue>,
        #[zbus(object_server)] server: &ObjectServer,
        #[zbus(connection)] connection: &zbus::Connection,
        #[zbus(header)] header: Header<'_>,
    ) -> zbus::fdo::Result<OwnedObjectPath> {
        assert!(parent.is_empty() && !title.is_empty());
        self.is_asked("OpenFile", options, server, connection, &header).await
    }

    async fn save_file(
        &self,
        parent: String,
        title: String,
        options: HashMap<String, OwnedValue>,
        #[zbus(object_server)] server: &ObjectServer,
        #[zbus(connection)] connection: &zbus::Connection,
        #[zbus(header)] header: Header<'_>,
    ) -> zbus::fdo::Result<OwnedObjectPath> {
        assert!(parent.is_empty() && !title.is_empty());
        self.is_asked("SaveFile", options, server, connection, &header).await
    }
}

/// A portal that is there for as long as this is kept.
pub struct StandIn {
    pub connection: Connection,
    pub asked: Receiver<WasAsked>,
    pub closed: Receiver<String>,
}

pub fn stand_in(address: &str, does: Does) -> StandIn {
    let (say_asked, asked) = mpsc::channel();
    let (say_closed, closed) = mpsc::channel();
    let portal = Portal { does, asked: say_asked, closed: say_closed };
    let connection = Builder::address(address)
        .and_then(|builder| builder.name(NAME))
        .and_then(|builder| builder.serve_at(PATH, portal))
        .and_then(Builder::build)
        .unwrap();
    StandIn { connection, asked, closed }
}

fn on(bus: &Bus) -> Buses {
    Buses { system: None, session: Some(bus.address.clone()) }
}

fn a_picture() -> FileWanted {
    FileWanted {
        title: "Where the picture goes".to_owned(),
        button: "Save".to_owned(),
        writes: true,
        kinds: vec![("PNG file".to_owned(), vec!["png".to_owned()])],
        name: "river.png".to_owned(),
        folder: b"/home/somebody".to_vec(),
    }
}

/// What comes of asking; the window stays open until then.
fn said(buses: &Buses, wanted: FileWanted) -> FileSaid {
    let (say, hear) = mpsc::channel();
    let _open = ask_for_file(buses, wanted, move |said| say.send(said).unwrap());
    hear.recv_timeout(PATIENCE).unwrap()
}

#[test]
fn what_is_chosen_in_the_desktops_window_is_heard_and_what_is_asked_for_is_said() {
    let Some(bus) = Bus::that_starts_nothing() else { return };
    let portal = stand_in(&bus.address, Does::Answers(0, vec!["file:///home/somebody/a%20b.png".to_owned()]));
    assert_eq!(said(&on(&bus), a_picture()), FileSaid::Chosen("file:///home/somebody/a%20b.png".to_owned()));
    let WasAsked { method, options, .. } = portal.asked.recv_timeout(PATIENCE).unwrap();
    assert_eq!(method, "SaveFile");
    let text = |key: &str| String::try_from(options[key].try_clone().unwrap()).unwrap();
    assert_eq!([text("current_name"), text("accept_label")], ["river.png", "Save"]);
    let folder = Vec::<u8>::try_from(options["current_folder"].try_clone().unwrap()).unwrap();
    assert_eq!(folder, b"/home/somebody\0");
    let kinds = Vec::<(String, Vec<(u32, String)>)>::try_from(options["filters"].try_clone().unwrap()).unwrap();
    assert_eq!(kinds, [("PNG file".to_owned(), vec![(0, "*.[pP][nN][gG]".to_owned())])]);

    assert_eq!(
        said(&on(&bus), FileWanted { writes: false, ..a_picture() }),
        FileSaid::Chosen("file:///home/somebody/a%20b.png".to_owned())
    );
    let WasAsked { method, options, .. } = portal.asked.recv_timeout(PATIENCE).unwrap();
    assert!(method == "OpenFile" && !options.contains_key("current_name"));
}

#[test]
fn leaving_refusing_and_not_being_there_are_told_apart() {
    for (does, heard) in [
        (Does::Answers(1, Vec::new()), FileSaid::Left),
        (Does::Answers(2, Vec::new()), FileSaid::Refused),
        (Does::Answers(0, Vec::new()), FileSaid::Refused),
        (Does::Refuses, FileSaid::Refused),
    ] {
        let Some(bus) = Bus::that_starts_nothing() else { return };
        let _portal = stand_in(&bus.address, does);
        assert_eq!(said(&on(&bus), a_picture()), heard);
    }
    let Some(bus) = Bus::that_starts_nothing() else { return };
    assert_eq!(said(&on(&bus), a_picture()), FileSaid::NotThere, "a bus without a portal");
    for address in ["unix:path=/nowhere/bus", "tcp:host=127.0.0.1,port=9", "unixexec:path=zenity", "nonsense"] {
        let nowhere = Buses { system: None, session: Some(address.to_owned()) };
        assert_eq!(said(&nowhere, a_picture()), FileSaid::NotThere, "{address}");
    }
}

#[test]
fn a_window_that_nobody_answers_in_keeps_nobody_waiting_and_is_closed_when_it_is_left() {
    let Some(bus) = Bus::that_starts_nothing() else { return };
    let portal = stand_in(&bus.address, Does::Waits);
    let (say, hear) = mpsc::channel();
    let open = ask_for_file(&on(&bus), a_picture(), move |said| say.send(said).unwrap());
    let asked = portal.asked.recv_timeout(PATIENCE).unwrap();
    // Somebody else on the bus says that something was chosen.
    let somebody = Builder::address(bus.address.as_str()).and_then(Builder::build).unwrap();
    let results = HashMap::from([("uris", Value::from(vec!["file:///etc/passwd"]))]);
    somebody.emit_signal(Some(asked.by.as_str()), asked.request.as_str(), REQUEST, "Response", &(0_u32, results)).unwrap();
    assert_eq!(hear.recv_timeout(Duration::from_millis(500)), Err(mpsc::RecvTimeoutError::Timeout));
    drop(open);
    assert_eq!(portal.closed.recv_timeout(PATIENCE).unwrap(), asked.request);
    assert!(hear.recv_timeout(Duration::from_millis(200)).is_err(), "nobody is told of what was left");
}

#[test]
fn a_portal_that_goes_while_its_window_is_open_is_noticed() {
    let Some(bus) = Bus::that_starts_nothing() else { return };
    let portal = stand_in(&bus.address, Does::Waits);
    let (say, hear) = mpsc::channel();
    let _open = ask_for_file(&on(&bus), a_picture(), move |said| say.send(said).unwrap());
    portal.asked.recv_timeout(PATIENCE).unwrap();
    portal.connection.close().unwrap();
    assert_eq!(hear.recv_timeout(PATIENCE), Ok(FileSaid::Refused));
}

struct FileManager(Sender<Vec<String>>);

#[zbus::interface(name = "org.freedesktop.FileManager1")]
impl FileManager {
    fn show_items(&self, addresses: Vec<String>, startup: &str) {
        assert_eq!(startup, "");
        self.0.send(addresses).unwrap();
    }
}

#[test]
fn a_file_is_shown_in_its_folder_where_there_is_a_file_manager() {
    let Some(bus) = Bus::that_starts_nothing() else { return };
    let shown = |address: &str| {
        let (say, hear) = mpsc::channel();
        show_in_folder(&on(&bus), address.to_owned(), move |shown| say.send(shown).unwrap());
        hear.recv_timeout(PATIENCE).unwrap()
    };
    assert!(!shown("file:///tmp/a%20b.png"), "nobody is there yet");
    let (say, hear) = mpsc::channel();
    let _there = Builder::address(bus.address.as_str())
        .and_then(|builder| builder.name("org.freedesktop.FileManager1"))
        .and_then(|builder| builder.serve_at("/org/freedesktop/FileManager1", FileManager(say)))
        .and_then(Builder::build)
        .unwrap();
    assert!(shown("file:///tmp/a%20b.png"));
    assert_eq!(hear.recv_timeout(PATIENCE).unwrap(), ["file:///tmp/a%20b.png"]);
}

/// The page of help is to be saved, and where it goes is asked.
fn ask_where(gamut: &mut Gamut<'_>, assistive: &Assistive) {
    for (name, meaning) in [("Save this page…", "a page on paper"), ("Choose where…", "where it goes")] {
        tab_to(gamut, assistive, name);
        gamut.press("Return", meaning);
    }
}

#[test]
fn the_real_window_writes_where_the_desktop_says() {
    let Some(display) = Display::start() else { return };
    let Some(assistive) = Assistive::start(&display) else { return };
    let folder = tempfile::tempdir().unwrap();
    let page = folder.path().join("my page.pdf");
    let address = format!("file://{}", page.display().to_string().replace(' ', "%20"));
    let portal = stand_in(&assistive.address, Does::Answers(0, vec![address]));
    let mut gamut = Gamut::open_on(&display, &planted(), &[("DBUS_SESSION_BUS_ADDRESS", &assistive.address)]);
    gamut.press("F1", "to Help");
    ask_where(&mut gamut, &assistive);
    assert_eq!(portal.asked.recv_timeout(PATIENCE).unwrap().method, "SaveFile");
    assert!(wait_for(|| page.exists().then_some(())).is_some(), "it is written there");
    gamut.close();
}

#[test]
fn the_real_window_goes_on_with_its_own_list_where_the_desktop_refuses_or_hangs() {
    for does in [Does::Refuses, Does::Waits] {
        let Some(display) = Display::start() else { return };
        let Some(assistive) = Assistive::start(&display) else { return };
        let hangs = matches!(does, Does::Waits);
        let portal = stand_in(&assistive.address, does);
        let mut gamut = Gamut::open_on(&display, &planted(), &[("DBUS_SESSION_BUS_ADDRESS", &assistive.address)]);
        gamut.press("F1", "to Help");
        ask_where(&mut gamut, &assistive);
        let asked = portal.asked.recv_timeout(PATIENCE).unwrap();
        if hangs {
            tab_to(&mut gamut, &assistive, "Use the list here instead");
            gamut.press("Return", "it hangs");
            assert_eq!(portal.closed.recv_timeout(PATIENCE).unwrap(), asked.request);
        }
        assistive.find("Name of the file");
        tab_to(&mut gamut, &assistive, "Save");
        gamut.press("Return", "as it is called");
        let page = gamut.folder().join("gamut-help.pdf");
        assert!(wait_for(|| page.exists().then_some(())).is_some(), "it is written in the home folder");
        gamut.close();
    }
}
