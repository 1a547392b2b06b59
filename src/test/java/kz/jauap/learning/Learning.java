package kz.jauap.learning;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.ops.House;
import kz.jauap.shared.TenantId;
import kz.jauap.tenant.Tenants;

/// A house with a salon in it, whose customers ask on WhatsApp.
final class Learning implements AutoCloseable {

    final House house =
            House.pumped(Map.of("JAUAP_CHATFLOW_API_BASE", "http://127.0.0.1:1", "OUTBOX_MAX_ATTEMPTS", "1"));
    final TenantId tenant;
    private final String secret;
    private final AtomicInteger messages = new AtomicInteger();

    Learning() {
        secret = house.post(
                        "/admin/tenants/demo_salon/channels",
                        "{\"kind\":\"chatflow\",\"account\":\"wa\",\"config\":{\"instance_id\":\"i\"},"
                                + "\"secrets\":{\"token\":\"t\"}}")
                .json()
                .path("generated")
                .path("webhook_secret")
                .asString();
        tenant = house.bean(Tenants.class).all().getFirst().id();
    }

    OpenQuestions questions() {
        return house.bean(OpenQuestions.class);
    }

    LearnedAnswers answers() {
        return house.bean(LearnedAnswers.class);
    }

    /// What the bot says to a customer who writes this, the newest line of the conversation.
    ///
    /// @param customer a number from 1 to 99
    /// @return the turn's answer as the administrator sees it
    String asks(int customer, String text) {
        house.whatsapp("wa", secret, "m-" + messages.incrementAndGet(), "770155501" + (customer + 10), text);
        house.pump();
        return said(conversation(customer));
    }

    UUID conversation(int customer) {
        return house.bean(kz.jauap.shared.Database.class)
                .inTenant(
                        tenant,
                        () -> house.bean(kz.jauap.shared.Database.class)
                                .sql()
                                .sql("select id from conversation where chat_id like :chat")
                                .param("chat", "770155501" + (customer + 10) + "%")
                                .query(UUID.class)
                                .single());
    }

    private String said(UUID conversation) {
        return house.get("/admin/conversations/" + conversation + "/messages")
                .json()
                .path("items")
                .valueStream()
                .reduce((one, next) -> next)
                .orElseThrow()
                .path("text")
                .asString();
    }

    /// What the newest answer of a conversation rests on.
    List<String> evidence(int customer) {
        return house.get("/admin/turns/" + lastTurn(customer))
                .json()
                .path("evidence")
                .valueStream()
                .map(one -> one.asString())
                .toList();
    }

    private String lastTurn(int customer) {
        return house.get("/admin/conversations/" + conversation(customer) + "/messages")
                .json()
                .path("items")
                .valueStream()
                .reduce((one, next) -> next)
                .orElseThrow()
                .path("turn_id")
                .asString();
    }

    @Override
    public void close() {
        house.close();
    }
}
