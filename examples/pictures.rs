//! Writes every kind of picture, of made-up journals of several lengths, in light and dark and at several sizes, to be
//! looked at: `cargo run --example pictures FOLDER`.

use chrono::Datelike;
use gamut::{
    analysis::{Window, Windows, analyse, before_after, two_stretches, words::Measure},
    domain::{Context, Event, EventKind, ExpectedFelt, Intensity, Journal, SleepHours, Valence},
    report::{
        Glance, Palette, Picture, PictureView, RiverView, Role, Scene, YearOf, at_a_glance, before_after_picture, context,
        expected, feelings, mark, mark_shape, pdf, png, profile, river, river_picture, svg, symptoms, two_stretches_picture,
        year,
    },
};
use made_up::{analysis, last_day, made_up, rated, recovered, view, with_a_break, with_a_step};
use std::{error::Error, fs, path::Path, sync::Arc};

#[path = "../tests/river/made_up.rs"]
#[expect(dead_code, clippy::expect_used, reason = "made for tests, which use all of it and may stop loudly")]
mod made_up;

#[path = "../tests/support/course.rs"]
mod course;

type Done = Result<(), Box<dyn Error>>;

fn main() -> Done {
    let folder = std::env::args_os().nth(1).ok_or("Which folder? cargo run --example pictures FOLDER")?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    marks(folder)?;
    rivers(folder)?;
    forms(folder)?;
    years(folder)?;
    beside(folder)?;
    shifts(folder)?;
    patterns(folder)?;
    papers(folder)
}

fn save(folder: &Path, name: &str, scene: &Scene, scale: f32) -> Done {
    fs::write(folder.join(format!("{name}.svg")), svg(scene))?;
    fs::write(folder.join(format!("{name}.png")), png(scene, scale)?)?;
    Ok(())
}

fn theme(palette: &Palette) -> &'static str {
    if palette.dark { "dark" } else { "light" }
}

/// The sizes at which the smaller pictures are looked at.
fn views() -> [PictureView; 3] {
    [(360.0, Palette::light()), (860.0, Palette::dark()), (860.0, Palette::light())].map(|(width, palette)| PictureView {
        width,
        palette,
        text_scale: 1.0,
    })
}

/// The mark of each feeling that can be told apart.
fn marks(folder: &Path) -> Done {
    let mut scene = Scene::new(420.0, 60.0, "marks");
    scene.background = Some(Palette::light().card);
    for (y, valence) in [(16.0, Valence::Pleasant), (44.0, Valence::Unpleasant)] {
        for hue in 0..8_u8 {
            let at = (20.0 + 46.0 * f32::from(hue), y);
            for form in mark(mark_shape(valence, hue), at, 8.0, Palette::light().feeling_colour(valence, hue)) {
                scene.add(Role::Plain, form);
            }
        }
    }
    save(folder, "marks", &scene, 3.0)
}

fn rivers(folder: &Path) -> Done {
    let (year, fifty) = (made_up(426, 100, 1), made_up(18_262, 100, 3));
    let found = analysis(&year, Some(96));
    for palette in [Palette::light(), Palette::dark()] {
        for (width, height) in [(300.0, 420.0), (640.0, 520.0), (752.0, 568.0), (1100.0, 760.0)] {
            let of = |days| RiverView { palette, ..view(days, width, height) };
            let reading = RiverView { reading: Some(last_day().plus(-6)), ..of(14) };
            let large = RiverView { text_scale: 2.0, ..of(426) };
            for (name, drawn) in [
                ("fortnight", river(&year, Some(&found), &reading)),
                ("quarter", river(&year, Some(&found), &of(91))),
                ("year", river(&year, Some(&found), &of(426))),
                ("fifty", river(&fifty, Some(&found), &of(18_262))),
                ("three", river(&made_up(3, 0, 2), None, &of(3))),
                ("empty", river(&Journal::default(), None, &of(30))),
                ("large-text", river(&year, Some(&found), &large)),
            ] {
                save(folder, &format!("river-{name}-{}-{width}", theme(&palette)), &drawn.scene, 1.0)?;
            }
        }
    }
    Ok(())
}

/// Each feeling, the symptoms and the profile.
fn forms(folder: &Path) -> Done {
    let (long, short) = (made_up(426, 100, 1), made_up(3, 0, 2));
    for (name, days, journal) in [("month", 31, &long), ("quarter", 91, &long), ("year", 426, &long), ("three", 3, &short)] {
        let (from, until, found) = (last_day().plus(1 - days), last_day(), analyse(journal, last_day()));
        for (width, text_scale, palette) in [
            (360.0, 1.0, Palette::light()),
            (400.0, 2.0, Palette::light()),
            (860.0, 1.0, Palette::dark()),
            (860.0, 2.0, Palette::light()),
        ] {
            let view = PictureView { width, palette, text_scale };
            for (kind, picture) in [
                ("feelings", feelings(journal, Some(&found), from, until, &view)),
                ("symptoms", symptoms(journal, from, until, &view)),
                ("profile", profile(journal, &found, &view)),
            ] {
                save(folder, &format!("{kind}-{name}-{width}-{text_scale}"), &picture.scene, 1.0)?;
            }
        }
    }
    Ok(())
}

fn years(folder: &Path) -> Done {
    let journal = made_up(426, 100, 2);
    let joy = journal.catalogue.feeling_by_key("joy").ok_or("joy is among the starting feelings")?.id;
    for (name, of) in [("range", YearOf::Range), ("joy", YearOf::Feeling(joy)), ("checkins", YearOf::CheckIns)] {
        for view in views() {
            let drawn = year(&journal, None, of, last_day().date().year(), last_day(), &view);
            save(folder, &format!("year-{name}-{}-{}", view.width, theme(&view.palette)), &drawn.picture.scene, 2.0)?;
        }
    }
    Ok(())
}

