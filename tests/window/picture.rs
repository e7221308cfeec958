use crate::display::Display;
use resvg::tiny_skia::Pixmap;
use std::{collections::HashSet, fmt, path::PathBuf};

/// What stood on the screen.
pub struct Picture {
    file: PathBuf,
    pixmap: Pixmap,
}

impl Picture {
    /// Kept below the folder of built things, so that a failed journey can be looked at; the display's number
    /// keeps journeys that run at once apart.
    pub fn take(display: &Display, name: &str) -> Self {
        let file = PathBuf::from(env!("CARGO_TARGET_TMPDIR"))
            .join(format!("window-{name}-{}.png", display.name.trim_start_matches(':')));
        let done = display.tool("import").args(["-silent", "-window", "root", "-depth", "8"]).arg(&file).status().unwrap();
        assert!(done.success(), "import could not take a picture of the screen");
        Self { pixmap: Pixmap::load_png(&file).unwrap(), file }
    }

    pub fn pixels(&self) -> &[u8] {
        self.pixmap.data()
    }

    /// How many colours there are: a screen that was never painted has one.
    pub fn colours(&self) -> usize {
        self.pixmap.pixels().iter().map(|pixel| (pixel.red(), pixel.green(), pixel.blue())).collect::<HashSet<_>>().len()
    }
}

impl fmt::Display for Picture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} colours in {}", self.colours(), self.file.display())
    }
}
