//! freedesktop's portal for choosing files (`org.freedesktop.portal.FileChooser`), spoken over the bus that is here
//! already.
//!
//! Not by `rfd`: below it lie ashpd and a second set of helpers around zbus, and where the portal does not answer it starts
//! `zenity`, which the kernel refuses here. It could not do the one thing that is needed either: the portal looks into
//! `/proc` to see who asks, and a program that lets nobody look into it (`doors`) is refused. It remembers who asked
//! by the connection, so that [`introduce`] is called on one that stays, before that door is closed.

use super::{
    bus::Bus,
    buses::Buses,
    file_words::{FileSaid, FileWanted},
};
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
    zvariant::{OwnedObjectPath, OwnedValue, Value},
};

const PORTAL: &str = "org.freedesktop.portal.Desktop";
const PATH: &str = "/org/freedesktop/portal/desktop";
const CHOOSER: &str = "org.freedesktop.portal.FileChooser";
const REQUEST: &str = "org.freedesktop.portal.Request";

/// A portal that runs answers in a few milliseconds. Our choice: more than this nobody waits for a window to open.
const INTRODUCED_WITHIN: Duration = Duration::from_millis(250);

/// The connection on which the portal knows this program.
static KNOWN: OnceLock<Connection> = OnceLock::new();

/// Asks a portal that runs already something harmless (whether the desktop is dark), so that it has seen who asks. It
/// waits a quarter of a second at most and starts nothing. Call it before anything of a journal is in memory.
pub fn introduce() {
    let (say, hear) = mpsc::channel();
    let bus = Bus::Session(Buses::here().session);
    let ask = move || {
        let connection = bus.connect().ok()?;
        let settings = Proxy::new(&connection, PORTAL, PATH, "org.freedesktop.portal.Settings").ok()?;
        let dark = ("org.freedesktop.appearance", "color-scheme");
        let answer = settings.call_with_flags::<_, _, OwnedValue>("Read", MethodFlags::NoAutoStart.into(), &dark);
        // "No such setting" is an answer, too: it has seen who asks.
        matches!(answer, Ok(_) | Err(zbus::Error::MethodError(..))).then_some(connection)
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

type Hears = Box<dyn FnOnce(FileSaid) + Send>;
/// The request that the portal has open for us, once there is one.
type Open = Option<(Connection, String)>;

/// While it is kept, the answer is waited for.
#[derive(Debug)]
pub(super) struct Asked {
    state: Arc<State>,
}

struct State {
    hears: Mutex<Option<Hears>>,
    open: Mutex<Open>,
}

impl std::fmt::Debug for State {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("State").finish_non_exhaustive()
    }
}

impl State {
    fn says(&self, said: FileSaid) {
        let hears = self.hears.lock().ok().and_then(|mut hears| hears.take());
        if let Some(hears) = hears {
            hears(said);
        }
    }

    fn is_waited_for(&self) -> bool {
        self.hears.lock().is_ok_and(|hears| hears.is_some())
    }
}

impl Drop for Asked {
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

pub(super) fn ask(buses: &Buses, wanted: FileWanted, hears: impl FnOnce(FileSaid) + Send + 'static) -> Asked {
    let state = Arc::new(State { hears: Mutex::new(Some(Box::new(hears))), open: Mutex::new(None) });
    let bus = Bus::Session(buses.session.clone());
    let of_the_thread = Arc::clone(&state);
    let thread = std::thread::Builder::new().name("file dialog".into());
    let asked = thread.spawn(move || {
        let said = told(&bus, &wanted, &of_the_thread);
        of_the_thread.says(said);
    });
    if asked.is_err() {
        state.says(FileSaid::NotThere);
    }
    Asked { state }
}

/// Shows the window and waits for what comes of it.
fn told(bus: &Bus, wanted: &FileWanted, state: &State) -> FileSaid {
    let known = KNOWN.get().filter(|_| bus.is_here()).cloned();
    let Some(connection) = known.or_else(|| bus.connect().ok()) else { return FileSaid::NotThere };
    match shown(&connection, wanted, state) {
        Ok(said) => said,
        Err(zbus::Error::MethodError(name, ..)) if name.as_str() == "org.freedesktop.DBus.Error.ServiceUnknown" => {
            FileSaid::NotThere
        }
        Err(_refused_or_gone) => FileSaid::Refused,
    }
}

fn shown(connection: &Connection, wanted: &FileWanted, state: &State) -> zbus::Result<FileSaid> {
    let token = token();
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
    remember(state, connection, &expected);
    let method = if wanted.writes { "SaveFile" } else { "OpenFile" };
    let asked = ("", wanted.title.as_str(), options(wanted, &token));
    let answer = connection.call_method(Some(PORTAL), PATH, Some(CHOOSER), method, &asked);
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
        return Ok(FileSaid::Left);
    }
    remember(state, connection, &request);
    for message in messages {
        let message = message?;
        if !state.is_waited_for() {
            return Ok(FileSaid::Left);
        }
        // Whatever others send straight to this program counts for nothing.
        let sender = message.header().sender().map(ToString::to_string);
        let counts = sender == portal || sender.as_deref() == Some("org.freedesktop.DBus");
        if let Some(said) = meaning(&message, &request).filter(|_| counts) {
            return Ok(said);
        }
    }
    Ok(FileSaid::Refused)
}

fn remember(state: &State, connection: &Connection, request: &str) {
    if let Ok(mut open) = state.open.lock() {
        *open = Some((connection.clone(), request.to_owned()));
    }
}

/// Another for each window.
fn token() -> String {
    static COUNT: AtomicU64 = AtomicU64::new(0);
    format!("gamut_{}_{}", std::process::id(), COUNT.fetch_add(1, Ordering::Relaxed))
}

fn options<'a>(wanted: &'a FileWanted, token: &'a str) -> HashMap<&'static str, Value<'a>> {
    let mut said = HashMap::from([("handle_token", Value::from(token)), ("modal", Value::from(true))]);
    if !wanted.button.is_empty() {
        said.insert("accept_label", Value::from(wanted.button.as_str()));
    }
    let kinds: Vec<_> = wanted.kinds.iter().map(|(name, endings)| (name.as_str(), patterns(endings))).collect();
    if !kinds.is_empty() {
        said.insert("filters", Value::from(kinds));
    }
    if wanted.writes && !wanted.name.is_empty() {
        said.insert("current_name", Value::from(wanted.name.as_str()));
    }
    if !wanted.folder.is_empty() {
        // As the portal wants it: ended by a zero.
        let folder: Vec<u8> = wanted.folder.iter().copied().chain([0]).collect();
        said.insert("current_folder", Value::from(folder));
    }
    said
}

