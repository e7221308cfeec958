//! The name of a check-in, unique in a journal, kept where it needs no memory of its own.

use std::{
    borrow::Borrow,
    cmp::Ordering,
    fmt,
    hash::{Hash, Hasher},
    sync::Arc,
};

/// The length of a UUID in its usual spelling.
const SHORT: usize = 36;

/// What a check-in is called: unique in a journal, made as `UUIDv7`, kept as any text from elsewhere.
///
/// Up to 36 bytes lie in it, so that a check-in needs no memory of its own for its id.
#[derive(Clone)]
pub struct CheckInId(Kept);

#[derive(Clone)]
enum Kept {
    /// How many bytes of UTF-8, and they.
    Short(u8, [u8; SHORT]),
    Long(Arc<str>),
}

impl CheckInId {
    #[must_use]
    pub fn as_str(&self) -> &str {
        match &self.0 {
            Kept::Short(..) => str::from_utf8(self.bytes()).unwrap_or_default(),
            Kept::Long(text) => text,
        }
    }

    fn bytes(&self) -> &[u8] {
        match &self.0 {
            Kept::Short(n, bytes) => bytes.get(..usize::from(*n)).unwrap_or(bytes),
            Kept::Long(text) => text.as_bytes(),
        }
    }
}

impl From<&str> for CheckInId {
    fn from(text: &str) -> Self {
        let mut short = [0; SHORT];
        match (u8::try_from(text.len()), short.get_mut(..text.len())) {
            (Ok(n), Some(room)) => {
                room.copy_from_slice(text.as_bytes());
                Self(Kept::Short(n, short))
            }
            _ => Self(Kept::Long(text.into())),
        }
    }
}

impl From<String> for CheckInId {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<Arc<str>> for CheckInId {
    fn from(text: Arc<str>) -> Self {
        if text.len() > SHORT { Self(Kept::Long(text)) } else { (&*text).into() }
    }
}

impl From<&CheckInId> for Arc<str> {
    fn from(id: &CheckInId) -> Self {
        match &id.0 {
            Kept::Short(..) => id.as_str().into(),
            Kept::Long(text) => Self::clone(text),
        }
    }
}

impl Borrow<str> for CheckInId {
    fn borrow(&self) -> &str {
        self.as_str()
    }
}

impl PartialEq for CheckInId {
    fn eq(&self, other: &Self) -> bool {
        self.bytes() == other.bytes()
    }
}

impl Eq for CheckInId {}

impl PartialOrd for CheckInId {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// The order of the text.
impl Ord for CheckInId {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bytes().cmp(other.bytes())
    }
}

impl Hash for CheckInId {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl fmt::Debug for CheckInId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

impl fmt::Display for CheckInId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.as_str().fmt(f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_comes_back_as_it_was_in_the_order_of_text() {
        let mut texts: Vec<String> = (0..40).map(|n| "x".repeat(n)).collect();
        texts.extend(["ü".repeat(17), "ü".repeat(18), "ü".repeat(19), "0190-é".into(), "\0".into(), "x\0".into()]);
        for a in &texts {
            let id = CheckInId::from(a.as_str());
            assert_eq!((id.as_str(), id.to_string()), (a.as_str(), a.clone()));
            assert_eq!(CheckInId::from(Arc::<str>::from(a.as_str())), id);
            assert_eq!(&*Arc::<str>::from(&id), a.as_str());
            for b in &texts {
                assert_eq!(id.cmp(&b.as_str().into()), a.cmp(b), "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn an_id_is_found_by_its_text() {
        let long = "x".repeat(50);
        let ids: std::collections::HashSet<CheckInId> = ["", "a", &*long].map(Into::into).into();
        assert!(ids.contains("") && ids.contains("a") && ids.contains(&*long) && !ids.contains("b"));
    }
}
