//! Tables.

use super::{incoming, is_the_same_however_it_is_encoded, refused, said, series, with, zip};
use crate::exchange::{PassedOver, diary::Choices};

const DAYLIO: &str = "full_date,date,weekday,time,mood,activities,note_title,note\n\
    2025-11-02,2 November,Sunday,9:05 pm,rad,\"music | long walk \",Evening,\"two <b>bold</b><br>lines\"\n\
    2025-11-02,November 2,Sunday,7:40\u{202f}AM,so so ,\"\",\"\",\"\"\n\
    2025-11-01,1 November,Saturday,20:18,awful,music,,a note, with a comma\n\
    2025-13-01,1 November,Saturday,20:18,meh,,,x\n\
    2025-11-01,1 November,Saturday,late,meh,,,x\n";

#[test]
fn daylios_table_brings_moods_activities_and_notes_and_a_renamed_mood_is_asked_about() {
    let read = incoming("daylio_csv", DAYLIO.as_bytes());
    assert_eq!(
        said(&read),
        [
            "row-daylio-20251101-2018 11-01 20:18 [music] a note, with a comma",
            "row-daylio-20251102-0740 11-02 07:40 [so so] ",
            "row-daylio-20251102-2105 11-02 21:05 [music|long walk] Evening/two bold/lines",
        ]
    );
    assert_eq!(series(&read), ["Mood in Daylio: rad (5 of 5)", "Mood in Daylio: awful (1 of 5)"]);
    assert_eq!(refused(&read), [(5, "its date is none"), (6, "its time of day is none")]);
    let choices = Choices { mood_words: [("So so".to_owned(), 3.0)].into(), ..Choices::default() };
    let read = with("daylio_csv", DAYLIO.as_bytes(), &choices);
    assert_eq!(series(&read)[1], "Mood in Daylio: so so (3 of 5)");
    assert!(read.journal.check_ins[1].context.tags.is_empty());
    is_the_same_however_it_is_encoded("daylio_csv", DAYLIO);
}

#[test]
fn daylios_older_and_newer_tables_are_read() {
    let older = "year,date,weekday,time,mood,activities,note\n2019,October 30,Wednesday,10:04 AM,good,gym | work,fine\n";
    let read = incoming("daylio_csv", older.as_bytes());
    assert_eq!(said(&read), ["row-daylio-20191030-1004 10-30 10:04 [gym|work] fine"]);
    let newer = "full_date,date,weekday,time,mood,activities,scales,note_title,note\n\
        2026-01-05,January 5,Monday,08:00,meh,,Sleep Quality: 8/10 points | Sleep Time: 8:30 | Coffee: 2 cups,,\n\
        2026-01-06,January 6,Tuesday,08:00,meh,,Sleep Quality: fine,,\n";
    let read = incoming("daylio_csv", newer.as_bytes());
    assert_eq!(said(&read), ["row-daylio-20260105-0800 01-05 08:00 [] slept 8.5 "]);
    assert_eq!(
        series(&read),
        ["Mood in Daylio: meh (3 of 5)", "Sleep Quality in Daylio: 8, from 0 to 10", "Coffee in Daylio: 2"]
    );
    assert_eq!(refused(&read).len(), 1);
}

#[test]
fn how_we_feel_names_feelings_without_a_strength_and_they_are_words() {
    let first = "Date,Mood,Tags (People),Tags (Places),Tags (Events),Exercise,Sleep,Menstrual,Steps,Meditation,Weather,\
        Temperature (F),Water (cups),Caffeine (mg),Alcoholic Drinks,Notes,Reflections,Takeaways\n\
        2026 Sun Feb 1 9:10 PM,Calm,By Myself;Cat,Home,,0.0,7.25,,1200.0,,Rain,41.0,,0,,a note, not quoted,,\n";
    let read = incoming("how_we_feel", first.as_bytes());
    assert_eq!(
        said(&read),
        ["row-how_we_feel-20260201-2110 02-01 21:10 [Calm|By Myself|Cat|Home|Rain] slept 7.25 a note//not quoted"]
    );
    assert_eq!(
        series(&read),
        ["Steps in How We Feel: 1200", "Temperature (F) in How We Feel: 41", "Caffeine (mg) in How We Feel: 0"],
        "what the phone writes for nothing is no 0"
    );
    let second = first.replacen("Mood,", "Mood,Mood Key,", 1).replacen("Calm,", "Calm;Low,calm;low,", 1);
    assert!(said(&incoming("how_we_feel", second.as_bytes()))[0].contains("[Calm|Low|By Myself"));
    let third = "\u{feff}Date,Locale,Mood Keys,Mood,Tags (People),Tags (Places),Tags (Events),Notes,Reflections,Takeaways\n\
        2026 Mon Jul 6 08:15 AM,en,calm,calm,Friend,,,\"one\ntwo\",[],[]\n2026 Mon Jul 6,en,calm,calm,,,,,,\n";
    let read = incoming("how_we_feel", third.as_bytes());
    assert_eq!(said(&read), ["row-how_we_feel-20260706-0815 07-06 08:15 [calm|Friend] one/two"]);
    assert_eq!(refused(&read), [(4, "its date and time are none")]);
}

