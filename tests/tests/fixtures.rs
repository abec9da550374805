//! Small specs, one construct each, and the crates that are made of them.
//!
//! The crates below `tests/fixtures/generated` are snapshots that the workspace compiles. When the
//! generator changes on purpose, they are made anew by
//! `cargo xtask generate --root tests/fixtures --runtime-path runtime`.

#![allow(clippy::unwrap_used, reason = "a test may stop at once")]

use drawplate_runtime::value::Nullable;
use drawplate_runtime::{SdkUnknownMember, Timestamp};
use xtask::{Arguments, Cli, Console, Exit};

#[test]
fn the_fixtures_are_what_would_be_generated() {
    // Tests run in the folder of their package.
    let args = ["xtask", "generate", "--check", "--root", "fixtures", "--runtime-path", "../runtime"];
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let exit = Cli::try_parse_from(args).unwrap().run(&mut Console { out: &mut out, err: &mut err });
    assert_eq!(exit, Exit::Clean, "{}{}", String::from_utf8_lossy(&out), String::from_utf8_lossy(&err));
}

#[test]
fn members_start_with_their_defaults_and_can_be_set_by_anything_that_becomes_them() {
    use fixture_structures::types::{Colour, Defaults, Everything, Tree};

    let defaults = Defaults::default();
    assert_eq!((defaults.flag, defaults.count, defaults.ratio), (true, -3, 0.5));
    assert_eq!(defaults.name, "a \"quoted\" name");
    assert_eq!(defaults.colour, Colour::Red);

    let everything = Everything::builder()
        .secret("hidden")
        .names(["a", "b"])
        .matrix([vec!["a".to_owned()]])
        .sparse([Some("a".to_owned()), None])
        .labels([("key", "value")])
        .sparse_labels([("key", None)])
        .created(Timestamp::from_seconds(0))
        .tree(Tree::builder().value("root").left(Tree::builder().value("leaf").build()).build())
        .required("given")
        .flag(true)
        .build();
    assert_eq!(everything.names, Some(vec!["a".to_owned(), "b".to_owned()]));
    assert_eq!(everything.tree.unwrap().left.unwrap().value, "leaf");
}

#[test]
fn what_is_printed_holds_no_secret() {
    use fixture_enums::types::Pin;
    use fixture_keyed_unions::types::Shape;
    use fixture_structures::types::Everything;

    let everything = Everything::builder().required("shown").flag(true).secret("CANARY");
    let everything = everything.secrets([("key", "CANARY")]).build();
    let printed =
        format!("{everything:?} {:?} {:?}", Shape::Secret("CANARY".to_owned()), Pin::from("CANARY"));
    assert!(printed.contains("shown") && !printed.contains("CANARY"), "{printed}");
}

#[test]
fn null_and_absence_are_two_things_where_the_document_says_so() {
    use fixture_parameters::types::Thing;

    let thing = Thing::builder().name("a").note_null().build();
    assert_eq!((thing.note, thing.size), (Nullable::Null, None));
    let thing = Thing::builder().name("a").note("b").size_null().build();
    assert_eq!((thing.note, thing.size), (Nullable::Value("b".to_owned()), Some(Nullable::Null)));
    let thing = Thing::builder().name("a").note("b").size(3).additional_properties([("c", "d")]).build();
    assert_eq!(thing.size, Some(Nullable::Value(3)));
}

#[test]
fn a_scheme_whose_tokens_a_program_can_fetch_takes_a_token_or_what_fetches_it() {
    use fixture_parameters::{Client, Config};

    for config in [
        Config::builder().robots("CANARY"),
        Config::builder().robots_client("client-1", "CANARY", ["read"]),
        Config::builder().robots_client("client-1", "CANARY", [] as [&str; 0]),
    ] {
        assert!(!format!("{config:?}").contains("CANARY"));
        assert!(Client::new(config.build()).is_ok());
    }
}

#[test]
fn enums_are_open_and_keep_what_they_do_not_know() {
    use fixture_enums::operation::DealInput;
    use fixture_enums::types::{Kind, Level, Sort, Suit};

    assert_eq!(Suit::from("unknown"), Suit::UnknownValue);
    assert_eq!(Suit::from("stars"), Suit::Unknown("stars".to_owned()));
    assert_eq!(Suit::from("stars").to_string(), "stars");
    assert_eq!((Level::from(7), Level::from(8).as_i64()), (Level::UnknownValue, 8));
    assert_eq!(Sort::CreatedAtDescending.as_str(), "-created_at");
    let input = DealInput::builder().suit("clubs").by_suit([("diamonds", 3)]).build();
    assert_eq!((input.suit, input.kind), (Suit::Clubs, Kind::Only));
}

#[test]
fn unions_have_an_accessor_for_each_variant_and_one_for_what_is_unknown() {
    use fixture_keyed_unions::types::{Circle, Shape};

    let circle = Shape::Circle(Circle::builder().radius(2.0).build());
    assert_eq!(circle.as_circle().map(|circle| circle.radius), Some(2.0));
    assert!(circle.as_side().is_none() && Shape::Nothing.is_nothing() && !circle.is_unknown());
    assert_eq!(Shape::UnknownValue("text".to_owned()).as_unknown().map(String::as_str), Some("text"));
    assert!(Shape::Unknown(SdkUnknownMember::new("square", 4)).is_unknown());
}

#[test]
fn names_that_the_language_has_uses_for_can_be_used_all_the_same() {
    use fixture_names::types::{Names, Option as Choice, Variants};

    let names = Names::builder()
        .r#type("a")
        .self_2("b")
        .crate_("c")
        .r#async("d")
        .foo_bar_2("e")
        .build_member("f")
        .index("g")
        .build();
    assert_eq!((names.r#type, names.build), ("a".to_owned(), "f".to_owned()));
    assert!(Variants::Option(Choice::builder().name("x").build()).as_option().is_some());
}

/// The nearest of the servers of operation, path and document counts, as the OpenAPI Specification
/// says of the Operation Object.
#[test]
fn an_operation_is_on_the_nearest_of_its_servers_unless_the_caller_names_one() {
    use fixture_servers::endpoint::{Params, Region, Server, resolve_for};

    let url = |operation: &str, params: &Params| resolve_for(operation, params).unwrap().url;
    let params = Params::default();
    assert_eq!(url("ListThings", &params), "https://eu.api.example/v1");
    assert_eq!(url("GetFile", &params), "https://files-eu.example");
    assert_eq!(url("PutFile", &params), "https://upload.example:8443/in");
    let params = params.region(Region::Us).server(Server::Sandbox);
    assert_eq!(url("ListThings", &params), "https://sandbox.api.example");
    assert_eq!(url("GetFile", &params), "https://files-us.example");
    let params = params.endpoint("http://localhost:1");
    assert_eq!(url("PutFile", &params), "http://localhost:1");
}
