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

/// Positions of many bytes of one text, which is read once from its beginning to its end.
pub(super) struct Ruler<'a> {
    text: &'a [u8],
    offset: usize,
    position: Position,
}

impl<'a> Ruler<'a> {
    /// The positions of these bytes, in their order.
    pub(super) fn positions(text: &'a str, offsets: &[usize]) -> Vec<Position> {
        let start = Position { line: 1, column: 1 };
        let mut ruler = Self { text: text.as_bytes(), offset: 0, position: start };
        let mut order: Vec<usize> = (0..offsets.len()).collect();
        order.sort_by_key(|index| offsets.get(*index));
        let mut positions = vec![start; offsets.len()];
        for index in order {
            let position = ruler.advance(offsets.get(index).copied().unwrap_or_default());
            if let Some(slot) = positions.get_mut(index) {
                *slot = position;
            }
        }
        positions
    }

    fn advance(&mut self, to: usize) -> Position {
        let passed = self.text.get(self.offset..to.min(self.text.len())).unwrap_or_default();
        for byte in passed {
            match byte {
                b'\n' => self.position = Position { line: self.position.line + 1, column: 1 },
                // A byte of the form 10xxxxxx goes on with a character that has been counted.
                byte if byte & 0xC0 == 0x80 => {}
                _ => self.position.column += 1,
            }
        }
        self.offset = self.offset.max(to);
        self.position
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::indexing_slicing)]

    use super::*;

    #[test]
    fn lines_and_characters_count_from_one() {
        for (offset, line, column) in [(0, 1, 1), (2, 1, 3), (3, 2, 1), (5, 2, 2), (7, 2, 3), (99, 2, 4)] {
            assert_eq!(Position::of_offset("ab\nüßc", offset), Position { line, column }, "{offset}");
            assert_eq!(Ruler::positions("ab\nüßc", &[99, offset])[1], Position { line, column }, "{offset}");
        }
    }
}
