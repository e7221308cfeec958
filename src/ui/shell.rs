//! What is around every room: the rail, the banner, and the keys that work everywhere.

use super::{
    Around, FileView, View,
    arriving::{self, For},
    banners, command_palette,
    commands::{self, ForPaper, Now, Wanted},
    discreet,
    files::{asking, offer},
    given_back, key_sheet, notice, screens,
    theme::{Look, icons, semibold, size},
    whats_new, widgets,
    widgets::Icon,
};
use crate::{
    app::{Action, Actions, Change, CheckInChange, EventChange, Model, Room, Standing, Wish},
    domain::Way,
    report::YEAR,
};
use egui::{
    Align2, CentralPanel, Context, FontId, Frame, Id, Margin, Panel, Rect, Response, RichText, Role, Sense, Stroke, StrokeKind,
    Ui, UiBuilder, Vec2, WidgetInfo, pos2, vec2,
};

/// Whether F1 was pressed. What lies over the rooms makes way: nothing keeps anybody from help.
pub(super) fn help_is_wanted(ctx: &Context) -> bool {
    let wanted = commands::HELP.is_pressed(ctx);
    if wanted {
        command_palette::close(ctx);
        whats_new::close(ctx);
        egui::Popup::close_all(ctx);
    }
    wanted
}

/// Keys that work in every room; the one for help comes before them.
pub(super) fn keys(ctx: &Context, model: &Model, actions: &mut Actions) {
    let is_typing = ctx.text_edit_focused();
    let now = Now {
        model,
        is_typing,
        is_free: !is_typing && ctx.memory(|m| m.focused().is_none()),
        popped_up: egui::Popup::is_any_open(ctx),
    };
    // Covering and locking are reached from what lies over the rooms, too; everything else waits behind.
    let is_covered = is_covered(ctx) || model.offered.is_some();
    for command in commands::ALL.iter().filter(|c| c.over_all || !is_covered) {
        let Some(wanted) = command.asked(ctx, &now) else { continue };
        let locks = matches!(wanted, Wanted::Ask(Action::Lock));
        if locks && is_covered {
            command_palette::close(ctx);
        }
        if locks || matches!(wanted, Wanted::Ask(Action::Change(Change::CheckIn(CheckInChange::Save)))) {
            widgets::keep_typed_words(ctx);
        }
        carry_out(ctx, actions, wanted);
    }
}

fn carry_out(ctx: &Context, actions: &mut Actions, wanted: Wanted) {
    match wanted {
        Wanted::Ask(action) => {
            if matches!(action, Action::Change(Change::Event(EventChange::Begin))) {
                arriving::hand_keyboard_to(ctx, screens::name_of_an_event());
            }
            actions.ask(action);
        }
        Wanted::Palette => command_palette::toggle(ctx),
        Wanted::KeySheet => key_sheet::toggle(ctx),
        Wanted::Year => {
            screens::show_year(ctx);
            actions.ask(Action::Go(Room::Journal));
        }
        Wanted::Search => {
            screens::begin_search(ctx);
            actions.ask(Action::Go(Room::Journal));
        }
        Wanted::SearchFor(words) => {
            screens::begin_search(ctx);
            actions.ask(Action::Go(Room::Journal));
            actions.ask(Action::Search(Wish { words, ..Wish::default() }));
        }
        Wanted::FindSetting => {
            screens::begin_search_of_settings(ctx);
            actions.ask(Action::Go(Room::Settings));
        }
        Wanted::Rate(feeling) => {
            arriving::hand_keyboard_to(ctx, Id::unique(("feeling", feeling.0)));
            actions.ask(Action::Go(Room::Today));
        }
        Wanted::Picture(name) => {
            arriving::come_to(ctx, name, For::Reading);
            actions.ask(Action::Go(Room::Range));
        }
        Wanted::Print(what) => print(ctx, actions, what),
        Wanted::LastMessages => notice::last::open(ctx),
        Wanted::Settings(page) => {
            screens::go_to_page(ctx, page);
            actions.ask(Action::Go(Room::Settings));
        }
    }
}

