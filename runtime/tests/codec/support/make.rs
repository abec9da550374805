//! Short forms of what the generator spells out.

/// A structure, its schema and its accessors.
macro_rules! structure {
    ($name:ident, $additional:expr, $sensitive:expr; $($field:ident: $type:ty = $schema:expr;)*) => {
        #[derive(Clone, PartialEq)]
        pub(crate) struct $name { $(pub(crate) $field: $type,)* }

        impl drawplate_runtime::value::Structure for $name {
            fn schema(&self) -> &'static drawplate_runtime::schema::StructureSchema {
                static SCHEMA: drawplate_runtime::schema::StructureSchema =
                    drawplate_runtime::schema::StructureSchema {
                        name: stringify!($name),
                        members: &[$($schema,)*],
                        additional: $additional,
                        keeps_unknown: false,
                        sensitive: $sensitive,
                    };
                &SCHEMA
            }
            fn member(&self, index: usize) -> drawplate_runtime::value::View<'_> {
                let views: &[fn(&Self) -> drawplate_runtime::value::View<'_>] =
                    &[$(|value| drawplate_runtime::value::Value::view(&value.$field),)*];
                views.get(index).map_or(drawplate_runtime::value::View::Absent, |view| view(self))
            }
            fn member_mut(&mut self, index: usize) -> drawplate_runtime::value::Slot<'_> {
                let slots: &[fn(&mut Self) -> drawplate_runtime::value::Slot<'_>] =
                    &[$(|value| drawplate_runtime::value::Value::slot(&mut value.$field),)*];
                match slots.get(index) {
                    Some(slot) => slot(self),
                    None => drawplate_runtime::value::Slot::Skip,
                }
            }
        }

        impl drawplate_runtime::value::Value for $name {
            fn empty() -> Self {
                Self { $($field: drawplate_runtime::value::Value::empty(),)* }
            }
            fn view(&self) -> drawplate_runtime::value::View<'_> {
                drawplate_runtime::value::View::Structure(self)
            }
            fn slot(&mut self) -> drawplate_runtime::value::Slot<'_> {
                drawplate_runtime::value::Slot::Structure(self)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                drawplate_runtime::debug::structure(self, f)
            }
        }
    };
}

/// A union, its schema and its accessors.
macro_rules! union {
    ($name:ident, $tagging:expr, $sensitive:expr; $($variant:ident($type:ty) = $schema:expr;)*) => {
        #[derive(Clone, PartialEq)]
        pub(crate) enum $name {
            $($variant($type),)*
            Unknown(drawplate_runtime::SdkUnknownMember),
        }

        impl drawplate_runtime::value::Union for $name {
            fn schema(&self) -> &'static drawplate_runtime::schema::UnionSchema {
                static SCHEMA: drawplate_runtime::schema::UnionSchema = drawplate_runtime::schema::UnionSchema {
                    name: stringify!($name),
                    tagging: $tagging,
                    variants: &[$($schema,)*],
                    sensitive: $sensitive,
                };
                &SCHEMA
            }
            fn variant(&self) -> drawplate_runtime::value::Variant<'_> {
                let mut index = 0;
                $(
                    if let Self::$variant(value) = self {
                        let view = drawplate_runtime::value::Value::view(value);
                        return drawplate_runtime::value::Variant::Known(index, view);
                    }
                    index += 1;
                )*
                match self {
                    Self::Unknown(member) => drawplate_runtime::value::Variant::Unknown(member),
                    _ => panic!("no variant {index}"),
                }
            }
            fn select(&mut self, index: usize) -> drawplate_runtime::value::Slot<'_> {
                let empty: &[fn() -> Self] =
                    &[$(|| Self::$variant(drawplate_runtime::value::Value::empty()),)*];
                *self = empty[index]();
                match self {
                    $(Self::$variant(value) => drawplate_runtime::value::Value::slot(value),)*
                    Self::Unknown(_) => drawplate_runtime::value::Slot::Skip,
                }
            }
            fn set_unknown(&mut self, member: drawplate_runtime::SdkUnknownMember) {
                *self = Self::Unknown(member);
            }
        }

        impl drawplate_runtime::value::Value for $name {
            fn empty() -> Self {
                Self::Unknown(drawplate_runtime::SdkUnknownMember::default())
            }
            fn view(&self) -> drawplate_runtime::value::View<'_> {
                drawplate_runtime::value::View::Union(self)
            }
            fn slot(&mut self) -> drawplate_runtime::value::Slot<'_> {
                drawplate_runtime::value::Slot::Union(self)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                drawplate_runtime::debug::union(self, f)
            }
        }
    };
}
