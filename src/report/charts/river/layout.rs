//! What of the river's picture has room, and how high it is.

use super::{gathered::Gathered, lanes::Lane, legend, moods, plot::Grows};
use crate::report::{Frame, axis_height, medicine_height, paper::sheet::EDGE};

/// What has room. The river keeps at least a third of the height; the rest gives way from below.
pub(super) struct Layout {
    pub medicine: bool,
    pub pattern: bool,
    pub legend: bool,
    pub lanes: Vec<Lane>,
    pub plot_top: f32,
    pub plot_height: f32,
    pub full_height: f32,
    /// Of the whole picture.
    pub height: f32,
}

impl Layout {
    pub(super) fn of(frame: &Frame, g: &Gathered<'_>, wanted: &[Lane], height: f32, grows: Grows) -> Self {
        let fits = Self::within(frame, g, wanted, height);
        let is_grown = match grows {
            Grows::Never => false,
            Grows::ForLanes => fits.lanes.len() < wanted.len(),
            Grows::ForAll => fits.full_height > height,
        };
        if is_grown { Self::within(frame, g, wanted, fits.full_height) } else { fits }
    }

    fn within(frame: &Frame, g: &Gathered<'_>, wanted: &[Lane], height: f32) -> Self {
        let medicine_height = if g.medicines.is_empty() { 0.0 } else { medicine_height(frame, g.medicines.len()) };
        let pattern_height = g.marked.height(frame);
        let legend_height = legend::of(frame, g).height(frame) + 6.0;
        // Above and below the plot a line each for "10", "pleasant" and "unpleasant".
        let fixed = moods::words_above(frame, g) + 2.0 * frame.line_height() + 8.0 + axis_height(frame) + 2.0 + EDGE + 4.0;
        let least = (height * 0.36).max(96.0);
        let lanes_height = |lanes: &[Lane]| lanes.iter().map(|l| l.height(frame)).sum::<f32>();
        let full_height = fixed + medicine_height + pattern_height + legend_height + lanes_height(wanted) + 300.0;

        let mut free = height - fixed - least;
        let mut take = |needs: f32| {
            let fits = needs > 0.0 && free >= needs;
            free -= if fits { needs } else { 0.0 };
            fits
        };
        let pattern = take(pattern_height);
        let medicine = take(medicine_height);
        // The legend is of more use than a second lane.
        let mut lanes: Vec<Lane> = wanted.iter().take(1).filter(|l| take(l.height(frame))).copied().collect();
        let legend = take(legend_height);
        lanes.extend(wanted.iter().skip(1).filter(|l| take(l.height(frame))));
        let plot_top =
            EDGE / 2.0 + if medicine { medicine_height } else { 0.0 } + frame.line_height() + moods::words_above(frame, g);
        Self { medicine, pattern, legend, lanes, plot_top, plot_height: least + free.max(0.0), full_height, height }
    }
}
