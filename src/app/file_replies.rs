//! What the worker answers about the journal's file as a whole.

use super::{EarlierVersions, Forms, Model, PrivacyForm, Reply};

impl Model {
    /// Takes a reply that is about the file. [`Model::receive`] has all others.
    pub(super) fn receive_of_the_file(&mut self, forms: &mut Forms, reply: Reply) {
        match reply {
            Reply::CaredFor(care) => {
                self.care = care;
            }
            Reply::PassphraseIs { set, code, said } => {
                self.busy = None;
                self.care.protected = set;
                self.code = code;
                forms.privacy = PrivacyForm::default();
                if !said.is_empty() {
                    self.tell(&said);
                }
            }
            Reply::NotDone { sentence } => self.is_not_done(sentence),
            Reply::Backups(backups) => {
                self.busy = None;
                self.backups = Some(backups);
            }
            Reply::Compared { backup, compared } => {
                self.busy = None;
                forms.privacy.backup_asked = None;
                self.comparison = Some((backup, compared));
            }
            Reply::Edited(ids) => {
                self.edited = ids;
            }
            Reply::Earlier { id, versions } => {
                self.earlier = Some(EarlierVersions { id, versions });
            }
            _ => {}
        }
    }
}
