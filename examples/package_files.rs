//! Makes what packages bring along and what follows from the program: man pages and completions from the words of its
//! commands, icons in all sizes from the one drawing. `cargo run --example package_files` writes them into `assets`; with
//! a folder behind it, into that. `tests/cli/package_files.rs` says when they are no longer true.

use std::{error::Error, fs, path::Path};

#[path = "../tests/support/package_files.rs"]
mod package_files;

fn main() -> Result<(), Box<dyn Error>> {
    let into = std::env::args_os().nth(1).unwrap_or_else(|| "assets".into());
    for (name, bytes) in package_files::all()? {
        let file = Path::new(&into).join(name);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(file, bytes)?;
    }
    Ok(())
}
