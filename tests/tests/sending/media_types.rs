//! Several media types for one body: OpenAPI 3.0.4, section 4.7.13 (Request Body Object).

use drawplate_tests::server::{Reply, Server};
use fixture_media_types::operation::{
    PatchThingInput, PostLinesInput, PostOptionalInput, PostSameInput, PostSeveralAsBytesInput,
    PostSeveralAsFormInput, PostSeveralAsMergePatchJsonInput, PostSeveralAsTextInput, PostSeveralInput,
    PutAnythingInput, PutImageInput, PutTextInput,
};
use fixture_media_types::types::{PostSeveralAsFormBody, PostSeveralAsMergePatchJsonBody, Thing};
use fixture_media_types::{Client, Config};

fn client(server: &Server) -> Client {
    Client::new(Config::builder().endpoint_url(server.url()).build()).unwrap()
}

/// The media type and the body that were sent.
fn sent(server: &Server) -> (Option<String>, String) {
    let request = server.take_request();
    let media_type = request.header("content-type").map(str::to_owned);
    (media_type, String::from_utf8(request.body).unwrap())
}

fn both(media_type: &str, body: &str) -> (Option<String>, String) {
    (Some(media_type.to_owned()), body.to_owned())
}

fn thing() -> Thing {
    Thing::builder().name("n").build()
}

#[tokio::test]
async fn callers_say_what_is_to_be_done_with_a_value() {
    for (given, expected) in [
        (None, "application/json-patch+json"),
        (Some("application/merge-patch+json"), "application/merge-patch+json"),
    ] {
        let server = super::server().await;
        let mut input = PatchThingInput::builder().body(thing()).build();
        input.content_type = given.map(str::to_owned);
        client(&server).patch_thing(input).await.unwrap();
        assert_eq!(sent(&server), both(expected, r#"{"name":"n"}"#));
    }
}

#[tokio::test]
async fn of_several_spellings_of_one_value_json_is_sent() {
    let server = super::server().await;
    client(&server).post_same(PostSameInput::from(thing())).await.unwrap();
    assert_eq!(sent(&server), both("application/json", r#"{"name":"n"}"#));
}

/// OpenAPI 3.0.4, section 4.7.13.1: a body is optional unless it is `required`. Without one there is
/// nothing that could have a type (RFC 9110, section 8.3).
#[tokio::test]
async fn a_body_that_is_not_set_is_not_sent() {
    let server = super::server().await;
    client(&server).post_optional(PostOptionalInput::default()).await.unwrap();
    assert_eq!(sent(&server), (None, String::new()));
    let server = super::server().await;
    client(&server).post_optional(PostOptionalInput::builder().body(thing()).build()).await.unwrap();
    assert_eq!(sent(&server), both("application/json", r#"{"name":"n"}"#));
}

#[tokio::test]
async fn bytes_are_what_callers_say_they_are() {
    let server = super::server().await;
    client(&server).put_image(PutImageInput::builder().body("png").build()).await.unwrap();
    assert_eq!(sent(&server), both("image/png", "png"));
    let server = super::server().await;
    let input = PutAnythingInput::builder().body("a: b").content_type("application/yaml").build();
    client(&server).put_anything(input).await.unwrap();
    assert_eq!(sent(&server), both("application/yaml", "a: b"));
    let server = super::server().await;
    client(&server).put_anything(PutAnythingInput::builder().body("?").build()).await.unwrap();
    assert_eq!(sent(&server), both("application/octet-stream", "?"));
}

#[tokio::test]
async fn a_text_is_sent_as_it_is_or_not_at_all() {
    let server = super::server().await;
    client(&server).put_text(PutTextInput::builder().body("a \"b\"").build()).await.unwrap();
    assert_eq!(sent(&server), both("text/plain", "a \"b\""));
    let server = super::server().await;
    client(&server).put_text(PutTextInput::builder().build()).await.unwrap();
    assert_eq!(sent(&server), (None, String::new()));
}

#[tokio::test]
async fn a_format_that_nobody_knows_is_given_as_bytes() {
    let server = super::server().await;
    client(&server).post_lines(PostLinesInput::builder().body("raw").build()).await.unwrap();
    assert_eq!(sent(&server), both("application/vnd.unheard+cbor", "raw"));
}

/// What its media types describe is not one value, so that there is an operation for each.
#[tokio::test]
async fn a_body_that_is_described_in_several_ways_is_sent_in_each_of_them() {
    let server = Server::with(std::iter::repeat_with(|| Reply::new(204)).take(5)).await;
    let client = client(&server);
    client.post_several(PostSeveralInput::builder().body(thing()).dry(true).build()).await.unwrap();
    let request = server.take_request();
    assert_eq!(request.target(), "/several?dry=true");
    assert_eq!(request.header("content-type"), Some("application/json"));
    let form = PostSeveralAsFormBody::builder().q("a b&c").build();
    let form = PostSeveralAsFormInput::builder().body(form).dry(true).build();
    client.post_several_as_form(form).await.unwrap();
    let request = server.take_request();
    assert_eq!(request.target(), "/several?dry=true");
    assert_eq!(request.header("content-type"), Some("application/x-www-form-urlencoded"));
    assert_eq!(request.body, b"q=a+b%26c");
    let patch = PostSeveralAsMergePatchJsonBody::builder().name("n").build();
    client.post_several_as_merge_patch_json(PostSeveralAsMergePatchJsonInput::from(patch)).await.unwrap();
    assert_eq!(sent(&server), both("application/merge-patch+json", r#"{"name":"n"}"#));
    client.post_several_as_text(PostSeveralAsTextInput::from("a b".to_owned())).await.unwrap();
    assert_eq!(sent(&server), both("text/plain", "a b"));
    client.post_several_as_bytes(PostSeveralAsBytesInput::builder().body("png").build()).await.unwrap();
    assert_eq!(sent(&server), both("application/octet-stream", "png"));
}
