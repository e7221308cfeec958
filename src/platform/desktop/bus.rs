//! The two buses of a Linux desktop, and listening on them, a thread each.

use super::{buses::Buses, says::DesktopSays, words};
use crate::platform::address;
use std::{
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};
use zbus::{
    MatchRule,
    blocking::{Connection, MessageIterator, connection::Builder, fdo::DBusProxy},
    zvariant::{OwnedObjectPath, OwnedValue},
};

type Listener = Arc<Mutex<dyn Fn(DesktopSays) + Send>>;

/// How long logind may take to say which session this is.
const PATIENCE: Duration = Duration::from_secs(5);

pub(super) fn listen(buses: &Buses, on: impl Fn(DesktopSays) + Send + 'static, wanted: &Arc<AtomicBool>) {
    let on: Listener = Arc::new(Mutex::new(on));
    let both = [("system bus", Bus::System(buses.system.clone())), ("session bus", Bus::Session(buses.session.clone()))];
    for (name, bus) in both {
        let (on, wanted) = (Arc::clone(&on), Arc::clone(wanted));
        let thread = std::thread::Builder::new().name(name.to_owned());
        // Without the bus, or without a thread for it, the desktop is not heard; idle time still locks.
        let _heard = thread.spawn(move || hear(&bus, &on, &wanted));
    }
}

/// Each with its address, if one is named.
#[derive(Debug)]
pub(super) enum Bus {
    System(Option<String>),
    Session(Option<String>),
}

impl Bus {
    pub(super) fn connect(&self) -> zbus::Result<Connection> {
        let builder = match self {
            Self::System(None) => Builder::system()?,
            Self::Session(None) => Builder::session()?,
            Self::System(Some(address)) | Self::Session(Some(address)) => {
                let local = address::only_local(address).ok_or(zbus::Error::Unsupported)?;
                Builder::address(local.split(';').next().unwrap_or_default())?
            }
        };
        builder.method_timeout(PATIENCE).build()
    }

    /// Whether it is the one this program's environment names.
    pub(super) fn is_here(&self) -> bool {
        let here = Buses::here();
        match self {
            Self::System(address) => *address == here.system,
            Self::Session(address) => *address == here.session,
        }
    }

    fn asks_for(&self) -> Vec<String> {
        match self {
            Self::System(_) => words::of_the_system(),
            Self::Session(_) => words::of_the_session(),
        }
    }
}

/// Stays until the bus is gone or nobody wants to hear.
fn hear(bus: &Bus, on: &Listener, wanted: &AtomicBool) {
    let Ok((messages, session)) = open(bus) else { return };
    for message in messages {
        let Ok(message) = message else { return };
        let Some(says) = words::meaning(&message, session.as_deref()) else { continue };
        if !wanted.load(Ordering::Acquire) {
            return;
        }
        if let Ok(on) = on.lock() {
            on(says);
        }
    }
}

fn open(bus: &Bus) -> zbus::Result<(MessageIterator, Option<String>)> {
    let connection = bus.connect()?;
    // Before it asks, so that nothing is missed between.
    let messages = MessageIterator::from(&connection);
    let itself = DBusProxy::new(&connection)?;
    for rule in bus.asks_for() {
        itself.add_match_rule(MatchRule::try_from(rule.as_str())?)?;
    }
    let session = match bus {
        Bus::System(_) => my_session(&connection),
        Bus::Session(_) => None,
    };
    Ok((messages, session))
}

/// This session's path at logind: the one this program runs in, else (started by the desktop's own service)
/// the one this account looks at.
fn my_session(system: &Connection) -> Option<String> {
    let ask = |method: &str, said: Said| {
        let (path, name) = (words::LOGIND_PATH, Some(words::LOGIND));
        let interface = Some(words::LOGIND_MANAGER);
        let answer = match said {
            Said::Name(id) => system.call_method(name, path, interface, method, &(id,)),
            Said::Number(pid) => system.call_method(name, path, interface, method, &(pid,)),
        };
        answer.ok()?.body().deserialize::<OwnedObjectPath>().ok()
    };
    let named = std::env::var("XDG_SESSION_ID").ok().and_then(|id| ask("GetSession", Said::Name(id)));
    let running = named.or_else(|| ask("GetSessionByPID", Said::Number(std::process::id())));
    running.map(|path| path.to_string()).or_else(|| shown_session(system))
}

enum Said {
    Name(String),
    Number(u32),
}

fn shown_session(system: &Connection) -> Option<String> {
    let answer = system.call_method(
        Some(words::LOGIND),
        format!("{}/user/self", words::LOGIND_PATH).as_str(),
        Some("org.freedesktop.DBus.Properties"),
        "Get",
        &("org.freedesktop.login1.User", "Display"),
    );
    let display = answer.ok()?.body().deserialize::<OwnedValue>().ok()?;
    let (_id, path) = <(String, OwnedObjectPath)>::try_from(display).ok()?;
    (path.as_str() != "/").then(|| path.to_string())
}
