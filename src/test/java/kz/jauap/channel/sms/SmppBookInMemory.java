package kz.jauap.channel.sms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.channel.ChannelAccount;

/// Remembers until the test is over; time is over for segments when a test says so.
final class SmppBookInMemory implements SmppBook {

    private final Map<String, Named> newest = new HashMap<>();
    private final Map<Whole, SortedMap<Integer, String>> open = new HashMap<>();
    private final Map<Whole, SortedMap<Integer, String>> taken = new HashMap<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private boolean late;

    private record Named(String words, String name, String session, Instant at) {}

    /// What waits for segments has waited too long.
    synchronized void itIsLate() {
        late = true;
    }

    synchronized int waiting() {
        return open.size();
    }

    @Override
    public String newSession() {
        return "s" + numbers.incrementAndGet();
    }

    @Override
    public synchronized Optional<String> name(
            ChannelAccount account, String chat, String words, String session, Instant arrived) {
        Named known = newest.get(chat);
        if (known != null && known.words().equals(words) && !known.session().equals(session)) {
            return Optional.of(known.name());
        }
        if (known != null && known.at().isAfter(arrived)) {
            return Optional.empty();
        }
        Named fresh = new Named(words, "n" + numbers.incrementAndGet(), session, arrived);
        newest.put(chat, fresh);
        return Optional.of(fresh.name());
    }

    @Override
    public synchronized Kept keep(ChannelAccount account, Whole whole, int part, String words) {
        if (words.equals(taken.getOrDefault(whole, new TreeMap<>()).get(part))) {
            return new Kept.Known();
        }
        taken.remove(whole);
        SortedMap<Integer, String> parts = open.computeIfAbsent(whole, unused -> new TreeMap<>());
        parts.put(part, words);
        return parts.size() < whole.count() ? new Kept.Waits() : new Kept.Complete(new TreeMap<>(parts));
    }

    @Override
    public synchronized void taken(ChannelAccount account, Whole whole) {
        taken.put(whole, open.remove(whole));
    }

    @Override
    public synchronized List<Overdue> overdue(ChannelAccount account) {
        List<Overdue> overdue = new ArrayList<>();
        if (late) {
            open.forEach((whole, parts) -> overdue.add(new Overdue(whole, new TreeMap<>(parts))));
        }
        return overdue;
    }
}
