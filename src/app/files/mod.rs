//! Files in and out: what somebody named, and how it is written whole.

pub(crate) mod arriving;
pub(crate) mod doctors_page;
pub(crate) mod export;
pub(crate) mod folder;
pub(crate) mod help_page;
pub(crate) mod home_folder;
pub(crate) mod incoming;
pub(crate) mod kind;
pub(crate) mod long_file;
pub(crate) mod looked;
pub(crate) mod map;
pub(crate) mod offered;
mod offering;
pub(crate) mod picture;
pub(crate) mod synced;
pub(crate) mod taking_in;
pub(crate) mod typed_place;
