//! Structures: their fields, and the names within them.

use super::field::{Argument, FieldPlan, SetterPlan};
use super::{BindingPlan, LimitsPlan, Planner, RustType, ValuePlan};
use crate::model::{Member, MemberId, ShapeId, ShapeKind, StructureShape};
use crate::rust::names::{Name, Reserved, Wanted, resolve};

/// A structure and its builder.
#[derive(Debug, Clone)]
pub(in crate::rust) struct StructPlan {
    /// The name of the structure.
    pub(in crate::rust) name: Name,
    /// The name of its builder.
    pub(in crate::rust) builder: Name,
    /// The lines of its documentation.
    pub(in crate::rust) docs: Vec<String>,
    /// Why it should no longer be used.
    pub(in crate::rust) deprecated: Option<String>,
    /// All of it is a secret.
    pub(in crate::rust) sensitive: bool,
    /// Its fields, in the order of the schema's members.
    pub(in crate::rust) fields: Vec<FieldPlan>,
    /// The field that takes the properties that the specification does not name.
    pub(in crate::rust) additional: Option<usize>,
    /// The specification says nothing of these properties.
    pub(in crate::rust) keeps_unknown: bool,
    /// Where its fields travel, if it holds nothing but headers of responses.
    pub(in crate::rust) headers: Option<Vec<BindingPlan>>,
    /// The only field that has to be given, where the structure can be made from it alone.
    pub(in crate::rust) made_from: Option<usize>,
}

impl StructPlan {
    /// Whether it holds a stream, and so can be neither copied nor compared.
    pub(in crate::rust) fn holds_stream(&self) -> bool {
        self.fields.iter().any(|field| field.rust_type.is_stream())
    }

    /// The fields that the builder asks for.
    pub(in crate::rust) fn required(&self) -> impl Iterator<Item = &FieldPlan> {
        self.fields.iter().filter(|field| field.required.is_some())
    }
}

const DECLARED: &str = "Properties that the specification does not name, as it allows them.";

const UNKNOWN: &str = "Members that the specification does not name, as they came. They are sent back, and \
                       `Debug` prints their names alone.";

impl Planner<'_> {
    /// The structure of a shape, under these names.
    pub(super) fn structure(
        &mut self,
        id: ShapeId,
        name: Name,
        builder: Name,
        docs: Vec<String>,
    ) -> StructPlan {
        let shape = &self.model.shapes[id];
        let empty = StructureShape::default();
        let structure = if let ShapeKind::Structure(structure) = &shape.kind { structure } else { &empty };
        let mut fields = Vec::with_capacity(structure.members.len());
        for (index, member) in structure.members.iter().enumerate() {
            fields.push(self.field(MemberId { shape: id, index }, member));
        }
        let additional = structure.additional.map(|value| self.additional(value, structure.keeps_unknown));
        let additional_index = additional.as_ref().map(|_| fields.len());
        fields.extend(additional);
        self.settle_names(&mut fields, &structure.members, id, [&name, &builder]);
        StructPlan {
            docs,
            deprecated: self.deprecation(shape.deprecated.as_ref()),
            sensitive: shape.sensitive,
            fields,
            additional: additional_index,
            keeps_unknown: structure.keeps_unknown,
            headers: self.facts.headers.get(&id).map(|places| self.bindings(id, places)),
            made_from: None,
            name,
            builder,
        }
    }

    /// The field for the properties that the specification does not name.
    fn additional(&mut self, value: ShapeId, is_unknown: bool) -> FieldPlan {
        let value_type = self.target_type(value);
        let rust_type = RustType::Map(Box::new(RustType::String), Box::new(value_type));
        let name = Name::snake("additional_properties");
        let sensitive = self.model.shapes[value].sensitive;
        let elements = self.shape_limits(value);
        let entries = if elements.is_empty() {
            Vec::new()
        } else {
            vec![LimitsPlan { elements, ..LimitsPlan::default() }]
        };
        // Nobody has said which of those that the specification says nothing of are secrets.
        let hidden = is_unknown.then(|| Box::new(ValuePlan { sensitive: true, ..ValuePlan::default() }));
        let docs = if is_unknown { UNKNOWN } else { DECLARED };
        FieldPlan {
            wire_name: String::new(),
            docs: vec![docs.to_owned()],
            deprecated: None,
            refuse_absence: false,
            value: ValuePlan { sensitive, element: hidden, ..ValuePlan::default() },
            limits: entries,
            preset: None,
            setter: SetterPlan { name: name.clone(), null: None, argument: Argument::of(&rust_type) },
            required: None,
            name,
            rust_type,
        }
    }

    /// Tells apart the fields, the setters, and the type parameters of the builder.
    fn settle_names(&mut self, fields: &mut [FieldPlan], members: &[Member], id: ShapeId, types: [&Name; 2]) {
        let members = members.iter().map(|member| (member.name.as_str(), &member.origin));
        let additional = ("additional properties", &self.model.shapes[id].origin);
        let described = members.chain([additional]).zip(fields.iter());
        let wanted: Vec<_> = described
            .map(|((written, origin), field)| Wanted { name: field.name.clone(), written, origin })
            .collect();
        let names = resolve(&wanted, Reserved::NONE, self.diagnostics);
        for (field, name) in fields.iter_mut().zip(names) {
            field.setter.name = name.clone();
            field.name = name;
        }
        settle_setters(fields);
        settle_parameters(fields, types);
    }
}

/// Setters are called like their fields, unless the builder has a method of that name. Fields have
/// different names, so no diagnostic is due.
fn settle_setters(fields: &mut [FieldPlan]) {
    let mut taken: Vec<Name> = vec![Name::snake("build")];
    taken.extend(fields.iter().map(|field| field.name.clone()).filter(|name| name.text() != "build"));
    for field in fields {
        if field.name.text() == "build" {
            field.setter.name = free(field.name.with("_member"), &taken);
            taken.push(field.setter.name.clone());
        }
        if field.setter.null.is_some() {
            let name = free(field.name.with("_null"), &taken);
            taken.push(name.clone());
            field.setter.null = Some(name);
        }
    }
}

/// Parameters are called like their fields; they must not hide the structure or its builder.
fn settle_parameters(fields: &mut [FieldPlan], types: [&Name; 2]) {
    let mut taken: Vec<Name> = types.into_iter().cloned().collect();
    for field in fields {
        let Some(required) = &mut field.required else { continue };
        required.marker = field.name.clone();
        required.parameter = free(required.parameter.clone(), &taken);
        taken.push(required.parameter.clone());
    }
}

fn free(name: Name, taken: &[Name]) -> Name {
    let mut free = name;
    while taken.contains(&free) {
        free = free.with("_");
    }
    free
}
