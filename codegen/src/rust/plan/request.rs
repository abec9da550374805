//! How a request travels: where each member of the input goes.

use super::{Planner, ResponsePlan, TimestampSpelling};
use crate::model::{Member, Operation, QueryStyle, Scalar, ShapeId, ShapeKind, Spelling, UriPart};
use crate::pass::{
    BodyFact, BodyStep, ErrorCode, Idempotency, OperationFacts, Place, ResponseChecksum, WireCodec,
};

/// How an operation travels.
#[derive(Debug, Clone)]
pub(in crate::rust) struct RequestPlan {
    /// The method.
    pub(in crate::rust) method: String,
    /// The host prefix.
    pub(in crate::rust) host_prefix: Vec<PathPlan>,
    /// The path.
    pub(in crate::rust) path: Vec<PathPlan>,
    /// Query parameters that are always sent.
    pub(in crate::rust) query: Vec<(String, String)>,
    /// Headers that are always sent.
    pub(in crate::rust) headers: Vec<(String, String)>,
    /// Where each member of the input travels.
    pub(in crate::rust) input: Vec<BindingPlan>,
    /// What the body is.
    pub(in crate::rust) body: BodyPlan,
    /// What is done once the body is written.
    pub(in crate::rust) steps: Vec<BodyStep>,
    /// How responses are held against their checksums.
    pub(in crate::rust) response_checksum: Option<ResponseChecksum>,
    /// The successes.
    pub(in crate::rust) success: Vec<ResponsePlan>,
    /// How errors are told apart.
    pub(in crate::rust) error_code: ErrorCode,
    /// The ways to authenticate.
    pub(in crate::rust) auth: Vec<Vec<String>>,
    /// Whether it may be sent twice.
    pub(in crate::rust) idempotency: Idempotency,
    /// The member of the input that is set so that a stream is given back.
    pub(in crate::rust) stream_flag: Vec<usize>,
}

/// A part of a path or of a host prefix.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rust) enum PathPlan {
    /// Text as it is.
    Literal(String),
    /// The input's member with this index.
    Label(usize),
    /// The same, with `/` kept as it is.
    GreedyLabel(usize),
    /// The member with this index, which is part of the endpoint already.
    EndpointLabel(usize),
}

/// Where a member travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rust) enum BindingPlan {
    /// In the path or the host name.
    Label(TimestampSpelling, Spelling),
    /// In a query parameter.
    Query(QueryPlan),
    /// In query parameters that it names itself.
    QueryMap,
    /// In a header.
    Header(String, TimestampSpelling, Spelling),
    /// In a header, in base64.
    EncodedHeader(String),
    /// In headers that start like this.
    HeaderPrefix(String),
    /// In a cookie.
    Cookie(String, Spelling),
    /// In the document in the body.
    Body,
    /// It is the whole body.
    Payload,
    /// It is the response's status.
    StatusCode,
}

/// A query parameter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rust) struct QueryPlan {
    /// Its name.
    pub(in crate::rust) name: String,
    /// How lists and objects are spelled.
    pub(in crate::rust) style: QueryStyle,
    /// How timestamps are spelled.
    pub(in crate::rust) timestamp: TimestampSpelling,
    /// Reserved characters are sent as they are.
    pub(in crate::rust) reserved: bool,
}

/// What the body of a request is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::rust) enum BodyPlan {
    /// Nothing.
    None,
    /// A document of members, with its content type.
    Members(WireCodec, String),
    /// One member, with its content type and what stands for it if it is not set.
    Payload(WireCodec, String, &'static str),
}

