//! XML. Documents are those of Smithy's XML bindings, or follow from XML 1.0.

use std::collections::BTreeMap;

use drawplate_runtime::codec::{Codec, DecodeError, EncodeError};
use drawplate_runtime::schema::{
    MemberSchema, Tagging, TimestampFormat, ValueSchema, VariantSchema, XmlNamespace, XmlSchema,
};
use drawplate_runtime::value::Value;
use drawplate_runtime::xml::{XML, Xml};
use drawplate_runtime::{Blob, Document, SdkUnknownMember, Timestamp};

use crate::support::{Color, Scalars, Shape};

static ITEM: ValueSchema = ValueSchema::PLAIN.xml(&XmlSchema::PLAIN.namespace(XmlNamespace::new("urn:item")));
static INNER: ValueSchema = ValueSchema::PLAIN.xml(&XmlSchema::PLAIN.key("InnerKey").item("InnerValue"));

structure! { Order, None, false;
    id: Option<String> = MemberSchema::new("xsi:id", "id").xml(&XmlSchema::PLAIN.attribute());
    note: Option<String> = MemberSchema::new("Note", "note")
        .xml(&XmlSchema::PLAIN.namespace(XmlNamespace::with_prefix("n", "urn:note")));
    lines: Option<Vec<String>> = MemberSchema::new("lines", "lines").of(&ITEM);
    named: Option<Vec<i32>> = MemberSchema::new("named", "named").xml(&XmlSchema::PLAIN.item("item"));
    flat: Option<Vec<String>> = MemberSchema::new("flat", "flat").xml(&XmlSchema::PLAIN.flattened());
    map: Option<BTreeMap<String, String>> = MemberSchema::new("map", "map");
    flat_map: BTreeMap<String, i32> = MemberSchema::new("KVP", "flat_map")
        .xml(&XmlSchema::PLAIN.flattened().key("K").item("V").key_namespace(XmlNamespace::new("urn:k")));
    nested: BTreeMap<String, BTreeMap<String, String>> = MemberSchema::new("nested", "nested").of(&INNER);
    child: Option<Box<Order>> = MemberSchema::new("child", "child");
    children: Vec<Order> = MemberSchema::new("children", "children").xml(&XmlSchema::PLAIN.flattened());
}

union! { Choice, Tagging::Key, false;
    One(String) = VariantSchema::new("one");
    Many(Vec<i32>) = VariantSchema::new("many").xml(&XmlSchema::PLAIN.flattened());
}

fn read<T: Value>(xml: &str) -> Result<T, DecodeError> {
    let mut value = T::empty();
    XML.decode(xml.as_bytes(), value.slot(), &ValueSchema::PLAIN)?;
    Ok(value)
}

fn read_error<T: Value>(xml: &str) -> String {
    match read::<T>(xml) {
        Ok(_) => panic!("it was read"),
        Err(error) => error.to_string(),
    }
}

