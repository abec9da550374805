//! The request and response syntax of the AWS pages, which show every member of every union.

use serde_json::{Map, Value};

/// The request and the response of a page, in the form of [`crate::shapes::Spec::template`].
///
/// # Panics
///
/// If the page shows neither or shows them in words that are new.
pub fn templates(page: &str) -> (Value, Value) {
    let after = |heading: &str| page.split_once(heading).expect("the page has both headings").1;
    let mut request = Reader { rest: after("Request Syntax").split_once('(').expect("there is a call").1 };
    let mut response = Reader { rest: after("Response Syntax") };
    (request.members(')', '='), response.value())
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn value(&mut self) -> Value {
        if self.take("{") {
            self.members('}', ':')
        } else if self.take("[") {
            self.list()
        } else if self.take("datetime") {
            self.rest = self.rest.split_once(')').expect("the call ends").1;
            Value::from("timestamp")
        } else {
            self.words()
        }
    }

    fn members(&mut self, end: char, separator: char) -> Value {
        let mut members = Map::new();
        while !self.take(end.encode_utf8(&mut [0; 4])) {
            let (name, rest) = self.rest.split_once(separator).expect("a member has a name");
            self.rest = rest;
            members.insert(name.trim().trim_matches('\'').to_owned(), self.value());
            self.take(",");
        }
        Value::Object(members)
    }

    fn list(&mut self) -> Value {
        let mut values = Vec::new();
        while !self.take("]") {
            values.push(self.value());
            self.take(",");
        }
        Value::Array(values)
    }

    /// `'a'|'b'` or `True|False`.
    fn words(&mut self) -> Value {
        let end = self.rest.find([',', '\n', '}', ']', ')']).expect("the value ends");
        let (words, rest) = self.rest.split_at(end);
        self.rest = rest;
        assert!(!words.is_empty(), "there is no value before: {rest:.40}");
        Value::from(words.trim().replace('\'', ""))
    }

    fn take(&mut self, token: &str) -> bool {
        self.rest = self.rest.trim_start();
        let rest = self.rest.strip_prefix(token);
        self.rest = rest.unwrap_or(self.rest);
        rest.is_some()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn both_syntaxes_of_a_page_are_read() {
        let page = "Request Syntax\nresponse = client.go(\n    a='string',\n    b={\n        'c': 'x'|'y',\n\
                    'd': {}\n    ,\n        'e': [\n 'string',\n ]\n    }\n)\nResponse Syntax\n\
                    {\n'at': datetime(2015, 1, 1),\n'f': True|False\n}\n";
        let request = json!({ "a": "string", "b": { "c": "x|y", "d": {}, "e": ["string"] } });
        let response = json!({ "at": "timestamp", "f": "True|False" });
        assert_eq!(templates(page), (request, response));
    }
}
