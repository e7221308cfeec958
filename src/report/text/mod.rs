//! Words in pictures: fonts, room, letters in place, directions, and the sentence beneath.

pub(crate) mod bidi;
pub(crate) mod fonts;
pub(crate) mod invisible_characters;
pub(crate) mod measure;
pub(crate) mod shaping;
pub(crate) mod system_letters;
pub(crate) mod words;
