//! Expressions and their types.

use std::fmt;

use super::{Function, VariableId};

/// An expression.
///
/// A function that is given nothing where it needs something gives nothing; so does a text with
/// a blank for which there is nothing. [`Type::optional`] says where that can happen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expr {
    /// What it is.
    pub kind: ExprKind,
    /// What its value is.
    pub ty: Type,
}

/// What an expression is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ExprKind {
    /// A text.
    Text(String),
    /// `true` or `false`.
    Boolean(bool),
    /// A whole number.
    Integer(i64),
    /// A text in parts, each of which is one.
    Template(Vec<Expr>),
    /// The value of a variable.
    Variable(VariableId),
    /// A part of a record.
    Field(Box<Expr>, Field),
    /// A member of a list; a negative index counts from the end.
    Item(Box<Expr>, i64),
    /// The result of a function.
    Call(Function, Vec<Expr>),
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Type {
    /// What it is if it is there.
    pub base: Base,
    /// There may be no value.
    pub optional: bool,
}

/// What a value is if it is there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// Text.
    Text,
    /// `true` or `false`.
    Boolean,
    /// A whole number.
    Integer,
    /// A list of texts.
    List,
    /// The result of `aws.partition`.
    Partition,
    /// The result of `parseURL`.
    Url,
    /// The result of `aws.parseArn`.
    Arn,
}

impl Base {
    /// The type of a value that is always there.
    pub const fn certain(self) -> Type {
        Type { base: self, optional: false }
    }

    /// The type of a value that may not be there.
    pub const fn optional(self) -> Type {
        Type { base: self, optional: true }
    }
}

impl fmt::Display for Base {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Text => "a string",
            Self::Boolean => "a boolean",
            Self::Integer => "an integer",
            Self::List => "a list of strings",
            Self::Partition => "a partition",
            Self::Url => "a URL",
            Self::Arn => "an ARN",
        })
    }
}

impl Expr {
    /// A text without blanks.
    pub fn text(text: impl Into<String>) -> Self {
        Self { kind: ExprKind::Text(text.into()), ty: Base::Text.certain() }
    }

    /// Calls a function with each variable that the expression reads, as often as it is read.
    pub fn each_variable(&self, found: &mut dyn FnMut(VariableId)) {
        match &self.kind {
            ExprKind::Text(_) | ExprKind::Boolean(_) | ExprKind::Integer(_) => {}
            ExprKind::Variable(id) => found(*id),
            ExprKind::Field(of, _) | ExprKind::Item(of, _) => of.each_variable(found),
            ExprKind::Template(parts) | ExprKind::Call(_, parts) => {
                parts.iter().for_each(|part| part.each_variable(found));
            }
        }
    }
}

macro_rules! fields {
    ($($(#[doc = $doc:literal])+ $name:ident $of:ident $wire:literal $rust:literal $base:ident;)*) => {
        /// A part of a record.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Field {
            $($(#[doc = $doc])+ $name,)*
        }

        impl Field {
            /// The part of such a record with this name in rule sets.
            pub fn find(of: Base, name: &str) -> Option<Self> {
                match (of, name) {
                    $((Base::$of, $wire) => Some(Self::$name),)*
                    _ => None,
                }
            }

            /// The field's name in the runtime's structure.
            pub const fn rust_name(self) -> &'static str {
                match self { $(Self::$name => $rust,)* }
            }

            /// What the part is.
            pub const fn base(self) -> Base {
                match self { $(Self::$name => Base::$base,)* }
            }
        }
    };
}

fields! {
    /// The partition of an ARN.
    ArnPartition Arn "partition" "partition" Text;
    /// The service of an ARN.
    ArnService Arn "service" "service" Text;
    /// The region of an ARN.
    ArnRegion Arn "region" "region" Text;
    /// The account of an ARN.
    ArnAccountId Arn "accountId" "account_id" Text;
    /// The parts of the resource of an ARN.
    ArnResourceId Arn "resourceId" "resource_id" List;
    /// The name of a partition.
    PartitionName Partition "name" "name" Text;
    /// The end of a partition's host names.
    PartitionDnsSuffix Partition "dnsSuffix" "dns_suffix" Text;
    /// The end of a partition's host names that also have IPv6 addresses.
    PartitionDualStackDnsSuffix Partition "dualStackDnsSuffix" "dual_stack_dns_suffix" Text;
    /// Whether a partition has FIPS endpoints.
    PartitionSupportsFips Partition "supportsFIPS" "supports_fips" Boolean;
    /// Whether a partition has dual-stack endpoints.
    PartitionSupportsDualStack Partition "supportsDualStack" "supports_dual_stack" Boolean;
    /// The region that a partition's services without regions are said to be in.
    PartitionImplicitGlobalRegion Partition "implicitGlobalRegion" "implicit_global_region" Text;
    /// The scheme of a URL.
    UrlScheme Url "scheme" "scheme" Text;
    /// Host and port of a URL.
    UrlAuthority Url "authority" "authority" Text;
    /// The path of a URL.
    UrlPath Url "path" "path" Text;
    /// The path of a URL with a slash at both ends.
    UrlNormalizedPath Url "normalizedPath" "normalized_path" Text;
    /// Whether a URL's host is an address.
    UrlIsIp Url "isIp" "is_ip" Boolean;
}
