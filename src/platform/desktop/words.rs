//! The signals on the two buses, and what they mean.

use super::says::DesktopSays;
use zbus::Message;

pub(super) const LOGIND: &str = "org.freedesktop.login1";
pub(super) const LOGIND_PATH: &str = "/org/freedesktop/login1";
pub(super) const LOGIND_MANAGER: &str = "org.freedesktop.login1.Manager";
const LOGIND_SESSION: &str = "org.freedesktop.login1.Session";

/// Of screen savers on the session bus; each desktop has its own.
const SAVERS: [&str; 5] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
];

/// What to ask the system bus for. The bus itself knows that logind is who says it.
pub(super) fn of_the_system() -> Vec<String> {
    [(LOGIND_MANAGER, "PrepareForSleep"), (LOGIND_SESSION, "Lock")]
        .map(|(interface, member)| format!("type='signal',sender='{LOGIND}',interface='{interface}',member='{member}'"))
        .into()
}

/// What to ask the session bus for.
pub(super) fn of_the_session() -> Vec<String> {
    SAVERS.map(|interface| format!("type='signal',interface='{interface}',member='ActiveChanged'")).into()
}

/// What a message means. `session` is this session's path at logind; where it isn't known, any session's lock
/// counts: to lock once too often costs a passphrase, once too seldom a secret.
pub(super) fn meaning(message: &Message, session: Option<&str>) -> Option<DesktopSays> {
    let header = message.header();
    let truly = || message.body().deserialize::<bool>().unwrap_or(false);
    match (header.interface()?.as_str(), header.member()?.as_str()) {
        (LOGIND_MANAGER, "PrepareForSleep") => truly().then_some(DesktopSays::Sleeps),
        (LOGIND_SESSION, "Lock") => {
            let locked = header.path()?.as_str();
            session.is_none_or(|mine| mine == locked).then_some(DesktopSays::Locks)
        }
        (saver, "ActiveChanged") if SAVERS.contains(&saver) => truly().then_some(DesktopSays::Locks),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{LOGIND_MANAGER, LOGIND_SESSION, meaning};
    use crate::platform::desktop::DesktopSays::{Locks, Sleeps};
    use zbus::Message;

    const MINE: &str = "/org/freedesktop/login1/session/_32";

    fn signal(path: &str, interface: &str, member: &str, truth: Option<bool>) -> Message {
        let builder = Message::signal(path, interface, member).expect("names");
        match truth {
            Some(truth) => builder.build(&truth),
            None => builder.build(&()),
        }
        .expect("a message")
    }

    #[test]
    fn only_going_to_sleep_and_locking_mean_something() {
        let saver = |interface, member, truth| meaning(&signal("/x", interface, member, truth), Some(MINE));
        assert_eq!(saver("org.example.Other", "ActiveChanged", Some(true)), None);
        assert_eq!(saver("org.gnome.ScreenSaver", "WakeUpScreen", None), None);
        assert_eq!(saver("org.gnome.ScreenSaver", "ActiveChanged", None), None);
        assert_eq!(saver("org.gnome.ScreenSaver", "ActiveChanged", Some(false)), None);
        assert_eq!(saver("org.gnome.ScreenSaver", "ActiveChanged", Some(true)), Some(Locks));
        assert_eq!(saver("org.freedesktop.ScreenSaver", "ActiveChanged", Some(true)), Some(Locks));
        assert_eq!(saver(LOGIND_MANAGER, "PrepareForSleep", Some(true)), Some(Sleeps));
        assert_eq!(saver(LOGIND_MANAGER, "PrepareForSleep", Some(false)), None, "it wakes up");
        assert_eq!(saver(LOGIND_MANAGER, "PrepareForShutdown", Some(true)), None);
    }

    #[test]
    fn another_sessions_lock_is_not_ours_unless_ours_is_unknown() {
        let lock = |path| signal(path, LOGIND_SESSION, "Lock", None);
        assert_eq!(meaning(&lock(MINE), Some(MINE)), Some(Locks));
        assert_eq!(meaning(&lock("/org/freedesktop/login1/session/c7"), Some(MINE)), None);
        assert_eq!(meaning(&lock("/org/freedesktop/login1/session/c7"), None), Some(Locks));
    }
}
