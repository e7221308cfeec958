//! The river as a whole: what is drawn for what was said, at every size and length of journal.

#[cfg(test)]
mod river {
    mod at_a_glance;
    mod beside;
    #[path = "../support/course.rs"]
    pub mod course;
    mod doctor_sheet;
    mod draws;
    mod form;
    mod labels;
    mod made_up;
    mod marked;
    mod moods;
    mod pdf;
    mod shifts;
    #[path = "../support/skipped.rs"]
    mod skipped;
    mod tries;
    mod year;
}
