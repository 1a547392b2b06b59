package kz.jauap.intake.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainHeadTest {

    private static final String PLAIN = "POST /webhook/chatflow/salon_1?webhook_secret=a%20b HTTP/1.1\r\n"
            + "Host: example.kz\r\nContent-Type: application/json\r\nX-Two: one\r\nx-two: other\r\n"
            + "Content-Length: 12\r\n\r\n";

    private static PlainHead.Read read(String request) {
        byte[] bytes = ("#" + request).getBytes(StandardCharsets.ISO_8859_1);
        return PlainHead.read(bytes, 1, bytes.length);
    }

    @Test
    void a_plain_webhook_is_read_whatever_follows_it() {
        Map<String, String> headers = Map.of(
                "host", "example.kz", "content-type", "application/json", "x-two", "one", "content-length", "12");
        PlainHead.Head head =
                new PlainHead.Head("/webhook/chatflow/salon_1", "webhook_secret=a%20b", headers, PLAIN.length(), 12);

        assertThat(read(PLAIN)).isEqualTo(head);
        assertThat(read(PLAIN + "{\"a\":\r\n\r\n\n}POST /")).isEqualTo(head);
    }

    @Test
    void any_part_of_it_may_become_one() {
        for (int length = 0; length < PLAIN.length(); length++) {
            assertThat(read(PLAIN.substring(0, length))).isInstanceOf(PlainHead.Unfinished.class);
        }
    }

    @Test
    void any_byte_of_it_changed_to_a_control_character_makes_it_somebody_elses() {
        for (int at = 0; at < PLAIN.length(); at++) {
            for (char odd : new char[] {0, '\r', '\n', 127, 128, 255}) {
                if (PLAIN.charAt(at) != odd) {
                    String changed = PLAIN.substring(0, at) + odd + PLAIN.substring(at + 1);
                    PlainHead.Read read = read(changed);
                    boolean endIsGone = PLAIN.length() - at <= 4;
                    assertThat(read instanceof PlainHead.Other || endIsGone && read instanceof PlainHead.Unfinished)
                            .as("%d at %d: %s", (int) odd, at, read)
                            .isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET",
                "P ",
                "PUT /webhook",
                "post /webhook",
                "POST  /webhook",
                "POST /chat",
                "POST http://example.kz/webhook",
                "POST /webhooks HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n",
                "POST /telegram-webhook/x HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n",
                "POST /webhook//a HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n",
                "POST /webhook/../admin HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n",
                "POST /webhook/%2e%2e HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n",
                "POST /webhook/a;b HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n",
                "POST /webhook/a?<b> HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\r\n",
                "POST /webhook HTTP/1.0\r\nHost: a\r\nContent-Length: 1\r\n\r\n",
                "POST /webhook HTTP/2.0\r\nHost: a\r\nContent-Length: 1\r\n\r\n",
                "POST /webhook\r\nHost: a\r\nContent-Length: 1\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nContent-Length: 1\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\nHost: b\r\nContent-Length: 1\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 1, 1\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 0x1\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 9999999999\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Length : 1\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\n Content-Length: 1\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\nX: 1\r\n  folded\r\nContent-Length: 1\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTRANSFER-ENCODING: identity\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Encoding: gzip\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nExpect: 100-continue\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nConnection: Upgrade\r\nUpgrade: h2c\r\n\r\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nConnection: close, TE\r\n\r\n",
                "POST /webhook HTTP/1.1\nHost: a\nContent-Length: 1\n\n",
                "POST /webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\n\rx",
            })
    void what_is_unusual_is_somebody_elses(String request) {
        assertThat(read(request + (request.endsWith("x") ? "\n" : ""))).isInstanceOf(PlainHead.Other.class);
    }

    @Test
    void a_caller_may_say_that_it_is_the_last() {
        String head = "POST /telegram-webhook HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nConnection: %s\r\n\r\n";

        assertThat(((PlainHead.Head) read(head.formatted("Close"))).isLast()).isTrue();
        assertThat(((PlainHead.Head) read(head.formatted("Keep-Alive"))).isLast())
                .isFalse();
    }
}
