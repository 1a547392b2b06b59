package kz.jauap.ops.alert;

import io.github.bucket4j.Bucket;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.locks.LockSupport;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.config.Settings;
import kz.jauap.shared.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.util.HtmlUtils;

/// The Telegram chat of the people on duty. One thread sends, at most twenty messages a minute as Telegram allows for a
/// group; when more waits than fits, notices are dropped and the log says so: they are all in the log.
final class TelegramSink implements AlertSink, AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(TelegramSink.class);
    private static final int MOST_WAITING = 100;
    private static final int A_MINUTE = 20;
    private static final int TRIES = 3;
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final Duration PAUSE = Duration.ofSeconds(5);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(2);

    private final ProviderHttp http = new ProviderHttp();
    private final BlockingQueue<Notice> waiting = new ArrayBlockingQueue<>(MOST_WAITING);
    private final Bucket bucket = Bucket.builder()
            .addLimit(limit -> limit.capacity(A_MINUTE).refillGreedy(A_MINUTE, Duration.ofMinutes(1)))
            .build();
    private final URI address;
    private final String chat;
    private final Thread sender;

    TelegramSink(URI api, Settings.Alerts.TelegramChat to) {
        this.address = URI.create(api + "/bot" + to.token().value() + "/sendMessage");
        this.chat = to.chat();
        this.sender = Thread.ofPlatform().daemon(true).name("alerts-telegram").start(this::keepSending);
    }

    @Override
    public void tell(Notice notice) {
        if (!waiting.offer(notice)) {
            log.warn("too many alerts wait for Telegram; this one is in the log only: {}", notice.headline());
        }
    }

    @Override
    public void close() {
        sender.interrupt();
        http.close();
    }

    private void keepSending() {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Notice notice = waiting.take();
                bucket.asBlocking().consume(1);
                send(notice);
            } catch (InterruptedException e) {
                return;
            } catch (RuntimeException e) {
                log.warn("an alert did not reach Telegram, it is in the log only: {}", e.toString());
            }
        }
    }

    private void send(Notice notice) {
        String body = Json.write(Map.of(
                "chat_id",
                chat,
                "text",
                text(notice),
                "parse_mode",
                "HTML",
                "link_preview_options",
                Map.of("is_disabled", true)));
        Result result = result(http.postJson(address, body, TIMEOUT));
        for (int i = 1; i < TRIES && result.again(); i++) {
            LockSupport.parkNanos(result.pause().toNanos());
            result = result(http.postJson(address, body, TIMEOUT));
        }
        if (!result.problem().isEmpty()) {
            log.warn("an alert did not reach Telegram, it is in the log only: {}", result.problem());
        }
    }

    /// What came of one try; no problem when it went out.
    private record Result(String problem, boolean again, Duration pause) {}

    private static Result result(ProviderAnswer answer) {
        return switch (answer) {
            case ProviderAnswer.Answered(int status, Duration after, String words) -> {
                boolean again = status == 429 || status >= 500;
                Duration pause = after.isPositive() && after.compareTo(LONGEST_PAUSE) < 0 ? after : PAUSE;
                yield status == 200
                        ? new Result("", false, pause)
                        : new Result("HTTP " + status + " " + description(words), again, pause);
            }
            case ProviderAnswer.NotSent(String reason) -> new Result(reason, true, PAUSE);
            case ProviderAnswer.NoAnswer(String reason) -> new Result(reason, true, PAUSE);
        };
    }

    /// Escaped: a name with `<` or `&` in it must not make Telegram refuse the alert.
    static String text(Notice notice) {
        StringBuilder text = new StringBuilder("\u26a0\ufe0f <b>");
        text.append(escape(notice.headline())).append("</b>");
        notice.details().forEach(detail -> text.append("\n• ").append(escape(shortened(detail))));
        if (notice.notShown() > 0) {
            text.append("\n… +").append(notice.notShown());
        }
        return text.toString();
    }

    private static String shortened(String detail) {
        return detail.length() <= 400 ? detail : detail.substring(0, 400) + "…";
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8").replace("&#39;", "'");
    }

    private static String description(String body) {
        return body.length() <= 200 ? body : body.substring(0, 200);
    }
}
