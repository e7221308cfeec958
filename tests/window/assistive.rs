//! The window as assistive technology has it: over the accessibility bus, by names, roles and actions alone.

use crate::bus::Bus;
use crate::display::{Display, skip};
use crate::program::{Gamut, wait_for};
use serde_json::json;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use zbus::blocking::{Connection, connection::Builder};
use zbus::zvariant::{OwnedObjectPath, OwnedValue, Value};

const LAUNCHERS: [&str; 3] = [
    "/usr/libexec/at-spi-bus-launcher",
    "/usr/lib/at-spi2-core/at-spi-bus-launcher",
    "/usr/lib/x86_64-linux-gnu/at-spi2-core/at-spi-bus-launcher",
];
const ACCESSIBLE: &str = "org.a11y.atspi.Accessible";
/// Roles by their number in AT-SPI: check box, combo box, button, slider, spin button, text, toggle button, entry.
const CONTROLS: [u32; 8] = [7, 11, BUTTON, 51, 52, 61, 62, 79];
const BUTTON: u32 = 43;
/// The state of what has the keyboard, by its number in AT-SPI.
const FOCUSED: u32 = 12;
const PROPERTIES: &str = "org.freedesktop.DBus.Properties";

/// The accessibility bus of one display.
pub struct Assistive {
    launcher: Child,
    on: Connection,
    _session: Bus,
    pub address: String,
    _folder: tempfile::TempDir,
}

impl Assistive {
    pub fn start(journey: &str, display: &Display) -> Option<Self> {
        let Some(path) = LAUNCHERS.into_iter().find(|path| Path::new(path).is_file()) else {
            skip(journey, "the package at-spi2-core is not installed");
            return None;
        };
        let session = Bus::start(journey)?;
        let folder = tempfile::tempdir().unwrap();
        let launcher = Command::new(path)
            .arg("--launch-immediately")
            .env("DBUS_SESSION_BUS_ADDRESS", &session.address)
            .env("DISPLAY", &display.name)
            .env("XDG_RUNTIME_DIR", folder.path())
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let address = session.address.clone();
        let desktop = Builder::address(address.as_str()).and_then(Builder::build).unwrap();
        let name = Some("org.a11y.Bus");
        let bus: String =
            wait_for(|| desktop.call_method(name, "/org/a11y/bus", name, "GetAddress", &()).ok()?.body().deserialize().ok())
                .unwrap();
        let on = ("org.a11y.Status", "IsEnabled", Value::from(true));
        desktop.call_method(name, "/org/a11y/bus", Some(PROPERTIES), "Set", &on).unwrap();
        let on = Builder::address(bus.as_str()).and_then(Builder::build).unwrap();
        Some(Self { launcher, on, _session: session, address, _folder: folder })
    }

    /// Everything of the program's window that is there now.
    fn all(&self) -> Vec<Node<'_>> {
        let registry = Node {
            bus: self,
            owner: "org.a11y.atspi.Registry".into(),
            path: OwnedObjectPath::try_from("/org/a11y/atspi/accessible/root").unwrap(),
        };
        let mut all = registry.children();
        let mut at = 0;
        while at < all.len() {
            let more = all[at].children();
            all.extend(more);
            at += 1;
        }
        all
    }

    /// The control of this name, once it is there.
    pub fn find(&self, name: &str) -> Node<'_> {
        self.find_by(name, |n| n == name)
    }

    pub fn find_by(&self, what: &str, fits: impl Fn(&str) -> bool) -> Node<'_> {
        wait_for(|| self.all().into_iter().find(|n| fits(&n.name())))
            .unwrap_or_else(|| panic!("{what} is not there; there are {:?}", self.names()))
    }

    /// The name of what has the keyboard; empty where nothing has.
    pub fn focused(&self) -> String {
        self.all().into_iter().find(Node::has_focus).map(|n| n.name()).unwrap_or_default()
    }

    fn names(&self) -> Vec<String> {
        self.all().iter().map(Node::name).filter(|n| !n.is_empty()).collect()
    }
}

impl Drop for Assistive {
    fn drop(&mut self) {
        let _ = self.launcher.kill();
        let _ = self.launcher.wait();
    }
}

pub struct Node<'a> {
    bus: &'a Assistive,
    owner: String,
    path: OwnedObjectPath,
}

