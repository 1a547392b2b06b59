package kz.jauap.ops.alert;

import java.time.Instant;
import java.util.List;
import kz.jauap.shared.CrossTenant;
import kz.jauap.webhooks.Subscription;
import kz.jauap.webhooks.Subscriptions;
import org.springframework.stereotype.Component;

/// Notices webhooks that were switched off because nobody took them for two days.
@Component
class WebhookWatch implements Watch {

    private final Subscriptions subscriptions;

    WebhookWatch(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public Case.Kind kind() {
        return Case.Kind.WEBHOOK;
    }

    @Override
    @CrossTenant("one watch looks after the subscriptions of all tenants")
    public List<Case> look(Instant now) {
        return subscriptions.disabled().stream().map(WebhookWatch::found).toList();
    }

    private static Case found(Subscription one) {
        return new Case(
                one.tenant(),
                Case.Kind.WEBHOOK,
                "webhook/" + one.id(),
                one + " is switched off: " + one.trouble()
                        + "; to do: put it right, then POST /api/webhook/enable and /api/webhook/replay");
    }

    @Override
    public boolean rearms() {
        return true;
    }
}
