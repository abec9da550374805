//! The lines of a shape.

use super::super::{
    Binding, Constraints, Encoding, EnumValue, ErrorTrait, IntEnumValue, ListShape, Member, Payload,
    Presence, Shape, ShapeId, ShapeKind, Spelling, StructureShape, Style, Tagging, UnionShape, Variant,
    WireNames,
};
use super::service::{deprecation, namespace, some};
use super::{Line, Text};

pub(super) fn dump(text: &mut Text, id: ShapeId, shape: &Shape) {
    let Shape {
        name: _,
        public_name,
        kind,
        docs: _,
        deprecated,
        sensitive,
        constraints: limits,
        media_type,
        requires_length,
        xml_name,
        xml_namespace,
        origin: _,
    } = shape;
    let line = Line::new(kind_name(kind)).word(text.name(id)).option("shown-as", public_name.as_ref());
    let line = deprecation(line, deprecated.as_ref())
        .flag(*sensitive, "sensitive")
        .option("media-type", media_type.as_ref())
        .flag(*requires_length, "requires-length")
        .option("xml-name", xml_name.as_ref());
    let line = details(namespace(constraints(line, limits), xml_namespace.as_ref()), kind);
    text.line(0, line);
    dump_content(text, kind);
}

fn kind_name(kind: &ShapeKind) -> String {
    match kind {
        ShapeKind::Scalar(scalar) => format!("{scalar:?}").to_lowercase(),
        ShapeKind::Enum(_) => "enum".into(),
        ShapeKind::IntEnum(_) => "int-enum".into(),
        ShapeKind::List(_) => "list".into(),
        ShapeKind::Map(_) => "map".into(),
        ShapeKind::Structure(_) => "structure".into(),
        ShapeKind::Union(_) => "union".into(),
        ShapeKind::Document => "document".into(),
        ShapeKind::Unit => "unit".into(),
    }
}

fn details(line: Line, kind: &ShapeKind) -> Line {
    match kind {
        ShapeKind::List(ListShape { member: _, sparse, stream }) => {
            line.flag(*sparse, "sparse").flag(*stream, "stream")
        }
        ShapeKind::Map(map) => line.flag(map.sparse, "sparse"),
        ShapeKind::Union(UnionShape { tagging, variants: _, event_stream }) => {
            let line = line.flag(*event_stream, "event-stream");
            match tagging {
                None => line.word("untagged"),
                Some(Tagging::Key) => line.word("by-key"),
                Some(Tagging::Internal { property, absent }) => {
                    line.option("by-property", Some(property)).option("absent", absent.as_ref())
                }
                Some(Tagging::ByContent(tests)) => line.option("by-content", Some(tests)),
            }
        }
        ShapeKind::Structure(StructureShape { members: _, additional: _, keeps_unknown: _, error }) => {
            error.iter().fold(line, error_trait)
        }
        _ => line,
    }
}

fn error_trait(line: Line, error: &ErrorTrait) -> Line {
    let ErrorTrait { code, fault, status, retryable, throttling, query_code } = error;
    line.option("error", Some(code))
        .word(format!("{fault:?}").to_lowercase())
        .word(status)
        .flag(*retryable, "retryable")
        .flag(*throttling, "throttling")
        .option("query-code", query_code.as_ref())
}

fn dump_content(text: &mut Text, kind: &ShapeKind) {
    match kind {
        ShapeKind::Enum(known) => {
            for EnumValue { name, value, docs: _, deprecated, origin: _ } in &known.values {
                let line = Line::new(format_args!("{value:?}")).option("name", name.as_ref());
                text.line(1, deprecation(line, deprecated.as_ref()));
            }
        }
        ShapeKind::IntEnum(known) => {
            for IntEnumValue { name, value, docs: _, deprecated, origin: _ } in &known.values {
                let line = Line::new(value).option("name", name.as_ref());
                text.line(1, deprecation(line, deprecated.as_ref()));
            }
        }
        ShapeKind::List(list) => dump_member(text, &list.member, &[]),
        ShapeKind::Map(map) => {
            dump_member(text, &map.key, &[]);
            dump_member(text, &map.value, &[]);
        }
        ShapeKind::Structure(structure) => {
            structure.members.iter().for_each(|member| dump_member(text, member, &[]));
            if let Some(id) = structure.additional {
                let line = Line::new("additional").word(text.name(id)).flag(structure.keeps_unknown, "kept");
                text.line(1, line);
            }
        }
        ShapeKind::Union(union) => {
            union.variants.iter().for_each(|Variant { member, tags }| dump_member(text, member, tags));
        }
        ShapeKind::Scalar(_) | ShapeKind::Document | ShapeKind::Unit => {}
    }
}

