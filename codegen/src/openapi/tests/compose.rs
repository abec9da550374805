use super::schemas;

#[test]
fn all_of_merges_what_it_inherits_first() {
    let read = schemas(
        "Base: {type: object, required: [id], properties: {id: {type: string}, kind: {type: string}}}\nA:\n  allOf:\n    - $ref: '#/components/schemas/Base'\n    - required: [kind]\n      properties: {kind: {enum: [a]}, more: {type: boolean}}\n",
    );
    assert_eq!(read.line("A"), "{id!: String, kind!: AKind, more: Boolean}");
    assert_eq!(read.line("AKind"), r#"enum "a""#);
    assert_eq!(read.line("Base"), "{id!: String, kind: String}");
}

#[test]
fn a_wrapper_around_one_schema_is_that_schema() {
    let read = schemas(
        "B: {properties: {x: {type: string}}}\nA:\n  properties:\n    a: {allOf: [{$ref: '#/components/schemas/B'}], nullable: true, description: mine}\n    b: {oneOf: [{$ref: '#/components/schemas/B'}, {type: 'null'}]}\n    c: {anyOf: [{$ref: '#/components/schemas/B'}, {enum: [null]}]}\n    d: {$ref: '#/components/schemas/B', description: mine}\n    e: {allOf: [{$ref: '#/components/schemas/B'}, {description: mine}]}\n    f: {oneOf: [{$ref: '#/components/schemas/B'}]}\n",
    );
    assert_eq!(read.line("A"), "{a: B?, b: B?, c: B?, d: B, e: B, f: B}");
    assert_eq!(read.said(), Vec::<String>::new());
}

#[test]
fn siblings_of_a_reference_hold_too() {
    let read = schemas(
        "B: {properties: {x: {type: string}}}\nA: {$ref: '#/components/schemas/B', required: [x], properties: {y: {type: integer}}}\n",
    );
    assert_eq!(read.line("A"), "{x!: String, y: Long}");
}

#[test]
fn types_that_exclude_each_other_are_reported() {
    let read = schemas("A: {allOf: [{type: string}, {type: integer}]}\n");
    assert_eq!(read.line("A"), "Document");
    assert_eq!(read.said(), ["openapi::composition #/components/schemas/A"]);
}

#[test]
fn an_integer_is_a_number_too() {
    let read = schemas("A: {allOf: [{type: number}, {type: integer}]}\n");
    assert_eq!(read.line("A"), "Long");
}

#[test]
fn choices_that_a_type_excludes_do_not_count() {
    let read = schemas(
        "A:\n  allOf:\n    - anyOf: [{type: object}, {type: array}, {type: string}]\n    - properties: {x: {type: string}}\n      type: object\n",
    );
    assert_eq!(read.line("A"), "{x: String}");
    assert_eq!(read.said(), Vec::<String>::new());
}

#[test]
fn choices_between_conditions_give_no_types() {
    let read = schemas(
        "A:\n  type: object\n  properties: {a: {type: string}, b: {type: string}}\n  anyOf: [{required: [a]}, {required: [b]}]\n",
    );
    assert_eq!(read.line("A"), "{a: String, b: String}");
    assert_eq!(read.model.ignored["oneOf or anyOf of conditions"], 1);
}

#[test]
fn circles_are_errors_and_do_not_hang() {
    for text in [
        "A: {$ref: '#/components/schemas/A'}\n",
        "A: {$ref: '#/components/schemas/B'}\nB: {$ref: '#/components/schemas/A'}\n",
        "A: {allOf: [{$ref: '#/components/schemas/A'}, {properties: {x: {type: string}}}]}\n",
        "A: {oneOf: [{$ref: '#/components/schemas/A'}]}\n",
    ] {
        let read = schemas(text);
        assert!(read.diagnostics.has_errors(), "{text}");
        assert!(
            read.said().iter().all(|said| said.starts_with("openapi::reference-cycle")),
            "{text}: {:?}",
            read.said()
        );
    }
}

#[test]
fn ten_thousand_references_in_a_row_are_followed() {
    let chain: String = (0..10_000)
        .map(|n| format!("A{n}: {{properties: {{next: {{$ref: '#/components/schemas/A{}'}}}}}}\n", n + 1))
        .collect();
    let read = schemas(&format!("{chain}A10000: {{type: string}}\n"));
    assert_eq!(read.line("A9999"), "{next: A10000}");
}
