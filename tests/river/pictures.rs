use super::made_up::{analysis, last_day, made_up, view};
use gamut::domain::{Journal, Valence};
use gamut::report::{Fonts, Palette, River, RiverView, Role, Scene, mark, mark_shape, png, river, svg};

/// Writes pictures to look at into the folder named by `GAMUT_PICTURES`; does nothing without it.
#[test]
fn pictures_to_look_at() {
    let Some(folder) = std::env::var_os("GAMUT_PICTURES") else { return };
    let save = |name: &str, r: &River| {
        let path = std::path::Path::new(&folder).join(format!("{name}.png"));
        std::fs::write(path.with_extension("svg"), svg(&r.scene, Fonts::Drawn)).expect("a folder that can be written");
        std::fs::write(path, png(&r.scene, 1.0).expect("a picture")).expect("a folder that can be written");
    };
    let mut marks = Scene::new(420.0, 60.0, "marks");
    marks.background = Some(Palette::light().card);
    for (row, valence) in [Valence::Pleasant, Valence::Unpleasant].into_iter().enumerate() {
        for hue in 0..8_u8 {
            let at = (20.0 + 46.0 * f32::from(hue), 16.0 + 28.0 * row as f32);
            let colour = Palette::light().feeling_colour(valence, hue);
            for form in mark(mark_shape(valence, hue), at, 8.0, colour) {
                marks.add(Role::Plain, form);
            }
        }
    }
    std::fs::write(std::path::Path::new(&folder).join("marks.png"), png(&marks, 3.0).expect("marks")).expect("a folder");
    let (year, fifty) = (made_up(426, 100, 1), made_up(18_262, 100, 3));
    for (theme, palette) in [("light", Palette::light()), ("dark", Palette::dark())] {
        for (width, height) in [(300.0, 420.0), (640.0, 520.0), (752.0, 568.0), (1100.0, 760.0)] {
            let v = |days| RiverView { palette, ..view(days, width, height) };
            let a = analysis(&year, Some(96));
            let at = format!("{theme}-{width}");
            save(
                &format!("fortnight-{at}"),
                &river(&year, Some(&a), &RiverView { reading: Some(last_day().plus(-6)), ..v(14) }),
            );
            save(&format!("quarter-{at}"), &river(&year, Some(&a), &v(91)));
            save(&format!("year-{at}"), &river(&year, Some(&a), &v(426)));
            save(&format!("fifty-{at}"), &river(&fifty, Some(&a), &v(18_262)));
            save(&format!("three-{at}"), &river(&made_up(3, 0, 2), None, &v(3)));
            save(&format!("empty-{at}"), &river(&Journal::default(), None, &v(30)));
            save(&format!("large-text-{at}"), &river(&year, Some(&a), &RiverView { text_scale: 2.0, ..v(426) }));
        }
    }
}
