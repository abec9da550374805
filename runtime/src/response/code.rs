//! The code that an error response carries.

use super::RawResponse;
use super::message::document;
use crate::document::Document;

/// The code as AWS's JSON protocols carry it: in the header `x-amzn-errortype`, or in the body as
/// `__type` or `code`
/// (Smithy: [`restJson1`](https://smithy.io/2.0/aws/protocols/aws-restjson1-protocol.html#operation-error-serialization)).
pub(super) fn amazon(response: &RawResponse) -> Option<String> {
    let header = response.headers.get("x-amzn-errortype").and_then(|value| value.to_str().ok());
    if let Some(text) = header {
        return plain(text);
    }
    let body = document(&response.body)?;
    ["__type", "code"].iter().find_map(|name| body.get(name)?.as_str()).and_then(plain)
}

/// The code in one of the usual places of responses that are told apart by their status.
pub(super) fn any(response: &RawResponse) -> Option<String> {
    let body = document(&response.body)?;
    let error = body.get("error");
    let code = body.get("code").or_else(|| error?.get("code")).or_else(|| body.get("type"));
    match code? {
        Document::String(text) => Some(text.clone()),
        Document::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// A code may have a URL after a colon and a namespace before a hash.
fn plain(text: &str) -> Option<String> {
    let text = text.split(':').next().unwrap_or_default();
    let text = text.rsplit('#').next().unwrap_or_default().trim();
    if text.is_empty() { None } else { Some(text.to_owned()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_code_is_what_is_between_the_namespace_and_the_url() {
        // The forms that the restJson1 protocol's text lists.
        for text in [
            "FooError",
            "FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/",
            "aws.protocoltests.restjson#FooError",
            "aws.protocoltests.restjson#FooError:http://internal.amazon.com/coral/com.amazon.coral.validate/",
        ] {
            assert_eq!(plain(text).as_deref(), Some("FooError"), "{text}");
        }
        assert_eq!(plain("ns#:http://a"), None);
    }
}
