//! Files as a long diary and another program make them, made up for these tests.

use base64::Engine;
use chrono::{Days, NaiveDate};
use serde_json::{Value, json};
use std::io::{Cursor, Write};

/// A diary in JSON lines of 1,476 check-ins on 238 of 239 days, six or seven a day, across both changes of the clocks
/// and with a feeling of its own in the first line.
pub fn long_diary() -> String {
    let kinds = [
        ("joy", "pleasant"),
        ("contentment", "pleasant"),
        ("excitement", "pleasant"),
        ("sadness", "unpleasant"),
        ("anxiety", "unpleasant"),
        ("loneliness", "unpleasant"),
    ];
    let feelings: Vec<Value> = kinds.iter().map(|(key, side)| json!({"key": key, "name": key, "valence": side})).collect();
    let mut lines = vec![json!({"gamut": 1, "kind": "journal", "feelings": feelings, "symptoms": []}).to_string()];
    let first = NaiveDate::from_ymd_opt(2012, 8, 13).expect("a day");
    for n in (0..239).filter(|n| *n != 100) {
        let day = first + Days::new(n);
        let summer = day < NaiveDate::from_ymd_opt(2012, 10, 28).expect("a day")
            || day > NaiveDate::from_ymd_opt(2013, 3, 31).expect("a day");
        for nth in 0..if n < 48 { 7 } else { 6 } {
            let at = format!("{day}T{:02}:{:02}:17{}", 8 + 2 * nth, n % 60, if summer { "+02:00" } else { "+01:00" });
            let felt: serde_json::Map<String, Value> =
                (0..).zip(kinds).map(|(k, (key, _))| (key.to_owned(), json!((n * 7 + nth * 3 + k * 5) % 11))).collect();
            let row = json!({"kind": "check_in", "id": format!("{n}-{nth}"), "at": at, "zone": "Europe/Amsterdam",
                "day": day.to_string(), "feelings": felt, "written_at": at});
            lines.push(row.to_string());
        }
    }
    lines.join("\n") + "\n"
}

/// A backup of Daylio with this many entries and photos, and with what else the app writes into one.
pub fn daylio(entries: u32, photos: u32) -> Vec<u8> {
    let mood = |id: u32, name: &str| {
        json!({"id": id, "custom_name": name, "mood_group_id": id.min(5), "mood_group_order": 0, "icon_id": id,
            "predefined_name_id": if name.is_empty() { i64::from(id) } else { -1 }, "state": 0})
    };
    let moods: Vec<Value> =
        (1..=7).map(|id| mood(id, ["", "calm by the water", "null"][id.saturating_sub(5) as usize])).collect();
    let tags: Vec<Value> = ["family", "friends", "walk"]
        .iter()
        .enumerate()
        .map(|(n, name)| json!({"id": n, "name": name, "icon": 41, "order": n, "state": 0, "id_tag_group": 0}))
        .collect();
    let entry = |n: u32| {
        json!({"id": n, "minute": 15, "hour": 10, "day": n % 27 + 1, "month": 1, "year": 2025,
            "datetime": 1_741_000_000_000_i64 + i64::from(n) * 86_400_000, "timeZoneOffset": 3_600_000, "mood": n % 7 + 1,
            "note": format!("n{n}<br>and more"), "note_title": if n == 1 { "A title" } else { "" }, "tags": [n % 3], "assets": []})
    };
    let entries: Vec<Value> = (1..=entries).map(entry).collect();
    let whole = json!({"version": 15, "isReminderOn": true, "customMoods": moods, "tags": tags, "dayEntries": entries,
        "achievements": [{"name": "AC_FIRST_ENTRY", "unlocked_at_datetime": 0}], "daysInRowLongestChain": 3, "goals": [],
        "prefs": [{"key": "COLOR_PALETTE_DEFAULT_CODE", "pref_name": "default", "value": 1}], "tag_groups": [],
        "metadata": {"number_of_entries": entries.len(), "platform": "android"}, "moodIconsPackId": 1, "reminders": []});
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let mut put = |name: &str, bytes: &[u8]| {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a name");
        zip.write_all(bytes).expect("memory does not fail");
    };
    put("backup.daylio", base64::engine::general_purpose::STANDARD.encode(whole.to_string()).as_bytes());
    for n in 0..photos {
        put(&format!("assets/photos/2025/{}/{n:032x}", n % 12 + 1), b"x");
    }
    zip.finish().expect("an archive").into_inner()
}
