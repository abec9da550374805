//! What the back end makes of hostile texts.

use proc_macro2::{Delimiter, Group, TokenTree};
use quote::ToTokens;

use super::emitted;
use crate::model::{Docs, ShapeKind};
use crate::toy::{Toy, text};

/// A model with one of everything that carries text from a specification.
fn wordy(words: &str) -> Toy {
    let mut toy = Toy::new();
    let string = toy.add("Name", text());
    let kind = toy.text_enum("Kind", &["one", "two"]);
    let body = toy.structure("Body", &[("name", string), ("kind", kind)]);
    let choice = toy.union("Choice", &[("body", body), ("name", string)]);
    let input = toy.structure("GoInput", &[("choice", choice), ("body", body)]);
    let output = toy.structure("GoOutput", &[("choice", choice)]);
    toy.operation("Go", input, Some(output));
    for id in [kind, body, choice, input, output] {
        toy.model.shapes[id].docs = Docs(Some(words.to_owned()));
    }
    for (id, index) in [(body, 0), (body, 1), (choice, 0), (choice, 1), (input, 0)] {
        toy.member(id, index).docs = Docs(Some(words.to_owned()));
        toy.member(id, index).constraints.pattern = Some(as_pattern(words));
    }
    if let ShapeKind::Enum(values) = &mut toy.model.shapes[kind].kind {
        values.values[0].docs = Docs(Some(words.to_owned()));
    }
    let operation = &mut toy.model.operations[0];
    operation.docs = Docs(Some(words.to_owned()));
    operation.summary = Some(words.to_owned());
    operation.external_docs = vec![(words.to_owned(), format!("https://example.com/{words}"))];
    toy.model.service.docs = Docs(Some(words.to_owned()));
    toy.model.service.title = Some(words.to_owned());
    toy
}

/// The tokens of a file, without its documentation.
fn shape_of(text: &str) -> String {
    let tokens = syn::parse_file(text).unwrap().into_token_stream();
    without_docs(tokens).iter().map(|token| format!("{token} ")).collect()
}

fn without_docs(tokens: impl IntoIterator<Item = TokenTree>) -> Vec<TokenTree> {
    let mut kept: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if is_doc(&group) => {
                // The signs before it, `#` or `#!`, go with it.
                while matches!(kept.last(), Some(TokenTree::Punct(sign)) if "#!".contains(sign.as_char())) {
                    kept.pop();
                }
            }
            // What stands in `.pattern("...")` is the text itself: it must be one literal, whichever.
            TokenTree::Group(group) if is_one_literal(&group) && is_pattern(kept.last()) => {
                kept.push(Group::new(group.delimiter(), Default::default()).into());
            }
            TokenTree::Group(group) => {
                let inner = without_docs(group.stream()).into_iter().collect();
                kept.push(Group::new(group.delimiter(), inner).into());
            }
            other => kept.push(other),
        }
    }
    kept
}

fn is_one_literal(group: &Group) -> bool {
    let tokens: Vec<_> = group.stream().into_iter().collect();
    matches!(tokens.as_slice(), [TokenTree::Literal(_)])
}

fn is_pattern(before: Option<&TokenTree>) -> bool {
    matches!(before, Some(TokenTree::Ident(name)) if name == "pattern")
}

fn is_doc(group: &Group) -> bool {
    group.delimiter() == Delimiter::Bracket && group.stream().to_string().starts_with("doc =")
}

/// The regular expression of ECMA 262 that has these words and no other meaning.
fn as_pattern(words: &str) -> String {
    let is_syntax = |letter: char| r"^$\.*+?()[]{}|/".contains(letter);
    words.chars().flat_map(|letter| is_syntax(letter).then_some('\\').into_iter().chain([letter])).collect()
}

const HOSTILE: &[&str] = &[
    "\" quotes ' and \\ backslashes \\",
    "*/ pub fn evil() {} /*",
    "line\nbreak\r\nand\rreturn\u{2028}separator\u{2029}",
    "{} ${x} #[derive(Evil)] #![evil] $crate",
    "\u{202e}turned\u{2066} around \u{200f}",
    "```\nfn main() { panic!() }\n```\n    indented\n\tcode",
    "<script>alert(1)</script><p onclick=\"x\">text</p><!-- ",
    "[Vec] [x]: <http://x> [y](z) ![z](w) `open",
    "\0\u{7}\u{feff}",
    "/// //! /* */ r#\"raw\"# b'x'",
];

#[test]
fn text_of_a_specification_never_changes_the_shape_of_the_code() {
    let (plain, _) = emitted(wordy("plain"));
    for words in HOSTILE {
        let (hostile, _) = emitted(wordy(words));
        assert_eq!(plain.keys().collect::<Vec<_>>(), hostile.keys().collect::<Vec<_>>());
        for (path, text) in hostile.iter().filter(|(path, _)| path.ends_with(".rs")) {
            assert_eq!(shape_of(text), shape_of(&plain[path]), "{path} with {words:?}");
        }
    }
}

#[test]
fn text_of_a_specification_starts_no_doctest_and_holds_no_html() {
    for words in HOSTILE {
        for (path, text) in emitted(wordy(words)).0.iter().filter(|(path, _)| path.ends_with(".rs")) {
            for comment in doc_comments(text) {
                check_markdown(&comment, path);
            }
            let hides =
                |sign: char| matches!(sign, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\0' | '\r');
            assert!(!text.contains(hides), "{path}");
        }
    }
}

/// The doc comments of a file, as Markdown.
fn doc_comments(text: &str) -> Vec<String> {
    let lines = text.lines().map(str::trim_start).map(|line| {
        line.strip_prefix("///")
            .or_else(|| line.strip_prefix("//!"))
            .map(|line| line.strip_prefix(' ').unwrap_or(line))
    });
    let mut comments = vec![String::new()];
    for line in lines {
        match line {
            Some(line) => comments.last_mut().unwrap().extend([line, "\n"]),
            None => comments.push(String::new()),
        }
    }
    comments
}

fn check_markdown(comment: &str, path: &str) {
    use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
    for event in Parser::new_ext(comment, Options::all()) {
        match event {
            Event::Html(_) | Event::InlineHtml(_) => panic!("{path} holds HTML:\n{comment}"),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Indented)) => {
                panic!("{path} holds a doctest:\n{comment}")
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(language))) => {
                assert!(matches!(&*language, "text" | "no_run"), "{path} holds a doctest:\n{comment}");
            }
            Event::Start(Tag::Link { dest_url, .. }) => {
                let is_ours = dest_url.starts_with("crate::") || dest_url.starts_with("Self::");
                assert!(is_ours || dest_url.starts_with("http"), "{path} links to {dest_url}");
            }
            _ => {}
        }
    }
}
