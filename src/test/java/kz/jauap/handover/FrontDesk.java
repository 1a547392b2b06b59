package kz.jauap.handover;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.SettableClock;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversations;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Agents;
import kz.jauap.identity.Role;
import kz.jauap.ops.House;
import kz.jauap.queue.LaneWorker;
import kz.jauap.sandbox.ChatflowSimulator;
import kz.jauap.shared.Database;
import kz.jauap.shared.DerivedId;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;

/// A house with a salon, its people, and customers on WhatsApp, by a clock the test moves. Nothing happens until it is
/// pumped.
final class FrontDesk implements AutoCloseable {

    /// A Tuesday, in the middle of the salon's working day.
    static final Instant NOON = Instant.parse("2026-11-24T07:00:00Z");

    private static final int THREADS = 16;

    final SettableClock clock = new SettableClock(NOON);
    final RecordingDesk desk = new RecordingDesk();
    final ChatflowSimulator phones = open();
    final House house = House.pumped(clock, context -> context.registerBean(RecordingDesk.class, () -> desk));
    final Operators operators = house.bean(Operators.class);
    final Handovers handovers = house.bean(Handovers.class);
    final Agents agents = house.bean(Agents.class);
    final Conversations conversations = house.bean(Conversations.class);
    private final AtomicInteger numbers = new AtomicInteger();

    private static ChatflowSimulator open() {
        try {
            return new ChatflowSimulator(new ChatflowSimulator.Setup(0, "token", "instance", true, true, 1));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /// A salon with its number.
    final class Salon {

        final String slug = "salon_" + numbers.incrementAndGet();
        final TenantId tenant;
        final String secret;

        Salon(String settings) {
            String body = "{\"slug\":\"%s\",\"name\":\"%s\",\"pack\":\"demo-salon\",\"settings\":%s}"
                    .formatted(slug, slug, settings);
            tenant = new TenantId(UUID.fromString(
                    house.post("/admin/tenants", body).json().path("id").asString()));
            String channel = Json.write(Map.of(
                    "kind",
                    "chatflow",
                    "account",
                    slug,
                    "config",
                    Map.of(
                            "instance_id",
                            "instance",
                            "api_base",
                            phones.address().toString()),
                    "secrets",
                    Map.of("token", "token")));
            secret = house.post("/admin/tenants/" + slug + "/channels", channel)
                    .json()
                    .path("generated")
                    .path("webhook_secret")
                    .asString();
        }

        Agent agent(String name, Role role) {
            return agents.add(tenant, name, role, List.of(), "test");
        }

        /// A customer writes, and what follows from it at once happens.
        void writes(String phone, String text) {
            writesOnly(phone, text);
            settle();
        }

        void writesOnly(String phone, String text) {
            int status = house.whatsapp(slug, secret, "m" + numbers.incrementAndGet(), phone, text)
                    .status();
            if (status != 200) {
                throw new AssertionError("the webhook answered " + status);
            }
        }

        /// The only open request.
        Handover open() {
            return handovers.open(kz.jauap.shared.Slice.of(tenant, 10)).stream()
                    .reduce((a, b) -> {
                        throw new AssertionError("two open requests");
                    })
                    .orElseThrow();
        }

        /// What the customer has been told, oldest first.
        List<String> told(String phone) {
            return phones.received().stream()
                    .filter(one -> one.jid().startsWith(phone))
                    .map(ChatflowSimulator.Received::text)
                    .toList();
        }

        List<String> said(UUID conversation, Author author) {
            return conversations.history(tenant, conversation, 0, 1000).stream()
                    .map(Conversations.Shown::said)
                    .filter(one -> one.author() == author)
                    .map(kz.jauap.conversation.Said::text)
                    .toList();
        }

        OperatorOutcome replies(Agent agent, UUID conversation, String text) {
            UUID key = DerivedId.of(conversation, "reply " + numbers.incrementAndGet());
            OperatorOutcome outcome =
                    operators.reply(tenant, conversation, agent.id(), new Reply(text, List.of(), key, "test"));
            settle();
            return outcome;
        }

        String owner(UUID conversation) {
            return conversations
                    .find(tenant, conversation)
                    .orElseThrow()
                    .owner()
                    .name();
        }

        long count(String query) {
            return house.bean(Database.class)
                    .inTenant(
                            tenant,
                            () -> house.bean(Database.class)
                                    .sql()
                                    .sql("select count(*) from " + query)
                                    .query(Long.class)
                                    .single());
        }
    }

    Salon salon() {
        return salon("{\"quietMs\":0,\"completeQuietMs\":0}");
    }

    Salon salon(String settings) {
        return new Salon(settings);
    }

    void later(Duration time) {
        clock.forward(time);
        settle();
    }

    /// Runs what is due and what only waits for a limit of the messenger, a moment at a time.
    void settle() {
        house.pump();
        for (int i = 0; i < 60 && soon() > 0; i++) {
            clock.forward(Duration.ofSeconds(1));
            house.pump();
        }
    }

    /// Runs what is due on many threads at once, as a house at work does.
    void settleTogether() {
        java.util.Collection<LaneWorker> workers =
                house.context.getBeansOfType(LaneWorker.class).values();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < THREADS; i++) {
                threads.submit(() -> {
                    while (workers.stream()
                                    .mapToInt(one -> one.runDue(2).claimed())
                                    .sum()
                            > 0) {
                        Thread.onSpinWait();
                    }
                });
            }
        }
    }

    private long soon() {
        Database database = house.bean(Database.class);
        return database.acrossTenants(() -> database.sql()
                .sql("select count(*) from lane where greatest(due_at, not_before) < :soon")
                .param("soon", clock.instant().plusSeconds(20).atOffset(java.time.ZoneOffset.UTC))
                .query(Long.class)
                .single());
    }

    /// A phone no other test has.
    String phone() {
        return "7701%07d".formatted(numbers.incrementAndGet());
    }

    @Override
    public void close() {
        house.close();
        phones.close();
    }
}
