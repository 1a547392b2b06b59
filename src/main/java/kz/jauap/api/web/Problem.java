package kz.jauap.api.web;

import java.util.Locale;

/// Everything that can be wrong with a request, by the name in its address `/api/problems/{name}`.
enum Problem {
    KEY_MISSING(401, "No API key", "Send the key in the header X-API-Key."),
    KEY_UNKNOWN(401, "The API key opens nothing", "It is mistyped, revoked or over; make one with ./jauap key add."),
    SCOPE_MISSING(403, "The API key may not do this", "Make a key with the scope named in `scope`."),
    TENANT_SUSPENDED(403, "The business is suspended", "The administrator of the house can activate it again."),
    RATE_LIMITED(429, "Too many requests", "Wait as long as Retry-After says."),
    MALFORMED(400, "The request cannot be read", "`detail` names what is wrong with it."),
    INVALID(422, "Some fields are wrong", "`errors` lists each by its JSON pointer."),
    NOT_FOUND(404, "There is no such thing", "Ids are those the lists show; those of other businesses are not found."),
    TOO_LARGE(413, "The body is too large", "Send at most 256 KiB; files go by their public address."),
    KEY_REUSED(422, "The Idempotency-Key was used for something else", "Give each request a key of its own."),
    CHAT_UNKNOWN(404, "Nobody has written in this chat", "Check the chat, or say \"begin\": true to write first."),
    LEFT_ALONE(409, "The customer wants to be left alone", "They are written to again once they write themselves."),
    ACCOUNT_UNKNOWN(404, "It is not clear which account is meant", "Name `channel` and `account` from `accounts`."),
    ACCOUNT_OFF(409, "The account is switched off", "./jauap channel set … --status ACTIVE switches it on."),
    ADDRESS_REFUSED(422, "Webhooks cannot go to this address", "Give a public https:// address."),
    TOO_MANY(409, "There are too many of these already", "Take one away first."),
    UNAVAILABLE(503, "Nothing was stored", "Try again in a moment, with the same Idempotency-Key."),
    UNFORESEEN(500, "Something unforeseen went wrong", "The administrator finds this request_id in the log.");

    /// Where problems are explained; a relative address, so that it is right behind every name of the house.
    static final String BASE = "/api/problems/";

    private final int status;
    private final String title;
    private final String advice;

    Problem(int status, String title, String advice) {
        this.status = status;
        this.title = title;
        this.advice = advice;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    String advice() {
        return advice;
    }

    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String type() {
        return BASE + slug();
    }

    ProblemFound found(String detail) {
        return new ProblemFound(this, detail, java.util.Map.of());
    }
}
