use crate::{fresh, noted};
use gamut::storage::{Secret, Store};
use std::fs;

/// One bit in every page, in its text, in its initialisation vector and in its checksum.
#[test]
fn one_flipped_bit_in_any_page_is_noticed_with_and_without_a_passphrase() {
    let secret = Secret::new("one".to_owned());
    for opener in [None, Some(&secret)] {
        let (_dir, path, mut store) = fresh();
        for n in 0..40 {
            store.save_check_in(&noted(&format!("c{n}"), n, &"words ".repeat(300)), n, None).unwrap();
        }
        if let Some(secret) = opener {
            store.set_passphrase(Some(secret), 1).unwrap();
        }
        // What opens it without deriving the key each time.
        let quick = store.own_secret();
        drop(store);
        let good = fs::read(&path).unwrap();
        let pages = good.len() / 4096;
        assert!(pages > 40);
        let mut noticed = 0;
        for page in 0..pages {
            let at = [page * 31 % 4000, 4096 - 70 + page % 16, 4096 - 60 + page % 60];
            for offset in at {
                let mut bytes = good.clone();
                bytes[page * 4096 + offset] ^= 1 << (page % 8);
                fs::write(&path, &bytes).unwrap();
                assert!(Store::open_to_read(&path, Some(&quick)).is_err(), "page {page} of {pages}, byte {offset}");
                noticed += 1;
            }
        }
        assert_eq!(noticed, pages * 3);
    }
}
