package kz.jauap.channel.vk;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.ProviderRequest.Content;
import kz.jauap.channel.spi.PublicFiles;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// Gives files to VK, which takes them by upload only: where to, the file, and its place in VK's own store.
final class VkFiles {

    private static final int LARGEST = 50 * 1024 * 1024;

    private final VkApi api;
    private final PublicFiles files;
    private final Duration timeout;

    VkFiles(VkApi api, PublicFiles files, Duration timeout) {
        this.api = api;
        this.files = files;
        this.timeout = timeout;
    }

    /// What became of an upload.
    sealed interface Uploaded {

        /// @param name as `messages.send` wants it, for example `photo-1_2`
        record There(String name) implements Uploaded {}

        /// Nothing was sent, so nothing is uncertain.
        record Not(VkReply why) implements Uploaded {}
    }

    Uploaded upload(OutboundMessage message, ChannelAccount account) {
        Attachment file = message.attachments().getFirst();
        if (!(files.fetch(file.reference(), new Media.Limits(LARGEST, timeout)) instanceof Media.Fetched fetched)) {
            return not("the file could not be fetched to upload it");
        }
        boolean photo = file.kind() == Attachment.Kind.PHOTO;
        String server = photo ? "photos.getMessagesUploadServer" : "docs.getMessagesUploadServer";
        Map<String, String> where = photo
                ? Map.of("peer_id", message.chatId())
                : Map.of("peer_id", message.chatId(), "type", voice(file) ? "audio_message" : "doc");
        return switch (api.call(account, server, where)) {
            case VkReply.Ok(JsonNode response) ->
                given(Wire.text(response.path("upload_url")), content(file, fetched, photo), photo, file, account);
            case VkReply other -> new Uploaded.Not(other);
        };
    }

    private Uploaded given(
            String address, Content.Upload content, boolean photo, Attachment file, ChannelAccount account) {
        Optional<JsonNode> taken = api.upload(address, content, timeout);
        if (taken.isEmpty()) {
            return not("VK's store does not take the file");
        }
        Map<String, String> parameters = new HashMap<>();
        taken.get().properties().forEach(one -> Wire.put(parameters, one.getKey(), one.getValue()));
        if (!photo && file.fileName() != null) {
            parameters.put("title", file.fileName());
        }
        return switch (api.call(account, photo ? "photos.saveMessagesPhoto" : "docs.save", parameters)) {
            case VkReply.Ok(JsonNode response) -> named(response, photo);
            case VkReply other -> new Uploaded.Not(other);
        };
    }

    private static Uploaded named(JsonNode response, boolean photo) {
        String type = photo ? "photo" : Wire.text(response.path("type"));
        JsonNode saved = photo ? response.path(0) : response.path(type);
        Optional<Long> owner = Wire.number(saved.path("owner_id"));
        Optional<Long> id = Wire.number(saved.path("id"));
        if (owner.isEmpty() || id.isEmpty()) {
            return not("VK does not name what was uploaded");
        }
        String prefix = photo ? "photo" : "doc"; // a voice message is a document too
        return new Uploaded.There(prefix + owner.get() + "_" + id.get());
    }

    private static Content.Upload content(Attachment file, Media.Fetched fetched, boolean photo) {
        String type = file.mimeType() == null ? fetched.mimeType() : file.mimeType();
        String name = file.fileName() == null ? (photo ? "photo.jpg" : "file") : file.fileName();
        return new Content.Upload(
                photo ? "photo" : "file", new ProviderHttp.File(name, type, fetched.bytes()), Map.of());
    }

    private static boolean voice(Attachment file) {
        return file.kind() == Attachment.Kind.VOICE;
    }

    private static Uploaded not(String reason) {
        return new Uploaded.Not(new VkReply.NotSent(reason));
    }
}
