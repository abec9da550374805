//! HTML to Markdown, one token after another.
//!
//! Elements that say something about the text are kept, their likes that only lay it out are
//! dropped, scripts are dropped with what they hold, and what is no element of HTML is text
//! (`<your-token>`).

use html5gum::{DefaultEmitter, Token, Tokenizer};

use super::elements::{HIDDEN, LAYOUT};
use super::inline::{Inline, Kind, address};
use super::markdown::Markdown;

type StartTag = html5gum::StartTag<usize>;

/// The lines of a Markdown text.
pub(super) fn read(html: &str) -> Vec<String> {
    let mut reader = Reader { html, ..Reader::default() };
    for Ok(token) in Tokenizer::new_with_emitter(html, DefaultEmitter::new_with_span()) {
        reader.token(&token);
    }
    reader.flush();
    reader.markdown.finish()
}

#[derive(Debug, Default)]
struct Reader<'a> {
    html: &'a str,
    markdown: Markdown,
    inline: Inline,
    /// The text of an element whose lines are kept.
    preformatted: Option<String>,
    /// The rows of a table.
    table: Option<Vec<Vec<String>>>,
    /// The element that hides what is read.
    hidden: Option<String>,
}

impl Reader<'_> {
    fn token(&mut self, token: &Token<usize>) {
        match token {
            Token::StartTag(tag) => self.start_tag(tag),
            Token::EndTag(tag) => self.end_tag(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => self.text(&String::from_utf8_lossy(text)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }

    fn text(&mut self, text: &str) {
        if self.hidden.is_some() {
            return;
        }
        match &mut self.preformatted {
            Some(lines) => lines.push_str(text),
            None => self.inline.push_text(text),
        }
    }

    fn start_tag(&mut self, tag: &StartTag) {
        let name = String::from_utf8_lossy(&tag.name);
        if self.hidden.is_some() || self.preformatted.is_some() {
            return;
        }
        if HIDDEN.contains(&&*name) {
            self.hidden = (!tag.self_closing).then(|| name.into_owned());
            return;
        }
        if !self.start_inline(&name, tag) && !self.start_block(&name, tag) {
            let written = self.html.get(tag.span.start..tag.span.end);
            self.inline.push_text(written.unwrap_or_default());
        }
    }

    fn end_tag(&mut self, name: &str) {
        if self.hidden.is_some() {
            if self.hidden.as_deref() == Some(name) {
                self.hidden = None;
            }
            return;
        }
        if self.preformatted.is_some() {
            if name == "pre" {
                self.end_preformatted();
            }
            return;
        }
        self.end_element(name);
    }

    fn start_inline(&mut self, name: &str, tag: &StartTag) -> bool {
        match name {
            "b" | "strong" => self.inline.start(Kind::Strong),
            "i" | "em" | "var" => self.inline.start(Kind::Emphasis),
            "code" | "tt" | "kbd" | "samp" => self.inline.start(Kind::Code),
            "a" => self.inline.start(Kind::Link(attribute(tag, "href").and_then(|url| address(&url)))),
            "br" => self.inline.push_break(),
            "img" => self.inline.push_text(&attribute(tag, "alt").unwrap_or_default()),
            _ => return false,
        }
        true
    }

    fn start_block(&mut self, name: &str, tag: &StartTag) -> bool {
        match name {
            "p" | "div" | "dl" | "dt" | "dd" => self.flush(),
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => {
                self.flush();
                self.inline.start(Kind::Strong);
            }
            "ul" | "ol" => {
                self.flush();
                let first = attribute(tag, "start").and_then(|start| start.parse().ok()).unwrap_or(1);
                self.markdown.start_list((name == "ol").then_some(first));
            }
            "li" => {
                self.flush();
                self.markdown.start_item();
            }
            "blockquote" | "note" | "important" | "caution" => {
                self.flush();
                self.markdown.start_quote();
            }
            "pre" => {
                self.flush();
                self.preformatted = Some(String::new());
            }
            "table" => {
                self.flush();
                self.table = Some(Vec::new());
            }
            "tr" => self.table.iter_mut().for_each(|rows| rows.push(Vec::new())),
            "td" | "th" => drop(self.inline.take()),
            _ => return LAYOUT.contains(&name),
        }
        true
    }

    fn end_element(&mut self, name: &str) {
        match name {
            "b" | "strong" => self.inline.end(|kind| *kind == Kind::Strong),
            "i" | "em" | "var" => self.inline.end(|kind| *kind == Kind::Emphasis),
            "code" | "tt" | "kbd" | "samp" => self.inline.end(|kind| *kind == Kind::Code),
            "a" => self.inline.end(|kind| matches!(kind, Kind::Link(_))),
            "p" | "div" | "dl" | "dt" | "dd" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => self.flush(),
            "ul" | "ol" => {
                self.flush();
                self.markdown.end_list();
            }
            "li" => {
                self.flush();
                self.markdown.end_item();
            }
            "blockquote" | "note" | "important" | "caution" => {
                self.flush();
                self.markdown.end_quote();
            }
            "td" | "th" => self.end_cell(),
            "table" => self.end_table(),
            _ => {}
        }
    }

    /// Ends the paragraph; within a table, where paragraphs cannot be, with a space.
    fn flush(&mut self) {
        if self.table.is_some() {
            self.inline.push_text(" ");
        } else if let Some(paragraph) = self.inline.take() {
            self.markdown.paragraph(&paragraph);
        }
    }

    fn end_preformatted(&mut self) {
        if let Some(text) = self.preformatted.take() {
            self.markdown.preformatted(&text);
        }
    }

    fn end_cell(&mut self) {
        let cell = self.inline.take().unwrap_or_default();
        let cell = cell.replace(super::inline::BREAK, " ").replace('|', "\\|");
        let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(row) = self.table.as_mut().and_then(|rows| rows.last_mut()) {
            row.push(cell);
        }
    }

    fn end_table(&mut self) {
        drop(self.inline.take());
        if let Some(rows) = self.table.take() {
            self.markdown.table(&rows);
        }
    }
}

fn attribute(tag: &StartTag, name: &str) -> Option<String> {
    tag.attributes.get(name.as_bytes()).map(|value| String::from_utf8_lossy(value).into_owned())
}
