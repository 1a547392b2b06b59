package kz.jauap.message;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.Attachment;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// What came along besides words: sorted as owners' scripts know it, and as a typed list with all that is known.
@About("What came along besides words: sorted, and in `attachments` as a typed list with all that is known")
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record UnifiedMedia(
        @About("Whether there is a voice message") boolean hasVoice,

        @About("Its public address, where the provider has one") @Nullable
        String voiceUrl,

        @About("Its words, where they were written down") @Nullable
        String voiceTranscribedText,

        @About("Whether there are pictures") boolean hasImages,
        @About("The pictures") List<File> images,
        @About("Whether there are videos") boolean hasVideo,
        @About("The videos") List<File> videos,
        @About("Whether there are documents") boolean hasDocument,
        @About("The documents") List<File> documents,
        @About("Everything, in its order") List<Part> attachments) {

    /// A file by its public address or by the provider's own id.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record File(
            @About("Public address") @Nullable String url,

            @About("The provider's id of the file") @Nullable
            String fileId,

            @About("Its name") @Nullable String fileName) {

        static File of(Attachment attachment) {
            Part part = Part.of(attachment);
            return new File(part.url(), part.fileId(), part.fileName());
        }
    }

    /// One attachment with all that is known of it.
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Part(
            @About("What it is") Attachment.Kind kind,
            @About("Public address") @Nullable String url,

            @About("The provider's id of the file") @Nullable
            String fileId,

            @About("Media type") @Nullable String mimeType,
            @About("Its name") @Nullable String fileName,
            @About("Its size in bytes") @Nullable Long bytes,

            @About("What else is known: latitude, longitude, phone, name, seconds …")
            Map<String, String> details) {

        static Part of(Attachment one) {
            boolean address = isAddress(one.reference());
            return new Part(
                    one.kind(),
                    address ? one.reference() : null,
                    address || one.reference().isEmpty() ? null : one.reference(),
                    one.mimeType(),
                    one.fileName(),
                    one.bytes(),
                    one.details());
        }
    }

    static boolean isAddress(String reference) {
        return reference.startsWith("https://") || reference.startsWith("http://");
    }

    /// @param transcript words of the voice message, or null
    static UnifiedMedia of(List<Attachment> all, @Nullable String transcript) {
        List<File> images = files(all, Attachment.Kind.PHOTO);
        List<File> videos = files(all, Attachment.Kind.VIDEO);
        List<File> documents = files(all, Attachment.Kind.DOCUMENT);
        List<File> voices = files(all, Attachment.Kind.VOICE);
        return new UnifiedMedia(
                !voices.isEmpty(),
                voices.isEmpty() ? null : voices.getFirst().url(),
                transcript,
                !images.isEmpty(),
                images,
                !videos.isEmpty(),
                videos,
                !documents.isEmpty(),
                documents,
                all.stream().map(Part::of).toList());
    }

    private static List<File> files(List<Attachment> all, Attachment.Kind kind) {
        return all.stream().filter(one -> one.kind() == kind).map(File::of).toList();
    }
}
