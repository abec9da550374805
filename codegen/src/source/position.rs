//! Line and column, for people.

/// A place in a text, for people: both count from one, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// The line.
    pub line: usize,
    /// The character within the line.
    pub column: usize,
}

impl Position {
    /// The position of a byte.
    pub fn of_offset(text: &str, offset: usize) -> Self {
        let bytes = text.as_bytes();
        let before = bytes.get(..offset).unwrap_or(bytes);
        let start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |at| at + 1);
        let line = before.iter().filter(|byte| **byte == b'\n').count() + 1;
        // A byte of the form 10xxxxxx goes on with a character that has been counted.
        let characters = before.iter().skip(start).filter(|byte| **byte & 0xC0 != 0x80).count();
        Self { line, column: characters + 1 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_characters_count_from_one() {
        for (offset, line, column) in [(0, 1, 1), (2, 1, 3), (3, 2, 1), (5, 2, 2), (7, 2, 3), (99, 2, 4)] {
            assert_eq!(Position::of_offset("ab\nüßc", offset), Position { line, column }, "{offset}");
        }
    }
}
