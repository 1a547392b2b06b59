package kz.jauap.channel.sms;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelMemory;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Remembers in the database, so that any node goes on where another was killed.
@Component
class StoredSmppBook implements SmppBook, ChannelMemory {

    private final SmppStore store;
    private final Database database;
    private final IdSource ids;
    private final Clock clock;

    StoredSmppBook(SmppStore store, Database database, IdSource ids, Clock clock) {
        this.store = store;
        this.database = database;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public String newSession() {
        return ids.next().toString();
    }

    @Override
    public Optional<String> name(ChannelAccount account, String chat, String words, String session, Instant arrived) {
        TenantId tenant = account.tenant();
        SmppStore.Heard heard =
                new SmppStore.Heard(SmppHearing.hash(words), ids.next().toString(), session, arrived);
        Instant after = clock.instant().minus(DOUBT);
        return database.inTenant(tenant, () -> store.hear(tenant, account, chat, heard, after));
    }

    @Override
    public Kept keep(ChannelAccount account, Whole whole, int part, String words) {
        TenantId tenant = account.tenant();
        Instant now = clock.instant();
        return database.inTenant(tenant, () -> {
            List<SmppStore.Segment> before = store.segments(tenant, account, whole);
            boolean same = before.stream()
                    .anyMatch(one ->
                            one.taken() && one.part() == part && one.words().equals(words) && isNew(one, now));
            if (same) {
                return new Kept.Known();
            }
            if (before.stream().anyMatch(one -> one.taken() || !isNew(one, now))) {
                store.clear(tenant, account, whole); // the phone has come round to this reference again
            }
            store.keep(tenant, account, whole, part, words, now);
            SortedMap<Integer, String> parts = parts(store.segments(tenant, account, whole));
            return parts.size() < whole.count() ? new Kept.Waits() : new Kept.Complete(parts);
        });
    }

    private static boolean isNew(SmppStore.Segment one, Instant now) {
        return one.heardAt().isAfter(now.minus(DOUBT));
    }

    private static SortedMap<Integer, String> parts(Collection<SmppStore.Segment> segments) {
        SortedMap<Integer, String> parts = new TreeMap<>();
        segments.forEach(one -> parts.put(one.part(), one.words()));
        return parts;
    }

    @Override
    public void taken(ChannelAccount account, Whole whole) {
        database.inTenant(account.tenant(), () -> store.taken(account.tenant(), account, whole));
    }

    @Override
    public List<Overdue> overdue(ChannelAccount account) {
        Instant before = clock.instant().minus(PATIENCE);
        List<SmppStore.Segment> found =
                database.inTenant(account.tenant(), () -> store.overdue(account.tenant(), account, before));
        Map<String, List<SmppStore.Segment>> together = new LinkedHashMap<>();
        found.forEach(one -> together.computeIfAbsent(one.chat() + " " + one.reference(), unused -> new ArrayList<>())
                .add(one));
        return together.values().stream()
                .map(all -> new Overdue(
                        Whole.of(all.getFirst().chat(), all.getFirst().reference()), parts(all)))
                .toList();
    }

    /// They serve nothing once they are out of doubt.
    @Override
    public int forget(TenantId tenant, Instant before) {
        return database.inTenant(tenant, () -> store.forget(tenant, before));
    }
}
