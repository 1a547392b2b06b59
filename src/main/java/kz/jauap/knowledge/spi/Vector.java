package kz.jauap.knowledge.spi;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;

/// What a text means, as a model of languages sees it: a direction, one unit long.
public final class Vector {

    private final float[] parts;

    private Vector(float[] parts) {
        this.parts = parts;
    }

    /// @param raw of any length but none
    /// @throws IllegalArgumentException when it points nowhere
    public static Vector of(float[] raw) {
        double square = 0;
        for (float one : raw) {
            square += (double) one * one;
        }
        if (square == 0 || !Double.isFinite(square)) {
            throw new IllegalArgumentException("a vector that points nowhere");
        }
        float[] parts = new float[raw.length];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = (float) (raw[i] / Math.sqrt(square));
        }
        return new Vector(parts);
    }

    public int dimension() {
        return parts.length;
    }

    /// How near two texts are, from -1 to 1.
    public double likeness(Vector other) {
        double sum = 0;
        for (int i = 0; i < parts.length; i++) {
            sum += (double) parts[i] * other.parts[i];
        }
        return sum;
    }

    public float[] parts() {
        return parts.clone();
    }

    /// Vectors of one dimension one after the other, four bytes a part.
    public static byte[] bytes(Iterable<Vector> vectors, int size) {
        ByteBuffer bytes = ByteBuffer.allocate(size);
        vectors.forEach(vector -> {
            for (float part : vector.parts) {
                bytes.putFloat(part);
            }
        });
        return bytes.array();
    }

    /// The vector at a place of what [#bytes] has made.
    public static Vector read(byte[] bytes, int dimension, int place) {
        float[] parts = new float[dimension];
        FloatBuffer all = ByteBuffer.wrap(bytes).asFloatBuffer();
        all.get(place * dimension, parts);
        return new Vector(parts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vector vector && Arrays.equals(parts, vector.parts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(parts);
    }
}
