//! The path: literals and labels, with the certainty that it has the segments that the
//! specification gives it.

use super::RequestError;
use super::expand::{Frame, expand};
use super::flatten::Member;
use super::percent::{decode_fully, push_literal, push_text};
use crate::flat::Flat;
use crate::operation::{Binding, OperationSchema, PathPart, Spelling, Style};
use crate::value::Structure;

/// Adds the operation's path.
pub(super) fn write(
    schema: &'static OperationSchema,
    input: &dyn Structure,
    out: &mut String,
) -> Result<(), RequestError> {
    let start = out.len();
    let mut labels = Vec::new();
    for part in schema.path {
        let from = out.len() - start;
        match *part {
            PathPart::Literal(text) => {
                push_literal(out, text);
                continue;
            }
            PathPart::Label(index) => {
                labels.push(Label::at(from, push_label(schema, input, index, push_text, out)?));
            }
            PathPart::GreedyLabel(index) => {
                labels.push(Label::at(from, push_label(schema, input, index, push_segments, out)?));
            }
            PathPart::EndpointLabel(index) => {
                let mut text = String::new();
                let member = push_label(schema, input, index, push_text, &mut text)?;
                if is_resolved(&text) {
                    return Err(RequestError::UnsafeSegment { member });
                }
                continue;
            }
        }
        if let Some(label) = labels.last_mut() {
            label.end = out.len() - start;
        }
    }
    let path = out.get(start..).unwrap_or_default();
    if path.is_empty() {
        out.push('/');
        return Ok(());
    }
    check(path, &labels)
}

/// What became of a label in the path.
struct Label {
    start: usize,
    end: usize,
    member: &'static str,
}

impl Label {
    const fn at(start: usize, member: &'static str) -> Self {
        Self { start, end: start, member }
    }
}

/// Whether a segment of a path, in whatever spelling, is one that servers or libraries resolve to
/// another path: it is, or has a part that is, `.` or `..`, also with parameters after a `;`.
pub(crate) fn is_resolved(segment: &str) -> bool {
    decode_fully(segment)
        .split(['/', '\\'])
        .map(|part| part.split(';').next().unwrap_or_default())
        .any(|part| matches!(part, "." | ".."))
}

/// Adds the member of a label, and says what it is called. One that is bound to another place as well
/// is spelled as its schema says.
fn push_label(
    schema: &'static OperationSchema,
    input: &dyn Structure,
    index: usize,
    push: fn(&mut String, &str),
    out: &mut String,
) -> Result<&'static str, RequestError> {
    let member = Member::new(input, index)?;
    let (member, spelling) = match schema.input.get(index) {
        Some(Binding::Label { timestamp, spelling }) => (member.timestamp(*timestamp), *spelling),
        _ => (member, Spelling::SIMPLE),
    };
    let flat = member.spelled(spelling)?;
    if is_empty(&flat, spelling) {
        return Err(RequestError::EmptyLabel { member: member.name() });
    }
    expand(out, Frame::of(spelling), spelling.explode, member.name(), &flat, push);
    Ok(member.name())
}

/// Whether nothing would be left of a label. In the style `matrix` a name without a value is left.
fn is_empty(flat: &Flat, spelling: Spelling) -> bool {
    match flat {
        Flat::Absent => true,
        Flat::One(text) => text.is_empty() && spelling.style != Style::Matrix,
        Flat::Many(texts) => texts.iter().all(String::is_empty),
        Flat::Pairs(pairs) => pairs.iter().all(|(key, _)| key.is_empty()),
    }
}

/// Adds a text of several segments.
fn push_segments(out: &mut String, text: &str) {
    for (position, segment) in text.split('/').enumerate() {
        if position > 0 {
            out.push('/');
        }
        push_text(out, segment);
    }
}

