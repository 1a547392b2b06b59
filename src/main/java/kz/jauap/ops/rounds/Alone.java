package kz.jauap.ops.rounds;

import javax.sql.DataSource;
import org.springframework.stereotype.Component;

/// Lets one node at a time do a thing. A node that dies lets go by dying.
@Component
class Alone {

    private final LockStore locks;

    Alone(DataSource dataSource) {
        this.locks = new LockStore(dataSource);
    }

    /// Does it, unless another node is at it.
    ///
    /// @return whether it was done here
    boolean run(String name, Runnable work) {
        return locks.holding("jauap/" + name, work);
    }
}
