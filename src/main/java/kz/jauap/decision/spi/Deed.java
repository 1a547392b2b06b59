package kz.jauap.decision.spi;

/// What a skill wants to be done with the turn. Only the skill itself knows more of it.
public interface Deed {

    /// Name of the skill.
    String skill();
}
