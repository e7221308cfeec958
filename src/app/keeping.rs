//! Lock, passphrase, backups and restoring, at the worker's desk.

use super::{Desk, Reply, Request};

impl Desk {
    pub(super) fn keep(&mut self, _request: Request) -> Vec<Reply> {
        Vec::new()
    }
}
