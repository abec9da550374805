//! Signatures of whole calls, checked by an implementation of their own: it follows the steps of
//! <https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html> over
//! the request as the transport got it.

use drawplate_runtime::auth::{ApiKey, Credentials, SigV4};
use drawplate_runtime::http::Request;
use drawplate_runtime::retry::StandardRetries;
use drawplate_runtime::transport::Body;
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use crate::service::{config, create, put};
use crate::steps::{Step, Steps, status};
use crate::transport::{Scripted, TestClock, block_on};

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";

fn signed_request() -> Request<Body> {
    let transport = Scripted::answering(200, &[], r#"{"name": "n"}"#);
    let credentials = Credentials::new("AKIDEXAMPLE", SECRET).with_session_token("token/+=");
    let handle = config()
        .transport(transport.clone())
        .clock(TestClock)
        .auth_scheme("key", SigV4::new("service", credentials).region("us-east-1"))
        .auth_scheme("second", ApiKey::query("k&", "v w"))
        .build()
        .unwrap();
    block_on(put(&handle)).unwrap();
    transport.only_request()
}

fn hex(bytes: impl AsRef<[u8]>) -> String {
    bytes.as_ref().iter().map(|byte| format!("{byte:02x}")).collect()
}

fn hmac(key: &[u8], text: &str) -> Vec<u8> {
    let mut mac = Hmac::<Sha256>::new_from_slice(key).unwrap();
    mac.update(text.as_bytes());
    mac.finalize().into_bytes().to_vec()
}

/// The path with its escapes encoded once more, the query sorted, the signed headers, the digest.
fn canonical(request: &Request<Body>, signed_headers: &str) -> String {
    let header = |name: &str| match name {
        "host" => request.uri().authority().unwrap().to_string(),
        name => request.headers()[name].to_str().unwrap().trim().to_owned(),
    };
    let headers: String =
        signed_headers.split(';').map(|name| format!("{name}:{}\n", header(name))).collect();
    let mut query: Vec<_> = request.uri().query().unwrap_or_default().split('&').collect();
    query.sort_unstable();
    let digest = hex(Sha256::digest(request.body().as_bytes().unwrap()));
    let path = request.uri().path().replace('%', "%25");
    format!("{}\n{path}\n{}\n{headers}\n{signed_headers}\n{digest}", request.method(), query.join("&"))
}

#[test]
fn what_is_signed_is_what_is_sent() {
    let request = signed_request();
    assert_eq!(request.uri(), "https://cp.example.com/base/things/a%20b?k%26=v%20w");
    assert_eq!(request.headers()["x-amz-date"], "20150830T123600Z");
    let authorization = request.headers()["authorization"].to_str().unwrap();
    let (rest, signature) = authorization.split_once(", Signature=").unwrap();
    let (rest, signed_headers) = rest.split_once(", SignedHeaders=").unwrap();
    let scope = "20150830/us-east-1/service/aws4_request";
    assert_eq!(rest, format!("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/{scope}"));
    for name in ["host", "x-amz-date", "x-amz-security-token", "content-type"] {
        assert!(signed_headers.split(';').any(|signed| signed == name), "{name} is signed");
    }
    let digest = hex(Sha256::digest(canonical(&request, signed_headers)));
    let text = format!("AWS4-HMAC-SHA256\n20150830T123600Z\n{scope}\n{digest}");
    let key = ["20150830", "us-east-1", "service", "aws4_request"]
        .iter()
        .fold(format!("AWS4{SECRET}").into_bytes(), |key, part| hmac(&key, part));
    assert_eq!(signature, hex(hmac(&key, &text)));
}

#[test]
fn a_signature_that_was_refused_for_its_date_is_made_again_with_the_services_date() {
    let refused = |code: &str| {
        let date = ("date", "Sun, 30 Aug 2015 13:36:00 GMT".to_owned());
        Step::Answer(403, vec![("x-amzn-errortype", code.to_owned()), date], "{}")
    };
    let answers = |code| [refused(code), status(200, r#"{"name": "n"}"#)];
    let dates = |steps: &Steps| -> Vec<_> {
        steps.take_sent().iter().map(|request| request.headers()["x-amz-date"].clone()).collect()
    };
    let call = |steps: &Steps| {
        let credentials = Credentials::new("AKIDEXAMPLE", SECRET);
        let handle = config()
            .transport(steps.clone())
            .clock(TestClock)
            .retries(StandardRetries::new())
            .auth_scheme("key", SigV4::new("service", credentials).region("us-east-1"))
            .auth_scheme("second", ApiKey::query("k", "v"))
            .build()
            .unwrap();
        // The operation must not be carried out twice, and was not carried out at all.
        block_on(async { (create(&handle).await, create(&handle).await) })
    };
    for code in ["RequestTimeTooSkewed", "InvalidSignatureException", "SignatureDoesNotMatch"] {
        let steps = Steps::new(answers(code));
        let (first, second) = call(&steps);
        assert!(first.is_ok() && second.is_ok(), "{code}");
        assert_eq!(dates(&steps), ["20150830T123600Z", "20150830T133600Z", "20150830T133600Z"], "{code}");
    }
    let steps = Steps::new(answers("AccessDeniedException"));
    assert!(call(&steps).0.is_err());
    let steps = Steps::new([refused("RequestTimeTooSkewed")]);
    assert!(call(&steps).0.is_err(), "it is corrected once");
    assert_eq!(dates(&steps).len(), 2 + 1);
}
