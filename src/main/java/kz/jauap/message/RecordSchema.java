package kz.jauap.message;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The JSON Schema of a record as Jackson writes it in snake case: what may be null may be missing, all else is there.
/// More fields than these are allowed, so that a newer house serves an older script.
public final class RecordSchema {

    private RecordSchema() {}

    public static Map<String, Object> of(Class<?> type) {
        Map<String, Object> properties = new LinkedHashMap<>();
        List<String> required = new ArrayList<>();
        for (RecordComponent part : type.getRecordComponents()) {
            Map<String, Object> schema = new LinkedHashMap<>(of(part.getGenericType()));
            About about = part.getAnnotation(About.class);
            if (about != null) {
                schema.put("description", about.value());
            }
            properties.put(snake(part.getName()), schema);
            if (!isNullable(part)) {
                required.add(snake(part.getName()));
            }
        }
        Map<String, Object> schema = new LinkedHashMap<>();
        About about = type.getAnnotation(About.class);
        if (about != null) {
            schema.put("description", about.value());
        }
        schema.put("type", "object");
        schema.put("required", required);
        schema.put("properties", properties);
        return schema;
    }

    private static boolean isNullable(RecordComponent part) {
        AnnotatedType type = part.getAnnotatedType();
        return type.isAnnotationPresent(Nullable.class);
    }

    private static Map<String, Object> of(Type type) {
        if (type instanceof ParameterizedType generic) {
            Type[] of = generic.getActualTypeArguments();
            return generic.getRawType() == Map.class
                    ? Map.of("type", "object", "additionalProperties", of(of[1]))
                    : Map.of("type", "array", "items", of(of[0]));
        }
        return of((Class<?>) type, ((Class<?>) type).getSimpleName());
    }

    private static Map<String, Object> of(Class<?> type, String name) {
        if (type.isEnum()) {
            return Map.of("type", "string", "enum", words(type));
        }
        if (type.isRecord()) {
            return of(type);
        }
        if (type == UUID.class) {
            return Map.of("type", "string", "format", "uuid");
        }
        if (type == Instant.class) {
            return Map.of("type", "string", "format", "date-time");
        }
        return switch (name) {
            case "String" -> Map.of("type", "string");
            case "int", "long", "Integer", "Long" -> Map.of("type", "integer");
            case "boolean", "Boolean" -> Map.of("type", "boolean");
            default -> Map.of();
        };
    }

    private static List<String> words(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> word(type, ((Enum<?>) constant).name()))
                .toList();
    }

    private static String word(Class<?> type, String name) {
        try {
            JsonProperty written = type.getField(name).getAnnotation(JsonProperty.class);
            return written == null ? name : written.value();
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String snake(String name) {
        StringBuilder snake = new StringBuilder();
        for (char letter : name.toCharArray()) {
            if (Character.isUpperCase(letter)) {
                snake.append('_');
            }
            snake.append(Character.toLowerCase(letter));
        }
        return snake.toString();
    }
}
