package kz.jauap.desk;

import java.util.Optional;
import kz.jauap.desk.group.DeskGroup;

/// Knows what is to be done next in a group.
interface Crew {

    /// @param full whether no topic can be made now
    Optional<Task> next(DeskGroup group, boolean full);
}
