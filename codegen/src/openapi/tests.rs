//! One construct at a time, with what the OpenAPI and JSON Schema texts say about it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod compose;
mod datadog;
mod dialect;
mod document;
mod faults;
mod notifications;
mod operations;
mod overlay;
mod overrides;
mod responses;
mod schemas;
mod security;
mod select;
mod unions;

use super::read;
use crate::diagnostic::Diagnostics;
use crate::model::{Member, Model, Presence, Shape, ShapeId, ShapeKind, Tagging};
use crate::options::Options;
use crate::source::Sources;

/// A document that has been read.
struct Read {
    model: Model,
    diagnostics: Diagnostics,
}

/// Reads a document that starts with `openapi` and `info`.
fn document(rest: &str) -> Read {
    files(&[("spec.yaml", &format!("openapi: 3.1.0\ninfo: {{title: T, version: '1'}}\n{rest}"))])
}

/// Reads a document of component schemas.
fn schemas(schemas: &str) -> Read {
    let indented: String = schemas.lines().map(|line| format!("    {line}\n")).collect();
    document(&format!(
        "servers: [{{url: 'https://a.example'}}]\npaths: {{}}\ncomponents:\n  schemas:\n{indented}"
    ))
}

/// Reads a document of paths.
fn paths(paths: &str) -> Read {
    let indented: String = paths.lines().map(|line| format!("  {line}\n")).collect();
    document(&format!("servers: [{{url: 'https://a.example'}}]\npaths:\n{indented}"))
}

/// Reads a document in several files, the root first.
fn files(texts: &[(&str, &str)]) -> Read {
    with_options(texts, &Options::default())
}

fn with_options(texts: &[(&str, &str)], options: &Options) -> Read {
    let mut sources = Sources::default();
    let ids: Vec<_> = texts.iter().map(|(path, text)| sources.add(*path, *text)).collect();
    let mut diagnostics = Diagnostics::default();
    let model = read(&sources, ids[0], options, &mut diagnostics);
    let said = crate::diagnostic::render(&diagnostics, &sources);
    Read { model: model.unwrap_or_else(|| panic!("{said}")).0, diagnostics }
}

impl Read {
    /// Codes and places of what was said.
    fn said(&self) -> Vec<String> {
        let place = |item: &crate::diagnostic::Diagnostic| {
            item.origin.as_ref().map_or_else(String::new, |origin| format!(" {}", origin.pointer))
        };
        self.diagnostics.sorted().iter().map(|item| format!("{}{}", item.code.id(), place(item))).collect()
    }

    fn shape(&self, name: &str) -> &Shape {
        self.model
            .shapes
            .iter()
            .find(|(_, shape)| shape.name == name)
            .unwrap_or_else(|| panic!("no {name}"))
            .1
    }

    /// A shape in one line: what it is, its members, `!` for required, `?` for nullable, `*` for
    /// sensitive, `=` for defaults.
    fn line(&self, name: &str) -> String {
        self.kind(&self.shape(name).kind)
    }

    fn kind(&self, kind: &ShapeKind) -> String {
        match kind {
            ShapeKind::Scalar(scalar) => format!("{scalar:?}"),
            ShapeKind::Enum(values) => {
                let values: Vec<_> = values.values.iter().map(|value| format!("{:?}", value.value)).collect();
                format!("enum {}", values.join(" "))
            }
            ShapeKind::IntEnum(values) => {
                let values: Vec<_> = values.values.iter().map(|value| value.value.to_string()).collect();
                format!("enum {}", values.join(" "))
            }
            ShapeKind::List(list) => format!("list of {}", self.target(&list.member)),
            ShapeKind::Map(map) => format!("map of {}", self.target(&map.value)),
            ShapeKind::Structure(structure) => {
                let mut members: Vec<_> =
                    structure.members.iter().map(|member| self.member(member)).collect();
                members.extend(structure.additional.map(|shape| format!("..{}", self.name(shape))));
                format!("{{{}}}", members.join(", "))
            }
            ShapeKind::Union(union) => {
                let variants = union.variants.iter().map(|variant| {
                    let tags: String = variant.tags.iter().map(|tag| format!(" {tag:?}")).collect();
                    format!("{}: {}{tags}", variant.member.name, self.name(variant.member.target))
                });
                let by = match &union.tagging {
                    Some(Tagging::Internal { property, .. }) => format!(" by {property}"),
                    Some(other) => format!(" by {other:?}"),
                    None => String::new(),
                };
                format!("union{by} {}", variants.collect::<Vec<_>>().join(" | "))
            }
            ShapeKind::Document => "Document".to_owned(),
            ShapeKind::Unit => "Unit".to_owned(),
        }
    }

    fn member(&self, member: &Member) -> String {
        let required = if member.presence == Presence::Required { "!" } else { "" };
        let default = member.default.as_ref().map_or_else(String::new, |default| format!(" = {default}"));
        format!("{}{required}: {}{default}", member.name, self.target(member))
    }

    fn target(&self, member: &Member) -> String {
        let nullable = if member.nullable { "?" } else { "" };
        let sensitive = if member.sensitive { "*" } else { "" };
        format!("{}{nullable}{sensitive}", self.name(member.target))
    }

    fn name(&self, shape: ShapeId) -> String {
        self.model.shapes[shape].name.clone()
    }
}
