//! Strict JSON (RFC 8259): a text comes in, a value with its members in order goes out.
//!
//! Numbers keep their digits. What other readers let pass is refused, because it hides a mistake:
//! a key twice in one object, anything after the value, a byte order mark. Nothing here recurses,
//! so depth is limited only for the sake of those who walk the value later.

use jiter::{Jiter, JiterError, Peek};
use serde_json::{Map, Number, Value};

use super::{FileId, JsonPointer, Origin, Position, Sources};
use crate::diagnostic::{Code, Diagnostic};

/// How deep arrays and objects may be nested.
pub const MAX_DEPTH: usize = 512;

/// Reads a file as JSON.
///
/// # Errors
///
/// A diagnostic with the place of the first fault.
pub fn parse(sources: &Sources, file: FileId) -> Result<Value, Diagnostic> {
    if sources.get(file).is_some_and(|file| file.is_marked) {
        let origin = Origin { file, pointer: JsonPointer::ROOT };
        let message = "the text starts with a byte order mark";
        let fault = Diagnostic::new(Code::SourceJson, &origin, message);
        let fault = fault.at(Position { line: 1, column: 1 });
        return Err(fault.help("save the file as UTF-8 without a byte order mark"));
    }
    parse_marked(sources, file)
}

/// Reads a file as JSON, whether or not a byte order mark stands before it.
pub(super) fn parse_marked(sources: &Sources, file: FileId) -> Result<Value, Diagnostic> {
    let text = sources.get(file).map_or("", |file| file.text.as_str());
    let mut reader = Reader { jiter: Jiter::new(text.as_bytes()), open: Vec::new() };
    reader.document().map_err(|fault| {
        let origin = Origin { file, pointer: reader.pointer() };
        let position = Position::of_offset(text, fault.offset);
        Diagnostic::new(fault.code, &origin, fault.message).at(position).help(fault.help)
    })
}

struct Reader<'a> {
    jiter: Jiter<'a>,
    open: Vec<Open>,
}

/// An array or object whose end has not been read.
enum Open {
    Array(Vec<Value>),
    /// The key is the one whose value is being read.
    Object {
        members: Map<String, Value>,
        key: Option<String>,
    },
}

struct Fault {
    code: Code,
    message: String,
    help: &'static str,
    offset: usize,
}

impl Reader<'_> {
    fn document(&mut self) -> Result<Value, Fault> {
        let peek = self.jiter.peek()?;
        let value = self.value(peek)?;
        self.jiter.finish()?;
        Ok(value)
    }

    /// Reads a value and all below it, with a stack of its own.
    fn value(&mut self, first: Peek) -> Result<Value, Fault> {
        let mut peek = first;
        loop {
            let mut done = match peek {
                Peek::Array => match self.array()? {
                    Some(next) => {
                        peek = next;
                        continue;
                    }
                    None => Value::Array(Vec::new()),
                },
                Peek::Object => {
                    if self.object()? {
                        peek = self.jiter.peek()?;
                        continue;
                    }
                    Value::Object(Map::new())
                }
                scalar => self.scalar(scalar)?,
            };
            loop {
                match self.close(done)? {
                    Step::Next(next) => {
                        peek = next;
                        break;
                    }
                    Step::Closed(value) => done = value,
                    Step::Finished(value) => return Ok(value),
                }
            }
        }
    }

    fn array(&mut self) -> Result<Option<Peek>, Fault> {
        self.check_depth()?;
        let first = self.jiter.known_array()?;
        if first.is_some() {
            self.open.push(Open::Array(Vec::new()));
        }
        Ok(first)
    }

    fn object(&mut self) -> Result<bool, Fault> {
        self.check_depth()?;
        let Some(key) = self.jiter.known_object()?.map(str::to_owned) else {
            return Ok(false);
        };
        self.open.push(Open::Object { members: Map::new(), key: Some(key) });
        Ok(true)
    }

    fn check_depth(&self) -> Result<(), Fault> {
        if self.open.len() < MAX_DEPTH {
            return Ok(());
        }
        Err(Fault {
            code: Code::SourceDepth,
            message: format!("arrays and objects are nested more than {MAX_DEPTH} deep"),
            help: "flatten the document",
            offset: self.jiter.current_index(),
        })
    }

    fn scalar(&mut self, peek: Peek) -> Result<Value, Fault> {
        Ok(match peek {
            Peek::Null => {
                self.jiter.known_null()?;
                Value::Null
            }
            Peek::True | Peek::False => Value::Bool(self.jiter.known_bool(peek)?),
            Peek::String => Value::String(self.jiter.known_str()?.to_owned()),
            _ => self.number(peek)?,
        })
    }

    fn number(&mut self, peek: Peek) -> Result<Value, Fault> {
        let offset = self.jiter.current_index();
        let text = String::from_utf8_lossy(self.jiter.known_number_bytes(peek)?);
        let number =
            text.parse::<Number>().map_err(|_| Fault::syntax("invalid number".to_owned(), offset))?;
        Ok(Value::Number(number))
    }

    /// Puts a whole value where it belongs, and looks what follows.
    fn close(&mut self, value: Value) -> Result<Step, Fault> {
        match self.open.last_mut() {
            None => return Ok(Step::Finished(value)),
            Some(Open::Array(items)) => {
                items.push(value);
                if let Some(next) = self.jiter.array_step()? {
                    return Ok(Step::Next(next));
                }
            }
            Some(Open::Object { members, key }) => {
                members.insert(key.take().unwrap_or_default(), value);
                let before = self.jiter.current_index();
                if let Some(next) = self.jiter.next_key()? {
                    let repeated = members.contains_key(next);
                    let next = key.insert(next.to_owned());
                    if repeated {
                        return Err(Fault::duplicate(next, first_quote(&self.jiter, before)));
                    }
                    return Ok(Step::Next(self.jiter.peek()?));
                }
            }
        }
        Ok(match self.open.pop() {
            Some(Open::Array(items)) => Step::Closed(Value::Array(items)),
            Some(Open::Object { members, .. }) => Step::Closed(Value::Object(members)),
            None => Step::Finished(Value::Null),
        })
    }

    /// Where the reader stands.
    fn pointer(&self) -> JsonPointer {
        self.open.iter().fold(JsonPointer::ROOT, |at, open| match open {
            Open::Array(items) => at.join(items.len()),
            Open::Object { key: Some(key), .. } => at.join(key),
            Open::Object { key: None, .. } => at,
        })
    }
}

