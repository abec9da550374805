//! Expressions as constants.

/// An expression. Each is evaluated against a current value.
#[derive(Debug, Clone, Copy)]
pub enum Expr {
    /// The current value.
    Current,
    /// A constant, as JSON.
    Literal(&'static str),
    /// The member of an object with this name.
    Field(&'static str),
    /// An element of a list; negative numbers count from its end.
    Index(i64),
    /// Elements of a list from a start to before an end, by steps.
    Slice {
        /// The first element.
        start: Option<i64>,
        /// The end, which is not among them.
        stop: Option<i64>,
        /// How far it is from each to the next.
        step: i64,
    },
    /// The second, with the first as the current value.
    Then(&'static Self, &'static Self),
    /// The second for each element of the list that the first is, without nulls.
    Each(&'static Self, &'static Self),
    /// The elements of the lists in a list, and what in it is no list.
    Flatten(&'static Self),
    /// The values of an object, as a list.
    Values(&'static Self),
    /// The second where the first holds, otherwise null.
    When(&'static Self, &'static Self),
    /// Whether two values compare so.
    Compare(Comparator, &'static Self, &'static Self),
    /// The first if it does not hold, otherwise the second.
    And(&'static Self, &'static Self),
    /// The first if it holds, otherwise the second.
    Or(&'static Self, &'static Self),
    /// Whether it does not hold.
    Not(&'static Self),
    /// A list of values.
    List(&'static [Self]),
    /// An object of values.
    Object(&'static [(&'static str, Self)]),
    /// What a function gives back.
    Call(Function, &'static [Self]),
    /// The expression itself, for a function that evaluates it.
    Reference(&'static Self),
}

/// How two values are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparator {
    /// They are the same.
    Equal,
    /// They are not.
    NotEqual,
    /// The first number is less.
    Less,
    /// The first number is not greater.
    LessOrEqual,
    /// The first number is greater.
    Greater,
    /// The first number is not less.
    GreaterOrEqual,
}

macro_rules! functions {
    ($($name:ident $text:literal $least:literal $most:literal;)*) => {
        /// The functions of the specification.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Function {
            $(#[doc = concat!("`", $text, "`.")] $name,)*
        }

        impl Function {
            /// All functions.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name in expressions.
            pub const fn name(self) -> &'static str {
                match self { $(Self::$name => $text,)* }
            }

            /// The name of the variant.
            pub const fn variant(self) -> &'static str {
                match self { $(Self::$name => stringify!($name),)* }
            }

            /// Whether it takes this many arguments.
            pub const fn takes(self, arguments: usize) -> bool {
                match self { $(Self::$name => $least <= arguments && arguments <= $most,)* }
            }
        }
    };
}

functions! {
    Abs "abs" 1 1;
    Avg "avg" 1 1;
    Ceil "ceil" 1 1;
    Contains "contains" 2 2;
    EndsWith "ends_with" 2 2;
    Floor "floor" 1 1;
    Join "join" 2 2;
    Keys "keys" 1 1;
    Length "length" 1 1;
    Map "map" 2 2;
    Max "max" 1 1;
    MaxBy "max_by" 2 2;
    Merge "merge" 1 1000;
    Min "min" 1 1;
    MinBy "min_by" 2 2;
    NotNull "not_null" 1 1000;
    Reverse "reverse" 1 1;
    Sort "sort" 1 1;
    SortBy "sort_by" 2 2;
    StartsWith "starts_with" 2 2;
    Sum "sum" 1 1;
    ToArray "to_array" 1 1;
    ToNumber "to_number" 1 1;
    ToText "to_string" 1 1;
    Type "type" 1 1;
    Values "values" 1 1;
}
