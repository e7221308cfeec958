//! The kernel's own refusal (seccomp) to start another program: from here on neither Gamut nor a library in it can,
//! whatever an address that came over a bus says (`unixexec:`). `EPERM` is what it hears. Threads start as before.

use super::sockets::{X32, refuse};
use seccompiler::{SeccompRule, TargetArch};

/// `execve` and `execveat` in `arch/x86/entry/syscalls/syscall_64.tbl`; the form with short pointers has numbers of its
/// own for them.
const X86_64: [i64; 6] = [59, 322, X32 + 520, X32 + 545, X32 + 59, X32 + 322];
/// The same in `include/uapi/asm-generic/unistd.h`: aarch64, riscv64.
const GENERIC: [i64; 2] = [221, 281];

const fn calls(arch: TargetArch) -> &'static [i64] {
    match arch {
        TargetArch::x86_64 => &X86_64,
        TargetArch::aarch64 | TargetArch::riscv64 => &GENERIC,
    }
}

/// To every thread there is and will be, for good. `false` where the kernel doesn't offer it.
pub(super) fn forbid() -> bool {
    refuse(|arch| Some(calls(arch).iter().map(|call| (*call, Vec::<SeccompRule>::new())).collect()))
}

#[cfg(test)]
mod tests {
    use super::calls;
    use seccompiler::TargetArch;

    #[test]
    fn both_calls_are_named_in_each_form_a_machine_has() {
        for (arch, all) in [(TargetArch::x86_64, 6), (TargetArch::aarch64, 2), (TargetArch::riscv64, 2)] {
            assert_eq!(calls(arch).iter().collect::<std::collections::BTreeSet<_>>().len(), all);
        }
    }
}
