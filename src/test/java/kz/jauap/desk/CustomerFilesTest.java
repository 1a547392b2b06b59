package kz.jauap.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.channel.spi.Capabilities;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.Verification;
import kz.jauap.channel.spi.WebhookRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What customers send besides words, in a topic.
class CustomerFilesTest {

    private static final byte[] BYTES = {7, 7, 7};

    private final DeskFixture desk = new DeskFixture(new Adapters(List.of(new Cupboard())));
    private final UUID channel = desk.channels
            .add(DeskFixture.TENANT, new ChannelKind("cupboard"), "one", Map.of(), Map.of(), "test")
            .channel()
            .value();

    @AfterEach
    void close() {
        desk.close();
    }

    @Test
    void files_of_every_kind_go_into_the_topic_with_their_words() {
        desk.opens(1);
        for (Attachment.Kind kind : List.of(
                Attachment.Kind.PHOTO,
                Attachment.Kind.VOICE,
                Attachment.Kind.AUDIO,
                Attachment.Kind.VIDEO,
                Attachment.Kind.DOCUMENT,
                Attachment.Kind.STICKER,
                Attachment.Kind.OTHER)) {
            desk.says(1, "", channel, List.of(Attachment.of(kind, "there")));
        }
        desk.says(1, "look", channel, List.of(Attachment.of(Attachment.Kind.PHOTO, "there")));
        desk.settle();
        for (String method : List.of("sendVoice", "sendAudio", "sendVideo", "sendSticker")) {
            assertThat(desk.telegram.taken(method)).as(method).isEqualTo(1);
        }
        assertThat(desk.telegram.taken("sendPhoto")).isEqualTo(2);
        assertThat(desk.telegram.taken("sendDocument")).isEqualTo(2);
        assertThat(desk.texts(desk.onlyThread())).last().isEqualTo("👤 look");
        String file = desk.telegram
                .people()
                .topic(desk.onlyThread())
                .getLast()
                .path("photo")
                .path(0)
                .path("file_id")
                .asString();
        assertThat(desk.telegram.uploaded(file)).isEqualTo(BYTES);
    }

    @Test
    void a_file_that_cannot_be_had_is_told_in_words() {
        desk.opens(1);
        desk.says(1, "my hair", channel, List.of(Attachment.of(Attachment.Kind.PHOTO, "gone")));
        desk.says(1, "", null, List.of(Attachment.of(Attachment.Kind.VOICE, "nowhere")));
        desk.settle();
        List<String> texts = desk.texts(desk.onlyThread());
        assertThat(texts.get(1)).contains("my hair").contains("фото").contains("не удалось получить");
        assertThat(texts.get(2)).contains("голосовое").contains("не удалось получить");
    }

    @Test
    void places_and_contacts_are_told_in_words() {
        desk.opens(1);
        desk.says(
                1,
                "",
                channel,
                List.of(new Attachment(
                        Attachment.Kind.LOCATION,
                        "",
                        null,
                        null,
                        null,
                        Map.of("latitude", "43.24", "longitude", "76.91"))));
        desk.says(
                1,
                "",
                channel,
                List.of(new Attachment(
                        Attachment.Kind.CONTACT,
                        "",
                        null,
                        null,
                        null,
                        Map.of("name", "Dana", "phone", "+77017654321"))));
        desk.settle();
        List<String> texts = desk.texts(desk.onlyThread());
        assertThat(texts.get(1)).contains("43.24, 76.91");
        assertThat(texts.get(2)).contains("Dana +77017654321");
    }

    /// A messenger that keeps one file.
    private static final class Cupboard implements ChannelAdapter {

        @Override
        public ChannelKind kind() {
            return new ChannelKind("cupboard");
        }

        @Override
        public Capabilities capabilities() {
            return new Capabilities(1000, 1, 1, true, false, false, Duration.ofSeconds(1));
        }

        @Override
        public Verification verify(WebhookRequest request, ChannelAccount account) {
            return Verification.forged("nobody writes here");
        }

        @Override
        public Parsed parse(WebhookRequest request, ChannelAccount account) {
            return Parsed.nothing();
        }

        @Override
        public SendOutcome send(OutboundMessage message, ChannelAccount account) {
            return new SendOutcome.Rejected("nobody reads here");
        }

        @Override
        public AccountCheck check(ChannelAccount account) {
            return new AccountCheck.Working("cupboard");
        }

        @Override
        public Media fetch(Attachment attachment, ChannelAccount account, Media.Limits limits) {
            return attachment.reference().equals("there")
                    ? new Media.Fetched(BYTES, "application/octet-stream")
                    : new Media.Missing("it is gone");
        }
    }
}
