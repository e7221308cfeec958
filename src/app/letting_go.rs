//! Earlier versions, and what is deleted for good, at the worker's desk.

use super::{Desk, Reply, Request};

impl Desk {
    pub(super) fn let_go(&mut self, _request: Request) -> Vec<Reply> {
        Vec::new()
    }
}
