//! What packages bring along and what follows from the program: by name within `assets`, whole.

use clap_complete::Shell;
use std::collections::BTreeMap;

/// The sizes that desktops ask for, in points.
const SIZES: [u32; 9] = [16, 22, 24, 32, 48, 64, 128, 256, 512];
/// The one drawing of the icon.
const DRAWING: &str = include_str!("../../assets/icons/gamut.svg");

pub type Files = BTreeMap<String, Vec<u8>>;

/// All of them.
pub fn all() -> Result<Files, Box<dyn std::error::Error>> {
    let mut files = man_pages()?;
    files.extend(completions());
    files.extend(icons()?);
    Ok(files)
}

/// `gamut.1`, and one page a command.
fn man_pages() -> Result<Files, std::io::Error> {
    // So that `gamut help log` and the like have no page of their own.
    let mut whole = gamut::cli::words().disable_help_subcommand(true);
    whole.build();
    let mut files = Files::new();
    let mut left = vec![whole];
    while let Some(command) = left.pop() {
        left.extend(command.get_subcommands().filter(|c| !c.is_hide_set()).cloned());
        let man = clap_mangen::Man::new(command);
        let mut page = Vec::new();
        man.render(&mut page)?;
        files.insert(format!("man/{}", man.get_filename()), page);
    }
    Ok(files)
}

/// What bash, zsh and fish complete.
fn completions() -> Files {
    let names = [(Shell::Bash, "gamut.bash"), (Shell::Zsh, "_gamut"), (Shell::Fish, "gamut.fish")];
    let of = |(shell, name): (Shell, &str)| {
        let mut script = Vec::new();
        clap_complete::generate(shell, &mut gamut::cli::words(), "gamut", &mut script);
        (format!("completions/{name}"), script)
    };
    names.into_iter().map(of).collect()
}

/// The icon in every size.
fn icons() -> Result<Files, Box<dyn std::error::Error>> {
    let tree = resvg::usvg::Tree::from_str(DRAWING, &resvg::usvg::Options::default())?;
    let mut files = Files::new();
    for size in SIZES {
        let mut pixels = resvg::tiny_skia::Pixmap::new(size, size).ok_or("an icon of no size")?;
        let scale = f32::from(u16::try_from(size)?) / tree.size().width();
        resvg::render(&tree, resvg::tiny_skia::Transform::from_scale(scale, scale), &mut pixels.as_mut());
        files.insert(format!("icons/gamut-{size}.png"), pixels.encode_png()?);
    }
    Ok(files)
}
