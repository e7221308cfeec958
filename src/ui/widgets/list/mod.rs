//! Lists of many rows.

pub(crate) mod data_table;
pub(crate) mod found_row;
pub(crate) mod heights;
pub(crate) mod long_list;
pub(crate) mod named_row;
pub(crate) mod scroll_bar;
