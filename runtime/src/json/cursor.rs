//! A position in a JSON text, and the steps from token to token.
//!
//! The steps that a response is mostly made of are taken here: punctuation, keys, strings without
//! escapes, short integers. What is long to get right is the parser's: escapes, the grammar and
//! the value of numbers, and skipping. A copy of a cursor looks ahead without moving the original.

use std::borrow::Cow;

use jiter::{Jiter, JiterError, Peek};

use super::{escape, key, syntax};
use crate::codec::DecodeError;

/// A position in a text.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'j> {
    text: &'j str,
    index: usize,
}

/// The digits that fit into 64 bits, whatever they are.
const SAFE_DIGITS: usize = 18;

impl<'j> Cursor<'j> {
    /// The start of the text.
    pub(super) fn new(bytes: &'j [u8]) -> Result<Self, DecodeError> {
        if bytes.starts_with(b"\xef\xbb\xbf") {
            return Err(syntax::broken("byte order mark", 0));
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => Ok(Self { text, index: 0 }),
            Err(error) => Err(syntax::broken("text that is not UTF-8", error.valid_up_to())),
        }
    }

    /// The index of the next byte.
    pub(super) const fn index(&self) -> usize {
        self.index
    }

    /// The text from an earlier index to here.
    pub(super) fn since(&self, start: usize) -> &'j str {
        self.text.get(start..self.index).unwrap_or_default()
    }

    /// Goes to the next token and says what begins there.
    #[inline]
    pub(super) fn peek(&mut self) -> Result<Peek, DecodeError> {
        while let Some(byte) = self.text.as_bytes().get(self.index) {
            if !matches!(byte, b' ' | b'\n' | b'\r' | b'\t') {
                return Ok(Peek::new(*byte));
            }
            self.index += 1;
        }
        Err(syntax::ends_early(self.index))
    }

    /// Checks that nothing follows.
    pub(super) fn finish(&mut self) -> Result<(), DecodeError> {
        match self.peek() {
            Ok(_) => Err(syntax::broken("something follows the document", self.index)),
            Err(_) => Ok(()),
        }
    }

    /// Goes into the object at whose bracket the cursor is, to the first key; `false` if there is
    /// none.
    #[inline]
    pub(super) fn first_key(&mut self) -> Result<bool, DecodeError> {
        self.index += 1;
        match self.peek()? {
            Peek::String => Ok(true),
            peek if peek.into_inner() == b'}' => {
                self.index += 1;
                Ok(false)
            }
            _ => Err(syntax::broken("expected a key", self.index)),
        }
    }

    /// Goes from the end of a value to the next key, or out of the object if there is none.
    #[inline]
    pub(super) fn next_key(&mut self) -> Result<bool, DecodeError> {
        let bracket = self.peek()?.into_inner();
        self.index += 1;
        match bracket {
            b'}' => return Ok(false),
            b',' => {}
            _ => return Err(syntax::broken("expected `,` or `}`", self.index - 1)),
        }
        match self.peek()? {
            Peek::String => Ok(true),
            peek if peek.into_inner() == b'}' => Err(syntax::broken("comma before the end", self.index)),
            _ => Err(syntax::broken("expected a key", self.index)),
        }
    }

    /// Goes from a key to its value if the key is written exactly like this, which must have no
    /// character that needs an escape.
    #[inline]
    pub(super) fn take_key(&mut self, name: &str) -> bool {
        let is_this = key::is_written(self.rest(self.index), name.as_bytes());
        if is_this {
            self.index += name.len() + 3;
        }
        is_this
    }

    /// Goes from the end of a value to the value of the next key, if that is written like this and
    /// nothing but a comma is between them.
    #[inline]
    pub(super) fn take_next_key(&mut self, name: &str) -> bool {
        let is_this = match self.rest(self.index) {
            [b',', rest @ ..] => key::is_written(rest, name.as_bytes()),
            _ => false,
        };
        if is_this {
            self.index += name.len() + 4;
        }
        is_this
    }

    /// Reads a key and goes to its value.
    #[inline]
    pub(super) fn key(&mut self) -> Result<Cow<'j, str>, DecodeError> {
        let key = self.string()?;
        if self.peek()?.into_inner() != b':' {
            return Err(syntax::broken("expected `:`", self.index));
        }
        self.index += 1;
        Ok(key)
    }

    /// Goes into the list at whose bracket the cursor is, to the first value.
    pub(super) fn first_item(&mut self) -> Result<Option<Peek>, DecodeError> {
        self.index += 1;
        let peek = self.peek()?;
        if peek.into_inner() != b']' {
            return Ok(Some(peek));
        }
        self.index += 1;
        Ok(None)
    }

    /// Goes from the end of a value to the next value, or out of the list.
    pub(super) fn next_item(&mut self) -> Result<Option<Peek>, DecodeError> {
        let bracket = self.peek()?.into_inner();
        self.index += 1;
        match bracket {
            b']' => return Ok(None),
            b',' => {}
            _ => return Err(syntax::broken("expected `,` or `]`", self.index - 1)),
        }
        let peek = self.peek()?;
        if peek.into_inner() == b']' {
            return Err(syntax::broken("comma before the end", self.index));
        }
        Ok(Some(peek))
    }

    /// Reads the string at whose quote the cursor is.
    #[inline]
    pub(super) fn string(&mut self) -> Result<Cow<'j, str>, DecodeError> {
        let start = self.index + 1;
        let end = escape::first_special(self.text.as_bytes(), start);
        match self.text.as_bytes().get(end) {
            Some(b'"') => {
                self.index = end + 1;
                Ok(Cow::Borrowed(self.text.get(start..end).unwrap_or_default()))
            }
            Some(b'\\') => self.escaped(end).map(Cow::Owned),
            Some(_) => Err(syntax::broken("control character in a string", end)),
            None => Err(syntax::ends_early(end)),
        }
    }

    /// Reads a string whose first backslash is at this index.
    fn escaped(&mut self, backslash: usize) -> Result<String, DecodeError> {
        // The parser takes memory for all that it is given.
        let whole = self.text.as_bytes().get(self.index..self.quote_after(backslash)).unwrap_or_default();
        let mut json = Jiter::new(whole);
        json.known_str().map_err(|error| self.error(error))?;
        self.index += json.current_index();
        String::from_utf8(json.into_tape()).map_err(|_| syntax::broken("invalid escape", backslash))
    }

    /// The end of a string that has a backslash at this index.
    fn quote_after(&self, backslash: usize) -> usize {
        let mut end = backslash;
        while let Some(byte) = self.text.as_bytes().get(end) {
            match byte {
                b'"' => return end + 1,
                b'\\' => end += 2,
                _ => end += escape::plain_length(self.rest(end)).max(1),
            }
        }
        self.text.len()
    }

    /// Reads `true` or `false`, which of them the token says.
    pub(super) fn boolean(&mut self, peek: Peek) -> Result<bool, DecodeError> {
        let is_true = peek == Peek::True;
        self.literal(if is_true { "true" } else { "false" })?;
        Ok(is_true)
    }

    /// Reads `null`.
    pub(super) fn null(&mut self) -> Result<(), DecodeError> {
        self.literal("null")
    }

    fn literal(&mut self, literal: &'static str) -> Result<(), DecodeError> {
        let rest = self.rest(self.index);
        if rest.starts_with(literal.as_bytes()) {
            self.index += literal.len();
            return Ok(());
        }
        let is_cut = literal.as_bytes().starts_with(rest);
        Err(if is_cut {
            syntax::ends_early(self.text.len())
        } else {
            syntax::broken("expected a value", self.index)
        })
    }

    /// Reads an integer that is short enough to need no care; stays at anything else.
    pub(super) fn short_integer(&mut self) -> Option<i64> {
        let (negative, digits) = match self.rest(self.index) {
            [b'-', digits @ ..] => (true, digits),
            digits => (false, digits),
        };
        let mut number = 0_i64;
        let mut length = 0;
        while let Some(digit @ b'0'..=b'9') = digits.get(length) {
            if length == SAFE_DIGITS {
                return None;
            }
            number = number * 10 + i64::from(digit - b'0');
            length += 1;
        }
        let goes_on = matches!(digits.get(length), Some(b'.' | b'e' | b'E'));
        let starts_with_zero = length > 1 && digits.first() == Some(&b'0');
        if length == 0 || goes_on || starts_with_zero {
            return None;
        }
        self.index += length + usize::from(negative);
        Some(if negative { -number } else { number })
    }

    /// Reads a number and gives back its text.
    pub(super) fn number(&mut self, peek: Peek) -> Result<&'j str, DecodeError> {
        let start = self.index;
        self.parse(|json| json.known_number_bytes(peek).map(|_| ()))?;
        Ok(self.since(start))
    }

    /// Reads a number.
    pub(super) fn double(&mut self, peek: Peek) -> Result<f64, DecodeError> {
        self.parse(|json| json.known_float(peek))
    }

    /// Skips a value.
    pub(super) fn skip(&mut self, peek: Peek) -> Result<(), DecodeError> {
        match peek {
            Peek::String => self.string().map(|_| ()),
            Peek::True | Peek::False => self.boolean(peek).map(|_| ()),
            Peek::Null => self.null(),
            _ => self.parse(|json| json.known_skip(peek)),
        }
    }

    /// Lets the parser go on from here, and goes on from where it stops.
    fn parse<T>(
        &mut self,
        step: impl FnOnce(&mut Jiter<'j>) -> Result<T, JiterError>,
    ) -> Result<T, DecodeError> {
        let mut json = Jiter::new(self.rest(self.index));
        let value = step(&mut json).map_err(|error| self.error(error))?;
        self.index += json.current_index();
        Ok(value)
    }

    fn rest(&self, start: usize) -> &'j [u8] {
        self.text.as_bytes().get(start..).unwrap_or_default()
    }

    #[cold]
    fn error(&self, error: JiterError) -> DecodeError {
        syntax::error(error, self.index)
    }
}
