//! Parameters: where they travel, and how lists and objects are spelled there (OpenAPI 3.0.4,
//! section 4.7.12). Every value has a spelling: what OpenAPI leaves open is sent as JSON. Documents of
//! other formats are left out; an operation that cannot do without one is left out too. A parameter
//! without a schema is a text.

use indexmap::IndexMap;
use openapiv3::{Parameter, ParameterData, ParameterSchemaOrContent, PathStyle};
use serde_json::Value;

use super::lowering::Lowering;
use super::names::pascal;
use super::service::{Content, content};
use super::{body, dialect};
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{
    Binding, Deprecation, Member, Presence, QueryStyle, Scalar, ShapeId, ShapeKind, Spelling, Style,
};
use crate::source::Origin;

/// The operation cannot be generated, for this reason.
pub(super) struct Refused(pub(super) Diagnostic);

/// Parameters by name and place.
type Declared = IndexMap<(String, String), Origin>;

/// What a parameter's value is, as far as its spelling goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Single,
    List,
    Object,
    /// An object of objects, a list of lists, a union ...
    Other,
}

/// The styles of each place, the usual one first.
const STYLES: &[(&str, &[&str])] = &[
    ("query", &["form", "spaceDelimited", "pipeDelimited", "deepObject"]),
    ("path", &["simple", "label", "matrix"]),
    ("header", &["simple"]),
    ("cookie", &["form"]),
];

