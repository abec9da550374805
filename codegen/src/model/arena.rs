//! Where shapes live.

use std::ops::{Index, IndexMut};

use super::Shape;

/// A shape of an [`Arena`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ShapeId(u32);

/// All shapes of a model. An id is made only by adding a shape, so it always has one.
#[derive(Debug, Clone, Default)]
pub struct Arena {
    shapes: Vec<Shape>,
}

impl Arena {
    /// Adds a shape.
    pub fn add(&mut self, shape: Shape) -> ShapeId {
        let id = ShapeId(u32::try_from(self.shapes.len()).unwrap_or(u32::MAX));
        self.shapes.push(shape);
        id
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.shapes.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.shapes.is_empty()
    }

    /// All ids, in order.
    pub fn ids(&self) -> impl Iterator<Item = ShapeId> + use<> {
        (0..u32::try_from(self.shapes.len()).unwrap_or(u32::MAX)).map(ShapeId)
    }

    /// All shapes with their ids, in order.
    pub fn iter(&self) -> impl Iterator<Item = (ShapeId, &Shape)> {
        self.ids().zip(&self.shapes)
    }
}

impl Index<ShapeId> for Arena {
    type Output = Shape;

    #[allow(clippy::indexing_slicing, reason = "ids are made by `add` alone")]
    fn index(&self, id: ShapeId) -> &Shape {
        &self.shapes[id.0 as usize]
    }
}

impl IndexMut<ShapeId> for Arena {
    #[allow(clippy::indexing_slicing, reason = "ids are made by `add` alone")]
    fn index_mut(&mut self, id: ShapeId) -> &mut Shape {
        &mut self.shapes[id.0 as usize]
    }
}

impl ShapeId {
    /// The position in the arena, for side tables.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}
