package kz.jauap.channel.webchat;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import kz.jauap.channel.spi.Transcript;
import kz.jauap.shared.Notices;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// The pages that are open now, by conversation, on this node and by hints on the others.
@Component
public class OpenPages implements Transcript.Watch {

    private static final String TOPIC = "page";

    private final Notices notices;
    private volatile boolean closing;
    private final Map<UUID, Set<Page>> open = new ConcurrentHashMap<>();

    OpenPages(Notices notices) {
        this.notices = notices;
        notices.listen(TOPIC, id -> wake(UUID.fromString(id)));
    }

    @Override
    public void changed(UUID conversation) {
        wake(conversation);
        notices.send(TOPIC, conversation.toString());
    }

    public Page open(UUID conversation) {
        Page page = new Page(conversation);
        open.compute(conversation, (id, pages) -> { // together with its adding: a set found empty is taken out
            Set<Page> with = pages == null ? ConcurrentHashMap.newKeySet() : pages;
            with.add(page);
            return with;
        });
        return page;
    }

    /// The house closes: every stream ends now, and the pages come back to another node or to this one later.
    @EventListener(ContextClosedEvent.class)
    void closeAll() {
        closing = true;
        open.keySet().forEach(this::wake);
    }

    public boolean closing() {
        return closing;
    }

    public int count() {
        return open.values().stream().mapToInt(Set::size).sum();
    }

    private void wake(UUID conversation) {
        open.getOrDefault(conversation, Set.of()).forEach(page -> page.news.release());
    }

    /// One open page.
    public final class Page implements AutoCloseable {

        private final UUID conversation;
        private final Semaphore news = new Semaphore(0);

        private Page(UUID conversation) {
            this.conversation = conversation;
        }

        /// Waits until something has changed, or the time is over.
        ///
        /// @return whether something has changed
        public boolean awaitNews(Duration atMost) throws InterruptedException {
            boolean changed = news.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
            news.drainPermits();
            return changed;
        }

        @Override
        public void close() {
            open.computeIfPresent(conversation, (id, pages) -> {
                pages.remove(this);
                return pages.isEmpty() ? null : pages;
            });
        }
    }
}
