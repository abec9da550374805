//! From events to a value, with a stack of its own instead of recursion.

use std::collections::BTreeMap;

use saphyr_parser::{Event, ScalarStyle};
use serde_json::{Map, Value};

use super::{MAX_COPIED_BYTES, MAX_COPIED_NODES, MAX_DEPTH, scalar};
use crate::diagnostic::Code;
use crate::source::JsonPointer;

/// What is wrong; the caller knows where.
#[derive(Debug)]
pub(super) struct Fault {
    pub(super) code: Code,
    pub(super) message: String,
    pub(super) help: &'static str,
}

/// Puts a value together.
#[derive(Debug, Default)]
pub(super) struct Builder {
    open: Vec<Open>,
    anchors: BTreeMap<usize, Anchored>,
    copied: Size,
}

/// A sequence or mapping whose end has not been read.
#[derive(Debug)]
struct Open {
    anchor: usize,
    content: Content,
}

#[derive(Debug)]
enum Content {
    Sequence(Vec<Value>),
    Mapping { members: Map<String, Value>, key: Option<Key>, merged: Vec<Value> },
}

#[derive(Debug)]
enum Key {
    Member(String),
    /// `<<`, unquoted.
    Merge,
}

#[derive(Debug)]
struct Anchored {
    value: Value,
    size: Size,
}

#[derive(Debug, Clone, Copy, Default)]
struct Size {
    nodes: usize,
    bytes: usize,
}

