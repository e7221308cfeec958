//! What the invented writer of the sample journal noted down. Written for it; nobody's diary.

/// Before anything changed.
pub(super) const BEFORE: [&str; 22] = [
    "First entry. I want to see what a month of this looks like.",
    "Laughed until my ribs hurt at the thing with the umbrella.",
    "Long day, short fuse. The printer did not help.",
    "Made soup for the whole week and felt oddly proud of it.",
    "Could not sleep for thinking about the flat. Went through the numbers again.",
    "Bright cold morning. The whole street smelled of bread.",
    "Said something sharp on the phone and have been chewing on it since.",
    "Rehearsal went badly until the last ten minutes, then it flew.",
    "The keys are ours. Sat on the floor of an empty room and grinned.",
    "Boxes everywhere. Found the old letters and lost an hour.",
    "Neighbour brought plums. I know one name on this street now.",
    "Grey all day, inside and out, but a calm sort of grey.",
    "Ran along the canal and beat nobody, which was the point.",
    "Worried about the results, then ashamed of how relieved I was.",
    "Cooked with the radio on. A song from school came and I had to sit down.",
    "Meeting dragged. I was angry about the tone more than the words.",
    "Saw the heron again. Told everyone at lunch.",
    "Cried at a film about a bear. No regrets.",
    "Slept in. The afternoon had that slow gold light.",
    "Missed the train and made a friend of the delay.",
    "Old worries at three in the morning, gone by breakfast.",
    "Danced in the kitchen. Badly.",
];

/// Around the change of the dose and in the weeks after it.
pub(super) const AROUND: [&str; 18] = [
    "The dark mornings are getting to me. Everything takes a push.",
    "Appointment done. We talked about a higher dose and I said yes.",
    "First week on the new dose. Dry mouth, odd dreams.",
    "Anxious on the bridge again, less than last month.",
    "Slept right through for the first time in ages.",
    "The knot in my stomach is smaller. I notice it by its absence.",
    "A row about nothing, and it was over in a minute.",
    "Sun on the allotment. Planted far too many beans.",
    "Quiet evening. Read forty pages without drifting off.",
    "Worked late and did not mind.",
    "Visited my aunt. She repeats herself and so do I.",
    "Nervous before the talk, fine during, proud after.",
    "Swam twenty lengths. My arms are jelly.",
    "Everyone came round. Loud, warm, crumbs on everything.",
    "Missed a tablet and remembered at night.",
    "Tidied the cellar. Strange what one keeps.",
    "Rain on the window all afternoon. Pleasant, somehow.",
    "The choir took me back. I had forgotten the smell of that hall.",
];

/// While felt emotion was narrowing.
pub(super) const NARROWING: [&str; 24] = [
    "Good news about the grant. I knew it was good. That was all.",
    "Everyone laughed and I laughed a second later.",
    "Nothing wrong today. Nothing much at all today.",
    "Watched the sunset because people say one should.",
    "Not sad. I keep checking whether I am sad.",
    "Hugged my brother at the station. It was like hugging through a coat.",
    "Played the record that always works. It did not.",
    "Forgot what I had walked into the room for, twice.",
    "The argument at work went past me like weather.",
    "A clean, even, empty sort of day.",
    "I used to dread these calls. Now I just make them.",
    "Choir again. I sang the notes.",
    "Somebody told me I seem calm. I did not know what to say.",
    "Birthday cake at work. I could describe it exactly.",
    "Tired from nothing.",
    "Looked at photos from the move and tried to remember the grin.",
    "Ate in front of the screen and could not say what I had watched.",
    "The film about the bear was on again. Dry eyes.",
    "Walked home without music and did not miss it.",
    "First session. She asked what I would feel if I could. I liked the question.",
    "Cold river water up to the knees. For a moment there was a lot of everything.",
    "Wrote down three things that should have moved me. It took a while.",
    "A small warm flicker when the dog next door leaned on my leg.",
    "I want to ask about the dose next time. Wrote it down so that I do.",
];

/// What should have moved the writer: days before the last, what, how strongly once, how strongly now.
pub(super) const EXPECTED: [(i32, &str, u8, u8); 7] = [
    (331, "My niece ran towards me at the airport", 8, 8),
    (214, "The last concert of the season", 8, 7),
    (74, "Good news about the grant", 9, 3),
    (58, "Saying goodbye to my brother at the station", 8, 2),
    (43, "The record that always works", 7, 1),
    (29, "A friend told me she is expecting", 9, 4),
    (12, "Being shouted at on the cycle path", 6, 2),
];
