//! Parameters: the table of OpenAPI 3.0.4, section 4.7.12.5 (style examples).

use drawplate_tests::server::Server;
use fixture_styles::operation::{GetHeadersInput, GetLabelsInput, GetOthersInput, GetQueriesInput};
use fixture_styles::types::{GetQueriesEither, GetQueriesEitherObject, Rgb};
use fixture_styles::{Client, Config};

fn client(server: &Server) -> Client {
    Client::new(Config::builder().endpoint_url(server.url()).build()).unwrap()
}

fn colors() -> [&'static str; 3] {
    ["blue", "black", "brown"]
}

fn rgb() -> Rgb {
    Rgb::builder().r(100).g(200).b(150).build()
}

#[tokio::test]
async fn labels_have_the_styles_of_the_table() {
    let server = super::server().await;
    let input = GetLabelsInput::builder()
        .simple(colors())
        .exploded(rgb())
        .label(rgb())
        .labels(colors())
        .matrix(colors())
        .matrices(rgb())
        .document(Rgb::builder().r(1).build())
        .build();
    client(&server).get_labels(input).await.unwrap();
    let expected = "/labels/blue,black,brown/R=100,G=200,B=150/.R,100,G,200,B,150/.blue.black.brown\
        /;matrix=blue,black,brown/;R=100;G=200;B=150/%7B%22R%22%3A1%7D";
    assert_eq!(server.take_request().target(), expected);
}

#[tokio::test]
async fn a_query_is_styled_as_the_table_says() {
    let base = || GetQueriesInput::builder().key("k/1");
    let target = async |input: GetQueriesInput| {
        let server = super::server().await;
        client(&server).get_queries(input).await.unwrap();
        server.take_request().target()
    };
    // A label in the query is a parameter; a fragment is not sent.
    let sent = |query: &str| format!("/queries?fixed=1&id=k%2F1{query}");
    assert_eq!(target(base().build()).await, sent(""));
    assert_eq!(target(base().form(rgb()).build()).await, sent("&R=100&G=200&B=150"));
    assert_eq!(target(base().joined(rgb()).build()).await, sent("&joined=R,100,G,200,B,150"));
    assert_eq!(target(base().spaces(colors()).build()).await, sent("&spaces=blue%20black%20brown"));
    assert_eq!(target(base().pipes(colors()).build()).await, sent("&pipes=blue%7Cblack%7Cbrown"));
    assert_eq!(
        target(base().deep(rgb()).build()).await,
        sent("&deep%5BR%5D=100&deep%5BG%5D=200&deep%5BB%5D=150")
    );
    assert_eq!(target(base().page_size(3).build()).await, sent("&page%5Bsize%5D=3"));
    assert_eq!(
        target(base().document(rgb()).build()).await,
        sent("&document=%7B%22R%22%3A100%2C%22G%22%3A200%2C%22B%22%3A150%7D")
    );
    assert_eq!(target(base().reserved("a/b?c=d&e#f g").build()).await, sent("&reserved=a/b?c=d%26e%23f%20g"));
    assert_eq!(target(base().empty("").build()).await, sent("&empty="));
    let object = GetQueriesEither::Object(GetQueriesEitherObject::builder().gt(5).build());
    assert_eq!(target(base().either(object).build()).await, sent("&either%5Bgt%5D=5"));
    assert_eq!(target(base().either(GetQueriesEither::Integer(5)).build()).await, sent("&either=5"));
    let nested = [Rgb::builder().r(1).build(), Rgb::builder().g(2).build()];
    assert_eq!(
        target(base().nested(nested).build()).await,
        sent("&nested=%7B%22R%22%3A1%7D&nested=%7B%22G%22%3A2%7D")
    );
}

#[tokio::test]
async fn operations_that_a_fragment_tells_apart_are_at_one_path() {
    let server = super::server().await;
    client(&server).get_others(GetOthersInput::builder().build()).await.unwrap();
    assert_eq!(server.take_request().target(), "/queries");
}

/// Cookies that are exploded are pairs of their own (RFC 6265, section 4.2.1).
#[tokio::test]
async fn headers_and_cookies_hold_lists_and_objects() {
    let server = super::server().await;
    let input = GetHeadersInput::builder()
        .x_colors(colors())
        .x_rgb(rgb())
        .x_exploded(rgb())
        .x_document(rgb())
        .joined(colors())
        .each(["a", "b;c"])
        .build();
    client(&server).get_headers(input).await.unwrap();
    let request = server.take_request();
    assert_eq!(request.header("x-colors"), Some("blue, black, brown"));
    assert_eq!(request.header("x-rgb"), Some("R,100,G,200,B,150"));
    assert_eq!(request.header("x-exploded"), Some("R=100,G=200,B=150"));
    assert_eq!(request.header("x-document"), Some(r#"{"R":100,"G":200,"B":150}"#));
    assert_eq!(request.header("cookie"), Some("joined=blue,black,brown; each=a; each=b%3Bc"));
}
