//! The specs once more, read by a reader of the tests' own.
//!
//! In: the files below `specs/`. Out: shapes in the few words that bodies need, from which the
//! tests make bodies of every form and find the places in a body that are worth attacking. None
//! of it goes through the generator, so that both would have to misread a spec in the same way
//! for a mistake to stay unseen.

mod forms;
mod openapi;
mod places;
mod smithy;
mod template;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::LazyLock;

pub use self::forms::{CANARY, Form};
pub use self::places::{Place, extend};

/// All shapes of a spec, by name.
#[derive(Debug, Default)]
pub struct Spec {
    shapes: BTreeMap<String, Shape>,
}

/// A shape, or the schema of an OpenAPI document.
#[derive(Debug, Clone, Default)]
pub struct Shape {
    /// What values of the shape look like.
    pub kind: Kind,
    /// The values are secrets, whatever member holds them.
    pub secret: bool,
}

/// What values of a shape look like.
#[derive(Debug, Clone, Default)]
pub enum Kind {
    /// Any JSON at all.
    #[default]
    Anything,
    /// A string.
    Text,
    /// An RFC 3339 date and time in a string.
    Timestamp,
    /// `true` or `false`.
    Boolean,
    /// A whole number of 64 bits.
    Integer,
    /// One of these strings, or one that is not known yet.
    Enum(Vec<String>),
    /// A list of values of the shape with this name.
    List(String),
    /// An object whose values are of the shape with this name.
    Map(String),
    /// An object with these members.
    Structure(Vec<Member>),
    /// An object whose one key names the member (Smithy).
    KeyedUnion(Vec<Member>),
    /// One of these structures, each with another constant in its member `type` (OpenAPI).
    TypedUnion(Vec<String>),
}

/// A member of a structure or of a keyed union.
#[derive(Debug, Clone)]
pub struct Member {
    /// The name on the wire.
    pub name: String,
    /// The name of the member's shape.
    pub target: String,
    /// A value without the member is incomplete.
    pub required: bool,
    /// The member's values are secrets.
    pub secret: bool,
}

impl Spec {
    /// The spec of the AWS DevOps Agent client.
    ///
    /// # Panics
    ///
    /// If it cannot be read; so do the other readers.
    pub fn devops_agent() -> &'static Self {
        static SPEC: LazyLock<Spec> =
            LazyLock::new(|| smithy::read(&text("specs/aws-devops-agent/spec.json")));
        &SPEC
    }

    /// The spec of the Datadog client.
    pub fn datadog() -> &'static Self {
        static SPEC: LazyLock<Spec> = LazyLock::new(|| {
            let mut spec = openapi::read(&text("specs/datadog/spec.yaml"));
            // What spec.toml says on top of the document.
            spec.mark_secret("FullApplicationKeyAttributes", "key");
            spec
        });
        &SPEC
    }

    /// The shape with this name.
    pub fn shape(&self, name: &str) -> &Shape {
        self.shapes.get(name).unwrap_or_else(|| panic!("the spec has no shape `{name}`"))
    }

    /// The names of all shapes that hold for `select`.
    pub fn names(&self, select: impl Fn(&Kind) -> bool) -> Vec<&str> {
        self.shapes.iter().filter(|(_, shape)| select(&shape.kind)).map(|(name, _)| name.as_str()).collect()
    }

    /// The member of a typed union that an object is, by its `type` or by the lack of one.
    pub fn typed_member(&self, options: &[String], tag: Option<&str>) -> Option<String> {
        let holds = |option: &&String| match tag {
            Some(tag) => self.constant_of(option) == tag,
            None => !self.type_member(option).required,
        };
        options.iter().find(holds).cloned()
    }

    /// The value that the member `type` of an option of a typed union always has.
    pub fn constant_of(&self, option: &str) -> &str {
        match &self.shape(&self.type_member(option).target).kind {
            Kind::Enum(values) if values.len() == 1 => &values[0],
            other => panic!("the type of `{option}` is no constant: {other:?}"),
        }
    }

    fn type_member(&self, option: &str) -> &Member {
        match &self.shape(option).kind {
            Kind::Structure(members) => members.iter().find(|member| member.name == "type"),
            _ => None,
        }
        .unwrap_or_else(|| panic!("`{option}` has no member `type`"))
    }

    fn mark_secret(&mut self, structure: &str, name: &str) {
        let shape = self.shapes.get_mut(structure);
        let Some(Shape { kind: Kind::Structure(members), .. }) = shape else {
            panic!("the spec has no structure `{structure}`");
        };
        let member = members.iter_mut().find(|member| member.name == name);
        member.unwrap_or_else(|| panic!("`{structure}` has no member `{name}`")).secret = true;
    }
}

/// The root of the workspace.
pub fn workspace() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text(path: &str) -> String {
    std::fs::read_to_string(workspace().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}
