//! Writes the parts of a body.

use super::chain::Chain;
use super::file::FileHead;
use super::{FilePart, PartSchema};
use crate::document::Document;
use crate::flat;
use crate::request::{RequestError, header_name, header_value, random_token};
use crate::schema::ValueSchema;
use crate::stream::StreamFormat;
use crate::transport::Body;
use crate::value::View;

const JSON: &str = "application/json";
const BYTES: &str = "application/octet-stream";

/// How a body of parts is written.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Multipart {
    /// The media type, without a boundary.
    pub(crate) media_type: &'static str,
    /// The parts about which there is something to say.
    pub(crate) parts: &'static [PartSchema],
}

/// The body and its content type.
pub(crate) fn write(
    schema: Multipart,
    view: &View<'_>,
    value_schema: &ValueSchema,
) -> Result<(Body, String), RequestError> {
    let boundary = random_token().ok_or(RequestError::Token)?;
    let content_type = format!("{}; boundary={boundary}", schema.media_type);
    let is_form = schema.media_type.eq_ignore_ascii_case("multipart/form-data");
    let mut writer = Writer { schema, boundary, is_form, text: Vec::new(), chain: Chain::default() };
    flat::for_each_property(view, value_schema, &mut |name, view, schema| {
        writer.member(name, &view, schema)
    })?;
    Ok((writer.finish(), content_type))
}

struct Writer {
    schema: Multipart,
    boundary: String,
    /// Parts have names only in forms.
    is_form: bool,
    /// What has been written since the last stream.
    text: Vec<u8>,
    chain: Chain,
}

impl Writer {
    fn member(&mut self, name: &str, view: &View<'_>, schema: &ValueSchema) -> Result<(), RequestError> {
        let said = self.schema.parts.iter().find(|part| part.name == name).map(|part| part.media_type);
        match view {
            View::List(list) if !said.is_some_and(is_json) => (0..list.len())
                .try_for_each(|index| self.part(name, said, &list.get(index), schema.element())),
            one => self.part(name, said, one, schema),
        }
    }

    /// A part for one value. Objects are JSON, and so is what the specification says is (OpenAPI 3.0.4,
    /// section 4.7.15: `contentType`); a part without a media type is a text (RFC 7578, section 4.4).
    fn part(
        &mut self,
        name: &str,
        said: Option<&str>,
        view: &View<'_>,
        schema: &ValueSchema,
    ) -> Result<(), RequestError> {
        if let View::Stream(stream) = view {
            let format = StreamFormat::Bytes { requires_length: false };
            let head = stream.file().map(FilePart::head).unwrap_or_default();
            let Some(body) = stream.open(format).map_err(RequestError::from_stream)? else { return Ok(()) };
            self.head(name, Some(head.media_type.or(said).unwrap_or(BYTES)), head)?;
            self.body(body);
            return Ok(());
        }
        let (text, media_type) = if said.is_some_and(is_json) {
            (flat::as_json(view, schema)?, said)
        } else {
            (flat::text(view, schema, schema.timestamp)?, said.or(is_nested(view).then_some(JSON)))
        };
        let Some(text) = text else { return Ok(()) };
        self.head(name, media_type, FileHead::default())?;
        self.text.extend_from_slice(text.as_bytes());
        self.text.extend_from_slice(b"\r\n");
        Ok(())
    }

