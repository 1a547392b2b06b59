package kz.jauap.decision.spi;

import java.util.List;

/// Something the bot can do: take a booking, open a ticket. A skill is asked about a turn before the facts
/// are; it decides from what it is shown and from what it remembers, and says what is to be done. Nothing is
/// done until the turn is committed: then, in the same transaction as the words to the customer, [#carryOut]
/// does it.
public interface Skill {

    /// As it stands in the trace and in the memory of a conversation.
    String name();

    /// Whether a clause that sounds like a policy is not for a person, but for this skill.
    ///
    /// @param open whether this skill has asked the customer something
    boolean claims(Situation situation, Situation.Heard clause, boolean open);

    /// What to do about a turn. Writes nothing.
    ///
    /// @param remembered what this skill returned as its memory before, "" when it has nothing open here
    Step ask(Situation situation, String remembered);

    /// The service an open conversation of this skill is about, `service/item` where an item: a price asked in between
    /// is
    /// of that.
    ///
    /// @param remembered what it has open, "" for nothing
    default String speaksOf(String remembered) {
        return "";
    }

    /// What this skill remembers after a turn that was not its own, a law for one: values in it need not be said again.
    /// Writes nothing.
    ///
    /// @param remembered what it has open
    default String overhears(Situation situation, String remembered) {
        return remembered;
    }

    /// Does what was decided, inside the caller's transaction.
    ///
    /// @throws Overtaken when it can no longer be done: nothing of the turn may be committed, and it is
    ///     decided anew
    void carryOut(List<Done> done);
}
