//! A request as it came over the socket.

use std::fmt;

use serde_json::Value;

/// A request as it came over the socket: nothing decoded, nothing normalised.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method.
    pub method: String,
    /// The path of the request line, percent-encoded as it was sent.
    pub path: String,
    /// What follows the `?` of the request line, if there is one.
    pub query: Option<String>,
    /// The headers in the order in which they came, names in lower case.
    pub headers: Vec<(String, Vec<u8>)>,
    /// The body.
    pub body: Vec<u8>,
}

impl Request {
    /// The one value of the header with this name (in lower case), if it was sent.
    ///
    /// # Panics
    ///
    /// If the header was sent twice or is not text.
    #[track_caller]
    pub fn header(&self, name: &str) -> Option<&str> {
        let mut found = self.headers.iter().filter(|(header, _)| header == name);
        let value = found.next().map(|(_, value)| std::str::from_utf8(value).expect("the header is text"));
        assert!(found.next().is_none(), "the header `{name}` was sent twice");
        value
    }

    /// The path and the query as they were sent.
    pub fn target(&self) -> String {
        match &self.query {
            Some(query) => format!("{}?{query}", self.path),
            None => self.path.clone(),
        }
    }

    /// The body as JSON.
    ///
    /// # Panics
    ///
    /// If it is not JSON.
    #[track_caller]
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&self.body)))
    }
}

impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{} {}", self.method, self.target())?;
        for (name, value) in &self.headers {
            writeln!(f, "{name}: {}", String::from_utf8_lossy(value))?;
        }
        write!(f, "\n{}", String::from_utf8_lossy(&self.body))
    }
}
