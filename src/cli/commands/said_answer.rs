//! An answer as it is typed: joy=3, anger=?, numb=mild.

use crate::domain::{Answer, Catalogue, FeelingId, Intensity, SELF_HARM_KEY, SymptomAnswer, SymptomId};

pub(super) fn feeling(text: &str, catalogue: &Catalogue) -> Result<(FeelingId, Answer), &'static str> {
    let (name, value) = text.split_once('=').ok_or("has no = in it; it is said as joy=3")?;
    let feeling = catalogue.feeling_meant(name).ok_or(
        "names a feeling this journal does not have. It starts with joy, contentment, excitement, affection, \
         sadness, anxiety, anger, guilt, numbness",
    )?;
    let number =
        |v: &str| v.bytes().all(|b| b.is_ascii_digit()).then(|| v.parse().ok()).flatten().and_then(|n| Intensity::new(n).ok());
    let answer = match value {
        "?" => Answer::CannotTell,
        v => Answer::Rated(number(v).ok_or("is answered by neither a whole number from 0 to 10 nor ? for can't tell")?),
    };
    Ok((feeling.id, answer))
}

pub(super) fn symptom(text: &str, catalogue: &Catalogue) -> Result<(SymptomId, SymptomAnswer), &'static str> {
    let (name, word) = text.split_once('=').ok_or("has no = in it; it is said as numb=mild")?;
    let symptom = catalogue.symptom_meant(name).ok_or(
        "names a symptom this journal does not have. It starts with no_highs_or_lows, fatigue, concentration, \
         disconnected, forgetful, desire, empathy, numb, self_harm",
    )?;
    let answer =
        SymptomAnswer::from_word(word).filter(|a| *a != SymptomAnswer::RatherNotSay || symptom.key.as_str() == SELF_HARM_KEY);
    Ok((symptom.id, answer.ok_or("is answered by none of no, mild, moderate, strong")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_feeling_is_answered_by_0_to_10_or_by_can_t_tell_and_nothing_else() {
        let c = Catalogue::starting();
        let answer = |text: &str| feeling(text, &c).ok().map(|(_, a)| a);
        assert_eq!(answer("joy=0"), Some(Answer::Rated(Intensity::NOT_FELT)));
        assert_eq!(answer("Joy=10"), Some(Answer::Rated(Intensity::MAX)));
        assert_eq!(answer("joy=?"), Some(Answer::CannotTell));
        for bad in [
            "joy", "joy=", "joy=11", "joy=-1", "joy=3.5", "joy=NaN", "joy=+3", "joy= 3", "joy=true", "joy=??", "=3", "fun=3",
            "",
        ] {
            assert_eq!(answer(bad), None, "{bad}");
        }
    }

    #[test]
    fn rather_not_say_is_an_answer_to_one_item_only() {
        let c = Catalogue::starting();
        assert!(symptom("self_harm=rather_not_say", &c).is_ok());
        for bad in ["numb=rather_not_say", "numb=", "numb=3", "numb", "other=mild"] {
            assert!(symptom(bad, &c).is_err(), "{bad}");
        }
    }
}
