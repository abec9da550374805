//! What a change does to programs that are there already.

/// What a change does on the wire.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Safety {
    /// Everything works as before.
    Safe,
    /// It works, but somebody should look: a value arrives in another form, or a limit is closer.
    Careful,
    /// Calls fail, or mean something else.
    Breaking,
}

/// The two ways in which versions meet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wire {
    /// A client of the old version calls a service of the new one.
    pub old_client: Safety,
    /// A client of the new version calls a service of the old one.
    pub new_client: Safety,
}

/// By how much the version of the generated crate has to rise.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Bump {
    /// Not at all.
    None,
    /// The crate behaves in another way, or is documented in another way.
    Patch,
    /// There is something new.
    Minor,
    /// Programs that compiled may no longer do.
    Major,
}

impl Wire {
    /// Nothing happens.
    pub const SAFE: Self = Self { old_client: Safety::Safe, new_client: Safety::Safe };
    /// Whichever side is older, it fails.
    pub const BREAKING: Self = Self { old_client: Safety::Breaking, new_client: Safety::Breaking };

    /// A client of the old version meets this, one of the new version nothing.
    pub const fn old_client(safety: Safety) -> Self {
        Self { old_client: safety, new_client: Safety::Safe }
    }

    /// A client of the new version meets this, one of the old version nothing.
    pub const fn new_client(safety: Safety) -> Self {
        Self { old_client: Safety::Safe, new_client: safety }
    }

    /// The worse of both.
    pub fn worst(self) -> Safety {
        self.old_client.max(self.new_client)
    }
}

impl Safety {
    /// One word for reports.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Careful => "careful",
            Self::Breaking => "breaking",
        }
    }
}

impl Bump {
    /// One word for reports.
    pub const fn word(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}
