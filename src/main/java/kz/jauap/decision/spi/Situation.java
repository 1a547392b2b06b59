package kz.jauap.decision.spi;

import java.util.List;
import java.util.Optional;
import kz.jauap.conversation.Memory;
import kz.jauap.decision.Part;
import kz.jauap.language.Clause;
import kz.jauap.pack.Pack;

/// What a skill is shown of a turn.
///
/// @param language to answer in
/// @param heard the clauses of the burst, in order
/// @param offered whether the bot has just offered to pass on a wish
/// @param service the customer speaks of, `service/item` where an item, from this burst or a few turns before; "" for
/// none
public record Situation(Memory memory, Pack pack, String language, List<Heard> heard, boolean offered, String service) {

    public Situation {
        heard = List.copyOf(heard);
    }

    /// What a clause comes to, measured against the pack.
    public enum Kind {
        /// The pack answers it.
        ANSWERED,
        /// It sounds like a policy.
        POLICY,
        YES,
        NO,
        /// Hello, thanks, a sign, nothing.
        SMALL,
        /// Something was said that nobody knows.
        UNKNOWN
    }

    /// A clause with what it comes to.
    ///
    /// @param sure whether the clause itself says what it asks, rather than the context
    /// @param policy its id, "" for none
    /// @param services named in it
    /// @param parts of the answer
    public record Heard(Clause clause, Kind kind, boolean sure, String policy, List<Named> services, List<Part> parts) {

        public Heard {
            services = List.copyOf(services);
            parts = List.copyOf(parts);
        }
    }

    /// A service that was named.
    ///
    /// @param items of it that were named; empty when the service as a whole was
    public record Named(String id, List<String> items) {

        public Named {
            items = List.copyOf(items);
        }
    }

    /// The first clause that sounds like a policy.
    public Optional<Heard> soundsLike(String policy) {
        return heard.stream()
                .filter(one -> !policy.isEmpty() && one.policy().equals(policy))
                .findFirst();
    }

    /// The words of the burst, a message a line.
    public String words() {
        return String.join("\n", memory.texts());
    }
}
