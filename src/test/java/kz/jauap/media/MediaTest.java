package kz.jauap.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import kz.jauap.SettableClock;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.Channels;
import kz.jauap.channel.ConversationKey;
import kz.jauap.channel.spi.Media;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversations;
import kz.jauap.erasing.Erasing;
import kz.jauap.ops.House;
import kz.jauap.shared.Json;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What becomes of the files customers send.
class MediaTest {

    private static final SettableClock CLOCK = new SettableClock(Instant.parse("2026-11-24T07:00:00Z"));
    private static final Shelf SHELF = new Shelf();
    private static final AtomicInteger NUMBERS = new AtomicInteger();
    private static final House house = House.pumped(CLOCK, context -> context.registerBean(Shelf.class, () -> SHELF));

    private final String slug = "shop_" + NUMBERS.incrementAndGet();
    private final TenantId tenant = TenantId.of(house.post(
                    "/admin/tenants",
                    "{\"slug\":\"%s\",\"name\":\"x\",\"pack\":\"demo-salon\",\"settings\":{\"quietMs\":0,\"completeQuietMs\":0}}"
                            .formatted(slug))
            .json()
            .path("id")
            .asString());
    private final ChannelAccount account = connect();
    private final Files files = house.bean(Files.class);
    private final FileAddresses addresses = house.bean(FileAddresses.class);

    @AfterAll
    static void close() {
        house.close();
    }

    private ChannelAccount connect() {
        House.Answer answer = house.post(
                "/admin/tenants/" + slug + "/channels",
                "{\"kind\":\"shelf\",\"account\":\"%s\",\"config\":{},\"secrets\":{}}".formatted(slug));
        assertThat(answer.status()).as(answer.text()).isEqualTo(201);
        return house.bean(Channels.class).find(new ChannelKind("shelf"), slug).orElseThrow();
    }

    private UUID sends(String text, String... references) {
        String body = Json.write(Map.of(
                "id", "m" + NUMBERS.incrementAndGet(), "chat", "anna", "text", text, "files", List.of(references)));
        assertThat(house.call("POST", "/webhook/shelf/" + slug, body, Map.of("Content-Type", "application/json"))
                        .status())
                .isEqualTo(200);
        house.pump();
        return ConversationKey.of(account.channel(), "anna");
    }

    private StoredFile only(UUID talk) {
        List<StoredFile> found = files.of(tenant, talk);
        assertThat(found).hasSize(1);
        return found.getFirst();
    }

