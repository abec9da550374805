//! Pages against a real server: what is sent for each page, and where the streams end.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may stop at once")]

use std::time::Duration;

use drawplate_tests::server::{Reply, Server};
use fixture_paging::operation::{ListByNameInput, ListKeysInput, ListThingsInput};
use serde_json::{Value, json};

fn smithy(server: &Server) -> fixture_paging::Client {
    let config = fixture_paging::Config::builder().endpoint_url(server.url()).build();
    fixture_paging::Client::new(config).unwrap()
}

fn openapi(server: &Server) -> fixture_listing::Client {
    let config = fixture_listing::Config::builder().endpoint_url(server.url()).build();
    fixture_listing::Client::new(config).unwrap()
}

fn things(names: &[&str], next: Option<&str>) -> Reply {
    let things: Vec<_> = names.iter().map(|name| json!({ "name": name })).collect();
    Reply::json(200, &json!({ "page": { "things": things, "next": next } }))
}

fn bodies(server: &Server) -> Vec<Value> {
    server.take_requests().iter().map(drawplate_tests::server::Request::json).collect()
}

fn targets(server: &Server) -> Vec<String> {
    server.take_requests().iter().map(drawplate_tests::server::Request::target).collect()
}

#[tokio::test]
async fn pages_are_requested_one_by_one_as_they_are_asked_for() {
    let server =
        Server::with([things(&["a", "b"], Some("t1")), things(&[], Some("t2")), things(&["c"], None)]).await;
    let input = ListThingsInput::builder().kind("k").build();
    let mut pages = smithy(&server).list_things(input).pages().page_size(2);
    assert_eq!(bodies(&server), [] as [Value; 0]);
    assert_eq!(pages.next().await.unwrap().unwrap().page.unwrap().things.unwrap().len(), 2);
    assert_eq!(bodies(&server), [json!({ "kind": "k", "maxResults": 2 })]);
    while pages.next().await.transpose().unwrap().is_some() {}
    let rest = ["t1", "t2"].map(|token| json!({ "kind": "k", "maxResults": 2, "nextToken": token }));
    assert_eq!(bodies(&server), rest);
    assert!(pages.next_input().is_none());
}

#[tokio::test]
async fn items_are_those_of_all_pages_in_their_order() {
    let replies = [things(&["a", "b"], Some("t1")), things(&[], Some("t2")), things(&["c"], Some(""))];
    let server = Server::with(replies).await;
    let all =
        smithy(&server).list_things(ListThingsInput::builder().build()).items().collect().await.unwrap();
    assert_eq!(all.iter().map(|thing| thing.name.as_str()).collect::<Vec<_>>(), ["a", "b", "c"]);
}

#[tokio::test]
async fn a_limit_ends_the_stream_and_nothing_more_is_requested() {
    let server = Server::with([things(&["a", "b"], Some("t1")), things(&["c", "d"], Some("t2"))]).await;
    let call = || smithy(&server).list_things(ListThingsInput::builder().build());
    assert_eq!(call().items().limit(3).collect().await.unwrap().len(), 3);
    assert_eq!(bodies(&server).len(), 2);
    let mut pages = call().pages().limit(0);
    assert!(pages.next().await.is_none());
    assert_eq!(bodies(&server).len(), 0);
}

#[tokio::test]
async fn an_error_ends_the_stream_and_the_input_of_its_page_is_kept() {
    let busy = Reply::json(400, &json!({ "__type": "Gone", "message": "no" }));
    let server = Server::with([things(&["a"], Some("t1")), busy]).await;
    let mut pages = smithy(&server).list_things(ListThingsInput::builder().build()).pages();
    assert!(pages.next().await.unwrap().is_ok());
    let error = pages.next().await.unwrap().unwrap_err();
    assert!(matches!(error, fixture_paging::operation::ListThingsError::Gone(_)), "{error}");
    assert!(pages.next().await.is_none());
    assert_eq!(pages.next_input().unwrap().next_token.as_deref(), Some("t1"));
}

