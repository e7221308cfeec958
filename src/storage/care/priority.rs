//! Work that nobody waits for stands back behind work that somebody does.

/// From here on this thread gets the processor when nothing else wants it. Elsewhere than on Linux a priority is the whole
/// program's, and stays.
pub fn stand_back() {
    #[cfg(target_os = "linux")]
    let _as_it_was = rustix::process::nice(19);
}
