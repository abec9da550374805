//! A response comes in other media types.

use super::example::operation;
use crate::drift::pair::ResponsePair;
use crate::drift::rule::{Check, Findings, Rule};
use crate::drift::{Bump, Safety, Wire};
use crate::model::Response;

pub(super) const RULE: Rule = Rule {
    id: "response-media-type",
    title: "A response comes in other media types",
    why: "A client reads the media types that it knows. One that is gone may be the one it was made for.",
    example: [
        operation!(
            "      responses: {'200': {description: ok, content: {application/json: {schema: {type: string}}}}}\n"
        ),
        operation!(
            "      responses: {'200': {description: ok, content: {application/problem+json: {schema: {type: string}}}}}\n"
        ),
    ],
    check: Check::Response(check),
};

fn check(pair: &ResponsePair<'_>, found: &mut Findings) {
    let (Some(old), Some(new)) = (pair.old, pair.new) else { return };
    for media_type in new.media_types.iter().filter(|it| !old.media_types.contains(it)) {
        found.add(format!("it may come as {media_type}"), Wire::SAFE, Bump::None);
    }
    for media_type in old.media_types.iter().filter(|it| !new.media_types.contains(it)) {
        // The first is what clients ask for first.
        let is_read = old.media_types.first() == Some(media_type);
        let wire = Wire::old_client(if is_read { Safety::Breaking } else { Safety::Careful });
        found.add(format!("it no longer comes as {media_type}"), wire, Bump::Patch);
    }
    // A document may describe more than any client asks for.
    let described = |of: &Response, in_content: &[&str]| -> Vec<String> {
        let others =
            in_content.iter().filter(|media_type| !of.media_types.iter().any(|it| it == *media_type));
        others.map(|media_type| (*media_type).to_owned()).collect()
    };
    let (was, is) = (described(old, &pair.content.0), described(new, &pair.content.1));
    for media_type in is.iter().filter(|it| !pair.content.0.contains(&it.as_str())) {
        found.add(format!("it may come as {media_type}, which no client asks for"), Wire::SAFE, Bump::None);
    }
    for media_type in was.iter().filter(|it| !pair.content.1.contains(&it.as_str())) {
        let message = format!("it no longer comes as {media_type}, which no client asks for");
        found.add(message, Wire::SAFE, Bump::None);
    }
}
