package kz.jauap.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// One bucket of a storage that speaks S3. It signs each request anew from what came over the wire, as
/// Signature Version 4 is described, and refuses what is signed otherwise or whose body is not what was
/// signed.
public final class S3Simulator implements AutoCloseable {

    private static final Pattern AUTHORIZATION = Pattern.compile(
            "AWS4-HMAC-SHA256 Credential=(\\S+?)/(\\d{8})/(\\S+?)/s3/aws4_request,\\s*SignedHeaders=([a-z0-9;-]+),\\s*Signature=([0-9a-f]{64})");

    private final String bucket;
    private final String region;
    private final String accessKey;
    private final String secret;
    private final SimulatorHttp http;
    private final Map<String, byte[]> objects = new ConcurrentHashMap<>();
    private volatile int refusal;

    public S3Simulator(String bucket, String region, String accessKey, String secret) {
        this.bucket = bucket;
        this.region = region;
        this.accessKey = accessKey;
        this.secret = secret;
        try {
            this.http = new SimulatorHttp(0, this::handle);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public URI address() {
        return http.address();
    }

    public int objects() {
        return objects.size();
    }

    /// From now on every call is answered with this status; 0 for as usual.
    public void refuse(int status) {
        refusal = status;
    }

    public void goDown() {
        http.goDown();
    }

    @Override
    public void close() {
        http.close();
    }

    private SimulatorHttp.Reply handle(SimulatorHttp.Request request) {
        if (refusal != 0) {
            return answer(refusal, new byte[0]);
        }
        if (!isSigned(request)) {
            return answer(403, "<Error><Code>SignatureDoesNotMatch</Code></Error>".getBytes(StandardCharsets.UTF_8));
        }
        if (!request.path().startsWith("/" + bucket + "/")) {
            return answer(404, "<Error><Code>NoSuchBucket</Code></Error>".getBytes(StandardCharsets.UTF_8));
        }
        return switch (request.method()) {
            case "PUT" -> {
                objects.put(request.path(), request.body());
                yield answer(200, new byte[0]);
            }
            case "GET" -> {
                byte[] bytes = objects.get(request.path());
                yield bytes == null
                        ? answer(404, "<Error><Code>NoSuchKey</Code></Error>".getBytes(StandardCharsets.UTF_8))
                        : answer(200, bytes);
            }
            case "DELETE" -> {
                objects.remove(request.path());
                yield answer(204, new byte[0]);
            }
            default -> answer(405, new byte[0]);
        };
    }

    private static SimulatorHttp.Reply answer(int status, byte[] body) {
        return new SimulatorHttp.Reply.Answer(status, body);
    }

    private boolean isSigned(SimulatorHttp.Request request) {
        Matcher given = AUTHORIZATION.matcher(request.headers().getOrDefault("authorization", ""));
        String hash = request.headers().getOrDefault("x-amz-content-sha256", "");
        if (!given.matches()
                || !given.group(1).equals(accessKey)
                || !given.group(3).equals(region)) {
            return false;
        }
        if (!given.group(4).contains("host") || !hash.equals(hex(sha(request.body())))) {
            return false;
        }
        StringBuilder canonical = new StringBuilder(request.method() + "\n" + request.path() + "\n"
                + (request.query() == null ? "" : request.query()) + "\n");
        for (String name : given.group(4).split(";")) {
            canonical
                    .append(name)
                    .append(':')
                    .append(request.headers().getOrDefault(name, "").strip())
                    .append('\n');
        }
        canonical.append('\n').append(given.group(4)).append('\n').append(hash);
        String scope = given.group(2) + "/" + region + "/s3/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n" + request.headers().get("x-amz-date") + "\n" + scope + "\n"
                + hex(sha(canonical.toString().getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String step : new String[] {given.group(2), region, "s3", "aws4_request"}) {
            key = mac(key, step);
        }
        return hex(mac(key, toSign)).equals(given.group(5));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
