//! Splitting a name into words and spelling them in the case that Rust asks for.
//!
//! heck finds the words. Before it sees a name, letters of other scripts are transliterated
//! (identifiers outside ASCII would trip rustc's own lints, and the file of a module may not have
//! one), and signs that carry the meaning become words. The result is never empty, never starts
//! with a digit and has at most [`LIMIT`] characters; it may still be a keyword.

use heck::ToSnakeCase;

use super::symbol;

/// The greatest length of a name, so that a file of that name can exist everywhere.
const LIMIT: usize = 100;

/// Spellings with a capital inside a word, which would be split there.
const ONE_WORD: &[(&str, &str)] = &[
    ("OAuth", "Oauth"),
    ("oAuth", "oauth"),
    ("GitHub", "Github"),
    ("GitLab", "Gitlab"),
    ("IPv4", "Ipv4"),
    ("IPv6", "Ipv6"),
    ("IoT", "Iot"),
    ("GraphQL", "Graphql"),
    ("MySQL", "Mysql"),
    ("PostgreSQL", "Postgresql"),
];

/// Initialisms that stand beside others.
const INITIALISMS: &[&str] = &["API", "AWS", "HTTP", "JSON", "SDK", "SQL", "URI", "URL", "UUID", "XML"];

/// `PascalCase`. Words that meet at digits stay apart: `v1_2` is `V1_2`, and `v12` is `V12`.
pub(super) fn pascal(text: &str) -> String {
    let mut name = String::new();
    for word in words(text).to_snake_case().split('_') {
        let border = |sign: char| sign.is_ascii_digit();
        if name.ends_with(border) && word.starts_with(border) {
            name.push('_');
        }
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        name.insert(0, 'N');
    }
    shorten(name)
}

/// `snake_case`.
pub(super) fn snake(text: &str) -> String {
    let words = ONE_WORD.iter().fold(words(text), |text, (from, to)| text.replace(from, to));
    let mut name = words.to_snake_case();
    if name.starts_with(|first: char| first.is_ascii_digit()) {
        name.insert_str(0, "n_");
    }
    shorten(name)
}

fn shorten(mut name: String) -> String {
    name.truncate(LIMIT);
    name.truncate(name.trim_end_matches('_').len());
    name
}

/// The text as ASCII letters and digits with separators, with at least one letter or digit.
fn words(text: &str) -> String {
    let ascii = ascii(text);
    if text.is_empty() {
        return "empty".to_owned();
    }
    if !has_word(&ascii) {
        let spelled = spell_signs(&ascii);
        return if has_word(&spelled) { spelled } else { code_points(text) };
    }
    let signed = split_initialisms(&spell_leading_sign(&ascii));
    signed.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign } else { ' ' }).collect()
}

/// `JSONAPIError` and `CircleCIAPIKey` have two initialisms in one run of capitals. Names in
/// capitals alone stay as they are: there, nothing says where a word is an initialism.
fn split_initialisms(text: &str) -> String {
    if !text.contains(|sign: char| sign.is_ascii_lowercase()) {
        return text.to_owned();
    }
    let mut split = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|sign: char| sign.is_ascii_uppercase()) {
        let (before, from) = rest.split_at(start);
        let end = from.find(|sign: char| !sign.is_ascii_uppercase()).unwrap_or(from.len());
        let (run, after) = from.split_at(end);
        split.push_str(before);
        split.push_str(&split_run(run, after.starts_with(|sign: char| sign.is_ascii_lowercase())));
        rest = after;
    }
    split + rest
}

/// Splits a run of capitals; the last of them may start the word that follows.
fn split_run(run: &str, starts_word: bool) -> String {
    let (capitals, last) = run.split_at(run.len() - usize::from(starts_word));
    let split = INITIALISMS.iter().find_map(|known| {
        let before = capitals.strip_suffix(known).filter(|before| before.len() > 1);
        let after = capitals.strip_prefix(known).filter(|after| after.len() > 1);
        before.map(|before| format!("{before} {known}")).or(after.map(|after| format!("{known} {after}")))
    });
    split.unwrap_or_else(|| capitals.to_owned()) + last
}

fn has_word(text: &str) -> bool {
    text.contains(|sign: char| sign.is_ascii_alphanumeric())
}

