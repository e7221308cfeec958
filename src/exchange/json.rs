//! JSON that has not been believed yet: fields are taken out one by one, and none may stand twice.

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::{borrow::Cow, cell::Cell, fmt};

/// Why a row was refused. Names fields and limits, never what stood in them.
pub(super) type Why = Cow<'static, str>;

/// Values in one row, however they lie in each other. Our choice: a row of ours has a few thousand at its most.
const VALUES: u32 = 200_000;

/// A JSON value that has not been believed yet. Unlike the library's own, an object in which a key
/// stands twice is refused: taking either one would lose the other.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Json {
    Null,
    Bool(bool),
    Number(f64),
    Text(String),
    List(Vec<Self>),
    Object(Object),
}

/// The fields of a JSON object in their order. Each is taken out once it is understood.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Object(Vec<(String, Json)>);

impl Object {
    /// Reads one row.
    pub(super) fn read(line: &str) -> Result<Self, Why> {
        Self::read_with_values(line, VALUES)
    }

    /// Reads a line that holds many rows.
    pub(super) fn read_of_many(line: &str) -> Result<Self, Why> {
        Self::read_with_values(line, u32::MAX)
    }

    fn read_with_values(line: &str, most: u32) -> Result<Self, Why> {
        let left = Cell::new(most);
        let mut from = serde_json::Deserializer::from_str(line);
        let read = Reader { left: &left }.deserialize(&mut from).and_then(|value| from.end().map(|()| value));
        match read {
            Ok(Json::Object(object)) => Ok(object),
            Ok(_) => Err("this line is no JSON object".into()),
            Err(_) if left.get() == 0 => Err("it holds more than 200,000 values".into()),
            Err(e) if e.is_data() => Err("a key stands twice in this line".into()),
            Err(_) => Err("this line is not valid JSON".into()),
        }
    }

    /// Takes a field out; `None` when it is absent or null. **Null is read as absent**: it holds no
    /// answer, so nothing is lost, and it is never taken for a zero.
    pub(super) fn take(&mut self, key: &str) -> Option<Json> {
        let n = self.0.iter().position(|(k, _)| k == key)?;
        Some(self.0.remove(n).1).filter(|v| *v != Json::Null)
    }

    pub(super) fn text(&mut self, key: &'static str) -> Result<Option<String>, Why> {
        match self.take(key) {
            None => Ok(None),
            Some(Json::Text(text)) => Ok(Some(text)),
            Some(_) => Err(format!("`{key}` is not text").into()),
        }
    }

    pub(super) fn number(&mut self, key: &'static str) -> Result<Option<f64>, Why> {
        match self.take(key) {
            None => Ok(None),
            Some(Json::Number(n)) => Ok(Some(n)),
            Some(_) => Err(format!("`{key}` is not a number").into()),
        }
    }

    pub(super) fn list(&mut self, key: &'static str) -> Result<Vec<Json>, Why> {
        match self.take(key) {
            None => Ok(Vec::new()),
            Some(Json::List(list)) => Ok(list),
            Some(_) => Err(format!("`{key}` is not a list").into()),
        }
    }

    pub(super) fn texts(&mut self, key: &'static str) -> Result<Vec<String>, Why> {
        let text = |v| if let Json::Text(t) = v { Ok(t) } else { Err(format!("`{key}` is not a list of texts").into()) };
        self.list(key)?.into_iter().map(text).collect()
    }

    pub(super) fn object(&mut self, key: &'static str) -> Result<Option<Self>, Why> {
        match self.take(key) {
            None => Ok(None),
            Some(Json::Object(object)) => Ok(Some(object)),
            Some(_) => Err(format!("`{key}` is not an object").into()),
        }
    }

    pub(super) fn flag(&mut self, key: &'static str) -> Result<Option<bool>, Why> {
        match self.take(key) {
            None => Ok(None),
            Some(Json::Bool(yes)) => Ok(Some(yes)),
            Some(_) => Err(format!("`{key}` is neither true nor false").into()),
        }
    }

    pub(super) fn has(&self, key: &str) -> bool {
        self.0.iter().any(|(k, _)| k == key)
    }

    /// Gives a field another name; `false` when it isn't there or one of that name is.
    pub(super) fn rename(&mut self, from: &str, to: &str) -> bool {
        if self.has(to) {
            return false;
        }
        let Some((key, _)) = self.0.iter_mut().find(|(k, _)| k == from) else { return false };
        to.clone_into(key);
        true
    }

    /// Whether fields are left that nobody took.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn into_fields(self) -> Vec<(String, Json)> {
        self.0
    }
}

