//! Starting afresh with an environment the window's libraries can be given. They read it themselves, and a
//! running program can't change its own without `unsafe`; so the program replaces itself by itself, with the
//! same arguments. Open descriptors and stdin stay, among them the one a passphrase comes through.
//!
//! Whether that is needed is seen from the environment alone, in each life: no mark says that it was done, which
//! somebody else could set. There is no third life, since nothing is left to change in the second.

use super::{address, display, display::Display, display_socket::Socket, graphics::Graphics};
use std::{
    ffi::{OsStr, OsString},
    path::{Path, PathBuf},
};

/// An address where nobody can be: what is told instead of one that leaves this machine or starts a program.
const NOWHERE: &str = "unix:path=/dev/null";

/// What graphics drivers (Mesa's, NVIDIA's) are told where there is no folder for what they have built: to keep nothing.
const NO_CACHES: [(&str, &str); 2] = [("MESA_SHADER_CACHE_DISABLE", "true"), ("__GL_SHADER_DISK_CACHE", "0")];

/// What they ask for the folder in which built shaders are kept from one start to the next. Building the window's two
/// again takes a third of the time until its first picture where there is no graphics card. Left to themselves they
/// keep them in a folder of all programs.
const CACHED_IN: [&str; 2] = ["MESA_SHADER_CACHE_DIR", "__GL_SHADER_DISK_CACHE_PATH"];

/// What our allocator asks for: memory is taken piece by piece as it is needed, and what was let go of is given back at
/// once. Otherwise it keeps a fifth of what a window needs, in pieces of two megabytes of which it uses a part; and where
/// the system hands out such pieces, it clears each of them before the first word is in it.
const GIVEN_BACK: [(&str, &str); 3] =
    [("MIMALLOC_ARENA_EAGER_COMMIT", "0"), ("MIMALLOC_PURGE_DELAY", "0"), ("MIMALLOC_ALLOW_THP", "0")];

/// One change of the environment; without a value the variable goes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    pub name: &'static str,
    pub value: Option<String>,
}

/// What is looked at: the environment, whether somebody is at a display, and what is told of the accessibility bus.
pub(super) struct Around<'a> {
    pub value: &'a dyn Fn(&str) -> Option<OsString>,
    pub answers: &'a dyn Fn(&Socket) -> bool,
    pub told: &'a dyn Fn() -> Option<String>,
    /// Who paints the window: where it is the processor, no driver is told anything.
    pub graphics: Graphics,
    /// Gamut's own folder for what can be made again.
    pub cache: Option<&'a Path>,
}

/// Where built shaders are kept: in that folder and nowhere else. Whoever has told a driver to keep none is heeded.
fn caches(around: &Around<'_>) -> Vec<(&'static str, String)> {
    if around.graphics == Graphics::Processor {
        return Vec::new();
    }
    let unwanted =
        |name: &str, no: &[&str]| (around.value)(name).is_some_and(|said| no.iter().any(|no| said.eq_ignore_ascii_case(no)));
    let kept_out = [unwanted(NO_CACHES[0].0, &["true", "1", "yes"]), unwanted(NO_CACHES[1].0, &["0"])];
    let folder = around.cache.and_then(Path::to_str);
    let each = NO_CACHES.into_iter().zip(CACHED_IN).zip(kept_out);
    each.map(|(((no, value), place), kept_out)| match folder {
        Some(folder) if !kept_out => (place, folder.to_owned()),
        Some(_) | None => (no, value.to_owned()),
    })
    .collect()
}

/// What must change before a window opens: bus addresses that leave this machine or start a program, a TCP display
/// beside a Wayland one (`keeps_tcp_display`: the person asked for it), caches of all programs, memory that is kept for later.
fn changes(around: &Around<'_>, keeps_tcp_display: bool) -> Vec<Change> {
    let Around { value, answers, told, graphics: _, cache: _ } = around;
    let mut found = Vec::new();
    for name in address::VARIABLES {
        let Some(said) = value(name) else { continue };
        let local = said.to_str().and_then(address::only_local);
        if local.as_deref().map(OsStr::new) != Some(&said) {
            found.push(Change { name, value: local });
        }
    }
    let bus = "AT_SPI_BUS_ADDRESS";
    if value(bus).and_then(|said| said.to_str().and_then(address::only_local)).is_none()
        && let Some(answer) = told()
    {
        found.retain(|change| change.name != bus);
        let local = address::only_local(&answer).unwrap_or_else(|| NOWHERE.to_owned());
        found.push(Change { name: bus, value: Some(local) });
    }
    let far = value("DISPLAY").is_some_and(|name| !display::is_local(&name));
    if far && !keeps_tcp_display && Display::of(value, answers) == Display::Local {
        found.push(Change { name: "DISPLAY", value: None });
    }
    let given_back = GIVEN_BACK.map(|(name, wanted)| (name, wanted.to_owned()));
    for (name, wanted) in caches(around).into_iter().chain(given_back) {
        if value(name).as_deref() != Some(OsStr::new(&wanted)) {
            found.push(Change { name, value: Some(wanted) });
        }
    }
    found
}

