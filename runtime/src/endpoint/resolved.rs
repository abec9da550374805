//! An endpoint as a rule set or a server's URL gives it: data, not yet checked.

/// Where to send a request and what the rule set says about sending it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Endpoint {
    /// The base URL; the paths of operations go below its path.
    pub url: String,
    /// Headers to send with every request, with their values.
    pub headers: Vec<(String, Vec<String>)>,
    /// How to authenticate there, best first; empty if the rule set says nothing about it.
    pub auth_schemes: Vec<AuthScheme>,
    /// What else the rule set says, by name.
    pub properties: Vec<(String, Property)>,
}

impl Endpoint {
    /// An endpoint about which there is nothing to say but its URL.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), headers: Vec::new(), auth_schemes: Vec::new(), properties: Vec::new() }
    }

    /// Adds a header with its values.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, values: impl IntoIterator<Item = String>) -> Self {
        self.headers.push((name.into(), values.into_iter().collect()));
        self
    }

    /// Adds a way to authenticate, after those that are better.
    #[must_use]
    pub fn auth_scheme(mut self, scheme: AuthScheme) -> Self {
        self.auth_schemes.push(scheme);
        self
    }

    /// Adds a property.
    #[must_use]
    pub fn property(mut self, name: impl Into<String>, value: impl Into<Property>) -> Self {
        self.properties.push((name.into(), value.into()));
        self
    }
}

/// How to authenticate at an endpoint: one member of the property
/// [`authSchemes`](https://smithy.io/2.0/aws/rules-engine/auth-schemes.html).
///
/// What is `None` is as the operation's own scheme says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AuthScheme {
    /// The scheme, as `sigv4`.
    pub name: String,
    /// The service in the scope of the signature.
    pub signing_name: Option<String>,
    /// The region in the scope of the signature.
    pub signing_region: Option<String>,
    /// The regions for which a signature of scheme `sigv4a` holds.
    pub signing_region_set: Vec<String>,
    /// Whether the path is encoded once, and not twice, before it is signed.
    pub disable_double_encoding: Option<bool>,
    /// Whether `.` and `..` stay in the path that is signed.
    pub disable_normalize_path: Option<bool>,
    /// What else the rule set says about the scheme.
    pub properties: Vec<(String, Property)>,
}

impl AuthScheme {
    /// A scheme about which there is nothing to say but its name.
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Sets the service in the scope of the signature.
    #[must_use]
    pub fn signing_name(mut self, name: impl Into<String>) -> Self {
        self.signing_name = Some(name.into());
        self
    }

    /// Sets the region in the scope of the signature.
    #[must_use]
    pub fn signing_region(mut self, region: impl Into<String>) -> Self {
        self.signing_region = Some(region.into());
        self
    }

    /// Adds a region for which a signature of scheme `sigv4a` holds.
    #[must_use]
    pub fn signing_region_in_set(mut self, region: impl Into<String>) -> Self {
        self.signing_region_set.push(region.into());
        self
    }

    /// Sets whether the path is encoded once, and not twice, before it is signed.
    #[must_use]
    pub const fn disable_double_encoding(mut self, disable: bool) -> Self {
        self.disable_double_encoding = Some(disable);
        self
    }

    /// Sets whether `.` and `..` stay in the path that is signed.
    #[must_use]
    pub const fn disable_normalize_path(mut self, disable: bool) -> Self {
        self.disable_normalize_path = Some(disable);
        self
    }

    /// Adds something else that the rule set says.
    #[must_use]
    pub fn property(mut self, name: impl Into<String>, value: impl Into<Property>) -> Self {
        self.properties.push((name.into(), value.into()));
        self
    }
}

/// A value that a rule set attaches to an endpoint.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Property {
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// Text.
    Text(String),
    /// A list.
    List(Vec<Property>),
    /// Properties by name.
    Record(Vec<(String, Property)>),
}

impl From<bool> for Property {
    fn from(value: bool) -> Self {
        Self::Boolean(value)
    }
}

impl From<i64> for Property {
    fn from(value: i64) -> Self {
        Self::Integer(value)
    }
}

impl From<&str> for Property {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Property {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl<const N: usize> From<[Property; N]> for Property {
    fn from(values: [Property; N]) -> Self {
        Self::List(values.into())
    }
}

impl<const N: usize> From<[(&str, Property); N]> for Property {
    fn from(values: [(&str, Property); N]) -> Self {
        Self::Record(values.into_iter().map(|(name, value)| (name.to_owned(), value)).collect())
    }
}
