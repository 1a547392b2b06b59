package kz.jauap.knowledge.page;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import kz.jauap.shared.OuterWorld;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// Single requests for pages: no redirect is followed here, no cookie kept, no more read and no longer waited than is
/// said.
final class PageCalls implements AutoCloseable {

    private static final Timeout CONNECT = Timeout.ofSeconds(5);
    private static final Timeout SILENCE = Timeout.ofSeconds(10);
    private static final int WHOLE_SECONDS = 20;

    private final CloseableHttpClient client;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon(true).name("page-deadlines").factory());

    PageCalls(OuterWorld world) {
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(world)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(CONNECT)
                                .build())
                        .build())
                .setDefaultRequestConfig(
                        RequestConfig.custom().setResponseTimeout(SILENCE).build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .setUserAgent(Robots.NAME)
                .build();
    }

    /// @param location where it says the page is instead, "" where it does not
    /// @param type its media type in small letters, with its parameters
    /// @param bytes one more than asked for when there are too many
    record Answer(int status, String location, String type, byte[] bytes) {}

    /// @throws IOException when no whole answer came in time
    Answer get(URI address, int most) throws IOException {
        HttpGet get = new HttpGet(address);
        ScheduledFuture<?> deadline = deadlines.schedule(get::abort, WHOLE_SECONDS, TimeUnit.SECONDS);
        try {
            return client.execute(get, response -> read(response, most));
        } finally {
            deadline.cancel(false);
        }
    }

    private static Answer read(ClassicHttpResponse response, int most) throws IOException {
        HttpEntity entity = response.getEntity();
        byte[] bytes = entity == null ? new byte[0] : entity.getContent().readNBytes(most + 1);
        return new Answer(
                response.getCode(),
                header(response, "Location"),
                header(response, "Content-Type").toLowerCase(Locale.ROOT),
                bytes);
    }

    private static String header(ClassicHttpResponse response, String name) {
        @Nullable Header header = response.getFirstHeader(name);
        return header == null || header.getValue() == null ? "" : header.getValue();
    }

    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        deadlines.shutdownNow();
    }
}
