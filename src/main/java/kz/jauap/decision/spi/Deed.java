package kz.jauap.decision.spi;

/// What a skill wants to be done with the turn. Only the skill itself knows more of it.
public interface Deed {

    /// Name of the skill.
    String skill();

    /// What it takes up for a customer that outlives the conversation; empty for what does not.
    default java.util.Optional<Matters.Matter> matter() {
        return java.util.Optional.empty();
    }
}