/// Replaces this program by itself where the environment needs a change, and returns where it doesn't or where
/// the system won't: the closed doors then refuse what the change would have avoided.
///
/// `cache` makes Gamut's own folder for what can be made again, or says that there can be none; it is asked for only where a
/// graphics card paints. To be called before
/// programs are forbidden.
pub fn start_again_for_a_window(keeps_tcp_display: bool, cache: fn() -> Option<PathBuf>) {
    #[cfg(target_os = "linux")]
    {
        // With nowhere to open a window nothing is asked of anybody.
        match Display::here() {
            Display::Missing | Display::Empty => return,
            Display::Tcp if !keeps_tcp_display => return,
            Display::Tcp | Display::Local => {}
        }
        let graphics = Graphics::here();
        let cache = (graphics == Graphics::Card).then(cache).flatten();
        let around = Around {
            value: &|name| std::env::var_os(name),
            answers: &super::display_socket::answers,
            told: &super::desktop::accessibility_bus,
            graphics,
            cache: cache.as_deref(),
        };
        let changes = changes(&around, keeps_tcp_display);
        if !changes.is_empty() {
            replace(&changes);
        }
    }
    #[cfg(not(target_os = "linux"))]
    let _ = (keeps_tcp_display, cache);
}

/// Tries to start a program that is not there, for tests of the real one: whether that is refused for want of
/// permission, before anybody looked for it.
#[must_use]
pub fn programs_are_refused() -> bool {
    let tried = std::process::Command::new("/nowhere/at/all").spawn();
    tried.is_err_and(|e| e.kind() == std::io::ErrorKind::PermissionDenied)
}

#[cfg(target_os = "linux")]
fn replace(changes: &[Change]) {
    use std::os::unix::process::CommandExt;
    let Ok(this_program) = std::env::current_exe() else { return };
    let mut words = std::env::args_os();
    let mut again = std::process::Command::new(this_program);
    if let Some(name) = words.next() {
        again.arg0(name);
    }
    again.args(words);
    for change in changes {
        match &change.value {
            Some(value) => again.env(change.name, value),
            None => again.env_remove(change.name),
        };
    }
    // It comes back only where it failed.
    let _not_replaced = again.exec();
}

#[cfg(test)]
mod tests {
    use super::{Around, Change, GIVEN_BACK, Graphics, NO_CACHES, NOWHERE, changes};
    use std::{collections::BTreeMap, ffi::OsString, path::Path};

    type Environment = BTreeMap<String, String>;

    fn of(set: &[(&str, &str)]) -> Environment {
        NO_CACHES.iter().chain(&GIVEN_BACK).chain(set).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
    }

    fn in_it(environment: &Environment, keeps_tcp_display: bool, told: Option<&str>) -> Vec<Change> {
        let around = Around {
            value: &|name| environment.get(name).map(OsString::from),
            answers: &|_| true,
            told: &|| told.map(str::to_owned),
            graphics: Graphics::Card,
            cache: None,
        };
        changes(&around, keeps_tcp_display)
    }

    fn with_a_cache(set: &[(&str, &str)], cache: &str) -> Vec<Change> {
        painted_by(Graphics::Card, set, cache)
    }

    fn painted_by(graphics: Graphics, set: &[(&str, &str)], cache: &str) -> Vec<Change> {
        let environment: Environment =
            GIVEN_BACK.iter().chain(set).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
        let around = Around {
            value: &|name| environment.get(name).map(OsString::from),
            answers: &|_| true,
            told: &|| None,
            graphics,
            cache: Some(Path::new(cache)),
        };
        changes(&around, false)
    }

    fn with(set: &[(&str, &str)], keeps_tcp_display: bool) -> Vec<Change> {
        in_it(&of(set), keeps_tcp_display, None)
    }

    fn gone(name: &'static str) -> Change {
        Change { name, value: None }
    }

    const RUN_TIME: (&str, &str) = ("XDG_RUNTIME_DIR", "/run/user/1000");

    #[test]
    fn an_ordinary_desktop_needs_no_change_but_the_caches() {
        let ordinary = [
            ("DBUS_SESSION_BUS_ADDRESS", "unix:path=/run/user/1000/bus"),
            ("DISPLAY", ":0"),
            ("WAYLAND_DISPLAY", "w-0"),
            RUN_TIME,
        ];
        assert_eq!(with(&ordinary, false), []);
        let bare = in_it(&Environment::new(), false, None);
        let always = NO_CACHES.into_iter().chain(GIVEN_BACK).map(|(name, _)| name);
        assert_eq!(bare.iter().map(|c| c.name).collect::<Vec<_>>(), always.collect::<Vec<_>>());
    }