fn first_quote(jiter: &Jiter<'_>, from: usize) -> usize {
    from + jiter.slice_to_current(from).iter().position(|byte| *byte == b'"').unwrap_or(0)
}

/// What follows a whole value.
enum Step {
    /// Another value.
    Next(Peek),
    /// The end of the array or object around it.
    Closed(Value),
    /// Nothing: it was the document.
    Finished(Value),
}

impl Fault {
    fn syntax(message: String, offset: usize) -> Self {
        Self { code: Code::SourceJson, message, help: "the file must hold one JSON value (RFC 8259)", offset }
    }

    fn duplicate(key: &str, offset: usize) -> Self {
        Self {
            code: Code::SourceDuplicateKey,
            message: format!("the key `{key}` is there twice in one object"),
            help: "remove one of the two",
            offset,
        }
    }
}

impl From<JiterError> for Fault {
    fn from(error: JiterError) -> Self {
        Self::syntax(error.error_type.to_string(), error.index)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use super::*;

    fn read(text: &str) -> Result<Value, Diagnostic> {
        let mut sources = Sources::default();
        let file = sources.add("a.json", text);
        parse(&sources, file)
    }

    #[test]
    fn values_keep_their_order_and_their_digits() {
        for text in [
            r#"{"b":1,"a":[true,false,null,{}],"c":{"d":[]}}"#,
            "123456789012345678901234567890.50",
            "1E+400",
            "-0.10",
            r#""\"\\ü𝄞""#,
            "[[[[1,[2]]],3]]",
        ] {
            let expected: Value = serde_json::from_str(text).unwrap();
            assert_eq!(read(text).unwrap(), expected);
            assert_eq!(read(text).unwrap().to_string(), expected.to_string());
        }
    }

    #[test]
    fn a_key_that_looks_like_serde_json_s_own_is_a_key() {
        let value = read(r#"{"$serde_json::private::Number":"1"}"#).unwrap();
        assert!(value.is_object());
    }

    #[test]
    fn what_is_not_json_is_refused_at_its_place() {
        let cases = [
            ("", "source::json", "#", (1, 1)),
            ("{} {}", "source::json", "#", (1, 4)),
            ("\u{feff}{}", "source::json", "#", (1, 1)),
            ("{\"a\":\n  [1,]}", "source::json", "#/a/1", (2, 6)),
            ("{\"a\": 01}", "source::json", "#/a", (1, 8)),
            ("{\"a\": NaN}", "source::json", "#/a", (1, 7)),
            ("{'a': 1}", "source::json", "#", (1, 2)),
            ("[\"a\nb\"]", "source::json", "#/0", (1, 4)),
            (r#"["\ud800"]"#, "source::json", "#/0", (1, 9)),
            (r#"{"a": {"b": 1, "c": 2, "b": 3}}"#, "source::duplicate-key", "#/a/b", (1, 24)),
        ];
        for (text, code, pointer, place) in cases {
            let diagnostic = read(text).unwrap_err();
            assert_eq!(diagnostic.code.id(), code, "{text}");
            assert_eq!(diagnostic.origin.unwrap().pointer.to_string(), pointer, "{text}");
            let position = diagnostic.position.unwrap();
            assert_eq!((position.line, position.column), place, "{text}: {}", diagnostic.message);
        }
    }

    #[test]
    fn depth_is_limited_without_recursion() {
        let nested = |depth: usize| format!("{}1{}", "[".repeat(depth), "]".repeat(depth));
        assert!(read(&nested(MAX_DEPTH)).is_ok());
        assert_eq!(read(&nested(MAX_DEPTH + 1)).unwrap_err().code, Code::SourceDepth);
        assert_eq!(read(&"[".repeat(1_000_000)).unwrap_err().code, Code::SourceDepth);
    }
}
