//! Which proofs requests carry: OpenAPI 3.1.1, sections 4.8.27 and 4.8.30 (security schemes and
//! requirements), RFC 7617 for names and passwords, RFC 6750 for tokens.

use drawplate_tests::server::{Reply, Request, Server};
use fixture_security::operation::{
    ByBothInput, ByCertificateInput, ByChanceInput, ByClientInput, ByDefaultInput, ByEitherInput,
    ByIdentityInput, ByNothingInput, BySessionInput, ByWordInput,
};
use fixture_security::{Client, Config, ConfigBuilder};
use serde_json::json;

const NO_KEYS: fn(ConfigBuilder) -> ConfigBuilder = |config| config;

/// What a client with these keys sends when it is called.
async fn sent<T, E>(
    keys: impl FnOnce(ConfigBuilder) -> ConfigBuilder,
    call: impl AsyncFnOnce(Client) -> Result<T, E>,
) -> Request {
    let server = super::server().await;
    let client = Client::new(keys(Config::builder(server.url())).build()).unwrap();
    assert!(call(client).await.is_ok());
    server.take_request()
}

#[tokio::test]
async fn an_operation_without_a_word_takes_what_the_document_says() {
    let request =
        sent(|keys| keys.bearer("t1"), async |client| client.by_default(ByDefaultInput::default()).await);
    assert_eq!(request.await.header("authorization"), Some("Bearer t1"));
}

#[tokio::test]
async fn no_requirements_at_all_send_no_key() {
    let call = async |client: Client| client.by_nothing(ByNothingInput::default()).await;
    assert_eq!(sent(|keys| keys.bearer("t1"), call).await.header("authorization"), None);
}

/// "user:pass" in base64, as any base64 tool has it.
#[tokio::test]
async fn an_optional_proof_is_sent_if_there_is_one() {
    let call = async |client: Client| client.by_chance(ByChanceInput::default()).await;
    assert_eq!(sent(NO_KEYS, call).await.header("authorization"), None);
    let with_key = sent(|keys| keys.basic("user", "pass"), call).await;
    assert_eq!(with_key.header("authorization"), Some("Basic dXNlcjpwYXNz"));
}

#[tokio::test]
async fn schemes_of_one_requirement_are_all_needed() {
    let call = async |client: Client| client.by_both(ByBothInput::default()).await;
    let both = sent(|keys| keys.header("h").query("q&1"), call).await;
    assert_eq!((both.header("x-api-key"), both.target().as_str()), (Some("h"), "/both?api_key=q%261"));
    let server = Server::start().await;
    let client = Client::new(Config::builder(server.url()).header("h").build()).unwrap();
    let error = call(client).await.unwrap_err().to_string();
    assert!(error.contains("`query`") && !error.contains("`header`"), "{error}");
}

#[tokio::test]
async fn of_several_requirements_the_first_with_all_its_keys_is_met() {
    let call = async |client: Client| client.by_either(ByEitherInput::default()).await;
    let last = sent(|keys| keys.header("h").session("s"), call).await;
    assert_eq!((last.header("x-api-key"), last.header("cookie")), (None, Some("SESSION=s")));
    let first = sent(|keys| keys.session("s").basic("u", "p"), call).await;
    assert_eq!((first.header("authorization"), first.header("cookie")), (Some("Basic dTpw"), None));
}

/// RFC 6265, section 5.4: a request has one cookie header.
#[tokio::test]
async fn a_key_in_a_cookie_stands_beside_other_cookies() {
    let input = BySessionInput::builder().theme("dark").build();
    let call = async |client: Client| client.by_session(input).await;
    assert_eq!(sent(|keys| keys.session("s"), call).await.header("cookie"), Some("theme=dark; SESSION=s"));
}

#[tokio::test]
async fn a_scheme_that_is_a_word_stands_before_the_key() {
    let call = async |client: Client| client.by_word(ByWordInput::default()).await;
    assert_eq!(sent(|keys| keys.word("k"), call).await.header("authorization"), Some("Token k"));
}

#[tokio::test]
async fn what_an_identity_provider_gives_out_is_a_bearer_token() {
    let call = async |client: Client| client.by_identity(ByIdentityInput::default()).await;
    assert_eq!(sent(|keys| keys.identity("t"), call).await.header("authorization"), Some("Bearer t"));
}

/// The certificate is the transport's; what else is asked for is still sent.
#[tokio::test]
async fn a_certificate_is_not_asked_of_the_request() {
    let call = async |client: Client| client.by_certificate(ByCertificateInput::default()).await;
    assert_eq!(sent(|keys| keys.header("h"), call).await.header("x-api-key"), Some("h"));
}

/// RFC 6749, section 4.4; a relative URL is one of the server (OpenAPI 3.0.3, relative references).
#[tokio::test]
async fn tokens_are_fetched_from_the_server_that_the_document_means() {
    let granted =
        Reply::json(200, &json!({ "access_token": "t2", "token_type": "Bearer", "expires_in": 60 }));
    let server = Server::with([granted, Reply::new(204)]).await;
    let config = Config::builder(format!("{}/below", server.url())).machine_client("id", "secret", ["read"]);
    Client::new(config.build()).unwrap().by_client(ByClientInput::default()).await.unwrap();
    let requests = server.take_requests();
    assert_eq!(requests[0].target(), "/oauth/token");
    assert_eq!(requests[0].body, b"grant_type=client_credentials&scope=read");
    assert_eq!(requests[1].target(), "/below/client");
    assert_eq!(requests[1].header("authorization"), Some("Bearer t2"));
}
