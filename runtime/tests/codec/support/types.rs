//! The types of the tests.

use std::collections::BTreeMap;

use drawplate_runtime::schema::{
    Kind, MemberSchema, Tagging, Test, TimestampFormat, ValueSchema, VariantSchema,
};
use drawplate_runtime::value::{EnumSlot, IntEnumSlot, Nullable, Slot, Value, View};
use drawplate_runtime::{BigDecimal, BigInteger, Blob, Document, Timestamp};

const fn member(name: &'static str) -> MemberSchema {
    MemberSchema::new(name, name)
}

structure! { Item, None, false;
    id: i64 = member("id").required();
    label: Option<String> = member("label");
    note: Option<Nullable<String>> = member("note");
    secret: Option<String> = member("secret").sensitive();
    tags: Vec<String> = member("tags");
    sparse: Vec<Option<i32>> = member("sparse");
    counts: BTreeMap<String, i32> = member("counts");
    color: Option<Color> = MemberSchema::new("colour", "color");
    level: Option<Level> = member("level");
    child: Option<Box<Item>> = member("child");
    children: Vec<Item> = member("children");
    anything: Option<Document> = member("anything");
    shape: Option<Shape> = member("shape");
}

structure! { Scalars, None, false;
    boolean: Option<bool> = member("boolean");
    byte: Option<i8> = member("byte");
    short: Option<i16> = member("short");
    integer: Option<i32> = member("integer");
    long: Option<i64> = member("long");
    unsigned_integer: Option<u32> = member("unsignedInteger");
    unsigned_long: Option<u64> = member("unsignedLong");
    float: Option<f32> = member("float");
    double: Option<f64> = member("double");
    blob: Option<Blob> = member("blob");
    date_time: Option<Timestamp> = member("dateTime");
    milliseconds: Option<Timestamp> = member("milliseconds").timestamp(TimestampFormat::DateTimeMilliseconds);
    http_date: Option<Timestamp> = member("httpDate").timestamp(TimestampFormat::HttpDate);
    epoch: Option<Timestamp> = member("epoch").timestamp(TimestampFormat::EpochSeconds);
    epochs: Vec<Timestamp> = member("epochs").of(&EPOCH);
    big_integer: Option<BigInteger> = member("bigInteger");
    big_decimal: Option<BigDecimal> = member("bigDecimal");
}

static EPOCH: ValueSchema = ValueSchema::PLAIN.timestamp(TimestampFormat::EpochSeconds);

structure! { Strict, None, false;
    text: String = member("text").required();
    list: Vec<String> = member("list").required();
    map: BTreeMap<String, String> = member("map").required();
    nullable: Nullable<i32> = member("nullable").required();
    repaired: i32 = member("repaired");
}

structure! { Open, Some(1), false;
    name: Option<String> = member("name");
    rest: BTreeMap<String, Document> = member("rest");
    last: Option<i32> = member("last");
}

structure! { Odd, None, false;
    quote: i32 = MemberSchema::new("a\"b", "quote").required();
    backslash: i32 = MemberSchema::new("c\\", "backslash").required();
    accent: i32 = MemberSchema::new("é", "accent").required();
    nothing: i32 = MemberSchema::new("", "nothing").required();
}

structure! { Circle, None, false;
    radius: f64 = member("radius").required();
}

structure! { Password, None, true;
    value: String = member("value");
}

structure! { Vault, None, false;
    secrets: Vec<String> = member("secrets").of(&SECRET);
    by_name: BTreeMap<String, String> = MemberSchema::new("byName", "by_name").of(&SECRET);
    pin: Option<i32> = member("pin").sensitive();
    password: Option<Password> = member("password");
    shape: Option<Shape> = member("shape").sensitive();
    code: Option<Code> = member("code");
    key: Option<Key> = member("key");
}

static SECRET: ValueSchema = ValueSchema::PLAIN.sensitive();

/// A variant that carries nothing.
#[derive(Clone, PartialEq)]
pub(crate) struct Unit;

impl Value for Unit {
    fn empty() -> Self {
        Self
    }
    fn view(&self) -> View<'_> {
        View::Unit
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Unit
    }
}

union! { Shape, Tagging::Key, false;
    Circle(Circle) = VariantSchema::new("circle");
    Label(String) = VariantSchema::new("label");
    Empty(Unit) = VariantSchema::new("empty");
    Nested(Box<Shape>) = VariantSchema::new("nested");
    Epoch(Timestamp) = VariantSchema::new("epoch").timestamp(TimestampFormat::EpochSeconds);
    UnknownValue(String) = VariantSchema::new("unknown");
}

