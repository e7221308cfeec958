//! The people one would turn to, in the person's order.

use super::{
    asked::{self, Apply, PutBack, TakeBack, ToDisk},
    here::Here,
};
use crate::{
    app::{Reply, Worker, drafts::put_back},
    domain::OwnContact,
};

/// All of them, as they are to be.
#[derive(Debug, Clone, PartialEq)]
pub struct Change(pub Vec<OwnContact>);

#[derive(Debug, Clone, PartialEq)]
pub struct Write(pub Vec<OwnContact>);

#[derive(Debug, Clone, PartialEq)]
pub struct Undo(Vec<OwnContact>);

#[derive(Debug, Clone, PartialEq)]
pub enum Typed {
    New(OwnContact),
    /// One that was there already.
    Changed(OwnContact),
}

type Asked = asked::Asked<Write, Undo, Typed>;

impl Apply for Change {
    type Asked = Asked;

    fn apply(self, here: &mut Here<'_>) -> Asked {
        let (held, contacts) = (&here.open.journal.contacts, self.0);
        let added = contacts.iter().find(|c| held.iter().all(|h| h.id != c.id)).cloned().map(Typed::New);
        let changed = |c: &&OwnContact| held.iter().any(|h| h.id == c.id && h != *c);
        let typed = added.or_else(|| contacts.iter().find(changed).cloned().map(Typed::Changed));
        let undo = Undo(held.clone());
        Asked::typed(Write(contacts), undo, typed)
    }
}

impl ToDisk for Write {
    fn carry_out(self, worker: &mut Worker) -> Vec<Reply> {
        worker.write_and_say(|store| store.save_contacts(&self.0).map(|()| "Your contacts are kept"))
    }
}

impl TakeBack for Undo {
    type Asked = Asked;

    fn take_back(self, _here: &mut Here<'_>) -> Asked {
        Asked::back(Write(self.0), "The contacts are as they were")
    }
}

impl PutBack for Typed {
    fn put_back(self, here: &mut Here<'_>) {
        let forms = &mut here.forms.help;
        match self {
            Self::New(contact) => {
                let (name, reach) = &mut forms.contact;
                if name.trim().is_empty() && reach.trim().is_empty() {
                    (*name, *reach) = (contact.name, contact.reach);
                }
            }
            Self::Changed(contact) => {
                put_back(&mut forms.contact_in_hand, &mut here.forms.aside.contacts, contact);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::trying::Trying, *};

    #[test]
    fn a_contact_is_kept_and_taken_back_and_its_words_stand_in_the_form_where_the_disk_refuses() {
        let mut trying = Trying::new();
        let sister = OwnContact { id: "a".into(), name: "my sister".into(), reach: "030 1".into() };
        assert_eq!(trying.does_in_vain(Change(vec![sister.clone()])).contacts, []);
        assert_eq!(trying.forms().help.contact, ("my sister".to_owned(), "030 1".to_owned()));
        assert_eq!(trying.does(Change(vec![sister.clone()])).contacts, std::slice::from_ref(&sister));
        let elsewhere = OwnContact { reach: "030 2".into(), ..sister.clone() };
        trying.does(Change(vec![elsewhere]));
        assert_eq!(trying.takes_back().contacts, [sister]);
        assert_eq!(trying.takes_back().contacts, []);
        assert!(!trying.can_undo());
    }
}
