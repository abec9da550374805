//! The JSON examples of the Datadog pages.

use serde_json::Value;

/// An example of a page.
#[derive(Debug, Clone)]
pub struct Example {
    /// The method of the operation it belongs to.
    pub method: String,
    /// The path template of the operation.
    pub path: String,
    /// What it is an example of.
    pub part: Part,
    /// The example.
    pub json: Value,
}

/// What an example is an example of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The body of a request.
    Request,
    /// The body of a success.
    Success,
    /// The body of a response with this status.
    Error(u16),
}

/// The headings under which the pages show responses.
const HEADINGS: [(&str, Part); 10] = [
    ("OK", Part::Success),
    ("Created", Part::Success),
    ("No Content", Part::Success),
    ("Successfully created Action Connection", Part::Success),
    ("Bad Request", Part::Error(400)),
    ("Authentication error", Part::Error(403)),
    ("Forbidden", Part::Error(403)),
    ("Not Found", Part::Error(404)),
    ("Too many requests", Part::Error(429)),
    ("Too Many Request", Part::Error(429)),
];

/// All examples of a page, in its order.
pub fn examples(page: &str) -> Vec<Example> {
    let mut examples = Vec::new();
    let mut place: Option<(String, String, Part)> = None;
    let mut rest = page;
    while let Some((line, below)) = rest.split_once('\n') {
        rest = below;
        if let Some((method, path)) = operation(line) {
            place = Some((method, path, Part::Request));
        }
        let Some((method, path, part)) = &mut place else { continue };
        if let Some(heading) = heading(line) {
            *part = heading;
        }
        if line == "{" {
            let (json, length) = document(below);
            rest = &below[length..];
            examples.push(Example { method: method.clone(), path: path.clone(), part: *part, json });
        }
    }
    examples
}

/// Reads the JSON document whose opening brace was read, and says how long its rest is.
fn document(below: &str) -> (Value, usize) {
    let whole = format!("{{{below}");
    let mut documents = serde_json::Deserializer::from_str(&whole).into_iter::<Value>();
    let json = documents.next().expect("a document starts here").expect("the page's example is JSON");
    (json, documents.byte_offset() - 1)
}

/// The pages print the URLs of all sites in one line without a blank between them.
fn operation(line: &str) -> Option<(String, String)> {
    let (method, urls) = line.split_once("https://")?;
    let method = method.trim();
    if !matches!(method, "GET" | "POST" | "PATCH" | "DELETE") {
        return None;
    }
    let url = urls.split("https://").next()?;
    let path = url.find('/').map(|start| &url[start..])?;
    Some((method.to_owned(), path.to_owned()))
}

fn heading(line: &str) -> Option<Part> {
    HEADINGS.iter().find(|(heading, _)| *heading == line.trim()).map(|(_, part)| *part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const PAGE: &str = "POST\u{a0} https://api.one.example/a/{b}https://api.two.example/a/{b}\nWords\n\
                        {\n\"x\": [\n{\n\"y\": 1\n}\n]\n}\nCreated\n{\n\"z\": 2\n}\nForbidden\n{\n\"e\": 3\n}\n";

    #[test]
    fn examples_are_found_with_what_they_belong_to() {
        let found: Vec<_> = examples(PAGE).into_iter().map(|it| (it.path, it.part, it.json)).collect();
        let path = || "/a/{b}".to_owned();
        let expected = [
            (path(), Part::Request, json!({ "x": [{ "y": 1 }] })),
            (path(), Part::Success, json!({ "z": 2 })),
            (path(), Part::Error(403), json!({ "e": 3 })),
        ];
        assert_eq!(found, expected);
    }
}
