//! Every reference leads to a shape, and to one that may stand there.

use crate::diagnostic::{Code, Diagnostics, similar};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, Node, Reference};
use crate::smithy::prelude::UNIT;
use crate::smithy::shape_id::Id;
use crate::smithy::traits;
use crate::source::Origin;

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    let mut targets = Targets { assembly, diagnostics };
    for node in assembly.iter() {
        targets.members(node);
        match &node.kind {
            Kind::Service(service) => {
                targets.all(&service.operations, Wanted::Operation);
                targets.all(&service.resources, Wanted::Resource);
                targets.all(&service.errors, Wanted::Error);
            }
            Kind::Resource(resource) => {
                targets.each(resource.lifecycle.values(), Wanted::Operation);
                targets.all(&resource.operations, Wanted::Operation);
                targets.all(&resource.collection_operations, Wanted::Operation);
                targets.all(&resource.resources, Wanted::Resource);
                targets.each(resource.identifiers.values(), Wanted::String);
                targets.each(resource.properties.values(), Wanted::Data);
            }
            Kind::Operation(operation) => {
                targets.each(operation.input.iter().chain(&operation.output), Wanted::Structure);
                targets.all(&operation.errors, Wanted::Error);
            }
            _ => {}
        }
    }
}

/// What may stand somewhere.
#[derive(Clone, Copy)]
enum Wanted {
    Data,
    EnumValue,
    Variant,
    Key,
    String,
    Structure,
    Error,
    Operation,
    Resource,
}

impl Wanted {
    const fn describe(self) -> &'static str {
        match self {
            Self::Data | Self::Variant => "a shape that holds data",
            Self::EnumValue => "`smithy.api#Unit`",
            Self::Key | Self::String => "a string or an enum",
            Self::Structure => "a structure without the trait `error`",
            Self::Error => "a structure with the trait `error`",
            Self::Operation => "an operation",
            Self::Resource => "a resource",
        }
    }

    fn fits(self, node: &Node) -> bool {
        let is_unit = node.id.as_str() == UNIT;
        match self {
            Self::Data => node.kind.is_data() && !is_unit,
            Self::EnumValue => is_unit,
            Self::Variant => node.kind.is_data(),
            Self::Key | Self::String => matches!(node.kind, Kind::String | Kind::Enum),
            Self::Structure => matches!(node.kind, Kind::Structure) && !node.has(traits::ERROR),
            Self::Error => matches!(node.kind, Kind::Structure) && node.has(traits::ERROR),
            Self::Operation => matches!(node.kind, Kind::Operation(_)),
            Self::Resource => matches!(node.kind, Kind::Resource(_)),
        }
    }
}

struct Targets<'a> {
    assembly: &'a Assembly,
    diagnostics: &'a mut Diagnostics,
}

impl Targets<'_> {
    fn members(&mut self, node: &Node) {
        for (name, member) in &node.members {
            let wanted = match &node.kind {
                Kind::Enum | Kind::IntEnum => Wanted::EnumValue,
                Kind::Union => Wanted::Variant,
                Kind::Map if name == "key" => Wanted::Key,
                _ => Wanted::Data,
            };
            self.one(&member.target, &member.origin, wanted);
        }
    }

    fn all(&mut self, references: &[Reference], wanted: Wanted) {
        self.each(references.iter(), wanted);
    }

    fn each<'r>(&mut self, references: impl Iterator<Item = &'r Reference>, wanted: Wanted) {
        for reference in references {
            self.one(&reference.id, &reference.origin, wanted);
        }
    }

    fn one(&mut self, id: &Id, origin: &Origin, wanted: Wanted) {
        let (message, help) = match self.assembly.get(id) {
            None => {
                let help = similar_shape(self.assembly, id).map_or_else(
                    || "correct the id, or add the file that defines the shape".to_owned(),
                    |other| format!("is `{other}` meant?"),
                );
                (format!("the target `{id}` is not defined"), help)
            }
            Some(target) if target.has(traits::MIXIN) => {
                let message = format!("`{id}` is a mixin");
                (message, "a mixin is only used in `mixins`: target a shape that uses it".to_owned())
            }
            Some(target) if !wanted.fits(target) => {
                let message = format!("`{id}` cannot stand here: it is of type {}", target.kind.name());
                (message, format!("target {}", wanted.describe()))
            }
            Some(_) => return,
        };
        self.diagnostics.report(Code::SmithyTarget, origin, message, help);
    }
}

/// A shape whose name is the same but for case, namespace or a slip.
fn similar_shape<'a>(assembly: &'a Assembly, id: &Id) -> Option<&'a Id> {
    let all = || assembly.shapes.keys();
    let by_case = all().find(|other| other.as_str().eq_ignore_ascii_case(id.as_str()));
    by_case.or_else(|| {
        let name = similar(id.name(), all().map(Id::name))?;
        all().find(|other| other.name() == name)
    })
}
