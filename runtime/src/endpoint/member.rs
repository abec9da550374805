//! Members of an operation's input as parameters of endpoint rules.

use crate::value::View;

/// A text; nothing if the member is absent or something else.
pub fn text(view: View<'_>) -> Option<String> {
    match view {
        View::String(text) => Some(text.to_owned()),
        _ => None,
    }
}

/// A boolean; nothing if the member is absent or something else.
pub fn boolean(view: View<'_>) -> Option<bool> {
    match view {
        View::Boolean(value) => Some(value),
        _ => None,
    }
}

/// A list of texts; nothing if the member is absent or something else.
pub fn texts(view: View<'_>) -> Option<Vec<String>> {
    match view {
        View::List(list) => (0..list.len()).map(|index| text(list.get(index))).collect(),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Value;

    #[test]
    fn a_member_of_another_kind_is_as_good_as_absent() {
        assert_eq!(text(View::String("a")), Some("a".to_owned()));
        assert_eq!(text(View::Boolean(true)), None);
        assert_eq!(boolean(View::Boolean(false)), Some(false));
        assert_eq!(boolean(View::Absent), None);
        let list = vec!["a".to_owned(), "b".to_owned()];
        assert_eq!(texts(list.view()), Some(list.clone()));
        assert_eq!(texts(vec![true].view()), None);
    }
}
