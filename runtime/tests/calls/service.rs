//! A service with two operations, written as the generator writes them.

use drawplate_runtime::call::Call;
use drawplate_runtime::client::{Handle, HandleConfig};
use drawplate_runtime::endpoint::Endpoint;
use drawplate_runtime::error::{CallError, ErrorReply, Modeled, UnmodeledError};
use drawplate_runtime::json::JSON;
use drawplate_runtime::operation::{
    Binding, Body, Content, ErrorCode, ErrorSchema, Idempotency, Operation, OperationError, OperationSchema,
    PathPart, ResponseSchema, StatusPattern,
};
use drawplate_runtime::retry::NoRetries;
use drawplate_runtime::schema::{MemberSchema, StructureSchema, TimestampFormat};
use drawplate_runtime::transport::Transport;
use drawplate_runtime::value::{Slot, Structure, Value, View};

macro_rules! structure {
    ($name:ident { $($field:ident: $type:ty = $schema:expr,)* }) => {
        #[derive(Clone, PartialEq)]
        pub(crate) struct $name {
            $(pub(crate) $field: $type,)*
        }
        impl Structure for $name {
            fn schema(&self) -> &'static StructureSchema {
                static SCHEMA: StructureSchema = StructureSchema {
                    name: stringify!($name),
                    members: &[$($schema,)*],
                    additional: None, keeps_unknown: false,
                    sensitive: false,
                };
                &SCHEMA
            }
            fn member(&self, index: usize) -> View<'_> {
                let members = [$(self.$field.view(),)*];
                members.into_iter().nth(index).unwrap_or(View::Absent)
            }
            fn member_mut(&mut self, index: usize) -> Slot<'_> {
                let members = [$(self.$field.slot(),)*];
                members.into_iter().nth(index).unwrap_or(Slot::Skip)
            }
        }
        impl Value for $name {
            fn empty() -> Self {
                Self { $($field: Value::empty(),)* }
            }
            fn view(&self) -> View<'_> {
                View::Structure(self)
            }
            fn slot(&mut self) -> Slot<'_> {
                Slot::Structure(self)
            }
        }
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                drawplate_runtime::debug::structure(self, f)
            }
        }
    };
}

structure!(PutThingInput {
    id: String = MemberSchema::new("id", "id").required(),
    token: Option<String> = MemberSchema::new("token", "token"),
    secret: Option<String> = MemberSchema::new("secret", "secret").sensitive(),
});

structure!(Thing {
    name: String = MemberSchema::new("name", "name").required(),
    key: Option<String> = MemberSchema::new("key", "key").sensitive(),
    tags: Option<Vec<String>> = MemberSchema::new("tags", "tags"),
    status: Option<i32> = MemberSchema::new("status", "status"),
});

structure!(Problem {
    message: Option<String> = MemberSchema::new("message", "message"),
    hint: Option<String> = MemberSchema::new("hint", "hint"),
});

structure!(SecretProblem {
    message: Option<String> = MemberSchema::new("message", "message").sensitive(),
});

/// An operation whose errors are told apart by their code, as AWS does.
pub(crate) struct PutThing;

const PUT_THING: OperationSchema = OperationSchema {
    name: "PutThing",
    method: "PUT",
    host_prefix: &[PathPart::Literal("cp.")],
    path: &[PathPart::Literal("/things/"), PathPart::Label(0)],
    query: &[],
    headers: &[],
    input: &[Binding::label(), Binding::Body, Binding::Body],
    body: Body::Members { codec: &JSON, media_type: "application/json" },
    steps: &[],
    success: &[ResponseSchema {
        status: StatusPattern::Class(2),
        content: Content::Members {
            bindings: &[
                Binding::Body,
                Binding::Body,
                Binding::header("x-tags").timestamp(TimestampFormat::HttpDate),
                Binding::StatusCode,
            ],
            codec: &JSON,
        },
    }],
    errors: &[
        ErrorSchema { code: "Conflict", response: PROBLEM_RESPONSE, retryable: false, throttling: false },
        ErrorSchema { code: "Busy", response: PROBLEM_RESPONSE, retryable: true, throttling: true },
        ErrorSchema { code: "Hushed", response: HUSHED_RESPONSE, retryable: false, throttling: false },
    ],
    error_code: ErrorCode::AmazonJson,
    auth: &[&["key", "second"], &["basic"]],
    idempotency: Idempotency::Token(1),
    ..OperationSchema::PLAIN
};

/// The same operation without a token.
pub(crate) struct CreateThing;

static CREATE_THING: OperationSchema =
    OperationSchema { name: "CreateThing", method: "POST", idempotency: Idempotency::None, ..PUT_THING };

impl Operation for CreateThing {
    type Input = PutThingInput;
    type Output = Thing;
    type Error = PutThingError;
    const SCHEMA: &'static OperationSchema = &CREATE_THING;
}

/// The same operation as one that reads.
pub(crate) struct GetThing;

static GET_THING: OperationSchema =
    OperationSchema { name: "GetThing", method: "GET", idempotency: Idempotency::ReadOnly, ..PUT_THING };

impl Operation for GetThing {
    type Input = PutThingInput;
    type Output = Thing;
    type Error = PutThingError;
    const SCHEMA: &'static OperationSchema = &GET_THING;
}

/// The same operation, signed.
#[cfg(feature = "sigv4")]
pub(crate) struct SignThing;

#[cfg(feature = "sigv4")]
static SIGN_THING: OperationSchema =
    OperationSchema { name: "SignThing", auth: &[&["aws.auth#sigv4"]], ..PUT_THING };

