package kz.jauap.eval;

import java.time.LocalTime;
import java.util.List;

/// Where conversations are played.
public interface Stage {

    /// What customers say, burst by burst.
    ///
    /// @param at time of day at the business
    record Script(LocalTime at, List<EvalCase.Burst> bursts) {

        public Script {
            bursts = List.copyOf(bursts);
        }
    }

    /// Plays each script as a conversation of its own.
    ///
    /// @return for each script, in the same order, what came of each burst
    List<List<Got>> play(List<Script> scripts);
}
