package kz.jauap.channel.spi;

/// What a provider hears to a request: `json` for most, plain words for those that compare them letter by letter.
public record WebhookReply(int status, String contentType, String body) {

    private static final String JSON = "application/json;charset=utf-8";
    private static final String TEXT = "text/plain;charset=utf-8";

    public static WebhookReply json(int status, String body) {
        return new WebhookReply(status, JSON, body);
    }

    public static WebhookReply text(int status, String body) {
        return new WebhookReply(status, TEXT, body);
    }
}