impl Builder {
    /// Takes the next event; gives the document when it is whole.
    pub(super) fn take(&mut self, event: Event<'_>) -> Result<Option<Value>, Fault> {
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                if self.wants_key() {
                    let merge = &*text == "<<" && style == ScalarStyle::Plain;
                    return self.key(text.into_owned(), merge).map(|()| None);
                }
                let value = scalar::resolve(&text, style, tag.as_deref())?;
                self.close(value, anchor)
            }
            Event::SequenceStart(anchor, _) => {
                self.enter(anchor, Content::Sequence(Vec::new())).map(|()| None)
            }
            Event::MappingStart(anchor, _) => {
                let content = Content::Mapping { members: Map::new(), key: None, merged: Vec::new() };
                self.enter(anchor, content).map(|()| None)
            }
            Event::SequenceEnd | Event::MappingEnd => self.end(),
            Event::Alias(anchor) => self.alias(anchor),
            Event::Nothing
            | Event::StreamStart
            | Event::StreamEnd
            | Event::DocumentStart(_)
            | Event::DocumentEnd => Ok(None),
        }
    }

    /// Where the builder stands.
    pub(super) fn pointer(&self) -> JsonPointer {
        self.open.iter().fold(JsonPointer::ROOT, |at, open| match &open.content {
            Content::Sequence(items) => at.join(items.len()),
            Content::Mapping { key: Some(Key::Member(key)), .. } => at.join(key),
            Content::Mapping { key: Some(Key::Merge), .. } => at.join("<<"),
            Content::Mapping { key: None, .. } => at,
        })
    }

    fn wants_key(&self) -> bool {
        matches!(self.open.last(), Some(Open { content: Content::Mapping { key: None, .. }, .. }))
    }

    fn key(&mut self, text: String, merge: bool) -> Result<(), Fault> {
        let Some(Open { content: Content::Mapping { members, key, .. }, .. }) = self.open.last_mut() else {
            return Ok(());
        };
        let message = format!("the key `{text}` is there twice in one mapping");
        let known = members.contains_key(&text);
        *key = Some(if merge { Key::Merge } else { Key::Member(text) });
        if merge || !known {
            return Ok(());
        }
        Err(Fault { code: Code::SourceDuplicateKey, message, help: "remove one of the two" })
    }

    fn enter(&mut self, anchor: usize, content: Content) -> Result<(), Fault> {
        if self.wants_key() {
            return Err(Fault::yaml("a key is not a scalar", "only text can be a key in JSON"));
        }
        if self.open.len() >= MAX_DEPTH {
            return Err(Fault {
                code: Code::SourceDepth,
                message: format!("sequences and mappings are nested more than {MAX_DEPTH} deep"),
                help: "flatten the document",
            });
        }
        self.open.push(Open { anchor, content });
        Ok(())
    }

    fn end(&mut self) -> Result<Option<Value>, Fault> {
        let Some(open) = self.open.pop() else { return Ok(None) };
        let value = match open.content {
            Content::Sequence(items) => Value::Array(items),
            Content::Mapping { members, merged, .. } => Value::Object(merge(members, merged)?),
        };
        self.close(value, open.anchor)
    }

    fn alias(&mut self, anchor: usize) -> Result<Option<Value>, Fault> {
        let Some(Anchored { value, size }) = self.anchors.get(&anchor) else {
            return Err(Fault::yaml("an alias stands inside its own anchor", "write the value out"));
        };
        let (value, size) = (value.clone(), *size);
        if self.wants_key() {
            return match value {
                Value::String(text) => self.key(text, false).map(|()| None),
                _ => Err(Fault::yaml("a key is not a scalar", "only text can be a key in JSON")),
            };
        }
        self.spend(size)?;
        self.close(value, 0)
    }

    /// Counts what is copied, before it can get out of hand.
    fn spend(&mut self, size: Size) -> Result<(), Fault> {
        self.copied.nodes += size.nodes;
        self.copied.bytes += size.bytes;
        if self.copied.nodes <= MAX_COPIED_NODES && self.copied.bytes <= MAX_COPIED_BYTES {
            return Ok(());
        }
        Err(Fault {
            code: Code::SourceAliases,
            message: "aliases stand for more data than a document can sensibly hold".to_owned(),
            help: "write the values out, or use `$ref`",
        })
    }

    /// Puts a whole value where it belongs.
    fn close(&mut self, value: Value, anchor: usize) -> Result<Option<Value>, Fault> {
        if anchor > 0 {
            let size = Size::of(&value);
            self.spend(size)?;
            self.anchors.insert(anchor, Anchored { value: value.clone(), size });
        }
        match self.open.last_mut().map(|open| &mut open.content) {
            None => return Ok(Some(value)),
            Some(Content::Sequence(items)) => items.push(value),
            Some(Content::Mapping { members, key, merged }) => match key.take() {
                Some(Key::Merge) => merged.push(value),
                Some(Key::Member(key)) => {
                    members.insert(key, value);
                }
                None => {}
            },
        }
        Ok(None)
    }
}

/// Adds the members of merged mappings; what is written out wins, then what is merged first.
fn merge(mut members: Map<String, Value>, merged: Vec<Value>) -> Result<Map<String, Value>, Fault> {
    for value in merged {
        let sources = match value {
            Value::Array(items) => items,
            single => vec![single],
        };
        for source in sources {
            let Value::Object(source) = source else {
                return Err(Fault::yaml(
                    "`<<` merges something that is not a mapping",
                    "merge mappings only",
                ));
            };
            for (key, value) in source {
                if !members.contains_key(&key) {
                    members.insert(key, value);
                }
            }
        }
    }
    Ok(members)
}

impl Size {
    /// Counts without recursion.
    fn of(value: &Value) -> Self {
        let mut size = Self::default();
        let mut rest = vec![value];
        while let Some(value) = rest.pop() {
            size.nodes += 1;
            match value {
                Value::String(text) => size.bytes += text.len(),
                Value::Array(items) => rest.extend(items),
                Value::Object(members) => {
                    size.bytes += members.keys().map(String::len).sum::<usize>();
                    rest.extend(members.values());
                }
                Value::Null | Value::Bool(_) | Value::Number(_) => {}
            }
        }
        size
    }
}

impl Fault {
    pub(super) fn yaml(message: impl Into<String>, help: &'static str) -> Self {
        Self { code: Code::SourceYaml, message: message.into(), help }
    }
}
