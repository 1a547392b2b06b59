package kz.jauap.desk;

import java.util.List;
import java.util.stream.Collectors;
import kz.jauap.channel.Attachment;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.shared.SafeText;

/// A post as plain words: nothing a customer writes can break it.
final class PostText {

    private PostText() {}

    /// Who speaks, in one sign.
    static String sign(String author) {
        return switch (author) {
            case "customer" -> "👤";
            case "bot" -> "🤖";
            case "operator" -> "🧑‍💼";
            default -> "ℹ️";
        };
    }

    static String of(Post post, DeskTexts.Words words) {
        Post.Body body = post.body();
        String said = said(body, words);
        if (post.kind() == Post.Kind.HISTORY) {
            return said;
        }
        String name = body.name().isBlank() ? "" : body.name() + ": ";
        return SafeText.of(
                switch (body.change()) {
                    case NEW -> sign(body.author()) + " " + name + said;
                    case EDITED -> "✏️ " + words.of("line.edited", said);
                    case DELETED -> "🗑 " + words.of("line.deleted", said);
                });
    }

    /// What stood in a topic, in one text, the newest kept.
    static String history(List<Post> said, int longest, DeskTexts.Words words) {
        return words.of("history") + "\n" + lines(said, longest, words);
    }

    /// Posts in one text of at most `longest` units, the newest kept.
    static String lines(List<Post> said, int longest, DeskTexts.Words words) {
        String all = said.stream().map(post -> of(post, words)).collect(Collectors.joining("\n"));
        return SafeText.of(all.length() <= longest ? all : "…" + all.substring(all.length() - longest + 1));
    }

    /// What a file is called where it cannot be shown.
    static String file(Attachment file, DeskTexts.Words words) {
        String kind = words.of("file." + file.kind().name());
        String name = file.fileName() == null ? "" : " " + file.fileName();
        return switch (file.kind()) {
            case LOCATION ->
                "%s %s, %s %s"
                        .formatted(
                                kind,
                                file.detail("latitude").orElse("?"),
                                file.detail("longitude").orElse("?"),
                                file.detail("title").orElse(""))
                        .strip();
            case CONTACT ->
                "%s %s %s"
                        .formatted(
                                kind,
                                file.detail("name").orElse(""),
                                file.detail("phone").orElse(""))
                        .strip();
            default -> kind + name;
        };
    }

    private static String said(Post.Body body, DeskTexts.Words words) {
        String files =
                body.attachments().stream().map(file -> file(file, words)).collect(Collectors.joining(", "));
        return files.isEmpty()
                ? body.text()
                : body.text().isBlank() ? "[" + files + "]" : body.text() + " [" + files + "]";
    }
}
