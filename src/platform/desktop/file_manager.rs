//! The file manager, asked over the session bus: `org.freedesktop.FileManager1`. The bus starts it where it has to;
//! Gamut starts no program.

use super::{bus::Bus, buses::Buses};

const NAME: &str = "org.freedesktop.FileManager1";

pub(super) fn show(buses: &Buses, address: String, hears: impl FnOnce(bool) + Send + 'static) {
    let bus = Bus::Session(buses.session.clone());
    // Without a thread nobody is asked, and nothing is said: the path stands in the sentence that offered it.
    let _asked = std::thread::Builder::new().name("file manager".into()).spawn(move || {
        let shown = bus.connect().and_then(|connection| {
            connection.call_method(Some(NAME), "/org/freedesktop/FileManager1", Some(NAME), "ShowItems", &(vec![address], ""))
        });
        hears(shown.is_ok());
    });
}
