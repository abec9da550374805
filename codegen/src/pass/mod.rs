//! Questions about the model, one file each. Answers are [`Facts`], beside the model.

mod facts;

pub use facts::{
    BodyFact, ErrorCode, ErrorFact, Facts, Idempotency, OperationFacts, Place, ResponseFact, TaggingFact,
    WireCodec,
};
