//! What is done with is overwritten: the heap, the stack where a key was made, and a page of its own for each key.
//! Whoever can read this program's memory after locking finds nothing of the journal there.

use mimalloc::MiMalloc;
use std::hint::black_box;
use zeroize::Zeroize;
use zeroizing_alloc::ZeroAlloc;

/// Whatever is let go of on the heap is overwritten first, also where a text moves because it grew: words of the
/// journal pass through many hands (the model, the fields, the letters as they were laid out, the clipboard), and no
/// list of them all would stay whole. Below it lies a quicker allocator than the system's, which wins back what the
/// overwriting costs.
#[global_allocator]
static HEAP: ZeroAlloc<MiMalloc> = ZeroAlloc(MiMalloc);

const STEP: usize = 4096;

/// Overwrites this much of the thread's stack, from the caller on downwards: what functions that have returned left
/// there. The caller makes sure that the stack has room for it.
#[inline(never)]
pub fn scrub_stack(bytes: usize) {
    let mut here = [0u8; STEP];
    black_box(&mut here);
    if bytes > STEP {
        scrub_stack(bytes - STEP);
    }
    // Used once more after the call, so that each has a place of its own.
    black_box(&mut here);
}

/// What a thread has without being asked; named, because it is overwritten.
pub const THREAD_STACK: usize = 2 << 20;
/// Above what is overwritten: the thread's own beginning, and a page that nobody may touch below.
const MARGIN: usize = 128 << 10;

/// Overwrites what was left on the stack of a thread that was started with [`THREAD_STACK`].
pub fn scrub_thread() {
    scrub_stack(THREAD_STACK - MARGIN);
}

/// The bytes of a key. They never move: others point at them. They are overwritten when dropped, and lie in a page
/// that is not swapped out and not in a dump, where the system allows that.
pub struct KeyBytes(Lies);

const BYTES: usize = 32;

enum Lies {
    #[cfg(unix)]
    Apart(memmap2::MmapMut),
    OnTheHeap(Box<[u8; BYTES]>),
}

impl KeyBytes {
    /// All zero, to be written in place.
    #[must_use]
    pub fn new() -> Self {
        #[cfg(unix)]
        if let Ok(page) = memmap2::MmapMut::map_anon(BYTES) {
            // Refused where an account may lock no memory: then it may be swapped out.
            let _may_be_swapped = page.lock();
            #[cfg(target_os = "linux")]
            for advice in [memmap2::Advice::DontDump, memmap2::Advice::DontFork] {
                let _not_heeded = page.advise(advice);
            }
            return Self(Lies::Apart(page));
        }
        Self(Lies::OnTheHeap(Box::new([0; BYTES])))
    }
}

impl Default for KeyBytes {
    fn default() -> Self {
        Self::new()
    }
}

impl std::ops::Deref for KeyBytes {
    type Target = [u8];

    fn deref(&self) -> &[u8] {
        match &self.0 {
            #[cfg(unix)]
            Lies::Apart(page) => &page[..],
            Lies::OnTheHeap(bytes) => &bytes[..],
        }
    }
}

impl std::ops::DerefMut for KeyBytes {
    fn deref_mut(&mut self) -> &mut [u8] {
        match &mut self.0 {
            #[cfg(unix)]
            Lies::Apart(page) => &mut page[..],
            Lies::OnTheHeap(bytes) => &mut bytes[..],
        }
    }
}

impl Drop for KeyBytes {
    fn drop(&mut self) {
        (**self).zeroize();
    }
}

impl std::fmt::Debug for KeyBytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("KeyBytes(…)")
    }
}

#[cfg(test)]
#[cfg(target_os = "linux")]
mod tests {
    use super::*;
    use std::{
        fs::File,
        io::{Read, Seek, SeekFrom},
    };

    /// What lies at this address now, whoever it belongs to by now.
    fn lies_at(address: usize) -> Vec<u8> {
        let mut memory = File::open("/proc/self/mem").expect("a process may read itself");
        memory.seek(SeekFrom::Start(address as u64)).expect("an address");
        let mut bytes = vec![0; 256];
        memory.read_exact(&mut bytes).expect("it is still there");
        bytes
    }

    /// Whether a run of this letter is there. The allocator writes notes of its own into the first bytes.
    fn has(bytes: &[u8], letter: u8) -> bool {
        bytes.windows(16).any(|run| run.iter().all(|b| *b == letter))
    }

    #[test]
    fn what_is_dropped_and_what_moved_because_it_grew_is_overwritten() {
        for letter in [b'q', b'z'] {
            let mut text = vec![letter; 300];
            let address = text.as_ptr() as usize;
            assert!(has(&lies_at(address), letter), "it can be seen while it is there");
            if letter == b'q' {
                // Too much for any place beside it.
                text.reserve_exact(8 << 20);
                assert_ne!(text.as_ptr() as usize, address);
            } else {
                drop(text);
            }
            assert!(!has(&lies_at(address), letter));
        }
    }

    #[inline(never)]
    fn leaves_something_on_the_stack() -> usize {
        let mut secret = [b'k'; 512];
        black_box(&mut secret);
        secret.as_ptr() as usize
    }

    #[test]
    fn what_a_function_left_on_the_stack_is_overwritten() {
        let address = leaves_something_on_the_stack();
        scrub_stack(64 << 10);
        assert!(!has(&lies_at(address), b'k'));
    }

    #[test]
    fn a_key_lies_where_it_was_made_and_nowhere_else_once_it_is_dropped() {
        let mut key = KeyBytes::new();
        key.fill(b'y');
        let address = key.as_ptr() as usize;
        let moved = Box::new(key);
        assert_eq!(moved.as_ptr() as usize, address);
        assert_eq!((moved.len(), format!("{moved:?}").as_str()), (BYTES, "KeyBytes(…)"));
        assert!(has(&moved, b'y'));
    }
}
