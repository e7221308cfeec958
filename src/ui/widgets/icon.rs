//! The icons by what they mean.

/// The icons in use, from Phosphor (MIT; `assets/icons`). Never shown without a word beside them,
/// except where the accessible name and the tooltip carry it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Icon {
    Today,
    Journal,
    Range,
    Patterns,
    Ways,
    Help,
    Settings,
    Search,
    Trash,
    Edit,
    Undo,
    Left,
    Right,
    Down,
    Up,
    Close,
    Add,
    Check,
    Copy,
    Info,
    Timer,
    Table,
    Save,
    Calendar,
    Warning,
    Back,
    Closer,
    Farther,
}

impl Icon {
    /// The character that draws it.
    #[must_use]
    pub const fn glyph(self) -> &'static str {
        match self {
            Self::Today => "\u{e714}",
            Self::Journal => "\u{e34e}",
            Self::Range => "\u{ea9a}",
            Self::Patterns => "\u{e150}",
            Self::Ways => "\u{ebae}",
            Self::Help => "\u{e63a}",
            Self::Settings => "\u{e434}",
            Self::Search => "\u{e30c}",
            Self::Trash => "\u{e4a6}",
            Self::Edit => "\u{e3b4}",
            Self::Undo => "\u{e038}",
            Self::Left => "\u{e138}",
            Self::Right => "\u{e13a}",
            Self::Down => "\u{e136}",
            Self::Up => "\u{e13c}",
            Self::Close => "\u{e4f6}",
            Self::Add | Self::Closer => "\u{e3d4}",
            Self::Farther => "\u{e32a}",
            Self::Check => "\u{e182}",
            Self::Copy => "\u{e1ca}",
            Self::Info => "\u{e2ce}",
            Self::Timer => "\u{e492}",
            Self::Table => "\u{e476}",
            Self::Save => "\u{e20c}",
            Self::Calendar => "\u{e10a}",
            Self::Warning => "\u{e4e0}",
            Self::Back => "\u{e058}",
        }
    }
}
