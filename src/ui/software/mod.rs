//! Paints what egui has laid out without a graphics card: software rendering, into the window's own memory.
//!
//! egui hands over shapes, and makes triangles of them with colours and pictures at their corners. [`Raster`] (`raster`) holds
//! the pictures, finds what of the window is not as it was (`damage`) and paints that part, triangle by triangle (`triangles`),
//! as a graphics card would:
//! a pixel belongs to the one triangle that holds its centre, colours are mixed as they are stored, and what lies on top is
//! put over what lies beneath by its own share [Porter & Duff 1984].

mod blend;
mod canvas;
mod damage;
mod pictures;
mod raster;
mod triangles;

pub(super) use canvas::Canvas;
pub(super) use raster::Raster;

#[cfg(test)]
mod tests;
