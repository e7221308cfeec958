//! The feelings and symptoms as they were before something was taken in, as far as nothing that stays needs them.

use crate::{
    domain::{Catalogue, Feeling, FeelingId, Symptom, SymptomId},
    storage::{
        tables::{catalogue, merges, packing},
        trouble::Trouble,
    },
};
use rusqlite::Connection;
use std::collections::HashSet;

/// Puts back what it was, field by field: what was changed by hand since stays.
pub(super) fn put_back(conn: &Connection, before: &Catalogue, came: &Catalogue) -> Result<(), Trouble> {
    if before == came {
        return Ok(());
    }
    let mut now = catalogue::read(conn)?;
    let (feelings, symptoms) = answered(conn)?;
    unmerge(&mut now, before, came);
    let into: HashSet<FeelingId> = now.merged_feelings.iter().map(|m| m.into).collect();
    let is_needed = |f: FeelingId| feelings.contains(&f) || into.contains(&f);
    let came_only = |f: &Feeling| has_feeling(came, f.id) && !has_feeling(before, f.id);
    let gone: Vec<FeelingId> = now.every_feeling().filter(|f| came_only(f) && !is_needed(f.id)).map(|f| f.id).collect();
    let into: HashSet<SymptomId> = now.merged_symptoms.iter().map(|m| m.into).collect();
    let is_needed = |s: SymptomId| symptoms.contains(&s) || into.contains(&s);
    let came_only = |s: &Symptom| has_symptom(came, s.id) && !has_symptom(before, s.id);
    let gone_too: Vec<SymptomId> = now.every_symptom().filter(|s| came_only(s) && !is_needed(s.id)).map(|s| s.id).collect();
    now.feelings.retain(|f| !gone.contains(&f.id));
    now.merged_feelings.retain(|m| !gone.contains(&m.feeling.id));
    now.symptoms.retain(|s| !gone_too.contains(&s.id));
    now.merged_symptoms.retain(|m| !gone_too.contains(&m.symptom.id));
    for f in &mut now.feelings {
        if let (Some(was), Some(came)) = (feeling(before, f.id), feeling(came, f.id)) {
            back(&mut f.name, &was.name, &came.name);
            back(&mut f.valence, &was.valence, &came.valence);
            back(&mut f.hue, &was.hue, &came.hue);
            back(&mut f.order, &was.order, &came.order);
            back(&mut f.retired, &was.retired, &came.retired);
        }
    }
    for s in &mut now.symptoms {
        if let (Some(was), Some(came)) = (symptom(before, s.id), symptom(came, s.id)) {
            back(&mut s.name, &was.name, &came.name);
            back(&mut s.order, &was.order, &came.order);
            back(&mut s.retired, &was.retired, &came.retired);
        }
    }
    for id in gone {
        conn.prepare_cached("DELETE FROM feeling WHERE id = ?")?.execute([id.0])?;
    }
    for id in gone_too {
        conn.prepare_cached("DELETE FROM symptom WHERE id = ?")?.execute([id.0])?;
    }
    catalogue::write(conn, &now)?;
    merges::write(conn, &now)
}

/// What was merged by what came is its own again.
fn unmerge(now: &mut Catalogue, before: &Catalogue, came: &Catalogue) {
    let (stay, apart) = std::mem::take(&mut now.merged_feelings).into_iter().partition(|m| {
        let is_same = |of: &Catalogue| of.merged_feelings.iter().any(|o| (o.feeling.id, o.into) == (m.feeling.id, m.into));
        is_same(before) || !is_same(came)
    });
    now.merged_feelings = stay;
    let apart: Vec<crate::domain::MergedFeeling> = apart;
    now.feelings.extend(apart.into_iter().map(|m| m.feeling));
    let (stay, apart) = std::mem::take(&mut now.merged_symptoms).into_iter().partition(|m| {
        let is_same = |of: &Catalogue| of.merged_symptoms.iter().any(|o| (o.symptom.id, o.into) == (m.symptom.id, m.into));
        is_same(before) || !is_same(came)
    });
    now.merged_symptoms = stay;
    let apart: Vec<crate::domain::MergedSymptom> = apart;
    now.symptoms.extend(apart.into_iter().map(|m| m.symptom));
}

/// What is as it came is what it was before that.
fn back<T: PartialEq + Clone>(now: &mut T, was: &T, came: &T) {
    if now == came {
        now.clone_from(was);
    }
}

fn feeling(of: &Catalogue, id: FeelingId) -> Option<&Feeling> {
    of.every_feeling().find(|f| f.id == id)
}

fn symptom(of: &Catalogue, id: SymptomId) -> Option<&Symptom> {
    of.every_symptom().find(|s| s.id == id)
}

fn has_feeling(of: &Catalogue, id: FeelingId) -> bool {
    feeling(of, id).is_some()
}

fn has_symptom(of: &Catalogue, id: SymptomId) -> bool {
    symptom(of, id).is_some()
}

/// All that a check-in answers, or answered before it was changed.
fn answered(conn: &Connection) -> Result<(HashSet<FeelingId>, HashSet<SymptomId>), Trouble> {
    let (mut feelings, mut symptoms) = (HashSet::new(), HashSet::new());
    for table in ["check_in", "edit_history"] {
        let sql = format!("SELECT answers, symptoms FROM {table} WHERE answers IS NOT NULL OR symptoms IS NOT NULL");
        let mut found = conn.prepare(&sql)?;
        let mut rows = found.query([])?;
        while let Some(row) = rows.next()? {
            if let Some(packed) = row.get_ref(0)?.as_blob_or_null()? {
                feelings.extend(packing::unpack_answers(packed)?.into_iter().map(|(f, _)| f));
            }
            if let Some(packed) = row.get_ref(1)?.as_blob_or_null()? {
                symptoms.extend(packing::unpack_symptoms(packed)?.into_iter().map(|(s, _)| s));
            }
        }
    }
    Ok((feelings, symptoms))
}
