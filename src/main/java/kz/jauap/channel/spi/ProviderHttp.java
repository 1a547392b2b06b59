package kz.jauap.channel.spi;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLHandshakeException;
import kz.jauap.shared.OuterWorld;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.classic.methods.HttpPut;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.entity.mime.MultipartEntityBuilder;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.io.HttpClientResponseHandler;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/// The HTTP client of the adapters. Each call goes out at most once and ends in a [ProviderAnswer]; addresses, which
/// may carry tokens, appear in no reason and no exception. It blocks, which costs least on virtual threads.
public final class ProviderHttp implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration BODY_GRACE = Duration.ofSeconds(2);
    private static final int MAX_ANSWER_BYTES = 16 * 1024 * 1024;
    private static final int CONNECTIONS = 1_024;
    private static final ContentType WORDS = ContentType.create("text/plain", java.nio.charset.StandardCharsets.UTF_8);

    /// A kept connection that has rested for longer is looked at before it is used: the provider may have closed it.
    private static final TimeValue LOOK_AFTER = TimeValue.ofMilliseconds(100);

    private final CloseableHttpClient client;

    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon(true).name("provider-deadlines").factory());

    public ProviderHttp() {
        this(SystemDefaultDnsResolver.INSTANCE, DefaultClientTlsStrategy.createDefault());
    }

    private ProviderHttp(DnsResolver resolver, TlsSocketStrategy tls) {
        client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setTlsSocketStrategy(tls)
                        .setMaxConnPerRoute(CONNECTIONS)
                        .setMaxConnTotal(CONNECTIONS)
                        .setDnsResolver(resolver)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(Timeout.of(CONNECT))
                                .setValidateAfterInactivity(LOOK_AFTER)
                                .build())
                        .build())
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .setUserAgent("Jauap")
                .build();
    }

    /// One for addresses that strangers write: it reaches no machine of an inner network.
    public static ProviderHttp outside() {
        return new ProviderHttp(new OuterWorld(false), DefaultClientTlsStrategy.createDefault());
    }

    /// One that trusts the certificate authorities of a PEM file besides those Java trusts.
    ///
    /// @throws IllegalArgumentException when the file holds no certificates
    public static ProviderHttp trusting(Path authorities) {
        return new ProviderHttp(
                SystemDefaultDnsResolver.INSTANCE, new DefaultClientTlsStrategy(Authorities.withThoseOf(authorities)));
    }

    /// A file to send.
    public record File(String name, String mimeType, byte[] bytes) {}

    /// Blocks until the file is here or the time is over.
    public Media download(URI address, Media.Limits limits) {
        HttpGet get = new HttpGet(address);
        Exchanged<Media> got = exchange(get, limits.within(), response -> file(response, limits.bytes()));
        return got.answer() == null ? new Media.Missing(reason(got.failure())) : got.answer();
    }

    /// The same with headers, which may carry keys and appear in no reason.
    public Media download(ProviderRequest request, Media.Limits limits) {
        Exchanged<Media> got =
                exchange(request.onTheWire(), limits.within(), response -> file(response, limits.bytes()));
        return got.answer() == null ? new Media.Missing(reason(got.failure())) : got.answer();
    }

    /// Any call; blocks until the answer is here or `timeout` is over.
    public ProviderAnswer call(ProviderRequest request, Duration timeout) {
        return exchange(request.onTheWire(), timeout);
    }

    /// Posts a form with a file in it, and a key of access, which appears in no reason and no exception.
    public ProviderAnswer postFile(URI address, String key, Map<String, String> fields, File file, Duration timeout) {
        HttpPost post = new HttpPost(address);
        post.setEntity(form(fields, "file", file));
        if (!key.isEmpty()) {
            post.setHeader("Authorization", "Bearer " + key);
        }
        return exchange(post, timeout);
    }

    /// The same without a key, the file under a name of its own.
    public ProviderAnswer postFile(URI address, Map<String, String> fields, String field, File file, Duration timeout) {
        HttpPost post = new HttpPost(address);
        post.setEntity(form(fields, field, file));
        return exchange(post, timeout);
    }

    private static HttpEntity form(Map<String, String> fields, String field, File file) {
        MultipartEntityBuilder form = MultipartEntityBuilder.create();
        fields.forEach((name, text) -> form.addTextBody(name, text, WORDS));
        ContentType type = ContentType.parseLenient(file.mimeType());
        form.addBinaryBody(
                field, file.bytes(), type == null ? ContentType.APPLICATION_OCTET_STREAM : type, file.name());
        return form.build();
    }

    /// Blocks until the answer is here or `timeout` is over.
    public ProviderAnswer get(URI address, Duration timeout) {
        return exchange(new HttpGet(address), timeout);
    }

    /// Blocks until the answer is here or `timeout` is over.
    public ProviderAnswer postJson(URI address, String json, Duration timeout) {
        HttpPost post = new HttpPost(address);
        post.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        return exchange(post, timeout);
    }

    /// The same with a key of access, which appears in no reason and no exception.
    public ProviderAnswer postJson(URI address, String key, String json, Duration timeout) {
        HttpPost post = new HttpPost(address);
        post.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        return exchange(keyed(post, key), timeout);
    }

    /// The same, to put something in its place.
    public ProviderAnswer putJson(URI address, String key, String json, Duration timeout) {
        HttpPut put = new HttpPut(address);
        put.setEntity(new StringEntity(json, ContentType.APPLICATION_JSON));
        return exchange(keyed(put, key), timeout);
    }

    /// The same, to read something.
    public ProviderAnswer getJson(URI address, String key, Duration timeout) {
        return exchange(keyed(new HttpGet(address), key), timeout);
    }

    private static HttpUriRequestBase keyed(HttpUriRequestBase request, String key) {
        if (!key.isEmpty()) {
            request.setHeader("Authorization", "Bearer " + key);
        }
        return request;
    }

    /// Breaks off what is under way.
    @Override
    public void close() {
        client.close(CloseMode.IMMEDIATE);
        deadlines.shutdownNow();
    }

    /// An answer, or why there is none.
    private record Exchanged<T>(
            @Nullable T answer, @Nullable ProviderAnswer failure) {}

    private static String reason(@Nullable ProviderAnswer failure) {
        return switch (failure) {
            case ProviderAnswer.NotSent(String reason) -> reason;
            case ProviderAnswer.NoAnswer(String reason) -> reason;
            case null, default -> "there is no answer";
        };
    }

    private ProviderAnswer exchange(HttpUriRequestBase request, Duration timeout) {
        Exchanged<ProviderAnswer> got = exchange(request, timeout, ProviderHttp::read);
        ProviderAnswer failure = got.failure();
        return failure != null ? failure : Objects.requireNonNull(got.answer());
    }

    private <T> Exchanged<T> exchange(
            HttpUriRequestBase request, Duration timeout, HttpClientResponseHandler<T> reader) {
        request.setConfig(RequestConfig.custom()
                .setResponseTimeout(Timeout.of(timeout))
                .setConnectionRequestTimeout(Timeout.of(timeout))
                .build());
        ScheduledFuture<?> deadline =
                deadlines.schedule(request::abort, timeout.plus(BODY_GRACE).toMillis(), TimeUnit.MILLISECONDS);
        try {
            return new Exchanged<>(client.execute(request, reader), null);
        } catch (IOException | IllegalStateException e) {
            return new Exchanged<>(null, failure(e, request.isAborted(), timeout));
        } finally {
            deadline.cancel(false);
        }
    }

    private static ProviderAnswer read(ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        return new ProviderAnswer.Answered(
                response.getCode(), retryAfter(response), entity == null ? "" : text(entity));
    }

    private static Media file(ClassicHttpResponse response, int most) throws IOException {
        HttpEntity entity = response.getEntity();
        if (response.getCode() != HttpStatus.SC_OK || entity == null) {
            return new Media.Missing("status " + response.getCode());
        }
        if (entity.getContentLength() > most) {
            return new Media.Missing("it is larger than " + most + " bytes");
        }
        byte[] bytes = entity.getContent().readNBytes(most + 1);
        String type = entity.getContentType() == null ? "" : entity.getContentType();
        return bytes.length > most
                ? new Media.Missing("it is larger than " + most + " bytes")
                : new Media.Fetched(bytes, type);
    }

    private static String text(HttpEntity entity) throws IOException {
        byte[] body = entity.getContent().readNBytes(MAX_ANSWER_BYTES + 1);
        if (body.length > MAX_ANSWER_BYTES) {
            throw new IOException("the answer is too large");
        }
        return new String(body, charset(entity));
    }

    private static Charset charset(HttpEntity entity) {
        ContentType type = ContentType.parseLenient(entity.getContentType());
        return type == null || type.getCharset() == null ? StandardCharsets.UTF_8 : type.getCharset();
    }

    private static ProviderAnswer failure(Exception cause, boolean late, Duration timeout) {
        return switch (cause) {
            case ConnectTimeoutException _ -> new ProviderAnswer.NotSent("no connection within " + CONNECT);
            case ConnectionRequestTimeoutException _ -> new ProviderAnswer.NotSent("all connections are busy");
            case UnknownHostException _ -> new ProviderAnswer.NotSent("the provider's name is not known");
            case ConnectException _ -> new ProviderAnswer.NotSent("no connection could be made");
            case NoRouteToHostException _ -> new ProviderAnswer.NotSent("no route to the provider");
            case SSLHandshakeException _ -> new ProviderAnswer.NotSent("no secure connection: the handshake failed");
            case SocketTimeoutException _ -> new ProviderAnswer.NoAnswer("no answer within " + timeout);
            case Exception _ when late -> new ProviderAnswer.NoAnswer("the answer did not end within " + timeout);
            default ->
                new ProviderAnswer.NoAnswer(
                        "the connection broke: " + cause.getClass().getSimpleName());
        };
    }

    private static Duration retryAfter(ClassicHttpResponse response) {
        @Nullable Header header = response.getFirstHeader("Retry-After");
        String seconds = header == null ? "" : header.getValue();
        return seconds.matches("[0-9]{1,6}") ? Duration.ofSeconds(Long.parseLong(seconds)) : Duration.ZERO;
    }
}
