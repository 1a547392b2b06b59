package kz.jauap.desk.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import kz.jauap.desk.manager.Updates;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/// Where Telegram posts updates of a desk's bot.
///
/// 200: stored. 401: the secret is missing or wrong. 404: no desk has this bot. 413: too large. 503: not stored, try
/// again. What is no update is answered 200 and dropped, or it would come for ever.
@RestController
class DeskHookController {

    private static final Logger log = LoggerFactory.getLogger(DeskHookController.class);
    private static final int MAX_BODY = 1 << 20;

    private final Updates updates;

    DeskHookController(Updates updates) {
        this.updates = updates;
    }

    @PostMapping("/desk/telegram/{bot}")
    ResponseEntity<String> take(
            @PathVariable long bot,
            @RequestHeader(name = "X-Telegram-Bot-Api-Secret-Token", required = false) @Nullable String secret,
            InputStream body)
            throws IOException {
        byte[] bytes = body.readNBytes(MAX_BODY + 1);
        if (bytes.length > MAX_BODY) {
            return answer(413);
        }
        try {
            Updates.Taken taken =
                    updates.take(bot, Optional.ofNullable(secret), new String(bytes, StandardCharsets.UTF_8));
            return switch (taken) {
                case STORED -> answer(200);
                case FORGED -> {
                    log.warn("an update for the desk's bot {} was refused: its secret is missing or wrong", bot);
                    yield answer(401);
                }
                case UNKNOWN -> answer(404);
                case UNREADABLE -> {
                    log.warn("a request for the desk's bot {} is no update and was dropped", bot);
                    yield answer(200);
                }
            };
        } catch (DataAccessException | TransactionException e) {
            log.warn(
                    "an update for the desk's bot {} was not stored, Telegram will send it again: {}",
                    bot,
                    e.toString());
            return answer(503);
        }
    }

    private static ResponseEntity<String> answer(int status) {
        return ResponseEntity.status(status).body("{\"ok\":" + (status == 200) + "}");
    }
}
