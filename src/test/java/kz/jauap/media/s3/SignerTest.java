package kz.jauap.media.s3;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/// The examples of "Signature Calculations for the Authorization Header" in Amazon's description of S3.
class SignerTest {

    private static final Instant AT = Instant.parse("2013-05-24T00:00:00Z");
    private static final String HOST = "examplebucket.s3.amazonaws.com";
    private static final String NOTHING = Signer.hash(new byte[0]);

    private final Signer signer =
            new Signer("us-east-1", "AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");

    private String signature(String method, String path, String query, Map<String, String> more, String hash) {
        TreeMap<String, String> headers = new TreeMap<>(more);
        headers.put("host", HOST);
        headers.put("x-amz-content-sha256", hash);
        headers.put("x-amz-date", "20130524T000000Z");
        return signer.authorization(method, path, query, headers, AT).replaceAll(".*Signature=", "");
    }

    @Test
    void an_object_that_is_fetched_in_part() {
        assertThat(signature("GET", "/test.txt", "", Map.of("range", "bytes=0-9"), NOTHING))
                .isEqualTo("f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void an_object_that_is_put() {
        String hash = Signer.hash("Welcome to Amazon S3.".getBytes(StandardCharsets.UTF_8));
        assertThat(hash).isEqualTo("44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072");
        Map<String, String> more =
                Map.of("date", "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class", "REDUCED_REDUNDANCY");
        assertThat(signature("PUT", "/test%24file.text", "", more, hash))
                .isEqualTo("98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void a_question_with_a_query() {
        assertThat(signature("GET", "/", "lifecycle=", Map.of(), NOTHING))
                .isEqualTo("fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543");
        assertThat(signature("GET", "/", "max-keys=2&prefix=J", Map.of(), NOTHING))
                .isEqualTo("34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    @Test
    void who_and_for_what_is_said_and_the_secret_is_not() {
        assertThat(signer.authorization("GET", "/", "", new TreeMap<>(Map.of("host", HOST)), AT))
                .startsWith("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,");
        assertThat(signer.toString()).doesNotContain("wJalr");
    }
}
