package kz.jauap.turn;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelId;
import kz.jauap.journey.Street;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(Street.class)
class TranscriptionTest {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final Transcription transcription = Street.house().bean(Transcription.class);
    private final HeardStore kept = Street.house().bean(HeardStore.class);
    private final TenantId tenant = new TenantId(Street.business().id);
    private final HeardStore.Voice voice = new HeardStore.Voice(UUID.randomUUID(), 0);
    private final ChannelId nowhere = new ChannelId(UUID.randomUUID());
    private final Attachment sent = Attachment.of(Attachment.Kind.VOICE, "file");

    @Test
    void a_turn_that_runs_again_takes_the_words_it_has_paid_for() {
        HeardStore.Words words = new HeardStore.Words("Сколько стоит педикюр?", true);
        kept.keep(tenant, voice, words);

        assertThat(transcription.of(tenant, voice, nowhere, sent, SOON))
                .isEqualTo(new Transcription.Outcome(java.util.Optional.of(words), "kept from before"));
    }

    @Test
    void a_message_in_which_nothing_was_heard_is_not_paid_for_again() {
        kept.keep(tenant, voice, new HeardStore.Words("", false));

        assertThat(transcription.of(tenant, voice, nowhere, sent, SOON))
                .isEqualTo(Transcription.Outcome.none("kept from before"));
    }

    @Test
    void words_are_forgotten_with_the_turns() {
        kept.keep(tenant, voice, new HeardStore.Words("Алло", true));
        Street.house().bean(Turns.class).forget(tenant, Instant.now().plus(1, ChronoUnit.DAYS));

        assertThat(transcription.of(tenant, voice, nowhere, sent, SOON).words()).isEmpty();
    }

    @Test
    void a_long_message_is_left_to_a_person() {
        Attachment hour =
                new Attachment(Attachment.Kind.VOICE, "file", null, null, null, java.util.Map.of("seconds", "3600"));

        assertThat(transcription.of(tenant, voice, nowhere, hour, SOON))
                .isEqualTo(Transcription.Outcome.none("it is too long"));
    }
}
