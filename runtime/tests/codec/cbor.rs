//! CBOR. Bytes are those of RFC 8949, appendix A, and of the rules of Smithy's RPC v2.

use drawplate_runtime::cbor::CBOR;
use drawplate_runtime::codec::{Codec, DecodeError, EncodeError};
use drawplate_runtime::schema::ValueSchema;
use drawplate_runtime::value::Value;
use drawplate_runtime::{BigDecimal, BigInteger, Blob, Document, Timestamp};

use crate::support::{Color, Item, Level, Open, Scalars, Shape, Strict};

/// The bytes of `8301 02` and the like.
fn bytes(hex: &str) -> Vec<u8> {
    let digits: Vec<u32> = hex.chars().filter_map(|digit| digit.to_digit(16)).collect();
    digits.chunks(2).map(|pair| u8::try_from(pair[0] * 16 + pair[1]).unwrap()).collect()
}

fn read<T: Value>(hex: &str) -> Result<T, DecodeError> {
    let mut value = T::empty();
    CBOR.decode(&bytes(hex), value.slot(), &ValueSchema::PLAIN)?;
    Ok(value)
}

fn read_error<T: Value>(hex: &str) -> String {
    match read::<T>(hex) {
        Ok(_) => panic!("it was read"),
        Err(error) => error.to_string(),
    }
}

