package kz.jauap.channel.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /// The vector GitHub publishes for the same header ("Validating webhook deliveries").
    @Test
    void fits_the_published_vector_of_the_header() {
        assertThat(Signature.of("It's a Secret to Everybody", bytes("Hello, World!")))
                .isEqualTo("sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
    }

    /// RFC 4231, test cases 2 and 1.
    @Test
    void fits_the_vectors_of_the_standard() {
        assertThat(Signature.of("Jefe", bytes("what do ya want for nothing?")))
                .isEqualTo("sha256=5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        String key = new String(HexFormat.of().parseHex("0b".repeat(20)), StandardCharsets.UTF_8);
        assertThat(Signature.of(key, bytes("Hi There")))
                .isEqualTo("sha256=b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    }

    @Test
    void the_hash_alone_is_the_same_without_its_name() {
        assertThat("sha256=" + Signature.hex("Jefe", bytes("what do ya want for nothing?")))
                .isEqualTo(Signature.of("Jefe", bytes("what do ya want for nothing?")));
    }

    @Test
    void a_missing_header_or_secret_is_forged() {
        byte[] body = bytes("{}");
        Optional<String> right = Optional.of(Signature.of("s", body));
        assertThat(Signature.verify(right, Optional.of("s"), body)).isInstanceOf(Verification.Genuine.class);
        assertThat(Signature.verify(Optional.empty(), Optional.of("s"), body)).isInstanceOf(Verification.Forged.class);
        assertThat(Signature.verify(right, Optional.empty(), body)).isInstanceOf(Verification.Forged.class);
        assertThat(Signature.verify(right, Optional.of("t"), body)).isInstanceOf(Verification.Forged.class);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
