//! How reminders stand: when the next may come, what the system said, and what came of one that was tried.

use super::form::Form;
use crate::{
    domain::DayKey,
    reminder::{Answer, Fired},
    ui::{
        View,
        reminding::{Standing, Wanted, ask},
        widgets::{caption, link, para, quiet},
    },
};
use egui::{Ui, accesskit::Live};
use std::path::Path;

pub(super) fn show(ui: &mut Ui, view: &View<'_>, standing: &Standing, form: &Form) {
    let look = view.look;
    let seen = &standing.seen;
    if let Some(why) = &standing.not_done {
        let told = para(ui, why);
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Polite));
    }
    if let Some(next) = seen.next {
        let day = DayKey::from_date(next.date()).words_from(DayKey::from_date(view.shell.now.instant.wall_clock().date()));
        para(ui, &format!("The next may come on {day} at {}", look.units.clock.words(next.time())));
    }
    for sentence in &seen.said {
        para(ui, sentence);
    }
    let elsewhere = seen.kept.as_ref().filter(|kept| !is_same(&kept.journal, &view.shell.path));
    if let Some(kept) = elsewhere.filter(|kept| kept.journal.exists()) {
        para(ui, &format!("Reminders open another journal: {}", kept.journal.display()));
    }
    ui.horizontal_wrapped(|ui| {
        if quiet(ui, look, "Show one now").clicked() {
            ask(ui.ctx(), Wanted::ShowNow);
        }
        let schedule = form.schedule().ok();
        if let Some(schedule) = schedule.clone().filter(|_| seen.anew)
            && quiet(ui, look, "Write it anew").clicked()
        {
            ask(ui.ctx(), Wanted::On { schedule, anew: true });
        }
        if let Some(schedule) = schedule.filter(|_| elsewhere.is_some())
            && link(ui, look, "Open this journal instead").clicked()
        {
            ask(ui.ctx(), Wanted::On { schedule, anew: false });
        }
    });
    if let Some(tried) = &standing.tried {
        let told = caption(ui, look, came_of(tried));
        ui.ctx().accesskit_node_builder(told.id, |node| node.set_live(Live::Polite));
    }
}

fn is_same(a: &Path, b: &Path) -> bool {
    let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
    a == b || real(a) == real(b)
}

const fn came_of(fired: &Fired) -> &'static str {
    match fired {
        Fired::CheckIn(..) | Fired::Answered(Answer::CheckIn) => {
            "You pressed “Check in”: that opens Today, here or in a window of its own"
        }
        Fired::Answered(Answer::Later) => "You pressed “In half an hour”: while reminders are on, it comes again then",
        Fired::Answered(Answer::NotToday) => "You pressed “Not today”: none comes any more today",
        Fired::Answered(Answer::None) => "It was put away, or nobody pressed anything for two minutes",
        Fired::NotShown(_) => {
            "It could not be shown: nobody shows notifications on this desktop, or they were refused. See the desktop's own \
             settings for notifications"
        }
        Fired::Off | Fired::Silent(_) | Fired::JournalIsGone | Fired::NoScreen => "Nothing was shown",
    }
}
