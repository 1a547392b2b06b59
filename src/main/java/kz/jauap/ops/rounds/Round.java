package kz.jauap.ops.rounds;

import java.time.Duration;

/// Something to do again and again.
public interface Round {

    /// One word; of several nodes with a round of this name, one goes it at a time.
    String name();

    Duration every();

    /// Whether each node goes it for itself.
    default boolean onEveryNode() {
        return false;
    }

    void go();
}
