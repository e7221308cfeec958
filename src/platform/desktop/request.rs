//! What a portal of freedesktop's is asked, and how its answer is waited for: a request of its own, closed when nobody waits
//! for it any more.

use super::{bus::Bus, buses::Buses};
use std::{
    collections::HashMap,
    sync::{
        Arc, Mutex, OnceLock,
        atomic::{AtomicU64, Ordering},
        mpsc,
    },
    time::Duration,
};
use zbus::{
    MatchRule, Message,
    blocking::{Connection, MessageIterator, Proxy, fdo::DBusProxy},
    proxy::MethodFlags,
    zvariant::{DynamicType, OwnedObjectPath, OwnedValue},
};

pub(super) const PORTAL: &str = "org.freedesktop.portal.Desktop";
pub(super) const PATH: &str = "/org/freedesktop/portal/desktop";
const REQUEST: &str = "org.freedesktop.portal.Request";

/// A portal that runs answers in a few milliseconds. Our choice: more than this nobody waits for a window to open.
const INTRODUCED_WITHIN: Duration = Duration::from_millis(250);

/// The connection on which the portal knows this program.
static KNOWN: OnceLock<Connection> = OnceLock::new();

/// Asks a portal that runs already something harmless (whether the desktop is dark), so that it has seen who asks. It
/// waits a quarter of a second at most and starts nothing. Call it before anything of a journal is in memory.
pub fn introduce() {
    let here = Buses::here();
    if here.has_no_session() {
        return;
    }
    let (say, hear) = mpsc::channel();
    let bus = Bus::Session(here.session);
    let ask = move || {
        let connection = bus.connect().ok()?;
        // "No such setting" is an answer, too: it has seen who asks.
        matches!(asked_harmlessly(&connection), Ok(()) | Err(zbus::Error::MethodError(..))).then_some(connection)
    };
    let asked = std::thread::Builder::new().name("portal".into()).spawn(move || {
        let _nobody_waits_any_more = say.send(ask());
    });
    if asked.is_ok()
        && let Ok(Some(connection)) = hear.recv_timeout(INTRODUCED_WITHIN)
    {
        let _once = KNOWN.set(connection);
    }
}

fn asked_harmlessly(connection: &Connection) -> zbus::Result<()> {
    let settings = Proxy::new(connection, PORTAL, PATH, "org.freedesktop.portal.Settings")?;
    let dark = ("org.freedesktop.appearance", "color-scheme");
    settings.call_with_flags::<_, _, OwnedValue>("Read", MethodFlags::NoAutoStart.into(), &dark).map(|_| ())
}

/// Whether what runs there has this, and lets this program ask for it. It starts nothing. Asked from a thread that may wait.
pub(super) fn is_offered(buses: &Buses, interface: &str) -> bool {
    let Some(connection) = reached(&Bus::Session(buses.session.clone())) else { return false };
    if let Err(zbus::Error::MethodError(name, ..)) = asked_harmlessly(&connection)
        && name.as_str() == "org.freedesktop.DBus.Error.AccessDenied"
    {
        return false;
    }
    let version = || -> zbus::Result<u32> {
        let properties = Proxy::new(&connection, PORTAL, PATH, "org.freedesktop.DBus.Properties")?;
        let of = (interface, "version");
        let version = properties.call_with_flags::<_, _, OwnedValue>("Get", MethodFlags::NoAutoStart.into(), &of)?;
        Ok(version.and_then(|version| u32::try_from(version).ok()).unwrap_or_default())
    };
    version().is_ok_and(|version| version > 0)
}

/// The connection on which the portal knows this program, else one of its own.
pub(super) fn reached(bus: &Bus) -> Option<Connection> {
    let known = KNOWN.get().filter(|_| bus.is_here()).cloned();
    known.or_else(|| bus.connect().ok())
}

type Hears<S> = Box<dyn FnOnce(S) + Send>;
/// The request that the portal has open for us, once there is one.
type Open = Option<(Connection, String)>;

/// While it is kept, the answer is waited for.
#[derive(Debug)]
pub(super) struct Asked<S> {
    state: Arc<State<S>>,
}

/// Whoever waits, and what is open for them.
pub(super) struct State<S> {
    hears: Mutex<Option<Hears<S>>>,
    open: Mutex<Open>,
}

impl<S> std::fmt::Debug for State<S> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").finish_non_exhaustive()
    }
}

impl<S> State<S> {
    fn says(&self, said: S) {
        let hears = self.hears.lock().ok().and_then(|mut hears| hears.take());
        if let Some(hears) = hears {
            hears(said);
        }
    }

    pub(super) fn is_waited_for(&self) -> bool {
        self.hears.lock().is_ok_and(|hears| hears.is_some())
    }

    fn remember(&self, connection: &Connection, request: &str) {
        if let Ok(mut open) = self.open.lock() {
            *open = Some((connection.clone(), request.to_owned()));
        }
    }
}

impl<S> Drop for Asked<S> {
    fn drop(&mut self) {
        if let Ok(mut hears) = self.state.hears.lock() {
            *hears = None;
        }
        let open = self.state.open.lock().ok().and_then(|mut open| open.take());
        if let Some((connection, request)) = open {
            // Whoever drops this does not wait for a bus.
            let _closed = std::thread::Builder::new().spawn(move || close(&connection, &request));
        }
    }
}

fn close(connection: &Connection, request: &str) {
    if let Ok(request) = Proxy::new(connection, PORTAL, request, REQUEST) {
        let _gone_already = request.call_noreply("Close", &());
    }
}

