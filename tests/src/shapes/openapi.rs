//! Reads the schemas of an OpenAPI document, as far as the specs of this repository go.

use saphyr::{LoadableYamlNode, Scalar, Yaml};

use super::{Kind, Member, Shape, Spec};

pub(super) fn read(text: &str) -> Spec {
    let documents = Yaml::load_from_str(text).expect("the spec is YAML");
    let mut spec = Spec::default();
    for (name, schema) in entries(&documents[0]["components"]["schemas"]) {
        define(&mut spec, name, schema);
    }
    spec
}

/// Defines a schema and the inline schemas below it, which are called after where they are.
fn define(spec: &mut Spec, name: &str, schema: &Yaml<'_>) {
    let kind = match (get(schema, "oneOf"), text(schema, "type")) {
        (Some(options), _) => Kind::TypedUnion(items(options).map(reference).collect()),
        (None, Some("object")) => object(spec, name, schema),
        (None, Some("array")) => Kind::List(target(spec, &format!("{name}[]"), &schema["items"])),
        (None, Some("boolean")) => Kind::Boolean,
        (None, Some("integer")) => Kind::Integer,
        (None, Some("string")) => string(schema),
        other => panic!("`{name}` is new to the tests: {other:?}"),
    };
    let secret = text(schema, "format") == Some("password");
    spec.shapes.insert(name.to_owned(), Shape { kind, secret });
}

fn string(schema: &Yaml<'_>) -> Kind {
    match (get(schema, "enum"), text(schema, "format")) {
        (Some(values), _) => Kind::Enum(items(values).map(|value| plain(value).to_owned()).collect()),
        (None, Some("date-time")) => Kind::Timestamp,
        (None, Some("password") | None) => Kind::Text,
        (None, Some(other)) => panic!("the format `{other}` is new to the tests"),
    }
}

fn object(spec: &mut Spec, name: &str, schema: &Yaml<'_>) -> Kind {
    let Some(properties) = get(schema, "properties") else {
        return Kind::Anything;
    };
    let required: Vec<_> =
        get(schema, "required").map(|names| items(names).map(plain).collect()).unwrap_or_default();
    let member = |(property, schema)| Member {
        name: str::to_owned(property),
        target: target(spec, &format!("{name}.{property}"), schema),
        required: required.contains(&property),
        secret: false,
    };
    Kind::Structure(entries(properties).map(member).collect())
}

/// The name of the schema at this place: that of the reference, or its own.
fn target(spec: &mut Spec, name: &str, schema: &Yaml<'_>) -> String {
    if get(schema, "$ref").is_some() {
        return reference(schema);
    }
    define(spec, name, schema);
    name.to_owned()
}

fn reference(schema: &Yaml<'_>) -> String {
    let reference = plain(&schema["$ref"]);
    reference.strip_prefix("#/components/schemas/").expect("schemas refer to schemas").to_owned()
}

fn entries<'a>(mapping: &'a Yaml<'a>) -> impl Iterator<Item = (&'a str, &'a Yaml<'a>)> {
    let mapping = mapping.as_mapping().expect("a mapping was expected");
    mapping.iter().map(|(key, value)| (plain(key), value))
}

fn items<'a>(sequence: &'a Yaml<'a>) -> impl Iterator<Item = &'a Yaml<'a>> {
    sequence.as_vec().expect("a sequence was expected").iter()
}

fn get<'a>(schema: &'a Yaml<'a>, key: &str) -> Option<&'a Yaml<'a>> {
    schema.as_mapping_get(key)
}

fn text<'a>(schema: &'a Yaml<'a>, key: &str) -> Option<&'a str> {
    get(schema, key).map(plain)
}

fn plain<'a>(node: &'a Yaml<'a>) -> &'a str {
    match node {
        Yaml::Value(Scalar::String(text)) => text,
        other => panic!("a string was expected: {other:?}"),
    }
}
