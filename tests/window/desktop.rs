//! What the desktop tells, on a bus of the test's own with a logind of its own.

use crate::bus::Bus;
use gamut::platform::desktop::{Buses, DesktopSays, listen_at};
use std::sync::mpsc::{self, Receiver};
use std::time::Duration;
use zbus::blocking::{Connection, connection::Builder};
use zbus::zvariant::OwnedObjectPath;

const MINE: &str = "/org/freedesktop/login1/session/_32";
const ANOTHERS: &str = "/org/freedesktop/login1/session/c7";
const LOGIND_PATH: &str = "/org/freedesktop/login1";
const MANAGER: &str = "org.freedesktop.login1.Manager";
const SESSION: &str = "org.freedesktop.login1.Session";
const SAVER: &str = "org.gnome.ScreenSaver";

struct Logind {
    session: OwnedObjectPath,
}

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Logind {
    #[zbus(name = "GetSessionByPID")]
    fn session_by_number(&self, number: u32) -> OwnedObjectPath {
        assert_eq!(number, std::process::id(), "it asks about itself");
        self.session.clone()
    }

    #[zbus(name = "GetSession")]
    fn session_by_name(&self, name: &str) -> OwnedObjectPath {
        assert_eq!(std::env::var("XDG_SESSION_ID").as_deref(), Ok(name), "it asks about its own session");
        self.session.clone()
    }
}

fn logind(bus: &Bus) -> Connection {
    let itself = Logind { session: OwnedObjectPath::try_from(MINE).unwrap() };
    Builder::address(bus.address.as_str())
        .and_then(|builder| builder.name("org.freedesktop.login1"))
        .and_then(|builder| builder.serve_at(LOGIND_PATH, itself))
        .and_then(Builder::build)
        .unwrap()
}

/// Says it until it is heard: the listener takes its time to be there.
fn heard(heard: &Receiver<DesktopSays>, says: impl Fn()) -> Option<DesktopSays> {
    (0..100).find_map(|_| {
        says();
        heard.recv_timeout(Duration::from_millis(100)).ok()
    })
}

#[test]
fn sleep_and_locking_are_heard_and_waking_up_and_others_are_not() {
    let Some(bus) = Bus::start() else { return };
    let logind = logind(&bus);
    let (say, hear) = mpsc::channel();
    let buses = Buses { system: Some(bus.address.clone()), session: Some(bus.address.clone()) };
    let listening = listen_at(&buses, move |says| say.send(says).unwrap());

    let tell = |path: &str, interface: &str, member: &str, truth: bool| {
        logind.emit_signal(None::<&str>, path, interface, member, &truth).unwrap();
    };
    let lock = |path: &str| logind.emit_signal(None::<&str>, path, SESSION, "Lock", &()).unwrap();
    let sleep = |truth| tell(LOGIND_PATH, MANAGER, "PrepareForSleep", truth);
    let screen = |truth| tell("/org/gnome/ScreenSaver", SAVER, "ActiveChanged", truth);

    assert_eq!(heard(&hear, || sleep(true)), Some(DesktopSays::Sleeps));
    assert_eq!(heard(&hear, || screen(true)), Some(DesktopSays::Locks));
    // Both ears are open now. What was said twice while they opened is let by.
    while hear.recv_timeout(Duration::from_millis(300)).is_ok() {}

    sleep(false);
    screen(false);
    lock(ANOTHERS);
    assert_eq!(hear.recv_timeout(Duration::from_millis(500)), Err(mpsc::RecvTimeoutError::Timeout));
    lock(MINE);
    assert_eq!(hear.recv_timeout(Duration::from_secs(10)), Ok(DesktopSays::Locks));

    drop(listening);
    sleep(true);
    screen(true);
    assert!(hear.recv_timeout(Duration::from_millis(500)).is_err(), "nobody listens any more");
}

#[test]
fn somebody_who_is_not_logind_cannot_say_that_the_machine_sleeps() {
    let Some(bus) = Bus::start() else { return };
    let logind = logind(&bus);
    let somebody = Builder::address(bus.address.as_str()).and_then(Builder::build).unwrap();
    let (say, hear) = mpsc::channel();
    let buses = Buses { system: Some(bus.address.clone()), session: Some("tcp:host=127.0.0.1,port=9".to_owned()) };
    let _listening = listen_at(&buses, move |says| say.send(says).unwrap());
    let sleep = |from: &Connection| from.emit_signal(None::<&str>, LOGIND_PATH, MANAGER, "PrepareForSleep", &true).unwrap();
    assert_eq!(heard(&hear, || sleep(&logind)), Some(DesktopSays::Sleeps));
    while hear.recv_timeout(Duration::from_millis(300)).is_ok() {}
    sleep(&somebody);
    assert!(hear.recv_timeout(Duration::from_millis(500)).is_err());
}

#[test]
fn without_a_bus_nothing_is_heard_and_nothing_breaks() {
    let nowhere = |name: &str| Some(format!("unix:path=/nowhere/{name}"));
    let buses = Buses { system: nowhere("system"), session: nowhere("session") };
    let (say, hear) = mpsc::channel();
    let _listening = listen_at(&buses, move |says| say.send(says).unwrap());
    assert!(hear.recv_timeout(Duration::from_millis(300)).is_err());
}
