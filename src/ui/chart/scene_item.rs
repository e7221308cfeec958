//! Our scene as an item of a plot: painted where the plot says that its days lie, and pointed at by whole days.

use egui::{Color32, Pos2, Response, Shape, Stroke, Ui};
use egui_plot::{
    ClosestElem, Cursor, LabelFormatterFn, PlotBounds, PlotConfig, PlotGeometry, PlotItem, PlotItemBase, PlotTransform,
};
use std::ops::RangeInclusive;

/// Paints a picture where these bounds put its days.
pub(super) type Paint<'a> = dyn Fn(&Ui, &PlotTransform) + 'a;

/// A picture, or a part of it that can be pointed at.
pub(super) struct SceneItem<'a> {
    pub base: PlotItemBase,
    /// Paints the picture for these bounds. `None`: another part of it does.
    pub paint: Option<&'a Paint<'a>>,
    /// A day that is read by keys, where its line is not in the picture itself.
    pub read: Option<f64>,
    pub ink: Color32,
}

impl PlotItem for SceneItem<'_> {
    fn shapes(&self, ui: &Ui, transform: &PlotTransform, shapes: &mut Vec<Shape>) {
        if let Some(paint) = self.paint {
            paint(ui, transform);
        }
        if let Some(day) = self.read {
            let (x, frame) = (transform.position_from_point_x(day + 0.5), transform.frame());
            if frame.x_range().contains(x) {
                shapes.push(Shape::vline(x, frame.y_range(), Stroke::new(1.0, self.ink)));
            }
        }
    }

    fn initialize(&mut self, _x_range: RangeInclusive<f64>) {}

    fn color(&self) -> Color32 {
        self.ink
    }

    fn geometry(&self) -> PlotGeometry<'_> {
        PlotGeometry::None
    }

    /// None of its own: the person says which days are shown.
    fn bounds(&self) -> PlotBounds {
        PlotBounds::NOTHING
    }

    fn base(&self) -> &PlotItemBase {
        &self.base
    }

    fn base_mut(&mut self) -> &mut PlotItemBase {
        &mut self.base
    }

    /// Wherever the pointer is in the plot, it is at a day.
    fn find_closest(&self, _point: Pos2, _transform: &PlotTransform) -> Option<ClosestElem> {
        Some(ClosestElem { index: 0, dist_sq: 0.0 })
    }

    /// The line through the middle of the day, here and in the plots that are linked to this one.
    fn on_hover(
        &self,
        response: &Response,
        _elem: ClosestElem,
        _shapes: &mut Vec<Shape>,
        cursors: &mut Vec<Cursor>,
        plot: &PlotConfig<'_>,
        _label_formatter: Option<&LabelFormatterFn<'_>>,
    ) {
        if let Some(pointer) = response.hover_pos() {
            cursors.push(Cursor::Vertical { x: plot.transform.value_from_position(pointer).x.floor() + 0.5 });
        }
    }
}