    /// What comes before the content of a part.
    fn head(&mut self, name: &str, media_type: Option<&str>, file: FileHead<'_>) -> Result<(), RequestError> {
        let mut head = format!("--{}\r\n", self.boundary);
        if self.is_form {
            head.push_str("Content-Disposition: form-data; name=\"");
            push_escaped(&mut head, name);
            head.push('"');
        } else if file.name.is_some() {
            head.push_str("Content-Disposition: attachment");
        }
        if let Some(name) = file.name {
            head.push_str("; filename=\"");
            push_escaped(&mut head, name);
            head.push('"');
        }
        if self.is_form || file.name.is_some() {
            head.push_str("\r\n");
        }
        let media_type = media_type.map(|media_type| ("Content-Type", media_type));
        let given = file.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()));
        for (name, value) in media_type.into_iter().chain(given) {
            let (name, value) = checked(name, value)?;
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        self.text.extend_from_slice(head.as_bytes());
        Ok(())
    }

    fn body(&mut self, body: Body) {
        match body.as_bytes() {
            Some(bytes) => self.text.extend_from_slice(bytes),
            None => {
                self.chain.push(std::mem::take(&mut self.text));
                self.chain.push_body(body);
            }
        }
        self.text.extend_from_slice(b"\r\n");
    }

    fn finish(mut self) -> Body {
        self.text.extend_from_slice(format!("--{}--\r\n", self.boundary).as_bytes());
        self.chain.push(self.text);
        self.chain.into_body()
    }
}

/// A name or value that could begin another header is an error.
fn checked<'a>(name: &'a str, value: &'a str) -> Result<(&'a str, &'a str), RequestError> {
    header_name(name)?;
    match header_value(value) {
        Some(_) => Ok((name, value)),
        None => Err(RequestError::HeaderValue { name: name.to_owned() }),
    }
}

/// A name in quotes, escaped as browsers do (HTML standard, "multipart form data"); other controls
/// are escaped too.
fn push_escaped(out: &mut String, name: &str) {
    for c in name.chars() {
        match c {
            '"' => out.push_str("%22"),
            c if c.is_ascii_control() => out.push_str(&format!("%{:02X}", u32::from(c))),
            c => out.push(c),
        }
    }
}

fn is_json(media_type: &str) -> bool {
    let essence = media_type.split(';').next().unwrap_or_default().trim();
    essence.eq_ignore_ascii_case(JSON) || essence.to_ascii_lowercase().ends_with("+json")
}

