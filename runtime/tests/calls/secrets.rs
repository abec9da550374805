//! A marker that is planted wherever a secret can be must not come out of anything that is printed.

use drawplate_runtime::auth::{ApiKey, Basic, Bearer, Credentials, CredentialsError};
use drawplate_runtime::endpoint::Endpoint;
use drawplate_runtime::secret::Secret;
use drawplate_runtime::transport::{Body, TransportErrorKind};

use crate::service::{PutThingError, config, handle, put};
use crate::transport::{Scripted, block_on};

fn assert_hidden(printed: &str) {
    assert!(!printed.contains("CANARY"), "{printed}");
}

#[test]
fn keys_and_configurations_do_not_print_them() {
    let credentials = Credentials::new("AKID", "CANARY").with_session_token("CANARY");
    let config = config()
        .auth_scheme("key", ApiKey::header("k", "CANARY"))
        .auth_scheme("second", Bearer::new("CANARY"))
        .auth_scheme("basic", Basic::new("u", Secret::new("CANARY")))
        .transport(Scripted::failing(TransportErrorKind::Connect))
        .clock(crate::transport::TestClock);
    assert_hidden(&format!("{credentials:?} {config:?} {:?}", config.clone().build().unwrap()));
    assert_hidden(&format!("{:?}", Body::from("CANARY")));
}

#[cfg(feature = "reqwest")]
#[test]
fn a_proxy_and_an_endpoint_are_printed_without_their_passwords() {
    use drawplate_runtime::transport::ReqwestOptions;

    let options = ReqwestOptions::new().proxy("http://user:CANARY@127.0.0.1:1");
    let transport = options.clone().build().unwrap();
    let config = config().transport(transport.clone()).endpoint(Endpoint::new("https://CANARY@example.com"));
    let handle = config.clone().build().unwrap();
    assert_hidden(&format!("{options:?} {options:#?} {transport:?} {config:?} {config:#?} {handle:?}"));
}

#[cfg(feature = "sigv4")]
#[test]
fn a_signer_does_not_print_its_credentials() {
    use drawplate_runtime::auth::SigV4;
    let credentials = Credentials::new("AKID", "CANARY").with_session_token("CANARY");
    assert_hidden(&format!("{:?}", SigV4::new("service", credentials)));
}

#[test]
fn calls_and_requests_do_not_print_what_they_carry() {
    let transport = Scripted::answering(200, &[], r#"{"name": "n", "key": "CANARY"}"#);
    let handle = handle(transport.clone());
    let call = put(&handle).header("x-mine", "CANARY");
    assert_hidden(&format!("{call:?}"));
    let reply = block_on(call.send_with_metadata()).unwrap();
    assert_hidden(&format!("{reply:?}"));
    assert_eq!(reply.output().key.as_deref(), Some("CANARY"));
}

#[test]
fn errors_do_not_print_bodies_or_header_values() {
    let headers = [("set-cookie", "CANARY"), ("x-request-id", "r")];
    for (status, body) in [
        (200, r#"{"name": 1, "key": "CANARY"}"#),
        (200, r#"{"name": "CANARY", "key": 1}"#),
        (200, r#"{"name": "CANARY"#),
        (200, "CANARY"),
        (403, r#"{"__type": "Conflict", "hint": 7, "message": "CANARY"}"#),
        (403, r#"{"__type": "Hushed", "message": "CANARY"}"#),
        (403, r#"{"__type": "Brandnew", "secret": "CANARY"}"#),
        (500, "<html>CANARY</html>"),
    ] {
        let error = block_on(put(&handle(Scripted::answering(status, &headers, body)))).unwrap_err();
        let mut printed = format!("{error} {error:?} {error:#?} {:?}", error.body_excerpt());
        let mut source = std::error::Error::source(&error);
        while let Some(cause) = source {
            printed.push_str(&format!(" {cause} {cause:?}"));
            source = cause.source();
        }
        assert_hidden(&printed);
        assert!(
            error.body().unwrap().windows(6).any(|window| window == b"CANARY"),
            "the body itself is there"
        );
    }
}

#[test]
fn a_message_that_is_a_secret_is_only_in_the_value() {
    let body = r#"{"__type": "Hushed", "message": "CANARY"}"#;
    let error = block_on(put(&handle(Scripted::answering(400, &[], body)))).unwrap_err();
    assert_eq!(error.message(), None);
    let PutThingError::Hushed(hushed) = error else { panic!("{error:?}") };
    assert_eq!(hushed.message.as_deref(), Some("CANARY"));
}

#[test]
fn an_input_that_cannot_be_sent_is_not_repeated() {
    let transport = Scripted::answering(200, &[], r#"{"name": "n"}"#);
    let handle = handle(transport);
    let input = crate::service::PutThingInput { id: "../CANARY".to_owned(), token: None, secret: None };
    let call = drawplate_runtime::call::Call::<crate::service::PutThing>::new(&handle, input);
    let error = block_on(call).unwrap_err();
    assert_hidden(&format!("{error} {error:?} {error:#?}"));
    let error = block_on(put(&handle).header("x-mine", "CANARY\n")).unwrap_err();
    assert_hidden(&format!("{error} {error:?} {error:#?}"));
}

#[test]
fn providers_and_endpoints_print_what_they_are_given_and_no_more() {
    let error = CredentialsError::new("the file is not there").with_source("cause");
    assert_eq!(error.to_string(), "no credentials: the file is not there");
    let endpoint = config().endpoint(Endpoint::new("https://example.com"));
    assert!(format!("{endpoint:?}").contains("https://example.com"));
}
