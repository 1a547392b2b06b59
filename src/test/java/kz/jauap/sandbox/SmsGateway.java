package kz.jauap.sandbox;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import kz.jauap.shared.Json;

/// A gateway of text messages as most are: JSON in, an id out, a key in a header, news and messages posted back.
public final class SmsGateway extends ProviderSimulator {

    private final String key;

    public SmsGateway(int port, String key) throws IOException {
        super(port);
        this.key = key;
    }

    public int customerWrites(URI webhook, String secret, String phone, String id, String text) {
        Posting posting = written(secret, phone, id, text);
        return postOnce(webhook, posting.headers(), posting.json());
    }

    /// What is posted when a customer writes.
    public Posting written(String secret, String phone, String id, String text) {
        return new Posting(
                Map.of("X-Webhook-Secret", secret),
                Json.write(Map.of("from", phone, "to", "1234", "text", text, "id", id)));
    }

    public int tells(URI webhook, String secret, String id, String status) {
        return postOnce(webhook, Map.of("X-Webhook-Secret", secret), Json.write(Map.of("id", id, "status", status)));
    }

    @Override
    protected boolean sends(Call call) {
        return call.path().equals("/send");
    }

    @Override
    protected Told answer(Call call) {
        if (!("Key " + key).equals(call.headers().get("authorization"))) {
            return Told.json(401, Map.of("error", "Unauthorized"));
        }
        if (call.path().equals("/balance")) {
            return Told.json(200, Map.of("balance", 100));
        }
        String to = call.body().path("to").asString("");
        if (!to.matches("[0-9]{3,15}") || !call.body().path("text").isString()) {
            return Told.json(400, Map.of("error", "bad request"));
        }
        String id = "g-" + nextNumber();
        take(new Sent(to, call.body().path("text").asString(), id, call.body()));
        return Told.json(200, Map.of("data", Map.of("messageId", id)));
    }

    @Override
    protected Told throttled() {
        return Told.json(429, Map.of("error", "slow down"));
    }

    @Override
    protected Told broken() {
        return Told.json(500, Map.of("error", "broken"));
    }

    @Override
    protected Told forbidden() {
        return Told.json(403, Map.of("error", "Forbidden"));
    }
}