#[tokio::test]
async fn the_same_token_twice_ends_the_stream() {
    let server = Server::with([things(&["a"], Some("t")), things(&["b"], Some("t"))]).await;
    let all =
        smithy(&server).list_things(ListThingsInput::builder().build()).items().collect().await.unwrap();
    assert_eq!(all.len(), 2);
}

#[tokio::test]
async fn a_future_that_is_dropped_loses_no_page() {
    let server = Server::with([things(&["a"], None).after(Duration::from_millis(200))]).await;
    let mut pages = smithy(&server).list_things(ListThingsInput::builder().build()).pages();
    let given_up = tokio::time::timeout(Duration::from_millis(20), pages.next()).await;
    assert!(given_up.is_err());
    assert!(pages.next().await.unwrap().is_ok());
    assert_eq!(server.take_requests().len(), 1);
}

#[tokio::test]
async fn the_entries_of_maps_are_items_and_maps_can_be_tokens() {
    let page = json!({ "things": { "x": { "name": "a" }, "y": { "name": "b" } } });
    let server = Server::with([Reply::json(200, &page)]).await;
    let mut items = smithy(&server).list_by_name(ListByNameInput::builder().build()).items();
    let (name, thing) = items.next().await.unwrap().unwrap();
    assert_eq!((name.as_str(), thing.name.as_str()), ("x", "a"));

    let first = Reply::json(200, &json!({ "last": { "id": "3" }, "count": 1 }));
    let server = Server::with([first, Reply::json(200, &json!({ "last": {}, "count": 0 }))]).await;
    let mut pages = smithy(&server).list_keys(ListKeysInput::builder().build()).pages();
    while pages.next().await.transpose().unwrap().is_some() {}
    assert_eq!(bodies(&server), [json!({}), json!({ "start": { "id": "3" } })]);
}

#[tokio::test]
async fn pages_and_results_are_counted_as_the_maintainer_says() {
    let page = |more: bool| Reply::json(200, &json!({ "things": [{ "name": "a" }], "has_more": more }));
    let server = Server::with([page(true), page(false)]).await;
    let input = fixture_listing::operation::ListByPageInput::builder().build();
    let items = openapi(&server).list_by_page(input).items().page_size(1);
    assert_eq!(items.collect().await.unwrap().len(), 2);
    assert_eq!(targets(&server), ["/pages?per_page=1", "/pages?page=2&per_page=1"]);

    let list = |count: usize| Reply::json(200, &json!(vec![json!({ "name": "a" }); count]));
    let server = Server::with([list(3), list(2), list(0)]).await;
    let input = fixture_listing::operation::ListByOffsetInput::builder().build();
    assert_eq!(openapi(&server).list_by_offset(input).items().collect().await.unwrap().len(), 5);
    assert_eq!(targets(&server), ["/offsets", "/offsets?offset=3", "/offsets?offset=5"]);
}

#[tokio::test]
async fn a_cursor_can_travel_in_the_body() {
    use fixture_listing::operation::SearchByCursorInput;
    use fixture_listing::types::Search;

    let page = |next: Value| Reply::json(200, &json!({ "things": null, "meta": { "next": next } }));
    let server = Server::with([page(json!("c1")), page(Value::Null)]).await;
    let input = SearchByCursorInput::builder().body(Search::builder().text("t").build()).build();
    assert_eq!(openapi(&server).search_by_cursor(input).items().collect().await.unwrap().len(), 0);
    let second = json!({ "text": "t", "page": { "cursor": "c1" } });
    assert_eq!(bodies(&server), [json!({ "text": "t" }), second]);
}

#[tokio::test]
async fn a_link_never_leads_to_another_server() {
    let elsewhere = Server::start().await;
    let link = format!("<{}/links?after=x%2Fy>; rel=\"next\"", elsewhere.url());
    let page = || Reply::json(200, &json!([{ "name": "a" }]));
    let server = Server::with([page().header("link", link), page()]).await;
    let input = fixture_listing::operation::ListByLinkInput::builder().build();
    assert_eq!(openapi(&server).list_by_link(input).items().collect().await.unwrap().len(), 2);
    assert_eq!(targets(&server), ["/links", "/links?after=x%2Fy"]);
    assert_eq!(elsewhere.take_requests().len(), 0);
}
