//! Which way something is moved in a list.

/// Which way in a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Up,
    Down,
}

impl Direction {
    /// The nearest place on this side of `here`, of `len`, that fits.
    pub(crate) fn next(self, here: usize, len: usize, fits: impl Fn(&usize) -> bool) -> Option<usize> {
        match self {
            Self::Up => (0..here).rev().find(fits),
            Self::Down => (here + 1..len).find(fits),
        }
    }
}
