package kz.jauap.decision.spi;

/// What a skill decided is no longer possible: someone else was faster. The turn writes nothing and is decided
/// anew.
public final class Overtaken extends RuntimeException {

    public Overtaken(String message) {
        super(message);
    }
}
