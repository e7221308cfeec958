//! The fonts every picture is written in: what is drawn on one machine is drawn on all.

pub(crate) const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-Regular.ttf");
pub(crate) const SEMIBOLD: &[u8] = include_bytes!("../../../assets/fonts/AtkinsonHyperlegibleNext-SemiBold.ttf");
pub(crate) const FAMILY: &str = "Atkinson Hyperlegible Next";

/// For letters the first font lacks: Greek, Cyrillic, Vietnamese.
pub(crate) const FALLBACK: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.ttf");

/// The fonts in the order they are tried; the last one has Greek, Cyrillic, Vietnamese and arrows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Face {
    Regular,
    Semibold,
    Fallback,
}

impl Face {
    pub(crate) const fn bytes(self) -> &'static [u8] {
        match self {
            Self::Regular => REGULAR,
            Self::Semibold => SEMIBOLD,
            Self::Fallback => FALLBACK,
        }
    }
}
