use super::{Read, schemas};
use crate::model::{Constraints, TimestampFormat};

/// Component `A`, and what it lowers to.
fn table(rows: &[(&str, &str)]) {
    for (schema, expected) in rows {
        let read = schemas(&format!("A: {schema}\n"));
        assert_eq!(read.line("A"), *expected, "{schema}");
        assert_eq!(read.said(), Vec::<String>::new(), "{schema}");
    }
}

#[test]
fn types_and_formats_choose_the_scalar() {
    table(&[
        ("{type: string}", "String"),
        ("{type: string, format: uuid}", "String"),
        ("{type: string, format: date}", "String"),
        ("{type: string, format: date-time}", "Timestamp"),
        ("{type: string, format: byte}", "Blob"),
        ("{type: string, contentEncoding: base64}", "Blob"),
        ("{type: string, format: binary}", "String"),
        ("{type: boolean}", "Boolean"),
        ("{type: integer}", "Long"),
        ("{type: integer, format: int32}", "Integer"),
        ("{type: integer, format: int64}", "Long"),
        ("{type: integer, format: uint64}", "UnsignedLong"),
        ("{type: integer, format: unheard-of}", "Long"),
        ("{type: number}", "Double"),
        ("{type: number, format: float}", "Float"),
        ("{type: number, format: int64}", "Long"),
        ("{type: number, format: decimal}", "BigDecimal"),
        ("{type: integer, minimum: 0, maximum: 9223372036854775807}", "Long"),
        ("{type: integer, minimum: 0, maximum: 18446744073709551615}", "UnsignedLong"),
        ("{type: integer, maximum: 18446744073709551615}", "BigInteger"),
        ("{type: integer, minimum: 0, maximum: 99999999999999999999}", "BigInteger"),
        ("{type: integer, format: int64, maximum: 99999999999999999999}", "Long"),
        ("{}", "Document"),
        ("true", "Document"),
    ]);
}

#[test]
fn objects_are_structures_or_maps() {
    table(&[
        (
            "{type: object, properties: {a: {type: string}, b: {type: boolean}}, required: [b]}",
            "{a: String, b!: Boolean}",
        ),
        ("{properties: {a: {type: string}}}", "{a: String}"),
        ("{type: object}", "map of Document"),
        ("{type: object, additionalProperties: true}", "map of Document"),
        ("{type: object, additionalProperties: {type: integer}}", "map of Long"),
        ("{additionalProperties: {type: [integer, 'null']}}", "map of Long?"),
        ("{type: object, additionalProperties: false}", "{}"),
        ("{properties: {a: {type: string}}, additionalProperties: {type: integer}}", "{a: String, ..Long}"),
        ("{properties: {a: {type: string}}, additionalProperties: true}", "{a: String, ..Document}"),
        ("{properties: {a: {type: string}}, additionalProperties: false}", "{a: String}"),
        ("{type: object, patternProperties: {'^x': {type: integer}}}", "map of Long"),
        ("{type: array, items: {type: string}}", "list of String"),
        ("{items: {type: string, nullable: true}}", "list of String?"),
        ("{type: array}", "list of Document"),
    ]);
}

#[test]
fn inline_schemas_are_named_after_what_holds_them() {
    let read = schemas(
        "Pet:\n  properties:\n    owner: {properties: {kind: {enum: [a, b]}}}\n    tags: {type: array, items: {properties: {x: {type: string}}}}\n    more: {additionalProperties: {properties: {}, type: object, additionalProperties: false}}\nPetOwner: {type: string}\n",
    );
    assert_eq!(read.line("Pet"), "{owner: PetOwner2, tags: PetTags, more: PetMore}");
    assert_eq!(read.line("PetOwner2"), "{kind: PetOwner2Kind}");
    assert_eq!(read.line("PetTags"), "list of PetTagsItem");
    assert_eq!(read.line("PetMore"), "map of PetMoreValue");
}

