package kz.jauap.turn;

import java.time.Duration;
import java.util.Optional;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.spi.Media;
import kz.jauap.llm.ModelAnswer;
import kz.jauap.llm.Models;
import kz.jauap.llm.Recording;
import kz.jauap.media.FileDoor;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// The words of one voice message: those that are kept, else fetched from the messenger, written down by the tenant's
/// model, and kept. Blocks; no transaction is open meanwhile.
@Component
class Transcription {

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_SECONDS = 180;

    private final HeardStore kept;
    private final FileDoor files;
    private final Models models;

    Transcription(HeardStore kept, FileDoor files, Models models) {
        this.kept = kept;
        this.files = files;
        this.models = models;
    }

    /// @param words empty where there are none
    /// @param detail for the trace; never the customer's words
    record Outcome(Optional<HeardStore.Words> words, String detail) {

        static Outcome none(String why) {
            return new Outcome(Optional.empty(), why);
        }
    }

    Outcome of(TenantId tenant, HeardStore.Voice voice, ChannelId channel, Attachment attachment, Duration within) {
        Optional<HeardStore.Words> before = kept.find(tenant, voice);
        if (before.isPresent()) {
            return told(before.get(), "kept from before");
        }
        long bytes = attachment.bytes() == null ? 0 : attachment.bytes();
        if (seconds(attachment) > MOST_SECONDS || bytes > MOST_BYTES) {
            return Outcome.none("it is too long");
        }
        return switch (files.fetch(tenant, channel, attachment, new Media.Limits(MOST_BYTES, within))) {
            case Media.Missing(String reason) -> Outcome.none("not fetched: " + reason);
            case Media.Fetched(byte[] file, String type) -> written(tenant, voice, attachment, file, type);
        };
    }

    /// As the channel tells them, 0 where it does not.
    static int seconds(Attachment attachment) {
        return attachment
                .detail("seconds")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Integer::parseInt)
                .orElse(0);
    }

    private Outcome written(TenantId tenant, HeardStore.Voice voice, Attachment attachment, byte[] file, String type) {
        String told = attachment.mimeType();
        Recording recording = new Recording(file, told == null ? type : told, seconds(attachment));
        return switch (models.hear(tenant, recording)) {
            case ModelAnswer.Said(String text, int tokens, boolean sure) ->
                keep(tenant, voice, new HeardStore.Words(text, sure), "written down, " + tokens + " tokens");
            case ModelAnswer.Useless(String reason, int tokens) ->
                keep(tenant, voice, new HeardStore.Words("", false), reason);
            case ModelAnswer.Failed(String reason) -> Outcome.none(reason);
        };
    }

    private Outcome keep(TenantId tenant, HeardStore.Voice voice, HeardStore.Words words, String detail) {
        kept.keep(tenant, voice, words);
        return told(words, detail);
    }

    private static Outcome told(HeardStore.Words words, String detail) {
        return words.text().isBlank() ? Outcome.none(detail) : new Outcome(Optional.of(words), detail);
    }
}