/// Does the asking on a thread of this name; where there can be none, `without_one` is said.
pub(super) fn on_a_thread<S: Send + 'static>(
    name: &str,
    hears: impl FnOnce(S) + Send + 'static,
    without_one: S,
    asks: impl FnOnce(&State<S>) -> S + Send + 'static,
) -> Asked<S> {
    let state = Arc::new(State { hears: Mutex::new(Some(Box::new(hears))), open: Mutex::new(None) });
    let of_the_thread = Arc::clone(&state);
    let asked = std::thread::Builder::new().name(name.into()).spawn(move || {
        let said = asks(&of_the_thread);
        of_the_thread.says(said);
    });
    if asked.is_err() {
        state.says(without_one);
    }
    Asked { state }
}

/// What came of a request.
#[derive(Debug)]
pub(super) enum Came {
    /// It was done, with this.
    Done(HashMap<String, OwnedValue>),
    /// The person left it, or nobody waits any more.
    Left,
    Refused,
}

/// Whether it says that nobody is there who knows how.
pub(super) fn nobody_knows_how(error: &zbus::Error) -> bool {
    const NOBODY: [&str; 4] = ["ServiceUnknown", "UnknownInterface", "UnknownMethod", "UnknownObject"];
    let zbus::Error::MethodError(name, ..) = error else { return false };
    name.strip_prefix("org.freedesktop.DBus.Error.").is_some_and(|name| NOBODY.contains(&name))
}

/// Asks `method` of `interface`, whose options name this `token`, and waits for what comes of it.
pub(super) fn put<S, B: zbus::export::serde::Serialize + DynamicType>(
    connection: &Connection,
    state: &State<S>,
    (interface, method): (&str, &str),
    token: &str,
    body: &B,
) -> zbus::Result<Came> {
    let sender = connection.unique_name().map(|name| name.trim_start_matches(':').replace('.', "_")).unwrap_or_default();
    let expected = format!("{PATH}/request/{sender}/{token}");
    // Before it asks, so that nothing is missed between.
    let messages = MessageIterator::from(connection);
    let itself = DBusProxy::new(connection)?;
    for rule in [
        format!("type='signal',sender='{PORTAL}',interface='{REQUEST}',member='Response'"),
        format!("type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged',arg0='{PORTAL}'"),
    ] {
        itself.add_match_rule(MatchRule::try_from(rule.as_str())?)?;
    }
    state.remember(connection, &expected);
    let answer = connection.call_method(Some(PORTAL), PATH, Some(interface), method, body);
    let (request, portal) = match answer {
        Ok(answer) => {
            let portal = answer.header().sender().map(ToString::to_string);
            (answer.body().deserialize::<OwnedObjectPath>()?.to_string(), portal)
        }
        Err(e) => {
            // One that only answers late shows no window any more.
            close(connection, &expected);
            return Err(e);
        }
    };
    if !state.is_waited_for() {
        close(connection, &request);
        return Ok(Came::Left);
    }
    state.remember(connection, &request);
    for message in messages {
        let message = message?;
        if !state.is_waited_for() {
            return Ok(Came::Left);
        }
        // Whatever others send straight to this program counts for nothing.
        let sender = message.header().sender().map(ToString::to_string);
        let counts = sender == portal || sender.as_deref() == Some("org.freedesktop.DBus");
        if let Some(came) = meaning(&message, &request).filter(|_| counts) {
            return Ok(came);
        }
    }
    Ok(Came::Refused)
}

/// Another for each request.
pub(super) fn token() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("gamut_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

/// What a message says of this request; `None` where it is about something else.
fn meaning(message: &Message, request: &str) -> Option<Came> {
    let header = message.header();
    match (header.interface()?.as_str(), header.member()?.as_str()) {
        (REQUEST, "Response") if header.path()?.as_str() == request => {
            let body = message.body();
            let Ok((how, results)) = body.deserialize::<(u32, HashMap<String, OwnedValue>)>() else {
                return Some(Came::Refused);
            };
            Some(match how {
                0 => Came::Done(results),
                1 => Came::Left,
                _ => Came::Refused,
            })
        }
        ("org.freedesktop.DBus", "NameOwnerChanged") => {
            let body = message.body();
            let (name, _before, now) = body.deserialize::<(String, String, String)>().ok()?;
            (name == PORTAL && now.is_empty()).then_some(Came::Refused)
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use zbus::zvariant::Value;

    const MINE: &str = "/org/freedesktop/portal/desktop/request/1_7/gamut_1_0";

    fn response(path: &str, how: u32) -> Message {
        let results = HashMap::from([("token", Value::from(7_u32))]);
        Message::signal(path, REQUEST, "Response").and_then(|m| m.build(&(how, results))).expect("a message")
    }

    #[test]
    fn only_the_answer_to_this_request_means_something() {
        let of = |message: &Message| meaning(message, MINE);
        assert!(matches!(of(&response(MINE, 0)), Some(Came::Done(results)) if results.contains_key("token")));
        assert!(of(&response("/org/freedesktop/portal/desktop/request/1_7/other", 0)).is_none());
        assert!(matches!(of(&response(MINE, 1)), Some(Came::Left)));
        assert!(matches!(of(&response(MINE, 2)), Some(Came::Refused)));
        let odd = Message::signal(MINE, REQUEST, "Response").and_then(|m| m.build(&"nonsense")).expect("a message");
        assert!(matches!(of(&odd), Some(Came::Refused)));
        let gone = |now: &str| {
            let signal = Message::signal("/org/freedesktop/DBus", "org.freedesktop.DBus", "NameOwnerChanged");
            signal.and_then(|m| m.build(&(PORTAL, ":1.2", now))).expect("a message")
        };
        assert!(matches!(of(&gone("")), Some(Came::Refused)));
        assert!(of(&gone(":1.3")).is_none());
    }
}
