//! Text of a specification, made harmless for each form.

use drawplate_codegen::diagnostic::visible;

/// Text and code of a message: what stands between backticks is code.
pub(super) enum Piece<'a> {
    Text(&'a str),
    Code(&'a str),
}

/// The pieces of a message. A backtick that a specification smuggles in moves the border between
/// pieces, and every piece is escaped all the same.
pub(super) fn pieces(message: &str) -> impl Iterator<Item = Piece<'_>> {
    message
        .split('`')
        .enumerate()
        .filter(|(_, piece)| !piece.is_empty())
        .map(|(index, piece)| if index % 2 == 0 { Piece::Text(piece) } else { Piece::Code(piece) })
}

/// Text in HTML or XML, in elements and in attributes.
pub(super) fn markup(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in visible(text).chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No characters of XML 1.0 (section 2.2).
            '\u{fffe}' | '\u{ffff}' => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
    out
}

/// Text in Markdown.
pub(super) fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for character in visible(text).chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            // Nobody is to be called, no other issue to be linked.
            '@' => out.push_str("&#64;"),
            '#' => out.push_str("&#35;"),
            '\\' | '|' | '`' | '*' | '_' | '[' | ']' | '!' | '~' | '$' => {
                out.push('\\');
                out.push(character);
            }
            other => out.push(other),
        }
    }
    out
}

/// Code in Markdown: the fence is longer than any run of backticks inside.
pub(super) fn markdown_code(text: &str) -> String {
    let text = visible(text);
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let space = if text.starts_with('`') || text.ends_with('`') { " " } else { "" };
    if text.is_empty() { String::new() } else { format!("{fence}{space}{text}{space}{fence}") }
}

/// A message in Markdown.
pub(super) fn markdown_message(message: &str) -> String {
    pieces(message)
        .map(|piece| match piece {
            Piece::Text(text) => markdown(text),
            Piece::Code(code) => markdown_code(code),
        })
        .collect()
}

/// A message in HTML.
pub(super) fn html_message(message: &str) -> String {
    pieces(message)
        .map(|piece| match piece {
            Piece::Text(text) => markup(text),
            Piece::Code(code) => format!("<code>{}</code>", markup(code)),
        })
        .collect()
}

/// The value of a workflow command of GitHub Actions.
pub(super) fn command_data(text: &str) -> String {
    // Ends of lines, which the command would have as `%0A`, are shown by their numbers.
    visible(text).replace('%', "%25")
}

/// A property of a workflow command of GitHub Actions.
pub(super) fn command_property(text: &str) -> String {
    command_data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_of_a_specification_is_no_markup() {
        assert_eq!(markup("<b a='\"'>&\u{202e}\n"), "&lt;b a=&#39;&quot;&#39;&gt;&amp;\\u{202e}\\u{a}");
        assert_eq!(html_message("a `<i>` & b"), "a <code>&lt;i&gt;</code> &amp; b");
        assert_eq!(html_message("`a`<script>` b"), "<code>a</code>&lt;script&gt;<code> b</code>");
    }

    #[test]
    fn text_of_a_specification_is_no_markdown() {
        assert_eq!(markdown("[a](b) @c #1 |x\ny"), "\\[a\\](b) &#64;c &#35;1 \\|x\\\\u{a}y");
        assert_eq!(markdown_code("a|b"), "`a|b`");
        assert_eq!(markdown_code("`a``"), "``` `a`` ```");
        assert_eq!(markdown_message("`a_b` is *new*"), "`a_b` is \\*new\\*");
    }

    /// The rules are those of `@actions/core`, `command.ts`.
    #[test]
    fn a_workflow_command_ends_where_its_line_ends() {
        assert_eq!(command_data("100%\r\n::error::x"), "100%25\\u{d}\\u{a}::error::x");
        assert_eq!(command_property("a,line=1:2%"), "a%2Cline=1%3A2%25");
    }
}
