//! The thin binary: everything is in the library, so that tests build the real program.

fn main() -> std::process::ExitCode {
    gamut::cli::run(std::env::args_os())
}
