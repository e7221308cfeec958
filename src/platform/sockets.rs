//! The kernel's own refusal (seccomp): from here on this program can't ask for a socket that leaves the
//! machine, whatever any library in it tries. `EPERM` is what it hears.

use seccompiler::{
    BpfProgram, SeccompAction, SeccompCmpArgLen, SeccompCmpOp, SeccompCondition, SeccompFilter, SeccompRule, TargetArch,
};
use std::collections::BTreeMap;

/// Address families, the same number on every Linux (`include/linux/socket.h`).
pub(super) const AF_UNIX: u64 = 1;
pub(super) const AF_INET: u64 = 2;
pub(super) const AF_INET6: u64 = 10;

const EPERM: u32 = 1;

/// Numbers of system calls. `io_uring` can open sockets without `socket`; `bpf` has no business here.
struct Calls {
    socket: i64,
    socketpair: i64,
    bpf: i64,
    io_uring_setup: i64,
}

/// `arch/x86/entry/syscalls/syscall_64.tbl`.
const X86_64: Calls = Calls { socket: 41, socketpair: 53, bpf: 321, io_uring_setup: 425 };
/// `include/uapi/asm-generic/unistd.h`: aarch64, riscv64.
const GENERIC: Calls = Calls { socket: 198, socketpair: 199, bpf: 280, io_uring_setup: 425 };
/// The same calls of `x86_64` in its form with short pointers (x32), which passes as the same machine.
pub(super) const X32: i64 = 0x4000_0000;

/// Refuses sockets of all families but these, to every thread there is and will be, for good. `false` where
/// the kernel doesn't offer it: an old one, or one inside a container that forbids it.
pub(super) fn allow_only(families: &[u64]) -> bool {
    refuse(|arch| calls_of(arch, families))
}

type Refused = BTreeMap<i64, Vec<SeccompRule>>;

/// Refuses these calls, as named for the machine this runs on, to every thread there is and will be.
pub(super) fn refuse(calls: impl FnOnce(TargetArch) -> Option<Refused>) -> bool {
    let Some(filter) = filter(calls) else { return false };
    seccompiler::apply_filter_all_threads(&filter).or_else(|_| seccompiler::apply_filter(&filter)).is_ok()
}

fn filter(calls: impl FnOnce(TargetArch) -> Option<Refused>) -> Option<BpfProgram> {
    let arch = TargetArch::try_from(std::env::consts::ARCH).ok()?;
    let filter = SeccompFilter::new(calls(arch)?, SeccompAction::Allow, SeccompAction::Errno(EPERM), arch).ok()?;
    BpfProgram::try_from(filter).ok()
}

fn calls_of(arch: TargetArch, families: &[u64]) -> Option<Refused> {
    let (calls, forms): (Calls, &[i64]) = match arch {
        TargetArch::x86_64 => (X86_64, &[0, X32]),
        TargetArch::aarch64 | TargetArch::riscv64 => (GENERIC, &[0]),
    };
    let mut refused = BTreeMap::new();
    for form in forms {
        for call in [calls.socket, calls.socketpair] {
            refused.insert(form + call, vec![not_of(families)?]);
        }
        for call in [calls.bpf, calls.io_uring_setup] {
            refused.insert(form + call, Vec::new());
        }
    }
    Some(refused)
}

/// The first argument is none of these families.
fn not_of(families: &[u64]) -> Option<SeccompRule> {
    let is_not = |family: &u64| SeccompCondition::new(0, SeccompCmpArgLen::Dword, SeccompCmpOp::Ne, *family).ok();
    SeccompRule::new(families.iter().map(is_not).collect::<Option<Vec<_>>>()?).ok()
}

#[cfg(test)]
mod tests {
    use super::{AF_INET, AF_INET6, AF_UNIX, calls_of, filter};

    #[test]
    fn there_is_a_filter_for_this_machine_with_and_without_a_tcp_display() {
        assert!(filter(|arch| calls_of(arch, &[AF_UNIX])).is_some_and(|program| !program.is_empty()));
        assert!(filter(|arch| calls_of(arch, &[AF_UNIX, AF_INET, AF_INET6])).is_some());
    }
}
