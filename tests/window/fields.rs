//! Every field in which a person writes words, and the way to it.

/// How a field is reached: its room by the key of the rail, what is pressed there until it is seen, its own name. A `*`
/// at the end of a name stands for anything.
pub struct Field {
    pub room: &'static str,
    pub open: &'static [&'static str],
    pub name: &'static str,
    /// Letters it takes; more words take the place of the earlier ones.
    pub letters: usize,
}

const TODAY: &str = "alt+1";
const PATTERNS: &str = "alt+4";
const WAYS: &str = "alt+5";
const HELP: &str = "alt+6";
const SETTINGS: &str = "alt+7";
const LONG: usize = 100_000;

const fn field(room: &'static str, open: &'static [&'static str], name: &'static str, letters: usize) -> Field {
    Field { room, open, name, letters }
}

const SENSES: &str = "Open: Wake up the other senses";
const GROUP: &str = "Open: Join a support group";
const ENJOYED: &str = "Open: Go back to something you once enjoyed";
const DOCTOR: &str = "Open: Talk to your doctor about your medicine";
const THERAPIST: &str = "Open: Talk to a therapist";
const WRITE: &str = "Open: Write a few lines";
const SUBSTANCES: &str = "Open: Spend some days without alcohol or drugs";

pub static FIELDS: [Field; 46] = [
    field(TODAY, &[], "A line or two, if you like", LONG),
    field(TODAY, &[], "Sleep", 12),
    field(TODAY, &[], "Medicine taken", 80),
    field(TODAY, &[], "Drinks and other", 80),
    field(TODAY, &[], "Tags", 80),
    field(TODAY, &["Expected and felt…"], "What happened", 400),
    field(TODAY, &["Something happened…"], "Medicine", 200),
    field(TODAY, &["Something happened…"], "Dose, as it is written", 200),
    field(TODAY, &["Something happened…"], "A line about it, if you like", 2000),
    field(PATTERNS, &["This isn't so…"], "In your own words, if you like", 400),
    field(WAYS, &[SENSES, "What worked for you", "Smell"], "A scent", 200),
    field(WAYS, &[SENSES, "What worked for you", "Smell", "Change Rain on stone"], "New words", 200),
    field(WAYS, &[GROUP, "Note a group"], "Name", 200),
    field(WAYS, &[GROUP, "Note a group"], "Number, address or page", 400),
    field(WAYS, &[GROUP], "Which meeting", 400),
    field(WAYS, &[THERAPIST, "Note a therapist"], "Name", 200),
    field(WAYS, &[THERAPIST, "Note a therapist"], "Number, address or page", 400),
    field(WAYS, &[THERAPIST], "Which step", 400),
    field(WAYS, &[ENJOYED], "Something you once enjoyed", 200),
    field(WAYS, &[ENJOYED], "What you will do", 400),
    field(WAYS, &[ENJOYED, "Change Choir"], "What it is", 200),
    field(WAYS, &[ENJOYED, "Change Choir"], "Small steps, one a line: so small that ten minutes are enough", 2000),
    field(WAYS, &[DOCTOR], "A question of your own", 400),
    field(WAYS, &[DOCTOR], "Which visit", 400),
    field(WAYS, &[DOCTOR, "Change question 1: *"], "Question 1, in your words", 400),
    field(WAYS, &[SUBSTANCES], "Something that helps", 200),
    field(WAYS, &[SUBSTANCES], "A reason", 200),
    field(WAYS, &[SUBSTANCES], "What you will do instead", 400),
    field(WAYS, &[WRITE, "Open the writing room", "Start writing", "Go on writing"], "Your page", LONG),
    field(
        WAYS,
        &["Go on with it", DOCTOR, "Begin, *", "First step", "Stop here"],
        "What did you do, and what was there? A line, if you like",
        4000,
    ),
    field(HELP, &[], "How I notice that it is getting hard", 4000),
    field(HELP, &[], "Step 1", 400),
    field(HELP, &[], "People who are good for me", 4000),
    field(HELP, &[], "Places that are good for me", 4000),
    field(HELP, &[], "Professionals I can turn to", 4000),
    field(HELP, &[], "How I make it safer around me", 4000),
    field(HELP, &[], "What I want to be here for", 4000),
    field(HELP, &[], "Name", 200),
    field(HELP, &[], "Number or address", 200),
    field(HELP, &["Change Anna"], "Name", 200),
    field(SETTINGS, &[], "Another feeling", 60),
    field(SETTINGS, &["Rename joy"], "New name of joy", 60),
    field(SETTINGS, &[], "Another symptom", 60),
    field(SETTINGS, &["Rename and reorder symptoms"], "Name of *", 60),
    field(SETTINGS, &["Your tags", "Change the word walk"], "New spelling", 80),
    field(TODAY, &["Another feeling…"], "Choose a word, or write your own. It is asked about from now on", 60),
];