union! { Code, Tagging::Key, true;
    Digits(String) = VariantSchema::new("digits");
}

union! { Key, Tagging::Key, false;
    Private(String) = VariantSchema::new("private").sensitive();
}

structure! { Cat, None, false;
    kind: Option<String> = MemberSchema::new("type", "kind");
    lives: i32 = member("lives").required();
}

structure! { Dog, None, false;
    name: Option<String> = member("name");
}

structure! { Group, None, false;
    members: Vec<Animal> = member("members");
}

structure! { Owl, None, false;
    kind: Option<String> = MemberSchema::new("type", "kind");
    wise: Option<bool> = member("wise");
}

union! { Animal, Tagging::Internal { property: "type", absent: Some(1) }, false;
    Cat(Cat) = VariantSchema::new("Cat").tags(&["cat", "kitten"]);
    Dog(Dog) = VariantSchema::new("Dog").tags(&["dog"]);
    Group(Group) = VariantSchema::new("Group").tags(&["group"]);
    Bird(Bird) = VariantSchema::new("Bird").tags(&["owl", "hawk", "bird"]);
    Bag(BTreeMap<String, Document>) = VariantSchema::new("Bag").tags(&["bag"]);
    Text(String) = VariantSchema::new("Text").tags(&["text"]);
}

union! { Bird, Tagging::Internal { property: "type", absent: None }, false;
    Owl(Owl) = VariantSchema::new("Owl").tags(&["owl"]);
    Hawk(Dog) = VariantSchema::new("Hawk").tags(&["hawk"]);
}

structure! { Named, None, false;
    name: String = member("name").required();
    size: Option<i32> = member("size");
}

structure! { Typed, None, false;
    kind: Option<String> = MemberSchema::new("type", "kind");
    name: Option<String> = member("name");
}

union! { Resource, Tagging::Internal { property: "type", absent: Some(0) }, false;
    User(Typed) = VariantSchema::new("User").tags(&["users"]);
    Role(Typed) = VariantSchema::new("Role").tags(&["roles"]);
}

const fn test(variant: usize, kind: Kind) -> Test {
    Test { variant, kind, required: &[], values: &[] }
}

union! { Content, Tagging::ByContent(&[
        test(0, Kind::Boolean),
        test(1, Kind::Integer),
        test(2, Kind::Number),
        test(3, Kind::String),
        test(4, Kind::List),
        Test { variant: 5, kind: Kind::Object, required: &["type"], values: &[("type", &["a", "1"])] },
        Test { variant: 6, kind: Kind::Object, required: &[], values: &[("type", &["b"]), ("name", &["c"])] },
        Test { variant: 7, kind: Kind::Object, required: &["name", "size"], values: &[] },
    ]), false;
    Flag(bool) = VariantSchema::new("Flag");
    Whole(i64) = VariantSchema::new("Whole");
    Real(f64) = VariantSchema::new("Real");
    Text(String) = VariantSchema::new("Text");
    Items(Vec<Content>) = VariantSchema::new("Items");
    First(Typed) = VariantSchema::new("First");
    Second(Typed) = VariantSchema::new("Second");
    Third(Named) = VariantSchema::new("Third");
}

/// An enum of texts.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Color {
    Red,
    Green,
    Unknown(String),
}

impl From<&str> for Color {
    fn from(text: &str) -> Self {
        match text {
            "red" => Self::Red,
            "green" => Self::Green,
            other => Self::Unknown(other.to_owned()),
        }
    }
}

impl EnumSlot for Color {
    fn set(&mut self, text: &str) {
        *self = text.into();
    }
}

impl Value for Color {
    fn empty() -> Self {
        Self::Unknown(String::new())
    }
    fn view(&self) -> View<'_> {
        View::String(match self {
            Self::Red => "red",
            Self::Green => "green",
            Self::Unknown(text) => text,
        })
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Enum(self)
    }
}

/// An enum of numbers.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Level(pub(crate) i32);

impl IntEnumSlot for Level {
    fn set(&mut self, number: i64) -> bool {
        i32::try_from(number).map(|number| self.0 = number).is_ok()
    }
}

impl Value for Level {
    fn empty() -> Self {
        Self(0)
    }
    fn view(&self) -> View<'_> {
        View::Integer(self.0.into())
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::IntEnum(self)
    }
}
