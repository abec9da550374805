//! Bodies of XML on the wire, as the examples of OpenAPI 3.0.4, section 4.7.26 (XML Object) spell
//! them.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "a test may stop at once")]

use drawplate_runtime::{Blob, Timestamp};
use drawplate_tests::server::{Reply, Request, Server};
use fixture_markup::operation::{BothInput, PersonError, RawInput};
use fixture_markup::types::{Lists, Person};
use fixture_markup::{Client, Config};
use serde_json::json;

fn client(server: &Server) -> Client {
    Client::new(Config::builder().endpoint_url(server.url()).build()).unwrap()
}

fn xml(body: impl Into<Vec<u8>>) -> Reply {
    Reply::new(200).header("content-type", "application/xml").body(body)
}

fn body(request: &Request) -> String {
    String::from_utf8(request.body.to_vec()).unwrap()
}

const PERSON: &str = r#"<Person id="123"><sample:name xmlns:sample="https://example.com/schema/sample">example</sample:name></Person>"#;

/// "XML Attribute, Prefix and Namespace".
#[tokio::test]
async fn attributes_prefixes_and_namespaces_are_those_of_the_example() {
    let server = Server::with([xml(PERSON)]).await;
    let person = Person::builder().id(123).name("example").build();
    let echoed = client(&server).person(person.clone()).await.unwrap();
    assert_eq!(echoed, person);
    let requests = server.take_requests();
    assert_eq!(body(&requests[0]), PERSON);
    assert_eq!(requests[0].header("content-type"), Some("application/xml"));
    assert_eq!(requests[0].header("accept"), Some("application/xml, application/problem+xml"));
}

#[tokio::test]
async fn names_replace_those_of_properties_and_what_is_unknown_is_skipped() {
    let text = "<?xml version=\"1.0\"?>\n<any:Person xmlns:any=\"urn:any\" id=\"1\"><born>no</born>\
        <any:birthday>2026-01-02T03:04:05Z</any:birthday><more><self/></more><self>true</self>\
        <likes id=\"2\"><name>a &amp; b</name></likes></any:Person>";
    let server = Server::with([xml(text), xml("<Person/>")]).await;
    let person = client(&server).person(Person::builder().id(1).build()).await.unwrap();
    assert_eq!(person.born, Some(Timestamp::from_seconds(1_767_323_045)));
    assert_eq!(person.self_, Some(true));
    assert_eq!(person.likes.as_ref().unwrap().name.as_deref(), Some("a & b"));
    client(&server).person(person).await.unwrap();
    let sent = body(&server.take_requests()[1]);
    assert!(
        sent.contains("<birthday>2026-01-02T03:04:05Z</birthday><self>true</self><likes id=\"2\">"),
        "{sent}"
    );
}

/// "XML Arrays": items are called like the property or by their own name; a name of the list counts
/// only where it is wrapped.
#[tokio::test]
async fn lists_are_spelled_as_in_the_examples() {
    let words = || ["value", "another"];
    let lists = Lists::builder()
        .plain(words())
        .items(words())
        .ignored(words())
        .both(words())
        .outer(words())
        .wrapped(words())
        .build();
    let expected = "<lists xmlns=\"https://example.com/schema/lists\">\
        <plain>value</plain><plain>another</plain>\
        <animal>value</animal><animal>another</animal>\
        <beast>value</beast><beast>another</beast>\
        <aliens><pet>value</pet><pet>another</pet></aliens>\
        <birds><birds>value</birds><birds>another</birds></birds>\
        <wrapped><wrapped>value</wrapped><wrapped>another</wrapped></wrapped></lists>";
    let server = Server::with([xml(expected), xml("<lists/>")]).await;
    let client = client(&server);
    assert_eq!(client.lists(lists.clone()).await.unwrap(), lists);
    assert_eq!(body(&server.take_requests()[0]), expected);
    // A list without an element around it leaves no trace if it is empty.
    let empty = client.lists(lists).await.unwrap();
    assert_eq!(empty, Lists::builder().plain([""; 0]).build());
}

#[tokio::test]
async fn a_list_has_a_root_around_its_items() {
    let text = "<people><Person id=\"1\"></Person><Person id=\"2\"></Person></people>";
    let server = Server::with([xml(text)]).await;
    let people = vec![Person::builder().id(1).build(), Person::builder().id(2).build()];
    assert_eq!(client(&server).people(people.clone()).await.unwrap().body, people);
    assert_eq!(body(&server.take_requests()[0]), text);
}

#[tokio::test]
async fn errors_are_read_from_xml_too() {
    let problem = Reply::new(400).header("content-type", "application/problem+xml");
    let server = Server::with([problem.body("<problem><title>odd</title></problem>")]).await;
    let error = client(&server).person(Person::builder().build()).await.unwrap_err();
    assert!(matches!(&error, PersonError::Default(it) if it.title.as_deref() == Some("odd")), "{error}");
}

#[tokio::test]
async fn json_is_preferred_to_xml_in_both_directions() {
    let server = Server::with([Reply::json(200, &json!({ "birthday": 1, "id": 1, "name": "n" }))]).await;
    let person = Person::builder().id(1).name("n").build();
    assert_eq!(client(&server).both(BothInput::from(person.clone())).await.unwrap(), person);
    let request = server.take_requests().remove(0);
    assert_eq!(request.json(), json!({ "id": 1, "name": "n" }));
    assert_eq!(request.header("accept"), Some("application/json"));
}

#[tokio::test]
async fn what_has_no_spelling_in_xml_travels_as_it_is() {
    let server = Server::with([xml("<m><k>v</k></m>")]).await;
    let input = RawInput::builder().body(Blob::from("<m/>".as_bytes())).build();
    assert_eq!(client(&server).raw(input).await.unwrap().as_ref(), b"<m><k>v</k></m>");
    assert_eq!(body(&server.take_requests()[0]), "<m/>");
}
