//! Bodies of XML.

use std::collections::BTreeMap;

use roxmltree::{Document, Node};

/// Compares two documents: elements with the same name in order, those of different names in any
/// order, attributes and namespaces as sets, and text of elements that hold no others.
///
/// With `has_maps`, elements with the same name that hold others may be entries of a map, and come
/// in any order.
pub(crate) fn check(found: &[u8], expected: &[u8], has_maps: bool) -> Result<(), String> {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    let (found, expected) = (text(found), text(expected));
    let read = |text| Document::parse(text).map_err(|error| error.to_string());
    let one = read(&found).map_err(|error| format!("the body is no XML: {error}: `{found}`"))?;
    let other = read(&expected).map_err(|error| format!("the test's body is no XML: {error}"))?;
    match is_same(one.root_element(), other.root_element(), has_maps) {
        true => Ok(()),
        false => Err(format!("the body is `{found}`, not `{expected}`")),
    }
}

fn is_same(one: Node<'_, '_>, other: Node<'_, '_>, has_maps: bool) -> bool {
    let (one_children, other_children) = (children(one), children(other));
    one.tag_name() == other.tag_name()
        && attributes(one) == attributes(other)
        && namespaces(one) == namespaces(other)
        && one_children.keys().eq(other_children.keys())
        && one_children
            .values()
            .zip(other_children.values())
            .all(|(one, other)| are_same(one, other, has_maps))
        && (!one_children.is_empty() || text(one) == text(other))
}

fn are_same(one: &[Node<'_, '_>], other: &[Node<'_, '_>], has_maps: bool) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let may_be_entries = has_maps && one.iter().all(|node| node.children().any(|child| child.is_element()));
    if !may_be_entries {
        return one.iter().zip(other).all(|(one, other)| is_same(*one, *other, has_maps));
    }
    let mut left = other.to_vec();
    one.iter().all(|one| match left.iter().position(|other| is_same(*one, *other, has_maps)) {
        Some(found) => {
            left.remove(found);
            true
        }
        None => false,
    })
}

type Name<'a> = (Option<&'a str>, &'a str);

/// The elements in an element, by name.
fn children<'a, 'i>(node: Node<'a, 'i>) -> BTreeMap<Name<'a>, Vec<Node<'a, 'i>>> {
    let mut children: BTreeMap<Name<'a>, Vec<Node<'a, 'i>>> = BTreeMap::new();
    for child in node.children().filter(Node::is_element) {
        let name = child.tag_name();
        children.entry((name.namespace(), name.name())).or_default().push(child);
    }
    children
}

fn attributes<'a>(node: Node<'a, '_>) -> BTreeMap<Name<'a>, &'a str> {
    node.attributes()
        .map(|attribute| ((attribute.namespace(), attribute.name()), attribute.value()))
        .collect()
}

fn namespaces<'a>(node: Node<'a, '_>) -> BTreeMap<Option<&'a str>, &'a str> {
    node.namespaces().map(|namespace| (namespace.name(), namespace.uri())).collect()
}

fn text(node: Node<'_, '_>) -> String {
    node.children().filter(Node::is_text).filter_map(|text| text.text()).collect()
}

#[cfg(test)]
mod tests {
    use super::check;

    fn is_same(one: &str, other: &str) -> bool {
        check(one.as_bytes(), other.as_bytes(), false).is_ok()
    }

    #[test]
    fn what_means_the_same_is_the_same() {
        assert!(is_same("<a><b>1</b><c/></a>", "<a>\n  <c></c>\n  <b>1</b>\n</a>"));
        assert!(is_same(r#"<a x="1" y="2"/>"#, r#"<a y='2' x='1'></a>"#));
        assert!(is_same(r#"<p:a xmlns:p="u"/>"#, r#"<p:a xmlns:p="u"></p:a>"#));
    }

    #[test]
    fn what_means_something_else_is_not() {
        for (one, other) in [
            ("<a>1</a>", "<a> 1</a>"),
            ("<a><b>1</b><b>2</b></a>", "<a><b>2</b><b>1</b></a>"),
            ("<a><b/></a>", "<a><b/><b/></a>"),
            ("<a><b/></a>", "<a/>"),
            ("<a/>", r#"<a xmlns="u"/>"#),
            ("<a/>", r#"<a xmlns:p="u"/>"#),
            (r#"<a x="1"/>"#, "<a/>"),
            ("<a/>", "<b/>"),
        ] {
            assert!(!is_same(one, other), "{one} {other}");
            assert!(!is_same(other, one), "{other} {one}");
        }
    }

    #[test]
    fn entries_of_maps_have_no_order() {
        let [one, other] = ["<m><e><k>1</k></e><e><k>2</k></e></m>", "<m><e><k>2</k></e><e><k>1</k></e></m>"];
        assert!(check(one.as_bytes(), other.as_bytes(), true).is_ok());
        assert!(!is_same(one, other));
        let twice = "<m><e><k>1</k></e><e><k>1</k></e></m>";
        assert!(check(one.as_bytes(), twice.as_bytes(), true).is_err());
    }
}
