package kz.jauap.contact;

import java.util.UUID;

/// What came of saying that two are one, or not.
public sealed interface MergeOutcome {

    /// It is so now.
    record Done(Merge merge) implements MergeOutcome {}

    /// They are one person already, or not any more; nothing changed.
    record Already(UUID person) implements MergeOutcome {}

    /// There is no such contact, or merge, in this business.
    record Unknown() implements MergeOutcome {}
}