    #[test]
    fn what_drivers_have_built_is_kept_in_the_own_folder_and_whoever_wants_it_nowhere_is_heeded() {
        let set = |name, value: &str| Change { name, value: Some(value.to_owned()) };
        let own = "/home/me/.cache/gamut";
        let both = [set("MESA_SHADER_CACHE_DIR", own), set("__GL_SHADER_DISK_CACHE_PATH", own)];
        assert_eq!(with_a_cache(&[], own), both);
        assert_eq!(with_a_cache(&[("MESA_SHADER_CACHE_DIR", "/everybodys")], own), both);
        assert_eq!(with_a_cache(&[("MESA_SHADER_CACHE_DISABLE", "false"), ("__GL_SHADER_DISK_CACHE", "1")], own), both);
        let told = [("MESA_SHADER_CACHE_DIR", own), ("__GL_SHADER_DISK_CACHE_PATH", own)];
        assert_eq!(with_a_cache(&told, own), [], "nothing is left to change in the second life");
        assert_eq!(with_a_cache(&NO_CACHES, own), []);
        assert_eq!(with_a_cache(&[NO_CACHES[1]], own), both[..1]);
        assert_eq!(painted_by(Graphics::Processor, &[], own), [], "no driver is there to be told");
    }

    #[test]
    fn an_address_that_leaves_this_machine_goes_and_its_local_part_stays() {
        assert_eq!(with(&[("AT_SPI_BUS_ADDRESS", "")], false), [gone("AT_SPI_BUS_ADDRESS")]);
        assert_eq!(
            with(&[("DBUS_SESSION_BUS_ADDRESS", "tcp:host=127.0.0.1,port=9")], false),
            [gone("DBUS_SESSION_BUS_ADDRESS")]
        );
        assert_eq!(
            with(&[("DBUS_SYSTEM_BUS_ADDRESS", "tcp:host=far,port=9;unix:path=/bus")], false),
            [Change { name: "DBUS_SYSTEM_BUS_ADDRESS", value: Some("unix:path=/bus".into()) }]
        );
    }

    #[test]
    fn an_address_that_comes_over_a_bus_is_looked_at_like_one_of_the_environment() {
        let bus = |value: &str| Change { name: "AT_SPI_BUS_ADDRESS", value: Some(value.to_owned()) };
        for (told, left) in [
            ("unixexec:path=/bin/sh,argv1=-c", NOWHERE),
            ("tcp:host=127.0.0.1,port=9", NOWHERE),
            ("", NOWHERE),
            ("unix:path=/run/a11y;unixexec:path=/bin/sh", "unix:path=/run/a11y"),
            ("unix:path=/run/a11y,guid=07", "unix:path=/run/a11y,guid=07"),
        ] {
            assert_eq!(in_it(&of(&[]), false, Some(told)), [bus(left)], "{told}");
            assert_eq!(in_it(&of(&[("AT_SPI_BUS_ADDRESS", "tcp:host=far")]), false, Some(told)), [bus(left)], "{told}");
        }
        let named = of(&[("AT_SPI_BUS_ADDRESS", "unix:path=/named")]);
        assert_eq!(in_it(&named, false, Some("unixexec:path=/bin/sh")), [], "what is named is not asked for");
    }

    #[test]
    fn a_tcp_display_beside_wayland_goes_unless_it_was_asked_for() {
        let both = [("DISPLAY", "localhost:10.0"), ("WAYLAND_DISPLAY", "wayland-0"), RUN_TIME];
        assert_eq!(with(&both, false), [gone("DISPLAY")]);
        assert_eq!(with(&both, true), []);
        assert_eq!(with(&both[..1], false), [], "alone it stays, to be told about");
    }

    #[test]
    fn after_the_changes_none_is_left_whatever_a_bus_answers_then() {
        let values =
            ["", "nonsense", "tcp:host=far", "unix:path=/a", "tcp:x;unix:path=/b; unixexec:path=/c", ":0", "far:0", "w-0"];
        let names = [
            "AT_SPI_BUS_ADDRESS",
            "DBUS_SESSION_BUS_ADDRESS",
            "DISPLAY",
            "WAYLAND_DISPLAY",
            "XDG_RUNTIME_DIR",
            "GAMUT_STARTED_AGAIN",
        ];
        let told = [None, Some("unixexec:path=/bin/sh"), Some("unix:path=/d"), Some("")];
        for first in values {
            for second in values {
                for answer in told {
                    let mut environment: Environment = names
                        .iter()
                        .enumerate()
                        .map(|(n, name)| ((*name).to_owned(), if n % 2 == 0 { first } else { second }.to_owned()))
                        .collect();
                    for change in in_it(&environment, false, answer) {
                        match change.value {
                            Some(value) => environment.insert(change.name.to_owned(), value),
                            None => environment.remove(change.name),
                        };
                    }
                    // Where nobody answered at first somebody may now: then once more, and that was all.
                    for later in told.into_iter().filter(|_| answer.is_some()) {
                        assert_eq!(in_it(&environment, false, later), [], "{first} {second} {answer:?} {later:?}");
                    }
                }
            }
        }
    }
}
