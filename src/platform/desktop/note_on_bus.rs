//! Notifications over the session bus: freedesktop's own service, and in a sandbox its portal.
//!
//! Not by `notify-rust`: its newer releases bring a second set of helpers around zbus, and it has no word for the token
//! that lets a window come to the front.

use super::{
    bus::Bus,
    buses::Buses,
    note::{Note, NoteSaid},
};
use std::{
    collections::HashMap,
    sync::mpsc::{self, Sender},
    time::Duration,
};
use zbus::{
    MatchRule, Message,
    blocking::{Connection, MessageIterator, fdo::DBusProxy},
    zvariant::{OwnedValue, Value},
};

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";
const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PORTAL_PATH: &str = "/org/freedesktop/portal/desktop";
const OF_PORTAL: &str = "org.freedesktop.portal.Notification";
/// The portal knows it by this; another takes its place.
const ID: &str = "reminder";

/// Which of both is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Service,
    Portal,
}

impl Way {
    const fn of(in_sandbox: bool) -> Self {
        if in_sandbox { Self::Portal } else { Self::Service }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Service => NAME,
            Self::Portal => PORTAL,
        }
    }
}

enum Heard {
    Shown(Connection, Option<u32>),
    Said(NoteSaid),
}

pub(super) fn is_there(buses: &Buses, in_sandbox: bool) -> bool {
    let name = Way::of(in_sandbox).name();
    let look = || -> zbus::Result<bool> {
        let connection = Bus::Session(buses.session.clone()).connect()?;
        let itself = DBusProxy::new(&connection)?;
        let is_running = itself.name_has_owner(name.try_into()?)?;
        Ok(is_running || itself.list_activatable_names()?.iter().any(|one| one.as_str() == name))
    };
    look().unwrap_or(false)
}

pub(super) fn show(buses: &Buses, in_sandbox: bool, note: &Note, patience: Duration) -> NoteSaid {
    let (say, hear) = mpsc::channel();
    let (bus, way, note) = (Bus::Session(buses.session.clone()), Way::of(in_sandbox), note.clone());
    let asked = std::thread::Builder::new().name("notification".into()).spawn(move || {
        let said = told(&bus, way, &note, &say);
        let _nobody_waits_any_more = say.send(Heard::Said(said));
    });
    if asked.is_err() {
        return NoteSaid::NotThere;
    }
    let mut shown = None;
    let said = loop {
        match hear.recv_timeout(patience) {
            Ok(Heard::Shown(connection, id)) => shown = Some((connection, id)),
            Ok(Heard::Said(said)) => break said,
            Err(_) if shown.is_some() => break NoteSaid::Left,
            Err(_) => break NoteSaid::Refused,
        }
    };
    // Not every desktop takes one away that was answered.
    if let Some((connection, id)) = shown.filter(|_| matches!(said, NoteSaid::Pressed(..) | NoteSaid::Left)) {
        let _gone_already = match id {
            Some(id) => connection.call_method(Some(NAME), PATH, Some(NAME), "CloseNotification", &(id,)),
            None => connection.call_method(Some(PORTAL), PORTAL_PATH, Some(OF_PORTAL), "RemoveNotification", &(ID,)),
        };
    }
    said
}

fn told(bus: &Bus, way: Way, note: &Note, say: &Sender<Heard>) -> NoteSaid {
    let Ok(connection) = bus.connect() else { return NoteSaid::NotThere };
    match waited_for(&connection, way, note, say) {
        Ok(said) => said,
        Err(zbus::Error::MethodError(name, ..))
            if ["org.freedesktop.DBus.Error.ServiceUnknown", "org.freedesktop.DBus.Error.NameHasNoOwner"]
                .contains(&name.as_str()) =>
        {
            NoteSaid::NotThere
        }
        Err(_refused_or_gone) => NoteSaid::Refused,
    }
}

