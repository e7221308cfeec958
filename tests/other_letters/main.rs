//! Letters that Gamut's own fonts lack, on paper and in pictures: taken from the fonts of this machine, as in the window.

#[cfg(test)]
#[path = "../support/skipped.rs"]
mod skipped;

#[cfg(test)]
mod other_letters {
    use super::skipped::skipped;
    use gamut::report::{
        Anchor, Form, PagePart, Paint, PaperPage, PartIs, Rgb, Role, Scene, Weight, letters_from, pdf, pdf_of_paper,
        picture_without_letters, png, svg, without_letters,
    };
    use gamut::ui::painter::system_letters::font_for;
    use std::{path::Path, process::Command};

    const WORDS: [&str; 5] = ["エスシタロプラム", "文拉法辛", "벤라팍신", "فرح وحزن", "שלום עולם"];
    /// In no font: for private use.
    const NOBODYS: &str = "\u{f8a1}\u{f8a2}\u{f8a1}";

    /// Those of these words that this machine has a font for.
    fn written_here() -> Vec<&'static str> {
        letters_from(font_for);
        let is_here =
            |words: &&str| words.chars().filter(|c| !c.is_whitespace()).all(|c| font_for(c.encode_utf8(&mut [0; 4])).is_some());
        let here: Vec<_> = WORDS.into_iter().filter(is_here).collect();
        if here.is_empty() {
            skipped("no font here has a letter of Japanese, Chinese, Korean, Arabic or Hebrew");
        }
        here
    }

    fn scene_of(words: &[&str]) -> Scene {
        let mut scene = Scene::new(400.0, 40.0 + 30.0 * words.len() as f32, "Words");
        "Words of many scripts".clone_into(&mut scene.description);
        scene.background = Some(Rgb(255, 255, 255));
        for (n, text) in words.iter().enumerate() {
            let (x, y, anchor, size) = (20.0, 40.0 + 30.0 * n as f32, Anchor::Start, 16.0);
            let paint = Paint::solid(Rgb(0, 0, 0));
            let text = format!("50 mg {text}");
            scene.add(Role::Plain, Form::Text { x, y, anchor, size, weight: Weight::Regular, paint, text, turn: 0.0 });
        }
        scene
    }

    fn page_of(scene: Scene) -> PaperPage {
        let shapes = 0..scene.shapes.len();
        PaperPage { scene, parts: vec![PagePart { shapes, is: PartIs::Text }] }
    }

    fn read_by_another_program(bytes: &[u8]) -> Option<String> {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("page.pdf");
        std::fs::write(&file, bytes).expect("written");
        let read = |file: &Path| Command::new("pdftotext").arg("-layout").arg(file).arg("-").output();
        let Ok(out) = read(&file) else {
            skipped("pdftotext is not here");
            return None;
        };
        assert!(out.stderr.is_empty(), "{}", String::from_utf8_lossy(&out.stderr));
        // Marks of direction stand around words from the right.
        let is_mark = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
        Some(String::from_utf8_lossy(&out.stdout).chars().filter(|c| !is_mark(*c)).collect())
    }

    #[test]
    fn on_paper_words_of_other_scripts_are_letters_that_another_program_reads_back() {
        let here = written_here();
        if here.is_empty() {
            return;
        }
        let scene = scene_of(&here);
        for bytes in [pdf(&scene).expect("drawn"), pdf_of_paper(&[page_of(scene.clone())]).expect("drawn")] {
            assert!(!String::from_utf8_lossy(&bytes).contains("/ActualText"), "no words need to lie beside boxes");
            assert!(bytes.len() < 300_000, "only the letters that are used go along: {}", bytes.len());
            let Some(read) = read_by_another_program(&bytes) else { continue };
            for words in &here {
                assert!(read.contains(words), "{words}: {read}");
            }
        }
        assert_eq!(pdf(&scene).expect("drawn"), pdf(&scene).expect("drawn"), "the same bytes each time");
    }

    #[test]
    fn in_pictures_they_are_drawn_and_an_svg_has_them_as_shapes_like_every_other_letter() {
        let here = written_here();
        for words in here {
            let scene = scene_of(&[words]);
            let drawn = svg(&scene);
            assert!(drawn.contains("#o0-") || drawn.contains("#o1-") || drawn.contains("#o2-"), "{words} as shapes: {drawn}");
            assert!(drawn.contains("fill-opacity=\"0\""), "{words}: and as words that can be found and copied");
            assert!(png(&scene, 1.0).is_ok_and(|bytes| bytes != png(&scene_of(&[NOBODYS]), 1.0).unwrap_or_default()));
            assert_eq!(picture_without_letters(&scene), None, "{words}");
        }
    }

    #[test]
    fn letters_that_no_font_here_has_are_counted_and_said() {
        letters_from(font_for);
        let scene = scene_of(&[NOBODYS]);
        let said = picture_without_letters(&scene).expect("two are lacking");
        assert_eq!(said, "2 letters could not be drawn, since no font on this machine has them: a box stands for each");
        let on_paper = without_letters(&[page_of(scene)]).expect("on paper, too");
        assert!(on_paper.starts_with("2 letters") && on_paper.contains("can be copied from it"), "{on_paper}");
        assert_eq!(picture_without_letters(&scene_of(&["Łódź", "Радость", "ελπίδα"])), None);
    }
}
