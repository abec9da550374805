//! Readers of bodies against the schemas of real clients: what can be read can be written, and what
//! was written is read as the same.

use drawplate_aws_devops_agent::types::ServiceConfiguration;
use drawplate_datadog::types::{ApplicationKeyResponse, CreateActionConnectionRequest};
use drawplate_runtime::Document;
use drawplate_runtime::cbor::CBOR;
use drawplate_runtime::codec::Codec;
use drawplate_runtime::codecs::FORM;
use drawplate_runtime::json::JSON;
use drawplate_runtime::schema::ValueSchema;
use drawplate_runtime::value::Value;
use drawplate_runtime::xml::XML;

pub(crate) const JSON_SEEDS: &[&str] = &[
    r#"{"github":{"repoName":"storefront","repoId":"42","owner":"example","ownerType":"organization"}}"#,
    r#"{"appearedLater":{"deep":[1,2.50,null,{"é":"\u2028\ud834\udd1e"}],"n":-1e400}}"#,
    r#"{"data":{"attributes":{"name":"n","integration":{"type":"AWS","credentials":{"type":"AWSAssumeRole","role":"r","account_id":"1"}}},"type":"action_connection"}}"#,
    r#"{"data":{"id":"1","type":"application_keys","attributes":{"scopes":null,"last4":"abcd"},"relationships":{"owned_by":{"data":{"id":"u","type":"users"}}}},"included":[{"type":"users","id":"u"},{"type":"later"}]}"#,
    r#"[true,false,null,0,-0.0,123456789012345678901234567890,1E+2,"a\\\"\/\b\f\n\r\t"]"#,
];

/// CBOR that is also text: maps, texts, lists, numbers and a list and a text without a length.
pub(crate) const CBOR_SEEDS: &[&str] =
    &["\u{1}afgithub\u{1}", "\x00\x18\x19 \x1a    \x1b        ", "``aaabbabcdabcde", "zzyyxx\x7f"];

pub(crate) const XML_SEEDS: &[&str] = &[
    "<ServiceConfiguration><github><repoName>storefront</repoName><repoId>42</repoId></github></ServiceConfiguration>",
    "<?xml version=\"1.0\"?><!-- c --><a xmlns=\"u\" b='&lt;&#x41;'><![CDATA[x]]>&amp;<c/></a>",
    "<data><attributes><name>n</name><integration><type>AWS</type></integration></attributes></data>",
    "<r><member>1</member><member>2</member><entry><key>k</key><value>v</value></entry></r>",
];

pub(crate) const FORM_SEEDS: &[&str] =
    &["id=k&type=users&x=1&x=2", "data=%7B%22id%22%3A%221%22%7D&included=a+b", "=&%&a=%C3%28&%00=b"];

pub(crate) fn json(bytes: &[u8]) {
    all(&JSON, bytes);
    round_trip::<Document>(&JSON, bytes);
}

pub(crate) fn cbor(bytes: &[u8]) {
    all(&CBOR, bytes);
    round_trip::<Document>(&CBOR, bytes);
}

pub(crate) fn xml(bytes: &[u8]) {
    all(&XML, bytes);
}

pub(crate) fn forms(bytes: &[u8]) {
    all(&FORM, bytes);
    round_trip::<std::collections::BTreeMap<String, String>>(&FORM, bytes);
}

fn all(codec: &dyn Codec, bytes: &[u8]) {
    round_trip::<ServiceConfiguration>(codec, bytes);
    round_trip::<CreateActionConnectionRequest>(codec, bytes);
    round_trip::<ApplicationKeyResponse>(codec, bytes);
    round_trip::<fixture_keyed_unions::types::Shape>(codec, bytes);
    round_trip::<fixture_inferred_unions::types::Choices>(codec, bytes);
}

fn round_trip<T: Value>(codec: &dyn Codec, bytes: &[u8]) {
    let Some(value) = read::<T>(codec, bytes) else { return };
    let Some(first) = written(codec, &value) else { return };
    let again = read::<T>(codec, &first);
    let again = again.unwrap_or_else(|| panic!("what was written cannot be read: {:?}", shown(&first)));
    let second = written(codec, &again).expect("what was written once can be written again");
    assert_eq!(shown(&first), shown(&second), "what is read is what was written");
}

fn read<T: Value>(codec: &dyn Codec, bytes: &[u8]) -> Option<T> {
    let mut value = T::empty();
    match codec.decode(bytes, value.slot(), &ValueSchema::PLAIN) {
        Ok(()) => Some(value),
        Err(error) => {
            assert!(!error.to_string().is_empty() && !format!("{error:?}").is_empty());
            None
        }
    }
}

/// Values that a format has no form for are errors, as control characters in XML are.
fn written<T: Value>(codec: &dyn Codec, value: &T) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    codec.encode(value.view(), &ValueSchema::PLAIN, &mut bytes).ok().map(|()| bytes)
}

fn shown(bytes: &[u8]) -> String {
    bytes.escape_ascii().to_string()
}
