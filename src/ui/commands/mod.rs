//! What can be asked for by a key or by a few letters: the one list behind the keys that work everywhere, the palette of
//! Ctrl+K, the sheet of keys and the README's table.

mod offered;
mod press;
mod wanted;

use crate::{
    analysis::words::week_of,
    app::{Action, CheckInChange, EventChange, Model, Notice, Open, Room, SettingsChange, WeekChange},
    domain::{DayKey, Settings, TextSize, Way},
    report::{RIVER, YEAR},
};
use egui::{Context, Key};
use offered::{feelings, one, rooms, settings, themes, ways};
use press::{DIGITS, Press};
pub(super) use wanted::{ForPaper, Offer, Wanted};

/// One thing, or several of one kind.
#[derive(Debug, Clone, Copy)]
pub(super) struct Command {
    /// Its keys and what they do, in words: the sheet of keys and the README have it.
    told: Option<(&'static str, &'static str)>,
    keys: &'static [Press],
    /// A text that is typed into keeps these keys for itself.
    not_in_texts: bool,
    /// Everywhere else its keys are left to what is there.
    only_where: fn(&Model) -> bool,
    /// Then, too.
    unless: fn(&Now<'_>) -> bool,
    /// The keys work while the palette or the sheet lies over the rooms, too.
    pub(super) over_all: bool,
    /// What the key at this place among its keys asks for; nothing, where that is not possible now.
    pressed: fn(&Now<'_>, usize) -> Option<Wanted>,
    /// Its lines in the palette: only what is possible now.
    offered: fn(&Model) -> Vec<Offer>,
}

/// What a key has to do with.
#[derive(Debug)]
pub(super) struct Now<'a> {
    pub(super) model: &'a Model,
    /// Text is typed into a field.
    pub(super) is_typing: bool,
    /// Nothing has the keyboard.
    pub(super) is_free: bool,
    /// A list or a month lies over the room: Esc closes that, and nothing behind it.
    pub(super) popped_up: bool,
}

/// F1, which comes before everything else.
pub(super) const HELP: Command = Command::told("F1", "help, from anywhere, while locked too")
    .on(&[Press::Plain(Key::F1)], |_, _| ask(Action::Go(Room::Help)));

/// All of them. Both the sheet of keys and the palette keep this order. What is only told of is read by the control that
/// it is about.
pub(super) const ALL: &[Command] = &[
    Command::told("Ctrl+K", "find a room, a day or something to do")
        .on(&[Press::Ctrl(Key::K)], |now, _| is_in_use(now.model).then_some(Wanted::Palette))
        .over_all(),
    Command::told("Alt+1 to Alt+7", "the rooms, in their order")
        .on(&DIGITS, |_, place| Room::ALL.get(place).and_then(|room| ask(Action::Go(*room))))
        .found(rooms),
    Command::told("Alt+Left", "back to where you came from")
        .on(&[Press::Alt(Key::ArrowLeft)], |now, _| (!now.model.shell.been.is_empty()).then_some(Wanted::Ask(Action::GoBack)))
        .found(
            |model| if model.shell.been.is_empty() { Vec::new() } else { one("Back to where you came from", Action::GoBack) },
        ),
    HELP,
    Command::new().found(|_| one("Read what emotional blunting is, and when to seek help", Action::Read)),
    Command::told("Ctrl+Shift+N", "begin a check-in, from any room")
        .on(&[Press::CtrlShift(Key::N)], |now, _| ask(CheckInChange::Begin).filter(|_| is_in_use(now.model)))
        .found(|_| one("Write a check-in for today", CheckInChange::Begin)),
    Command::new().found(|model| one("Write a check-in for yesterday", CheckInChange::WriteFor(model.today().plus(-1)))),
    Command::new().found(|_| one("Something happened: a medicine, a loss, a move", EventChange::Begin)),
    Command::new()
        .found(|model| one("Type in a week from paper, or print its sheet", WeekChange::Open(week_from_paper(model)))),
    Command::told("Ctrl+Enter, Ctrl+S", "save the check-in; keep the page in the writing room")
        .on(&[Press::Ctrl(Key::Enter)], |now, _| saved(now.model))
        .only_where(Model::shows_form),
    Command::new().on(&[Press::Ctrl(Key::S)], |now, _| saved(now.model)).unless(|now| is_on_a_page(now.model)),
    Command::told("0 to 9, x for 10", "rate the feeling and go on; 0 and - are not felt"),
    Command::told("?", "can't tell, on a feeling; elsewhere this sheet"),
    Command::told("Backspace", "not answered again"),
    Command::told("Left, Right", "a step less, a step more"),
    Command::told("0 to 3", "on a symptom: no, mild, moderate, strong"),
    Command::told("Ctrl+F", "search the journal; in Settings, the settings").on(&[Press::Ctrl(Key::F)], |now, _| {
        let wanted = if now.model.shell.room == Room::Settings { Wanted::FindSetting } else { Wanted::Search };
        is_in_use(now.model).then_some(wanted)
    }),
    Command::told("Ctrl+,", "settings, with their search")
        .on(&[Press::Ctrl(Key::Comma)], |now, _| is_in_use(now.model).then_some(Wanted::FindSetting)),
    Command::told("Ctrl+P", "write a page or a picture of this room, to print")
        .on(&[Press::Ctrl(Key::P)], |now, _| printed(now.model))
        .found(|model| {
            printed(model).map(|wanted| Offer::new("Print: a page or a picture of this room", wanted)).into_iter().collect()
        }),
    Command::told("Tab, Shift+Tab", "the next one, the one before"),
    Command::new().found(|_| vec![Offer::new("Show the year, day by day", Wanted::Year)]),
    Command::new().found(|_| one("The page for my doctor: look at it, print or save it", Action::OpenWay(Way::Doctor))),
    Command::new().found(ways),
    Command::new().found(feelings),
    Command::told("Ctrl+Z", "take back the last thing")
        .on(&[Press::Ctrl(Key::Z)], |now, _| ask(Action::Undo).filter(|_| now.model.can_undo()))
        .not_in_texts()
        .found(|model| if model.can_undo() { one("Undo: take back the last thing", Action::Undo) } else { Vec::new() }),
    Command::new().found(|_| vec![Offer::new("Last messages: what Gamut said", Wanted::LastMessages)]),
    Command::told("Left, Right, Enter", "in pictures over days and the year: read a day, open it"),
    Command::told("+ and -, Ctrl and the wheel", "in pictures over days: closer, farther"),
    Command::told("Page up, Page down, Home, End", "in pictures over days: earlier, later, first, last"),
    Command::told("Page up, Page down", "scroll, anywhere else"),
    Command::told("F9", "discreet mode: texts and numbers as bars")
        .on(&[Press::Plain(Key::F9)], |_, _| ask(Action::ToggleDiscreet))
        .over_all()
        .found(|_| one("Discreet mode: texts as bars, or back", Action::ToggleDiscreet)),
    Command::told("Ctrl+L", "lock a journal that has a passphrase")
        .on(&[Press::Ctrl(Key::L)], |_, _| ask(Action::Lock))
        .over_all()
        .found(|model| if is_protected(model) { one("Lock the journal", Action::Lock) } else { Vec::new() }),
    Command::told("Ctrl and +, -, 0", "larger, smaller, ordinary text").on(
        &[Press::Ctrl(Key::Plus), Press::Ctrl(Key::Equals), Press::Ctrl(Key::Minus), Press::Ctrl(Key::Num0)],
        |now, place| [10, 10, -10, 0].get(place).and_then(|by| ask(SettingsChange(resized(now.model, *by)))),
    ),
    Command::new().found(|_| one("Make a backup now", Action::BackUp)),
    Command::new().found(settings),
    Command::new().found(themes),
    Command::told("Esc", "close what is open").on(&[Press::Esc], |now, _| closed_by_esc(now).map(Wanted::Ask)),
    Command::new().on(&[Press::Ctrl(Key::Slash), Press::Letter("?")], |_, _| Some(Wanted::KeySheet)).over_all().found(|_| {
        vec![Offer { keys: Some("Ctrl+/".to_owned()), ..Offer::new("Keys that work everywhere", Wanted::KeySheet) }]
    }),
];

/// The keys and what each does.
pub(super) fn told() -> impl Iterator<Item = (&'static str, &'static str)> {
    ALL.iter().filter_map(|command| command.told)
}

/// Everything that the palette has.
pub(super) fn offers(model: &Model) -> Vec<Offer> {
    ALL.iter()
        .flat_map(|command| {
            let lines = (command.offered)(model);
            // The keys of several things at once are no key of any of them.
            let keys = command.told.filter(|_| lines.len() == 1).map(|(keys, _)| keys.to_owned());
            lines.into_iter().map(move |line| Offer { keys: line.keys.or_else(|| keys.clone()), ..line })
        })
        .collect()
}

impl Command {
    const fn new() -> Self {
        Self {
            told: None,
            keys: &[],
            not_in_texts: false,
            only_where: |_| true,
            unless: |_| false,
            over_all: false,
            pressed: |_, _| None,
            offered: |_| Vec::new(),
        }
    }

