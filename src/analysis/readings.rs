use super::Evidence;
use super::style::AnswerStyle;
use crate::domain::DayKey;
pub(super) fn other_readings(_e: &Evidence, _s: &AnswerStyle, _first: DayKey) -> Vec<String> {
    vec!["A calm stretch can look the same.".to_owned()]
}
pub(super) fn cautions(_s: &AnswerStyle) -> Vec<String> {
    Vec::new()
}