fn write(value: &impl Value) -> Result<String, EncodeError> {
    let mut out = Vec::new();
    CBOR.encode(value.view(), &ValueSchema::PLAIN, &mut out)?;
    Ok(out.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[test]
fn integers_are_read_in_any_width_and_written_in_the_smallest() {
    let table: [(i64, &str); 10] = [
        (0, "00"),
        (23, "17"),
        (24, "1818"),
        (1000, "1903e8"),
        (1_000_000, "1a000f4240"),
        (1_000_000_000_000, "1b000000e8d4a51000"),
        (-1, "20"),
        (-100, "3863"),
        (-1000, "3903e7"),
        (i64::MIN, "3b7fffffffffffffff"),
    ];
    for (number, hex) in table {
        assert_eq!(read::<i64>(hex).unwrap(), number, "{hex}");
        assert_eq!(write(&number).unwrap(), hex);
    }
    assert_eq!(read::<i8>("1b0000000000000005").unwrap(), 5);
    assert_eq!(read::<u64>("1bffffffffffffffff").unwrap(), u64::MAX);
    assert_eq!(read::<Level>("1903e8").unwrap(), Level(1000));
    assert_eq!(read_error::<i8>("1903e8"), "expected an integer in range at $ (byte 0)");
    assert_eq!(read_error::<i64>("f93e00"), "expected an integer, found a number at $ (byte 0)");
}

#[test]
fn numbers_are_read_from_16_32_and_64_bits_and_from_integers() {
    for (hex, expected) in [
        ("f93e00", 1.5),
        ("f9c400", -4.0),
        ("fa47c35000", 100_000.0),
        ("fb3ff199999999999a", 1.1),
        ("1903e8", 1000.0),
        ("f97c00", f64::INFINITY),
        ("faff800000", f64::NEG_INFINITY),
    ] {
        assert_eq!(read::<f64>(hex).unwrap(), expected, "{hex}");
    }
    assert!(read::<f64>("f97e00").unwrap().is_nan());
    assert_eq!(read::<f32>("fb3ff8000000000000").unwrap(), 1.5);
    assert_eq!(read_error::<f32>("fb7e37e43c8800759c"), "expected a number in range at $ (byte 0)");
    assert_eq!(write(&1.1_f64).unwrap(), "fb3ff199999999999a");
    assert_eq!(write(&100_000.0_f32).unwrap(), "fa47c35000");
}

#[test]
fn text_and_bytes_may_come_in_pieces() {
    assert_eq!(read::<String>("6449455446").unwrap(), "IETF");
    assert_eq!(read::<String>("7f657374726561646d696e67ff").unwrap(), "streaming");
    assert_eq!(read::<Blob>("5f42010243030405ff").unwrap(), Blob::from(&[1, 2, 3, 4, 5][..]));
    assert_eq!(write(&"ü".to_owned()).unwrap(), "62c3bc");
    assert_eq!(write(&Blob::from(&[1, 2, 3, 4][..])).unwrap(), "4401020304");
    assert_eq!(read_error::<String>("61ff"), "malformed CBOR at $ (byte 0)");
}

/// Tag 1, as a 64-bit number when written; an untagged or integer time is read all the same.
#[test]
fn timestamps_are_seconds_since_the_epoch_whatever_the_schema_says() {
    let time = Timestamp::new(1_363_896_240, 500_000_000).unwrap();
    assert_eq!(read::<Timestamp>("c1fb41d452d9ec200000").unwrap(), time);
    assert_eq!(write(&time).unwrap(), "c1fb41d452d9ec200000");
    assert_eq!(read::<Timestamp>("c11a514b67b0").unwrap(), Timestamp::from_seconds(1_363_896_240));
    assert_eq!(read::<Timestamp>("1a514b67b0").unwrap(), Timestamp::from_seconds(1_363_896_240));
    let milliseconds = Timestamp::new(946_845_296, 123_000_000).unwrap();
    let hex = write(&milliseconds).unwrap();
    assert_eq!(read::<Timestamp>(&hex).unwrap(), milliseconds);
    assert_eq!(read::<Timestamp>("c1fbbff8000000000000").unwrap(), Timestamp::new(-2, 500_000_000).unwrap());
    let scalars = Scalars { http_date: Some(time), ..Scalars::empty() };
    let written = write(&scalars).unwrap();
    assert!(written.contains("c1fb41d452d9ec200000"), "{written}");
    assert!(read::<Timestamp>("c1fb7ff8000000000000").is_err());
}

/// RFC 8949, sections 3.4.3 and 3.4.4, and the examples of appendix A.
#[test]
fn numbers_of_any_size_are_bytes_and_decimal_fractions() {
    for (hex, digits) in [
        ("c249010000000000000000", "18446744073709551616"),
        ("c349010000000000000000", "-18446744073709551617"),
        ("1903e8", "1000"),
    ] {
        let number = BigInteger::new(digits).unwrap();
        assert_eq!(read::<BigInteger>(hex).unwrap(), number);
        assert_eq!(write(&number).unwrap(), hex);
    }
    for (hex, digits) in [
        ("c48221196ab3", "273.15"),
        ("c4822005", "0.5"),
        ("c4822220", "-0.001"),
        ("c482183c03", "3e60"),
        ("c48200c249010000000000000000", "18446744073709551616"),
    ] {
        let number = BigDecimal::new(digits).unwrap();
        assert_eq!(read::<BigDecimal>(hex).unwrap(), number, "{hex}");
        assert_eq!(write(&number).unwrap(), hex, "{digits}");
    }
    assert_eq!(read::<BigDecimal>("fb3ff199999999999a").unwrap().as_str(), "1.1");
}

#[test]
fn structures_are_maps_of_any_length_and_forget_what_they_do_not_know() {
    // {"id": 7, "new": [_ {"a": 1}], "tags": [_ "x", (_ "y", "z")], "colour": "red"}
    let body = "a4 626964 07 636e6577 9fa1616101ff 6474616773 9f61787f6179617affff 66636f6c6f7572 63726564";
    let item: Item = read(body).unwrap();
    assert_eq!((item.id, item.tags.as_slice()), (7, &["x".to_owned(), "yz".to_owned()][..]));
    assert_eq!(item.color, Some(Color::Red));
    let open: Item = read("bf 626964 07 ff").unwrap();
    assert_eq!(
        write(&open).unwrap(),
        "bf62696407647461677380667370617273658066636f756e7473bfff686368696c6472656e80ff"
    );
}

#[test]
fn null_and_undefined_are_no_value() {
    let item: Item =
        read("a4 626964 01 656c6162656c f6 6474616773 82 f6 6161 66737061727365 82 f6 05").unwrap();
    assert_eq!((item.label, item.tags, item.sparse), (None, vec!["a".to_owned()], vec![None, Some(5)]));
    let item: Item = read("a2 626964 01 656c6162656c f7").unwrap();
    assert_eq!(item.label, None);
    assert_eq!(read_error::<Item>("a1 626964 f6"), "expected a value, found null at $.id (byte 4)");
}

#[test]
fn a_union_has_one_entry_that_is_not_null() {
    let label = |shape: &Shape| matches!(shape, Shape::Label(text) if text == "a");
    assert!(label(&read("a1 656c6162656c 6161").unwrap()));
    assert!(label(&read("a3 665f5f74797065 6162 66636972636c65 f6 656c6162656c 6161").unwrap()));
    assert_eq!(read_error::<Shape>("a0"), "union without a member that is set at $ (byte 0)");
    assert_eq!(
        read_error::<Shape>("a2 656c6162656c 6161 65656d707479 a0"),
        "union with more than one member that is set at $ (byte 0)"
    );
    let hex = "a1636e6577a26161f5616281fb3ff8000000000000";
    let unknown: Shape = read(hex).unwrap();
    assert!(matches!(&unknown, Shape::Unknown(member) if member.name() == "new"));
    assert_eq!(write(&unknown).unwrap(), hex);
    assert_eq!(write(&Shape::Label("a".to_owned())).unwrap(), "a1656c6162656c6161");
}

#[test]
fn what_is_broken_names_its_place() {
    for (hex, message) in [
        ("", "the document ends too early at $ (byte 0)"),
        ("a1 626964", "the document ends too early at $.id (byte 4)"),
        ("a1 626964 01 00", "something follows the document at $ (byte 5)"),
        ("a1 01 01", "expected a key, found an integer at $ (byte 0)"),
        ("a2 626964 01 626964 02", "key occurs twice at $.id (byte 8)"),
        ("a1 626964 6161", "expected an integer, found a string at $.id (byte 4)"),
        ("80", "expected an object, found a list at $ (byte 0)"),
        ("a0", "required member is missing at $.id (byte 0)"),
        ("1f", "expected an object, found something else at $ (byte 0)"),
    ] {
        assert_eq!(read_error::<Item>(hex), message, "{hex}");
    }
}

#[test]
fn nesting_is_limited_and_costs_no_stack() {
    let deep = |levels: usize| format!("{}{}", "81".repeat(levels), "80");
    assert!(read::<drawplate_runtime::Document>(&deep(127)).is_ok());
    assert!(
        read_error::<drawplate_runtime::Document>(&deep(128)).starts_with("nested deeper than 128 levels")
    );
    let skipped = format!("a2 626964 01 6161 {}", deep(100_000));
    assert_eq!(read::<Item>(&skipped).unwrap().id, 1);
}

#[test]
fn an_empty_body_is_a_document_without_members() {
    let mut value = Scalars::empty();
    CBOR.decode_members(b"", &mut value, &|_| true).unwrap();
    let mut strict = Strict::empty();
    let error = CBOR.decode_members(b"", &mut strict, &|index| index > 0).unwrap_err();
    assert_eq!(error.to_string(), "required member is missing at $.list (byte 0)");
}

/// RFC 8949, section 3.4.3 and appendix A: what fits into 64 bits and a sign is no number of bytes.
#[test]
fn numbers_of_documents_survive_whatever_their_size() {
    for (hex, text) in [
        ("1bffffffffffffffff", "18446744073709551615"),
        ("3bffffffffffffffff", "-18446744073709551616"),
        ("c249010000000000000000", "18446744073709551616"),
        ("c349010000000000000000", "-18446744073709551617"),
    ] {
        let document = read::<Document>(hex).unwrap();
        assert_eq!(document.to_string(), text);
        let mut written = Vec::new();
        CBOR.encode(document.view(), &ValueSchema::PLAIN, &mut written).unwrap();
        assert_eq!(written, bytes(hex), "{text}");
    }
}

/// 2^8192 - 1 has 2467 digits (8192 times the logarithm of 2 to the base of 10, rounded up).
#[test]
fn the_longest_integers_are_read_in_bounded_time() {
    let longest = format!("c25904 00{}", "ff".repeat(1024));
    let started = std::time::Instant::now();
    for _ in 0..100 {
        let number = read::<BigInteger>(&longest).unwrap();
        assert_eq!(number.as_str().len(), 2467);
        assert!(number.as_str().starts_with("10907481356194159294"), "{}", number.as_str());
    }
    assert!(started.elapsed() < std::time::Duration::from_secs(5), "{:?}", started.elapsed());
    assert!(read::<BigInteger>(&format!("c2590401{}", "ff".repeat(1025))).is_err());
}

/// `{"a": 1, "name": "n", "z": h'00ff'}`, as diagnostic notation writes it (RFC 8949, section 8).
#[test]
fn additional_properties_lie_beside_the_members_and_never_on_top_of_them() {
    let mut open: Open = read("a3 6161 01 646e616d65 616e 617a 4200ff").unwrap();
    assert_eq!(open.name.as_deref(), Some("n"));
    assert_eq!((&open.rest["a"], &open.rest["z"]), (&1.into(), &Document::from("AP8=")));
    open.rest.remove("z");
    open.rest.insert("name".to_owned(), "not me".into());
    assert_eq!(write(&open).unwrap(), "bf646e616d65616e616101ff");
}

#[test]
fn what_no_document_can_hold_is_passed_over_and_what_breaks_off_is_not() {
    // An array of a map with a key that is a number, a key that is there twice, and an end.
    let open: Open = read("a3 6161 81a10102 6162 01 6162 02").unwrap();
    assert_eq!(open.rest.keys().collect::<Vec<_>>(), ["b"]);
    assert_eq!(open.rest["b"], 1.into());
    assert!(read::<Open>("a1 6161 82").is_err());
}
