//! Where the accessibility bus is. The window's libraries ask the session bus and follow whatever the owner of the name
//! answers, also where that starts a program; so it is asked here first, and they are told.

use super::{bus::Bus, buses::Buses};
use std::{sync::mpsc, time::Duration};

/// A session bus that nobody answers at keeps nobody waiting longer. Starting what owns the name takes the bus a
/// quarter of a second.
const PATIENCE: Duration = Duration::from_secs(2);

/// Where the session bus says that the accessibility bus is; `None` where nobody says it within two seconds.
#[must_use]
pub fn accessibility_bus() -> Option<String> {
    let here = Buses::here();
    if here.has_no_session() { None } else { told(here.session) }
}

/// What the owner of `org.a11y.Bus` on this session bus answers; `None` where there is no bus, no owner or no answer.
fn told(session: Option<String>) -> Option<String> {
    let (say, hear) = mpsc::channel();
    let ask = move || {
        let name = "org.a11y.Bus";
        let connection = Bus::Session(session).connect().ok()?;
        let answer = connection.call_method(Some(name), "/org/a11y/bus", Some(name), "GetAddress", &()).ok()?;
        answer.body().deserialize::<String>().ok()
    };
    let asked = std::thread::Builder::new().spawn(move || {
        let _nobody_waits_any_more = say.send(ask());
    });
    asked.ok()?;
    hear.recv_timeout(PATIENCE).ok().flatten()
}
