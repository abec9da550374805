//! What stands within a paragraph: escaped text, code, emphasis, links.

/// Stands for a space that a line must not be broken at.
pub(super) const FIXED_SPACE: char = '\u{1}';
/// Stands for a line break that must stay.
pub(super) const BREAK: char = '\u{2}';

/// The content of a paragraph, as Markdown.
#[derive(Debug, Default)]
pub(super) struct Inline {
    markdown: String,
    open: Vec<Open>,
}

/// An element that has not ended yet.
#[derive(Debug)]
struct Open {
    kind: Kind,
    start: usize,
}

/// An element within a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    Strong,
    Emphasis,
    /// With the address, if it is one that may be linked to.
    Link(Option<String>),
    Code,
}

impl Inline {
    /// Adds text; within code it is kept as it is.
    pub(super) fn push_text(&mut self, added: &str) {
        let raw = self.open.iter().any(|open| open.kind == Kind::Code);
        let linked = self.open.iter().any(|open| matches!(open.kind, Kind::Link(_)));
        if raw {
            self.markdown.push_str(added);
        } else if linked {
            self.markdown.push_str(&escape(added, self.markdown.chars().next_back()));
        } else {
            self.markdown.push_str(&link_bare_urls(added, self.markdown.chars().next_back()));
        }
    }

    /// Adds a line break that must stay.
    pub(super) fn push_break(&mut self) {
        self.markdown.push(BREAK);
    }

    /// Starts an element. Links and code hold no further ones of their kind.
    pub(super) fn start(&mut self, kind: Kind) {
        let in_code = self.open.iter().any(|open| open.kind == Kind::Code);
        if !in_code {
            self.open.push(Open { kind, start: self.markdown.len() });
        }
    }

    /// Ends the innermost element of this kind, and with it those that it holds.
    pub(super) fn end(&mut self, is_it: fn(&Kind) -> bool) {
        if let Some(at) = self.open.iter().rposition(|open| is_it(&open.kind)) {
            while self.open.len() > at + 1 {
                self.close_innermost();
            }
            self.close_innermost();
        }
    }

    /// Ends everything and takes the paragraph out; nothing if it holds nothing.
    pub(super) fn take(&mut self) -> Option<String> {
        while !self.open.is_empty() {
            self.close_innermost();
        }
        let markdown = std::mem::take(&mut self.markdown);
        let is_blank = |sign: char| sign.is_whitespace() || sign == BREAK;
        let trimmed = markdown.trim_matches(is_blank);
        (!trimmed.is_empty()).then(|| trimmed.to_owned())
    }

    fn close_innermost(&mut self) {
        let Some(open) = self.open.pop() else { return };
        let content = self.markdown.split_off(open.start);
        let trimmed = content.trim();
        if trimmed.is_empty() {
            self.markdown.push_str(&content);
            return;
        }
        let (before, after) =
            (content.starts_with(char::is_whitespace), content.ends_with(char::is_whitespace));
        self.markdown.push_str(if before { " " } else { "" });
        self.markdown.push_str(&spell(&open.kind, trimmed));
        self.markdown.push_str(if after { " " } else { "" });
    }
}

fn spell(kind: &Kind, content: &str) -> String {
    match kind {
        Kind::Strong => format!("**{content}**"),
        Kind::Emphasis => format!("*{content}*"),
        Kind::Link(None) => content.to_owned(),
        Kind::Link(Some(url)) if is_its_own_text(content, url) => format!("<{url}>"),
        Kind::Link(Some(url)) => format!("[{content}](<{url}>)"),
        Kind::Code => code(&content.replace(BREAK, " ")),
    }
}

fn is_its_own_text(content: &str, url: &str) -> bool {
    content == escape(url, None)
}

/// The address of a link if it is one that a reader can follow, with the signs that would end the
/// link escaped.
pub(super) fn address(url: &str) -> Option<String> {
    let url = url.trim();
    let scheme = url.split_once(':')?.0.to_ascii_lowercase();
    if !matches!(scheme.as_str(), "http" | "https" | "mailto") {
        return None;
    }
    let escape = |sign: char| match sign {
        '<' => "%3C".to_owned(),
        '>' => "%3E".to_owned(),
        '\\' => "%5C".to_owned(),
        '&' => "&amp;".to_owned(),
        _ if sign.is_whitespace() => "%20".to_owned(),
        _ => sign.to_string(),
    };
    Some(url.chars().map(escape).collect())
}

/// Text as code, within as many backticks as it takes.
pub(super) fn code(content: &str) -> String {
    let words: Vec<_> = content.split_whitespace().collect();
    let content = words.join(&FIXED_SPACE.to_string());
    let fence = "`".repeat(longest_run(&content, '`') + 1);
    let touches = content.starts_with('`') || content.ends_with('`');
    let pad = if touches { FIXED_SPACE.to_string() } else { String::new() };
    format!("{fence}{pad}{content}{pad}{fence}").replace(FIXED_SPACE, " ")
}

/// How often the sign stands in a row at most.
pub(super) fn longest_run(text: &str, sign: char) -> usize {
    text.split(|other| other != sign).map(str::len).max().unwrap_or(0)
}

/// Text with every sign escaped that Markdown would read.
pub(super) fn text(text: &str) -> String {
    link_bare_urls(text, None)
}

fn link_bare_urls(text: &str, mut before: Option<char>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = find_url(rest) {
        let (head, tail) = rest.split_at(start);
        let (url, tail) = tail.split_at(url_length(tail));
        out.push_str(&escape(head, before));
        out.push_str(&format!("<{url}>"));
        before = Some('>');
        rest = tail;
    }
    out.push_str(&escape(rest, before));
    out
}

fn find_url(text: &str) -> Option<usize> {
    let found = ["http://", "https://"].iter().filter_map(|scheme| text.find(scheme)).min()?;
    let has_host = |url: &str| url_length(url) > url.find("//").map_or(0, |at| at + 2);
    if text.get(found..).is_some_and(has_host) { Some(found) } else { None }
}

fn url_length(text: &str) -> usize {
    let ends = |sign: char| sign.is_whitespace() || sign.is_control() || "<>\"`".contains(sign);
    let url = text.split(ends).next().unwrap_or_default();
    url.trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '\'', '*', '_']).len()
}

fn escape(text: &str, mut before: Option<char>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let next = signs.peek().copied();
        let is_word = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
        let special = match sign {
            '\\' | '`' | '*' | '[' | ']' | '<' | '~' => true,
            '>' => before != Some('-') && before != Some('='),
            '_' => !(is_word(before) && is_word(next)),
            '&' => next.is_some_and(|next| next.is_ascii_alphanumeric() || next == '#'),
            _ => false,
        };
        if special {
            out.push('\\');
        }
        out.push(sign);
        before = Some(sign);
    }
    out
}
