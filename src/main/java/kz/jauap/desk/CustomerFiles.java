package kz.jauap.desk;

import java.time.Duration;
import java.util.UUID;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.spi.Media;
import kz.jauap.channel.spi.Media.Fetched;
import kz.jauap.channel.spi.Media.Limits;
import kz.jauap.channel.spi.Media.Missing;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.desk.group.Telegraph;
import kz.jauap.desk.telegram.BotReply;
import kz.jauap.media.FileDoor;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Files of customers, fetched from their messenger and put into a topic. What cannot be fetched, or is no file, is
/// told in words: nothing is passed over.
@Component
class CustomerFiles {

    private static final Limits LIMITS = new Limits(20 * 1024 * 1024, Duration.ofSeconds(20));

    private final FileDoor files;
    private final Telegraph telegraph;

    CustomerFiles(FileDoor files, Telegraph telegraph) {
        this.files = files;
        this.telegraph = telegraph;
    }

    BotReply send(DeskGroup group, long thread, Post post, DeskTexts.Words words) {
        Attachment file = post.body().attachments().getFirst();
        return switch (fetch(group.tenant(), post.body().channel(), file)) {
            case Fetched got -> show(group, thread, post, got, words);
            case Missing missing -> tell(group, thread, post, words);
        };
    }

    private BotReply show(DeskGroup group, long thread, Post post, Fetched got, DeskTexts.Words words) {
        Attachment file = post.body().attachments().getFirst();
        String type = file.mimeType() == null ? got.mimeType() : file.mimeType();
        String mime = type.isBlank() ? "application/octet-stream" : type;
        ProviderHttp.File upload = new ProviderHttp.File(name(file), mime, got.bytes());
        String caption = post.body().text().isBlank()
                ? ""
                : PostText.sign(post.body().author()) + " " + post.body().text();
        BotReply reply = telegraph.media(group, thread, kind(file), upload, caption);
        return reply instanceof BotReply.Refused ? tell(group, thread, post, words) : reply;
    }

    /// Words instead of a file.
    private BotReply tell(DeskGroup group, long thread, Post post, DeskTexts.Words words) {
        Attachment file = post.body().attachments().getFirst();
        boolean lost = switch (file.kind()) {
            case LOCATION, CONTACT -> false;
            case PHOTO, VOICE, AUDIO, VIDEO, DOCUMENT, STICKER, OTHER -> true;
        };
        String text = PostText.of(post, words);
        String all = lost ? text + "\n" + words.of("file.missing", PostText.file(file, words)) : text;
        return telegraph.say(group, thread, all, post.body().replyTo(), java.util.List.of());
    }

    private Media fetch(TenantId tenant, @org.jspecify.annotations.Nullable UUID channel, Attachment file) {
        return channel == null || file.reference().isEmpty()
                ? new Missing("there is nothing to fetch")
                : files.fetch(tenant, new ChannelId(channel), file, LIMITS);
    }

    private static String name(Attachment file) {
        return file.fileName() == null ? file.kind().name().toLowerCase(java.util.Locale.ROOT) : file.fileName();
    }

    private static String kind(Attachment file) {
        return switch (file.kind()) {
            case PHOTO -> "photo";
            case VOICE -> "voice";
            case AUDIO -> "audio";
            case VIDEO -> "video";
            case STICKER -> "sticker";
            case DOCUMENT, LOCATION, CONTACT, OTHER -> "document";
        };
    }
}
