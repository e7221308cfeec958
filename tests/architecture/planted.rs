//! The guards against circles and catch-all arms are tested: each planted one is seen, each harmless thing let through.

use super::{catch_all, circles, imports};

/// What the files of a planted house use of each other in circles.
fn planted(files: &[(&str, &str)]) -> Vec<Vec<String>> {
    let files: Vec<_> = files.iter().map(|(name, text)| ((*name).to_string(), (*text).to_string())).collect();
    circles::circles(&imports::of(&files))
}

#[test]
fn a_circle_is_seen_with_the_items_that_make_it() {
    let found = planted(&[
        ("lib.rs", "pub mod a; pub mod b; pub mod c;"),
        ("a.rs", "use crate::b::{Day, self};\npub fn f(day: Day) -> b::Week {}\npub struct Word;"),
        ("b.rs", "pub struct Day;\npub struct Week;\nfn g() { super::a::f(super::c::Free) }"),
        ("c.rs", "use crate::a::Word; pub struct Free;"),
    ]);
    assert_eq!(
        found,
        [[
            "src/a.rs uses Day, Week of src/b.rs",
            "src/b.rs uses f of src/a.rs",
            "src/b.rs uses Free of src/c.rs",
            "src/c.rs uses Word of src/a.rs",
        ]]
    );
}

#[test]
fn two_circles_that_do_not_touch_are_told_apart() {
    let found = planted(&[
        ("lib.rs", "mod a; mod b; mod c; mod d;"),
        ("a.rs", "use crate::b::B; use crate::c::C; pub struct A;"),
        ("b.rs", "use crate::a::A; pub struct B;"),
        ("c.rs", "use crate::d::D; pub struct C;"),
        ("d.rs", "use crate::c::C; pub struct D;"),
    ]);
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn what_a_folder_offers_again_is_followed_to_the_file_that_defines_it() {
    // Through `pub use`, an import of the parent, a star, and another name.
    for (offered, used) in [
        ("mod day; mod week; pub use day::Day;", "use super::Day;"),
        ("mod day; mod week; pub use self::day::Day as Date;", "use crate::folder::Date;"),
        ("mod day; mod week; use day::Day;", "fn f(day: super::Day) {}"),
        ("pub mod day; mod week; pub use day::*;", "fn f(day: crate::folder::Day) {}"),
        ("pub mod day; mod week;", "use super::day; fn f(day: day::Day) {}"),
        ("pub mod day; mod week;", "use super::day as date; fn f(day: date::Day) {}"),
        ("pub mod day; mod week; pub use day::day;", "fn f() { super::day() }"),
    ] {
        let found = planted(&[
            ("lib.rs", "mod folder;"),
            ("folder/mod.rs", offered),
            ("folder/day.rs", "use super::week::Week; pub struct Day; pub fn day() {}"),
            ("folder/week.rs", &format!("{used} pub struct Week;")),
        ]);
        assert_eq!(found.len(), 1, "not seen: {offered} {used}");
        assert!(found[0].iter().all(|line| !line.contains("mod.rs")), "{found:?}");
    }
}

#[test]
fn what_makes_no_circle_is_let_through() {
    for (name, text) in [
        ("tests", "#[cfg(test)]\nmod tests { use crate::folder::week::Week; fn f(w: Week) {} }"),
        ("an import for tests", "#[cfg(test)]\nuse super::week::Week;"),
        ("a comment", "/// Unlike [`super::week::Week`].\nfn f() {}"),
        ("a text", "const S: &str = \"super::week::Week\";"),
        ("another crate", "use week::Week;"),
        ("a module's name alone", "pub(in crate::folder) fn f() {}"),
        ("what happens to have its name", "fn f() { other::week::Week }"),
    ] {
        let found = planted(&[
            ("lib.rs", "mod folder;"),
            ("folder/mod.rs", "mod day; mod week; pub use day::Day; pub use week::Week;"),
            ("folder/day.rs", &format!("pub struct Day; {text}")),
            ("folder/week.rs", "use super::Day; pub struct Week;"),
        ]);
        assert_eq!(found, Vec::<Vec<String>>::new(), "{name}");
    }
}

#[test]
fn an_arm_that_catches_whatever_comes_is_seen_with_its_line() {
    let found =
        catch_all::problems("app/a.rs", "fn f(a: Action) {\n match a {\n  Action::Save(x) => { g(x) }\n  _ => {}\n }\n}");
    assert_eq!(found, ["src/app/a.rs:4: `_ =>` in a match over Action: say each, so that a new one is thought about"]);
    for arms in [
        "Request::A => g::<u8>(), other => h(other)",
        "Some(Request::A | Request::B(_)) => 1, _ => 2,",
        "(Reply::A { x, .. }, true) if x > 2 => match x { _ => 1 }, _ => 2",
        "super::request::Request::A => 1, Request::B | _ => 2",
        "_ => 2, Action::A => if x { 1 } else { 2 },",
        "Reply::Saved => return Ok(()), mut rest => rest.f(),",
    ] {
        let text = format!("fn f() {{ match x.y(|a| (a, 1)) {{ {arms} }} }}");
        assert_eq!(catch_all::problems("app/a.rs", &text).len(), 1, "{arms}");
    }
    assert!(!catch_all::problems("app/a.rs", "impl Action { fn f(&self) { match self { Self::A => 1, _ => 2 } } }").is_empty());
    let other = "impl fmt::Display for Reply { fn f(&self) { match self { Self::A => 1, _ => 2 } } }";
    assert!(!catch_all::problems("app/a.rs", other).is_empty());
}

#[test]
fn a_match_that_names_each_or_asks_about_something_else_is_let_through() {
    for arms in [
        "Request::A => 1, Request::B(_) | Request::C { .. } => 2",
        "Request::A if x => 1, _ if y => 2, Request::A | Request::B => 3",
        "Room::Today => Action::Save, _ => Action::Close",
        "Action::A => match room { Room::Today => 1, _ => 2 }, Action::B => { match n { 1 => 2, other => other } }",
        "Ok(Reply::A) => 1, Ok(Reply::B) => 2, Err(_) => 3",
    ] {
        let text = format!("fn f() {{ match x {{ {arms} }} }}");
        assert_eq!(catch_all::problems("app/a.rs", &text), Vec::<String>::new(), "{arms}");
    }
    for text in [
        "fn f() { matches!(x, Request::A | Request::B) || if let Action::A = y { true } else { false } }",
        "impl Room { fn f(&self) { match self { Self::Today => 1, _ => 2 } } }",
        "#[cfg(test)]\nmod tests { fn f() { match x { Reply::A => 1, _ => panic!() } } }",
    ] {
        assert_eq!(catch_all::problems("app/a.rs", text), Vec::<String>::new(), "{text}");
    }
}
