//! What the days of a year look like by what was felt on them.

use super::what::{Said, YearOf};
use crate::{
    analysis::{Part, words::parts_explained},
    domain::Feeling,
    report::{
        Form, Paint, Rgb, Role, Scene, Stroke,
        charts::{
            legend::{Legend, Sample},
            marks::{cannot_tell, not_felt},
        },
        paper::sheet::Sheet,
        text::measure::tidy,
    },
};

/// Steps of colour, 0 to this.
const STEPS: u8 = 10;

/// What a value looks like: the same for every year.
pub(crate) struct Scale {
    /// As in "range 9"; empty for the number of check-ins, which is told anyway.
    pub name: String,
    /// With its unit, over the table's column.
    pub column: String,
    colour: Rgb,
    card: Rgb,
    most: f32,
    pub is_count: bool,
    /// Another app's moods lie on so few whole steps that each is told.
    steps: Option<u8>,
}

impl Scale {
    pub(crate) fn of(of: YearOf, feeling: Option<&Feeling>, sheet: &Sheet) -> Self {
        let p = &sheet.palette;
        let (name, column, most) = match (of, feeling) {
            (YearOf::Range, _) => ("range".to_owned(), "Range, steps of 20".to_owned(), 20.0),
            (YearOf::Strength, _) => ("strength".to_owned(), "Strength, 0 to 10".to_owned(), 10.0),
            (YearOf::Feeling(_), Some(f)) => (f.name.to_lowercase(), format!("{}, 0 to 10", f.name), 10.0),
            (YearOf::Feeling(_), None) => ("feeling".to_owned(), "Feeling, 0 to 10".to_owned(), 10.0),
            (YearOf::CheckIns, _) => (String::new(), String::new(), 4.0),
            (YearOf::Mood(most), _) => {
                ("overall mood".to_owned(), format!("Overall mood (imported), of {most}"), f32::from(most))
            }
        };
        let colour = feeling.map_or(p.accent, |f| p.feeling_colour(f.valence, f.hue));
        let steps = if let YearOf::Mood(most) = of { Some(most).filter(|most| *most <= STEPS) } else { None };
        Self { name, column, colour, card: p.card, most, is_count: of == YearOf::CheckIns, steps }
    }

    /// The colour of a value; each step is stronger than the one before.
    fn colour(&self, value: f32) -> Rgb {
        self.step((value / self.most).clamp(0.0, 1.0))
    }

    fn step(&self, share: f32) -> Rgb {
        let steps = f32::from(STEPS);
        self.colour.over(self.card, 0.14 + 0.86 * (share * steps).round() / steps)
    }

    pub(crate) fn draw(&self, scene: &mut Scene, sheet: &Sheet, cell: [f32; 4], said: Said) {
        let p = &sheet.palette;
        let [x, y, w, h] = inset(cell);
        let (centre, r) = ((x + w / 2.0, y + h / 2.0), w.min(h));
        let field = |fill: Option<Paint>, stroke: Option<Stroke>| Form::Rect { x, y, w, h, radius: r * 0.12, fill, stroke };
        match said {
            Said::Value(v) => {
                let colour = self.colour(v);
                scene.add(Role::Value, field(Some(Paint::solid(colour)), None));
                if v <= 0.0 {
                    scene.add(Role::NotFelt, not_felt(centre.0, centre.1, r * 0.2, p.ink, colour));
                }
            }
            Said::CannotTell => {
                scene.add(Role::Plain, field(None, Some(Stroke::solid(p.outline, 0.8))));
                scene.add(Role::CannotTell, cannot_tell(centre.0, centre.1, r * 0.14, p));
            }
            Said::Nothing => scene.add(Role::Plain, field(None, Some(Stroke::solid(p.outline, 0.8)))),
        }
    }

    pub(crate) fn legend(&self, sheet: &Sheet, any: impl Fn(Said) -> bool, parts: &[Part]) -> Legend {
        let one = |words: &str| vec![words.to_owned()];
        let mut items = Vec::new();
        if self.is_count {
            for (n, words) in [(1.0, "1 check-in"), (2.0, "2"), (3.0, "3"), (4.0, "4 or more")] {
                items.push((Sample::Field(self.colour(n)), one(words)));
            }
        } else if let Some(steps) = self.steps {
            // Such scales begin at 1, as a rule: a 0 that nobody gave would be a value that isn't there.
            if any(Said::Value(0.0)) {
                items.push((Sample::FieldOfNone(self.colour(0.0)), one("0")));
            }
            let step = |n: u8| (Sample::Field(self.colour(f32::from(n))), one(&n.to_string()));
            items.extend((1..steps).map(step));
            let words = format!("{steps}: {}", self.column.to_lowercase());
            items.push((Sample::Field(self.step(1.0)), vec![words, steps.to_string()]));
        } else {
            items.push((Sample::FieldOfNone(self.colour(0.0)), one("0")));
            for quarter in [0.25, 0.5, 0.75] {
                items.push((Sample::Field(self.step(quarter)), one(&tidy(self.most * quarter))));
            }
            let most = tidy(self.most);
            items.push((Sample::Field(self.step(1.0)), vec![format!("{most}: {}", self.column.to_lowercase()), most]));
        }
        if any(Said::CannotTell) {
            items.push((Sample::CannotTell, one("can't tell")));
        }
        if any(Said::Nothing) {
            items.push((Sample::EmptyField, one("not answered")));
        }
        items.push((Sample::HatchedField, one("no check-in")));
        items.extend(parts_explained(parts).into_iter().map(|(part, words)| (Sample::UnderADay(part), one(words))));
        Legend { items, colour: sheet.palette.ink }
    }
}

/// A little paper stays between days.
pub(crate) fn inset([x, y, w, h]: [f32; 4]) -> [f32; 4] {
    let gap = (w.min(h) * 0.06).max(0.5);
    [x + gap, y + gap, w - 2.0 * gap, h - 2.0 * gap]
}
