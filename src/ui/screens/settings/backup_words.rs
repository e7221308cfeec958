//! When a backup was made, how many check-ins it holds and how large it is, in words.

use crate::{
    app::{BackupSeen, Shell},
    domain::{DayStart, Instant},
    ui::theme::Look,
};

/// A day and a time on this computer's clock.
pub(crate) fn when(shell: &Shell, look: &Look, ms: i64) -> String {
    let at = Instant { utc_ms: ms, offset_s: shell.now.instant.offset_s };
    let midnight = DayStart::new(0).unwrap_or_default();
    format!("{}, {}", at.day(midnight).words(), look.units.clock(at))
}

/// The same of one among others: with its seconds where another is of the same minute, and with its file's name where that
/// tells no more.
pub(crate) fn when_among(shell: &Shell, look: &Look, backup: &BackupSeen, all: &[BackupSeen]) -> String {
    let words = when(shell, look, backup.made_ms);
    let others = || all.iter().filter(|other| other.path != backup.path);
    if others().all(|other| when(shell, look, other.made_ms) != words) {
        return words;
    }
    let seconds = backup.made_ms.div_euclid(1000).rem_euclid(60);
    let words = format!("{words} and {}", if seconds == 1 { "1 second".to_owned() } else { format!("{seconds} seconds") });
    if others().all(|other| other.made_ms.div_euclid(1000) != backup.made_ms.div_euclid(1000)) {
        return words;
    }
    let name = backup.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    format!("{words} ({name})")
}

pub(crate) fn counted(check_ins: u64) -> String {
    if check_ins == 1 { "1 check-in".to_owned() } else { format!("{check_ins} check-ins") }
}

pub(crate) fn size_words(bytes: u64) -> String {
    let kib = bytes.div_ceil(1024);
    if kib < 1024 { format!("{kib} KiB") } else { format!("{}.{} MiB", kib / 1024, kib % 1024 * 10 / 1024) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_and_counts_have_their_units() {
        assert_eq!([0, 1, 1024, 1_048_575, 1_572_864].map(size_words), ["0 KiB", "1 KiB", "1 KiB", "1.0 MiB", "1.5 MiB"]);
        assert_eq!([0, 1, 2].map(counted), ["0 check-ins", "1 check-in", "2 check-ins"]);
    }
}
