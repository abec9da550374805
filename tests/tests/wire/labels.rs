//! What callers put into paths: it stays one segment, or nothing is sent.

use drawplate_tests::server::{Reply, Server};
use serde_json::json;

use crate::operations::OPERATIONS;

/// Texts that servers and libraries on the way would take for another path.
const REFUSED: [&str; 11] = ["", ".", "..", "%2e", "%2E%2e", ".%2e", "%2e.", "%2E", "a/..", "../a", "a/./b"];

/// Texts and how they are spelled in a path (RFC 3986, section 2: all but the unreserved
/// characters are encoded as UTF-8).
const ENCODED: [(&str, &str); 12] = [
    ("plain-._~09AZaz", "plain-._~09AZaz"),
    ("a b", "a%20b"),
    ("a+b", "a%2Bb"),
    ("a/b", "a%2Fb"),
    ("\\", "%5C"),
    ("a?b#c", "a%3Fb%23c"),
    ("%2f", "%252f"),
    ("\0", "%00"),
    ("\r\n", "%0D%0A"),
    ("é\u{1f600}", "%C3%A9%F0%9F%98%80"),
    ("a;b=c&d@e:f", "a%3Bb%3Dc%26d%40e%3Af"),
    ("...", "..."),
];

#[tokio::test]
async fn a_label_that_would_change_the_path_is_refused_before_anything_is_sent() {
    let server = Server::start().await;
    for operation in OPERATIONS {
        for label in operation.labels() {
            for text in REFUSED {
                let mut input = operation.least_input();
                input[label] = json!(text);
                let failure = operation.call(&server, input).await.expect_err("the label is hostile");
                assert_eq!(failure.variant, "Call", "{} {label}={text:?}", operation.name);
                assert!(failure.debug.contains("Build"), "{}", failure.debug);
                assert!(failure.display.starts_with(operation.name), "{}", failure.display);
                assert_eq!(server.take_requests(), [], "{} {label}={text:?}", operation.name);
            }
        }
    }
}

#[tokio::test]
async fn any_other_label_is_encoded_and_stays_one_segment() {
    let server = Server::start().await;
    for operation in OPERATIONS {
        for label in operation.labels() {
            let own = operation.least_input()[label].as_str().expect("labels are texts").to_owned();
            for (text, encoded) in ENCODED {
                let mut input = operation.least_input();
                input[label] = json!(text);
                server.push(Reply::json(operation.success, &operation.least_output()));
                operation.call(&server, input).await.unwrap_or_else(|error| panic!("{text:?}: {error:?}"));
                let expected = operation.path.replace(&own, encoded);
                assert_eq!(server.take_request().target(), expected, "{} {label}={text:?}", operation.name);
            }
        }
    }
}
