//! Checks Signature Version 4 the way a service does: from the request as it arrived.
//!
//! Written after AWS's description of the
//! [signing process](https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html)
//! and over no code that the client uses, so that a request passes only if the path, the query,
//! the headers and the body that were signed are the ones that were sent.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};

use crate::server::Request;

const ALGORITHM: &str = "AWS4-HMAC-SHA256";

/// What the service knows about the caller and about itself.
#[derive(Debug, Clone, Copy)]
pub struct Signer<'a> {
    /// The caller's access key id.
    pub access_key: &'a str,
    /// The caller's secret key.
    pub secret_key: &'a str,
    /// The caller's session token, if the credentials are temporary.
    pub session_token: Option<&'a str>,
    /// The region that the request must be signed for.
    pub region: &'a str,
    /// The service that the request must be signed for.
    pub service: &'a str,
}

/// The parts of an `authorization` header.
struct Authorization<'a> {
    access_key: &'a str,
    date: &'a str,
    scope: &'a str,
    signed_headers: Vec<&'a str>,
    signature: &'a str,
}

impl Signer<'_> {
    /// Checks the signature of a request and that it covers what it should.
    ///
    /// # Errors
    ///
    /// What is wrong, in words.
    pub fn verify(&self, request: &Request) -> Result<(), String> {
        let header = request.header("authorization").ok_or("the request is not signed")?;
        let authorization =
            Authorization::parse(header).ok_or_else(|| format!("not understood: {header}"))?;
        let time = request.header("x-amz-date").ok_or("there is no x-amz-date")?;
        self.check_scope(&authorization, time)?;
        check_coverage(request, &authorization.signed_headers)?;
        if request.header("x-amz-security-token") != self.session_token {
            return Err("the session token is not the caller's".to_owned());
        }
        let canonical = canonical_request(request, &authorization.signed_headers)?;
        let expected = self.signature(&canonical, time, authorization.date, authorization.scope);
        if expected != authorization.signature {
            return Err(format!("the signature does not match; this was signed here:\n{canonical}"));
        }
        Ok(())
    }

    fn check_scope(&self, authorization: &Authorization<'_>, time: &str) -> Result<(), String> {
        let expected = format!("{}/{}/{}/aws4_request", authorization.date, self.region, self.service);
        if authorization.access_key != self.access_key {
            return Err(format!("signed with the access key {}", authorization.access_key));
        }
        if authorization.scope != expected || !time.starts_with(authorization.date) {
            return Err(format!("signed for {} at {time}, not for {expected}", authorization.scope));
        }
        Ok(())
    }

    fn signature(&self, canonical: &str, time: &str, date: &str, scope: &str) -> String {
        let digest = hex::encode(Sha256::digest(canonical));
        let to_sign = format!("{ALGORITHM}\n{time}\n{scope}\n{digest}");
        let secret = format!("AWS4{}", self.secret_key);
        let parts = [date, self.region, self.service, "aws4_request", &to_sign];
        hex::encode(parts.iter().fold(secret.into_bytes(), |key, part| hmac(&key, part)))
    }
}

impl<'a> Authorization<'a> {
    fn parse(header: &'a str) -> Option<Self> {
        let fields = header.strip_prefix(ALGORITHM)?.trim_start();
        let field = |name: &str| {
            let fields = fields.split(',').map(str::trim);
            fields.filter_map(|field| field.strip_prefix(name)?.strip_prefix('=')).next()
        };
        let (access_key, scope) = field("Credential")?.split_once('/')?;
        let date = scope.split('/').next()?;
        let signed_headers = field("SignedHeaders")?.split(';').collect();
        Some(Self { access_key, date, scope, signed_headers, signature: field("Signature")? })
    }
}

/// The host and every `x-amz-*` header must be part of what is signed.
fn check_coverage(request: &Request, signed: &[&str]) -> Result<(), String> {
    for (name, _) in &request.headers {
        if (name == "host" || name.starts_with("x-amz-")) && !signed.contains(&name.as_str()) {
            return Err(format!("the header `{name}` is not signed"));
        }
    }
    Ok(())
}

