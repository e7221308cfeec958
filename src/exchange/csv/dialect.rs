//! How a table is written, so that a spreadsheet opens it with a double click and takes it for what it is.

/// Which signs stand between the cells and in numbers, and whether the file says that it is UTF-8. All of it is read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Dialect {
    /// The three bytes some spreadsheets need to see that letters are UTF-8 (a byte order mark).
    pub mark: bool,
    /// `;` between the cells and a comma in numbers, for countries that write 6,5.
    pub semicolons: bool,
}

impl Dialect {
    pub(super) const fn separator(self) -> char {
        if self.semicolons { ';' } else { ',' }
    }

    pub(super) fn number(self, plain: &str) -> String {
        if self.semicolons { plain.replace('.', ",") } else { plain.to_owned() }
    }
}
