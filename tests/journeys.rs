//! Journeys through the accessibility tree: the real window code over the real store and worker,
//! with no screen. What is pressed is found by role and name, as a screen reader finds it.

#![expect(clippy::expect_used, clippy::panic, reason = "a journey that can't go on stops loudly, and so do its helpers")]

mod journeys {
    pub mod announced;
    pub mod arranging;
    pub mod backups;
    pub mod banners;
    pub mod before_after;
    pub mod book;
    pub mod by_touch;
    pub mod card_to_effect;
    pub mod caret;
    pub mod desktop_keys;
    pub mod discreet;
    pub mod doctor;
    pub mod edges_of_time;
    pub mod few_shapes;
    pub mod files;
    pub mod finder;
    pub mod first_run;
    pub mod help_at_once;
    pub mod help_country;
    pub mod in_place;
    pub mod in_words;
    pub mod keyboard;
    pub mod keys_in_order;
    pub mod letting_go;
    pub mod like_me;
    pub mod locking;
    pub mod log_and_see;
    pub mod long_journal;
    pub mod low_mood;
    pub mod machines;
    pub mod made_up;
    pub mod missing_is_not_zero;
    pub mod names;
    pub mod noticed_today;
    pub mod notices;
    pub mod one_save;
    pub mod one_set_of_numbers;
    pub mod own_settings;
    pub mod pictures;
    pub mod reading;
    pub mod replies;
    pub mod rooms;
    pub mod safety_plan;
    pub mod same_edge;
    pub mod saved_day;
    pub mod settings_room;
    #[path = "../support/skipped.rs"]
    pub mod skipped;
    pub mod small_window;
    pub mod steps;
    pub mod still_so;
    pub mod taking_back;
    pub mod three_of_each;
    pub mod today_form;
    pub mod told_numbers;
    pub mod typing_goes_on;
    pub mod walk;
    pub mod way_tools;
    pub mod ways_room;
    pub mod words_shown;
}