/// Transliterates what is not ASCII; what has no transliteration is named by its code point.
fn ascii(text: &str) -> String {
    let transliterate = |sign: char| match deunicode::deunicode_char(sign) {
        Some(spelled) => spelled.to_owned(),
        None => code_point(sign),
    };
    text.chars().map(|sign| if sign.is_ascii() { sign.to_string() } else { transliterate(sign) }).collect()
}

fn code_point(sign: char) -> String {
    format!(" u{:04x} ", u32::from(sign))
}

fn code_points(text: &str) -> String {
    text.chars().map(code_point).collect()
}

fn spell_signs(text: &str) -> String {
    text.chars().filter_map(symbol::word).flat_map(|word| [word, " "]).collect()
}

/// `-created_at` and `created_at`, or `+1` and `-1`, differ in their sign alone.
fn spell_leading_sign(text: &str) -> String {
    let mut rest = text.chars();
    let sign = rest.next().filter(|sign| "-+!@$<>".contains(*sign));
    match sign.and_then(symbol::word) {
        Some(word) if rest.as_str().starts_with(|next: char| next.is_ascii_alphanumeric()) => {
            format!("{word} {}", rest.as_str())
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_split_into_words_and_spelled_as_rust_asks() {
        for (text, type_name, value_name) in [
            ("repoName", "RepoName", "repo_name"),
            ("AWSConfiguration", "AwsConfiguration", "aws_configuration"),
            ("opsSRETarget", "OpsSreTarget", "ops_sre_target"),
            ("page[size]", "PageSize", "page_size"),
            ("filter[created_at][start]", "FilterCreatedAtStart", "filter_created_at_start"),
            ("pending-confirmation", "PendingConfirmation", "pending_confirmation"),
            ("application/json", "ApplicationJson", "application_json"),
            ("oAuthClientCredentials", "OAuthClientCredentials", "oauth_client_credentials"),
            ("GitHubConfiguration", "GitHubConfiguration", "github_configuration"),
            ("/etc/x", "EtcX", "etc_x"),
            ("JSONAPIError", "JsonApiError", "json_api_error"),
            ("CircleCIAPIKey", "CircleCiApiKey", "circle_ci_api_key"),
            ("APIKey", "ApiKey", "api_key"),
            ("RESCUED_LAWS", "RescuedLaws", "rescued_laws"),
        ] {
            assert_eq!((pascal(text).as_str(), snake(text).as_str()), (type_name, value_name), "{text}");
        }
    }

    #[test]
    fn digits_stay_apart_and_never_come_first() {
        for (text, type_name, value_name) in [
            ("v1_2", "V1_2", "v1_2"),
            ("v12", "V12", "v12"),
            ("404", "N404", "n_404"),
            ("3d", "N3d", "n_3d"),
            ("1.0", "N1_0", "n_1_0"),
        ] {
            assert_eq!((pascal(text).as_str(), snake(text).as_str()), (type_name, value_name), "{text}");
        }
    }

    #[test]
    fn signs_that_carry_the_meaning_become_words() {
        for (text, name) in [
            ("", "Empty"),
            ("-created_at", "MinusCreatedAt"),
            ("created_at", "CreatedAt"),
            ("+1", "Plus1"),
            ("-1", "Minus1"),
            (">=", "GreaterEqual"),
            ("*", "Star"),
            ("..", "DotDot"),
            ("_", "Underscore"),
            ("$ref", "DollarRef"),
        ] {
            assert_eq!(pascal(text), name, "{text}");
        }
    }

    #[test]
    fn other_scripts_are_transliterated_and_private_signs_named_by_code_point() {
        for (text, name) in [
            ("größe", "Grosse"),
            ("\u{1f389}", "Tada"),
            ("\u{e000}", "UE000"),
            ("\u{202e}", "U202e"),
            ("\u{202e}x", "X"),
        ] {
            assert_eq!(pascal(text).to_lowercase(), name.to_lowercase(), "{text:?}");
        }
    }

    #[test]
    fn any_text_gives_an_identifier_of_bounded_length() {
        let long = "ab_".repeat(100);
        for text in
            ["", "\0", " ", "\n", "日本語", "a\"b", "Option", "self", "CON", "..", "🦀🦀", &long, "__a__"]
        {
            for name in [pascal(text), snake(text)] {
                assert!(name.len() <= LIMIT, "{name}");
                assert!(syn::parse_str::<syn::Ident>(&format!("x{name}")).is_ok(), "{text:?} gave {name:?}");
                assert!(name.starts_with(|first: char| first.is_ascii_alphabetic()), "{text:?}: {name:?}");
            }
        }
    }
}
