package kz.jauap.media.s3;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import kz.jauap.media.spi.FileStorage;
import kz.jauap.shared.TenantId;

/// Files as objects of one bucket: `{tenant}/{last two letters of the id}/{id}.{part}`. Whoever is not
/// able to tell what is missing from what is forbidden may not list the bucket: the right
/// `s3:ListBucket` is needed too.
public final class S3Storage implements FileStorage, AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final List<String> PARTS = List.of("bin", "jpg");
    private static final byte[] NOTHING = {};
    private static final int SHELF = 2;

    private final Bucket bucket;
    private final Signer signer;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(CONNECT).build();

    public S3Storage(Bucket bucket, Clock clock) {
        this.bucket = bucket;
        this.signer = new Signer(bucket.region(), bucket.accessKey(), bucket.secretKey());
        this.clock = clock;
    }

    @Override
    public void put(TenantId tenant, UUID id, String part, byte[] bytes) throws IOException {
        HttpResponse<byte[]> answer = call("PUT", path(tenant, id, part), bytes);
        if (answer.statusCode() != 200) {
            throw refused("PUT", answer);
        }
    }

    @Override
    public Optional<byte[]> get(TenantId tenant, UUID id, String part) throws IOException {
        HttpResponse<byte[]> answer = call("GET", path(tenant, id, part), NOTHING);
        return switch (answer.statusCode()) {
            case 200 -> Optional.of(answer.body());
            case 404 -> Optional.empty();
            default -> throw refused("GET", answer);
        };
    }

    @Override
    public void delete(TenantId tenant, UUID id) throws IOException {
        for (String part : PARTS) {
            HttpResponse<byte[]> answer = call("DELETE", path(tenant, id, part), NOTHING);
            if (answer.statusCode() / 100 != 2 && answer.statusCode() != 404) {
                throw refused("DELETE", answer);
            }
        }
    }

    @Override
    public void close() {
        http.close();
    }

    private String path(TenantId tenant, UUID id, String part) {
        String name = id.toString();
        String base = bucket.endpoint().getRawPath() == null
                ? ""
                : bucket.endpoint().getRawPath().replaceAll("/+$", "");
        return base + "/" + bucket.name() + "/" + tenant + "/" + name.substring(name.length() - SHELF) + "/" + name
                + "." + part;
    }

    private HttpResponse<byte[]> call(String method, String path, byte[] body) throws IOException {
        Instant now = clock.instant();
        SortedMap<String, String> signed = new TreeMap<>();
        signed.put("host", host());
        signed.put("x-amz-content-sha256", Signer.hash(body));
        signed.put("x-amz-date", Signer.moment(now));
        HttpRequest request = HttpRequest.newBuilder(URI.create(origin() + path))
                .timeout(PATIENCE)
                .header("Authorization", signer.authorization(method, path, "", signed, now))
                .header("x-amz-content-sha256", Signer.hash(body))
                .header("x-amz-date", Signer.moment(now))
                .method(method, body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .build();
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private String origin() {
        return bucket.endpoint().getScheme() + "://" + host();
    }

    /// As HTTP sends it: with the port only where it is not the scheme's own.
    private String host() {
        URI endpoint = bucket.endpoint();
        int usual = endpoint.getScheme().equals("https") ? 443 : 80;
        boolean plain = endpoint.getPort() == -1 || endpoint.getPort() == usual;
        return plain ? endpoint.getHost() : endpoint.getHost() + ":" + endpoint.getPort();
    }

    /// The storage's own words may name keys; the status says enough.
    private IOException refused(String method, HttpResponse<byte[]> answer) {
        return new IOException(method + " in " + bucket + ": HTTP " + answer.statusCode());
    }
}
