//! What the file was told as, how much there is in it, and a way to say that it is something else.

use super::{choosing::which_file, counted::counted};
use crate::{
    app::{Action, Arriving, FileKind, KindOfName, ReadAs, SaidOfFile, kinds_read},
    ui::{
        View,
        files::place_line::in_short,
        widgets::{bullets, caption, disclosure, one_of, para, section, strong},
    },
};
use egui::Ui;

pub(super) fn show(ui: &mut Ui, view: &mut View<'_>, arriving: &Arriving) {
    let look = view.look;
    section(ui, &format!("This looks like {}", arriving.kind.reader.noun));
    caption(ui, look, &in_short(&arriving.path.display().to_string()));
    if arriving.asks().is_none() && arriving.problem.is_none() {
        how_much(ui, arriving);
        bullets(ui, look, &facts(arriving));
    }
    if arriving.is_looked_at {
        caption(ui, look, "Looking at it once more…");
    }
}

/// What else it may be, and another file.
pub(super) fn something_else(ui: &mut Ui, view: &mut View<'_>, arriving: &Arriving) {
    let look = view.look;
    disclosure(ui, look, "It is something else, or another file", |ui| {
        para(ui, "What is it, then?");
        let kinds: Vec<(FileKind, &str)> = kinds_read().map(|kind| (kind, kind.reader.noun)).collect();
        if let Some(kind) = one_of(ui, look, &arriving.kind, kinds) {
            view.actions.ask(Action::LookAnew(Box::new(ReadAs { kind, said: SaidOfFile::default() })));
        }
        which_file(ui, view);
    });
}

/// "5 entries, from 3 March 2021 to 5 May 2023".
fn how_much(ui: &mut Ui, arriving: &Arriving) {
    let n = arriving.looked.incoming.offered - arriving.looked.incoming.rejected_count;
    let words = match arriving.weighed.days {
        Some((first, last)) if first == last => format!("{} of {}", counted(n), first.words()),
        Some((first, last)) => format!("{}, from {} to {}", counted(n), first.words(), last.words()),
        None => counted(n),
    };
    strong(ui, &words);
}

/// What becomes of them, each where there is any.
fn facts(arriving: &Arriving) -> Vec<String> {
    let counts = &arriving.weighed.counts;
    let incoming = &arriving.looked.incoming;
    let differ = counts.differ + counts.replaced;
    let is_are = |n: u64| if n == 1 { "is" } else { "are" };
    let mut said = Vec::new();
    let mut say = |n: u64, words: String| {
        if n > 0 {
            said.push(words);
        }
    };
    let n = counts.imported;
    say(n, format!("{} {} new", counted(n), is_are(n)));
    let n = counts.duplicate;
    say(n, format!("{} {} here already", counted(n), is_are(n)));
    let verb = if differ == 1 { "says" } else { "say" };
    say(differ, format!("{} {verb} something else than your journal: you choose below", counted(differ)));
    let (n, verb) = (counts.in_trash, if counts.in_trash == 1 { "lies" } else { "lie" });
    let stays = if n == 1 { "stays" } else { "stay" };
    say(n, format!("{} {verb} in the trash here and {stays} there", counted(n)));
    let n = incoming.rejected_count;
    say(n, format!("{} can't be read and {} left out", counted(n), is_are(n)));
    for (n, what) in &incoming.passed_over {
        say(*n, what.words(*n));
    }
    if incoming.moods_beside && arriving.weighed.has_moods {
        let has_overall = arriving.looked.names.iter().any(|name| name.what == KindOfName::Mood);
        said.push(if has_overall {
            "The app's overall mood is kept apart from your feelings, with its own word".to_owned()
        } else {
            "Numbers that are no feeling are kept apart from your feelings, each as a row of its own".to_owned()
        });
    }
    said
}