impl Lowering<'_> {
    /// The members for the parameters of an operation and of its path, those of the operation
    /// first in case of doubt.
    pub(super) fn parameters(
        &mut self,
        item: &Origin,
        operation: &Origin,
        name: &str,
    ) -> Result<Vec<Member>, Refused> {
        let mut all = Declared::new();
        for list in [item.join("parameters"), operation.join("parameters")] {
            all.extend(self.declared(&list));
        }
        let mut members: Vec<Member> = Vec::new();
        for ((_, location), origin) in all {
            match self.parameter(&origin, name) {
                Ok(Some(mut member)) => {
                    if members.iter().any(|other| other.name == member.name) {
                        member.name = format!("{}{}", member.name, pascal(&location));
                    }
                    members.push(member);
                }
                Ok(None) => {}
                Err(refused) => return Err(refused),
            }
        }
        Ok(members)
    }

    /// The parameters of one list, which are told apart by name and place. Names of headers have no case
    /// (RFC 9110, section 5.1).
    fn declared(&mut self, list: &Origin) -> Declared {
        let mut all = Declared::new();
        let count = self.document.get(list).and_then(Value::as_array).map_or(0, Vec::len);
        for index in 0..count {
            let Some(origin) = self.document.follow(&list.join(index), &mut self.report) else { continue };
            let word = |key: &str| self.document.get(&origin.join(key)).and_then(Value::as_str);
            let (name, place) = (word("name").unwrap_or_default(), word("in").unwrap_or_default());
            let key = if place == "header" { name.to_ascii_lowercase() } else { name.to_owned() };
            let (name, place) = (name.to_owned(), place.to_owned());
            if all.insert((key, place.clone()), origin).is_some() {
                let message =
                    format!("the parameter `{name}` is in `{place}` twice, and the last one counts");
                let help = "remove one of the two, or give it another name";
                self.report.say(Code::OpenapiMalformed, &list.join(index), message, help);
            }
        }
        all
    }

    fn parameter(&mut self, origin: &Origin, operation: &str) -> Result<Option<Member>, Refused> {
        let raw_required = self.document.get(&origin.join("required")) == Some(&Value::Bool(true));
        if let Some(fault) = self.parameter_fault(origin) {
            self.report.say(Code::OpenapiMalformed, origin, fault.0, fault.1);
            return self.unreadable(origin, operation, raw_required);
        }
        if ["schema", "content"].iter().all(|key| self.document.get(&origin.join(key)).is_none()) {
            self.malformed(origin, "it has neither `schema` nor `content`, and is taken for a text");
        }
        let mut missing = Vec::new();
        if self.document.get(&origin.join("content")).is_none() {
            missing.push(("schema", dialect::child("schema")));
        }
        missing.extend(self.style(origin).map(|style| ("style", Value::String(style))));
        let Some(parameter) = self.typed::<Parameter>(origin, dialect::PARAMETER, &missing) else {
            return self.unreadable(origin, operation, raw_required);
        };
        let data = parameter.parameter_data_ref().clone();
        if self.is_reserved(&parameter, &data) {
            return Ok(None);
        }
        let required = data.required || matches!(parameter, Parameter::Path { .. });
        let content = match &data.format {
            ParameterSchemaOrContent::Schema(_) => Inside::Value(origin.join("schema")),
            ParameterSchemaOrContent::Content(all) => match inside(&content(origin, all)) {
                Ok(content) => content,
                Err(media_type) => {
                    let what = format!("parameter {} of {operation}", data.name);
                    let message = format!("the parameter `{}` is a document of {media_type}", data.name);
                    return self.left_out(origin, &what, message, required);
                }
            },
        };
        let mut member = self.parameter_member(origin, &content, &data, operation);
        let (binding, spelling) = self.place(&parameter, &data, &member, matches!(content, Inside::Json(_)));
        member.binding = Some(binding);
        member.spelling = Some(spelling);
        member.presence = if required { Presence::Required } else { Presence::Optional };
        Ok(Some(member))
    }

    /// What keeps a parameter from being one, and what to do.
    fn parameter_fault(&self, origin: &Origin) -> Option<(String, &'static str)> {
        let text = |key: &str| self.document.get(&origin.join(key)).and_then(Value::as_str);
        match (text("name"), text("in")) {
            (Some(""), _) => Some(("the name of a parameter is empty".to_owned(), "name it, or remove it")),
            (_, Some(place @ ("body" | "formData"))) => {
                let message = format!("a parameter in `{place}` is one of Swagger 2.0");
                Some((message, "describe it by `requestBody`"))
            }
            (_, Some(place)) if STYLES.iter().all(|(known, _)| *known != place) => {
                let message =
                    format!("a parameter in `{place}` is not in `query`, `path`, `header` or `cookie`");
                Some((message, "correct `in`"))
            }
            _ => None,
        }
    }

    /// How the parameter is spelled, if its place knows such a style (OpenAPI 3.0.4, section 4.7.12.3);
    /// else the usual style of the place counts.
    fn style(&mut self, origin: &Origin) -> Option<String> {
        let at = origin.join("style");
        let style = self.document.get(&at)?.as_str().unwrap_or_default().to_owned();
        let location = self.document.get(&origin.join("in")).and_then(Value::as_str).unwrap_or_default();
        let (_, styles) = STYLES.iter().find(|(place, _)| *place == location)?;
        if styles.contains(&style.as_str()) {
            return Some(style);
        }
        let message = format!("a parameter in `{location}` has no style `{style}`, and gets its usual one");
        self.report.say(
            Code::OpenapiMalformed,
            &at,
            message,
            "give it a style that its place knows, or none",
        );
        None
    }

    /// What has been said to be unreadable is left out, and so is an operation that needs it.
    fn unreadable(
        &mut self,
        origin: &Origin,
        operation: &str,
        required: bool,
    ) -> Result<Option<Member>, Refused> {
        if required {
            let message = format!("{operation} is left out: it needs a parameter that cannot be read");
            let refused = Diagnostic::new(Code::OpenapiUnsupportedParameter, origin, message);
            return Err(Refused(refused.help("correct the parameter")));
        }
        self.report.leave(format!("parameter of {operation}"), "it cannot be read", origin);
        Ok(None)
    }

    fn parameter_member(
        &mut self,
        origin: &Origin,
        content: &Inside,
        data: &ParameterData,
        operation: &str,
    ) -> Member {
        let tokens = origin.pointer.tokens();
        let hint = match tokens.as_slice() {
            ["components", "parameters", name] => pascal(name),
            _ => format!("{}{}", pascal(operation), pascal(&data.name)),
        };
        let (Inside::Value(schema) | Inside::Json(schema)) = content;
        let mut member = if self.document.get(schema).is_some() {
            let choice = match content {
                Inside::Value(_) => self.one_of_many(schema, &hint),
                Inside::Json(_) => None,
            };
            let used = choice.unwrap_or_else(|| self.use_schema(schema, &hint));
            used.member(&data.name, Presence::Optional, origin)
        } else {
            let target = self.shared(Some(Scalar::String));
            Member::new(&data.name, target, origin.clone())
        };
        self.build_reserved();
        if let Inside::Value(_) = content {
            member.target = self.sendable(member.target);
        }
        // A parameter that is null is one that is not sent.
        member.nullable = false;
        member.sensitive |= self.overrides.is_sensitive(origin);
        member.docs.0 = data.description.clone().or(member.docs.0);
        member.deprecated = member
            .deprecated
            .or_else(|| data.deprecated.filter(|flag| *flag).map(|_| Deprecation::default()));
        if let Some(name) = self.overrides.name(origin) {
            member.public_name = Some(name.to_owned());
        }
        member
    }

    /// What has a spelling outside documents: data without a schema, and a choice between single
    /// values, are texts there; a choice between one value and a list of them is the list.
    fn sendable(&mut self, shape: ShapeId) -> ShapeId {
        match &self.shapes[shape].kind {
            ShapeKind::Document => self.shared(Some(Scalar::String)),
            ShapeKind::Union(union) => {
                let targets = union.variants.iter().map(|variant| variant.member.target);
                let (single, others): (Vec<_>, Vec<_>) =
                    targets.partition(|target| self.form(*target) == Form::Single);
                match others.as_slice() {
                    [] => self.shared(Some(Scalar::String)),
                    [list] if self.form(*list) == Form::List && !single.is_empty() => *list,
                    _ => shape,
                }
            }
            _ => shape,
        }
    }

    /// Headers that the client sets by other means (OpenAPI 3.0.4, section 4.7.12.1).
    fn is_reserved(&mut self, parameter: &Parameter, data: &ParameterData) -> bool {
        let reserved = ["accept", "content-type", "authorization"];
        let is = matches!(parameter, Parameter::Header { .. })
            && reserved.contains(&data.name.to_ascii_lowercase().as_str());
        if is {
            self.report.ignore(format!("header parameter {}", data.name));
        }
        is
    }

    /// Where a parameter travels, and how it is spelled there.
    fn place(
        &mut self,
        parameter: &Parameter,
        data: &ParameterData,
        member: &Member,
        json: bool,
    ) -> (Binding, Spelling) {
        let name = member.wire_name.clone();
        let spelled = |style, default| Spelling {
            style: if json { Style::Json } else { style },
            explode: data.explode.unwrap_or(default),
            reserved: false,
        };
        let (binding, spelling) = match parameter {
            Parameter::Query { allow_reserved, style, .. } => {
                let style = if json { QueryStyle::Json } else { query_style(style, data.explode) };
                let is_single = self.form(member.target) == Form::Single && style != QueryStyle::Json;
                let style = if is_single { QueryStyle::Repeat } else { style };
                let spelling = Spelling { reserved: *allow_reserved, ..Spelling::SIMPLE };
                (Binding::Query { name, style }, spelling)
            }
            Parameter::Path { style, .. } => (Binding::Label, spelled(path_style(style), false)),
            Parameter::Header { .. } => (Binding::Header(name), spelled(Style::Simple, false)),
            Parameter::Cookie { .. } => (Binding::Cookie(name), spelled(Style::Simple, true)),
        };
        let is_deep = matches!(binding, Binding::Query { style: QueryStyle::Deep, .. });
        if !json && !is_deep && self.nests(member.target) {
            self.report.ignore("parameter whose nested lists and objects are sent as JSON");
        }
        (binding, spelling)
    }

    fn form(&self, shape: ShapeId) -> Form {
        match &self.shapes[shape].kind {
            ShapeKind::Scalar(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_) => Form::Single,
            ShapeKind::List(list) if self.form(list.member.target) == Form::Single => Form::List,
            ShapeKind::Map(_) | ShapeKind::Structure(_) => Form::Object,
            ShapeKind::List(_) | ShapeKind::Union(_) | ShapeKind::Document | ShapeKind::Unit => Form::Other,
        }
    }

    /// Whether there are lists or objects in a list or an object, for which no style but `deepObject`
    /// has a spelling (OpenAPI 3.0.4, section 4.7.12.4).
    fn nests(&self, shape: ShapeId) -> bool {
        let is_flat = |target| matches!(self.form(target), Form::Single | Form::List);
        match &self.shapes[shape].kind {
            ShapeKind::List(list) => self.form(list.member.target) != Form::Single,
            ShapeKind::Structure(structure) => !structure.members.iter().all(|member| is_flat(member.target)),
            ShapeKind::Map(map) => !is_flat(map.value.target),
            _ => false,
        }
    }

    /// Leaves a parameter out, or refuses its operation if the operation needs it.
    fn left_out(
        &mut self,
        origin: &Origin,
        what: &str,
        message: String,
        required: bool,
    ) -> Result<Option<Member>, Refused> {
        let diagnostic = Diagnostic::new(Code::OpenapiUnsupportedParameter, origin, message);
        if required {
            return Err(Refused(diagnostic.help("the operation needs it and is left out")));
        }
        self.report.skip(what, diagnostic.help("it is optional and left out"));
        Ok(None)
    }
}

