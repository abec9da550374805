//! What a specification says about which values are allowed, as constants.

/// Limits on a value. Numbers are written as the specification writes them.
///
/// Smithy: [constraint traits](https://smithy.io/2.0/spec/constraint-traits.html); OpenAPI: the
/// [validation keywords](https://json-schema.org/draft/2020-12/json-schema-validation#section-6) of JSON
/// Schema.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    pub(super) min_length: Option<u64>,
    pub(super) max_length: Option<u64>,
    /// The limit, and whether it is itself allowed.
    pub(super) minimum: Option<(&'static str, bool)>,
    pub(super) maximum: Option<(&'static str, bool)>,
    pub(super) multiple_of: Option<&'static str>,
    pub(super) pattern: Option<&'static str>,
    pub(super) unique: bool,
    /// Lengths of blobs are those of their base64.
    pub(super) encoded: bool,
    /// What holds for each member of a list and each value of a map.
    pub(super) elements: &'static [Self],
    /// What holds for each key of a map.
    pub(super) keys: &'static [Self],
}

impl Limits {
    /// No limits.
    pub const NONE: Self = Self {
        min_length: None,
        max_length: None,
        minimum: None,
        maximum: None,
        multiple_of: None,
        pattern: None,
        unique: false,
        encoded: false,
        elements: &[],
        keys: &[],
    };

    /// At least so many characters, bytes, members or entries.
    #[must_use]
    pub const fn min_length(mut self, length: u64) -> Self {
        self.min_length = Some(length);
        self
    }

    /// At most so many characters, bytes, members or entries.
    #[must_use]
    pub const fn max_length(mut self, length: u64) -> Self {
        self.max_length = Some(length);
        self
    }

    /// This number or a greater one.
    #[must_use]
    pub const fn minimum(mut self, number: &'static str) -> Self {
        self.minimum = Some((number, true));
        self
    }

    /// A number greater than this one.
    #[must_use]
    pub const fn more_than(mut self, number: &'static str) -> Self {
        self.minimum = Some((number, false));
        self
    }

    /// This number or a smaller one.
    #[must_use]
    pub const fn maximum(mut self, number: &'static str) -> Self {
        self.maximum = Some((number, true));
        self
    }

    /// A number smaller than this one.
    #[must_use]
    pub const fn less_than(mut self, number: &'static str) -> Self {
        self.maximum = Some((number, false));
        self
    }

    /// A multiple of this number.
    #[must_use]
    pub const fn multiple_of(mut self, number: &'static str) -> Self {
        self.multiple_of = Some(number);
        self
    }

    /// A text in which this regular expression matches.
    #[must_use]
    pub const fn pattern(mut self, pattern: &'static str) -> Self {
        self.pattern = Some(pattern);
        self
    }

    /// No two members are equal.
    #[must_use]
    pub const fn unique(mut self) -> Self {
        self.unique = true;
        self
    }

    /// Lengths of blobs are those of their base64.
    #[must_use]
    pub const fn encoded(mut self) -> Self {
        self.encoded = true;
        self
    }

    /// All of this holds for each member of a list and each value of a map.
    #[must_use]
    pub const fn elements(mut self, limits: &'static [Self]) -> Self {
        self.elements = limits;
        self
    }

    /// All of this holds for each key of a map.
    #[must_use]
    pub const fn keys(mut self, limits: &'static [Self]) -> Self {
        self.keys = limits;
        self
    }
}