/// What of a room is for paper is about to be written into a file.
fn print(ctx: &Context, actions: &mut Actions, what: ForPaper) {
    let name = match what {
        ForPaper::Picture(name) => {
            if name == YEAR.name {
                screens::show_year(ctx);
            }
            name
        }
        ForPaper::DoctorsPage => {
            actions.ask(Action::OpenWay(Way::Doctor));
            screens::DOCTORS_PAGE
        }
        ForPaper::HelpPage => screens::HELP_PAGE,
    };
    arriving::come_to(ctx, name, For::Paper);
}

/// One frame of everything. The ground below it is what the window is cleared with ([`clear_color`]): to paint that once
/// more is two thirds of what a frame costs where the processor paints.
///
/// [`clear_color`]: eframe::App::clear_color
pub(super) fn show(ui: &mut Ui, mut all: Around<'_>) {
    let look = all.look.clone();
    let rail = Frame::new().inner_margin(Margin::symmetric(8, 12));
    let small = all.model.shell.small;
    if small {
        // The form alone: no room leads away from it.
    } else if look.narrow {
        let bar = Frame::new().inner_margin(Margin::symmetric(4, if look.low { 2 } else { 4 }));
        let height = if look.low { 44.0 } else { 62.0 };
        Panel::bottom("rooms").resizable(false).frame(bar).exact_size(height).show(ui, |ui| bottom_bar(ui, &mut all));
    } else {
        Panel::left("rooms").resizable(false).frame(rail).exact_size(92.0).show(ui, |ui| left_rail(ui, &mut all));
    }
    if all.model.shell.looks.discreet {
        let line = Frame::new().inner_margin(Margin::symmetric(16, 4));
        Panel::top("discreet").resizable(false).frame(line).show(ui, |ui| discreet_line(ui, &mut all));
    }
    CentralPanel::default().frame(Frame::new()).show(ui, |ui| {
        let whole = ui.max_rect();
        if stays_readable(all.model) {
            discreet::keep(ui.ctx(), ui.clip_rect());
        }
        if small {
            check_in_alone(ui, &mut all);
            return notice::show(ui, whole, &mut all);
        }
        if let Some(mut view) = all.view()
            && view.open.journal.settings.sample
        {
            sample_banner(ui, &mut view);
        }
        if look.low && is_one_column(all.model) {
            let name = all.model.shell.room.name();
            widgets::with_what_is_above(ui, name, |ui| told_and_room(ui, &mut all));
        } else {
            told_and_room(ui, &mut all);
        }
        notice::show(ui, whole, &mut all);
    });
    if !is_covered(ui.ctx()) {
        given_back::give_back_now(ui.ctx());
        arriving::give_keyboard(ui.ctx());
    }
    if let Some(wanted) = command_palette::show(ui.ctx(), all.model, &look, all.actions) {
        carry_out(ui.ctx(), all.actions, wanted);
    }
    key_sheet::show(ui.ctx(), &look);
    whats_new::show(ui.ctx(), &look);
    notice::last::show(ui.ctx(), all.model, &look);
    offer::show(ui.ctx(), &mut all);
}

/// Something lies over the rooms.
pub(super) fn is_covered(ctx: &Context) -> bool {
    let of_keys = command_palette::is_open(ctx) || key_sheet::is_open(ctx);
    of_keys || notice::last::is_open(ctx) || asking::is_open(ctx) || whats_new::is_open(ctx)
}

/// The small window: the form, or what has its place while the journal is not open.
fn check_in_alone(ui: &mut Ui, all: &mut Around<'_>) {
    if let Some(mut view) = all.view() {
        return screens::check_in_alone(ui, &mut view);
    }
    widgets::with_bar_below(ui, "help alone", all, room, |ui, all| screens::help_alone(ui, all.look, all.actions));
}

/// What is told about the journal's file, and beneath it the room.
fn told_and_room(ui: &mut Ui, all: &mut Around<'_>) {
    if let Some(mut view) = all.view()
        && !(view.look.low && screens::has_banners_within(&view))
    {
        banners::show(ui, &mut view);
    }
    // The keyboard stays where it is when a banner above the room comes or goes.
    let its_own = UiBuilder::new().scope_id(Id::unique("the room"));
    ui.scope_builder(its_own, |ui| room(ui, all));
}

