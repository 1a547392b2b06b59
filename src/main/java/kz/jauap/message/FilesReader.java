package kz.jauap.message;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import kz.jauap.channel.Attachment;
import tools.jackson.databind.JsonNode;

/// Reads `media`: the typed list where there is one, else what owners' scripts sort by kind.
final class FilesReader {

    private static final int LONGEST_ADDRESS = 2_000;

    private final BiConsumer<String, String> fault;
    private final List<Attachment> files = new ArrayList<>();

    /// @param fault told what is wrong, by its pointer
    FilesReader(BiConsumer<String, String> fault) {
        this.fault = fault;
    }

    List<Attachment> read(JsonNode media, int most) {
        if (!media.path("attachments").isEmpty()) {
            each(media, "attachments", Optional.empty());
        } else {
            if (media.path("voice_url").isString()) {
                add("/media/voice_url", Attachment.Kind.VOICE, media.path("voice_url"), media);
            }
            each(media, "images", Optional.of(Attachment.Kind.PHOTO));
            each(media, "videos", Optional.of(Attachment.Kind.VIDEO));
            each(media, "documents", Optional.of(Attachment.Kind.DOCUMENT));
        }
        if (files.size() > most) {
            fault.accept("/media", "at most " + most + " files");
        }
        return files;
    }

    private void each(JsonNode media, String list, Optional<Attachment.Kind> kind) {
        int place = 0;
        for (JsonNode one : media.path(list)) {
            String pointer = "/media/" + list + "/" + place++;
            Optional<Attachment.Kind> known = kind.or(() -> kind(one));
            if (known.isEmpty()) {
                fault.accept(pointer + "/kind", "give one of " + Arrays.toString(Attachment.Kind.values()));
                continue;
            }
            add(pointer, known.get(), one.isString() ? one : one.path("url"), one);
        }
    }

    private static Optional<Attachment.Kind> kind(JsonNode one) {
        String told = one.path("kind").asString("").toUpperCase(Locale.ROOT);
        return Arrays.stream(Attachment.Kind.values())
                .filter(kind -> kind.name().equals(told))
                .findFirst();
    }

    /// A file lies at a public address; only what has none (a place, a contact) comes without.
    private void add(String pointer, Attachment.Kind kind, JsonNode address, JsonNode one) {
        String url = address.asString("");
        boolean places = kind == Attachment.Kind.LOCATION || kind == Attachment.Kind.CONTACT;
        if (!(places && url.isEmpty()) && !(UnifiedMedia.isAddress(url) && url.length() <= LONGEST_ADDRESS)) {
            fault.accept(pointer, "give a public address (https://…)");
            return;
        }
        Map<String, String> details = new HashMap<>();
        one.path("details")
                .properties()
                .forEach(field -> details.put(field.getKey(), field.getValue().asString("")));
        String type = one.path("mime_type").asString("");
        String name = one.path("file_name").asString("");
        files.add(new Attachment(
                kind,
                url,
                type.isEmpty() ? null : type,
                name.isEmpty() ? null : name,
                one.path("bytes").isIntegralNumber() ? one.path("bytes").asLong() : null,
                details));
    }
}
