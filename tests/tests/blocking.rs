//! The same clients from code that is not asynchronous.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test may stop at once")]

use drawplate_datadog::operation::ListServiceAccountApplicationKeysInput;
use drawplate_datadog::{Client, Config};
use drawplate_runtime::error::CallErrorKind;
use drawplate_tests::server::{Reply, Server};
use serde_json::json;
use tokio::runtime::Runtime;

fn client(server: &Server) -> Client {
    let config = Config::builder().api_key("key").app_key("key").endpoint_url(server.url()).build();
    Client::new(config).unwrap()
}

fn input() -> ListServiceAccountApplicationKeysInput {
    ListServiceAccountApplicationKeysInput::builder().service_account_id("account-1").build()
}

fn page(ids: &[&str]) -> Reply {
    let keys: Vec<_> = ids.iter().map(|id| json!({ "type": "application_keys", "id": id })).collect();
    Reply::json(200, &json!({ "data": keys, "meta": { "page": { "total_filtered_count": 3 } } }))
}

fn served(runtime: &Runtime, replies: impl IntoIterator<Item = Reply>) -> Server {
    let replies: Vec<_> = replies.into_iter().collect();
    runtime.block_on(Server::with(replies))
}

/// How many keys a blocking call gets.
fn count(client: &Client) -> usize {
    let page = client.list_service_account_application_keys(input()).send_blocking().unwrap();
    page.data.unwrap_or_default().len()
}

#[test]
fn calls_block_wherever_blocking_is_allowed() {
    let runtime = Runtime::new().unwrap();
    let server = served(&runtime, [page(&["a"]), page(&["a"]), page(&["a"]), page(&["a"])]);
    let client = client(&server);
    assert_eq!(count(&client), 1, "a plain thread");
    let entered = runtime.enter();
    assert_eq!(count(&client), 1, "a thread that entered a runtime");
    drop(entered);
    let shared = client.clone();
    let counted = runtime.block_on(async { tokio::task::spawn_blocking(move || count(&shared)).await });
    assert_eq!(counted.unwrap(), 1, "a thread for blocking work");
    let shared = client.clone();
    let in_place = async move { tokio::task::block_in_place(|| count(&shared)) };
    assert_eq!(runtime.block_on(async { tokio::spawn(in_place).await }).unwrap(), 1, "a task that says so");
}

#[test]
fn in_asynchronous_code_the_call_is_not_sent_and_says_what_to_do() {
    let runtime = Runtime::new().unwrap();
    let server = served(&runtime, [page(&["a"])]);
    let client = client(&server);
    runtime.block_on(async {
        let call = || client.list_service_account_application_keys(input());
        let error = call().send_blocking().unwrap_err();
        assert_eq!(error.call_error().map(|error| error.kind()), Some(CallErrorKind::Blocking));
        let said = error.to_string();
        assert!(
            said.contains("ListServiceAccountApplicationKeys") && said.contains("spawn_blocking"),
            "{said}"
        );
        let mut pages = call().pages().into_blocking();
        assert!(pages.next().unwrap().is_err() && pages.next().is_none(), "an iterator ends after its error");
        let mut items = call().items().into_blocking();
        assert!(items.next().unwrap().is_err() && items.next().is_none(), "an iterator ends after its error");
        // The one reply is still there, and the same client is none the worse for it.
        assert_eq!(call().await.unwrap().data.unwrap_or_default().len(), 1);
    });
}

#[test]
fn pages_and_items_are_iterators() {
    let runtime = Runtime::new().unwrap();
    let replies = || [page(&["a", "b"]), page(&["c"])];
    let server = served(&runtime, replies().into_iter().chain(replies()));
    let client = client(&server);
    let pages = client.list_service_account_application_keys(input()).pages().page_size(2).into_blocking();
    let lengths: Vec<_> = pages.map(|page| page.unwrap().data.unwrap_or_default().len()).collect();
    assert_eq!(lengths, [2, 1]);
    let items = client.list_service_account_application_keys(input()).items().page_size(2).into_blocking();
    let ids: Vec<_> = items.map(|key| key.unwrap().id.unwrap_or_default()).collect();
    assert_eq!(ids, ["a", "b", "c"]);
}

#[test]
fn the_error_of_the_service_is_the_error_of_the_call() {
    let runtime = Runtime::new().unwrap();
    let server = served(&runtime, [Reply::json(403, &json!({ "errors": ["no"] }))]);
    let call = client(&server).list_service_account_application_keys(input());
    let error = call.send_blocking_with_metadata().unwrap_err();
    assert_eq!(error.status().map(|status| status.as_u16()), Some(403));
}
