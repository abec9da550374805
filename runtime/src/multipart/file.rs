//! Files, as parts of bodies.

use std::fmt;
use std::sync::Arc;

use crate::blob::Blob;
use crate::stream::{ByteStream, StreamError, StreamFormat, Streaming};
use crate::transport::Body;
use crate::value::{Slot, Value, View};

/// A file that is sent as a part of a body: bytes or a stream, with a name and a media type.
///
/// ```
/// use drawplate_runtime::multipart::FilePart;
///
/// let file = FilePart::from("name,age\nAda,36\n").name("people.csv").media_type("text/csv");
/// ```
///
/// A clone is the same file: a stream that can be read once is still sent once. Two of them are equal
/// if they are the same file.
#[derive(Clone)]
pub struct FilePart {
    content: Arc<ByteStream>,
    name: Option<String>,
    media_type: Option<String>,
    headers: Vec<(String, String)>,
}

impl FilePart {
    /// A file with this content, without a name.
    pub fn new(content: impl Into<ByteStream>) -> Self {
        Self { content: Arc::new(content.into()), name: None, media_type: None, headers: Vec::new() }
    }

    /// Sets the name that the server sees. Many servers take a part for a file only if it has one.
    #[must_use]
    pub fn name(mut self, name: impl Into<String>) -> Self {
        self.name = Some(name.into());
        self
    }

    /// Sets the media type; without it, it is what the specification says, or else
    /// `application/octet-stream`.
    #[must_use]
    pub fn media_type(mut self, media_type: impl Into<String>) -> Self {
        self.media_type = Some(media_type.into());
        self
    }

    /// Adds a header to the part. A call fails if it is not one that can be sent.
    #[must_use]
    pub fn header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

/// What a stream that is a part says about itself.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct FileHead<'a> {
    pub(crate) name: Option<&'a str>,
    pub(crate) media_type: Option<&'a str>,
    pub(crate) headers: &'a [(String, String)],
}

impl Streaming for FilePart {
    fn open(&self, format: StreamFormat) -> Result<Option<Body>, StreamError> {
        self.content.open(format)
    }

    fn receive(&mut self, body: Body, _: StreamFormat) {
        self.content = Arc::new(ByteStream::from_body(body));
    }

    fn file(&self) -> Option<&FilePart> {
        Some(self)
    }
}

impl FilePart {
    pub(crate) fn head(&self) -> FileHead<'_> {
        FileHead {
            name: self.name.as_deref(),
            media_type: self.media_type.as_deref(),
            headers: &self.headers,
        }
    }
}

impl Value for FilePart {
    fn empty() -> Self {
        Self::new(ByteStream::default())
    }
    fn view(&self) -> View<'_> {
        View::Stream(self)
    }
    fn slot(&mut self) -> Slot<'_> {
        Slot::Stream(self)
    }
}

impl PartialEq for FilePart {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.content, &other.content)
            && (&self.name, &self.media_type, &self.headers)
                == (&other.name, &other.media_type, &other.headers)
    }
}

impl From<ByteStream> for FilePart {
    fn from(content: ByteStream) -> Self {
        Self::new(content)
    }
}

impl From<Vec<u8>> for FilePart {
    fn from(bytes: Vec<u8>) -> Self {
        Self::new(bytes)
    }
}

impl From<Blob> for FilePart {
    fn from(bytes: Blob) -> Self {
        Self::new(bytes)
    }
}

impl From<&'static [u8]> for FilePart {
    fn from(bytes: &'static [u8]) -> Self {
        Self::new(bytes)
    }
}

impl From<String> for FilePart {
    fn from(text: String) -> Self {
        Self::new(text)
    }
}

impl From<&'static str> for FilePart {
    fn from(text: &'static str) -> Self {
        Self::new(text)
    }
}

/// Prints how long the content is, if that is known, and never more.
impl fmt::Debug for FilePart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("FilePart").field("content", &self.content).finish_non_exhaustive()
    }
}
