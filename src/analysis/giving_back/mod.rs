//! What a check-in gives back, from the first day on: the day in words, one line from the journal, and how far the way to
//! comparing has come. It tells of what was written and judges none of it: no praise, no count of days in a row, and never
//! a word about the item on hurting oneself (SAFETY 8, 15).

pub(crate) mod day_line;
pub(crate) mod of_a_day;
pub(crate) mod on_the_way;
pub(crate) mod so_far;
pub(crate) mod way_there;
