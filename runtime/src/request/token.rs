//! Idempotency tokens: texts that tell a server that two requests are one.

use super::RequestError;
use crate::operation::{Idempotency, OperationSchema};
use crate::value::{Slot, Structure, View};

/// Sets the input's idempotency token, if the operation has one that the caller has not set.
pub(crate) fn fill_token(
    schema: &OperationSchema,
    input: &mut dyn Structure,
    token: impl FnOnce() -> Option<String>,
) -> Result<(), RequestError> {
    let Idempotency::Token(index) = schema.idempotency else { return Ok(()) };
    if !matches!(input.member(index), View::Absent | View::Null | View::String("")) {
        return Ok(());
    }
    let token = token().ok_or(RequestError::Token)?;
    let slot = match input.member_mut(index) {
        Slot::Option(option) => option.fill(),
        slot => slot,
    };
    match slot {
        Slot::String(text) => *text = token,
        _ => return Err(RequestError::Schema("the idempotency token is not a text")),
    }
    Ok(())
}

/// A random UUID (RFC 9562, version 4); `None` if the system has no random bytes.
pub(crate) fn random_token() -> Option<String> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(uuid::Builder::from_random_bytes(bytes).into_uuid().to_string())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

    use super::*;
    use crate::request::testing::{Bag, PLAIN};

    const WITH_TOKEN: OperationSchema = OperationSchema { idempotency: Idempotency::Token(0), ..PLAIN };

    fn filled(mut input: Bag) -> Option<String> {
        fill_token(&WITH_TOKEN, &mut input, || Some("fresh".to_owned())).unwrap();
        match input.member(0) {
            View::String(text) => Some(text.to_owned()),
            _ => None,
        }
    }

    #[test]
    fn a_token_is_filled_in_only_where_none_is() {
        assert_eq!(filled(Bag::of(None::<String>)).as_deref(), Some("fresh"));
        assert_eq!(filled(Bag::of(String::new())).as_deref(), Some("fresh"));
        assert_eq!(filled(Bag::of(Some("mine".to_owned()))).as_deref(), Some("mine"));
        let mut input = Bag::of(None::<String>);
        fill_token(&PLAIN, &mut input, || panic!("there is no token")).unwrap();
    }

    #[test]
    fn without_random_bytes_nothing_is_sent() {
        let error = fill_token(&WITH_TOKEN, &mut Bag::of(None::<String>), || None);
        assert_eq!(error, Err(RequestError::Token));
    }

    #[test]
    fn random_tokens_are_uuids_of_version_4() {
        let token = random_token().unwrap();
        let parts: Vec<_> = token.split('-').map(str::len).collect();
        assert_eq!(parts, [8, 4, 4, 4, 12]);
        assert_eq!(&token[14..15], "4");
        assert!(matches!(&token[19..20], "8" | "9" | "a" | "b"));
        assert_ne!(Some(token), random_token());
    }
}
