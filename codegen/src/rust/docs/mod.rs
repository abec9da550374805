//! The text of a specification as lines of a doc comment.
//!
//! CommonMark with HTML in it (OpenAPI), or HTML alone (the models of AWS), comes in. It is
//! rendered to HTML first, so that one reader serves both, and written as Markdown that holds
//! nothing but what [`markdown`] can write: no HTML, no link that rustdoc would resolve, no code
//! that it would compile.

mod elements;
mod html;
mod inline;
mod markdown;

/// The lines of the doc comment, without `///`; none if there is nothing to say.
pub(in crate::rust) fn lines(text: &str) -> Vec<String> {
    let text = clean(text);
    let options = pulldown_cmark::Options::ENABLE_TABLES;
    let mut rendered = String::with_capacity(text.len() * 2);
    pulldown_cmark::html::push_html(&mut rendered, pulldown_cmark::Parser::new_ext(&text, options));
    html::read(&rendered)
}

/// Text that is shown as it is, on one line.
pub(in crate::rust) fn plain(text: &str) -> String {
    inline::text(&one_line(text))
}

/// Text for something that is not Markdown, on one line.
pub(in crate::rust) fn one_line(text: &str) -> String {
    clean(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name or a value in the type of code; on one line.
pub(in crate::rust) fn code(text: &str) -> String {
    inline::code(&one_line(text))
}

/// Markdown of our own, wrapped like everything else.
pub(in crate::rust) fn wrapped(markdown: &str) -> Vec<String> {
    let mut paragraph = markdown::Markdown::default();
    paragraph.paragraph(markdown);
    paragraph.finish()
}

/// A link, if the address is one that a reader can follow.
pub(in crate::rust) fn link(title: &str, url: &str) -> Option<String> {
    let url = inline::address(&clean(url))?;
    let title = plain(title);
    Some(if title.is_empty() { format!("<{url}>") } else { format!("[{title}](<{url}>)") })
}

/// One line break for each of the ways to spell it, and none of the characters that cannot be seen
/// or that turn the direction of the text, which rustc refuses in comments.
fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let visible = text.chars().filter_map(|sign| match sign {
        '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some('\n'),
        '\t' => Some('\t'),
        _ if sign.is_control() || is_invisible(sign) => None,
        _ => Some(sign),
    });
    visible.collect::<String>().replace('\t', "    ")
}

const fn is_invisible(sign: char) -> bool {
    matches!(sign,
        '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What comes in, and the lines that go out.
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(lines(text), expected, "{text}");
    }

    #[test]
    fn plain_text_stays_as_it_is() {
        check("The page_size of a_b.", &["The page_size of a_b."]);
        check("", &[]);
        check("  \n ", &[]);
        check("One.\r\n\r\nTwo.", &["One.", "", "Two."]);
    }

    #[test]
    fn html_becomes_markdown() {
        check(
            "<p>Creates a <code>Foo</code>.</p><p>See <a href=\"https://x.org/a b\">the <b>guide</b></a>.</p>",
            &["Creates a `Foo`.", "", "See [the **guide**](<https://x.org/a%20b>)."],
        );
        check(
            "<ul> <li> <p>One</p> </li> <li>Two <i>x</i></li></ul><p>End</p>",
            &["- One", "- Two *x*", "", "End"],
        );
        check("<note><p>Mind <br/> this</p></note>", &["> Mind\\", "> this"]);
        check("<p>a</p><note><p>b</p><p>c</p></note><p>d</p>", &["a", "", "> b", ">", "> c", "", "d"]);
        check("<h2>Title</h2>text", &["**Title**", "", "text"]);
        check("<dl><dt>A</dt><dd>b</dd></dl>", &["A", "", "b"]);
    }

    #[test]
    fn lists_keep_their_nesting() {
        check("Pick:\n\n1. one\n   - inner\n2. two\n", &["Pick:", "", "1. one", "   - inner", "2. two"]);
        check("- a\n\n  more\n- b", &["- a", "", "  more", "- b"]);
    }

    #[test]
    fn code_never_becomes_a_doctest() {
        check("```rust\nfn main() {}\n```", &["```text", "fn main() {}", "```"]);
        check("Text\n\n    indented();\n", &["Text", "", "```text", "indented();", "```"]);
        check("<pre>a\n```\nb</pre>", &["````text", "a", "```", "b", "````"]);
        check("    fn x() {}", &["```text", "fn x() {}", "```"]);
        check("<p>    spaced</p>", &["spaced"]);
    }

    #[test]
    fn nothing_is_taken_for_a_link_to_an_item_or_for_html() {
        check("see [Foo] and [x]: y", &["see \\[Foo\\] and \\[x\\]: y"]);
        check(
            "Vec<String> & <script>alert(1)</script> <your-token>",
            &["Vec\\<String\\> & \\<your-token\\>"],
        );
        check("[go](javascript:alert(1)) [up](../x.html) ![alt](http://x/y.png)", &["go up alt"]);
        check("<a href=\"#here\">here</a> <iframe src=\"x\"></iframe>", &["here"]);
        check("&lt;b&gt; &amp;lt;", &["\\<b\\> \\&lt;"]);
    }

    #[test]
    fn bare_urls_become_links() {
        check(
            "At https://example.com/a_b?x=1, or (http://y.z).",
            &["At <https://example.com/a_b?x=1>, or (<http://y.z>)."],
        );
        check("<https://example.com>", &["<https://example.com>"]);
        check("`https://example.com`", &["`https://example.com`"]);
    }

    #[test]
    fn signs_that_markdown_would_read_are_escaped() {
        check("a \\* b \\_c\\_ `` ` `` ~x~", &["a \\* b \\_c\\_ `` ` `` \\~x\\~"]);
        check("<p># not a title</p>", &["\\# not a title"]);
        check("<p>- not a list</p>", &["\\- not a list"]);
        check("<p>1. not a list</p>", &["1\\. not a list"]);
        check("<p>&gt; not a quote</p>", &["\\> not a quote"]);
    }

    #[test]
    fn a_long_paragraph_is_wrapped_where_nothing_changes_its_meaning() {
        let wrapped = lines(&format!("{} - {} `{}`", "word ".repeat(18).trim(), "w", "c ".repeat(20).trim()));
        assert!(wrapped.len() > 1 && wrapped.iter().all(|line| line.len() <= 96), "{wrapped:#?}");
        assert!(wrapped.iter().all(|line| !line.starts_with("- ")), "{wrapped:#?}");
        assert!(wrapped.iter().any(|line| line.contains("`c c c")), "{wrapped:#?}");
    }

    #[test]
    fn tables_stay_tables() {
        check(
            "| a | b |\n|---|---|\n| `x` | y \\| z |\n",
            &["| a | b |", "| --- | --- |", "| `x` | y \\| z |"],
        );
    }

    #[test]
    fn characters_that_hide_or_turn_the_text_are_left_out() {
        check("a\u{202e}b\u{0}\u{200b}c\u{2028}\u{2028}d", &["abc", "", "d"]);
    }

    #[test]
    fn open_and_deeply_nested_elements_do_no_harm() {
        check("<b>bold <p>next</p>", &["**bold**", "", "next"]);
        check("<code>open", &["`open`"]);
        check("</p></ul></a></b>x", &["x"]);
        let deep = lines(&("<ul><li>".repeat(2000) + "x"));
        assert!(deep.iter().all(|line| line.len() < 100), "{deep:#?}");
    }
}