impl Planner<'_> {
    /// How the requests of an operation travel.
    pub(super) fn request(&self, operation: &Operation, facts: &OperationFacts) -> RequestPlan {
        RequestPlan {
            method: facts.method.clone(),
            host_prefix: self.host_prefix(operation.input, &facts.host_prefix),
            path: self.request_path(operation.input, &facts.path),
            query: facts.query.clone(),
            headers: facts.headers.clone(),
            input: self.bindings(operation.input, &facts.input),
            body: match &facts.body {
                BodyFact::None => BodyPlan::None,
                BodyFact::Members { codec, media_type } => {
                    BodyPlan::Members(codec.clone(), media_type.clone())
                }
                BodyFact::Payload { codec, media_type, absent } => {
                    BodyPlan::Payload(codec.clone(), media_type.clone(), absent)
                }
            },
            steps: facts.steps.clone(),
            response_checksum: facts.response_checksum.clone(),
            success: self.successes(facts),
            error_code: facts.error_code.clone(),
            auth: facts.auth.clone(),
            idempotency: facts.idempotency,
            stream_flag: facts.stream_flag.clone(),
        }
    }

    /// The path, without a first segment that the endpoint has: what rules write into URLs is there
    /// already when the path is added to them.
    fn request_path(&self, input: ShapeId, parts: &[UriPart]) -> Vec<PathPlan> {
        let mut plan = self.path(input, parts);
        if let [PathPlan::Literal(slash), PathPlan::Label(index), rest @ ..] = plan.as_slice()
            && slash == "/"
            && rest
                .first()
                .is_none_or(|next| matches!(next, PathPlan::Literal(text) if text.starts_with('/')))
            && self.is_in_endpoint(input, *index)
        {
            let label = PathPlan::EndpointLabel(*index);
            plan.splice(0..2, [label]);
        }
        plan
    }

    /// The prefix of the host, unless it is nothing but what the endpoint has.
    fn host_prefix(&self, input: ShapeId, parts: &[UriPart]) -> Vec<PathPlan> {
        let plan = self.path(input, parts);
        match plan.as_slice() {
            [PathPlan::Label(index), PathPlan::Literal(dot)]
                if dot == "." && self.is_in_endpoint(input, *index) =>
            {
                Vec::new()
            }
            _ => plan,
        }
    }

    /// Whether a member is given to a parameter that the endpoint rules write into URLs.
    fn is_in_endpoint(&self, input: ShapeId, index: usize) -> bool {
        let ShapeKind::Structure(structure) = &self.model.shapes[input].kind else { return false };
        let parameter = structure.members.get(index).and_then(|member| member.context_param.as_ref());
        parameter.is_some_and(|parameter| self.in_endpoint.contains(parameter))
    }

    /// The parts of a path; validation has seen that each label is a member.
    fn path(&self, input: ShapeId, parts: &[UriPart]) -> Vec<PathPlan> {
        let ShapeKind::Structure(structure) = &self.model.shapes[input].kind else { return Vec::new() };
        let index = |name: &str| structure.members.iter().position(|member| member.name == name);
        let part = |part: &UriPart| match part {
            UriPart::Literal(text) => Some(PathPlan::Literal(text.clone())),
            UriPart::Label { member, greedy: false } => index(member).map(PathPlan::Label),
            UriPart::Label { member, greedy: true } => index(member).map(PathPlan::GreedyLabel),
        };
        parts.iter().filter_map(part).collect()
    }

    /// Where the fields of a structure travel: its members as the facts say, and what the
    /// specification does not name in the body.
    pub(super) fn bindings(&self, shape: ShapeId, places: &[Place]) -> Vec<BindingPlan> {
        let has_more = |kind: &ShapeKind| matches!(kind, ShapeKind::Structure(it) if it.additional.is_some());
        let kind = &self.model.shapes[shape].kind;
        let more = has_more(kind).then_some(BindingPlan::Body);
        let members: &[Member] = if let ShapeKind::Structure(it) = kind { &it.members } else { &[] };
        let targets = members.iter().map(|member| Some(member.target)).chain(std::iter::repeat(None));
        places.iter().zip(targets).map(|(place, target)| self.binding(place, target)).chain(more).collect()
    }

    fn binding(&self, place: &Place, target: Option<ShapeId>) -> BindingPlan {
        let time = |format| match target {
            // Where there is no timestamp, nothing is said about its spelling.
            Some(target) if !self.may_hold_timestamp(target) => TimestampSpelling::default(),
            _ => self.timestamp(format),
        };
        match place {
            Place::Label { timestamp, spelling } => BindingPlan::Label(time(*timestamp), *spelling),
            Place::Query { name, style, timestamp, reserved } => BindingPlan::Query(QueryPlan {
                name: name.clone(),
                style: *style,
                timestamp: time(*timestamp),
                reserved: *reserved,
            }),
            Place::QueryMap => BindingPlan::QueryMap,
            Place::Header { name, timestamp, spelling } => {
                BindingPlan::Header(name.clone(), time(*timestamp), *spelling)
            }
            Place::EncodedHeader(name) => BindingPlan::EncodedHeader(name.clone()),
            Place::HeaderPrefix(prefix) => BindingPlan::HeaderPrefix(prefix.clone()),
            Place::Cookie { name, spelling } => BindingPlan::Cookie(name.clone(), *spelling),
            Place::Body => BindingPlan::Body,
            Place::Payload => BindingPlan::Payload,
            Place::StatusCode => BindingPlan::StatusCode,
        }
    }

    /// Whether a value in a label, a query or a header can have a timestamp in it. Further in than
    /// the members of a list nobody looks.
    fn may_hold_timestamp(&self, shape: ShapeId) -> bool {
        match &self.model.shapes[shape].kind {
            ShapeKind::Scalar(scalar) => *scalar == Scalar::Timestamp,
            ShapeKind::Enum(_) | ShapeKind::IntEnum(_) => false,
            ShapeKind::List(list) => match &self.model.shapes[list.member.target].kind {
                ShapeKind::Scalar(scalar) => *scalar == Scalar::Timestamp,
                ShapeKind::Enum(_) | ShapeKind::IntEnum(_) => false,
                _ => true,
            },
            _ => true,
        }
    }
}