/// Sleep and substances beside how far days reached, and what was expected beside what was felt.
fn beside(folder: &Path) -> Done {
    let mut journal = made_up(426, 60, 1);
    for (n, check_in) in journal.check_ins.iter_mut().enumerate().filter(|(n, _)| n % 3 != 0) {
        let hours = SleepHours::new([4.5, 6.5, 8.0, 7.5, 9.5][n % 5]);
        let substances = vec![Arc::from(["none", "1–2 drinks", "none", "3 or more drinks"][n % 4])];
        let expected = (n % 5 == 1).then(|| ExpectedFelt {
            what: "a visit".into(),
            expected: Intensity::new([2, 3, 4][n % 3]).ok(),
            felt: Some(rated([5, 6, 7, 4][n % 4])),
        });
        let check_in = Arc::make_mut(check_in);
        check_in.context = Context { sleep: hours, substances, ..Context::default() };
        check_in.expected_felt.extend(expected);
    }
    let from = last_day().plus(-425);
    for view in views() {
        let end = format!("{}-{}", view.width, theme(&view.palette));
        save(folder, &format!("context-{end}"), &context(&journal, from, last_day(), &view).scene, 2.0)?;
        save(folder, &format!("expected-{end}"), &expected(&journal, last_day(), &view).scene, 2.0)?;
    }
    Ok(())
}

/// What was before and after an event, and two stretches beside each other.
fn shifts(folder: &Path) -> Done {
    let mut journal = made_up(426, 60, 1);
    let (name, dose, note) = ("a new job".to_owned(), String::new(), String::new());
    let day = last_day().plus(-58);
    journal.events.push(Event { id: "job".into(), day, what: EventKind::Other, name, dose, note, deleted_ms: None });
    let around = before_after(&journal, &"job".into(), last_day(), Windows::default()).ok_or("the event is there")?;
    let stretches = [(day.plus(-60), day.plus(-5)), (day.plus(5), last_day())];
    let two = two_stretches(&journal, stretches[0], stretches[1], last_day()).ok_or("they have no day in common")?;
    for view in views() {
        let end = format!("{}-{}", view.width, theme(&view.palette));
        let drawn: [(&str, Picture); 2] = [
            ("before-after", before_after_picture(&around, &journal.catalogue, Measure::Level, &view)),
            ("two-stretches", two_stretches_picture(&two, &journal.catalogue, Measure::Level, &view)),
        ];
        for (name, picture) in drawn {
            save(folder, &format!("{name}-{end}"), &picture.scene, 2.0)?;
        }
    }
    Ok(())
}

/// A pattern that stands, one with a break, one with a further step and one that is over: in the river, in the year and
/// as a card shows them.
fn patterns(folder: &Path) -> Done {
    for (name, journal) in
        [("stands", made_up(426, 100, 1)), ("break", with_a_break()), ("step", with_a_step()), ("over", recovered())]
    {
        let found = analyse(&journal, last_day());
        for palette in [Palette::light(), Palette::dark()] {
            for (width, text_scale) in [(360.0, 1.0), (860.0, 1.0), (1100.0, 2.0)] {
                let end = format!("{name}-{width}-{text_scale}-{}", theme(&palette));
                let view = PictureView { width, palette, text_scale };
                for days in [120, 426] {
                    let drawn = river_picture(&journal, Some(&found), last_day().plus(1 - days), last_day(), &view);
                    save(folder, &format!("pattern-river-{days}-{end}"), &drawn.scene, 1.0)?;
                }
                let drawn = year(&journal, Some(&found), YearOf::Range, last_day().date().year(), last_day(), &view);
                save(folder, &format!("pattern-year-{end}"), &drawn.picture.scene, 1.0)?;
                let Some(pattern) = found.patterns.last() else { continue };
                let seen = &pattern.evidence;
                let lately = pattern.ended.map_or(last_day(), |ended| ended.plus(42).min(last_day()));
                let glance = Glance {
                    usual: seen.usual,
                    lately: Window { from: lately.plus(-20), until: lately, ..seen.recent },
                    lately_words: "in the last three weeks",
                    course: Some(&pattern.course),
                    until: lately,
                };
                let mut drawn = at_a_glance(&found.reach, &glance, &view).scene;
                drawn.background = Some(palette.card);
                save(folder, &format!("pattern-card-{end}"), &drawn, 1.0)?;
            }
        }
    }
    Ok(())
}

/// The same scenes as pages of a PDF.
fn papers(folder: &Path) -> Done {
    let view = PictureView { width: 860.0, palette: Palette::light(), text_scale: 1.0 };
    for (name, journal) in [("year", made_up(426, 60, 1)), ("empty", Journal::default())] {
        let (from, until, found) = (last_day().plus(-425), last_day(), analyse(&journal, last_day()));
        for (kind, scene) in [
            ("river", river_picture(&journal, Some(&found), from, until, &view).scene),
            ("feelings", feelings(&journal, Some(&found), from, until, &view).scene),
            ("symptoms", symptoms(&journal, from, until, &view).scene),
            ("profile", profile(&journal, &found, &view).scene),
            ("pixels", year(&journal, Some(&found), YearOf::Range, last_day().date().year(), until, &view).picture.scene),
        ] {
            fs::write(folder.join(format!("{kind}-{name}.pdf")), pdf(&scene)?)?;
        }
    }
    Ok(())
}
