//! The accessibility bus of one display, and what of the window is on it.

use crate::bus::Bus;
use crate::display::Display;
use crate::program::wait_for;
use crate::skipped::skipped;
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
/// The state of what has the keyboard, by its number in AT-SPI.
const FOCUSED: u32 = 12;
/// The role of a field that is typed in.
const ENTRY: u32 = 79;
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
    pub fn start(display: &Display) -> Option<Self> {
        let Some(path) = LAUNCHERS.into_iter().find(|path| Path::new(path).is_file()) else {
            skipped("the package at-spi2-core is not installed");
            return None;
        };
        let session = Bus::that_starts_nothing()?;
        let folder = tempfile::tempdir().unwrap();
        let launcher = Command::new(path)
            .arg("--launch-immediately")
            .env("DBUS_SESSION_BUS_ADDRESS", &session.address)
            .env("DISPLAY", &display.name)
            .env("XDG_RUNTIME_DIR", folder.path())
            // Where a desktop's schemas are installed the launcher keeps there that it is on; nobody answers for the
            // desktop's settings on this bus, and then it takes itself back.
            .env("GSETTINGS_BACKEND", "memory")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let address = session.address.clone();
        let desktop = Builder::address(address.as_str()).and_then(Builder::build).unwrap();
        let name = Some("org.a11y.Bus");
        // The bus starts nothing by itself: asked for the name before our launcher has it, it would start another one, and
        // the one of the two that loses the name takes its bus along, with everything the window said there.
        let enabled = ("org.a11y.Status", "IsEnabled", Value::from(true));
        wait_for(|| desktop.call_method(name, "/org/a11y/bus", Some(PROPERTIES), "Set", &enabled).ok()).unwrap();
        let on = wait_for(|| {
            let told = desktop.call_method(name, "/org/a11y/bus", name, "GetAddress", &()).ok()?;
            let bus: String = told.body().deserialize().ok()?;
            let on = Builder::address(bus.as_str()).and_then(Builder::build).ok()?;
            let root = "/org/a11y/atspi/accessible/root";
            on.call_method(Some("org.a11y.atspi.Registry"), root, Some(ACCESSIBLE), "GetChildren", &()).ok()?;
            Some(on)
        })
        .unwrap();
        Some(Self { launcher, on, _session: session, address, _folder: folder })
    }

    /// Everything of the program's window that is there now.
    pub fn all(&self) -> Vec<Node<'_>> {
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

    pub fn name(&self) -> String {
        let asked = (ACCESSIBLE, "Name");
        let said = self.bus.on.call_method(Some(self.owner.as_str()), &self.path, Some(PROPERTIES), "Get", &asked);
        let value = said.ok().and_then(|s| s.body().deserialize::<OwnedValue>().ok());
        value.and_then(|v| String::try_from(v).ok()).unwrap_or_default()
    }

    pub fn has_focus(&self) -> bool {
        let states: Vec<u32> = self.ask(ACCESSIBLE, "GetState").unwrap_or_default();
        states.first().is_some_and(|bits| bits & (1 << FOCUSED) != 0)
    }

    pub fn is_field(&self) -> bool {
        self.role() == ENTRY
    }

    /// Gives it the keyboard.
    pub fn focus(&self) -> bool {
        let component = Some("org.a11y.atspi.Component");
        self.bus.on.call_method(Some(self.owner.as_str()), &self.path, component, "GrabFocus", &()).is_ok()
    }

    /// What stands in a field; `None` where it is gone by now.
    pub fn text(&self) -> Option<String> {
        let text = Some("org.a11y.atspi.Text");
        let said = self.bus.on.call_method(Some(self.owner.as_str()), &self.path, text, "GetText", &(0i32, -1i32)).ok()?;
        said.body().deserialize().ok()
    }

    pub fn role(&self) -> u32 {
        self.ask(ACCESSIBLE, "GetRole").unwrap_or_default()
    }

    /// Where it is on the screen: left, top, width and height.
    pub fn place(&self) -> [i32; 4] {
        let component = Some("org.a11y.atspi.Component");
        let said = self.bus.on.call_method(Some(self.owner.as_str()), &self.path, component, "GetExtents", &0u32);
        let (x, y, w, h): (i32, i32, i32, i32) = said.unwrap().body().deserialize().unwrap();
        [x, y, w, h]
    }

    pub fn press(&self) {
        let path = &self.path;
        let done = self.bus.on.call_method(Some(self.owner.as_str()), path, Some("org.a11y.atspi.Action"), "DoAction", &0i32);
        assert!(done.is_ok(), "{} can't be pressed: {done:?}", self.name());
    }

    pub fn set(&self, number: f64) {
        let asked = ("org.a11y.atspi.Value", "CurrentValue", Value::from(number));
        let done = self.bus.on.call_method(Some(self.owner.as_str()), &self.path, Some(PROPERTIES), "Set", &asked);
        assert!(done.is_ok(), "{} can't be set: {done:?}", self.name());
    }
}