/// `*.[pP][nN][gG]`: what the portal takes for a kind of file minds capitals. Zero says that it is no media type. Without
/// endings all files are of that kind.
fn patterns(endings: &[String]) -> Vec<(u32, String)> {
    if endings.is_empty() {
        return vec![(0, "*".to_owned())];
    }
    let either = |c: char| {
        if c.is_ascii_alphabetic() { format!("[{}{}]", c.to_ascii_lowercase(), c.to_ascii_uppercase()) } else { c.into() }
    };
    endings.iter().map(|ending| (0, format!("*.{}", ending.chars().map(either).collect::<String>()))).collect()
}

/// What a message says of this request; `None` where it is about something else.
fn meaning(message: &Message, request: &str) -> Option<FileSaid> {
    let header = message.header();
    match (header.interface()?.as_str(), header.member()?.as_str()) {
        (REQUEST, "Response") if header.path()?.as_str() == request => {
            let body = message.body();
            let Ok((how, results)) = body.deserialize::<(u32, HashMap<String, OwnedValue>)>() else {
                return Some(FileSaid::Refused);
            };
            Some(match how {
                0 => chosen(results).map_or(FileSaid::Refused, FileSaid::Chosen),
                1 => FileSaid::Left,
                _ => FileSaid::Refused,
            })
        }
        ("org.freedesktop.DBus", "NameOwnerChanged") => {
            let body = message.body();
            let (name, _before, now) = body.deserialize::<(String, String, String)>().ok()?;
            (name == PORTAL && now.is_empty()).then_some(FileSaid::Refused)
        }
        _ => None,
    }
}

fn chosen(mut results: HashMap<String, OwnedValue>) -> Option<String> {
    Vec::<String>::try_from(results.remove("uris")?).ok()?.into_iter().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINE: &str = "/org/freedesktop/portal/desktop/request/1_7/gamut_1_0";

    fn response(path: &str, how: u32, uris: &[&str]) -> Message {
        let results = HashMap::from([("uris", Value::from(uris.to_vec()))]);
        Message::signal(path, REQUEST, "Response").and_then(|m| m.build(&(how, results))).expect("a message")
    }

    #[test]
    fn only_the_answer_to_this_request_means_something() {
        let of = |message: &Message| meaning(message, MINE);
        let file = "file:///home/a/x.png";
        assert_eq!(of(&response(MINE, 0, &[file])), Some(FileSaid::Chosen(file.to_owned())));
        assert_eq!(of(&response("/org/freedesktop/portal/desktop/request/1_7/other", 0, &[file])), None);
        assert_eq!(of(&response(MINE, 0, &[])), Some(FileSaid::Refused), "nothing was chosen after all");
        assert_eq!(of(&response(MINE, 1, &[])), Some(FileSaid::Left));
        assert_eq!(of(&response(MINE, 2, &[])), Some(FileSaid::Refused));
        let odd = Message::signal(MINE, REQUEST, "Response").and_then(|m| m.build(&"nonsense")).expect("a message");
        assert_eq!(of(&odd), Some(FileSaid::Refused));
        let gone = |now: &str| {
            let signal = Message::signal("/org/freedesktop/DBus", "org.freedesktop.DBus", "NameOwnerChanged");
            signal.and_then(|m| m.build(&(PORTAL, ":1.2", now))).expect("a message")
        };
        assert_eq!((of(&gone("")), of(&gone(":1.3"))), (Some(FileSaid::Refused), None));
    }

    #[test]
    fn an_ending_is_found_in_capitals_too() {
        assert_eq!(
            patterns(&["png".to_owned(), "7z".to_owned()]),
            [(0, "*.[pP][nN][gG]".to_owned()), (0, "*.7[zZ]".to_owned())]
        );
    }
}
