package kz.jauap.channel.spi;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import kz.jauap.channel.ChannelKind;
import org.springframework.stereotype.Component;

/// The messengers this house speaks, by name.
@Component
public class Adapters {

    private final Map<String, ChannelAdapter> byKind = new TreeMap<>();

    public Adapters(List<ChannelAdapter> adapters) {
        adapters.forEach(adapter -> byKind.put(adapter.kind().name(), adapter));
    }

    public Optional<ChannelAdapter> find(String kind) {
        return Optional.ofNullable(byKind.get(kind));
    }

    /// @throws IllegalStateException when a channel is stored whose messenger this build does not speak
    public ChannelAdapter get(ChannelKind kind) {
        return find(kind.name())
                .orElseThrow(() -> new IllegalStateException(
                        "no adapter for " + kind + " in this build; there are " + byKind.keySet()));
    }

    public Set<String> kinds() {
        return byKind.keySet();
    }
}
