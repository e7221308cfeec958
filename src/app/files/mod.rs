//! Files in and out: what somebody named, and how it is written whole.

pub(crate) mod arriving;
pub(crate) mod atomic_write;
pub(crate) mod doctors_page;
pub(crate) mod export;
pub(crate) mod folder;
pub(crate) mod help_page;
pub(crate) mod home_folder;
pub(crate) mod incoming;
pub(crate) mod kind;
pub(crate) mod offered;
mod offering;
pub(crate) mod picture;
pub(crate) mod synced;
pub(crate) mod taking_in;
pub(crate) mod typed_place;
