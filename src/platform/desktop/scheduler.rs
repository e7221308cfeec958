//! The account's own systemd, asked over the session bus: it starts a program when its timer says so, and no process waits
//! meanwhile. `systemctl` would ask the same; Gamut starts no other program.

use super::buses::Buses;

/// What systemd said to something it was asked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SchedulerSaid {
    Done,
    /// There is none here.
    NotThere,
    /// It refused, in its own words.
    Refused(String),
}

#[cfg(target_os = "linux")]
mod asked {
    use super::{Buses, SchedulerSaid};
    use crate::platform::desktop::bus::Bus;
    use zbus::{
        blocking::{Connection, fdo::DBusProxy},
        message::Message,
        zvariant::OwnedValue,
    };

    const NAME: &str = "org.freedesktop.systemd1";
    const PATH: &str = "/org/freedesktop/systemd1";
    const MANAGER: &str = "org.freedesktop.systemd1.Manager";

    /// A connection to a bus where it is.
    fn connect(buses: &Buses) -> Option<Connection> {
        let connection = Bus::Session(buses.session.clone()).connect().ok()?;
        let is_there = DBusProxy::new(&connection).ok()?.name_has_owner(NAME.try_into().ok()?).ok()?;
        is_there.then_some(connection)
    }

    pub(super) fn is_there(buses: &Buses) -> bool {
        connect(buses).is_some()
    }

    fn ask<B>(connection: &Connection, method: &str, body: &B) -> zbus::Result<Message>
    where
        B: zbus::export::serde::ser::Serialize + zbus::zvariant::DynamicType,
    {
        connection.call_method(Some(NAME), PATH, Some(MANAGER), method, body)
    }

    pub(super) fn begin(buses: &Buses, timer: &str) -> SchedulerSaid {
        let Some(connection) = connect(buses) else { return SchedulerSaid::NotThere };
        let all = || -> zbus::Result<()> {
            ask(&connection, "Reload", &())?;
            ask(&connection, "EnableUnitFiles", &(vec![timer], false, true))?;
            ask(&connection, "RestartUnit", &(timer, "replace"))?;
            Ok(())
        };
        said(all())
    }

    pub(super) fn end(buses: &Buses, timer: &str) -> SchedulerSaid {
        let Some(connection) = connect(buses) else { return SchedulerSaid::NotThere };
        // One that does not run can't be stopped, which is as well.
        let _not_running = ask(&connection, "StopUnit", &(timer, "replace"));
        said(ask(&connection, "DisableUnitFiles", &(vec![timer], false)).map(drop))
    }

    pub(super) fn look_again(buses: &Buses) -> SchedulerSaid {
        let Some(connection) = connect(buses) else { return SchedulerSaid::NotThere };
        said(ask(&connection, "Reload", &()).map(drop))
    }

    pub(super) fn waits(buses: &Buses, timer: &str) -> bool {
        let state = || -> Option<String> {
            let connection = connect(buses)?;
            ask(&connection, "GetUnitFileState", &(timer,)).ok()?.body().deserialize().ok()
        };
        state().is_some_and(|state| state == "enabled")
    }

    pub(super) fn environment(buses: &Buses) -> Option<Vec<String>> {
        let asked = ("org.freedesktop.systemd1.Manager", "Environment");
        let properties = Some("org.freedesktop.DBus.Properties");
        let answer = connect(buses)?.call_method(Some(NAME), PATH, properties, "Get", &asked).ok()?;
        Vec::<String>::try_from(answer.body().deserialize::<OwnedValue>().ok()?).ok()
    }

    fn said(result: zbus::Result<()>) -> SchedulerSaid {
        match result {
            Ok(()) => SchedulerSaid::Done,
            Err(zbus::Error::MethodError(name, words, _)) => SchedulerSaid::Refused(words.unwrap_or_else(|| name.to_string())),
            Err(e) => SchedulerSaid::Refused(e.to_string()),
        }
    }
}

/// Whether there is one here.
#[must_use]
pub fn scheduler_is_there(buses: &Buses) -> bool {
    #[cfg(target_os = "linux")]
    return asked::is_there(buses);
    #[cfg(not(target_os = "linux"))]
    {
        let _nobody_is_asked = buses;
        false
    }
}

/// The timer of this name, whose file lies where systemd looks, waits from now on, and after each log-in.
#[must_use]
pub fn begin_timer(buses: &Buses, timer: &str) -> SchedulerSaid {
    #[cfg(target_os = "linux")]
    return asked::begin(buses, timer);
    #[cfg(not(target_os = "linux"))]
    {
        let _nobody_is_asked = (buses, timer);
        SchedulerSaid::NotThere
    }
}

/// It waits no more; its file can be taken away.
#[must_use]
pub fn end_timer(buses: &Buses, timer: &str) -> SchedulerSaid {
    #[cfg(target_os = "linux")]
    return asked::end(buses, timer);
    #[cfg(not(target_os = "linux"))]
    {
        let _nobody_is_asked = (buses, timer);
        SchedulerSaid::NotThere
    }
}

/// Systemd looks at its files again.
#[must_use]
pub fn look_at_units_again(buses: &Buses) -> SchedulerSaid {
    #[cfg(target_os = "linux")]
    return asked::look_again(buses);
    #[cfg(not(target_os = "linux"))]
    {
        let _nobody_is_asked = buses;
        SchedulerSaid::NotThere
    }
}

/// Whether the timer begins with each log-in.
#[must_use]
pub fn timer_waits(buses: &Buses, timer: &str) -> bool {
    #[cfg(target_os = "linux")]
    return asked::waits(buses, timer);
    #[cfg(not(target_os = "linux"))]
    {
        let _nobody_is_asked = (buses, timer);
        false
    }
}

/// Whether what it starts can open a window: most desktops tell it of their screen when a session begins. `true` where that
/// can't be told.
#[must_use]
pub fn scheduler_knows_a_screen(buses: &Buses) -> bool {
    #[cfg(target_os = "linux")]
    return asked::environment(buses).is_none_or(|all| {
        all.iter().filter_map(|one| one.split_once('=')).any(|(name, value)| SCREENS.contains(&name) && !value.is_empty())
    });
    #[cfg(not(target_os = "linux"))]
    {
        let _nobody_is_asked = buses;
        true
    }
}

/// The variables in which a session names its screen.
const SCREENS: [&str; 2] = ["DISPLAY", "WAYLAND_DISPLAY"];

/// Whether this program was told of a screen.
#[must_use]
pub fn a_screen_is_named() -> bool {
    SCREENS.iter().any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}
