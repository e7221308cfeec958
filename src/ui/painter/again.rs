//! A picture that is shown again at the same place is not cut into triangles again.

use super::{push_form, scene_area};
use crate::report::{Form, Scene};
use egui::{Id, Mesh, Painter, Pos2, Rect, Shape, TextureId, Ui, epaint::Tessellator};
use std::{mem, sync::Arc};

/// Where a picture was painted; at another place its triangles lie otherwise on the pixels.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Place {
    origin: Pos2,
    pixels_per_point: f32,
}

/// What is painted one after the other.
#[derive(Debug)]
enum Part {
    Triangles(Arc<Mesh>),
    /// Words and discs, by their number in the scene: where they lie in egui's texture may change.
    Form(usize),
}

/// A picture that was painted. The picture itself is kept too, so that its address is no other's.
struct Painted<P> {
    picture: Arc<P>,
    place: Place,
    /// `None` after the first time: a picture that is drawn anew in each frame is not cut beforehand for nothing.
    parts: Option<Arc<[Part]>>,
}

impl<P> Clone for Painted<P> {
    fn clone(&self) -> Self {
        let Self { picture, place, parts } = self;
        Self { picture: Arc::clone(picture), place: *place, parts: parts.clone() }
    }
}

/// Paints the scene of this picture with its top left corner at `origin`, as `paint_scene` does; `id` is the picture's
/// place in the window.
pub(crate) fn paint_again<P: Send + Sync + 'static>(
    ui: &Ui,
    painter: &Painter,
    id: Id,
    origin: Pos2,
    picture: &Arc<P>,
    scene: impl Fn(&P) -> &Scene,
) {
    let id = id.with("painted");
    let scene = scene(picture);
    let place = Place { origin, pixels_per_point: ui.pixels_per_point() };
    let before = ui.data(|d| d.get_temp::<Painted<P>>(id)).filter(|p| p.place == place && Arc::ptr_eq(&p.picture, picture));
    let keep = |parts: Option<Arc<[Part]>>| {
        ui.data_mut(|d| d.insert_temp(id, Painted { picture: Arc::clone(picture), place, parts }));
    };
    let parts = match before {
        None => {
            keep(None);
            return super::paint_scene(painter, origin, scene);
        }
        Some(Painted { parts: Some(parts), .. }) => parts,
        Some(Painted { parts: None, .. }) => {
            let parts: Arc<[Part]> = cut(ui, painter, place, scene).into();
            keep(Some(Arc::clone(&parts)));
            parts
        }
    };
    let area = scene_area(origin, scene);
    let painter = painter.with_clip_rect(area.intersect(painter.clip_rect()));
    let mut words = Vec::new();
    for part in parts.iter() {
        match part {
            Part::Triangles(mesh) if mesh.vertices.len() >= MANY => {
                painter.extend([apart(), Shape::Mesh(Arc::clone(mesh)), apart()]);
            }
            Part::Triangles(mesh) => {
                painter.add(Shape::Mesh(Arc::clone(mesh)));
            }
            Part::Form(number) => {
                push_form(&painter, origin, &scene.shapes[*number].form, &mut words);
                painter.extend(words.drain(..));
            }
        }
    }
}

/// So many corners are copied as they are for the graphics card, in one piece and not onto the end of a growing list.
const MANY: usize = 1000;

/// Nothing to see: what comes after it begins a list of triangles of its own.
fn apart() -> Shape {
    Shape::mesh(Mesh::with_texture(TextureId::User(u64::MAX)))
}

/// The whole scene, whatever of it is in sight now. Triangles that touch none of the words before them go beneath these,
/// which changes no pixel, so that they are few lists.
fn cut(ui: &Ui, painter: &Painter, place: Place, scene: &Scene) -> Vec<Part> {
    let options = ui.tessellation_options(|o| *o);
    // Neither the texture's size nor its discs are asked for without words and discs.
    let mut tessellator = Tessellator::new(place.pixels_per_point, options, [1, 1], Vec::new());
    tessellator.set_clip_rect(Rect::EVERYTHING);
    let (mut parts, mut mesh, mut shapes) = (Vec::new(), Mesh::default(), Vec::new());
    // The words and discs over `mesh`, and where they lie.
    let (mut over, mut taken) = (Vec::new(), Vec::<Rect>::new());
    if let Some(background) = scene.background {
        let whole = scene_area(place.origin, scene);
        tessellator.tessellate_shape(Shape::rect_filled(whole, 0.0, super::colour(background)), &mut mesh);
    }
    let mut piece = Mesh::default();
    for (number, shape) in scene.shapes.iter().enumerate() {
        push_form(painter, place.origin, &shape.form, &mut shapes);
        match &shape.form {
            Form::Text { .. } | Form::Circle { .. } => {
                over.push(Part::Form(number));
                taken.extend(shapes.drain(..).map(|s| s.visual_bounding_rect().expand(AROUND)));
            }
            Form::Rect { .. }
            | Form::Line { .. }
            | Form::Polyline { .. }
            | Form::Polygon { .. }
            | Form::Band { .. }
            | Form::Hatch { .. } => {
                for shape in shapes.drain(..) {
                    tessellator.tessellate_shape(shape, &mut piece);
                }
                let bounds = piece.calc_bounds();
                if taken.iter().any(|r| r.intersects(bounds)) {
                    parts.push(Part::Triangles(Arc::new(mem::take(&mut mesh))));
                    parts.append(&mut over);
                    taken.clear();
                }
                mesh.append_ref(&piece);
                piece.indices.clear();
                piece.vertices.clear();
            }
        }
    }
    parts.push(Part::Triangles(Arc::new(mesh)));
    parts.append(&mut over);
    parts.retain(|p| !matches!(p, Part::Triangles(mesh) if mesh.is_empty()));
    parts
}

