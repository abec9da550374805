//! Parameters: where they travel, and how lists and objects are spelled there (OpenAPI 3.0.4,
//! section 4.7.12). What has no spelling here is left out; an operation that cannot do without it
//! is left out too. A parameter without a schema is a text.

use indexmap::IndexMap;
use openapiv3::{Parameter, ParameterData, ParameterSchemaOrContent, PathStyle};
use serde_json::Value;

use super::dialect;
use super::lowering::Lowering;
use super::names::pascal;
use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Binding, Deprecation, Member, Presence, QueryStyle, Scalar, ShapeId, ShapeKind};
use crate::source::Origin;

/// The operation cannot be generated, for this reason.
pub(super) struct Refused(pub(super) Diagnostic);

/// What a parameter's value is, as far as its spelling goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    Single,
    List,
    Object,
    /// An object of objects, a list of lists, a union ...
    Other,
}

impl Lowering<'_> {
    /// The members for the parameters of an operation and of its path, those of the operation
    /// first in case of doubt.
    pub(super) fn parameters(
        &mut self,
        item: &Origin,
        operation: &Origin,
        name: &str,
    ) -> Result<Vec<Member>, Refused> {
        let mut all: IndexMap<(String, String), Origin> = IndexMap::new();
        for list in [item.join("parameters"), operation.join("parameters")] {
            let count = self.document.get(&list).and_then(Value::as_array).map_or(0, Vec::len);
            for index in 0..count {
                let Some(origin) = self.document.follow(&list.join(index), &mut self.report) else {
                    continue;
                };
                let text = |key: &str| {
                    self.document
                        .get(&origin.join(key))
                        .and_then(Value::as_str)
                        .unwrap_or_default()
                        .to_owned()
                };
                all.insert((text("name"), text("in")), origin);
            }
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

    fn parameter(&mut self, origin: &Origin, operation: &str) -> Result<Option<Member>, Refused> {
        let raw_required = self.document.get(&origin.join("required")) == Some(&Value::Bool(true));
        if ["schema", "content"].iter().all(|key| self.document.get(&origin.join(key)).is_none()) {
            self.malformed(origin, "it has neither `schema` nor `content`, and is taken for a text");
        }
        let schema = [("schema", dialect::child("schema"))];
        let schema = if self.document.get(&origin.join("content")).is_none() { &schema[..] } else { &[] };
        let Some(parameter) = self.typed::<Parameter>(origin, dialect::PARAMETER, schema) else {
            let message = "a parameter that cannot be read".to_owned();
            return self.left_out(origin, "parameter", message, raw_required);
        };
        let data = parameter.parameter_data_ref().clone();
        if self.is_reserved(&parameter, &data) {
            return Ok(None);
        }
        let in_path = matches!(parameter, Parameter::Path { .. });
        let what = format!("parameter {} of {operation}", data.name);
        if let ParameterSchemaOrContent::Content(_) = data.format {
            let message = format!("the parameter `{}` is a document of its own (`content`)", data.name);
            return self.left_out(origin, &what, message, data.required || in_path);
        }
        let mut member = self.parameter_member(origin, &data, operation);
        match self.binding(&parameter, &member, &what) {
            Ok(binding) => member.binding = Some(binding),
            Err(message) => return self.left_out(origin, &what, message, data.required || in_path),
        }
        member.presence = if data.required || in_path { Presence::Required } else { Presence::Optional };
        Ok(Some(member))
    }

    fn parameter_member(&mut self, origin: &Origin, data: &ParameterData, operation: &str) -> Member {
        let tokens = origin.pointer.tokens();
        let hint = match tokens.as_slice() {
            ["components", "parameters", name] => pascal(name),
            _ => format!("{}{}", pascal(operation), pascal(&data.name)),
        };
        let schema = origin.join("schema");
        let mut member = if self.document.get(&schema).is_some() {
            self.use_schema(&schema, &hint).member(&data.name, Presence::Optional, origin)
        } else {
            let target = self.shared(Some(Scalar::String));
            Member::new(&data.name, target, origin.clone())
        };
        self.build_reserved();
        member.target = self.sendable(member.target);
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

    fn binding(&mut self, parameter: &Parameter, member: &Member, what: &str) -> Result<Binding, String> {
        let name = member.wire_name.clone();
        let form = self.form(member.target);
        let no = |place: &str| Err(format!("{what}: a value of this kind has no spelling in {place}"));
        match (parameter, form) {
            (Parameter::Query { parameter_data, allow_reserved, style, .. }, _) => {
                if *allow_reserved {
                    self.report.ignore("allowReserved");
                }
                let style = self.query_style(style, parameter_data.explode, member.target, form);
                style.map_or_else(|| no("this style of query"), |style| Ok(Binding::Query { name, style }))
            }
            (Parameter::Path { style: PathStyle::Simple, .. }, Form::Single) => Ok(Binding::Label),
            (Parameter::Path { .. }, _) => no("this style of path"),
            (Parameter::Header { .. }, Form::Single | Form::List) => Ok(Binding::Header(name)),
            (Parameter::Header { .. }, _) => no("a header"),
            (Parameter::Cookie { .. }, Form::Single) => Ok(Binding::Cookie(name)),
            (Parameter::Cookie { .. }, _) => no("a cookie"),
        }
    }

    fn query_style(
        &self,
        style: &openapiv3::QueryStyle,
        explode: Option<bool>,
        shape: ShapeId,
        form: Form,
    ) -> Option<QueryStyle> {
        use openapiv3::QueryStyle as Written;
        let is_form = *style == Written::Form;
        match (form, style, explode.unwrap_or(is_form)) {
            (Form::Single, ..) => Some(QueryStyle::Repeat),
            (Form::List, Written::Form | Written::SpaceDelimited | Written::PipeDelimited, true) => {
                Some(QueryStyle::Repeat)
            }
            (Form::List, Written::Form, false) => Some(QueryStyle::Comma),
            (Form::List, Written::SpaceDelimited, false) => Some(QueryStyle::Space),
            (Form::List, Written::PipeDelimited, false) => Some(QueryStyle::Pipe),
            (Form::Object, Written::DeepObject, _) if self.is_flat(shape) => Some(QueryStyle::Deep),
            _ => None,
        }
    }

    fn form(&self, shape: ShapeId) -> Form {
        match &self.shapes[shape].kind {
            ShapeKind::Scalar(_) | ShapeKind::Enum(_) | ShapeKind::IntEnum(_) => Form::Single,
            ShapeKind::List(list) if self.form(list.member.target) == Form::Single => Form::List,
            ShapeKind::Map(_) | ShapeKind::Structure(_) => Form::Object,
            ShapeKind::List(_) | ShapeKind::Union(_) | ShapeKind::Document | ShapeKind::Unit => Form::Other,
        }
    }

    /// Whether an object holds single values alone: nothing else has a spelling as `deepObject`.
    fn is_flat(&self, shape: ShapeId) -> bool {
        match &self.shapes[shape].kind {
            ShapeKind::Structure(structure) => {
                structure.additional.is_none()
                    && structure.members.iter().all(|member| self.form(member.target) == Form::Single)
            }
            ShapeKind::Map(map) => self.form(map.value.target) == Form::Single,
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
