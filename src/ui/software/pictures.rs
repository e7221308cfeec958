//! egui's pictures: its letters, above all.

use egui::{
    Color32, ColorImage, ImageData, TextureFilter, TextureId, TextureOptions, TextureWrapMode, TexturesDelta,
    epaint::ImageDelta,
};
use std::{collections::BTreeMap, sync::Arc};

/// One picture, and how it is looked up between its points.
#[derive(Debug, Clone)]
pub(super) struct Picture {
    pub(super) image: Arc<ColorImage>,
    options: TextureOptions,
}

impl Picture {
    /// Across and down.
    pub(super) fn size(&self) -> [usize; 2] {
        self.image.size
    }

    /// The texels of one row from this column on.
    pub(super) fn row(&self, row: usize, from: usize, many: usize) -> &[Color32] {
        let start = row * self.image.size[0] + from;
        &self.image.pixels[start..start + many]
    }

    fn at(&self, column: isize, row: isize) -> [f32; 4] {
        let [across, down] = self.size();
        let (column, row) = (self.wrapped(column, across), self.wrapped(row, down));
        self.image.pixels.get(row * across + column).copied().unwrap_or_default().to_array().map(f32::from)
    }

    fn wrapped(&self, place: isize, many: usize) -> usize {
        let most = isize::try_from(many).unwrap_or(isize::MAX).max(1);
        let within = match self.options.wrap_mode {
            TextureWrapMode::ClampToEdge => place.clamp(0, most - 1),
            TextureWrapMode::Repeat => place.rem_euclid(most),
            TextureWrapMode::MirroredRepeat => {
                let twice = place.rem_euclid(2 * most);
                twice.min(2 * most - 1 - twice)
            }
        };
        within.unsigned_abs()
    }

    /// The colour at a place from 0 to 1 across and down, in channels from 0 to 255.
    pub(super) fn sample(&self, u: f32, v: f32) -> [f32; 4] {
        let [across, down] = self.size();
        let (x, y) = (u * across as f32, v * down as f32);
        // egui asks for the same in both directions, and for nothing else of a picture as small as a window's.
        match self.options.magnification {
            TextureFilter::Nearest => self.at(floor(x), floor(y)),
            TextureFilter::Linear => {
                let (x, y) = (x - 0.5, y - 0.5);
                let (column, row) = (floor(x), floor(y));
                let (right, down) = (x - x.floor(), y - y.floor());
                let between = |a: [f32; 4], b: [f32; 4], part: f32| -> [f32; 4] {
                    std::array::from_fn(|i| a[i] * (1.0 - part) + b[i] * part)
                };
                let upper = between(self.at(column, row), self.at(column + 1, row), right);
                let lower = between(self.at(column, row + 1), self.at(column + 1, row + 1), right);
                between(upper, lower, down)
            }
        }
    }
}

#[expect(clippy::cast_possible_truncation, reason = "the cast stops at both ends")]
fn floor(place: f32) -> isize {
    place.floor() as isize
}

/// All of them.
#[derive(Debug, Default)]
pub(super) struct Pictures {
    each: BTreeMap<TextureId, Picture>,
    changes: u64,
    /// To be let go of with the next change: the frame that it came with still shows them.
    leaving: Vec<TextureId>,
}

impl Pictures {
    /// Goes up whenever what was painted with one of them would look otherwise now. A letter that is put where nothing was is
    /// no such change: nothing was painted with it yet.
    pub(super) const fn changes(&self) -> u64 {
        self.changes
    }

    pub(super) fn get(&self, id: TextureId) -> Option<&Picture> {
        self.each.get(&id).filter(|picture| !picture.image.pixels.is_empty())
    }

    pub(super) fn take(&mut self, mut delta: TexturesDelta) {
        for id in self.leaving.drain(..) {
            self.each.remove(&id);
        }
        for (id, parts) in delta.set.drain() {
            for part in parts {
                self.change(id, part);
            }
        }
        self.leaving.extend(delta.free.drain());
    }

    fn change(&mut self, id: TextureId, part: ImageDelta) {
        let ImageDelta { image: ImageData::Color(image), options, pos } = part;
        let Some([left, top]) = pos else {
            self.each.insert(id, Picture { image, options });
            self.changes += 1;
            return;
        };
        let Some(picture) = self.each.get_mut(&id) else { return };
        let mut looks_otherwise = picture.options != options;
        picture.options = options;
        let whole = Arc::make_mut(&mut picture.image);
        let [across, down] = whole.size;
        let width = image.size[0].min(across.saturating_sub(left));
        for (row, texels) in image.pixels.chunks(image.size[0].max(1)).enumerate().take(down.saturating_sub(top)) {
            let start = (top + row) * across + left;
            let (there, new) = (&mut whole.pixels[start..start + width], &texels[..width]);
            let is_other = |(was, is): (&Color32, &Color32)| was != is && *was != Color32::TRANSPARENT;
            looks_otherwise = looks_otherwise || there.iter().zip(new).any(is_other);
            there.copy_from_slice(new);
        }
        self.changes += u64::from(looks_otherwise);
    }
}
