//! Who paints the window: a graphics card's driver or the processor, and that nobody sees which.

use crate::{
    display::Display,
    picture::Picture,
    program::{Gamut, wait_for},
    skipped::skipped,
};
use serde_json::json;
use tempfile::TempDir;

const BY_CARD: (&str, &str) = ("GAMUT_PAINTS_BY", "card");
const BY_PROCESSOR: (&str, &str) = ("GAMUT_PAINTS_BY", "processor");

/// What a driver loads, in whole or in part of a file's name.
const DRIVERS: [&str; 6] = ["libGL.so", "libGLX", "libEGL", "_dri.so", "libgallium", "libLLVM"];

fn loaded(process: u32) -> Vec<String> {
    let maps = std::fs::read_to_string(format!("/proc/{process}/maps")).unwrap();
    let mut files: Vec<_> = maps.lines().filter_map(|line| line.split_whitespace().nth(5)).map(str::to_owned).collect();
    files.dedup();
    files.retain(|file| DRIVERS.iter().any(|driver| file.contains(driver)));
    files
}

/// How many pixels are another by more than two of 255 in any channel: a card's driver scatters what it rounds.
fn differ(a: &Picture, b: &Picture) -> usize {
    assert_eq!(a.pixels().len(), b.pixels().len());
    let far = |a: &[u8], b: &[u8]| a.iter().zip(b).any(|(a, b)| a.abs_diff(*b) > 2);
    a.pixels().chunks(4).zip(b.pixels().chunks(4)).filter(|(a, b)| far(a, b)).count()
}

/// Presses through some rooms; a picture of each.
fn rooms(gamut: &mut Gamut<'_>, who: &str) -> Vec<Picture> {
    let first = gamut.picture(&format!("{who}-first"));
    gamut.press("Escape", "past the first pages");
    let mut all = vec![first];
    for room in ["ctrl+2", "ctrl+3", "ctrl+5", "F1"] {
        gamut.press(room, "another room");
        all.push(gamut.picture(&format!("{who}-{room}")));
    }
    all
}

#[test]
fn a_window_painted_by_the_processor_looks_as_one_painted_by_a_card_and_loads_no_driver() {
    let Some(display) = Display::start() else { return };
    let mut gamut = Gamut::open_under(&display, &[], &[BY_CARD]);
    if loaded(gamut.process()).is_empty() {
        return skipped("no OpenGL is installed, so only the processor can paint");
    }
    let by_card = rooms(&mut gamut, "card");
    gamut.close();
    drop(gamut);
    let mut gamut = Gamut::open_under(&display, &[], &[BY_PROCESSOR]);
    let by_processor = rooms(&mut gamut, "processor");
    assert_eq!(loaded(gamut.process()), Vec::<String>::new());
    gamut.close();
    for (n, (card, processor)) in by_card.iter().zip(&by_processor).enumerate() {
        let far = differ(card, processor);
        // A side that goes exactly through the centres of a row belongs to either row.
        assert!(far * 2000 < card.pixels().len() / 4, "{far} pixels of picture {n}: {card}; {processor}");
    }
}

/// A folder with libraries of OpenGL's names that have nothing of OpenGL in them: the toolkit breaks off over these.
fn hollow_drivers() -> TempDir {
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap();
    let other = maps.lines().filter_map(|line| line.split_whitespace().nth(5)).find(|file| file.contains("/libgcc_s.so"));
    let folder = tempfile::tempdir().unwrap();
    for name in ["libGL.so.1", "libGLX.so.0", "libEGL.so.1"] {
        std::fs::copy(other.unwrap(), folder.path().join(name)).unwrap();
    }
    folder
}

