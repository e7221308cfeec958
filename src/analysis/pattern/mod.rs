//! What was noticed, as it is told: with what it rests on, what else looks alike, and what the person said to it.

pub(crate) mod about_a_notice;
pub(crate) mod answered;
pub(crate) mod beside_usual;
pub(crate) mod compared;
pub(crate) mod evidence;
pub(crate) mod in_words;
pub(crate) mod like_me;
pub(crate) mod low_mood;
pub(crate) mod noticed;
mod put_away;
pub(crate) mod readings;
