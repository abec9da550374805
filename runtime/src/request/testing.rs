//! An input that tests put together at run time, and operations for it.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use http::{HeaderValue, Request};

use super::{RequestError, Settings, build};
use crate::endpoint::BaseUrl;
use crate::operation::{Binding, OperationSchema, PathPart};
use crate::schema::{MemberSchema, StructureSchema, TimestampFormat};
use crate::transport::Body;
use crate::value::{Slot, Structure, Value, View};

/// A structure with any members.
pub(crate) struct Bag {
    schema: &'static StructureSchema,
    members: Vec<Box<dyn Value>>,
}

impl Bag {
    pub(crate) fn new(members: Vec<(&'static str, Box<dyn Value>)>) -> Self {
        let schemas: Vec<_> = members.iter().map(|(name, _)| MemberSchema::new(name, name)).collect();
        Self::with_schemas(schemas, members.into_iter().map(|(_, value)| value).collect())
    }

    pub(crate) fn with_schemas(schemas: Vec<MemberSchema>, members: Vec<Box<dyn Value>>) -> Self {
        let schema = StructureSchema {
            name: "Bag",
            members: schemas.leak(),
            additional: None,
            keeps_unknown: false,
            sensitive: false,
        };
        Self { schema: Box::leak(Box::new(schema)), members }
    }

    /// A structure with one member.
    pub(crate) fn of(value: impl Value + 'static) -> Self {
        Self::new(vec![("it", Box::new(value))])
    }
}

impl Structure for Bag {
    fn schema(&self) -> &'static StructureSchema {
        self.schema
    }
    fn member(&self, index: usize) -> View<'_> {
        self.members.get(index).map_or(View::Absent, |member| member.view())
    }
    fn member_mut(&mut self, index: usize) -> Slot<'_> {
        self.members.get_mut(index).map_or(Slot::Skip, |member| member.slot())
    }
}

impl Value for Bag {
    fn empty() -> Self {
        Self::new(Vec::new())
    }
    fn view(&self) -> View<'_> {
        View::Structure(self)
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Structure(self)
    }
}

/// `GET /` with nothing bound.
pub(crate) const PLAIN: OperationSchema = OperationSchema {
    name: "Probe",
    method: "GET",
    path: &[PathPart::Literal("/")],
    ..OperationSchema::PLAIN
};

pub(crate) fn header(name: &'static str) -> Binding {
    Binding::header(name).timestamp(TimestampFormat::HttpDate)
}

/// Builds a request to `https://example.com/base`.
pub(crate) fn request(schema: OperationSchema, input: &dyn Structure) -> Result<Request<Body>, RequestError> {
    request_to("https://example.com/base", schema, input, &[])
}

/// Builds a request to an endpoint, with headers that the caller adds.
pub(crate) fn request_to(
    url: &str,
    schema: OperationSchema,
    input: &dyn Structure,
    headers: &[(String, Vec<String>)],
) -> Result<Request<Body>, RequestError> {
    let settings = Settings {
        url: &BaseUrl::parse(url).unwrap(),
        endpoint_headers: &[],
        host_prefix: true,
        compress_from: None,
        user_agent: &HeaderValue::from_static("test/1"),
        headers,
    };
    build(Box::leak(Box::new(schema)), input, &settings)
}
