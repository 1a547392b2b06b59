package kz.jauap.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The load generator `wrk` (Debian: `apt install wrk`), posting ChatFlow webhooks with bodies of about 600 bytes, each
/// with an id
/// of its own, from 64 connections.
final class Wrk {

    private static final Pattern RATE = Pattern.compile("Requests/sec:\\s+([\\d.]+)");
    private static final Pattern P99 = Pattern.compile("99%\\s+([\\d.]+)(us|ms|s)");
    private static final Pattern P50 = Pattern.compile("50%\\s+([\\d.]+)(us|ms|s)");
    private static final Pattern BAD = Pattern.compile("Non-2xx or 3xx responses: (\\d+)");

    /// What one run found.
    record Run(double perSecond, double p50Millis, double p99Millis, long refused) {}

    private static final String SCRIPT = """
            local n = 0
            local run = os.time() .. "-" .. math.random(1, 1000000000)
            local filler = string.rep("x", 302)
            local heads = {}
            for tenant = 1, TENANTS do
              heads[tenant] = "POST /webhook/chatflow/bench" .. tenant .. " HTTP/1.1\\r\\nHost: 127.0.0.1\\r\\n" ..
                "X-Webhook-Secret: SECRETVALUE\\r\\nContent-Type: application/json\\r\\nContent-Length: "
            end
            request = function()
              n = n + 1
              local chat = 77010000000 + ((n * 7919 + OFFSET) % CHATS)
              local body = string.format('{"messageType":"text","message":"TEXT","metadata":{"sender":"Customer %d",' ..
                '"messageId":"%s-%d","remoteJid":"%d@s.whatsapp.net","timestamp":%d},"to":"77019999999",' ..
                '"mediaData":null,"nodeData":{"instanceId":"bench","trace":"%s"}}', n % 1000, run, n, chat, os.time(), filler)
              return heads[1 + n % TENANTS] .. #body .. "\\r\\n\\r\\n" .. body
            end
            """;

    private final Path script;

    Wrk(int tenants, int chats, String text, int offset) throws IOException {
        script = Files.createTempFile("wrk", ".lua");
        Files.writeString(
                script,
                SCRIPT.replace("CHATS", Integer.toString(chats))
                        .replace("TENANTS", Integer.toString(tenants))
                        .replace("OFFSET", Integer.toString(offset))
                        .replace("TEXT", text)
                        .replace("SECRETVALUE", House.SECRET));
    }

    Run run(String url, int connections, int seconds) throws Exception {
        Process wrk = start(List.of(
                "wrk",
                "-t1",
                "-c" + connections,
                "-d" + seconds + "s",
                "--latency",
                "--timeout",
                "10s",
                "-s",
                script.toString(),
                url));
        String out = new String(wrk.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        wrk.waitFor();
        Matcher bad = BAD.matcher(out);
        return new Run(
                number(RATE, out), millis(P50, out), millis(P99, out), bad.find() ? Long.parseLong(bad.group(1)) : 0);
    }

    private static Process start(List<String> command) {
        try {
            return new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            throw new IllegalStateException("wrk is missing; on Debian: apt install wrk", e);
        }
    }

    private static double number(Pattern pattern, String out) {
        Matcher found = pattern.matcher(out);
        if (!found.find()) {
            throw new IllegalStateException("wrk said nothing of " + pattern + ":\n" + out);
        }
        return Double.parseDouble(found.group(1));
    }

    private static double millis(Pattern pattern, String out) {
        Matcher found = pattern.matcher(out);
        if (!found.find()) {
            return Double.NaN;
        }
        double value = Double.parseDouble(found.group(1));
        return switch (found.group(2).toLowerCase(Locale.ROOT)) {
            case "us" -> value / 1000;
            case "s" -> value * 1000;
            default -> value;
        };
    }
}
