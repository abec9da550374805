//! Traits stand on shapes and members that they can apply to.

use crate::diagnostic::{Code, Diagnostics};
use crate::smithy::assemble::Assembly;
use crate::smithy::ast::{Kind, MemberNode, Node, Traits, find};
use crate::smithy::traits;

/// Where a trait can stand.
#[derive(Clone, Copy)]
enum Place {
    /// On shapes of these types, but on no member.
    Shapes(&'static [&'static str]),
    /// On shapes of any type, but on no member.
    AnyShape,
    /// On shapes of these types, and on members that target one.
    Values(&'static [&'static str]),
    /// On members of structures.
    StructureMembers,
    /// On members of structures, of which the targets are of these types.
    StructureMembersTo(&'static [&'static str]),
    /// On members of any shape of these types.
    MembersOf(&'static [&'static str]),
}

const NUMBERS: &[&str] =
    &["byte", "short", "integer", "long", "float", "double", "bigInteger", "bigDecimal", "intEnum"];
const PLAIN: &[&str] = &[
    "boolean",
    "string",
    "enum",
    "timestamp",
    "byte",
    "short",
    "integer",
    "long",
    "float",
    "double",
    "bigInteger",
    "bigDecimal",
    "intEnum",
    "list",
];

const PLACES: &[(&str, Place)] = &[
    (traits::ADDED_DEFAULT, Place::StructureMembers),
    (traits::AUTH, Place::Shapes(&["service", "operation"])),
    (traits::AWS_QUERY_ERROR, Place::Shapes(&["structure"])),
    (traits::AWS_SERVICE, Place::Shapes(&["service"])),
    (traits::CLIENT_OPTIONAL, Place::StructureMembers),
    (traits::ENDPOINT, Place::Shapes(&["operation"])),
    (traits::ENUM, Place::Shapes(&["string"])),
    (traits::ENUM_VALUE, Place::MembersOf(&["enum", "intEnum"])),
    (traits::ERROR, Place::Shapes(&["structure"])),
    (traits::EVENT_HEADER, Place::StructureMembers),
    (traits::EVENT_PAYLOAD, Place::StructureMembersTo(&["blob", "string", "enum", "structure", "union"])),
    (traits::HOST_LABEL, Place::StructureMembersTo(&["string", "enum"])),
    (traits::HTTP, Place::Shapes(&["operation"])),
    (traits::HTTP_CHECKSUM_REQUIRED, Place::Shapes(&["operation"])),
    (traits::HTTP_ERROR, Place::Shapes(&["structure"])),
    (traits::HTTP_HEADER, Place::StructureMembersTo(PLAIN)),
    (traits::HTTP_LABEL, Place::StructureMembers),
    (traits::HTTP_PAYLOAD, Place::StructureMembers),
    (traits::HTTP_PREFIX_HEADERS, Place::StructureMembersTo(&["map"])),
    (traits::HTTP_QUERY, Place::StructureMembersTo(PLAIN)),
    (traits::HTTP_QUERY_PARAMS, Place::StructureMembersTo(&["map"])),
    (traits::HTTP_RESPONSE_CODE, Place::StructureMembersTo(&["integer", "intEnum"])),
    (traits::IDEMPOTENCY_TOKEN, Place::StructureMembersTo(&["string"])),
    (traits::IDEMPOTENT, Place::Shapes(&["operation"])),
    (traits::INPUT, Place::Shapes(&["structure"])),
    (traits::JSON_NAME, Place::MembersOf(&["structure", "union"])),
    (traits::LENGTH, Place::Values(&["list", "map", "string", "enum", "blob"])),
    (traits::OPTIONAL_AUTH, Place::Shapes(&["operation"])),
    (traits::PAGINATED, Place::Shapes(&["service", "operation"])),
    (traits::PATTERN, Place::Values(&["string", "enum"])),
    (traits::RANGE, Place::Values(NUMBERS)),
    (traits::READONLY, Place::Shapes(&["operation"])),
    (traits::REQUEST_COMPRESSION, Place::Shapes(&["operation"])),
    (traits::REQUIRED, Place::StructureMembers),
    (traits::REQUIRES_LENGTH, Place::Shapes(&["blob"])),
    (traits::RETRYABLE, Place::Shapes(&["structure"])),
    (traits::SENSITIVE, Place::AnyShape),
    (traits::SPARSE, Place::Shapes(&["list", "map"])),
    (traits::STREAMING, Place::Shapes(&["blob", "union"])),
    (traits::TIMESTAMP_FORMAT, Place::Values(&["timestamp"])),
    (traits::UNIQUE_ITEMS, Place::Shapes(&["list"])),
    (traits::WAITABLE, Place::Shapes(&["operation"])),
    (traits::XML_ATTRIBUTE, Place::StructureMembers),
    (traits::XML_FLATTENED, Place::MembersOf(&["structure", "union"])),
];