/// Whether the text of the value is JSON because it is no single value.
fn is_nested(view: &View<'_>) -> bool {
    match view {
        View::Structure(_) | View::Map(_) | View::List(_) => true,
        View::Document(document) => matches!(document, Document::Array(_) | Document::Object(_)),
        View::Union(union) => flat::inside(*union).is_none_or(|(view, _)| is_nested(&view)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::request::testing::Bag;
    use crate::stream::ByteStream;
    use crate::value::Value;

    const FORM: Multipart = Multipart { media_type: "multipart/form-data", parts: &[] };

    /// The body with `B` for its boundary.
    fn written(schema: Multipart, value: &Bag) -> Result<String, RequestError> {
        let (body, content_type) = write(schema, &value.view(), &ValueSchema::PLAIN)?;
        let (_, boundary) = content_type.split_once("; boundary=").unwrap();
        let text = String::from_utf8(body.as_bytes().unwrap().to_vec()).unwrap();
        Ok(text.replace(boundary, "B"))
    }

    /// RFC 7578, section 4: the forms of its examples.
    #[test]
    fn each_member_is_a_part_and_each_value_of_a_list() {
        let file = FilePart::from("a,b").name("x.csv").media_type("text/csv").header("X-A", "1");
        let value = Bag::new(vec![
            ("field1", Box::new("Joe owes \u{20ac}100.".to_owned())),
            ("tags", Box::new(vec!["a".to_owned(), "b".to_owned()])),
            ("none", Box::new(None::<String>)),
            ("file", Box::new(file)),
            ("bytes", Box::new(vec![FilePart::from("1"), FilePart::from("2")])),
            ("json", Box::new(Bag::of(1_i64))),
        ]);
        let expected = "--B\r\nContent-Disposition: form-data; name=\"field1\"\r\n\r\nJoe owes \u{20ac}100.\r\n\
             --B\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\na\r\n\
             --B\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nb\r\n\
             --B\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.csv\"\r\n\
             Content-Type: text/csv\r\nX-A: 1\r\n\r\na,b\r\n\
             --B\r\nContent-Disposition: form-data; name=\"bytes\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n1\r\n\
             --B\r\nContent-Disposition: form-data; name=\"bytes\"\r\n\
             Content-Type: application/octet-stream\r\n\r\n2\r\n\
             --B\r\nContent-Disposition: form-data; name=\"json\"\r\n\
             Content-Type: application/json\r\n\r\n{\"it\":1}\r\n--B--\r\n";
        assert_eq!(written(FORM, &value).unwrap(), expected);
    }

    #[test]
    fn a_part_is_of_the_media_type_that_the_specification_gives() {
        const PARTS: &[PartSchema] =
            &[PartSchema::new("list", "application/json"), PartSchema::new("text", "text/csv")];
        let value = Bag::new(vec![
            ("list", Box::new(vec![1_i64, 2])),
            ("text", Box::new("a,b".to_owned())),
            ("file", Box::new(FilePart::from("x").name("n"))),
        ]);
        let schema = Multipart { media_type: "multipart/mixed", parts: PARTS };
        let expected = "--B\r\nContent-Type: application/json\r\n\r\n[1,2]\r\n\
             --B\r\nContent-Type: text/csv\r\n\r\na,b\r\n\
             --B\r\nContent-Disposition: attachment; filename=\"n\"\r\n\
             Content-Type: application/octet-stream\r\n\r\nx\r\n--B--\r\n";
        assert_eq!(written(schema, &value).unwrap(), expected);
    }

    #[test]
    fn nothing_that_is_given_can_begin_a_header_or_end_a_part() {
        let file = FilePart::from("x").name("a\"; name=\"b\r\nX-Evil: 1\0\u{e9}");
        let sent = written(FORM, &Bag::of(file)).unwrap();
        assert!(sent.contains("filename=\"a%22; name=%22b%0D%0AX-Evil: 1%00\u{e9}\"\r\n"), "{sent}");
        for file in [
            FilePart::from("x").media_type("a/b\r\nX-Evil: 1"),
            FilePart::from("x").header("X-A", "1\r\nX-Evil: 1"),
            FilePart::from("x").header("X-A: 1\r\nX-Evil", "1"),
        ] {
            assert!(written(FORM, &Bag::of(file)).is_err());
        }
        let first = write(FORM, &Bag::of(1_i64).view(), &ValueSchema::PLAIN).unwrap().1;
        assert_ne!(first, write(FORM, &Bag::of(1_i64).view(), &ValueSchema::PLAIN).unwrap().1);
    }

    struct Once(Option<&'static str>);

    impl futures_core::Stream for Once {
        type Item = Result<&'static str, std::io::Error>;
        fn poll_next(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> std::task::Poll<Option<Self::Item>> {
            std::task::Poll::Ready(self.0.take().map(Ok))
        }
    }

    #[tokio::test]
    async fn a_stream_is_sent_in_its_place_and_the_length_is_known_if_its_own_is() {
        use http_body::Body as _;

        let known = |text: &'static str| ByteStream::with_length(Once(Some(text)), text.len() as u64);
        let value = Bag::new(vec![
            ("a", Box::new(FilePart::new(known("first")))),
            ("b", Box::new("between".to_owned())),
            ("c", Box::new(FilePart::new(known("last")))),
        ]);
        let (body, _) = write(FORM, &value.view(), &ValueSchema::PLAIN).unwrap();
        let length = body.size_hint().exact().unwrap();
        assert!(!body.is_replayable());
        let all = body.collect(1 << 20).await.unwrap();
        assert_eq!(all.len() as u64, length);
        let text = String::from_utf8(all.to_vec()).unwrap();
        let places = ["first", "between", "last"].map(|part| text.find(&format!("\r\n\r\n{part}\r\n")));
        assert!(places.is_sorted() && places[0].is_some(), "{text}");
        let unknown = Bag::of(FilePart::new(ByteStream::new(Once(Some("x")))));
        let (body, _) = write(FORM, &unknown.view(), &ValueSchema::PLAIN).unwrap();
        assert_eq!(body.size_hint().exact(), None);
        assert!(write(FORM, &unknown.view(), &ValueSchema::PLAIN).is_err(), "it can be sent once");
    }
}
