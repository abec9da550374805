use super::{document, schemas};

#[test]
fn unknown_keywords_are_reported_where_they_stand() {
    let read = schemas("A: {type: string, maxLenght: 3}\nB: {properties: {x: {typ: string}}}\n");
    let said = [
        "openapi::unknown-keyword #/components/schemas/A/maxLenght",
        "openapi::unknown-keyword #/components/schemas/B/properties/x/typ",
    ];
    assert_eq!(read.said(), said);
    assert_eq!(
        document("paths: {}\nserver: []\nservers: [{url: 'https://a.example'}]\n").said(),
        ["openapi::unknown-keyword #/server"]
    );
}

#[test]
fn keywords_that_mean_nothing_to_a_client_are_counted() {
    let read = schemas(
        "A: {type: string, example: x, x-internal: true, not: {const: y}}\nB: {type: string, example: z}\n",
    );
    assert_eq!(read.said(), Vec::<String>::new());
    assert_eq!(["example", "x-internal", "not"].map(|key| read.model.ignored[key]), [2, 1, 1]);
}

#[test]
fn a_fault_costs_its_keyword_alone() {
    let read = schemas(
        "A:\n  type: object\n  required: true\n  properties:\n    a: {type: text, nullable: 'yes', maxLength: -1}\n    b: {type: string, minLength: 2.0}\n    c: 7\n",
    );
    let at = |rest: &str| format!("openapi::malformed #/components/schemas/A/{rest}");
    assert_eq!(read.line("A"), "{a: Document, b: String, c: Document}");
    assert_eq!(
        read.said(),
        [
            at("properties/a/maxLength"),
            at("properties/a/nullable"),
            at("properties/a/type"),
            at("properties/c"),
            at("required")
        ]
    );
}

#[test]
fn numbers_of_any_size_are_no_trouble() {
    let read = schemas("A: {type: number, minimum: -1e400, maximum: 1e400, enum: [1e400]}\n");
    assert_eq!(read.line("A"), "Double");
}

#[test]
fn tuples_are_lists_of_all_that_their_positions_are() {
    for (tuple, line, item) in [
        (
            "prefixItems: [{type: string}, {type: integer}]",
            "AItem",
            Some("union String: String | Integer: Long"),
        ),
        ("items: [{type: string}]", "String", None),
        ("prefixItems: [{type: number}, {type: number}], items: false", "Double", None),
        (
            "prefixItems: [{type: string}], items: {type: boolean}",
            "AItem",
            Some("union String: String | Boolean: Boolean"),
        ),
        ("prefixItems: [{type: string}, {type: [string, 'null']}]", "String?", None),
    ] {
        let read = schemas(&format!("A: {{type: array, {tuple}}}\n"));
        assert_eq!(read.line("A"), format!("list of {line}"), "{tuple}");
        if let Some(item) = item {
            assert_eq!(read.line("AItem"), item, "{tuple}");
        }
        assert_eq!(read.said(), Vec::<String>::new(), "{tuple}");
    }
}