#[test]
fn bearables_rows_of_one_time_of_day_are_one_entry() {
    let table = "date,date formatted,weekday,time of day,category,rating/amount,detail,notes\n\
        3rd Mar 2023,2023-03-03,Friday,am,Symptom,3,Headache (Severe),\n\
        3rd Mar 2023,2023-03-03,Friday,am,Mood,2,Low | Worn out,did not feel the music\n\
        3rd Mar 2023,2023-03-03,Friday,21:15,Mood,4,,\n\
        3rd Mar 2023,2023-03-03,Friday,,Sleep,6:45,Asleep 23:00 - 5:45,. \n\
        3rd Mar 2023,2023-03-03,Friday,all day,Factors,,Tea | Walk,\n\
        3rd Mar 2023,2023-03-03,Friday,8:00,Meds/Supplements,20,Examplol (mg),\n\
        3rd Mar 2023,2023-03-03,Friday,,Sleep quality,4,Good,\n\
        3rd Mar 2023,2023-03-03,Friday,am,Mood,4,,\n\
        40th Mar 2023,,Friday,am,Mood,4,,\n\
        3rd Mar 2023,2023-03-03,Friday,am,Symptom,some,Headache,\n";
    let read = incoming("bearable", table.as_bytes());
    assert_eq!(
        said(&read),
        [
            "row-bearable-20230303-0800 03-03 08:00 [] ",
            "row-bearable-20230303-morning 03-03 09:00 [Low|Worn out] did not feel the music",
            "row-bearable-20230303-morning.2 03-03 09:00 [] ",
            "row-bearable-20230303 03-03 12:00 [Tea|Walk] slept 6.75 ",
            "row-bearable-20230303-2115 03-03 21:15 [] ",
        ]
    );
    let meds = &read.journal.check_ins[0].context.medicines;
    assert_eq!(meds.iter().map(|m| &**m).collect::<Vec<_>>(), ["Examplol 20 mg"]);
    let mut found = series(&read);
    found.sort();
    assert_eq!(
        found,
        [
            "Headache in Bearable: Severe (3)",
            "Mood in Bearable: 2 of 5",
            "Mood in Bearable: 4 of 5",
            "Mood in Bearable: 4 of 5",
            "Sleep quality in Bearable: Good (4)",
        ]
    );
    assert_eq!(refused(&read), [(10, "its date is none"), (11, "its rating is no number")]);
    assert!(read.journal.check_ins.iter().all(|c| c.day.to_string() == "2023-03-03"));
}

#[test]
fn bearables_rows_of_one_moment_are_one_entry_wherever_they_stand_and_one_mood_above_five_says_the_scale_of_all() {
    let mut table = "date,weekday,time of day,category,rating/amount,detail,notes\n".to_owned();
    for (category, rating) in [("Mood", "3"), ("Energy", "2"), ("Mood", "9")] {
        for day in 1..=9 {
            let row = format!("{day}th Mar 2023,x,am,{category},{rating},,{category}\n");
            table.push_str(&row);
        }
    }
    let read = incoming("bearable", table.as_bytes());
    assert_eq!((read.journal.check_ins.len(), read.offered, read.rejected_count), (18, 18, 0));
    let first: Vec<String> = said(&read).into_iter().take(2).collect();
    let id = "row-bearable-20230301-morning";
    assert_eq!(first, [format!("{id} 03-01 09:00 [] Mood/Energy"), format!("{id}.2 03-01 09:00 [] Mood")]);
    assert_eq!(series(&read).iter().filter(|said| said.as_str() == "Mood in Bearable: 3 of 10").count(), 9);
}

#[test]
fn of_bearables_moments_that_stay_open_only_so_much_is_held() {
    let row = |n: usize| format!("{}th Mar 2023,x,8:{:02},Factors,,Tea,{}\n", n / 60 + 1, n % 60, "a".repeat(40));
    let mut table = "date,weekday,time of day,category,rating/amount,detail,notes\n".to_owned();
    (0..240).chain(0..240).for_each(|n| table.push_str(&row(n)));
    let read = incoming("bearable", table.as_bytes());
    let (n, rows) = (read.journal.check_ins.len(), |c: &crate::domain::CheckIn| c.note.lines().count());
    assert_eq!(
        read.journal.check_ins.iter().map(|c| rows(c)).sum::<usize>() + usize::try_from(read.repeated).expect("few"),
        480
    );
    assert!(n >= 240, "{n}");
}