/// Checks the segments that labels have a part in. A segment is looked at as a whole, since it may
/// consist of several labels and literals.
fn check(path: &str, labels: &[Label]) -> Result<(), RequestError> {
    let mut start = 0;
    for segment in path.split('/') {
        let end = start + segment.len();
        let label = labels.iter().find(|label| label.start <= end && start <= label.end);
        if let Some(Label { member, .. }) = label
            && (segment.is_empty() || is_resolved(segment))
        {
            return Err(RequestError::UnsafeSegment { member });
        }
        start = end + 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use proptest::prelude::*;

    use super::*;
    use crate::operation::PathPart::{EndpointLabel, GreedyLabel, Label, Literal};
    use crate::request::testing::{Bag, PLAIN, request};
    use crate::schema::{MemberSchema, TimestampFormat};
    use crate::timestamp::Timestamp;
    use crate::value::Value;

    const ONE: &[PathPart] = &[Literal("/a/"), Label(0), Literal("/z")];
    const GREEDY: &[PathPart] = &[Literal("/a/"), GreedyLabel(0), Literal("/z")];

    const UNSAFE: Result<String, RequestError> = Err(RequestError::UnsafeSegment { member: "it" });

    fn path(parts: &'static [PathPart], value: impl Value + 'static) -> Result<String, RequestError> {
        let schema = OperationSchema { path: parts, ..PLAIN };
        request(schema, &Bag::of(value)).map(|request| request.uri().path().to_owned())
    }

    #[test]
    fn a_label_that_the_endpoint_has_is_checked_and_not_sent_again() {
        const PATH: &[PathPart] = &[EndpointLabel(0), Literal("/z")];
        assert_eq!(path(PATH, "bucket".to_owned()).unwrap(), "/base/z");
        assert_eq!(path(&[EndpointLabel(0)], "bucket".to_owned()).unwrap(), "/base/");
        for text in ["", ".", "..", "%2e%2e", "a/.."] {
            assert!(path(PATH, text.to_owned()).is_err(), "{text}");
        }
    }

    #[test]
    fn a_label_is_sent_as_exactly_these_bytes() {
        for (value, sent) in [
            ("plain-._~", "plain-._~"),
            ("a b", "a%20b"),
            ("a+b", "a%2Bb"),
            ("a/b", "a%2Fb"),
            ("\\", "%5C"),
            ("\0", "%00"),
            ("a\r\nb", "a%0D%0Ab"),
            ("a?b#c", "a%3Fb%23c"),
            ("%41", "%2541"),
            ("...", "..."),
            (".a", ".a"),
            ("\u{e4}\u{1f639}", "%C3%A4%F0%9F%98%B9"),
            (" %:/?#[]@!$&'()*+,;=", "%20%25%3A%2F%3F%23%5B%5D%40%21%24%26%27%28%29%2A%2B%2C%3B%3D"),
        ] {
            assert_eq!(path(ONE, value.to_owned()), Ok(format!("/base/a/{sent}/z")), "{value:?}");
        }
    }

    #[test]
    fn a_label_that_means_another_path_is_an_error() {
        let unsafe_values = [
            ".",
            "..",
            "%2e",
            "%2E%2e",
            "%252e%252E",
            ".%2e",
            "a/..",
            "../a",
            "a\\..",
            "..\\a",
            "%2e%2e%2fa",
            "..;",
            "..;x=1",
            "a%2f..",
        ];
        for value in unsafe_values {
            assert_eq!(path(ONE, value.to_owned()), UNSAFE, "{value:?}");
            assert_eq!(path(GREEDY, value.to_owned()), UNSAFE, "{value:?}");
        }
    }

    #[test]
    fn a_label_without_text_is_an_error_that_names_the_member() {
        let error = RequestError::EmptyLabel { member: "it" };
        assert_eq!(path(ONE, String::new()), Err(error.clone()));
        assert_eq!(path(GREEDY, String::new()), Err(error.clone()));
        assert_eq!(path(ONE, None::<String>), Err(error.clone()));
        assert_eq!(path(ONE, Vec::<String>::new()), Err(error));
    }

    #[test]
    fn a_greedy_label_keeps_its_slashes_and_has_no_empty_segment() {
        assert_eq!(path(GREEDY, "b/c d/e".to_owned()), Ok("/base/a/b/c%20d/e/z".to_owned()));
        for value in ["/", "b//c", "/b", "b/"] {
            assert_eq!(path(GREEDY, value.to_owned()), UNSAFE, "{value:?}");
        }
    }

    #[test]
    fn a_segment_of_literals_and_labels_is_checked_as_a_whole() {
        const DOT: &[PathPart] = &[Literal("/a/."), Label(0), Literal("/z")];
        const TWO: &[PathPart] = &[Literal("/a/"), Label(0), Label(0)];
        const ACTION: &[PathPart] = &[Literal("/a/"), Label(0), Literal(":undo")];
        assert_eq!(path(DOT, ".".to_owned()), UNSAFE);
        assert_eq!(path(DOT, "git".to_owned()), Ok("/base/a/.git/z".to_owned()));
        assert_eq!(path(TWO, ".".to_owned()), UNSAFE);
        assert_eq!(path(ACTION, "7".to_owned()), Ok("/base/a/7:undo".to_owned()));
    }

    #[test]
    fn literals_stay_as_they_are_but_for_what_a_path_cannot_hold() {
        const PARTS: &[PathPart] = &[Literal("/a:b/%41/$x,y/a b/{c}")];
        assert_eq!(path(PARTS, String::new()), Ok("/base/a:b/%41/$x,y/a%20b/%7Bc%7D".to_owned()));
        assert_eq!(path(&[Literal("/")], String::new()), Ok("/base/".to_owned()));
        assert_eq!(path(&[], String::new()), Ok("/base/".to_owned()));
    }

    #[test]
    fn labels_of_other_types_have_their_text() {
        assert_eq!(path(ONE, true), Ok("/base/a/true/z".to_owned()));
        assert_eq!(path(ONE, -3_i64), Ok("/base/a/-3/z".to_owned()));
        assert_eq!(path(ONE, f64::NEG_INFINITY), Ok("/base/a/-Infinity/z".to_owned()));
        assert_eq!(path(ONE, vec!["a".to_owned(), "b,c".to_owned()]), Ok("/base/a/a,b%2Cc/z".to_owned()));
    }

    #[test]
    fn a_timestamp_in_a_label_is_spelled_as_its_place_says() {
        // RFC 9110, section 5.6.7 for the date; 2019-12-16T23:48:18Z is 1576540098.
        let member = MemberSchema::new("it", "it").timestamp(TimestampFormat::EpochSeconds);
        let time = Timestamp::parse("2019-12-16T23:48:18Z", TimestampFormat::DateTime).unwrap();
        let input = Bag::with_schemas(vec![member], vec![Box::new(time)]);
        let bindings = vec![Binding::label().timestamp(TimestampFormat::HttpDate)].leak();
        let built = request(OperationSchema { path: ONE, input: bindings, ..PLAIN }, &input).unwrap();
        assert_eq!(built.uri().path(), "/base/a/Mon%2C%2016%20Dec%202019%2023%3A48%3A18%20GMT/z");
        assert_eq!(path(ONE, time), Ok("/base/a/2019-12-16T23%3A48%3A18Z/z".to_owned()));
    }

    /// What is sent, as the library sees it that most clients and some servers parse URLs with.
    fn segments(sent: &str) -> Vec<String> {
        let url = url::Url::parse(&format!("https://example.com{sent}")).unwrap();
        assert_eq!(url.path(), sent, "parsing must not change the path");
        url.path_segments().unwrap().map(str::to_owned).collect()
    }

    proptest! {
        #[test]
        fn the_number_of_segments_never_changes(value in label_text()) {
            const MIXED: &[PathPart] = &[Literal("/a/."), Label(0), Literal("-"), Label(0), Literal("/z")];
            for parts in [ONE, MIXED] {
                if let Ok(sent) = path(parts, value.clone()) {
                    let found = segments(&sent);
                    prop_assert_eq!(found.len(), 4, "{}", sent);
                    prop_assert_eq!(&found[1], "a");
                    prop_assert_eq!(&found[3], "z");
                }
            }
        }

        #[test]
        fn a_greedy_label_has_as_many_segments_as_its_text(value in label_text()) {
            if let Ok(sent) = path(GREEDY, value.clone()) {
                prop_assert_eq!(segments(&sent).len(), 3 + value.split('/').count(), "{}", sent);
            }
        }

        #[test]
        fn a_label_comes_out_as_it_went_in(value in label_text()) {
            if let Ok(sent) = path(ONE, value.clone()) {
                let encoded = segments(&sent)[2].clone();
                prop_assert_eq!(percent_encoding::percent_decode_str(&encoded).decode_utf8().unwrap(), value);
            }
        }
    }

    /// Any text, and texts of what is dangerous in a path.
    fn label_text() -> impl Strategy<Value = String> {
        prop_oneof![any::<String>(), "[.%2eE/\\\\;?# a\\t\\n\u{0}]{0,8}"]
    }

    #[test]
    fn a_style_cannot_make_a_segment_that_means_another_path() {
        let styled = |style, explode, value: Vec<&str>| {
            let bindings = vec![Binding::label().spelled(Spelling::new(style, explode))].leak();
            let value: Vec<_> = value.into_iter().map(str::to_owned).collect();
            let schema = OperationSchema { input: bindings, path: ONE, ..PLAIN };
            request(schema, &Bag::of(value)).map(|built| built.uri().path().to_owned())
        };
        assert_eq!(styled(Style::Label, true, vec!["x", "y"]), Ok("/base/a/.x.y/z".to_owned()));
        assert_eq!(styled(Style::Matrix, true, vec!["x", "y"]), Ok("/base/a/;it=x;it=y/z".to_owned()));
        for texts in [vec!["."], vec!["", ""], vec![""], vec![]] {
            assert!(styled(Style::Label, true, texts.clone()).is_err(), "{texts:?}");
        }
        assert_eq!(styled(Style::Simple, false, vec!["..", "x"]), Ok("/base/a/..,x/z".to_owned()));
    }
}
