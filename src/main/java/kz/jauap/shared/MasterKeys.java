package kz.jauap.shared;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/// The keys that seal secrets: 32 random bytes each, in base 64, newest first. Written one per line or with commas.
public record MasterKeys(List<Key> newestFirst) {

    private static final int BYTES = 32;

    public MasterKeys {
        newestFirst = List.copyOf(newestFirst);
        if (newestFirst.isEmpty()) {
            throw new IllegalArgumentException("no master key is given");
        }
    }

    /// @throws IllegalArgumentException saying what is wrong, never showing the text
    public static MasterKeys parse(String text) {
        return new MasterKeys(Stream.of(text.split("[,\\s]+"))
                .filter(part -> !part.isEmpty())
                .map(MasterKeys::decode)
                .toList());
    }

    /// Reads the file, made with one fresh key when it is not there yet.
    public static MasterKeys readOrCreate(Path file) {
        if (Files.notExists(file)) {
            OwnerOnly.writeOnce(file, fresh() + "\n");
        }
        return parse(OwnerOnly.read(file));
    }

    /// Puts a fresh key in front of those in the file. Sealed secrets stay readable.
    public static MasterKeys rotate(Path file) {
        MasterKeys before = readOrCreate(file);
        OwnerOnly.write(
                file, Stream.concat(Stream.of(fresh()), before.texts()).collect(Collectors.joining("\n")) + "\n");
        return parse(OwnerOnly.read(file));
    }

    /// A new key, as text.
    public static String fresh() {
        byte[] random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        return Base64.getEncoder().encodeToString(random);
    }

    Key newest() {
        return newestFirst.getFirst();
    }

    Optional<Key> byId(String id) {
        return newestFirst.stream().filter(key -> key.id.equals(id)).findFirst();
    }

    private Stream<String> texts() {
        return newestFirst.stream()
                .map(key -> Base64.getEncoder().encodeToString(key.secret().getEncoded()));
    }

    private static Key decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/'));
            if (bytes.length != BYTES) {
                throw new IllegalArgumentException("it has " + bytes.length + " bytes, not " + BYTES);
            }
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new Key(HexFormat.of().formatHex(digest, 0, 4), new SecretKeySpec(bytes, "AES"));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        } catch (IllegalArgumentException e) {
            String problem = String.valueOf(e.getMessage()).startsWith("it has") ? e.getMessage() : "it is not base 64";
            throw new IllegalArgumentException(problem); // the decoder's own message shows a piece of the key
        }
    }

    /// One key and its public name.
    public record Key(String id, SecretKey secret) {

        /// Never shows the secret.
        @Override
        public String toString() {
            return "Key[" + id + "]";
        }
    }
}
