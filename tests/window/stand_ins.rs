//! What stands in for a desktop on a bus of the test's own: its notifications, the portal for them, and its scheduler.

#![expect(
    clippy::used_underscore_binding,
    clippy::needless_pass_by_value,
    clippy::unused_self,
    reason = "what is asked over a bus has the shape that the desktop gave it"
)]

use std::collections::HashMap;
use std::sync::mpsc::{self, Receiver, Sender};
use std::sync::{Arc, Mutex};
use zbus::blocking::{Connection, connection::Builder};
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

const NOTES: &str = "org.freedesktop.Notifications";
const NOTES_PATH: &str = "/org/freedesktop/Notifications";

#[derive(Debug, PartialEq)]
pub enum Asked {
    Notify { name: String, line: String, body: String, actions: Vec<String>, hints: HashMap<String, OwnedValue> },
    Close,
}

struct Service {
    next: u32,
    asked: Sender<(u32, Asked)>,
}

#[zbus::interface(name = "org.freedesktop.Notifications")]
impl Service {
    #[expect(clippy::too_many_arguments, reason = "the service's own")]
    fn notify(
        &mut self,
        name: String,
        _replaces: u32,
        _icon: String,
        line: String,
        body: String,
        actions: Vec<String>,
        hints: HashMap<String, OwnedValue>,
        _timeout: i32,
    ) -> u32 {
        self.next += 1;
        let _ = self.asked.send((self.next, Asked::Notify { name, line, body, actions, hints }));
        self.next
    }

    fn close_notification(&self, id: u32) {
        let _ = self.asked.send((id, Asked::Close));
    }
}

/// A notification service that is there for as long as this is kept.
pub struct Notifications {
    pub connection: Connection,
    pub asked: Receiver<(u32, Asked)>,
}

pub fn notifications(address: &str) -> Notifications {
    let (say, asked) = mpsc::channel();
    let connection = Builder::address(address)
        .and_then(|builder| builder.name(NOTES))
        .and_then(|builder| builder.serve_at(NOTES_PATH, Service { next: 0, asked: say }))
        .and_then(Builder::build)
        .unwrap();
    Notifications { connection, asked }
}

impl Notifications {
    fn says<B: serde::Serialize + zbus::zvariant::DynamicType>(&self, signal: &str, body: &B) {
        self.connection.emit_signal(None::<&str>, NOTES_PATH, NOTES, signal, body).unwrap();
    }

    pub fn token(&self, id: u32, token: &str) {
        self.says("ActivationToken", &(id, token));
    }

    pub fn press(&self, id: u32, key: &str) {
        self.says("ActionInvoked", &(id, key));
    }

    /// Somebody puts it away.
    pub fn close(&self, id: u32) {
        self.says("NotificationClosed", &(id, 2_u32));
    }
}

const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PORTAL_PATH: &str = "/org/freedesktop/portal/desktop";

struct OfPortal(Sender<(String, usize)>);

#[zbus::interface(name = "org.freedesktop.portal.Notification")]
impl OfPortal {
    fn add_notification(&self, id: &str, mut about: HashMap<String, OwnedValue>) {
        assert_eq!(id, "reminder");
        let title = String::try_from(about.remove("title").unwrap()).unwrap();
        let buttons = Vec::<HashMap<String, OwnedValue>>::try_from(about.remove("buttons").unwrap()).unwrap();
        let _ = self.0.send((title, buttons.len()));
    }

    fn remove_notification(&self, _id: &str) {}
}

pub struct Portal {
    connection: Connection,
    pub shown: Receiver<(String, usize)>,
}

pub fn portal(address: &str) -> Portal {
    let (say, shown) = mpsc::channel();
    let connection = Builder::address(address)
        .and_then(|builder| builder.name(PORTAL))
        .and_then(|builder| builder.serve_at(PORTAL_PATH, OfPortal(say)))
        .and_then(Builder::build)
        .unwrap();
    Portal { connection, shown }
}

impl Portal {
    pub fn press(&self, key: &str, token: &str) {
        let about = vec![Value::from(HashMap::from([("activation-token", Value::from(token))]))];
        let of = "org.freedesktop.portal.Notification";
        self.connection.emit_signal(None::<&str>, PORTAL_PATH, of, "ActionInvoked", &("reminder", key, about)).unwrap();
    }
}

type Calls = Arc<Mutex<Vec<String>>>;

/// What it was called for, and the environment of what it starts.
struct Manager(Calls, Calls);

impl Manager {
    fn was_called(&self, method: &str, about: &str) {
        self.0.lock().unwrap().push(format!("{method} {about}").trim().to_owned());
    }
}

type Changes = Vec<(String, String, String)>;

#[zbus::interface(name = "org.freedesktop.systemd1.Manager")]
impl Manager {
    fn reload(&self) {
        self.was_called("Reload", "");
    }

    fn enable_unit_files(&self, files: Vec<String>, _runtime: bool, _force: bool) -> (bool, Changes) {
        self.was_called("EnableUnitFiles", &files.join(" "));
        (true, Vec::new())
    }

    fn disable_unit_files(&self, files: Vec<String>, _runtime: bool) -> Changes {
        self.was_called("DisableUnitFiles", &files.join(" "));
        Vec::new()
    }

    fn restart_unit(&self, name: &str, _mode: &str) -> OwnedObjectPath {
        self.was_called("RestartUnit", name);
        OwnedObjectPath::try_from("/org/freedesktop/systemd1/job/1").unwrap()
    }

    fn stop_unit(&self, name: &str, _mode: &str) -> OwnedObjectPath {
        self.was_called("StopUnit", name);
        OwnedObjectPath::try_from("/org/freedesktop/systemd1/job/2").unwrap()
    }

    #[zbus(property)]
    fn environment(&self) -> Vec<String> {
        self.1.lock().unwrap().clone()
    }

    fn get_unit_file_state(&self, _name: &str) -> String {
        "enabled".to_owned()
    }
}

/// The account's systemd, which notes what it is asked.
pub struct Scheduler {
    pub connection: Connection,
    calls: Calls,
    pub environment: Calls,
}

impl Scheduler {
    pub fn calls(&self) -> Vec<String> {
        self.calls.lock().unwrap().clone()
    }
}

pub fn scheduler(address: &str) -> Scheduler {
    let (calls, environment) = (Calls::default(), Calls::default());
    environment.lock().unwrap().push("DISPLAY=:0".to_owned());
    let connection = Builder::address(address)
        .and_then(|builder| builder.name("org.freedesktop.systemd1"))
        .and_then(|builder| {
            builder.serve_at("/org/freedesktop/systemd1", Manager(Arc::clone(&calls), Arc::clone(&environment)))
        })
        .and_then(Builder::build)
        .unwrap();
    Scheduler { connection, calls, environment }
}
