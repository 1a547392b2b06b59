package kz.jauap.journey;

import java.net.URI;
import java.util.List;
import java.util.Map;
import kz.jauap.sandbox.ChatflowSimulator;
import kz.jauap.sandbox.ChatflowSimulator.Received;
import kz.jauap.sandbox.ChatflowSimulator.Shape;

/// A business's WhatsApp number at a ChatFlow of its own, and the customers who write to it.
final class Whatsapp implements AutoCloseable {

    final ChatflowSimulator chatflow = Street.chatflow(true);
    final String secret;
    final Street.Business business;

    Whatsapp(Street.Business business) {
        this.business = business;
        this.secret = business.connect(
                "chatflow",
                business.slug,
                Map.of("instance_id", "instance", "api_base", chatflow.address().toString()),
                Map.of("token", "token"));
    }

    /// Where ChatFlow posts; the secret goes along in the query.
    URI webhook() {
        return Street.webhook("/webhook/chatflow/" + business.slug + "?webhook_secret=" + secret);
    }

    void writes(String jid, String id, String text) {
        try {
            chatflow.customerWrites(webhook(), Shape.DIRECT, jid, id, text);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int writesOnce(URI webhook, Shape shape, String jid, String id, String text) {
        try {
            return chatflow.customerWritesOnce(webhook, shape, jid, id, text);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Texts that reached a customer's phone, in order.
    List<String> phone(String jid) {
        return chatflow.received().stream()
                .filter(one -> one.jid().equals(jid))
                .map(Received::text)
                .toList();
    }

    @Override
    public void close() {
        chatflow.close();
    }
}
