//! A check-in of before a merge, read with the feelings and symptoms that stayed.

use super::merging::{merge_in, merged, stronger, stronger_symptom};
use crate::domain::{Catalogue, CheckIn, CheckInDraft};

impl Catalogue {
    /// The check-in with what it says of feelings and symptoms that were merged said of those that stayed: an earlier
    /// version put back, or a row of another file.
    #[must_use]
    pub fn settled(&self, mut c: CheckIn) -> CheckIn {
        for gone in &self.merged_feelings {
            if let Some(answers) = merged(&c.answers, gone.feeling.id, gone.into, stronger) {
                c.answers = answers.into();
            }
        }
        for gone in &self.merged_symptoms {
            if let Some(symptoms) = merged(&c.symptoms, gone.symptom.id, gone.into, stronger_symptom) {
                c.symptoms = symptoms;
            }
        }
        c
    }

    /// The same for what is half written: what nobody is asked about any more would stand in the form unseen.
    pub fn settle(&self, draft: &mut CheckInDraft) {
        for gone in &self.merged_feelings {
            merge_in(&mut draft.answers, gone.feeling.id, gone.into, stronger);
        }
        for gone in &self.merged_symptoms {
            merge_in(&mut draft.symptoms, gone.symptom.id, gone.into, stronger_symptom);
        }
    }
}
