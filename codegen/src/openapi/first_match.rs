//! Unions that `spec.toml` lets be told apart by the first variant that fits, in the order of the
//! document: by the kind of value, by what must be there, and by members with one possible value.

use super::lowering::Lowering;
use crate::model::{ContentTest, Presence, Scalar, ShapeId, ShapeKind, Tagging, ValueKind};

impl Lowering<'_> {
    /// Makes the tests, now that all shapes are built.
    pub(super) fn order_first_matches(&mut self) {
        for shape in std::mem::take(&mut self.first_matches) {
            let ShapeKind::Union(union) = &self.shapes[shape].kind else { continue };
            let targets: Vec<ShapeId> = union.variants.iter().map(|variant| variant.member.target).collect();
            let tests =
                targets.iter().enumerate().map(|(variant, target)| self.test(variant, *target)).collect();
            if let ShapeKind::Union(union) = &mut self.shapes[shape].kind {
                union.tagging = Some(Tagging::ByContent(tests));
            }
        }
    }

    fn test(&self, variant: usize, target: ShapeId) -> ContentTest {
        let mut test =
            ContentTest { variant, kind: self.value_kind(target), required: Vec::new(), values: Vec::new() };
        let ShapeKind::Structure(structure) = &self.shapes[target].kind else { return test };
        for member in &structure.members {
            if member.presence == Presence::Required {
                test.required.push(member.wire_name.clone());
            }
            if let ShapeKind::Enum(values) = &self.shapes[member.target].kind
                && let [only] = values.values.as_slice()
            {
                test.values.push((member.wire_name.clone(), vec![only.value.clone()]));
            }
        }
        test
    }

    fn value_kind(&self, shape: ShapeId) -> ValueKind {
        match &self.shapes[shape].kind {
            ShapeKind::Scalar(scalar) => match scalar {
                Scalar::Boolean => ValueKind::Boolean,
                Scalar::Float | Scalar::Double | Scalar::BigDecimal => ValueKind::Number,
                Scalar::String | Scalar::Blob | Scalar::StreamingBlob | Scalar::Timestamp => {
                    ValueKind::String
                }
                _ => ValueKind::Integer,
            },
            ShapeKind::Enum(_) => ValueKind::String,
            ShapeKind::IntEnum(_) => ValueKind::Integer,
            ShapeKind::List(_) => ValueKind::List,
            ShapeKind::Map(_) | ShapeKind::Structure(_) => ValueKind::Object,
            ShapeKind::Union(_) | ShapeKind::Document | ShapeKind::Unit => ValueKind::Any,
        }
    }
}
