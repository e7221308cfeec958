//! This program, started once more: by a reminder that was answered, and by the process that waits for the next one. No
//! other program is ever started.

use std::{
    ffi::OsStr,
    io,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
};

/// The file of this program, as it can be started later. Of an `AppImage` that is the image: what runs lies in a folder that
/// goes with it.
///
/// # Errors
/// The system doesn't tell.
pub fn program() -> io::Result<PathBuf> {
    let runs = std::env::current_exe()?;
    let (image, folder) = (std::env::var_os("APPIMAGE"), std::env::var_os("APPDIR"));
    if let (Some(image), Some(folder)) = (image.map(PathBuf::from), folder)
        && image.is_absolute()
        && image.is_file()
        // Another program's image may have started this one.
        && runs.starts_with(folder)
    {
        return Ok(image);
    }
    // What Linux says of a file that was replaced while it ran; what has its name now is the newer program.
    let name = runs.to_string_lossy();
    match name.strip_suffix(" (deleted)") {
        Some(name) if !runs.exists() => Ok(PathBuf::from(name)),
        _ => Ok(runs),
    }
}

/// Whether this program runs in a sandbox of Flatpak, as Flatpak says.
#[must_use]
pub fn is_in_sandbox() -> bool {
    Path::new("/.flatpak-info").exists()
}

/// What is told a program by which its window may come to the front. Both names are of freedesktop: the newer one
/// for Wayland, the older one for X11.
const TOKENS: [&str; 2] = ["XDG_ACTIVATION_TOKEN", "DESKTOP_STARTUP_ID"];

/// Goes on as `program` with these words, in this process. Comes back only where that failed.
#[cfg(unix)]
#[must_use]
pub fn go_on_as(program: &Path, words: &[&OsStr], token: Option<&str>) -> io::Error {
    std::os::unix::process::CommandExt::exec(&mut command(program, words, token))
}

/// As another process, where the system knows no going on.
#[cfg(not(unix))]
#[must_use]
pub fn go_on_as(program: &Path, words: &[&OsStr], token: Option<&str>) -> io::Error {
    match command(program, words, token).spawn() {
        Ok(_) => std::process::exit(0),
        Err(e) => e,
    }
}

/// Starts `program` beside this one; it hears and says nothing, and what is typed to end this one doesn't reach it.
///
/// # Errors
/// Whatever the system says.
pub fn start(program: &Path, words: &[&OsStr]) -> io::Result<Child> {
    let mut beside = command(program, words, None);
    beside.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    #[cfg(unix)]
    std::os::unix::process::CommandExt::process_group(&mut beside, 0);
    beside.spawn()
}

fn command(program: &Path, words: &[&OsStr], token: Option<&str>) -> Command {
    let mut command = Command::new(program);
    command.args(words);
    for name in TOKENS {
        match token {
            Some(token) => command.env(name, token),
            // One that was meant for this process is used up.
            None => command.env_remove(name),
        };
    }
    command
}