    const fn told(keys: &'static str, does: &'static str) -> Self {
        Self { told: Some((keys, does)), ..Self::new() }
    }

    const fn on(self, keys: &'static [Press], pressed: fn(&Now<'_>, usize) -> Option<Wanted>) -> Self {
        Self { keys, pressed, ..self }
    }

    const fn found(self, offered: fn(&Model) -> Vec<Offer>) -> Self {
        Self { offered, ..self }
    }

    const fn not_in_texts(self) -> Self {
        Self { not_in_texts: true, ..self }
    }

    const fn only_where(self, is: fn(&Model) -> bool) -> Self {
        Self { only_where: is, ..self }
    }

    const fn unless(self, unless: fn(&Now<'_>) -> bool) -> Self {
        Self { unless, ..self }
    }

    const fn over_all(self) -> Self {
        Self { over_all: true, ..self }
    }

    /// What its keys ask for, where one was pressed: the key is taken even where it can do nothing now.
    pub(super) fn asked(&self, ctx: &Context, now: &Now<'_>) -> Option<Wanted> {
        if self.not_in_texts && now.is_typing || !(self.only_where)(now.model) || (self.unless)(now) {
            return None;
        }
        let place = ctx.input_mut(|i| self.keys.iter().position(|key| key.is_taken(i, now.is_free)))?;
        (self.pressed)(now, place)
    }

    /// Whether one of its keys was pressed.
    pub(super) fn is_pressed(&self, ctx: &Context) -> bool {
        ctx.input_mut(|i| self.keys.iter().any(|key| key.is_taken(i, false)))
    }
}

#[expect(clippy::unnecessary_wraps, reason = "what a key asks for may be nothing: this is the other case")]
fn ask(action: impl Into<Action>) -> Option<Wanted> {
    Some(Wanted::Ask(action.into()))
}

fn resized(model: &Model, by: i32) -> Settings {
    let mut settings = model.settings();
    let now = i32::from(settings.text_size.per_cent());
    let wanted = if by == 0 { 100 } else { now + by };
    settings.text_size = TextSize::new(u16::try_from(wanted.max(0)).unwrap_or(100));
    settings
}

/// It is open, and past its first pages.
fn is_in_use(model: &Model) -> bool {
    model.open().is_some_and(|open| !open.journal.is_new())
}

/// The page of the writing room is open: it takes its own keys.
fn is_on_a_page(model: &Model) -> bool {
    let on_it = |open: &Open| open.forms.ways.is_writing && open.journal.open_way == Some(Way::Journal);
    model.shell.room == Room::Ways && model.open().is_some_and(on_it)
}

/// What Ctrl+S keeps in this room.
fn saved(model: &Model) -> Option<Wanted> {
    if !is_in_use(model) {
        return None;
    }
    if model.shows_week() {
        return ask(WeekChange::Save);
    }
    if model.shows_form() {
        return ask(CheckInChange::Save);
    }
    ask(Action::Tell(Notice::told("Nothing here waits to be saved: what you type is kept")))
}

/// The last week of which all days are over.
fn week_from_paper(model: &Model) -> DayKey {
    week_of(model.today().plus(-6), model.settings().units.week)
}

/// What of this room is for paper.
fn printed(model: &Model) -> Option<Wanted> {
    let has_days = !model.open().filter(|_| is_in_use(model))?.journal.journal.check_ins.is_empty();
    let what = match model.shell.room {
        Room::Help => ForPaper::HelpPage,
        Room::Range if has_days => ForPaper::Picture(RIVER.name),
        Room::Journal if has_days => ForPaper::Picture(YEAR.name),
        Room::Today | Room::Patterns | Room::Ways => ForPaper::DoctorsPage,
        Room::Range | Room::Journal | Room::Settings => {
            return ask(Action::Tell(Notice::told("There is nothing here to print. The other rooms have a page or a picture")));
        }
    };
    Some(Wanted::Print(what))
}

/// It has a passphrase.
fn is_protected(model: &Model) -> bool {
    model.open().is_some_and(|open| open.journal.care.protected)
}

/// What is open in this room, nearest first.
fn closed_by_esc(now: &Now<'_>) -> Option<Action> {
    let (room, open) = (now.model.shell.room, now.model.open());
    if now.is_typing || now.popped_up {
        return None;
    }
    let first_pages = open.map(|open| &open.journal).filter(|open| open.is_on_first_pages() && room != Room::Help);
    if let Some(settings) = first_pages.map(|open| &open.journal.settings) {
        return Some(SettingsChange(Settings { welcomed: true, ..settings.clone() }).into());
    }
    if now.model.shell.reading {
        return Some(Action::StopReading);
    }
    let Open { journal, forms, .. } = open?;
    // It closes itself, also while one types there.
    if room == Room::Today && forms.today.sheet.is_some() {
        return None;
    }
    let ways = &forms.ways;
    if journal.open_way.is_some() && ways.trial.is_none() && ways.about_to_begin.is_none() && !ways.is_writing {
        Some(Action::CloseWay)
    } else if forms.today.check_in.editing.is_some() && now.model.shows_form() {
        Some(CheckInChange::LeaveForm.into())
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn the_table_of_keys_in_the_readme_is_this_list() {
        let readme = include_str!("../../../README.md");
        let table = readme.split("| key | does |\n|---|---|\n").nth(1).expect("the table of keys");
        let rows: Vec<&str> = table.lines().take_while(|line| line.starts_with('|')).collect();
        let ours: Vec<String> = told().map(|(keys, does)| format!("| {keys} | {does} |")).collect();
        assert_eq!(rows, ours);
    }

    #[test]
    fn no_key_asks_for_two_things() {
        let all: Vec<String> = ALL.iter().flat_map(|c| c.keys).map(|key| format!("{key:?}")).collect();
        assert_eq!(all.iter().collect::<BTreeSet<_>>().len(), all.len(), "{all:?}");
    }
}