pub(super) fn dump_member(text: &mut Text, member: &Member, tags: &[String]) {
    let Member {
        name,
        public_name,
        wire_name,
        wire_names,
        target,
        presence,
        nullable,
        default,
        sensitive,
        timestamp_format,
        binding,
        spelling,
        event_binding,
        host_label,
        context_param,
        idempotency_token,
        constraints: limits,
        docs: _,
        deprecated,
        origin: _,
    } = member;
    let line = Line::new(format_args!("{name}:"))
        .word(text.name(*target))
        .option("shown-as", public_name.as_ref())
        .option("on-wire", (wire_name != name).then_some(wire_name))
        .option("tags", some(tags))
        .flag(*presence == Presence::Required, "required")
        .flag(*presence == Presence::Defaulted, "defaulted")
        .flag(*nullable, "nullable")
        .json("default", default.as_ref())
        .flag(*sensitive, "sensitive")
        .option("timestamp", timestamp_format.as_ref())
        .option("event", event_binding.as_ref())
        .flag(*host_label, "host-label")
        .option("context-param", context_param.as_ref())
        .flag(*idempotency_token, "idempotency-token");
    let line = spelled(place(line, binding.as_ref()), *spelling);
    let line = names_in_formats(line, wire_names);
    text.line(1, deprecation(constraints(line, limits), deprecated.as_ref()));
}

fn names_in_formats(line: Line, names: &WireNames) -> Line {
    let WireNames { json, xml, xml_flattened, xml_attribute, xml_namespace, ec2_query } = names;
    let line = line
        .option("json-name", json.as_ref())
        .option("xml-name", xml.as_ref())
        .flag(*xml_flattened, "xml-flattened")
        .flag(*xml_attribute, "xml-attribute");
    namespace(line, xml_namespace.as_ref()).option("ec2-name", ec2_query.as_ref())
}

fn place(line: Line, binding: Option<&Binding>) -> Line {
    match binding {
        None => line,
        Some(Binding::Label) => line.word("in-path"),
        Some(Binding::Query { name, style }) => {
            line.option("query", Some(name)).word(format!("{style:?}").to_lowercase())
        }
        Some(Binding::QueryMap) => line.word("query-map"),
        Some(Binding::Header(name)) => line.option("header", Some(name)),
        Some(Binding::HeaderPrefix(prefix)) => line.option("header-prefix", Some(prefix)),
        Some(Binding::Cookie(name)) => line.option("cookie", Some(name)),
        Some(Binding::Payload(Payload { media_type, encodings })) => {
            let line = line.word("payload").option("media-type", media_type.as_ref());
            encodings.iter().fold(line, |line, Encoding { name, style, reserved, media_type }| {
                line.option("encoding", Some(name))
                    .word(format!("{style:?}").to_lowercase())
                    .flag(*reserved, "reserved")
                    .option("of", media_type.as_ref())
            })
        }
        Some(Binding::StatusCode) => line.word("status-code"),
    }
}

fn spelled(line: Line, spelling: Option<Spelling>) -> Line {
    let Some(Spelling { style, explode, reserved }) = spelling else { return line };
    line.option(
        "style",
        Some(format!("{style:?}").to_lowercase()).filter(|_| style != Style::Simple).as_ref(),
    )
    .flag(explode, "exploded")
    .flag(reserved, "reserved")
}

fn constraints(line: Line, constraints: &Constraints) -> Line {
    let Constraints {
        min_length,
        max_length,
        minimum,
        maximum,
        exclusive_minimum,
        exclusive_maximum,
        multiple_of,
        pattern,
        unique,
    } = constraints;
    line.option("min-length", min_length.as_ref())
        .option("max-length", max_length.as_ref())
        .option("min", minimum.as_ref())
        .flag(*exclusive_minimum, "exclusive-min")
        .option("max", maximum.as_ref())
        .flag(*exclusive_maximum, "exclusive-max")
        .option("multiple-of", multiple_of.as_ref())
        .option("pattern", pattern.as_ref())
        .flag(*unique, "unique")
}
