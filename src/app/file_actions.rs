//! What is asked for the journal's file as a whole: locking it, its passphrase, its backups, and what is
//! deleted for good.

use super::{Action, Forms, Model, Request, Standing, Task};

impl Model {
    /// Carries out an action that is about the file. [`Model::apply`] has all others.
    pub(super) fn apply_to_the_file(&mut self, forms: &mut Forms, action: Action, now_ms: i64) -> Vec<Request> {
        match action {
            Action::Lock => self.lock(forms, now_ms),
            Action::Unlock(secret) => self.unlock(secret),
            Action::ToggleDiscreet => self.toggle_discreet(),
            Action::SetPassphrase { old, new } => self.start(Task::Passphrase, Request::SetPassphrase { old, new, now_ms }),
            Action::CloseCode => {
                self.code = None;
                Vec::new()
            }
            Action::ListBackups => self.start(Task::ListBackups, Request::ListBackups),
            Action::BackUp => self.start(Task::BackUp, Request::BackUp { now_ms }),
            Action::Compare { backup, secret } => self.start(Task::Compare, Request::Compare { backup, secret }),
            Action::CloseComparison => {
                self.comparison = None;
                Vec::new()
            }
            Action::RestoreBackup { backup, secret } => {
                // What is half written goes into the backup that is made of the present journal first.
                let mut requests = self.keep_draft(forms, now_ms);
                requests.extend(self.replace(Task::Restore, Request::Restore { backup, secret, now_ms }));
                requests
            }
            Action::CopyMissing { backup, secret } => {
                self.comparison = None;
                self.write(Request::CopyMissing { backup, secret, now_ms }, None)
            }
            Action::TakeAsItIs => {
                self.standing = Standing::Opening;
                vec![Request::TakeAsItIs]
            }
            Action::TakeIn(rescued) => self.write(Request::TakeIn { rescued, now_ms }, None),
            Action::Salvage => {
                let secret = (!forms.privacy.backup.is_empty()).then(|| forms.privacy.backup.take());
                self.replace(Task::Salvage, Request::Salvage { path: self.path.clone(), secret, now_ms })
            }
            Action::ShowEarlier(id) => vec![Request::Earlier { id }],
            Action::CloseEarlier => {
                self.earlier = None;
                Vec::new()
            }
            Action::PutVersionBack(version) => self.put_version_back(&version, now_ms),
            Action::DeleteForGood(ids) => self.delete_for_good(ids),
            Action::DeleteAll { backups_too } => {
                self.standing = Standing::Opening;
                vec![Request::DeleteAll { backups_too }]
            }
            _ => Vec::new(),
        }
    }
}
