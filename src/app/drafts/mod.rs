//! What is half written, and where it is kept until it is saved or left.

mod keep;
