//! How long nothing came from the person.

use crate::domain::LockAfter;

/// How long nothing came from the person: no key, no pointer. Times are of the wall clock, so that a machine
/// that slept past the limit is past it when it wakes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Idle {
    since_ms: i64,
}

impl Idle {
    /// Something came from the person now.
    #[must_use]
    pub const fn from_now(now_ms: i64) -> Self {
        Self { since_ms: now_ms }
    }

    /// Whether it has lasted as long as the person set. A clock that was put back begins anew.
    #[must_use]
    pub fn is_over(&mut self, now_ms: i64, limit: LockAfter) -> bool {
        self.left_ms(now_ms, limit) == 0
    }

    /// Until it has lasted that long; 0 when it has.
    #[must_use]
    pub fn left_ms(&mut self, now_ms: i64, limit: LockAfter) -> u64 {
        self.since_ms = self.since_ms.min(now_ms);
        u64::try_from(limit.ms() - (now_ms - self.since_ms)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const MINUTE: i64 = 60_000;

    #[test]
    fn it_is_over_at_the_minute_that_was_set_and_not_before() {
        let mut idle = Idle::from_now(1000);
        let five = LockAfter::new(5);
        assert_eq!(idle.left_ms(1000, five), 300_000);
        assert!(!idle.is_over(1000 + 5 * MINUTE - 1, five));
        assert!(idle.is_over(1000 + 5 * MINUTE, five));
        assert!(idle.is_over(i64::MAX / 2, five), "a machine that slept for years");
    }

    #[test]
    fn a_clock_that_was_put_back_neither_locks_at_once_nor_keeps_it_open_longer_than_was_set() {
        let mut idle = Idle::from_now(100 * MINUTE);
        assert!(!idle.is_over(10 * MINUTE, LockAfter::new(1)));
        assert!(idle.is_over(11 * MINUTE, LockAfter::new(1)));
    }
}
