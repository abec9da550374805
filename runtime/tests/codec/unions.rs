//! The three ways to tell variants apart, and variants that nobody knows.

use drawplate_runtime::codec::DecodeErrorKind;
use drawplate_runtime::{Document, SdkUnknownMember, Timestamp};

use crate::support::{Animal, Bird, Circle, Content, Item, Resource, Shape, parse, read, read_error, write};

#[test]
fn a_keyed_union_is_its_only_member_that_is_not_null() {
    let circle = Shape::Circle(Circle { radius: 1.5 });
    let table = [
        (r#"{"circle":{"radius":1.5}}"#, circle.clone()),
        (r#"{"label":null,"circle":{"radius":1.5},"new":null}"#, circle.clone()),
        (r#"{"__type":"a.b#Circle","circle":{"radius":1.5}}"#, circle.clone()),
        (r#"{"circle":{"radius":1.5,"more":[]},"__type":{"x":1}}"#, circle),
        (r#"{"label":""}"#, Shape::Label(String::new())),
        (r#"{"unknown":"modelled"}"#, Shape::UnknownValue("modelled".to_owned())),
        (r#"{"nested":{"label":"x"}}"#, Shape::Nested(Box::new(Shape::Label("x".to_owned())))),
        (r#"{"epoch":1.5}"#, Shape::Epoch(Timestamp::new(1, 500_000_000).unwrap())),
    ];
    for (json, shape) in table {
        assert_eq!(read::<Shape>(json), Ok(shape), "{json}");
    }
    assert!(matches!(read(r#"{"empty":{}}"#), Ok(Shape::Empty(_))));
}

#[test]
fn a_keyed_union_with_no_member_or_two_is_an_error_with_its_path() {
    let none = "union without a member that is set";
    let two = "union with more than one member that is set";
    let table = [
        (r#"{"id":1,"shape":{}}"#, none, "$.shape"),
        (r#"{"id":1,"shape":{"circle":null}}"#, none, "$.shape"),
        (r#"{"id":1,"shape":{"__type":"x"}}"#, none, "$.shape"),
        (r#"{"id":1,"shape":{"label":"a","circle":{"radius":1}}}"#, two, "$.shape"),
        (r#"{"id":1,"shape":{"label":"a","new":1}}"#, two, "$.shape"),
        (r#"{"id":1,"shape":{"newer":"a","new":1}}"#, two, "$.shape"),
        (r#"{"id":1,"shape":{"label":"a","label":"a"}}"#, two, "$.shape"),
        (r#"{"id":1,"children":[{"id":2,"shape":{"nested":{}}}]}"#, none, "$.children[0].shape.nested"),
    ];
    for (json, message, path) in table {
        let error = read::<Item>(json).unwrap_err();
        assert_eq!((error.kind().to_string().as_str(), error.path().as_str()), (message, path), "{json}");
    }
    assert_eq!(read_error::<Shape>("[]"), "expected an object, found a list at $ (byte 0)");
    assert_eq!(
        read_error::<Shape>(r#"{"circle":{}}"#),
        "required member is missing at $.circle.radius (byte 10)"
    );
}

#[test]
fn an_unknown_member_is_kept_with_its_name_and_value_and_only_it_is_unknown() {
    let json = r#"{"id":1,"shape":{"nested":{"star":{"points":[5,1.50],"x":null}}},"label":"kept"}"#;
    let item: Item = read(json).unwrap();
    assert_eq!(item.label.as_deref(), Some("kept"));
    let Some(Shape::Nested(inner)) = &item.shape else { panic!("{:?}", item.shape) };
    let Shape::Unknown(member) = inner.as_ref() else { panic!("{inner:?}") };
    assert_eq!(member.name(), "star");
    assert_eq!(member.value(), &r#"{"x":null,"points":[5,1.50]}"#.parse::<Document>().unwrap());
    assert_eq!(parse(&write(&item.shape).unwrap()), parse(json)["shape"]);
}

#[test]
fn the_tag_inside_selects_the_variant_wherever_it_is() {
    let table = [
        (r#"{"type":"cat","lives":9}"#, "Cat"),
        (r#"{"lives":9,"nested":{"type":"dog"},"type":"kitten"}"#, "Cat"),
        (r#"{"name":"x","type":"dog"}"#, "Dog"),
        (r#"{"name":"without a tag"}"#, "Dog"),
        (r#"{"type":null,"name":"null is no tag"}"#, "Dog"),
        (r#"{"members":[{"type":"cat","lives":1},{"type":"new"}],"type":"group"}"#, "Group"),
        (r#"{"type":"hawk"}"#, "Bird"),
        (r#"{"type":"bag","any":[1]}"#, "Bag"),
        (r#"{"\u0074ype":"d\u006fg"}"#, "Dog"),
    ];
    for (json, expected) in table {
        let animal: Animal = read(json).unwrap();
        let name = match &animal {
            Animal::Cat(_) => "Cat",
            Animal::Dog(_) => "Dog",
            Animal::Group(_) => "Group",
            Animal::Bird(_) => "Bird",
            Animal::Bag(_) => "Bag",
            Animal::Text(_) => "Text",
            Animal::Unknown(_) => "Unknown",
        };
        assert_eq!(name, expected, "{json}");
    }
}

#[test]
fn a_tag_that_nobody_knows_makes_the_value_unknown_and_nothing_else() {
    let json = r#"{"type":"group","members":[{"type":"fish","fins":[2]},{"type":"cat","lives":3}]}"#;
    let Animal::Group(group) = read(json).unwrap() else { panic!("no group") };
    let Animal::Unknown(member) = &group.members[0] else { panic!("known") };
    assert_eq!(member.name(), "fish");
    assert_eq!(member.value().to_string(), r#"{"type":"fish","fins":[2]}"#);
    assert!(matches!(group.members[1], Animal::Cat(_)));
    assert_eq!(parse(&write(&Animal::Group(group)).unwrap()), parse(json));
}

#[test]
fn a_tag_of_another_kind_or_no_tag_is_unknown_where_none_is_expected() {
    for (json, name) in [(r#"{"type":7}"#, "7"), (r#"{"type":{}}"#, ""), (r#"{"type":true}"#, "true")] {
        let Ok(Animal::Unknown(member)) = read(json) else { panic!("{json}") };
        assert_eq!((member.name(), member.value().to_string().as_str()), (name, json));
    }
    let Ok(Bird::Unknown(member)) = read(r#"{"wise":true}"#) else { panic!("known") };
    assert_eq!((member.name(), member.value().to_string().as_str()), ("", r#"{"wise":true}"#));
}

#[test]
fn an_error_in_a_variant_is_an_error_of_the_union() {
    assert_eq!(read_error::<Animal>(r#"{"type":"cat"}"#), "required member is missing at $.lives (byte 0)");
    assert_eq!(read_error::<Animal>("3"), "expected an object, found a number at $ (byte 0)");
    assert_eq!(
        read_error::<Animal>(r#"{"type":"cat","lives":1,"type":"cat"}"#),
        "key occurs twice at $.type (byte 31)"
    );
    assert_eq!(read_error::<Animal>(r#"{"type":"dog""#), "the document ends too early at $ (byte 13)");
    assert_eq!(
        read_error::<Animal>(r#"{"type":"text"}"#),
        "expected a string, found an object at $ (byte 0)"
    );
}

#[test]
fn the_tag_is_written_even_where_the_value_says_something_else() {
    let cat = |kind: Option<&str>| match read(r#"{"type":"cat","lives":1}"#) {
        Ok(Animal::Cat(mut cat)) => {
            cat.kind = kind.map(str::to_owned);
            Animal::Cat(cat)
        }
        other => panic!("{other:?}"),
    };
    let bag = |json: &str| Animal::Bag(read(json).unwrap());
    let owl = |json: &str| Animal::Bird(Bird::Owl(read(json).unwrap()));
    let table = [
        (cat(None), r#"{"type":"cat","lives":1}"#),
        (cat(Some("kitten")), r#"{"type":"kitten","lives":1}"#),
        (cat(Some("tiger")), r#"{"type":"cat","lives":1}"#),
        (Animal::Dog(read(r#"{"name":"x"}"#).unwrap()), r#"{"type":"dog","name":"x"}"#),
        (bag(r#"{"a":1,"type":"other"}"#), r#"{"type":"bag","a":1}"#),
        (owl("{}"), r#"{"type":"owl"}"#),
        (owl(r#"{"type":"hawk","wise":true}"#), r#"{"type":"owl","wise":true}"#),
    ];
    for (animal, json) in table {
        assert_eq!(parse(&write(&animal).unwrap()), parse(json));
    }
}

#[test]
fn a_tag_that_may_be_absent_is_not_added_to_what_was_read_without_it() {
    let table = [
        (r#"{"name":"x"}"#, r#"{"name":"x"}"#),
        (r#"{"type":"users"}"#, r#"{"type":"users"}"#),
        (r#"{"type":"roles"}"#, r#"{"type":"roles"}"#),
    ];
    for (json, expected) in table {
        assert_eq!(write(&read::<Resource>(json).unwrap()).unwrap(), expected);
    }
    let other = |json: &str| read(json).unwrap();
    assert_eq!(write(&Resource::Role(other("{}"))).unwrap(), r#"{"type":"roles"}"#);
    assert_eq!(write(&Resource::User(other(r#"{"type":"roles"}"#))).unwrap(), r#"{"type":"users"}"#);
}

#[test]
fn a_tag_without_an_object_to_be_in_is_an_error() {
    let error = write(&Animal::Text("x".to_owned())).unwrap_err();
    assert_eq!(
        error.to_string(),
        "a value without properties cannot be written as a variant with a tag inside at $"
    );
}

#[test]
fn the_content_selects_the_variant() {
    let table = [
        ("true", "Flag"),
        ("-3", "Whole"),
        ("3.0", "Real"),
        ("3e2", "Real"),
        ("\"x\"", "Text"),
        ("[1,[\"x\"],{\"type\":\"a\"}]", "Items"),
        (r#"{"type":"a"}"#, "First"),
        (r#"{"name":"c","type":"a"}"#, "First"),
        (r#"{"type":1}"#, "First"),
        (r#"{"type":"b"}"#, "Second"),
        (r#"{"type":"b","name":"c"}"#, "Second"),
        (r#"{}"#, "Second"),
        (r#"{"name":"c"}"#, "Second"),
        (r#"{"more":{"type":"a"}}"#, "Second"),
        (r#"{"type":null}"#, "First"),
        (r#"{"size":1,"name":"d"}"#, "Third"),
        (r#"{"type":"z","size":1,"name":"d"}"#, "Third"),
        (r#"{"name":"d"}"#, "Unknown"),
        (r#"{"type":"z"}"#, "Unknown"),
        (r#"{"type":["a"],"size":1}"#, "Unknown"),
    ];
    for (json, expected) in table {
        // `Typed` has text for a type: a number selects the variant and then is of the wrong kind.
        if json == r#"{"type":1}"# {
            assert_eq!(read_error::<Content>(json), "expected a string, found a number at $.type (byte 8)");
            continue;
        }
        let content: Content = read(json).unwrap_or_else(|error| panic!("{json}: {error}"));
        assert_eq!(name_of(&content), expected, "{json}");
        if json != r#"{"more":{"type":"a"}}"# && json != r#"{"type":null}"# && json != "3e2" {
            let dropped =
                json.replace(r#""type":"z","#, if expected == "Third" { "" } else { r#""type":"z","# });
            assert_eq!(parse(&write(&content).unwrap()), parse(&dropped), "{json}");
        }
    }
}

fn name_of(content: &Content) -> &'static str {
    match content {
        Content::Flag(_) => "Flag",
        Content::Whole(_) => "Whole",
        Content::Real(_) => "Real",
        Content::Text(_) => "Text",
        Content::Items(_) => "Items",
        Content::First(_) => "First",
        Content::Second(_) => "Second",
        Content::Third(_) => "Third",
        Content::Unknown(_) => "Unknown",
    }
}

#[test]
fn an_unknown_content_is_named_by_what_it_calls_itself() {
    for (json, name) in
        [(r#"{"x":1,"type":"z"}"#, "z"), (r#"{"name":"d"}"#, "d"), (r#"{"type":3,"name":7}"#, "")]
    {
        let Ok(Content::Unknown(member)) = read(json) else { panic!("{json}") };
        assert_eq!(member.name(), name);
        assert_eq!(member.value().to_string(), json);
    }
}

#[test]
fn a_union_that_holds_nothing_is_not_written() {
    for error in [
        write(&Shape::Unknown(SdkUnknownMember::default())).unwrap_err(),
        write(&Animal::Unknown(SdkUnknownMember::default())).unwrap_err(),
        write(&Content::Unknown(SdkUnknownMember::default())).unwrap_err(),
    ] {
        assert_eq!(error.to_string(), "union that holds nothing at $");
    }
}

#[test]
fn an_unknown_member_may_be_named_by_nothing() {
    let json = r#"{"":5}"#;
    assert_eq!(write(&read::<Shape>(json).unwrap()).unwrap(), json);
}

#[test]
fn late_tags_in_deep_nesting_are_read_in_bounded_time() {
    let mut json = r#"{"name":"x"}"#.to_owned();
    for _ in 0..60 {
        json = format!(r#"{{"members":[{json}],"pad":"{}","type":"group"}}"#, "x".repeat(10_000));
    }
    let start = std::time::Instant::now();
    assert!(read::<Animal>(&json).is_ok());
    assert!(start.elapsed() < std::time::Duration::from_secs(20));
    let deeper = format!(r#"{{"members":[{json}],"type":"group"}}"#).repeat(2);
    assert!(matches!(
        read::<Animal>(deeper).map(|_| ()).unwrap_err().kind(),
        DecodeErrorKind::Syntax("something follows the document")
    ));
}
