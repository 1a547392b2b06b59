package kz.jauap.webhooks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import kz.jauap.shared.OuterWorld;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Posts to addresses of strangers: no redirect is followed, nothing of the answer is kept but its status, no name
/// leads
/// into our own network, and nobody is waited for longer than fifteen seconds.
@Component
class HookCalls implements AutoCloseable {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final int WHOLE_SECONDS = 15;
    private static final int MOST_CONNECTIONS = 128;
    private static final int PER_HOST = 8;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon(true).name("webhook-deadlines").factory());

    HookCalls(HookHosts hosts) {
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(hosts)
                        .setMaxConnTotal(MOST_CONNECTIONS)
                        .setMaxConnPerRoute(PER_HOST)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setResponseTimeout(Timeout.ofSeconds(WHOLE_SECONDS))
                        .setConnectionRequestTimeout(CONNECT)
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("jauap-webhooks")
                .build();
    }

    /// @param status 0 when there was no answer
    /// @param wish what Retry-After asked for, zero for nothing
    /// @param error "" when it was taken
    record Answer(int status, Duration wish, String error) {

        boolean taken() {
            return error.isEmpty();
        }
    }

    Answer post(String url, Map<String, String> headers, byte[] body) {
        HttpPost post = new HttpPost(URI.create(url));
        headers.forEach(post::setHeader);
        post.setEntity(new ByteArrayEntity(body, ContentType.APPLICATION_JSON));
        ScheduledFuture<?> deadline = deadlines.schedule(post::abort, WHOLE_SECONDS, TimeUnit.SECONDS);
        try {
            return client.execute(post, HookCalls::read);
        } catch (OuterWorld.Inside e) {
            return new Answer(0, Duration.ZERO, "the name leads into a network that is not public");
        } catch (IOException e) {
            return new Answer(0, Duration.ZERO, "no answer: " + e.getClass().getSimpleName());
        } finally {
            deadline.cancel(false);
        }
    }

    private static Answer read(ClassicHttpResponse response) {
        int status = response.getCode();
        boolean taken = status >= 200 && status < 300;
        return new Answer(status, wish(response.getFirstHeader("Retry-After")), taken ? "" : "status " + status);
    }

    private static Duration wish(@Nullable Header header) {
        String told = header == null || header.getValue() == null
                ? ""
                : header.getValue().strip();
        return told.matches("\\d{1,6}") ? Duration.ofSeconds(Long.parseLong(told)) : Duration.ZERO;
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        deadlines.shutdownNow();
    }
}