#[test]
fn enums_keep_their_kind() {
    table(&[
        ("{enum: [b, a]}", r#"enum "b" "a""#),
        ("{type: string, enum: ['', '1']}", r#"enum "" "1""#),
        ("{type: string, enum: [a, a]}", r#"enum "a""#),
        ("{const: a}", r#"enum "a""#),
        ("{type: integer, enum: [2, -1]}", "enum 2 -1"),
        ("{enum: [1, 2]}", "enum 1 2"),
        ("{type: number, enum: [1.5, 2]}", "Double"),
        ("{type: boolean, enum: [true]}", "Boolean"),
        ("{type: [string, 'null'], enum: [a, null]}", r#"enum "a""#),
    ]);
    let unquoted = schemas("A: {type: string, enum: [1.0, b]}\n");
    assert_eq!(unquoted.line("A"), r#"enum "1.0" "b""#);
    assert_eq!(unquoted.said(), ["openapi::malformed #/components/schemas/A/enum"]);
}

#[test]
fn absent_and_null_are_two_facts() {
    let read = schemas(
        "A:\n  required: [a, b]\n  properties:\n    a: {type: string, nullable: true}\n    b: {type: string}\n    c: {type: ['null', string]}\n    d: {enum: [x, null]}\n    e: {$ref: '#/components/schemas/N'}\n    f: {type: string}\nN: {type: string, enum: [x], nullable: true}\n",
    );
    assert_eq!(read.line("A"), "{a!: String?, b!: String, c: String?, d: AD?, e: N?, f: String}");
}

#[test]
fn defaults_leave_a_property_optional() {
    let read = schemas(
        "A:\n  properties:\n    a: {type: integer, default: 3}\n    b: {$ref: '#/components/schemas/B'}\n    c: {type: string, nullable: true, default: null}\nB: {type: string, default: x, enum: [x, y]}\n",
    );
    assert_eq!(read.line("A"), r#"{a: Long = 3, b: B = "x", c: String?}"#);
}

#[test]
fn passwords_and_what_is_only_written_are_secrets() {
    let read = schemas(
        "A:\n  properties:\n    a: {type: string, format: password}\n    b: {type: string, writeOnly: true}\n    c: {type: string}\n    d: {$ref: '#/components/schemas/Key'}\nKey: {type: string, format: password}\n",
    );
    assert_eq!(read.line("A"), "{a: String*, b: String*, c: String, d: Key}");
    assert!(read.shape("Key").sensitive);
}

#[test]
fn timestamps_in_documents_are_rfc_3339() {
    let read = schemas("A: {properties: {at: {type: string, format: date-time}}}\n");
    assert_eq!(members(&read, "A")[0].timestamp_format, Some(TimestampFormat::DateTime));
}

#[test]
fn limits_are_kept_as_written_in_both_dialects() {
    let read = schemas(
        "A:\n  properties:\n    old: {type: integer, minimum: 1, exclusiveMinimum: true, maximum: 18446744073709551616}\n    new: {type: number, exclusiveMaximum: 1.50, multipleOf: 0.01}\n    text: {type: string, minLength: 1, maxLength: 9, pattern: '^a'}\n",
    );
    let limits: Vec<_> = members(&read, "A").iter().map(|member| member.constraints.clone()).collect();
    let text = |text: &str| Some(text.to_owned());
    let none = Constraints::default();
    assert_eq!(
        limits[0],
        Constraints {
            minimum: text("1"),
            exclusive_minimum: true,
            maximum: text("18446744073709551616"),
            ..none.clone()
        }
    );
    assert_eq!(
        limits[1],
        Constraints {
            maximum: text("1.50"),
            exclusive_maximum: true,
            multiple_of: text("0.01"),
            ..none.clone()
        }
    );
    assert_eq!(
        limits[2],
        Constraints { min_length: Some(1), max_length: Some(9), pattern: text("^a"), ..none }
    );
}

#[test]
fn schemas_may_contain_themselves() {
    let read = schemas(
        "Tree: {properties: {children: {type: array, items: {$ref: '#/components/schemas/Tree'}}}}\n",
    );
    assert_eq!(
        (read.line("Tree"), read.line("TreeChildren")),
        ("{children: TreeChildren}".into(), "list of Tree".into())
    );
}

fn members<'r>(read: &'r Read, name: &str) -> &'r [crate::model::Member] {
    match &read.shape(name).kind {
        crate::model::ShapeKind::Structure(structure) => &structure.members,
        other => panic!("{other:?}"),
    }
}

/// JSON Schema 2020-12, validation, section 6.1.2: the values of an `enum` may be of any type.
#[test]
fn enums_of_several_kinds_are_unions_of_enums() {
    let read = schemas(
        "A:\n  properties:\n    mixed: {enum: [auto, 1, true, 2, null, '']}\n    typed: {type: [string, number], enum: [off, 1.5]}\n    texts: {type: [string, integer], enum: [a, b]}\n    odd: {enum: [a, {}]}\n",
    );
    assert_eq!(read.line("A"), "{mixed: AMixed?, typed: ATyped, texts: ATexts, odd: AOdd}");
    assert_eq!(read.line("AMixed"), "union String: AMixedString | Integer: AMixedInteger | Boolean: Boolean");
    assert_eq!(read.line("AMixedString"), "enum \"auto\" \"\"");
    assert_eq!(read.line("AMixedInteger"), "enum 1 2");
    assert_eq!(read.line("ATyped"), "union String: ATypedString | Number: Double");
    assert_eq!(read.line("ATypedString"), "enum \"off\"");
    assert_eq!(read.line("ATexts"), "enum \"a\" \"b\"");
    assert_eq!(read.line("AOdd"), "Document");
    assert_eq!(read.said(), ["openapi::unsupported-schema #/components/schemas/A/properties/odd"]);
}

#[test]
fn a_property_may_have_no_name() {
    let read = schemas("A: {properties: {'': {type: string}}}\n");
    assert_eq!(read.line("A"), "{empty: String}");
    assert_eq!(read.said(), Vec::<String>::new());
}
