//! The fonts every picture is written in: what is drawn on one machine is drawn on all, but for letters that only a font of
//! the machine itself has.

use super::system_letters::kept;

pub(crate) const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
pub(crate) const SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");
pub(crate) const FAMILY: &str = "Atkinson Hyperlegible Next";

/// For letters the first font lacks: Greek, Cyrillic, Vietnamese.
pub(crate) const FALLBACK: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");

/// The fonts in the order they are tried; the last one of ours has Greek, Cyrillic, Vietnamese and arrows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Face {
    Regular,
    Semibold,
    Fallback,
    /// Of this machine, by its place among those that something was written with.
    System(u8),
}

impl Face {
    pub(crate) fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Semibold => SEMIBOLD,
            Self::Fallback => FALLBACK,
            Self::System(at) => kept(at).map_or(FALLBACK, |font| font.bytes),
        }
    }

    /// Which of the fonts in its file it is.
    pub(crate) fn index(self) -> u32 {
        match self {
            Self::Regular | Self::Semibold | Self::Fallback => 0,
            Self::System(at) => kept(at).map_or(0, |font| font.index),
        }
    }
}