#[test]
fn a_graphics_driver_that_does_not_work_leaves_the_window_to_the_processor() {
    let Some(display) = Display::start() else { return };
    let hollow = hollow_drivers();
    let broken = [
        ("LIBGL_DRIVERS_PATH", "/nonexistent"),
        ("GALLIUM_DRIVER", "nonesuch"),
        ("LD_LIBRARY_PATH", hollow.path().to_str().unwrap()),
    ];
    for broken in broken {
        let none = ("__EGL_VENDOR_LIBRARY_DIRS", "/nonexistent");
        let mut gamut = Gamut::open_under(&display, &[], &[BY_CARD, broken, none]);
        gamut.press("Escape", "past the first pages");
        gamut.press("4", "joy is felt at 4");
        gamut.press("ctrl+Return", "save");
        gamut.close();
        assert_eq!(gamut.check_ins()[0]["feelings"], json!({"joy": 4}), "with {broken:?}");
    }
}

#[test]
fn a_screen_the_processor_has_no_colours_for_is_left_to_a_driver() {
    let (Some(display), Some(of_16_bits)) = (Display::start(), Display::of_depth(16)) else { return };
    let mut gamut = Gamut::open_under(&display, &[], &[BY_CARD]);
    if loaded(gamut.process()).is_empty() {
        return skipped("no OpenGL is installed, so only the processor can paint");
    }
    gamut.close();
    let mut gamut = Gamut::open_under(&of_16_bits, &[], &[BY_PROCESSOR]);
    gamut.press("Escape", "past the first pages");
    gamut.press("4", "joy is felt at 4");
    gamut.press("ctrl+Return", "save");
    gamut.close();
    assert_eq!(gamut.check_ins()[0]["feelings"], json!({"joy": 4}));
}

#[test]
fn what_lay_over_the_window_leaves_it_whole_when_it_goes_and_another_size_is_painted_whole() {
    let Some(display) = Display::start() else { return };
    let mut gamut = Gamut::open_under(&display, &[], &[BY_PROCESSOR]);
    gamut.press("Escape", "past the first pages");
    let before = gamut.picture("before");
    let tool = |words: &[&str]| assert!(display.tool("xdotool").args(words).status().unwrap().success(), "{words:?}");
    let window = gamut.window().to_owned();

    // Another window over it, painted by its own program, and gone again.
    let mut over = display.tool("display").args(["-size", "400x300", "xc:red"]).spawn().unwrap();
    let covered = wait_for(|| (differ(&Picture::take(&display, "covered"), &before) > 50_000).then_some(()));
    assert!(covered.is_some(), "nothing came to lie over the window");
    over.kill().unwrap();
    over.wait().unwrap();
    let is_back = wait_for(|| (differ(&Picture::take(&display, "uncovered"), &before) == 0).then_some(()));
    assert!(is_back.is_some(), "what was covered was not shown again: {}", gamut.picture("uncovered"));

    let before = gamut.picture("before another size");
    tool(&["windowsize", "--sync", &window, "600", "500"]);
    let smaller = gamut.picture("smaller");
    assert!(differ(&smaller, &before) > 1000 && smaller.colours() > 12, "{smaller}");
    tool(&["windowsize", "--sync", &window, "1100", "664"]);
    let is_back = wait_for(|| (differ(&gamut.picture("as before"), &before) < 1000).then_some(()));
    assert!(is_back.is_some(), "the window is not whole at its first size: {}", gamut.picture("as before"));
    gamut.close();
}

#[test]
fn a_window_that_nobody_touches_and_nothing_moves_in_takes_no_time_of_the_processor() {
    let Some(display) = Display::start() else { return };
    let mut gamut = Gamut::open_under(&display, &[], &[BY_PROCESSOR]);
    gamut.press("Escape", "past the first pages");
    gamut.press("F1", "help, where no caret blinks");
    gamut.picture("at rest");
    let ran = || -> u64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/schedstat", gamut.process())).unwrap();
        stat.split_whitespace().next().unwrap().parse().unwrap()
    };
    // The window's own thread rests: in ten tries there is a second in which it does not run at all.
    let rests = (0..10).any(|_| {
        let before = ran();
        std::thread::sleep(std::time::Duration::from_secs(1));
        ran() == before
    });
    assert!(rests, "the window's thread never rests");
    gamut.close();
}
