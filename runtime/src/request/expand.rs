//! Values in the spellings of labels and cookies: expansions of RFC 6570, section 3.2.

use crate::flat::Flat;
use crate::operation::{Spelling, Style};

/// What surrounds the values of an expansion.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// What comes first.
    first: &'static str,
    /// What stands between values that are exploded.
    separator: &'static str,
    /// Single values and lists carry the member's name.
    named: bool,
    /// A name without a value has its `=` all the same.
    sign: bool,
}

impl Frame {
    /// That of labels and headers.
    pub(super) const fn of(spelling: Spelling) -> Self {
        let (first, separator, named) = match spelling.style {
            Style::Simple | Style::Json => ("", ",", false),
            Style::Label => (".", ".", false),
            Style::Matrix => (";", ";", true),
        };
        Self { first, separator, named, sign: false }
    }

    /// That of cookies: each value that is exploded is a cookie of its own (RFC 6265, section 4.2.1),
    /// where the `&` of a query would be part of a value.
    pub(super) const COOKIE: Self = Self { first: "", separator: "; ", named: true, sign: true };
}

/// Adds the expansion of texts. Names and texts are escaped by `push`.
pub(super) fn expand(
    out: &mut String,
    frame: Frame,
    explode: bool,
    name: &str,
    flat: &Flat,
    push: fn(&mut String, &str),
) {
    let mut writer = Writer { out, frame, push, is_first: true };
    match (flat, explode) {
        (Flat::Absent, _) => {}
        (Flat::One(text), _) => writer.value(name, std::slice::from_ref(text)),
        (Flat::Many(texts), false) => writer.value(name, texts),
        (Flat::Many(texts), true) => {
            texts.iter().for_each(|text| writer.value(name, std::slice::from_ref(text)));
        }
        (Flat::Pairs(pairs), false) => {
            let texts = pairs.iter().flat_map(|(key, texts)| std::iter::once(key).chain(texts));
            writer.value(name, &texts.cloned().collect::<Vec<_>>());
        }
        (Flat::Pairs(pairs), true) => pairs.iter().for_each(|(key, texts)| writer.pair(key, texts)),
    }
}

struct Writer<'a> {
    out: &'a mut String,
    frame: Frame,
    push: fn(&mut String, &str),
    is_first: bool,
}

impl Writer<'_> {
    fn value(&mut self, name: &str, texts: &[String]) {
        self.separate();
        if self.frame.named {
            (self.push)(self.out, name);
            if self.frame.sign || texts.iter().any(|text| !text.is_empty()) {
                self.out.push('=');
            }
        }
        self.joined(texts);
    }

    fn pair(&mut self, key: &str, texts: &[String]) {
        self.separate();
        (self.push)(self.out, key);
        self.out.push('=');
        self.joined(texts);
    }

    fn separate(&mut self) {
        let before = if self.is_first { self.frame.first } else { self.frame.separator };
        self.out.push_str(before);
        self.is_first = false;
    }

    fn joined(&mut self, texts: &[String]) {
        for (position, text) in texts.iter().enumerate() {
            if position > 0 {
                self.out.push(',');
            }
            (self.push)(self.out, text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::push_text;

    fn expanded(style: Style, explode: bool, flat: &Flat) -> String {
        let mut out = String::new();
        expand(&mut out, Frame::of(Spelling::new(style, explode)), explode, "color", flat, push_text);
        out
    }

    fn texts(texts: &[&str]) -> Vec<String> {
        texts.iter().map(|text| (*text).to_owned()).collect()
    }

    /// The table of OpenAPI 3.0.4, section 4.7.12.5 (style examples).
    #[test]
    fn styles_of_paths_are_those_of_the_openapi_table() {
        let list = Flat::Many(texts(&["blue", "black", "brown"]));
        let pair = |key: &str, value: &str| (key.to_owned(), texts(&[value]));
        let object = Flat::Pairs(vec![pair("R", "100"), pair("G", "200"), pair("B", "150")]);
        let one = Flat::One("blue".to_owned());
        for (style, explode, empty, string, array, properties) in [
            (
                Style::Matrix,
                false,
                ";color",
                ";color=blue",
                ";color=blue,black,brown",
                ";color=R,100,G,200,B,150",
            ),
            (
                Style::Matrix,
                true,
                ";color",
                ";color=blue",
                ";color=blue;color=black;color=brown",
                ";R=100;G=200;B=150",
            ),
            (Style::Label, false, ".", ".blue", ".blue,black,brown", ".R,100,G,200,B,150"),
            (Style::Label, true, ".", ".blue", ".blue.black.brown", ".R=100.G=200.B=150"),
            (Style::Simple, false, "", "blue", "blue,black,brown", "R,100,G,200,B,150"),
            (Style::Simple, true, "", "blue", "blue,black,brown", "R=100,G=200,B=150"),
        ] {
            let all =
                [&Flat::One(String::new()), &one, &list, &object].map(|flat| expanded(style, explode, flat));
            assert_eq!(all, [empty, string, array, properties], "{style:?} {explode}");
        }
    }

    /// RFC 6570, section 3.2.7: `{;keys*}` with the example values of section 3.2.
    #[test]
    fn delimiters_inside_of_values_are_escaped() {
        let keys = [("semi", ";"), ("dot", "."), ("comma", ",")];
        let keys = Flat::Pairs(keys.map(|(key, value)| (key.to_owned(), texts(&[value]))).into());
        assert_eq!(expanded(Style::Matrix, true, &keys), ";semi=%3B;dot=.;comma=%2C");
        assert_eq!(expanded(Style::Simple, true, &keys), "semi=%3B,dot=.,comma=%2C");
        assert_eq!(expanded(Style::Label, true, &keys), ".semi=%3B.dot=..comma=%2C");
    }
}
