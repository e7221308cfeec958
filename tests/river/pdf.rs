//! The same scene as PDF: its size, its words, its bytes.

use super::made_up::{last_day, made_up};
use gamut::analysis::analyse;
use gamut::domain::Journal;
use gamut::report::{
    Anchor, Form, Paint, Palette, PictureView, Rgb, Role, Scene, Stroke, Weight, YearOf, feelings, pdf, profile, river_picture,
    symptoms, year,
};

fn view() -> PictureView {
    PictureView { width: 860.0, palette: Palette::light(), text_scale: 1.0 }
}

fn scenes() -> Vec<Scene> {
    let mut all = Vec::new();
    for j in [made_up(426, 60, 1), Journal::default()] {
        let (from, until, a) = (last_day().plus(-425), last_day(), analyse(&j, last_day()));
        all.push(river_picture(&j, Some(&a), from, until, &view()).scene);
        all.push(feelings(&j, Some(&a), from, until, &view()).scene);
        all.push(symptoms(&j, from, until, &view()).scene);
        all.push(profile(&j, &a, &view()).scene);
        all.push(year(&j, None, YearOf::Range, 2026, until, &view()).picture.scene);
    }
    all
}

fn text(words: &str, turn: f32) -> Form {
    let (anchor, weight, paint) = (Anchor::Middle, Weight::Regular, Paint::solid(Rgb(0, 0, 0)));
    Form::Text { x: 100.0, y: 40.0, anchor, size: 12.0, weight, paint, text: words.to_owned(), turn }
}

#[test]
fn every_picture_becomes_a_whole_pdf_of_one_page_and_twice_the_same_bytes() {
    for scene in scenes() {
        let bytes = pdf(&scene).expect("drawn");
        assert!(bytes.starts_with(b"%PDF-1.") && bytes.ends_with(b"%%EOF"), "{}", scene.title);
        assert_eq!(bytes, pdf(&scene).expect("drawn"), "{}", scene.title);
        let plain = String::from_utf8_lossy(&bytes);
        let size = format!("/MediaBox[0 0 {} ", scene.width);
        assert!(plain.contains("/Count 1") && plain.contains(&size), "{}: {size}", scene.title);
        assert!(bytes.len() < 400_000, "{}: {} bytes", scene.title, bytes.len());
    }
}

#[test]
fn it_says_what_it_shows_to_a_screen_reader_and_names_nobody() {
    let scene = &scenes()[0];
    let bytes = pdf(scene).expect("drawn");
    let plain = String::from_utf8_lossy(&bytes);
    assert!(plain.contains("/S/Figure") && plain.contains("/Alt(") && plain.contains("/Lang(en)"));
    assert!(plain.contains("/FontFile") || plain.contains("/FontFile2") || plain.contains("/FontFile3"), "fonts are inside");
    for who in ["/CreationDate", "/Author", env!("CARGO_MANIFEST_DIR")] {
        assert!(!plain.contains(who), "{who}");
    }
    if let Some(user) = std::env::var_os("USER").filter(|u| u.len() > 3) {
        assert!(!plain.contains(&*user.to_string_lossy()));
    }
}

/// `/Suspects false` is what readers built on Poppler complain about: "Suspects object is wrong type".
#[test]
fn every_pdf_says_that_it_is_for_screen_readers_and_has_its_title_on_top_and_nothing_that_readers_complain_about() {
    for scene in scenes() {
        let bytes = pdf(&scene).expect("drawn");
        let plain = String::from_utf8_lossy(&bytes);
        for wanted in ["pdfuaid:part", "/DisplayDocTitle true", "/Marked true", "/Outlines", "/BBox"] {
            assert!(plain.contains(wanted), "{}: {wanted}", scene.title);
        }
        assert!(!plain.contains("/Suspects"), "{}", scene.title);
    }
}

/// With `pdfinfo` and `pdftotext` of Poppler, where they are.
#[test]
fn another_reader_finds_the_words_and_no_fault() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("a.pdf");
    let mut scene = scenes().remove(0);
    for (n, words) in ["喜び and joy", "Łódź", "Радость"].into_iter().enumerate() {
        let mut form = text(words, 0.0);
        if let Form::Text { y, .. } = &mut form {
            *y += 40.0 * n as f32;
        }
        scene.add(Role::Plain, form);
    }
    std::fs::write(&file, pdf(&scene).expect("drawn")).expect("written");
    let run = |program: &str, more: &[&str]| std::process::Command::new(program).args(more).arg(&file).arg("-").output();
    let Ok(info) = std::process::Command::new("pdfinfo").arg(&file).output() else {
        return super::skipped::skipped("pdfinfo of Poppler is not installed");
    };
    assert!(info.status.success() && info.stderr.is_empty(), "{}", String::from_utf8_lossy(&info.stderr));
    assert!(String::from_utf8_lossy(&info.stdout).contains("Tagged:          yes"));
    let said = run("pdftotext", &[]).expect("it is beside pdfinfo");
    assert!(said.stderr.is_empty(), "{}", String::from_utf8_lossy(&said.stderr));
    let said = String::from_utf8_lossy(&said.stdout);
    for words in ["喜び and joy", "Łódź", "Радость"] {
        assert!(said.contains(words), "{words}: {said}");
    }
}

#[test]
fn letters_that_no_font_of_ours_has_and_numbers_that_are_none_break_nothing() {
    let mut scene = Scene::new(200.0, 80.0, "喜び <b> \u{0}");
    for words in ["喜び", "فرح وحزن", "🙂", "Радость и joy", "", "\u{202e}abc", "e\u{301}", "a\u{0}\n\tb"] {
        for turn in [0.0, -90.0, f32::NAN] {
            scene.add(Role::Plain, text(words, turn));
        }
    }
    let stroke = Stroke::solid(Rgb(1, 2, 3), f32::NAN);
    let odd = [f32::NAN, f32::INFINITY, -5.0, 0.0];
    for n in odd {
        scene.add(Role::Plain, Form::Line { from: (n, 1.0), to: (5.0, n), stroke });
        scene.add(Role::Plain, Form::Polyline { points: vec![(n, n); 3], stroke });
        scene.add(
            Role::Plain,
            Form::Circle { centre: (n, 4.0), radius: n, fill: Some(Paint::with_alpha(Rgb(1, 2, 3), n)), stroke: None },
        );
        scene.add(
            Role::Plain,
            Form::Rect { x: 1.0, y: n, w: n, h: 3.0, radius: n, fill: Some(Paint::solid(Rgb(1, 2, 3))), stroke: None },
        );
        scene.add(Role::Plain, Form::Hatch { x: 1.0, y: 1.0, w: n, h: n, step: n, stroke });
    }
    assert!(pdf(&scene).is_ok_and(|b| b.starts_with(b"%PDF")));
    for (w, h) in [(0.0, 10.0), (f32::NAN, 10.0), (-3.0, 10.0)] {
        assert!(pdf(&Scene { width: w, height: h, ..Scene::new(1.0, 1.0, "") }).is_err(), "{w} {h}");
    }
}
