//! Which members of a structure a document had.

use crate::schema::{MemberSchema, StructureSchema};

/// The members that were seen, as bits; it takes memory only for structures that are very big.
pub(crate) struct Seen {
    first: u64,
    rest: Vec<bool>,
}

const FIRST: usize = u64::BITS as usize;

impl Seen {
    /// No member of a structure with this many.
    pub(crate) fn new(members: usize) -> Self {
        Self { first: 0, rest: vec![false; members.saturating_sub(FIRST)] }
    }

    /// Adds a member; `false` if it was there.
    #[inline]
    pub(crate) fn insert(&mut self, index: usize) -> bool {
        if index < FIRST {
            let bit = 1_u64 << index;
            let new = self.first & bit == 0;
            self.first |= bit;
            return new;
        }
        self.rest.get_mut(index - FIRST).is_some_and(|seen| !std::mem::replace(seen, true))
    }

    /// Whether a member was seen.
    fn contains(&self, index: usize) -> bool {
        match index.checked_sub(FIRST) {
            None => self.first & (1_u64 << index) != 0,
            Some(index) => self.rest.get(index).copied().unwrap_or(false),
        }
    }

    /// The first required member that was not seen.
    pub(crate) fn missing(
        &self,
        members: &'static [MemberSchema],
        include: impl Fn(usize) -> bool,
    ) -> Option<&'static MemberSchema> {
        let unseen = |index: &usize| !self.contains(*index) && include(*index);
        members
            .iter()
            .enumerate()
            .find(|(index, member)| member.required && unseen(index))
            .map(|(_, member)| member)
    }
}

/// The member with this name, and its index.
///
/// Services write members in the order of their schema more often than not, so the search starts
/// at the one that is due next.
#[inline]
pub(crate) fn find(
    schema: &StructureSchema,
    name: &str,
    due: usize,
) -> Option<(usize, &'static MemberSchema)> {
    let (before, after) = schema.members.split_at_checked(due).unwrap_or((schema.members, &[]));
    let is_named = |(_, member): &(usize, &MemberSchema)| member.name == name;
    let found = after.iter().enumerate().find(is_named).map(|(index, member)| (due + index, member));
    let found = found.or_else(|| before.iter().enumerate().find(is_named));
    // The member for additional properties has a name in the schema and none on the wire.
    found.filter(|(index, _)| schema.additional != Some(*index))
}

#[cfg(test)]
mod tests {
    use super::Seen;
    use crate::schema::MemberSchema;

    #[test]
    fn members_are_seen_once_however_many_there_are() {
        let mut seen = Seen::new(300);
        for index in [0, 1, 127, 128, 129, 299] {
            assert!(!seen.contains(index), "{index}");
            assert!(seen.insert(index), "{index}");
            assert!(!seen.insert(index), "{index}");
            assert!(seen.contains(index), "{index}");
        }
        assert!(!seen.contains(126) && !seen.contains(130));
    }

    #[test]
    fn a_member_is_missing_if_it_is_required_included_and_unseen() {
        static MEMBERS: [MemberSchema; 3] = [
            MemberSchema::new("a", "a"),
            MemberSchema::new("b", "b").required(),
            MemberSchema::new("c", "c").required(),
        ];
        let missing = |seen: &Seen, include: fn(usize) -> bool| {
            seen.missing(&MEMBERS, include).map(|member| member.name)
        };
        let mut seen = Seen::new(3);
        assert_eq!(missing(&seen, |_| true), Some("b"));
        assert_eq!(missing(&seen, |index| index != 1), Some("c"));
        assert!(seen.insert(1) && seen.insert(2));
        assert_eq!(missing(&seen, |_| true), None);
    }
}
