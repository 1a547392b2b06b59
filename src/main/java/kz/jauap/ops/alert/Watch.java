package kz.jauap.ops.alert;

import java.time.Instant;
import java.util.List;

/// Looks for cases of one kind.
interface Watch {

    Case.Kind kind();

    /// The cases there are now.
    List<Case> look(Instant now);

    /// Whether a case that is over may be told again when it comes back.
    boolean rearms();
}
