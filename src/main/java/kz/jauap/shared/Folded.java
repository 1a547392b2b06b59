package kz.jauap.shared;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/// A value that is seldom needed and would take much room: kept as deflated JSON, and made anew whenever it is asked
/// for.
public final class Folded<T> {

    private final Class<T> type;
    private final byte[] bytes;

    private Folded(Class<T> type, byte[] bytes) {
        this.type = type;
        this.bytes = bytes;
    }

    public static <T> Folded<T> of(Class<T> type, T value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream out = new DeflaterOutputStream(bytes)) {
            out.write(Json.write(value).getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Folded<>(type, bytes.toByteArray());
    }

    public T value() {
        try (InflaterInputStream in = new InflaterInputStream(new ByteArrayInputStream(bytes))) {
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), type);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
