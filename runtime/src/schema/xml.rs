//! What a specification says about a value where documents are XML, or forms that look like it.

/// How a value is spelled in XML beyond its name, and in the query protocols, which borrow from it.
///
/// Smithy: [XML bindings](https://smithy.io/2.0/spec/protocol-traits.html#xml-bindings).
#[derive(Debug, Clone, Copy)]
pub struct XmlSchema {
    /// What the element or attribute of the member is called, where it is not called like the member.
    pub name: Option<&'static str>,
    /// It is an attribute of its structure's element.
    pub attribute: bool,
    /// Its list members or map entries stand in its structure, without an element around them.
    pub flattened: bool,
    /// The namespace that its element declares.
    pub namespace: Option<XmlNamespace>,
    /// What the elements of list members or map values are called.
    pub item: Option<&'static str>,
    /// What the elements of map keys are called.
    pub key: Option<&'static str>,
    /// The namespace that the elements of map keys declare.
    pub key_namespace: Option<XmlNamespace>,
    /// Its name in requests of EC2's query protocol.
    pub query_name: Option<&'static str>,
}

/// A namespace.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct XmlNamespace {
    /// The prefix that it is declared for; the default namespace without one.
    pub prefix: Option<&'static str>,
    /// Its name.
    pub uri: &'static str,
}

impl XmlNamespace {
    /// A default namespace.
    #[must_use]
    pub const fn new(uri: &'static str) -> Self {
        Self { prefix: None, uri }
    }

    /// A namespace that is declared for a prefix.
    #[must_use]
    pub const fn with_prefix(prefix: &'static str, uri: &'static str) -> Self {
        Self { prefix: Some(prefix), uri }
    }
}

impl XmlSchema {
    /// A value about which there is nothing to say.
    pub const PLAIN: Self = Self {
        name: None,
        attribute: false,
        flattened: false,
        namespace: None,
        item: None,
        key: None,
        key_namespace: None,
        query_name: None,
    };

    /// Names its element or attribute.
    #[must_use]
    pub const fn name(mut self, name: &'static str) -> Self {
        self.name = Some(name);
        self
    }

    /// Makes it an attribute.
    #[must_use]
    pub const fn attribute(mut self) -> Self {
        self.attribute = true;
        self
    }

    /// Leaves out the element around list members or map entries.
    #[must_use]
    pub const fn flattened(mut self) -> Self {
        self.flattened = true;
        self
    }

    /// Declares a namespace.
    #[must_use]
    pub const fn namespace(mut self, namespace: XmlNamespace) -> Self {
        self.namespace = Some(namespace);
        self
    }

    /// Names the elements of list members or map values.
    #[must_use]
    pub const fn item(mut self, name: &'static str) -> Self {
        self.item = Some(name);
        self
    }

    /// Names the elements of map keys.
    #[must_use]
    pub const fn key(mut self, name: &'static str) -> Self {
        self.key = Some(name);
        self
    }

    /// Declares a namespace in the elements of map keys.
    #[must_use]
    pub const fn key_namespace(mut self, namespace: XmlNamespace) -> Self {
        self.key_namespace = Some(namespace);
        self
    }

    /// Names the value in requests of EC2's query protocol.
    #[must_use]
    pub const fn query_name(mut self, name: &'static str) -> Self {
        self.query_name = Some(name);
        self
    }

    /// What the elements of list members are called.
    #[must_use]
    pub const fn item_name(&self) -> &'static str {
        match self.item {
            Some(name) => name,
            None => "member",
        }
    }

    /// What the elements of map keys are called.
    #[must_use]
    pub const fn key_name(&self) -> &'static str {
        match self.key {
            Some(name) => name,
            None => "key",
        }
    }

    /// What the elements of map values are called.
    #[must_use]
    pub const fn value_name(&self) -> &'static str {
        match self.item {
            Some(name) => name,
            None => "value",
        }
    }
}