/// Traits that mean nothing without another.
const COMPANIONS: &[(&str, &str)] =
    &[(traits::ADDED_DEFAULT, traits::DEFAULT), (traits::HTTP_ERROR, traits::ERROR)];

pub(super) fn check(assembly: &Assembly, diagnostics: &mut Diagnostics) {
    for node in assembly.iter() {
        check_traits(&node.traits, |place| place.takes_shape(node), diagnostics);
        for member in node.members.values() {
            check_traits(&member.traits, |place| place.takes_member(assembly, node, member), diagnostics);
        }
    }
}

fn check_traits(all: &Traits, takes: impl Fn(Place) -> bool, diagnostics: &mut Diagnostics) {
    for (id, node) in all {
        let place = PLACES.iter().find(|(each, _)| *each == id.as_str());
        let companion = COMPANIONS.iter().find(|(each, _)| *each == id.as_str());
        let help = if let Some((_, place)) = place.filter(|(_, place)| !takes(*place)) {
            format!("it applies to {}", place.describe())
        } else if let Some((_, other)) = companion.filter(|(_, other)| find(all, other).is_none()) {
            format!("it applies where there is `{other}`")
        } else {
            continue;
        };
        let message = format!("the trait `{id}` cannot stand here");
        diagnostics.report(Code::SmithyTraitTarget, &node.origin, message, help);
    }
}

impl Place {
    fn takes_shape(self, node: &Node) -> bool {
        match self {
            Self::Shapes(types) | Self::Values(types) => types.contains(&node.kind.name()),
            Self::AnyShape => node.kind.is_data(),
            Self::StructureMembers | Self::StructureMembersTo(_) | Self::MembersOf(_) => false,
        }
    }

    fn takes_member(self, assembly: &Assembly, node: &Node, member: &MemberNode) -> bool {
        let in_structure = matches!(node.kind, Kind::Structure);
        let target = assembly.get(&member.target);
        let targets = |types: &[&str]| target.is_none_or(|target| types.contains(&target.kind.name()));
        match self {
            Self::Shapes(_) | Self::AnyShape => false,
            Self::StructureMembers => in_structure,
            Self::StructureMembersTo(types) => in_structure && targets(types),
            Self::Values(types) => targets(types),
            Self::MembersOf(types) => types.contains(&node.kind.name()),
        }
    }

    fn describe(self) -> String {
        match self {
            Self::Shapes(types) => format!("shapes of type {}", types.join(", ")),
            Self::AnyShape => "shapes, not to members".to_owned(),
            Self::Values(types) => {
                format!("shapes of type {}, and members that target one", types.join(", "))
            }
            Self::StructureMembers => "members of structures".to_owned(),
            Self::StructureMembersTo(types) => {
                format!("members of structures that target a shape of type {}", types.join(", "))
            }
            Self::MembersOf(types) => format!("members of shapes of type {}", types.join(", ")),
        }
    }
}
