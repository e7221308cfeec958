//! What came of a stretch marked as "more like me", and what was compared with it.

use crate::{
    analysis::{Evidence, LikeMeUse},
    domain::LikeMe,
};

/// A stretch marked as "more like me" and what comes of it.
#[must_use]
pub fn like_me_line(mark: &LikeMe, comes_of_it: LikeMeUse) -> String {
    let dates = mark.words();
    match comes_of_it {
        LikeMeUse::Usual => format!("{dates}: your check-ins are compared with this stretch now."),
        LikeMeUse::Beside(from, until) => format!(
            "{dates}: from now on this stretch decides whether what was noticed is over. The numbers stay beside the time \
             before it began, {} to {}.",
            from.words(),
            until.words()
        ),
        LikeMeUse::Another => format!("{dates}: another marked stretch, which ended later, is used now."),
        LikeMeUse::TooFew { have, need } => {
            let missing = need.saturating_sub(have);
            let are = if missing == 1 { "is" } else { "are" };
            format!("{dates}: {have} of the {need} days with check-ins that it takes, so {missing} {are} missing.")
        }
        LikeMeUse::Inside => {
            format!("{dates}: these days lie inside the pattern. They will count once it is over.")
        }
        LikeMeUse::From(day) => {
            format!("{dates}: it counts from {} on, when it has been over for four weeks.", day.words())
        }
    }
}

/// Which stretch of the person's own stands for the usual; `None` where the usual is the rolling one.
#[must_use]
pub fn compared_with(evidence: &Evidence) -> Option<String> {
    let usual = &evidence.usual;
    let dates = || format!("{} to {}", usual.from.words(), usual.until.words());
    evidence.usual_is_marked.then(|| format!("Compared with the stretch you marked as more like you, {}.", dates()))
}
