//! Reading what another version of this program may have written: what isn't understood is as if it weren't said.

use crate::domain::{Answer, Intensity};
use serde::{Deserialize, Deserializer, de::DeserializeOwned};
use serde_json::Value;
use std::collections::BTreeMap;

/// A field of a form. One that can't be read leaves the rest of the form as it is.
pub(super) fn field<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(from: D) -> Result<T, D::Error> {
    Ok(T::deserialize(Value::deserialize(from)?).unwrap_or_default())
}

/// A form among others, decoded for itself. One that can't be read costs none of the others.
pub(super) fn alone<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(from: D) -> Result<T, D::Error> {
    Ok(form(Value::deserialize(from)?).unwrap_or_default())
}

/// Forms of one kind under their names, each decoded for itself.
pub(super) fn each_alone<'de, D, T>(from: D) -> Result<BTreeMap<String, T>, D::Error>
where
    D: Deserializer<'de>,
    T: DeserializeOwned,
{
    let Value::Object(forms) = Value::deserialize(from)? else { return Ok(BTreeMap::new()) };
    Ok(forms.into_iter().filter_map(|(name, value)| Some((name, form(value)?))).collect())
}

/// A list of forms, each decoded for itself.
pub(super) fn list_alone<'de, D: Deserializer<'de>, T: DeserializeOwned>(from: D) -> Result<Vec<T>, D::Error> {
    let Value::Array(forms) = Value::deserialize(from)? else { return Ok(Vec::new()) };
    Ok(forms.into_iter().filter_map(form).collect())
}

/// A list would be read as a form, too, field by field: it is none.
fn form<T: DeserializeOwned>(value: Value) -> Option<T> {
    value.is_object().then(|| T::deserialize(value).ok()).flatten()
}

const CANNOT_TELL: i8 = -1;

/// An answer in the file: 0 to 10, or -1 for "can't tell". What is not answered is absent.
pub(super) fn number(answer: Answer) -> i8 {
    answer.number().and_then(|n| i8::try_from(n).ok()).unwrap_or(CANNOT_TELL)
}

pub(super) fn answer(number: i8) -> Option<Answer> {
    if number == CANNOT_TELL {
        Some(Answer::CannotTell)
    } else {
        Intensity::try_from(i64::from(number)).ok().map(Answer::Rated)
    }
}

/// How strongly something is expected to be felt; anything but 0 to 10 is not answered.
pub(super) fn intensity(steps: u8) -> Option<Intensity> {
    Intensity::new(steps).ok()
}
