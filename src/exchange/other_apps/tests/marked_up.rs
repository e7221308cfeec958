//! XML and YAML.

use super::{diary, incoming, named_diary, refused, said, series, zip};
use crate::{
    domain::DayStart,
    exchange::{ExchangeError, PassedOver, diary::Choices},
};

const HEALTH: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE HealthData [ <!ELEMENT HealthData (Record)*> ]>
<HealthData locale="en_GB">
 <ExportDate value="2026-07-01 10:00:00 +0100"/>
 <Record type="HKQuantityTypeIdentifierStepCount" value="12"/>
 <Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Watch" startDate="2026-06-13 23:00:00 +0100" endDate="2026-06-14 03:00:00 +0100" value="HKCategoryValueSleepAnalysisAsleepCore"/>
 <Record type="HKCategoryTypeIdentifierSleepAnalysis" sourceName="Phone" startDate="2026-06-14 02:00:00 +0100" endDate="2026-06-14 06:30:00 +0100" value="HKCategoryValueSleepAnalysisAsleepUnspecified"><MetadataEntry key="x" value="y"/></Record>
 <Record type="HKCategoryTypeIdentifierSleepAnalysis" startDate="2026-06-13 22:00:00 +0100" endDate="2026-06-14 07:00:00 +0100" value="HKCategoryValueSleepAnalysisInBed"/>
 <Record type="HKCategoryTypeIdentifierMindfulSession" startDate="2026-06-14 08:00:00 +0100" endDate="2026-06-14 08:10:00 +0100"/>
 <StateOfMind startDate="2026-06-14 20:00:00 +0100" valence="0.4" labels="Calm, R&amp;B" somethingNew="1"/>
 <StateOfMind startDate="2026-06-14 21:00:00 +0100" valence="4"/>
</HealthData>"#;

#[test]
fn of_apple_health_state_of_mind_sleep_and_mindful_minutes_come_in_and_each_minute_slept_counts_once() {
    let read = incoming("apple_health", HEALTH.as_bytes());
    assert_eq!(
        said(&read),
        [
            "row-apple_health-20260614-0800 06-14 08:00 [] ",
            "apple_health-sleep-20260614 06-14 12:00 [] slept 7.5 ",
            "row-apple_health-20260614-2000 06-14 20:00 [Calm|R&B] ",
        ]
    );
    assert_eq!(series(&read), ["Mindful minutes in Apple Health: 10", "Mood in Apple Health: 0.4, from -1 to 1"]);
    assert_eq!(read.rejected_count, 1);
    assert!(read.passed_over.contains(&(1, PassedOver::OtherKinds)));
    let packed = zip(&[("apple_health_export/export_cda.xml", b"<x/>"), ("apple_health_export/export.xml", HEALTH.as_bytes())]);
    assert_eq!(said(&incoming("apple_health", &packed)), said(&read));
}

#[test]
fn xml_without_an_end_or_of_another_kind_is_refused_whole() {
    let open = format!("<HealthData><Record {}", "a".repeat(17 << 20));
    let deep = format!("<HealthData>{}", "<a>".repeat(100_000));
    for bad in ["", "<HealthData>", "<a></a>", "<HealthData><Record", "words", open.as_str(), deep.as_str()] {
        assert!(matches!(diary("apple_health", bad.as_bytes()), Err(ExchangeError::NotThat { .. })), "{:?}", bad.get(..20));
    }
    // What an entity stands for is never looked up.
    let bomb = "<!DOCTYPE HealthData [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><HealthData>&b;<StateOfMind startDate=\"2026-06-14 20:00:00 +0100\" valence=\"0\" labels=\"&b;\"/></HealthData>";
    assert_eq!(said(&incoming("apple_health", bomb.as_bytes())), ["row-apple_health-20260614-2000 06-14 20:00 [] "]);
}

const MONTH: &str = "3:\n  text: |-\n    Rain all day.\n    #tired but out\n17:\n  Mood:\n    '4': null\n  People: {Kim: null}\n  text: 'It''s\n\n    fine'\n31:\n  text: \"\"\n29: [\n";

#[test]
fn rednotebooks_days_have_a_text_and_categories_and_one_that_cant_be_read_takes_no_other_with_it() {
    let read = incoming("rednotebook", MONTH.as_bytes());
    assert_eq!(
        said(&read),
        [
            "row-rednotebook-20240103 01-03 12:00 [tired] Rain all day./#tired but out",
            "row-rednotebook-20240117 01-17 12:00 [4|Kim] It's/fine",
        ]
    );
    assert_eq!(refused(&read), [(14, "it is no YAML that is read here")]);
    assert_eq!(read.passed_over, [(1, PassedOver::Empty)]);
    let february = named_diary("rednotebook", "2024-02.txt", MONTH.as_bytes()).expect("a month");
    assert_eq!(february.refused[0].1, "its month has no such day", "31 February");
    assert!(named_diary("rednotebook", "diary.txt", MONTH.as_bytes()).is_err(), "which month it is stands in its name");
}

#[test]
fn a_zip_file_and_a_folder_of_months_are_read_as_one() {
    let packed = zip(&[("data/2023-12.txt", b"5:\n  text: before\n"), ("data/2024-01.txt", MONTH.as_bytes()), ("x.png", b"x")]);
    let read = incoming("rednotebook", &packed);
    let mut months = super::super::Months::default();
    for (name, text) in [("2023-12.txt", "5:\n  text: before"), ("2024-01.txt", MONTH)] {
        months.add(name, text.as_bytes()).expect("memory does not fail");
    }
    let folder = named_diary("rednotebook", "data", &months.into_text()).expect("months");
    let folder = folder.with(&Choices::default(), DayStart::default()).expect("few");
    assert_eq!(said(&folder), said(&read));
    assert_eq!(said(&read)[0], "row-rednotebook-20231205 12-05 12:00 [] before");
    assert_eq!(said(&read).len(), 3);
}