fn canonical_request(request: &Request, signed: &[&str]) -> Result<String, String> {
    let mut headers = String::new();
    for name in signed {
        let value =
            request.header(name).ok_or_else(|| format!("the header `{name}` is signed but was not sent"))?;
        let value: Vec<_> = value.split_ascii_whitespace().collect();
        headers.push_str(&format!("{name}:{}\n", value.join(" ")));
    }
    let digest = hex::encode(Sha256::digest(&request.body));
    if request.header("x-amz-content-sha256").is_some_and(|sent| sent != digest) {
        return Err("x-amz-content-sha256 is not the digest of the body".to_owned());
    }
    Ok(format!(
        "{}\n{}\n{}\n{headers}\n{}\n{digest}",
        request.method,
        encode(&request.path),
        canonical_query(request.query.as_deref().unwrap_or_default()),
        signed.join(";"),
    ))
}

/// The path as it was sent, encoded once more, which is the rule for all services but S3.
///
/// The tests send no path with `.` or `..` segments or with empty ones, which would be removed.
fn encode(path: &str) -> String {
    let mut encoded = String::new();
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                encoded.push(byte.into())
            }
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

fn canonical_query(query: &str) -> String {
    let parameter = |text: &str| match text.split_once('=') {
        Some((name, value)) => (name.to_owned(), value.to_owned()),
        None => (text.to_owned(), String::new()),
    };
    let mut parameters: Vec<_> = query.split('&').filter(|text| !text.is_empty()).map(parameter).collect();
    parameters.sort();
    let parameters: Vec<_> = parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
    parameters.join("&")
}

fn hmac(key: &[u8], text: &str) -> Vec<u8> {
    let mut hmac = Hmac::<Sha256>::new_from_slice(key).expect("HMAC takes keys of any length");
    hmac.update(text.as_bytes());
    hmac.finalize().into_bytes().to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The signed request that AWS's description of the process works through.
    fn documented() -> Request {
        let headers = [
            ("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
            ("host", "iam.amazonaws.com"),
            ("x-amz-date", "20150830T123600Z"),
            (
                "authorization",
                "AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/iam/aws4_request, \
                 SignedHeaders=content-type;host;x-amz-date, \
                 Signature=5d672d79c15b13162d9279b0855cfba6789a8edb4c82c400e06b5924a6f2b5d7",
            ),
        ];
        Request {
            method: "GET".to_owned(),
            path: "/".to_owned(),
            query: Some("Action=ListUsers&Version=2010-05-08".to_owned()),
            headers: headers.map(|(name, value)| (name.to_owned(), value.as_bytes().to_vec())).to_vec(),
            body: Vec::new(),
        }
    }

    const SIGNER: Signer<'_> = Signer {
        access_key: "AKIDEXAMPLE",
        secret_key: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
        session_token: None,
        region: "us-east-1",
        service: "iam",
    };

    #[test]
    fn the_documented_signature_is_accepted() {
        assert_eq!(SIGNER.verify(&documented()), Ok(()));
    }

    #[test]
    fn the_order_of_the_query_does_not_matter() {
        let request =
            Request { query: Some("Version=2010-05-08&Action=ListUsers".to_owned()), ..documented() };
        assert_eq!(SIGNER.verify(&request), Ok(()));
    }

    #[test]
    fn whatever_differs_from_what_was_signed_is_refused() {
        type Change = fn(&mut Request);
        let changes: [(&str, Change); 6] = [
            ("method", |request| request.method = "POST".to_owned()),
            ("path", |request| request.path = "/%2E".to_owned()),
            ("query", |request| request.query = None),
            ("body", |request| request.body = b"{}".to_vec()),
            ("signed header", |request| request.headers[0].1 = b"text/plain".to_vec()),
            ("unsigned x-amz header", |request| {
                request.headers.push(("x-amz-security-token".to_owned(), b"token".to_vec()));
            }),
        ];
        for (what, change) in changes {
            let mut request = documented();
            change(&mut request);
            assert!(SIGNER.verify(&request).is_err(), "another {what} was accepted");
        }
        let elsewhere = Signer { region: "us-west-2", ..SIGNER };
        assert!(elsewhere.verify(&documented()).is_err(), "another region was accepted");
    }
}
