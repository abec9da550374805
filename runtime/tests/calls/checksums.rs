//! Responses that are held against their checksums where the caller asks for it.

use drawplate_runtime::call::Call;
use drawplate_runtime::codecs::{BYTE_STREAM, TEXT};
use drawplate_runtime::operation::{
    Binding, Content, Operation, OperationSchema, PathPart, ResponseChecksum, ResponseSchema, StatusPattern,
};
use drawplate_runtime::retry::NoRetries;
use drawplate_runtime::schema::{MemberSchema, StructureSchema};
use drawplate_runtime::stream::{ByteStream, StreamError};
use drawplate_runtime::value::{Slot, Structure, Value, View};

use crate::service::{ListThingsError, config};
use crate::steps::{Step, Steps};

/// `{mode}`.
struct Input(Option<String>);

impl Structure for Input {
    fn schema(&self) -> &'static StructureSchema {
        static SCHEMA: StructureSchema =
            StructureSchema::new("Input", &[MemberSchema::new("ChecksumMode", "mode")]);
        &SCHEMA
    }
    fn member(&self, _: usize) -> View<'_> {
        self.0.view()
    }
    fn member_mut(&mut self, _: usize) -> Slot<'_> {
        self.0.slot()
    }
}

const PLAIN: OperationSchema = OperationSchema {
    name: "Get",
    method: "GET",
    path: &[PathPart::Literal("/")],
    input: &[Binding::header("x-amz-checksum-mode")],
    response_checksum: Some(ResponseChecksum { mode: 0, algorithms: &["SHA256", "CRC32"] }),
    ..OperationSchema::PLAIN
};

struct GetText;

impl Operation for GetText {
    type Input = Input;
    type Output = String;
    type Error = ListThingsError;
    const SCHEMA: &'static OperationSchema = &OperationSchema {
        success: &[ResponseSchema { status: StatusPattern::Class(2), content: Content::Whole(&TEXT) }],
        ..PLAIN
    };
}

struct GetStream;

impl Operation for GetStream {
    type Input = Input;
    type Output = ByteStream;
    type Error = ListThingsError;
    const SCHEMA: &'static OperationSchema = &OperationSchema {
        success: &[ResponseSchema { status: StatusPattern::Class(2), content: Content::Whole(&BYTE_STREAM) }],
        ..PLAIN
    };
}

/// The CRC-32 of `123456789` is `cbf43926`.
const CRC32: (&str, &str) = ("x-amz-checksum-crc32", "y/Q5Jg==");

fn answer(header: (&'static str, &str), body: &'static str) -> Step {
    Step::Answer(200, vec![(header.0, header.1.to_owned())], body)
}

async fn text(mode: Option<&str>, step: Step) -> Result<String, String> {
    let handle = config().transport(Steps::new([step])).retries(NoRetries).build().unwrap();
    let call = Call::<GetText>::new(&handle, Input(mode.map(str::to_owned)));
    call.await.map_err(|error| format!("{error:?}"))
}

#[tokio::test]
async fn a_body_whose_checksum_differs_is_an_error_where_the_caller_asks_for_it() {
    let enabled = Some("ENABLED");
    assert_eq!(text(enabled, answer(CRC32, "123456789")).await.unwrap(), "123456789");
    let refused = text(enabled, answer(CRC32, "123456780")).await.unwrap_err();
    assert!(refused.contains("CRC32 checksum of what arrived"), "{refused}");
    for mode in [None, Some("DISABLED")] {
        assert_eq!(text(mode, answer(CRC32, "damaged")).await.unwrap(), "damaged");
    }
}

#[tokio::test]
async fn what_cannot_be_compared_is_let_pass() {
    let enabled = Some("ENABLED");
    for header in [
        ("x-amz-checksum-crc32", "y/Q5Jg==-3"),
        ("x-amz-checksum-xxhash3", "AAAA"),
        ("x-amz-checksum-sha1", "AAAA"),
    ] {
        assert_eq!(text(enabled, answer(header, "anything")).await.unwrap(), "anything", "{header:?}");
    }
}

#[tokio::test]
async fn a_stream_is_verified_at_its_end() {
    for (body, is_whole) in [("123456789", true), ("123456780", false)] {
        let handle =
            config().transport(Steps::new([answer(CRC32, body)])).retries(NoRetries).build().unwrap();
        let call = Call::<GetStream>::new(&handle, Input(Some("ENABLED".to_owned())));
        let mut stream = call.await.unwrap();
        assert_eq!(stream.next().await.unwrap().unwrap(), body);
        match stream.next().await {
            None => assert!(is_whole),
            Some(end) => assert!(!is_whole && matches!(end, Err(StreamError::Transport(_))), "{end:?}"),
        }
    }
}
