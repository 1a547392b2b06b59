package kz.jauap.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.jauap.SettableClock;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.Channels;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.ops.House;
import kz.jauap.queue.ClaimedLane;
import kz.jauap.sandbox.WappiSimulator;
import kz.jauap.shared.Database;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;

/// A provider that cannot tell a second try from a second message: between two messages to one
/// customer stands a commit, so that a node that dies leaves one in doubt and not a row of them.
class NamelessProviderTest {

    private static final String PHONE = "77015550101@c.us";
    private static final UUID CONVERSATION = UUID.randomUUID();

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-24T07:00:00Z"));
    private WappiSimulator phones;
    private House house;
    private ChannelAccount account;

    @BeforeEach
    void open() throws Exception {
        phones = new WappiSimulator(0, "token", "profile");
        house = House.pumped(clock, NamelessProviderTest::unhurried);
        TenantId tenant = new TenantId(UUID.fromString(
                house.post("/admin/tenants", "{\"slug\":\"salon\",\"name\":\"salon\",\"pack\":\"demo-salon\"}")
                        .json()
                        .path("id")
                        .asString()));
        house.post(
                "/admin/tenants/salon/channels",
                Json.write(Map.of(
                        "kind",
                        "wappi",
                        "account",
                        "profile",
                        "config",
                        Map.of("api_base", phones.address().toString()),
                        "secrets",
                        Map.of("token", "token"))));
        account = house.bean(Channels.class).of(tenant).getFirst();
    }

    private static void unhurried(GenericApplicationContext context) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "unhurried", Map.of("jauap.wappi.per-second", 1000, "jauap.wappi.per-chat-per-second", 1000)));
    }

    @AfterEach
    void close() {
        house.close();
        phones.close();
    }

    @Test
    void a_node_that_dies_while_it_sends_a_row_of_messages_leaves_one_in_doubt() {
        List<UUID> ids = wait("one", "two", "three");
        ClaimedLane takenByTheOneThatDies = new ClaimedLane(
                account.tenant(),
                Outbox.QUEUE,
                CONVERSATION,
                -1,
                1,
                clock.instant(),
                IntStream.range(0, ids.size())
                        .mapToObj(seq ->
                                new ClaimedLane.ClaimedJob(seq, ids.get(seq).toString(), clock.instant()))
                        .toList());

        house.bean(DeliveryHandler.class).run(takenByTheOneThatDies);
        assertThat(phones.texts("77015550101")).containsExactly("one");

        for (int i = 0; i < ids.size(); i++) {
            clock.forward(Duration.ofSeconds(2));
            house.pump();
        }
        assertThat(phones.texts("77015550101")).containsExactly("one", "one", "two", "three");
    }

    @Test
    void a_row_of_messages_goes_out_without_a_pause() {
        wait("one", "two", "three");
        house.pump();
        assertThat(phones.texts("77015550101")).containsExactly("one", "two", "three");
    }

    private List<UUID> wait(String... texts) {
        List<Outgoing> messages = List.of(texts).stream()
                .map(text -> message(UUID.randomUUID(), text))
                .toList();
        house.bean(Database.class)
                .inTenant(account.tenant(), () -> house.bean(Outbox.class).add(messages));
        return messages.stream().map(Outgoing::id).toList();
    }

    private Outgoing message(UUID id, String text) {
        return new Outgoing(
                account.tenant(),
                id,
                account.channel(),
                CONVERSATION,
                OutboundMessage.text(id.toString(), PHONE, text));
    }
}
