//! The measures against reference numbers, where those are at hand.

use super::journals::reference;
use gamut::analysis::{Level, diversity, measure};
use serde_json::Value;

#[test]
fn every_measure_equals_the_reference_numbers_and_is_undefined_where_they_are() {
    let mut records = 0;
    for file in ["edge_cases.json", "windows.json", "emodiversity.json"] {
        let Some(path) = reference(&format!("oracle/{file}")) else { return };
        let list: Vec<Value> = serde_json::from_str(&std::fs::read_to_string(path).expect("a file")).expect("records");
        for record in &list {
            let got = named(record);
            for (name, want) in record["expect"].as_object().expect("numbers") {
                let what = format!("{file} {} {}: {name}", record["id"], record["case"]);
                let got = got.iter().find(|(n, _)| n == name).unwrap_or_else(|| panic!("{what} is absent")).1;
                match (got, want.as_f64()) {
                    (None, None) => {}
                    (Some(g), Some(w)) => {
                        assert!((g - w).abs() <= (1e-9 * g.abs().max(w.abs())).max(1e-12), "{what} {g}, expected {w}");
                    }
                    (g, w) => panic!("{what} {g:?}, expected {w:?}"),
                }
            }
        }
        records += list.len();
    }
    assert_eq!(records, 33 + 150 + 40);
}

fn named(record: &Value) -> Vec<(&'static str, Option<f64>)> {
    let numbers = |key: &str| record[key].as_array().map(|a| a.iter().map(Value::as_f64).collect::<Vec<_>>());
    if let Some(felt) = numbers("c") {
        return diversity(&felt.into_iter().flatten().collect::<Vec<_>>()).named().to_vec();
    }
    let days: Vec<i64> = record["days"].as_array().expect("days").iter().filter_map(Value::as_i64).collect();
    let scale = (record["scale"][0].as_f64().expect("a bound"), record["scale"][1].as_f64().expect("a bound"));
    let level = if record["level"] == "day" { Level::Day } else { Level::Entry };
    measure(&days, &numbers("x").expect("ratings"), scale, level).named().to_vec()
}
