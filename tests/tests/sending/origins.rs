//! Servers that are paths (OpenAPI 3.0.3, field `url` of the Server Object: "This URL MAY be relative").

use drawplate_tests::server::Server;
use fixture_origins::endpoint::{Params, Server as Place, resolve, resolve_for};
use fixture_origins::operation::{ListThingsInput, PutFileInput};
use fixture_origins::{Client, Config, ConfigBuilder};

async fn target(configure: impl FnOnce(ConfigBuilder) -> ConfigBuilder) -> String {
    let server = super::server().await;
    let config = configure(Config::builder(server.url())).build();
    Client::new(config).unwrap().list_things(ListThingsInput::default()).await.unwrap();
    server.take_request().target()
}

#[tokio::test]
async fn the_paths_of_servers_come_after_the_origin() {
    assert_eq!(target(|config| config).await, "/v2/api/things");
    assert_eq!(target(|config| config.major("3")).await, "/v3/api/things");
    assert_eq!(target(|config| config.server(Place::Next)).await, "/next/things");
}

#[tokio::test]
async fn a_whole_url_takes_the_place_of_all_servers() {
    let server: Server = super::server().await;
    let config = Config::builder("https://nobody.invalid").endpoint_url(format!("{}/proxy", server.url()));
    Client::new(config.build()).unwrap().put_file(PutFileInput::default()).await.unwrap();
    assert_eq!(server.take_request().target(), "/proxy/files");
}

#[test]
fn operations_may_be_on_other_servers_of_the_origin_or_elsewhere() {
    let params = Params::new("https://api.example/");
    let url = |operation| resolve_for(operation, &params).unwrap().url;
    assert_eq!(url("ListThings"), "https://api.example/v2/api");
    assert_eq!(url("PutFile"), "https://api.example/upload");
    assert_eq!(url("GetElsewhere"), "https://cdn.example/x");
}

/// Nobody could tell whether the path of the server comes after another one or takes its place.
#[test]
fn an_origin_with_a_path_is_refused() {
    let error = resolve(&Params::new("https://api.example/base")).unwrap_err().to_string();
    assert!(error.contains("`origin` has a path") && error.contains("`endpoint_url`"), "{error}");
}