/// Soft edges and whole pixels move a letter by less than this.
const AROUND: f32 = 2.0;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{Anchor, Paint, Palette, Role, Stroke, Weight};
    use egui::{
        ClippedPrimitive, Context, RawInput,
        epaint::{Primitive, Vertex},
        pos2, vec2,
    };

    /// One of each form, over and under words.
    fn of_every_form() -> Scene {
        let palette = Palette::light();
        let fill = Paint { colour: palette.ink, alpha: 0.5 };
        let stroke = |dash| Stroke { width: 1.5, paint: fill, dash };
        let points = vec![(10.0, 10.0), (40.3, 12.0), (31.0, 30.7)];
        let text = |y: f32| Form::Text {
            x: 50.0,
            y,
            anchor: Anchor::Middle,
            size: 13.0,
            weight: Weight::Regular,
            paint: fill,
            text: "Joy".into(),
            turn: 0.0,
        };
        let rect = |w: f32, radius: f32| Form::Rect {
            x: 5.2,
            y: 6.7,
            w,
            h: 30.0,
            radius,
            fill: Some(fill),
            stroke: Some(stroke(None)),
        };
        let forms = [
            rect(20.0, 4.0),
            rect(0.4, 0.0),
            text(20.0),
            Form::Line { from: (1.0, 1.0), to: (70.0, 61.0), stroke: stroke(Some((3.0, 2.0))) },
            Form::Circle { centre: (30.0, 30.0), radius: 4.0, fill: Some(fill), stroke: Some(stroke(None)) },
            Form::Polyline { points: points.clone(), stroke: stroke(None) },
            Form::Polygon { points, fill: Some(fill), stroke: Some(stroke(None)) },
            text(60.0),
            Form::Band { edges: vec![(0.0, 5.0, 9.0), (40.0, 3.0, 20.0), (80.0, 5.0, 6.0)], fill },
            Form::Hatch { x: 50.0, y: 40.0, w: 30.0, h: 20.0, step: 6.0, stroke: stroke(None) },
        ];
        let mut scene = Scene { background: Some(palette.card), ..Scene::new(90.0, 70.0, "") };
        for form in forms {
            scene.add(Role::Plain, form);
        }
        scene
    }

    /// What the graphics card gets in one frame.
    fn frame(ctx: &Context, origin: Pos2, again: Option<&Arc<Scene>>) -> Vec<(Rect, Mesh)> {
        frame_of(&Arc::new(of_every_form()), ctx, origin, again)
    }

    fn frame_of(scene: &Arc<Scene>, ctx: &Context, origin: Pos2, again: Option<&Arc<Scene>>) -> Vec<(Rect, Mesh)> {
        let input = RawInput { screen_rect: Some(Rect::from_min_size(Pos2::ZERO, vec2(400.0, 300.0))), ..RawInput::default() };
        let mut out = ctx.run_ui(input, |ui| {
            let painter = ui.painter();
            match again {
                Some(picture) => paint_again(ui, painter, Id::unique("here"), origin, picture, |p| p),
                None => crate::ui::painter::paint_scene(painter, origin, scene),
            }
        });
        out.textures_delta.clear();
        let mesh = |p: ClippedPrimitive| match p.primitive {
            Primitive::Mesh(mesh) => (p.clip_rect, mesh),
            Primitive::Callback(_) => unreachable!("a scene calls nobody back"),
        };
        ctx.tessellate(out.shapes, out.pixels_per_point).into_iter().map(mesh).collect()
    }

    /// Each triangle with its colours and its place in the texture, in the order they are drawn, whatever lists they are in.
    fn triangles(frame: &[(Rect, Mesh)]) -> Vec<(Rect, [Vertex; 3])> {
        let of = |(clip, mesh): &(Rect, Mesh)| {
            let corner = |i: u32| mesh.vertices[i as usize];
            mesh.triangles().map(|t| (*clip, t.map(corner))).collect::<Vec<_>>()
        };
        frame.iter().flat_map(of).collect()
    }

    /// The same triangles, and of any two that can share a pixel the same one on top.
    fn looks_like(shown: &[(Rect, Mesh)], anew: &[(Rect, Mesh)]) -> bool {
        let (shown, anew) = (triangles(shown), triangles(anew));
        let mut place = vec![None; anew.len()];
        for (n, triangle) in shown.iter().enumerate() {
            match (0..anew.len()).find(|i| place[*i].is_none() && anew[*i] == *triangle) {
                Some(i) => place[i] = Some(n),
                None => return false,
            }
        }
        let bounds = |t: &[Vertex; 3]| Rect::from_points(&t.map(|v| v.pos));
        let in_order = |a: usize, b: usize| place[a] < place[b] || !bounds(&anew[a].1).intersects(bounds(&anew[b].1));
        shown.len() == anew.len() && (0..anew.len()).all(|b| (0..b).all(|a| in_order(a, b)))
    }

    /// Panels, each with words above and bars beneath, as the pictures of decades have them.
    fn of_many_bars() -> Scene {
        let mut scene = Scene::new(390.0, 290.0, "");
        let words = of_every_form().shapes.into_iter().map(|s| s.form).find(|f| matches!(f, Form::Text { .. }));
        for panel in 0..3_u8 {
            let top = f32::from(panel) * 90.0;
            if let Some(Form::Text { x, anchor, size, weight, paint, text, turn, .. }) = words.clone() {
                scene.add(Role::Plain, Form::Text { x, y: top + 20.0, anchor, size, weight, paint, text, turn });
            }
            for bar in 0..80_u8 {
                let fill = Some(Paint { colour: Palette::light().ink, alpha: 0.5 });
                let (x, y) = (f32::from(bar) * 4.1, top + 40.0 + f32::from(bar % 7));
                scene.add(Role::Plain, Form::Rect { x, y, w: 3.3, h: 30.0, radius: 0.0, fill, stroke: None });
            }
        }
        scene
    }

    #[test]
    fn many_bars_shown_again_are_one_list_of_triangles_of_its_exact_size_and_words_another() {
        let (ctx, origin) = (Context::default(), pos2(5.3, 3.0));
        crate::ui::theme::bring_fonts(&ctx);
        let picture = Arc::new(of_many_bars());
        frame_of(&picture, &ctx, origin, None);
        let anew = frame_of(&picture, &ctx, origin, None);
        (0..2).for_each(|_| drop(frame_of(&picture, &ctx, origin, Some(&picture))));
        let shown = frame_of(&picture, &ctx, origin, Some(&picture));
        assert!(looks_like(&shown, &anew));
        assert_eq!(shown.len(), 2, "bars, and words");
        let bars = &shown[0].1;
        assert_eq!((bars.vertices.capacity(), bars.indices.capacity()), (bars.vertices.len(), bars.indices.len()));
    }

    #[test]
    fn a_picture_shown_again_lies_on_the_same_pixels_and_where_it_moved_to() {
        let ctx = Context::default();
        crate::ui::theme::bring_fonts(&ctx);
        for pixels_per_point in [1.0, 1.25] {
            ctx.set_pixels_per_point(pixels_per_point);
            let picture = Arc::new(of_every_form());
            for origin in [pos2(20.0, 30.0), pos2(20.3, 31.9)] {
                // The first frame lays the words out.
                frame(&ctx, origin, None);
                let anew = frame(&ctx, origin, None);
                for time in 0..4 {
                    assert!(looks_like(&frame(&ctx, origin, Some(&picture)), &anew), "{pixels_per_point} {origin:?} {time}");
                }
            }
        }
    }

    #[test]
    fn another_picture_at_the_same_place_is_the_one_that_is_seen() {
        let (ctx, origin) = (Context::default(), pos2(20.0, 30.0));
        crate::ui::theme::bring_fonts(&ctx);
        let first = Arc::new(Scene::new(90.0, 70.0, ""));
        (0..3).for_each(|_| drop(frame(&ctx, origin, Some(&first))));
        frame(&ctx, origin, None);
        let anew = frame(&ctx, origin, None);
        assert!(looks_like(&frame(&ctx, origin, Some(&Arc::new(of_every_form()))), &anew));
    }
}