    private static byte[] png() {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(900, 600, BufferedImage.TYPE_INT_RGB), "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static HttpResponse<byte[]> get(String path) {
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(house.address + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void the_files_of_an_erased_customer_are_deleted_and_one_that_is_being_fetched_is_not_kept() {
        SHELF.files.put("passport", png());
        UUID talk = sends("Где вы находитесь?", "passport");
        StoredFile kept = only(talk);
        String link = addresses.of(tenant, kept, false);
        assertThat(files.open(tenant, kept, false)).isPresent();
        assertThat(house.bean(Erasing.class).begin(tenant, talk, "test")).isInstanceOf(Erasing.Begun.Started.class);
        house.pump();
        assertThat(files.of(tenant, talk)).isEmpty();
        assertThat(files.open(tenant, kept, false)).isEmpty();
        assertThat(files.open(tenant, kept, true)).isEmpty();
        assertThat(get(link).statusCode()).isEqualTo(404);

        assertThat(house.bean(KeptFiles.class).keep(tenant, kept, png())).isEmpty();
        assertThat(files.open(tenant, kept, false)).isEmpty();
    }

    @Test
    void a_picture_is_fetched_once_kept_and_shown_small_and_whole() throws IOException {
        byte[] picture = png();
        SHELF.files.put("cat", picture);
        int before = SHELF.fetched.get();
        UUID talk = sends("Где вы находитесь?", "cat");
        sends("", "cat");
        StoredFile kept = only(talk);
        assertThat(kept.state()).isEqualTo(StoredFile.State.KEPT);
        assertThat(kept.mimeType()).isEqualTo("image/png");
        HttpResponse<byte[]> whole = get(addresses.of(tenant, kept, false));
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.body()).isEqualTo(picture);
        assertThat(whole.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(whole.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
        BufferedImage small = ImageIO.read(
                new ByteArrayInputStream(get(addresses.of(tenant, kept, true)).body()));
        assertThat(small.getWidth()).isEqualTo(320);
        assertThat(files.fetch(
                        tenant,
                        account.channel(),
                        Attachment.of(Attachment.Kind.PHOTO, "cat"),
                        new Media.Limits(10_000_000, Duration.ofSeconds(1))))
                .isInstanceOf(Media.Fetched.class);
        assertThat(SHELF.fetched.get() - before).as("once, whoever wants it").isEqualTo(1);
    }

    @Test
    void what_calls_itself_a_picture_and_is_a_page_is_saved_and_never_shown() {
        SHELF.files.put("page", "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.UTF_8));
        StoredFile kept = only(sends("", "page"));
        assertThat(kept.mimeType()).isEqualTo("text/html");
        HttpResponse<byte[]> answer = get(addresses.of(tenant, kept, false));
        assertThat(answer.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/octet-stream");
        assertThat(kept.thumbnail()).isFalse();
    }

    @Test
    void an_address_ends_and_cannot_be_changed_or_taken_elsewhere() {
        SHELF.files.put("dog", png());
        StoredFile kept = only(sends("", "dog"));
        String address = addresses.of(tenant, kept, false);
        assertThat(get(address).statusCode()).isEqualTo(200);
        char last = address.charAt(address.length() - 1);
        String forged = address.substring(0, address.length() - 2) + (last == 'A' ? "BB" : "AA");
        assertThat(get(forged).statusCode()).isEqualTo(404);
        assertThat(get(address.replace(tenant.toString(), UUID.randomUUID().toString()))
                        .statusCode())
                .isEqualTo(404);
        assertThat(get("/media/" + tenant + "/" + kept.id()).statusCode()).isEqualTo(404);
        CLOCK.forward(FileAddresses.GOOD_FOR.plus(Duration.ofSeconds(1)));
        assertThat(get(address).statusCode()).isEqualTo(404);
    }

    @Test
    void the_text_is_answered_though_the_file_never_comes() {
        UUID talk = sends("Где вы находитесь?", "nowhere");
        assertThat(house.bean(Conversations.class).history(tenant, talk, 0, 100).stream()
                        .filter(shown -> shown.said().author() == Author.BOT)
                        .count())
                .isPositive();
        assertThat(only(talk).state()).isEqualTo(StoredFile.State.WAITING);
        for (int i = 0; i < 8; i++) {
            CLOCK.forward(Duration.ofMinutes(5));
            house.pump();
        }
        assertThat(only(talk).state()).isEqualTo(StoredFile.State.MISSING);
        assertThat(house.get("/admin/dead-jobs").text()).doesNotContain("\"media\"");
    }

    @Test
    void what_is_too_large_or_too_many_stays_where_it_is() {
        house.patch(
                "/admin/tenants/" + slug,
                "{\"settings\":{\"media\":{\"megabytes\":1,\"perMessage\":2,\"perHour\":3}}}");
        SHELF.files.put("big", new byte[2 * 1024 * 1024]);
        for (String name : List.of("a", "b", "c", "d", "e")) {
            SHELF.files.put(name, png());
        }
        UUID talk = sends("", "a", "b", "c");
        assertThat(files.of(tenant, talk)).hasSize(2);
        CLOCK.forward(Duration.ofSeconds(1));
        sends("", "d", "e");
        assertThat(files.of(tenant, talk).stream().map(StoredFile::state))
                .containsExactlyInAnyOrder(
                        StoredFile.State.KEPT, StoredFile.State.KEPT, StoredFile.State.KEPT, StoredFile.State.REFUSED);
        CLOCK.forward(Duration.ofHours(2));
        sends("", "big");
        assertThat(files.of(tenant, talk).getFirst().state()).isNotEqualTo(StoredFile.State.KEPT);
    }

    @Test
    void a_file_is_deleted_with_its_bytes_when_its_time_is_over() {
        SHELF.files.put("old", png());
        UUID talk = sends("", "old");
        StoredFile kept = only(talk);
        assertThat(files.forget(tenant)).isZero();
        CLOCK.forward(Duration.ofDays(91));
        assertThat(files.forget(tenant)).isEqualTo(1);
        assertThat(files.of(tenant, talk)).isEmpty();
        assertThat(files.open(tenant, kept, false)).isEmpty();
    }

    @Test
    void a_business_that_keeps_no_files_fetches_none() {
        house.patch("/admin/tenants/" + slug, "{\"settings\":{\"media\":{\"keep\":false}}}");
        SHELF.files.put("none", png());
        assertThat(files.of(tenant, sends("", "none"))).isEmpty();
    }
}
