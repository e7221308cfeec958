//! What the analysis says, from outside.

mod journals;
mod oracle;
mod reference;
