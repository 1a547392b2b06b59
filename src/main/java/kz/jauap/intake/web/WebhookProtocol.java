package kz.jauap.intake.web;

import kz.jauap.shared.IdSource;
import org.apache.coyote.http11.Http11NioProtocol;

/// Tomcat's HTTP over a [WebhookEndpoint].
public final class WebhookProtocol extends Http11NioProtocol {

    private final WebhookEndpoint endpoint;

    /// Tomcat makes it, by its name.
    public WebhookProtocol() {
        this(new WebhookEndpoint());
    }

    private WebhookProtocol(WebhookEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    void leadTo(WebhookDoor door, IdSource ids) {
        endpoint.leadTo(door, ids);
    }
}
