//! What the program has to say about health, as data: the seven ways, the help lines, the article,
//! the writing prompts and the first pages. Every sentence lives in `assets/` with its source and
//! review date; the code here only loads it, fills it from the journal and says which way suits why.
//!
//! Nothing here decides anything about the person. The item about wanting to hurt oneself is never
//! read by this layer (SAFETY 8).

mod article;
mod asked;
mod countries;
mod feeling_words;
mod first_run;
mod help;
mod load;
mod offer;
mod prompts;
mod questions;
mod rank;
mod results;
mod standing;
mod way_tools;
mod ways;
mod whats_new;

pub use article::{ArticleSymptom, ArticleText, Named, article};
pub use asked::{Asked, QUESTION_LIMIT, asked, asked_moved, taken_along, with_asked};
pub use countries::{Country, CountryFound, countries, countries_called, country_named, country_of, country_of_zone};
pub use feeling_words::{feeling_words, first_feeling_words};
pub use first_run::{About, FirstRun, Page, first_run};
pub use help::{HelpLine, HelpText, LineKind, help, lines_for, plan_part_name};
pub use offer::{offered, why_offered};
pub use prompts::{Prompt, prompts};
pub use questions::{DoctorQuestion, doctor_questions};
pub use rank::{RankedWay, rank};
pub use results::{WayResult, result_of, result_words, results};
pub use way_tools::{LookFor, Sense, WayTools, way_tools};
pub use ways::{DoctorPage, Step, StepTool, WayText, doctor_page, way, ways};
pub use whats_new::{AllNews, News, all_news, newest_news, news_since};
