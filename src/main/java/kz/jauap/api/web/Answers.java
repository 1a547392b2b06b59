package kz.jauap.api.web;

import java.util.function.Supplier;
import kz.jauap.api.Requests;
import kz.jauap.api.Requests.Begun;
import kz.jauap.shared.Json;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Answers of the channel API: JSON in snake case; what carries an Idempotency-Key is done once and answered the same
/// each time.
@Component
class Answers {

    private final Requests requests;

    Answers(Requests requests) {
        this.requests = requests;
    }

    /// What a deed came to.
    record Done(int status, Object body) {}

    static ResponseEntity<String> json(int status, Object body) {
        return raw(status).body(Json.write(body));
    }

    private static ResponseEntity.BodyBuilder raw(int status) {
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_JSON);
    }

    /// Does it, unless it was done under this key.
    ///
    /// @param deed may be done again after a crash; a [ProblemFound] from it leaves nothing done
    ResponseEntity<String> once(Caller caller, Asked asked, Supplier<Done> deed) {
        if (asked.key().isEmpty()) {
            Done done = deed.get();
            return json(done.status(), done.body());
        }
        String key = asked.key().get();
        return switch (requests.begin(caller.id(), key, asked.hash())) {
            case Begun.Other() -> throw Problem.KEY_REUSED.found("under this key another request was made before");
            case Begun.Again(int status, String answer) ->
                raw(status).header("Idempotent-Replayed", "true").body(answer);
            case Begun.Fresh() -> fresh(caller, key, deed);
        };
    }

    private ResponseEntity<String> fresh(Caller caller, String key, Supplier<Done> deed) {
        try {
            Done done = deed.get();
            String body = Json.write(done.body());
            requests.end(caller.id(), key, done.status(), body);
            return raw(done.status()).body(body);
        } catch (ProblemFound refused) {
            requests.drop(caller.id(), key);
            throw refused;
        }
    }
}
