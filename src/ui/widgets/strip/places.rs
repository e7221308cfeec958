//! Where the name, the steps and the value of a strip stand: beside each other, beneath each other, and the steps in two or
//! three lines where a window is as narrow as that.

use egui::{Pos2, Rect, pos2, vec2};

/// The eleven steps and "can't tell".
pub(super) const CELLS: u8 = 12;
pub(super) const UNSURE: u8 = 11;
const GAP: f32 = 2.0;
/// A step is never narrower or lower, so that a finger and a tired hand meet it (WCAG 2.2, 2.5.8).
const LEAST: f32 = 24.0;
/// Nor much wider: the hand has a way from one end to the other.
const MOST: f32 = 44.0;
/// After 0, and before "can't tell".
const AFTER_ZERO: f32 = 2.0;
const BEFORE_UNSURE: f32 = 4.0;
const EXTRA: f32 = AFTER_ZERO + BEFORE_UNSURE;
/// Above and below the steps, so that all of it is 32 high.
const AROUND: f32 = 4.0;
/// The mark and the space after it.
pub(super) const MARK: f32 = 24.0;
/// The name beside the steps, with the space after it.
const NAME: [f32; 2] = [124.0, 200.0];
/// The value in words.
pub(super) const VALUE: f32 = 104.0;
/// The line of 0 · 5 · 10.
const SCALE: f32 = 18.0;
const LINE: f32 = 20.0;

/// Where the value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum ValueAt {
    BesideSteps,
    /// At the end of the name's line.
    BesideName,
    BelowSteps,
}

/// How a strip is laid out in so much room.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Plan {
    /// The name stands beside the steps, and not above them.
    pub beside: bool,
    /// What the name may take.
    pub name_width: f32,
    pub value: ValueAt,
    pitch: f32,
    high: f32,
    per_line: u8,
    width: f32,
}

impl Plan {
    /// In a row of this width; `is_large` in a window with room to spare.
    pub(super) fn of(width: f32, is_question: bool, is_large: bool) -> Self {
        let (most, high) = if is_large { (MOST + 8.0, LEAST + 6.0) } else { (MOST, LEAST) };
        let least = LEAST + GAP;
        let whole = f32::from(CELLS) * least + EXTRA;
        if !is_question && width >= NAME[0] + whole + VALUE {
            let name_width = (width * 0.22).clamp(NAME[0], NAME[1]);
            let pitch = ((width - name_width - VALUE - EXTRA) / f32::from(CELLS)).clamp(least, most);
            let value = ValueAt::BesideSteps;
            return Self { beside: true, name_width, value, pitch, high, per_line: CELLS, width };
        }
        let value = if is_question && width >= whole + VALUE {
            ValueAt::BesideSteps
        } else if !is_question && width >= NAME[0] + VALUE {
            ValueAt::BesideName
        } else {
            ValueAt::BelowSteps
        };
        let room = if value == ValueAt::BesideSteps { width - VALUE } else { width };
        let fits = |n: &u8| f32::from(*n) * least + if *n == CELLS { EXTRA } else { 0.0 } <= room;
        let per_line = [CELLS, 6].into_iter().find(fits).unwrap_or(4);
        let extra = if per_line == CELLS { EXTRA } else { 0.0 };
        let pitch = ((room - extra) / f32::from(per_line)).min(most);
        let name_width = if value == ValueAt::BesideName { width - VALUE } else { width };
        Self { beside: false, name_width, value, pitch, high, per_line, width }
    }

    const fn lines(self) -> u8 {
        CELLS / self.per_line
    }

    /// The steps stand in one line, and the numbers above it.
    pub(super) const fn is_one_line(self) -> bool {
        self.per_line == CELLS
    }

    fn steps_height(self) -> f32 {
        f32::from(self.lines()) * (self.high + 2.0 * AROUND)
    }

    fn scale(self, has_scale: bool) -> f32 {
        if has_scale && self.is_one_line() { SCALE } else { 0.0 }
    }

    /// How high all of it is with a name of this height.
    pub(super) fn height(self, name: f32, has_scale: bool) -> f32 {
        let scale = self.scale(has_scale);
        if self.beside {
            return scale + self.steps_height().max(name + 4.0);
        }
        let below = if self.value == ValueAt::BelowSteps { LINE } else { 0.0 };
        name.max(LINE) + 2.0 + scale + self.steps_height() + below
    }

    pub(super) fn places(self, rect: Rect, name: f32, has_scale: bool) -> Places {
        let scale = self.scale(has_scale);
        let (left, top) = if self.beside {
            let spare = (rect.height() - scale - self.steps_height()).max(0.0) / 2.0;
            (rect.left() + self.name_width, rect.top() + scale + spare)
        } else {
            (rect.left(), rect.top() + name.max(LINE) + 2.0 + scale)
        };
        let extra = if self.is_one_line() { EXTRA } else { 0.0 };
        let wide = (f32::from(self.per_line) * self.pitch + extra).min(self.width);
        Places { plan: self, rect, steps: Rect::from_min_size(pos2(left, top), vec2(wide, self.steps_height())), name }
    }
}

