//! Structures, and those of them that are errors.

use super::{Member, ShapeId};

/// A structure.
#[derive(Debug, Clone, Default)]
pub struct StructureShape {
    /// The members, in the order of the specification.
    pub members: Vec<Member>,
    /// The shape of every property that the specification does not name, where it allows more:
    /// the values of a map that is flattened into the structure.
    pub additional: Option<ShapeId>,
    /// It is the maintainer who wants them to be kept, and the specification says nothing of them.
    pub keeps_unknown: bool,
    /// What kind of error it is, if it is one.
    pub error: Option<ErrorTrait>,
}

impl StructureShape {
    /// The shape of the properties that the specification itself allows without naming them.
    pub fn declared_additional(&self) -> Option<ShapeId> {
        self.additional.filter(|_| !self.keeps_unknown)
    }
}

/// An error structure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ErrorTrait {
    /// The code on the wire.
    pub code: String,
    /// Whose fault it is.
    pub fault: ErrorFault,
    /// The response's status.
    pub status: u16,
    /// Another try may succeed.
    pub retryable: bool,
    /// There were too many requests.
    pub throttling: bool,
    /// The code of the query protocols, where it is another (`aws.protocols#awsQueryError`).
    pub query_code: Option<String>,
}

/// Whose fault an error is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ErrorFault {
    /// The caller's.
    Client,
    /// The service's.
    Server,
}
