package kz.jauap.media.s3;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// Signs requests as AWS Signature Version 4 describes it. Pure: the same request at the same moment
/// has the same signature.
record Signer(String region, String accessKey, String secretKey) {

    private static final String ALGORITHM = "AWS4-HMAC-SHA256";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);

    static String moment(Instant at) {
        return MOMENT.format(at);
    }

    static String hash(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /// The header `Authorization`.
    ///
    /// @param path as it is sent, encoded
    /// @param query sorted and encoded, "" for none
    /// @param headers to be signed, names in lower case; with `host`, `x-amz-content-sha256` and
    ///     `x-amz-date`
    String authorization(String method, String path, String query, SortedMap<String, String> headers, Instant at) {
        String names = String.join(";", headers.keySet());
        String lines = headers.entrySet().stream()
                .map(one -> one.getKey() + ":" + one.getValue().strip() + "\n")
                .collect(Collectors.joining());
        String request =
                String.join("\n", method, path, query, lines, names, headers.getOrDefault("x-amz-content-sha256", ""));
        String scope = DAY.format(at) + "/" + region + "/s3/aws4_request";
        String toSign = String.join("\n", ALGORITHM, moment(at), scope, hash(bytes(request)));
        return "%s Credential=%s/%s,SignedHeaders=%s,Signature=%s"
                .formatted(ALGORITHM, accessKey, scope, names, HexFormat.of().formatHex(mac(key(at), toSign)));
    }

    private byte[] key(Instant at) {
        byte[] day = mac(bytes("AWS4" + secretKey), DAY.format(at));
        return mac(mac(mac(day, region), "s3"), "aws4_request");
    }

    private static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(bytes(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HMAC with SHA-256", e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// Without the secret.
    @Override
    public String toString() {
        return "signer of " + accessKey;
    }
}
