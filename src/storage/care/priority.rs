//! Work that nobody waits for stands back behind work that somebody does.

/// From here on this thread gets a third of the processor's time that another gets, where both want it. Our choice: with
/// less, a busy machine would never come to it. Elsewhere than on Linux a priority is the whole program's, and stays.
pub fn stand_back() {
    #[cfg(target_os = "linux")]
    let _as_it_was = rustix::process::nice(5);
}
