//! Results that come in pages: one by one, page by page, with limits, and from where one left off.
//!
//! The services are played by a server on this machine, so that the example runs without an account:
//! `cargo run -p drawplate-tests --example pages`. No operation of the DevOps Agent's client has pages,
//! so that of a small Smithy model stands in: streams are the same wherever a specification comes from.
use std::error::Error;

use drawplate_datadog as datadog;
use drawplate_tests::server::{Reply, Server};
use fixture_paging as smithy;
use serde_json::{Value, json};

use datadog::operation::ListServiceAccountApplicationKeysInput;
use smithy::operation::ListThingsInput;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    run().await
}

pub(crate) async fn run() -> Result<(), Box<dyn Error>> {
    let server = Server::start().await;
    let config = datadog::Config::builder()
        .api_key("not a secret")
        .app_key("neither")
        .endpoint_url(server.url())
        .build();
    let keys = all_keys(&datadog::Client::new(config)?, &server).await?;
    let config = smithy::Config::builder().endpoint_url(server.url()).build();
    let things = by_page(&smithy::Client::new(config)?, &server).await?;

    let queries: Vec<_> = server.take_requests().iter().filter_map(|request| request.query.clone()).collect();
    let expected = ["page[size]=2", "page[size]=2&page[number]=1"];
    let queries: Vec<_> = queries.iter().map(|query| query.replace("%5B", "[").replace("%5D", "]")).collect();
    let as_expected = (keys, things) == (3, 3) && queries == expected;
    if as_expected { Ok(()) } else { Err(format!("{keys} keys, {things} things, {queries:?}").into()) }
}

/// Items: pages are requested as their items are asked for, and never more of them than are needed.
async fn all_keys(client: &datadog::Client, server: &Server) -> Result<usize, Box<dyn Error>> {
    let page = |keys: &[&str]| {
        let keys: Vec<_> = keys.iter().map(|id| json!({ "type": "application_keys", "id": id })).collect();
        Reply::json(200, &json!({ "data": keys, "meta": { "page": { "total_filtered_count": 7 } } }))
    };
    server.push(page(&["key-1", "key-2"]));
    server.push(page(&["key-3", "key-4"]));
    let input = ListServiceAccountApplicationKeysInput::builder().service_account_id("account-1").build();
    let mut keys = client.list_service_account_application_keys(input).items().page_size(2).limit(3);
    let mut count = 0;
    while let Some(key) = keys.next().await {
        println!("the account has the key {}", key?.id.unwrap_or_default());
        count += 1;
    }
    Ok(count)
}

/// Pages: each is a whole output. After an error, `next_input` asks for the page that is missing.
async fn by_page(client: &smithy::Client, server: &Server) -> Result<usize, Box<dyn Error>> {
    let page = |names: &[&str], next: Option<&str>| {
        let things: Vec<Value> = names.iter().map(|name| json!({ "name": name })).collect();
        Reply::json(200, &json!({ "page": { "things": things, "next": next } }))
    };
    server.push(page(&["a", "b"], Some("token-1")));
    server.push(Reply::json(400, &json!({ "__type": "Gone", "message": "come back later" })));
    server.push(page(&["c"], None));

    let mut count = 0;
    let mut pages = client.list_things(ListThingsInput::builder().build()).pages();
    while let Some(page) = pages.next().await {
        match page {
            Ok(page) => count += page.page.and_then(|page| page.things).map_or(0, |things| things.len()),
            Err(error) => {
                println!("{error}: on from there");
                let rest = pages.next_input().cloned().ok_or("a page is missing")?;
                pages = client.list_things(rest).pages();
            }
        }
    }
    Ok(count)
}