/// What a parameter is described by.
enum Inside {
    /// A value, at the place of its schema.
    Value(Origin),
    /// A document of JSON.
    Json(Origin),
}

/// What the `content` of a parameter is, of which there is one. `Err` names a media type that cannot
/// be sent.
fn inside(content: &Content) -> Result<Inside, String> {
    let Some((media_type, schema)) = content.first() else { return Err("no media type".to_owned()) };
    let essence = body::essence(media_type);
    match schema.clone() {
        Some(schema) if body::is_json(&essence) => Ok(Inside::Json(schema)),
        Some(schema) if essence.starts_with("text/") => Ok(Inside::Value(schema)),
        _ => Err(media_type.clone()),
    }
}

/// How lists and objects are spelled in a query, or in a form.
pub(super) fn query_style(style: &openapiv3::QueryStyle, explode: Option<bool>) -> QueryStyle {
    use openapiv3::QueryStyle as Written;
    match (style, explode.unwrap_or(*style == Written::Form)) {
        (Written::DeepObject, _) => QueryStyle::Deep,
        (_, true) => QueryStyle::Repeat,
        (Written::Form, false) => QueryStyle::Comma,
        (Written::SpaceDelimited, false) => QueryStyle::Space,
        (Written::PipeDelimited, false) => QueryStyle::Pipe,
    }
}

fn path_style(style: &PathStyle) -> Style {
    match style {
        PathStyle::Matrix => Style::Matrix,
        PathStyle::Label => Style::Label,
        PathStyle::Simple => Style::Simple,
    }
}