/// The room is one column that scrolls as a whole, so that what is told above it can scroll away with it. Help has
/// nothing above it.
fn is_one_column(model: &Model) -> bool {
    match model.shell.room {
        Room::Today | Room::Range | Room::Patterns | Room::Settings => model.is_open(),
        Room::Ways => model.open().is_some_and(|open| !open.forms.ways.is_writing),
        // Its list is as long as the journal, and takes what is told into itself.
        Room::Journal | Room::Help => false,
    }
}

/// Help is read in a hurry, and the locked window has nothing of the journal in it.
fn stays_readable(model: &Model) -> bool {
    model.shell.room == Room::Help || !model.is_open()
}

fn discreet_line(ui: &mut Ui, view: &mut Around<'_>) {
    discreet::keep(ui.ctx(), ui.clip_rect());
    ui.vertical_centered(|ui| {
        if widgets::link(ui, view.look, "Discreet: press F9 to show").clicked() {
            view.actions.ask(Action::ToggleDiscreet);
        }
    });
}

fn room(ui: &mut Ui, all: &mut Around<'_>) {
    // Help needs no journal: it comes before everything that does (SAFETY 1).
    if all.model.shell.room == Room::Help {
        let (reads, mut view) = (all.model.shell.reading, all.help());
        return if reads { screens::reading(ui, &mut view) } else { screens::help(ui, &mut view) };
    }
    let Model { shell, standing, .. } = &mut *all.model;
    match standing {
        Standing::Opening(opening) => screens::opening(ui, all.look, opening.task),
        Standing::Locked(locked) => {
            let (mut view, wrong) = FileView::locked(shell, locked, all.look, all.actions);
            screens::locked(ui, &mut view, wrong);
        }
        Standing::InTrouble(trouble) => {
            let why = trouble.trouble.clone();
            screens::trouble(ui, &mut FileView::in_trouble(shell, trouble, all.look, all.actions), &why);
        }
        Standing::Open(_) => {
            if let Some(mut view) = all.view() {
                room_of_the_journal(ui, &mut view);
            }
        }
    }
}

fn room_of_the_journal(ui: &mut Ui, view: &mut View<'_>) {
    if view.open.code.is_some() {
        return screens::recovery_code(ui, view);
    }
    if view.open.is_on_first_pages() {
        return screens::welcome(ui, view);
    }
    match view.shell.room {
        Room::Today => screens::today(ui, view),
        Room::Journal => screens::journal(ui, view),
        Room::Range => screens::range(ui, view),
        Room::Patterns => screens::patterns(ui, view),
        Room::Ways => screens::ways(ui, view),
        Room::Settings => screens::settings(ui, view),
        Room::Help => {}
    }
}

const fn icon_of(room: Room) -> Icon {
    match room {
        Room::Today => Icon::Today,
        Room::Journal => Icon::Journal,
        Room::Range => Icon::Range,
        Room::Patterns => Icon::Patterns,
        Room::Ways => Icon::Ways,
        Room::Help => Icon::Help,
        Room::Settings => Icon::Settings,
    }
}

fn left_rail(ui: &mut Ui, view: &mut Around<'_>) {
    discreet::keep(ui.ctx(), ui.clip_rect());
    ui.painter().vline(ui.max_rect().right() + 8.0, ui.clip_rect().y_range(), Stroke::new(1.0, view.look.line()));
    // In a low window they are lower, so that the last one is whole, too.
    let gap = if ui.available_height() < 430.0 { 0.0 } else { 4.0 };
    ui.spacing_mut().item_spacing.y = gap;
    #[expect(clippy::cast_precision_loss, reason = "seven rooms")]
    let height = ((ui.available_height() - 6.0 * gap) / Room::ALL.len() as f32).clamp(32.0, 58.0);
    for room in Room::ALL {
        if room == Room::Settings {
            let left = ui.available_height() - height - 2.0;
            ui.add_space(left.max(0.0));
        }
        rail_button(ui, view, room, vec2(76.0, height));
    }
}