fn waited_for(connection: &Connection, way: Way, note: &Note, say: &Sender<Heard>) -> zbus::Result<NoteSaid> {
    // Before it asks, so that nothing is missed between.
    let messages = MessageIterator::from(connection);
    let itself = DBusProxy::new(connection)?;
    let interface = if way == Way::Service { NAME } else { OF_PORTAL };
    for rule in [
        format!("type='signal',interface='{interface}'"),
        format!("type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='{}'", way.name()),
    ] {
        itself.add_match_rule(MatchRule::try_from(rule.as_str())?)?;
    }
    let (answer, id) = match way {
        Way::Service => {
            let answer = connection.call_method(Some(NAME), PATH, Some(NAME), "Notify", &service_body(note))?;
            let id: u32 = answer.body().deserialize()?;
            (answer, Some(id))
        }
        Way::Portal => {
            let body = (ID, portal_body(note));
            (connection.call_method(Some(PORTAL), PORTAL_PATH, Some(OF_PORTAL), "AddNotification", &body)?, None)
        }
    };
    // Whatever others send straight to this program counts for nothing.
    let by = answer.header().sender().map(ToString::to_string);
    let _nobody_waits_any_more = say.send(Heard::Shown(connection.clone(), id));
    let mut token = None;
    for message in messages {
        let message = message?;
        let sender = message.header().sender().map(ToString::to_string);
        if sender != by && sender.as_deref() != Some("org.freedesktop.DBus") {
            continue;
        }
        match meaning(&message, way, id) {
            Some(Means::Token(given)) => token = Some(given),
            Some(Means::Pressed(key, given)) => return Ok(NoteSaid::Pressed(key, given.or(token))),
            Some(Means::Said(said)) => return Ok(said),
            None => {}
        }
    }
    Ok(NoteSaid::Refused)
}

type ServiceBody<'a> = (&'a str, u32, &'a str, &'a str, &'a str, Vec<&'a str>, HashMap<&'static str, Value<'a>>, i32);

/// Nothing but the line: what stands on a locked screen is read by whoever passes. It makes no sound, and stays until it is
/// answered or taken away.
fn service_body(note: &Note) -> ServiceBody<'_> {
    let actions = note.actions.iter().flat_map(|(key, words)| [*key, *words]).collect();
    let hints = HashMap::from([
        ("desktop-entry", Value::from("gamut")),
        ("urgency", Value::from(1_u8)),
        ("suppress-sound", Value::from(true)),
    ]);
    ("Gamut", 0, "gamut", &note.line, "", actions, hints, 0)
}

fn portal_body(note: &Note) -> HashMap<&'static str, Value<'_>> {
    let button = |(key, words): &(&'static str, &'static str)| {
        HashMap::from([("label", Value::from(*words)), ("action", Value::from(*key))])
    };
    let buttons: Vec<HashMap<&str, Value<'_>>> = note.actions.iter().filter(|(key, _)| *key != "default").map(button).collect();
    HashMap::from([
        ("title", Value::from(note.line.as_str())),
        ("priority", Value::from("normal")),
        ("default-action", Value::from("default")),
        ("buttons", Value::from(buttons)),
    ])
}

enum Means {
    Token(String),
    Pressed(String, Option<String>),
    Said(NoteSaid),
}

/// What a message says of this notification; `None` where it is about something else.
fn meaning(message: &Message, way: Way, id: Option<u32>) -> Option<Means> {
    let (header, body) = (message.header(), message.body());
    let (interface, member) = (header.interface()?.as_str(), header.member()?.as_str());
    match (way, interface, member) {
        (Way::Service, NAME, "ActivationToken") => {
            let (of, token) = body.deserialize::<(u32, String)>().ok()?;
            (Some(of) == id).then_some(Means::Token(token))
        }
        (Way::Service, NAME, "ActionInvoked") => {
            let (of, key) = body.deserialize::<(u32, String)>().ok()?;
            (Some(of) == id).then_some(Means::Pressed(key, None))
        }
        (Way::Service, NAME, "NotificationClosed") => {
            let (of, _why) = body.deserialize::<(u32, u32)>().ok()?;
            (Some(of) == id).then_some(Means::Said(NoteSaid::PutAway))
        }
        (Way::Portal, OF_PORTAL, "ActionInvoked") => {
            let (of, key, about) = body.deserialize::<(String, String, Vec<OwnedValue>)>().ok()?;
            (of == ID).then(|| Means::Pressed(key, about.into_iter().find_map(token_in)))
        }
        (_, "org.freedesktop.DBus", "NameOwnerChanged") => {
            let (name, _before, now) = body.deserialize::<(String, String, String)>().ok()?;
            (name == way.name() && now.is_empty()).then_some(Means::Said(NoteSaid::Refused))
        }
        _ => None,
    }
}

/// Newer portals give it among what they say of the desktop.
fn token_in(about: OwnedValue) -> Option<String> {
    let mut about = HashMap::<String, OwnedValue>::try_from(about).ok()?;
    String::try_from(about.remove("activation-token")?).ok()
}
