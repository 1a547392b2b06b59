package kz.jauap.channel.spi;

import java.util.List;
import kz.jauap.channel.InboundEvent;

/// What a request said.
public sealed interface Parsed {

    /// Everything in it, in the order the provider sent it. Empty for a probe.
    record Events(List<InboundEvent> events) implements Parsed {

        public Events {
            events = List.copyOf(events);
        }
    }

    /// It goes to quarantine with this reason: what was expected, and what was there.
    record Unreadable(String reason) implements Parsed {}

    /// Nothing in it, and nothing wrong with it: a probe.
    static Parsed nothing() {
        return new Events(List.of());
    }

    static Parsed of(InboundEvent... events) {
        return new Events(List.of(events));
    }
}