fn bottom_bar(ui: &mut Ui, view: &mut Around<'_>) {
    discreet::keep(ui.ctx(), ui.clip_rect());
    ui.painter().hline(ui.clip_rect().x_range(), ui.max_rect().top() - 4.0, Stroke::new(1.0, view.look.line()));
    #[expect(clippy::cast_precision_loss, reason = "seven rooms")]
    let width = ui.available_width() / Room::ALL.len() as f32 - 2.0;
    let height = if view.look.low { 38.0 } else { 54.0 };
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        for room in Room::ALL {
            rail_button(ui, view, room, vec2(width, height));
        }
    });
}

fn rail_button(ui: &mut Ui, view: &mut Around<'_>, room: Room, wanted: Vec2) {
    let look = view.look;
    let on = view.model.shell.room == room;
    let (rect, r) = ui.allocate_exact_size(wanted, Sense::click());
    let tint = if on { look.accent() } else { look.muted() };
    if on {
        ui.painter().rect_filled(rect, 10.0, look.accent_soft());
    } else if r.hovered() {
        ui.painter().rect_filled(rect, 10.0, look.card());
    }
    let small = rect.width() < 60.0;
    let glyph = FontId::new(if small { 19.0 } else { 22.0 }, icons());
    // Where there is little height, the icons stand alone.
    let alone = rect.height() < 50.0;
    let icon_at = if alone { rect.center() } else { pos2(rect.center().x, rect.top() + 20.0) };
    ui.painter().text(icon_at, Align2::CENTER_CENTER, icon_of(room).glyph(), glyph, tint);
    let family = if on { semibold() } else { egui::FontFamily::Proportional };
    let word = FontId::new(if small { 11.0 } else { size::CAPTION }, family);
    let word = ui.painter().layout_no_wrap(room.name().to_owned(), word, tint);
    // Where the words would run into each other only the icons stay; the tooltip and the accessible name have the word.
    let fits = !alone && word.size().x <= rect.width() + 2.0;
    if fits {
        let at = pos2(rect.center().x, rect.bottom() - 13.0) - word.size() / 2.0;
        ui.painter().galley(at, word, tint);
    }
    ring(ui, look, &r, rect);
    let has_news = room == Room::Patterns && view.model.has_news();
    if has_news {
        ui.painter().circle_filled(icon_at + vec2(15.0, -9.0), 3.5, look.muted());
    }
    r.widget_info(|| WidgetInfo::selected(Role::Button, ui.is_enabled(), on, room.name()));
    if has_news {
        ui.ctx().accesskit_node_builder(r.id, |node| node.set_description("Something new to read"));
    }
    if r.clicked() {
        // The rooms of the rail are come to from their beginning: in a narrow window that is the list.
        if room == Room::Settings && on {
            screens::show_all_settings(ui.ctx());
        }
        view.actions.ask(Action::Go(room));
    }
    if room == Room::Help {
        r.on_hover_text("Help lines, when to seek help, your safety plan (F1)");
    } else if has_news {
        r.on_hover_text(format!("{}: something new to read", room.name()));
    } else if !fits {
        r.on_hover_text(room.name());
    }
}

fn ring(ui: &Ui, look: &Look, r: &Response, rect: Rect) {
    if r.has_focus() {
        ui.painter().rect_stroke(rect, 10.0, Stroke::new(2.0, look.focus()), StrokeKind::Inside);
    }
}

fn sample_banner(ui: &mut Ui, view: &mut View<'_>) {
    let look = view.look;
    Frame::new().fill(look.accent_soft()).inner_margin(Margin::symmetric(16, 4)).show(ui, |ui| {
        ui.set_width(ui.available_width());
        if look.low {
            ui.spacing_mut().interact_size.y = 20.0;
            ui.spacing_mut().button_padding.y = 2.0;
            ui.spacing_mut().item_spacing.y = 2.0;
        }
        ui.horizontal_wrapped(|ui| {
            let words = if look.narrow { "Sample journal, not yours" } else { "Sample journal: none of this is about you" };
            ui.label(RichText::new(words).family(semibold()).color(look.ink()));
            if widgets::link(ui, look, "Open my own journal").clicked() {
                view.actions.ask(Action::LeaveSample);
            }
        });
    });
}