#[test]
fn emoods_has_four_axes_and_its_zeros_of_sleep_and_weight_were_not_given() {
    let table = "DATE (YYYY-MM-DD),DEPRESSED,ELEVATED,IRRITABILITY,ANXIETY,SLEEP,WEIGHT\n\
        2023-05-01,2,1,1,4,7.5,0\n2023-05-03,1,1,1,1,0,61.5\n2023-05-04,5,1,1,1,0,0\n";
    let read = incoming("emoods", table.as_bytes());
    assert_eq!(said(&read), ["row-emoods-20230501 05-01 12:00 [] slept 7.5 ", "row-emoods-20230503 05-03 12:00 [] "]);
    assert_eq!(series(&read)[3], "Anxiety in eMoods: Severe (4, from 1 to 4)");
    assert_eq!(series(&read).last().map(String::as_str), Some("WEIGHT in eMoods: 61.5"));
    assert_eq!(refused(&read), [(4, "one of its four axes is no number from 1 to 4")]);
    assert!(read.journal.check_ins.iter().all(|c| c.answers.is_empty()), "an axis is no feeling until somebody says so");
    let packed = zip(&[("photo.jpg", b"x"), ("entry.csv", table.as_bytes())]);
    let unpacked = incoming("emoods", &packed);
    assert_eq!(said(&unpacked), said(&read));
    assert!(unpacked.passed_over.contains(&(1, PassedOver::Files)));
}

#[test]
fn moodistory_and_track_and_graph_bring_a_mood_and_numbers() {
    let moods = "date,time,mood,notesAndThoughts\n2023-02-03,21:30:00,2,a, b\n2023-02-03,,9,x\n";
    let read = incoming("moodistory", moods.as_bytes());
    assert_eq!(said(&read), ["row-moodistory-20230203-2130 02-03 21:30 [] a, b"]);
    assert_eq!(series(&read), ["Mood in Moodistory: 2 of 5"]);
    assert_eq!(refused(&read), [(3, "its mood is no number from 1 to 5")]);
    let numbers = "FeatureName,Timestamp,Value,Label,Note\nCalm,2022-10-01T21:30:41.432+02:00,0.0,,\n\
        Night,2022-10-02T08:00:00Z,7:15:00,,deep\nCalm,2022-10-03,1,,\n";
    let read = incoming("track_and_graph", numbers.as_bytes());
    assert_eq!(
        said(&read),
        ["row-track_and_graph-20221001-213041-432 10-01 21:30 [] ", "row-track_and_graph-20221002-0800 10-02 08:00 [] deep"]
    );
    assert_eq!(series(&read), ["Calm in Track & Graph: 0", "Night in Track & Graph: 7.25"], "a 0 that was written is a 0");
    assert_eq!(refused(&read), [(4, "its time is none with an offset")]);
    let older = "FeatureName,Timestamp,Value,Note\nCalm,2020-10-01T21:30:41Z,3:A lot,\n";
    assert_eq!(series(&incoming("track_and_graph", older.as_bytes())), ["Calm in Track & Graph: A lot (3)"]);
}

#[test]
fn any_table_is_read_by_the_columns_that_were_said() {
    let table = "When;Joy;Head;Words;Said\n13.02.2026 21:40;3;;walk|rain;a note\n14.02.2026 9:05;;2,5;;\n14.02.2026;x;;;\n";
    let choices: Choices = toml::from_str(
        "[table]\ntime = \"when\"\nday_begins_with = \"day\"\nscales = [\"Joy\", \"Head\"]\ntags = [\"Words\"]\nnotes = [\"Said\"]\n\
         [scales.joy]\nas = \"feeling\"\nfeeling = \"joy\"\nzero = 0\nten = 4",
    )
    .expect("a map");
    let read = with("table", table.as_bytes(), &choices);
    let lines = said(&read);
    assert!(lines[0].starts_with("table-") && lines[0].ends_with("-20260213-2140 02-13 21:40 [walk|rain] a note"), "{lines:?}");
    let joy = read.journal.catalogue.feeling_by_key("joy").expect("it begins with it").id;
    let answers: Vec<_> =
        read.journal.check_ins.iter().map(|c| c.answer(joy).and_then(crate::domain::Answer::number)).collect();
    assert_eq!(answers, [Some(8), None]);
    assert_eq!(series(&read), ["Head in a table: 2.5"]);
    assert_eq!(refused(&read), [(4, "a cell that should be a number is none")]);
    let other = table.replace("Head", "Back");
    let other_choices = Choices {
        table: choices.table.clone().map(|t| crate::exchange::diary::TableColumns { scales: vec!["Joy".into()], ..t }),
        ..choices
    };
    let ids = |read: &crate::exchange::Incoming| read.journal.check_ins[0].id.clone();
    assert_ne!(ids(&with("table", other.as_bytes(), &other_choices)), ids(&read), "another table is another one");
}