/// A strip where it stands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Places {
    pub plan: Plan,
    /// All of it.
    pub rect: Rect,
    /// What is pressed: the steps, "can't tell" and a little around them.
    pub steps: Rect,
    /// How high the name is.
    name: f32,
}

impl Places {
    /// Where the step of this number is; 11 is "can't tell".
    pub(super) fn cell(self, n: u8) -> Rect {
        let Plan { pitch, high, per_line, .. } = self.plan;
        let (line, column) = (n / per_line, n % per_line);
        let aside = match n {
            0 => 0.0,
            _ if !self.plan.is_one_line() => 0.0,
            UNSURE.. => EXTRA,
            _ => AFTER_ZERO,
        };
        let x = self.steps.left() + f32::from(column) * pitch + aside;
        let y = self.steps.top() + f32::from(line) * (high + 2.0 * AROUND) + AROUND;
        Rect::from_min_size(pos2(x, y), vec2(pitch - GAP, high))
    }

    /// The cell at or left of this place, in the line that it is nearest to.
    pub(super) fn cell_at(self, at: Pos2) -> u8 {
        let per_line = self.plan.per_line;
        let line = (0..self.plan.lines()).rev().find(|l| at.y >= self.cell(l * per_line).top() - AROUND).unwrap_or(0);
        let cells = line * per_line..(line + 1) * per_line;
        cells.rev().find(|n| at.x >= self.cell(*n).left() - GAP / 2.0).unwrap_or(line * per_line)
    }

    /// Where the middle of the name is, from top to bottom.
    pub(super) fn name_y(self) -> f32 {
        if self.plan.beside { self.steps.center().y } else { self.rect.top() + self.name.max(LINE) / 2.0 }
    }

    /// Where the value begins, or ends where it stands beside the name.
    pub(super) fn value(self) -> Pos2 {
        match self.plan.value {
            ValueAt::BesideSteps => pos2(self.steps.right() + 14.0, self.steps.center().y),
            ValueAt::BesideName => pos2(self.rect.right(), self.rect.top() + LINE / 2.0),
            ValueAt::BelowSteps => pos2(self.steps.left(), self.steps.bottom() + LINE / 2.0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn each_width(mut holds: impl FnMut(Places, f32)) {
        for wide in 120..1400_u16 {
            for (is_question, is_large, has_scale) in
                [(false, false, true), (false, true, false), (true, false, true), (true, true, true)]
            {
                let width = f32::from(wide);
                let plan = Plan::of(width, is_question, is_large);
                let rect = Rect::from_min_size(pos2(7.0, 9.0), vec2(width, plan.height(40.0, has_scale)));
                holds(plan.places(rect, 40.0, has_scale), width);
            }
        }
    }

    #[test]
    fn a_step_is_24_points_wide_and_high_from_the_smallest_window_on_and_none_lies_on_another() {
        each_width(|places, width| {
            for n in 0..CELLS {
                let cell = places.cell(n);
                assert!(cell.height() >= LEAST && (cell.width() >= LEAST || width < 104.0 + EXTRA), "{cell:?} at {width}");
                assert!(places.steps.expand(0.5).contains_rect(cell), "{n} at {width}: {cell:?} in {:?}", places.steps);
                assert!((0..n).all(|m| !places.cell(m).intersects(cell)), "{n} at {width}");
                assert_eq!(places.cell_at(cell.center()), n, "at {width}");
            }
        });
    }

    #[test]
    fn the_name_and_the_value_have_a_place_of_their_own() {
        each_width(|places, width| {
            let Places { plan, rect, steps, .. } = places;
            assert!(rect.expand(0.5).contains_rect(steps), "{steps:?} at {width}");
            if plan.beside {
                assert!(rect.left() + plan.name_width <= steps.left() + 0.5, "at {width}");
            } else {
                assert!(places.name_y() + 20.0 <= steps.top(), "at {width}");
            }
            match plan.value {
                ValueAt::BesideSteps => assert!(steps.right() + VALUE <= rect.right() + 0.5, "at {width}"),
                ValueAt::BesideName => assert!(plan.name_width + VALUE <= width + 0.5, "at {width}"),
                ValueAt::BelowSteps => assert!(places.value().y > steps.bottom()),
            }
        });
    }

    #[test]
    fn steps_are_larger_where_the_window_is() {
        let wide = |is_large| Plan::of(904.0, false, is_large).pitch;
        assert!(wide(true) > wide(false) && Plan::of(1200.0, false, true).high > Plan::of(1200.0, false, false).high);
        assert_eq!(Plan::of(192.0, false, false).lines(), 2, "480×640 at 200 % text");
        assert!(Plan::of(432.0, false, false).is_one_line(), "480×640");
    }
}
