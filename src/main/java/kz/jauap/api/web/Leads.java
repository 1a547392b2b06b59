package kz.jauap.api.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.shared.Json;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// A lead as a message: whom to call back, what they said, where they come from. Fields go by the names forms usually
/// give them.
@Component
class Leads {

    private static final int FEWEST_DIGITS = 7;
    private static final int MOST_DIGITS = 15;
    private static final int MOST_ANSWERS = 50;
    private static final long SAME_FOR_SECONDS = 600;
    private static final Map<String, List<String>> NAMES = Map.of(
            "phone", List.of("phone", "telephone", "mobile", "cell"),
            "name", List.of("name", "full_name", "client_name", "customer_name"),
            "message", List.of("message", "comment", "description", "text"),
            "source", List.of("source", "form_source"),
            "form_id", List.of("form_id", "quiz_id"),
            "form_name", List.of("form_name", "quiz_name"));

    private final Clock clock;

    Leads(Clock clock) {
        this.clock = clock;
    }

    /// The key of the request, or the same body within ten minutes, is the same lead.
    String name(Asked asked) {
        return asked.key()
                .map(key -> "key-" + key)
                .orElseGet(() -> "lead-" + asked.hash() + "-" + clock.instant().getEpochSecond() / SAME_FOR_SECONDS);
    }

    /// @throws ProblemFound when nobody could be called back
    JsonNode message(JsonNode lead) {
        String phone = field(lead, "phone");
        String email = lead.path("email").asString("").strip();
        String digits = phone.replaceAll("\\D", "");
        boolean callable = digits.length() >= FEWEST_DIGITS && digits.length() <= MOST_DIGITS;
        boolean mailable = email.matches("[^@\\s]+@[^@\\s]+");
        if (!callable && !mailable) {
            throw Wishes.invalid("/phone", "a phone number, or an email");
        }
        ObjectNode message = Json.mapper().createObjectNode();
        message.put("external_user_id", callable ? digits : email);
        message.put("external_chat_id", callable ? digits : email);
        message.put("client_name", field(lead, "name"));
        message.put("client_phone", callable ? phone : "");
        message.put("client_email", mailable ? email : "");
        message.put("text", words(lead, phone, email));
        message.set("meta", meta(lead));
        return message;
    }

    /// What they wrote and answered; where that is nothing, who they are.
    private static String words(JsonNode lead, String phone, String email) {
        Stream<String> answers = lead.path("quiz_answers")
                .valueStream()
                .limit(MOST_ANSWERS)
                .map(one -> one.path("question").asString("") + ": "
                        + one.path("answer").asString(""));
        String said = Stream.concat(Stream.of(field(lead, "message")), answers)
                .filter(line -> !line.isBlank())
                .collect(Collectors.joining("\n"));
        return said.isEmpty()
                ? Stream.of(field(lead, "name"), phone, email)
                        .filter(line -> !line.isBlank())
                        .collect(Collectors.joining("\n"))
                : said;
    }

    private static ObjectNode meta(JsonNode lead) {
        ObjectNode meta = Json.mapper().createObjectNode();
        String form = field(lead, "form_id");
        meta.put("form_id", form.isEmpty() ? "api" : form);
        for (String name : List.of("form_name", "source")) {
            String value = field(lead, name);
            if (!value.isEmpty()) {
                meta.put(name, value);
            }
        }
        lead.properties().stream()
                .filter(field ->
                        field.getKey().startsWith("utm_") || field.getKey().equals("page"))
                .forEach(field -> meta.set(field.getKey(), field.getValue()));
        return meta;
    }

    private static String field(JsonNode lead, String name) {
        return NAMES.getOrDefault(name, List.of(name)).stream()
                .map(lead::path)
                .filter(value -> value.isString() || value.isIntegralNumber())
                .map(value -> value.asString().strip())
                .findFirst()
                .orElse("");
    }
}
