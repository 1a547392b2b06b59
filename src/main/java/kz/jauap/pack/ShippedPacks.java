package kz.jauap.pack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/// The packs that come with the house, as examples and to talk to.
public final class ShippedPacks {

    private ShippedPacks() {}

    /// The files of a shipped pack, text by file name.
    ///
    /// @throws IllegalArgumentException when the house ships no pack of that name
    public static Map<String, String> texts(String name) {
        Map<String, String> texts = new TreeMap<>();
        for (String file : PackReader.FILES) {
            try (InputStream in = ShippedPacks.class.getResourceAsStream("/packs/" + name + "/" + file)) {
                if (in != null) {
                    texts.put(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        if (texts.isEmpty()) {
            throw new IllegalArgumentException("no pack called " + name + " comes with this build");
        }
        return texts;
    }

    /// The business's name as the pack gives it, in its first language.
    public static String nameOf(String name) {
        Profile profile = PackReader.profile(texts(name))
                .orElseThrow(() -> new IllegalStateException("the shipped pack " + name + " is broken"));
        return profile.names().in(profile.languages().getFirst(), profile.languages());
    }
}