fn write(root: &'static str, value: &impl Value) -> Result<String, EncodeError> {
    let mut out = Vec::new();
    Xml::document(root).encode(value.view(), &ValueSchema::PLAIN, &mut out)?;
    Ok(String::from_utf8(out).unwrap())
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

/// Puts into an order what a form holds.
type Fill = fn(&mut Order);

/// Every form in which the bindings put a member, as the specification shows them.
const FORMS: &[(&str, Fill)] = &[
    (r#"<Order xsi:id="&lt;1&gt;"></Order>"#, |order| order.id = Some("<1>".to_owned())),
    (r#"<Order><Note xmlns:n="urn:note">a</Note></Order>"#, |order| order.note = Some("a".to_owned())),
    (
        r#"<Order><lines><member xmlns="urn:item">a</member><member xmlns="urn:item">b</member></lines></Order>"#,
        |order| order.lines = Some(texts(&["a", "b"])),
    ),
    ("<Order><lines></lines></Order>", |order| order.lines = Some(Vec::new())),
    ("<Order><named><item>1</item><item>2</item></named></Order>", |order| order.named = Some(vec![1, 2])),
    ("<Order><flat>a</flat><flat>b</flat></Order>", |order| order.flat = Some(texts(&["a", "b"]))),
    ("<Order><map><entry><key>a</key><value>b</value></entry></map></Order>", |order| {
        order.map = Some([("a".to_owned(), "b".to_owned())].into())
    }),
    ("<Order><map></map></Order>", |order| order.map = Some(BTreeMap::new())),
    (
        r#"<Order><KVP><K xmlns="urn:k">a</K><V>1</V></KVP><KVP><K xmlns="urn:k">b</K><V>2</V></KVP></Order>"#,
        |order| order.flat_map = [("a".to_owned(), 1), ("b".to_owned(), 2)].into(),
    ),
    (
        "<Order><nested><entry><key>o</key><value><entry><InnerKey>i</InnerKey>\
         <InnerValue>v</InnerValue></entry></value></entry></nested></Order>",
        |order| {
            let inner = BTreeMap::from([("i".to_owned(), "v".to_owned())]);
            order.nested = [("o".to_owned(), inner)].into();
        },
    ),
    ("<Order><child><flat>a</flat></child></Order>", |order| {
        let mut child = Order::empty();
        child.flat = Some(texts(&["a"]));
        order.child = Some(Box::new(child));
    }),
];

#[test]
fn every_form_of_a_member_is_written_and_read_back() {
    for (xml, fill) in FORMS {
        let mut order = Order::empty();
        fill(&mut order);
        order.nested = std::mem::take(&mut order.nested);
        let read = read::<Order>(xml).unwrap();
        assert!(read == order, "{xml}");
        // What holds nothing is written as well, where it is not an option.
        let written = write("Order", &order).unwrap().replace("<nested></nested>", "");
        assert_eq!(written, *xml);
    }
}

#[test]
fn elements_are_found_in_any_order_with_any_prefix_between_anything() {
    let xml = r#"<?xml version="1.0" encoding="UTF-8"?>
        <!-- a comment --><p:Order xmlns:p="urn:p" xsi:id="7">
        <p:flat>a</p:flat> noise <new><flat>not this</flat></new><children><flat>x</flat></children>
        <p:map><entry><value>late</value><key>k</key></entry><other/></p:map>
        <flat><![CDATA[<b>]]>&amp;&#x41;</flat><children><flat>y</flat><flat>z</flat></children></p:Order>"#;
    let order = read::<Order>(xml).unwrap();
    assert_eq!(order.id.as_deref(), Some("7"));
    assert_eq!(order.flat, Some(texts(&["a", "<b>&A"])));
    assert_eq!(order.map.unwrap()["k"], "late");
    let children: Vec<_> = order.children.iter().map(|child| child.flat.clone().unwrap()).collect();
    assert_eq!(children, [texts(&["x"]), texts(&["y", "z"])]);
}

#[test]
fn single_values_are_text_and_only_text_keeps_its_space() {
    let scalars = read::<Scalars>(
        "<a><boolean> true </boolean><integer>\n-7</integer><double>NaN</double><float>1.5</float>\
         <blob>Zm9v</blob><dateTime>2014-04-29T18:30:38+01:00</dateTime>\
         <epoch>1398796238</epoch><httpDate>Tue, 29 Apr 2014 18:30:38 GMT</httpDate></a>",
    );
    let scalars = scalars.unwrap();
    assert_eq!((scalars.boolean, scalars.integer, scalars.float), (Some(true), Some(-7), Some(1.5)));
    assert!(scalars.double.unwrap().is_nan());
    assert_eq!(scalars.blob, Some(Blob::from("foo")));
    let time = Timestamp::from_seconds(1_398_796_238);
    assert_eq!(scalars.date_time, Some(Timestamp::from_seconds(1_398_792_638)));
    assert_eq!((scalars.epoch, scalars.http_date), (Some(time), Some(time)));
    let text = |xml: &str| read::<String>(xml).unwrap();
    assert_eq!(text("<a>  b  </a>"), "  b  ");
    assert_eq!((text("<a/>"), text("<a></a>"), text("<a> </a>")), (String::new(), String::new(), " ".into()));
    assert_eq!(read::<Color>("<a>red</a>").unwrap(), Color::Red);
    assert_eq!(read::<Blob>("<a/>").unwrap(), Blob::from(""));
}

/// XML 1.0, sections 2.2, 2.11 and 3.3.3: what a reader would change or refuse.
#[test]
fn text_comes_back_as_it_was_or_is_refused() {
    let text = "a<&>\"'\r\n\t\u{85}\u{2028}é😀 ".to_owned();
    let xml = write("a", &text).unwrap();
    assert_eq!(xml, "<a>a&lt;&amp;&gt;&quot;'&#xD;&#xA;&#x9;&#x85;&#x2028;é😀 </a>");
    assert_eq!(read::<String>(&xml).unwrap(), text);
    let mut order = Order::empty();
    order.id = Some(text.clone());
    assert_eq!(read::<Order>(&write("a", &order).unwrap()).unwrap().id, Some(text));
    assert_eq!(
        write("a", &"\u{1}".to_owned()).unwrap_err().to_string(),
        "text with control characters cannot be written as XML at $"
    );
}

#[test]
fn a_union_is_an_element_with_one_element_in_it() {
    let shape = read::<Shape>("<a>\n<label>x</label> </a>").unwrap();
    assert!(matches!(&shape, Shape::Label(text) if text == "x"));
    assert_eq!(write("a", &shape).unwrap(), "<a><label>x</label></a>");
    assert!(matches!(read::<Shape>("<a><empty/></a>").unwrap(), Shape::Empty(_)));
    assert_eq!(read_error::<Shape>("<a></a>"), "union without a member that is set at $ (byte 3)");
    let two = "<a><label>x</label><label>y</label></a>";
    assert_eq!(read_error::<Shape>(two), "union with more than one member that is set at $ (byte 3)");
    let many = "<a><many>1</many><many>2</many></a>";
    assert!(matches!(read::<Choice>(many).unwrap(), Choice::Many(items) if items == [1, 2]));
    assert_eq!(write("a", &Choice::Many(vec![1, 2])).unwrap(), many);
    assert!(read::<Choice>("<a><many>1</many><one>x</one></a>").is_err());
    let new = "<a><new><x>1</x><y>2</y><y>3</y></new></a>";
    let unknown = read::<Choice>(new).unwrap();
    let Choice::Unknown(member) = &unknown else { panic!("it is known") };
    assert_eq!((member.name(), member.value().to_string().as_str()), ("new", r#"{"x":"1","y":["2","3"]}"#));
    assert_eq!(write("a", &unknown).unwrap(), new);
}

/// A name that nobody checked could end its element and begin another.
#[test]
fn a_name_that_no_element_can_have_is_refused() {
    let unknown = |name: &str| Choice::Unknown(SdkUnknownMember::new(name, Document::Boolean(true)));
    for name in ["a><b", "c*/", "a b", "1a", "-a", "a:b", "a/", "a\"", "a\u{2028}"] {
        let error = write("a", &unknown(name)).unwrap_err();
        assert!(error.to_string().contains("a name that no element can have"), "{name}: {error}");
    }
    for name in ["a", "_a-1.b", "\u{fc}"] {
        assert_eq!(write("a", &unknown(name)).unwrap(), format!("<a><{name}>true</{name}></a>"));
    }
}

#[test]
fn members_are_read_from_the_end_of_a_path() {
    let codec = Xml::within(&["OpResult"]);
    let members = |xml: &str| {
        let mut order = Order::empty();
        codec.decode_members(xml.as_bytes(), &mut order, &|_| true).map(|()| order.flat)
    };
    let whole = "<OpResponse><Meta><flat>no</flat></Meta><OpResult><flat>a</flat></OpResult></OpResponse>";
    assert_eq!(members(whole).unwrap(), Some(texts(&["a"])));
    for empty in ["", " ", "<OpResponse/>", "<OpResponse><Meta/></OpResponse>"] {
        assert_eq!(members(empty).unwrap(), None, "{empty}");
    }
    assert!(members("<OpResponse><OpResult/>").is_err());
}

#[test]
fn a_root_element_may_be_a_member_itself() {
    let member = |xml: &str| {
        let mut order = Order::empty();
        let result = Xml::unwrapped().decode_members(xml.as_bytes(), &mut order, &|_| true);
        result.map(|()| order.note).map_err(|error| error.to_string())
    };
    let xml = r#"<?xml version="1.0" encoding="UTF-8"?><Note xmlns="urn:a">x</Note>"#;
    assert_eq!(member(xml).unwrap().as_deref(), Some("x"));
    assert_eq!((member("<Other>x</Other>").unwrap(), member("").unwrap()), (None, None));
    let error = member("<named><item>x</item></named>").unwrap_err();
    assert_eq!(error, "expected an integer in range at $.named[0] (byte 13)");
}

#[test]
fn what_is_broken_names_its_place() {
    for (xml, message) in [
        ("<a>", "the document ends too early at $ (byte 3)"),
        ("<a></b>", "tags that do not match at $ (byte 3)"),
        ("<a/><b/>", "something follows the document at $ (byte 8)"),
        ("<a>&nbsp;</a>", "unknown entity at $ (byte 9)"),
        ("<!DOCTYPE a [<!ENTITY b \"c\">]><a>&b;</a>", "document type at $ (byte 30)"),
        ("<a><b/></a>", "expected text, found an element at $ (byte 7)"),
        ("a", "expected an element at $ (byte 1)"),
    ] {
        assert_eq!(read_error::<String>(xml), message, "{xml}");
    }
    let error = read_error::<Order>("<a><named><item>1</item><item>x</item></named></a>");
    assert_eq!(error, "expected an integer in range at $.named[1] (byte 30)");
    let error = read_error::<Order>("<a><Note>1</Note><Note>2</Note></a>");
    assert!(error.starts_with("key occurs twice at $.Note"), "{error}");
    let error = read_error::<Order>("<a><KVP><V>1</V></KVP></a>");
    assert!(error.starts_with("required member is missing at $.KVP.K"), "{error}");
    assert_eq!(read_error::<String>("\u{0}"), "expected an element at $ (byte 1)");
    assert!(XML.decode(b"<a>\xff</a>", String::empty().slot(), &ValueSchema::PLAIN).is_err());
}

#[test]
fn nesting_is_limited() {
    let deep = |levels: usize| format!("{}{}", "<child>".repeat(levels), "</child>".repeat(levels));
    assert!(read::<Order>(&deep(128)).is_ok());
    assert!(read_error::<Order>(&deep(129)).starts_with("nested deeper than 128 levels"));
    assert!(read::<Document>(&deep(100_000)).is_err());
    let skipped = format!("<a><new>{}</new><flat>x</flat></a>", deep(10_000));
    assert_eq!(read::<Order>(&skipped).unwrap().flat, Some(texts(&["x"])));
    let mut order = Order::empty();
    for _ in 0..127 {
        order = Order { child: Some(Box::new(order)), ..Order::empty() };
    }
    assert!(write("a", &order).is_err());
}

#[test]
fn a_format_of_a_timestamp_reaches_the_members_of_a_list() {
    static EPOCHS: ValueSchema =
        ValueSchema::PLAIN.of(&ValueSchema::PLAIN.timestamp(TimestampFormat::EpochSeconds));
    let mut out = Vec::new();
    Xml::document("a").encode(vec![Timestamp::EPOCH].view(), &EPOCHS, &mut out).unwrap();
    assert_eq!(out, b"<a><member>0</member></a>");
}