#[cfg(feature = "sigv4")]
impl Operation for SignThing {
    type Input = PutThingInput;
    type Output = Thing;
    type Error = PutThingError;
    const SCHEMA: &'static OperationSchema = &SIGN_THING;
}

const PROBLEM_RESPONSE: ResponseSchema = ResponseSchema {
    status: StatusPattern::Class(4),
    content: Content::Members { bindings: &[Binding::Body, Binding::Body], codec: &JSON },
};

const HUSHED_RESPONSE: ResponseSchema = ResponseSchema {
    status: StatusPattern::Class(4),
    content: Content::Members { bindings: &[Binding::Body], codec: &JSON },
};

impl Operation for PutThing {
    type Input = PutThingInput;
    type Output = Thing;
    type Error = PutThingError;
    const SCHEMA: &'static OperationSchema = &PUT_THING;
}

#[non_exhaustive]
pub(crate) enum PutThingError {
    Conflict(Modeled<Problem>),
    Busy(Modeled<Problem>),
    Hushed(Modeled<SecretProblem>),
    Unknown(UnmodeledError),
    Call(CallError),
}

impl OperationError for PutThingError {
    fn modeled(index: usize, reply: ErrorReply) -> Self {
        match index {
            0 => reply.into_modeled(Self::Conflict),
            1 => reply.into_modeled(Self::Busy),
            2 => reply.into_modeled(Self::Hushed),
            _ => Self::unmodeled(reply),
        }
    }
    fn unmodeled(reply: ErrorReply) -> Self {
        Self::Unknown(reply.into_unmodeled())
    }
    fn failed(error: CallError) -> Self {
        Self::Call(error)
    }
}

drawplate_runtime::operation_error!(PutThingError { Conflict, Busy, Hushed });

/// An operation whose responses are told apart by their status, as OpenAPI does.
pub(crate) struct ListThings;

static LIST_THINGS: OperationSchema = OperationSchema {
    name: "ListThings",
    method: "GET",
    host_prefix: &[],
    path: &[PathPart::Literal("/things")],
    query: &[],
    headers: &[],
    input: &[],
    body: Body::None,
    steps: &[],
    success: &[ResponseSchema { status: StatusPattern::Exact(200), content: Content::Whole(&JSON) }],
    errors: &[
        ErrorSchema {
            code: "NotFound",
            response: ResponseSchema { status: StatusPattern::Exact(404), content: Content::Whole(&JSON) },
            retryable: false,
            throttling: false,
        },
        ErrorSchema {
            code: "Default",
            response: ResponseSchema { status: StatusPattern::Any, content: Content::Whole(&JSON) },
            retryable: false,
            throttling: false,
        },
    ],
    error_code: ErrorCode::Status,
    auth: &[],
    idempotency: Idempotency::ReadOnly,
    ..OperationSchema::PLAIN
};

structure!(Nothing {});

impl Operation for ListThings {
    type Input = Nothing;
    type Output = Vec<String>;
    type Error = ListThingsError;
    const SCHEMA: &'static OperationSchema = &LIST_THINGS;
}

#[non_exhaustive]
pub(crate) enum ListThingsError {
    NotFound(Modeled<Problem>),
    Default(Modeled<Problem>),
    Unknown(UnmodeledError),
    Call(CallError),
}

impl OperationError for ListThingsError {
    fn modeled(index: usize, reply: ErrorReply) -> Self {
        match index {
            0 => reply.into_modeled(Self::NotFound),
            1 => reply.into_modeled(Self::Default),
            _ => Self::unmodeled(reply),
        }
    }
    fn unmodeled(reply: ErrorReply) -> Self {
        Self::Unknown(reply.into_unmodeled())
    }
    fn failed(error: CallError) -> Self {
        Self::Call(error)
    }
}

drawplate_runtime::operation_error!(ListThingsError { NotFound, Default });

/// The settings of a client without keys, which tries nothing again.
pub(crate) fn config() -> HandleConfig {
    HandleConfig::new("things", "drawplate-things", "1.2.3")
        .endpoint(Endpoint::new("https://example.com/base"))
        .retries(NoRetries)
        .idempotency_tokens(|| "token-1".to_owned())
        .auth_hint("key", "set `Config::key` or `THINGS_KEY`")
        .auth_hint("basic", "set `Config::user`")
}

/// A client without keys, over a transport.
pub(crate) fn handle(transport: impl Transport + 'static) -> Handle {
    config()
        .transport(transport)
        .clock(crate::transport::TestClock)
        .auth_scheme("basic", drawplate_runtime::auth::Basic::new("user", "pass"))
        .build()
        .unwrap()
}

pub(crate) fn put(handle: &Handle) -> Call<PutThing> {
    let input = PutThingInput { id: "a b".to_owned(), token: None, secret: Some("CANARY-secret".to_owned()) };
    Call::new(handle, input)
}

/// A call that reads.
pub(crate) fn get(handle: &Handle) -> Call<GetThing> {
    let input = PutThingInput { id: "a".to_owned(), token: None, secret: None };
    Call::new(handle, input)
}

/// A call that must not be carried out twice.
pub(crate) fn create(handle: &Handle) -> Call<CreateThing> {
    let input = PutThingInput { id: "a".to_owned(), token: None, secret: None };
    Call::new(handle, input)
}

/// A call that is signed.
#[cfg(feature = "sigv4")]
pub(crate) fn sign(handle: &Handle) -> Call<SignThing> {
    let input = PutThingInput { id: "a".to_owned(), token: None, secret: None };
    Call::new(handle, input)
}

pub(crate) fn list(handle: &Handle) -> Call<ListThings> {
    Call::new(handle, Nothing {})
}
