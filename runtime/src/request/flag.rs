//! Sets the member of an input by which a service is asked for a stream.

use crate::operation::OperationSchema;
use crate::value::{Slot, Structure};

/// Sets the member to true, if the operation has one.
pub(crate) fn ask_for_stream(schema: &'static OperationSchema, input: &mut dyn Structure) {
    if let Some((index, rest)) = schema.stream_flag.split_first() {
        set(input.member_mut(*index), rest);
    }
}

fn set(slot: Slot<'_>, path: &[usize]) {
    match (slot, path.split_first()) {
        (Slot::Option(option), _) => set(option.extend(), path),
        (Slot::Structure(structure), Some((index, rest))) => set(structure.member_mut(*index), rest),
        (Slot::Boolean(flag), None) => *flag = true,
        // A null, or a schema that says otherwise than its type: the service decides.
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::request::testing::{Bag, PLAIN};
    use crate::value::View;

    #[test]
    fn the_member_is_set_however_deep_it_is() {
        const DEEP: &OperationSchema = &OperationSchema { stream_flag: &[0, 1], ..PLAIN };
        let mut input = Bag::of(Bag::new(vec![("a", Box::new(1_i64)), ("stream", Box::new(None::<bool>))]));
        ask_for_stream(DEEP, &mut input);
        let is_set = match input.member(0) {
            View::Structure(body) => matches!(body.member(1), View::Boolean(true)),
            _ => false,
        };
        assert!(is_set);
    }

    #[test]
    fn what_is_no_flag_stays_as_it_is() {
        const OTHER: &OperationSchema = &OperationSchema { stream_flag: &[0], ..PLAIN };
        let mut input = Bag::of("text".to_owned());
        ask_for_stream(OTHER, &mut input);
        ask_for_stream(&PLAIN, &mut input);
        assert!(matches!(input.member(0), View::String("text")));
    }
}
