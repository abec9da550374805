//! `multipart/form-data` (RFC 7578) and `multipart/mixed` (RFC 2046, section 5.1.3), read back by a
//! reader of the tests' own.

use drawplate_runtime::ByteStream;
use drawplate_runtime::multipart::FilePart;
use drawplate_tests::server::{Request, Server};
use fixture_parts::operation::{PostAnyInput, PostChoiceInput, PostFileInput, PostMixedInput};
use fixture_parts::types::{Meta, PostChoiceBody, PostFileBody, PostMixedBody};
use fixture_parts::{Client, Config};

fn client(server: &Server) -> Client {
    Client::new(Config::builder().endpoint_url(server.url()).build()).unwrap()
}

/// The parts of a body, each with its headers and its content, and the media type of the whole.
fn parts(request: &Request) -> (String, Vec<(String, String)>) {
    let (media_type, boundary) =
        request.header("content-type").unwrap().split_once("; boundary=").expect("a boundary");
    let body = String::from_utf8(request.body.clone()).unwrap();
    let inner = body.strip_prefix(&format!("--{boundary}\r\n")).unwrap();
    let inner = inner.strip_suffix(&format!("\r\n--{boundary}--\r\n")).unwrap();
    let between = format!("\r\n--{boundary}\r\n");
    let parts = inner.split(&between).map(|part| {
        let (head, content) =
            part.split_once("\r\n\r\n").or(part.strip_prefix("\r\n").map(|it| ("", it))).unwrap();
        (head.to_owned(), content.to_owned())
    });
    (media_type.to_owned(), parts.collect())
}

fn part(head: &str, content: &str) -> (String, String) {
    (head.replace(" | ", "\r\n"), content.to_owned())
}

#[tokio::test]
async fn properties_are_parts_by_their_kinds_and_encodings() {
    let server = super::server().await;
    let body = PostFileBody::builder()
        .purpose("avatar")
        .image(FilePart::from("\u{1}PNG").name("a.png"))
        .pages(["one", "two"])
        .source(FilePart::from("x").media_type("text/plain"))
        .meta(Meta::builder().name("m").build())
        .tags(["t", "u"])
        .options(["o", "p"])
        .taken(drawplate_runtime::Timestamp::from_seconds(0))
        .build();
    client(&server).post_file(PostFileInput::builder().body(body).build()).await.unwrap();
    let (media_type, parts) = parts(&server.take_request());
    let form = |rest: &str| format!("Content-Disposition: form-data; name={rest}");
    let expected = [
        part(&form("\"purpose\""), "avatar"),
        part(&form("\"image\"; filename=\"a.png\" | Content-Type: image/png"), "\u{1}PNG"),
        part(&form("\"pages\" | Content-Type: application/octet-stream"), "one"),
        part(&form("\"pages\" | Content-Type: application/octet-stream"), "two"),
        part(&form("\"source\" | Content-Type: text/plain"), "x"),
        part(&form("\"meta\" | Content-Type: application/json"), r#"{"name":"m"}"#),
        part(&form("\"tags\""), "t"),
        part(&form("\"tags\""), "u"),
        part(&form("\"options\" | Content-Type: application/json"), r#"["o","p"]"#),
        part(&form("\"taken\""), "1970-01-01T00:00:00Z"),
    ];
    assert_eq!((media_type.as_str(), parts.as_slice()), ("multipart/form-data", expected.as_slice()));
}

#[tokio::test]
async fn a_file_may_be_a_stream_of_unknown_length() {
    let server = super::server().await;
    let stream = ByteStream::replayable(|| Pieces(vec!["piece ", "by ", "piece"]), None);
    let body = PostFileBody::builder().purpose("p").image(FilePart::new(stream).name("s")).build();
    client(&server).post_file(PostFileInput::builder().body(body).build()).await.unwrap();
    let request = server.take_request();
    assert_eq!(request.header("content-length"), None);
    assert_eq!(parts(&request).1[1].1, "piece by piece");
}

#[tokio::test]
async fn a_choice_of_bodies_is_one_with_the_properties_of_all() {
    let server = super::server().await;
    let body = PostChoiceBody::builder().name("n").url("u").build();
    client(&server).post_choice(PostChoiceInput::builder().body(body).build()).await.unwrap();
    let names: Vec<_> = parts(&server.take_request()).1.into_iter().map(|(_, content)| content).collect();
    assert_eq!(names, ["n", "u"]);
}

#[tokio::test]
async fn a_body_without_properties_is_a_map_of_files() {
    let server = super::server().await;
    let input = PostAnyInput::builder().body([("k", FilePart::from("v").name("f"))]).build();
    client(&server).post_any(input).await.unwrap();
    let head =
        "Content-Disposition: form-data; name=\"k\"; filename=\"f\" | Content-Type: application/octet-stream";
    assert_eq!(parts(&server.take_request()).1, [part(head, "v")]);
}

#[tokio::test]
async fn parts_that_are_no_form_have_no_names() {
    let server = super::server().await;
    let body =
        PostMixedBody::builder().meta(Meta::builder().name("m").build()).data(FilePart::from("d")).build();
    client(&server).post_mixed(PostMixedInput::builder().body(body).build()).await.unwrap();
    let (media_type, parts) = parts(&server.take_request());
    let json = part("Content-Type: application/json", r#"{"name":"m"}"#);
    assert_eq!(media_type, "multipart/mixed");
    assert_eq!(parts, [json, part("Content-Type: application/octet-stream", "d")]);
}

struct Pieces(Vec<&'static str>);

impl futures_core::Stream for Pieces {
    type Item = Result<&'static str, std::io::Error>;
    fn poll_next(
        mut self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        let next = if self.0.is_empty() { None } else { Some(Ok(self.0.remove(0))) };
        std::task::Poll::Ready(next)
    }
}