impl Node<'_> {
    fn ask<T>(&self, interface: &str, method: &str) -> Option<T>
    where
        T: serde::de::DeserializeOwned + zbus::zvariant::Type,
    {
        let said = self.bus.on.call_method(Some(self.owner.as_str()), &self.path, Some(interface), method, &()).ok()?;
        said.body().deserialize().ok()
    }

    /// Empty where it is gone by now.
    fn children(&self) -> Vec<Self> {
        let found: Vec<(String, OwnedObjectPath)> = self.ask(ACCESSIBLE, "GetChildren").unwrap_or_default();
        found.into_iter().map(|(owner, path)| Self { bus: self.bus, owner, path }).collect()
    }

    fn name(&self) -> String {
        let asked = (ACCESSIBLE, "Name");
        let said = self.bus.on.call_method(Some(self.owner.as_str()), &self.path, Some(PROPERTIES), "Get", &asked);
        let value = said.ok().and_then(|s| s.body().deserialize::<OwnedValue>().ok());
        value.and_then(|v| String::try_from(v).ok()).unwrap_or_default()
    }

    fn has_focus(&self) -> bool {
        let states: Vec<u32> = self.ask(ACCESSIBLE, "GetState").unwrap_or_default();
        states.first().is_some_and(|bits| bits & (1 << FOCUSED) != 0)
    }

    fn role(&self) -> u32 {
        self.ask(ACCESSIBLE, "GetRole").unwrap_or_default()
    }

    fn press(&self) {
        let path = &self.path;
        let done = self.bus.on.call_method(Some(self.owner.as_str()), path, Some("org.a11y.atspi.Action"), "DoAction", &0i32);
        assert!(done.is_ok(), "{} can't be pressed: {done:?}", self.name());
    }

    fn set(&self, number: f64) {
        let asked = ("org.a11y.atspi.Value", "CurrentValue", Value::from(number));
        let done = self.bus.on.call_method(Some(self.owner.as_str()), &self.path, Some(PROPERTIES), "Set", &asked);
        assert!(done.is_ok(), "{} can't be set: {done:?}", self.name());
    }
}

#[test]
fn a_check_in_is_made_by_names_and_actions_alone_and_every_control_has_a_name() {
    let journey = "a_check_in_is_made_by_names_and_actions_alone_and_every_control_has_a_name";
    let Some(display) = Display::start(journey) else { return };
    let Some(assistive) = Assistive::start(journey, &display) else { return };
    let mut gamut = Gamut::open_under(&display, &[], &[("DBUS_SESSION_BUS_ADDRESS", &assistive.address)]);

    assistive.find("Skip").press();
    for (feeling, n) in [("Joy", 7.0), ("Contentment", 0.0), ("Sadness", 10.0)] {
        assistive.find(feeling).set(n);
    }
    assistive.find("Tired, foggy: not asked").press();
    assistive.find("Tired, foggy: no").press();
    assistive.find("Tired, foggy: mild");
    assistive.find("Save check-in").press();
    assistive.find_by("the word that it is saved", |name| name.starts_with("Saved"));

    for room in ["Journal", "Range", "Patterns", "Ways", "Help", "Settings", "Today"] {
        let is_the_way = |n: &Node<'_>| n.name() == room && [BUTTON, 62].contains(&n.role());
        let here = assistive.all().into_iter().find(is_the_way);
        here.unwrap_or_else(|| panic!("no way to {room}")).press();
        std::thread::sleep(std::time::Duration::from_millis(400));
        let all = assistive.all();
        let of_a_kind = all.iter().filter(|n| CONTROLS.contains(&n.role()));
        let nameless: Vec<_> = of_a_kind.clone().filter(|n| n.name().trim().is_empty()).map(Node::role).collect();
        assert!(of_a_kind.count() > 6, "{room} has controls: {:?}", all.iter().map(Node::role).collect::<Vec<_>>());
        assert!(nameless.is_empty(), "in {room}: {nameless:?}");
    }
    gamut.close();
    let check_ins = gamut.check_ins();
    assert_eq!(check_ins.len(), 1, "{check_ins:?}");
    assert_eq!(check_ins[0]["feelings"], json!({"joy": 7, "contentment": 0, "sadness": 10}));
    assert_eq!(check_ins[0]["symptoms"], json!({"fatigue": "mild"}));
}
