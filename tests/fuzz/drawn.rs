//! A journal as pictures and as rooms.

use crate::{dice::Dice, rounds};
use chrono::Datelike;
use egui_kittest::Harness;
use gamut::{
    analysis::{self, Windows, words::Measure},
    app::{Action, Room, write_picture},
    clock,
    domain::Journal,
    report::{self, Palette, PictureView, YearOf},
    ui::GamutWindow,
};
use std::{path::Path, time::Duration};

/// Every kind of picture of a stretch of days.
pub fn pictures(dice: &mut Dice, journal: &Journal) {
    let today = clock::now().instant.day(journal.settings.day_start);
    let until = if dice.once_in(3) { journal.last_day().unwrap_or(today) } else { today };
    let from = if dice.once_in(3) { journal.first_day().unwrap_or(until) } else { until.plus(-200) };
    if from > until {
        return;
    }
    let width = f32::from(u16::try_from(*dice.of(&[300, 800, 1900])).unwrap());
    let view = PictureView { width, palette: Palette::dark(), text_scale: 1.0 };
    let found = analysis::analyse(journal, until);
    let each = [
        report::river_picture(journal, Some(&found), from, until, &view),
        report::feelings(journal, Some(&found), from, until, &view),
        report::symptoms(journal, from, until, &view),
        report::profile(journal, &found, &view),
        report::year(journal, Some(&found), YearOf::Range, until.date().year(), until, &view).picture,
        report::context(journal, from, until, &view),
        report::expected(journal, until, &view),
    ];
    for picture in &each {
        assert!(!picture.sentence.is_empty());
        assert!(report::svg(&picture.scene).contains("</svg>"));
    }
    for event in journal.events.iter().take(3) {
        if let Some(found) = analysis::before_after(journal, &event.id, until, Windows::default()) {
            let _drawn = report::before_after_picture(&found, &journal.catalogue, Measure::Level, &view);
        }
    }
    let wish = report::DoctorWish {
        period: *dice.of(&[report::Period::SinceDose, report::Period::TwoYears]),
        notes: journal.check_ins.iter().take(9).map(|c| c.id.clone()).collect(),
        second_page: true,
        ..report::DoctorWish::default()
    };
    let questions = ["a question".to_owned()];
    let of = report::ForDoctor { journal, analysis: Some(&found), questions: &questions, today, wish: &wish };
    assert!(report::pdf_of_paper(&report::doctor_pages(&of)).is_ok());
    let folder = rounds::a_folder();
    let ending = dice.of(&["png", "pdf", "svg"]);
    write_picture(&dice.of(&each).scene, &folder.path().join(format!("p.{ending}")))
        .unwrap_or_else(|e| panic!("not drawn: {e}"));
}

/// Two rooms of the real window, without a screen.
pub fn rooms(dice: &mut Dice, journal: &Path, folder: &Path) {
    let copy = folder.join("shown.gamut");
    std::fs::copy(journal, &copy).unwrap();
    let mut w = Harness::builder().with_size([900.0, 640.0]).with_max_steps(64).build_ui_state(
        |ui, window: &mut GamutWindow| window.show(ui),
        GamutWindow::new(&egui::Context::default(), copy, clock::now),
    );
    for room in [*dice.of(&Room::ALL), *dice.of(&Room::ALL)] {
        let settled = (0..6000).any(|_| {
            w.step();
            std::thread::sleep(Duration::from_millis(5));
            w.state().model.is_settled()
        });
        assert!(settled, "the window never comes to rest: {:?}", w.state().model.standing);
        w.state_mut().act(Action::Go(room));
        w.run_ok();
    }
    w.state_mut().close();
}
