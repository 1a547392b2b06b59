package kz.jauap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import kz.jauap.ops.House;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pictures of visitors of the web chat, over HTTP.
@ExtendWith(Street.class)
class WebChatPicturesTest {

    private static final String QUICK = "\"quietMs\":0,\"completeQuietMs\":0";
    private static final String FILES =
            "select state || ' ' || mime_type || ' ' || bytes from media where tenant_id = :id";

    static byte[] picture(String format) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(320, 200, BufferedImage.TYPE_INT_RGB), format, out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The smallest lossy WebP: what a phone's browser may send.
    private static byte[] webp() {
        return java.util.Base64.getDecoder().decode("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA");
    }

    @ParameterizedTest
    @ValueSource(strings = {"png", "jpeg", "gif", "webp"})
    void a_picture_is_kept_with_its_conversation_and_a_person_gets_it(String format) {
        Street.Business business = Street.business();
        Visitor visitor = business.visitor();
        byte[] bytes = format.equals("webp") ? webp() : picture(format);
        visitor.shows("p1", bytes);
        House.until(() -> business.count("handover") == 1);
        assertThat(business.texts(FILES)).containsExactly("KEPT image/" + format + " " + bytes.length);
        assertThat(business.texts("select content -> 'attachments' -> 0 ->> 'kind' from message"
                        + " where tenant_id = :id and author = 'CUSTOMER'"))
                .containsExactly("PHOTO");
        assertThat(business.texts("select conversation_id::text from media where tenant_id = :id"))
                .isEqualTo(business.texts("select conversation_id::text from handover where tenant_id = :id"));
        HttpResponse<byte[]> seen = visitor.sees("p1");
        assertThat(seen.body()).isEqualTo(bytes);
        assertThat(seen.headers().firstValue("Content-Type")).contains("image/" + format);
        assertThat(seen.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    }

    @Test
    void brought_twice_it_is_kept_once_and_without_its_message_nobody_is_called() {
        Street.Business business = Street.business();
        Visitor visitor = business.visitor();
        assertThat(visitor.brings("p1", picture("png"))).isEqualTo(200);
        assertThat(visitor.brings("p1", picture("png"))).isEqualTo(200);
        assertThat(business.count("media")).isEqualTo(1);
        assertThat(business.count("inbox")).isZero();
        assertThat(business.count("handover")).isZero();
    }

    @Test
    void it_is_the_visitors_own_and_of_nobody_else() {
        Street.Business business = Street.business();
        Visitor visitor = business.visitor();
        visitor.brings("p1", picture("png"));
        assertThat(business.visitor().sees("p1").statusCode()).isEqualTo(404);
        Visitor forged = new Visitor(visitor.house, visitor.account, "somebody.else");
        assertThat(forged.sees("p1").statusCode()).isEqualTo(404);
        assertThat(forged.brings("p2", picture("png"))).isEqualTo(401);
        assertThat(visitor.brings("p%20x", picture("png"))).isEqualTo(404);
        assertThat(business.count("media")).isEqualTo(1);
    }

    @Test
    void what_it_is_its_bytes_say() {
        Street.Business business = Street.business();
        Visitor visitor = business.visitor();
        for (String content :
                List.of("<svg xmlns='http://www.w3.org/2000/svg'/>", "<html>hello</html>", "%PDF-1.7", "")) {
            assertThat(visitor.brings("p1", content.getBytes(StandardCharsets.UTF_8)))
                    .as(content)
                    .isEqualTo(415);
        }
        assertThat(business.count("media")).isZero();
    }

    @Test
    void one_that_is_too_large_is_refused_whatever_it_says_of_itself() {
        Street.Business business = Street.business("{" + QUICK + ",\"media\":{\"megabytes\":1}}");
        byte[] large = Arrays.copyOf(picture("png"), 1024 * 1024 + 1);
        assertThat(business.visitor().brings("p1", large)).isEqualTo(413);
        assertThat(business.count("media")).isZero();
    }

    @Test
    void who_brings_too_many_is_asked_to_wait() {
        Street.Business business =
                Street.business("{" + QUICK + ",\"maxInboundPerMinute\":2,\"media\":{\"perHour\":60}}");
        Visitor visitor = business.visitor();
        assertThat(visitor.brings("p1", picture("png"))).isEqualTo(200);
        assertThat(visitor.brings("p2", picture("png"))).isEqualTo(200);
        assertThat(visitor.brings("p3", picture("png"))).isEqualTo(429);
        assertThat(business.visitor().brings("p1", picture("png")))
                .as("another visitor")
                .isEqualTo(200);
    }

    @Test
    void an_hour_has_room_for_so_many_and_who_keeps_none_takes_none() {
        Street.Business few = Street.business("{" + QUICK + ",\"media\":{\"perHour\":1}}");
        Visitor visitor = few.visitor();
        assertThat(visitor.brings("p1", picture("png"))).isEqualTo(200);
        assertThat(visitor.brings("p2", picture("png"))).isEqualTo(409);
        Street.Business none = Street.business("{" + QUICK + ",\"media\":{\"keep\":false}}");
        assertThat(none.visitor().brings("p1", picture("png"))).isEqualTo(403);
    }

    @Test
    void a_page_of_another_site_brings_none_unless_it_is_on_the_list() {
        Street.Business business = Street.business();
        Visitor visitor = business.visitor();
        assertThat(visitor.brings("p1", picture("png"), "Origin", "https://alien.example"))
                .isEqualTo(401);
        assertThat(business.count("media")).isZero();
        business.change("webchat", business.slug, "{\"config\":{\"origins\":\"https://friend.example\"}}");
        assertThat(visitor.brings("p1", picture("png"), "Origin", "https://friend.example"))
                .isEqualTo(200);
    }
}