/// Reads as many values as are left.
#[derive(Clone, Copy)]
struct Reader<'a> {
    left: &'a Cell<u32>,
}

impl<'de> DeserializeSeed<'de> for Reader<'_> {
    type Value = Json;

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<Json, D::Error> {
        self.left.set(self.left.get().saturating_sub(1));
        if self.left.get() == 0 { Err(D::Error::custom("too many values")) } else { from.deserialize_any(self) }
    }
}

// Numbers of the formats are small; a huge one loses its last digits and is out of every range anyway.
impl<'de> Visitor<'de> for Reader<'_> {
    type Value = Json;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E>(self) -> Result<Json, E> {
        Ok(Json::Null)
    }

    fn visit_bool<E>(self, yes: bool) -> Result<Json, E> {
        Ok(Json::Bool(yes))
    }

    fn visit_i64<E>(self, n: i64) -> Result<Json, E> {
        Ok(Json::Number(n as f64))
    }

    fn visit_u64<E>(self, n: u64) -> Result<Json, E> {
        Ok(Json::Number(n as f64))
    }

    fn visit_f64<E>(self, n: f64) -> Result<Json, E> {
        Ok(Json::Number(n))
    }

    fn visit_str<E>(self, text: &str) -> Result<Json, E> {
        Ok(Json::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Json, E> {
        Ok(Json::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = from.next_element_seed(self)? {
            list.push(value);
        }
        Ok(Json::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut from: A) -> Result<Json, A::Error> {
        /// Up to so many fields are looked through for one of the same name.
        const FEW: usize = 16;
        let mut fields: Vec<(String, Json)> = Vec::new();
        let mut seen = std::collections::HashSet::new();
        while let Some(key) = from.next_key::<String>()? {
            if fields.len() == FEW && seen.is_empty() {
                seen.extend(fields.iter().map(|(key, _)| key.clone()));
            }
            let is_new = if fields.len() < FEW { fields.iter().all(|(k, _)| *k != key) } else { seen.insert(key.clone()) };
            if !is_new {
                return Err(A::Error::custom("a key stands twice"));
            }
            let value = from.next_value_seed(self)?;
            fields.push((key, value));
        }
        Ok(Json::Object(Object(fields)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_object_is_refused_with_a_reason_that_holds_none_of_it() {
        for (line, why) in [
            ("1", "this line is no JSON object"),
            ("null", "this line is no JSON object"),
            ("{", "this line is not valid JSON"),
            (r#"{"secret": NaN}"#, "this line is not valid JSON"),
            (r#"{"secret":"\ud800"}"#, "this line is not valid JSON"),
            (r#"{"secret":1,"secret":2}"#, "a key stands twice in this line"),
        ] {
            assert_eq!(Object::read(line), Err(why.into()), "{line}");
        }
        assert!(Object::read(&"[".repeat(200_000)).is_err());
    }

    #[test]
    fn a_key_stands_twice_however_many_there_are_and_wherever_it_is() {
        for n in [1, 2, 15, 16, 17, 18, 40] {
            let keys: Vec<String> = (0..n).map(|k| format!(r#""k{k}":{k}"#)).collect();
            let line = |more: &str| format!("{{{}{more}}}", keys.join(","));
            assert!(Object::read(&line("")).is_ok(), "{n}");
            for again in [0, n / 2, n - 1] {
                let twice = line(&format!(r#","k{again}":0"#));
                assert_eq!(Object::read(&twice), Err("a key stands twice in this line".into()), "{n}, {again}");
            }
        }
    }

    #[test]
    fn a_row_of_very_many_values_is_refused_however_they_lie_in_it() {
        let list = |n: usize| format!(r#"{{"a":[{}1]}}"#, "1,".repeat(n));
        assert!(Object::read(&list(190_000)).is_ok());
        let keys: Vec<String> = (0..250_000).map(|n| format!(r#""{n}":{n}"#)).collect();
        let lists = format!(r#"{{"a":[{}1]}}"#, "[1],".repeat(150_000));
        for text in [list(1_000_000), format!("{{{}}}", keys.join(",")), lists] {
            assert_eq!(Object::read(&text), Err("it holds more than 200,000 values".into()));
        }
    }

    #[test]
    fn null_is_absent_and_never_a_zero() {
        let mut o = Object::read(r#"{"a":null,"b":0}"#).expect("an object");
        assert_eq!((o.number("a"), o.number("b")), (Ok(None), Ok(Some(0.0))));
        assert!(o.is_empty());
    }
}
