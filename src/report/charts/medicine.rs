//! Medicines and their doses over time, as bars that are never taller for a larger number.

use crate::{
    domain::{DayKey, Event, EventKind, is_same_name},
    report::{Anchor, Form, Frame, Paint, Role, Scene, Stroke, Weight, fitted},
};

/// One medicine as the person named it, and its doses over time. Doses are never interpreted: a bar is
/// not taller or stronger for a larger number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Medicine {
    pub name: String,
    pub doses: Vec<Dose>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dose {
    pub from: DayKey,
    /// The day before the next change, or the last day anything is known about.
    pub until: DayKey,
    /// As written; empty when not said.
    pub dose: String,
}

/// The medicines of a journal by first mention; `until` ends what was never stopped. Names that differ
/// only in case or blanks are one medicine.
#[must_use]
pub fn medicines(events: &[Event], until: DayKey) -> Vec<Medicine> {
    let mut list: Vec<Medicine> = Vec::new();
    let mut running: Vec<bool> = Vec::new();
    for e in events.iter().filter(|e| e.what.is_medicine() && e.deleted_ms.is_none()) {
        let name = if e.name.trim().is_empty() { "Medicine" } else { e.name.trim() };
        let same = |m: &Medicine| is_same_name(&m.name, name);
        let at = list.iter().position(same).unwrap_or_else(|| {
            list.push(Medicine { name: name.to_owned(), doses: Vec::new() });
            running.push(false);
            list.len() - 1
        });
        let (medicine, runs) = (&mut list[at], &mut running[at]);
        if *runs && let Some(last) = medicine.doses.last_mut() {
            last.until = e.day.plus(-1).max(last.from);
        }
        *runs = e.what != EventKind::MedicineStopped;
        if *runs {
            medicine.doses.push(Dose { from: e.day, until: until.max(e.day), dose: e.dose.trim().to_owned() });
        }
    }
    list.retain(|m| !m.doses.is_empty());
    list
}

/// At most this many medicines are drawn; the title says how many more there are.
pub const MOST_MEDICINES: usize = 3;

#[must_use]
pub fn medicine_height(frame: &Frame, count: usize) -> f32 {
    frame.line_height() + count.min(MOST_MEDICINES) as f32 * (bar_height(frame) + 3.0) + 4.0
}

const fn bar_height(frame: &Frame) -> f32 {
    frame.caption * 1.4
}

/// Draws the bars beneath `y`.
pub fn draw_medicines(scene: &mut Scene, frame: &Frame, list: &[Medicine], y: f32) {
    let p = &frame.palette;
    let title = match list.len().saturating_sub(MOST_MEDICINES) {
        0 => "Medicine".to_owned(),
        more => format!("Medicine, and {more} more in the table"),
    };
    if let Some(title) = fitted(&title, frame.width, frame.caption, Weight::Regular) {
        scene.add(Role::Plain, frame.text(frame.x, y + frame.caption, Anchor::Start, p.muted, Weight::Regular, title));
    }
    for (row, medicine) in list.iter().take(MOST_MEDICINES).enumerate() {
        let top = y + frame.line_height() + row as f32 * (bar_height(frame) + 3.0);
        let mut named = false;
        for (i, dose) in medicine.doses.iter().enumerate() {
            if dose.until < frame.from || dose.from > frame.until {
                continue;
            }
            let (x0, x1) = (frame.start_of(dose.from), frame.end_of(dose.until));
            let w = (x1 - x0 - 2.0).max(1.5);
            // The two shades only tell neighbours apart.
            let fill = if i % 2 == 0 { p.accent_soft } else { p.accent.over(p.card, if p.dark { 0.38 } else { 0.3 }) };
            let stroke = Some(Stroke::solid(p.accent.over(p.card, 0.55), 1.0));
            let (h, radius) = (bar_height(frame), 4.0);
            scene.add(Role::Medicine, Form::Rect { x: x0, y: top, w, h, radius, fill: Some(Paint::solid(fill)), stroke });
            let named_dose = format!("{} {}", medicine.name, dose.dose);
            let words = if named && !dose.dose.is_empty() { dose.dose.as_str() } else { named_dose.trim() };
            if let Some(words) = fitted(words, w - 12.0, frame.caption, Weight::Regular) {
                named |= !words.ends_with('…');
                let baseline = top + h / 2.0 + frame.caption * 0.34;
                scene.add(Role::Plain, frame.text(x0 + 6.0, baseline, Anchor::Start, p.ink, Weight::Regular, words));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(day: &str, what: EventKind, name: &str, dose: &str) -> Event {
        let day = DayKey::parse(day).expect("a date");
        Event { id: "e".into(), day, what, name: name.into(), dose: dose.into(), note: String::new(), deleted_ms: None }
    }

    #[test]
    fn doses_follow_each_other_and_a_stop_leaves_a_gap() {
        use EventKind::{Loss, MedicineChanged, MedicineStarted, MedicineStopped};
        let until = DayKey::parse("2026-06-30").expect("a date");
        let events = [
            event("2026-01-01", MedicineStarted, "sertraline", "50 mg"),
            event("2026-02-01", MedicineChanged, " Sertraline ", "100 mg"),
            event("2026-03-01", MedicineStopped, "sertraline", ""),
            event("2026-03-05", Loss, "", ""),
            event("2026-05-01", MedicineStarted, "sertraline", "25 mg"),
            event("2026-05-02", MedicineStopped, "never begun", ""),
        ];
        let list = medicines(&events, until);
        assert_eq!(list.len(), 1);
        let spans: Vec<String> = list[0].doses.iter().map(|d| format!("{} {} {}", d.from, d.until, d.dose)).collect();
        assert_eq!(spans, ["2026-01-01 2026-01-31 50 mg", "2026-02-01 2026-02-28 100 mg", "2026-05-01 2026-06-30 25 mg"]);
        assert!(medicines(&[], until).is_empty());
    }
}
