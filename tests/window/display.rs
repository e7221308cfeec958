use crate::skipped::skipped;
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

/// A screen that nobody looks at, its own for each journey; gone when dropped.
pub struct Display {
    server: Child,
    /// As in `:7`.
    pub name: String,
}

impl Display {
    /// Starts Xvfb on a number that is free. `None`, with the reason printed, where the tools are missing.
    pub fn start() -> Option<Self> {
        Self::of_depth(24)
    }

    /// With so many bits for the colour of each pixel.
    pub fn of_depth(bits: u8) -> Option<Self> {
        let tools = [("Xvfb", "xvfb"), ("xdotool", "xdotool"), ("import", "imagemagick")];
        if let Some((_, package)) = tools.into_iter().find(|(tool, _)| !is_installed(tool)) {
            skipped(&format!("the package {package} is not installed"));
            return None;
        }
        // It chooses the number itself and writes it to its standard output.
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", &format!("1100x760x{bits}"), "-nolisten", "tcp", "-noreset"])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut number = String::new();
        let said = server.stdout.take().map(|out| BufReader::new(out).read_line(&mut number));
        let number = number.trim();
        if number.is_empty() || !matches!(said, Some(Ok(_))) {
            let _ = server.kill();
            let _ = server.wait();
            panic!("Xvfb is installed and did not start");
        }
        Some(Self { server, name: format!(":{number}") })
    }

    /// A tool of this display.
    pub fn tool(&self, name: &str) -> Command {
        let mut tool = Command::new(name);
        tool.env("DISPLAY", &self.name).stdin(Stdio::null());
        tool
    }

    /// Is ended from outside, as when the session breaks down.
    pub fn die(&self) {
        crate::broken_display::end(self.server.id());
    }

    pub fn socket(&self) -> String {
        format!("/tmp/.X11-unix/X{}", self.name.trim_start_matches(':'))
    }
}

impl Drop for Display {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

pub fn is_installed(tool: &str) -> bool {
    std::env::var_os("PATH").is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(tool).is_file()))
}
