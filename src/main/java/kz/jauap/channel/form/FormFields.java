package kz.jauap.channel.form;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.channel.spi.Wire;
import kz.jauap.shared.SafeText;
import tools.jackson.databind.JsonNode;

/// What was posted, whatever its shape: fields by name in their order, and the questions of a quiz with their answers.
/// JSON (also with objects within), or a form's own encoding (also with `answers[0][q]`).
///
/// @param named by lower-case name, `utm: {source}` as `utm_source`
public record FormFields(Map<String, String> named, List<Pair> answers) {

    private static final int MOST = 200;
    private static final int DEEPEST = 4;

    /// What is told of these is not told of the customer.
    private static final Set<String> PREFIXED = Set.of("utm", "quiz", "form");

    private static final Pattern IN_LIST = Pattern.compile("(\\w{1,40})\\[(\\d{1,3})]\\[(\\w{1,40})]");

    /// A question and what was answered.
    public record Pair(String question, String answer) {}

    public FormFields {
        answers = List.copyOf(answers);
    }

    /// Empty where nobody could read it.
    static Optional<FormFields> read(WebhookRequest request) {
        String body = new String(request.body(), StandardCharsets.UTF_8);
        boolean encoded = request.header("content-type")
                .map(type -> type.startsWith("application/x-www-form-urlencoded"))
                .orElseGet(() -> !body.stripLeading().startsWith("{") && body.contains("="));
        FormFields fields = new FormFields(new LinkedHashMap<>(), encoded ? List.of() : Answers.in(Wire.json(body)));
        if (encoded) {
            return Optional.of(fields.encoded(body)).filter(FormFields::bearable);
        }
        JsonNode json = Wire.json(body);
        fields.nested("", json, 0);
        return Optional.of(fields).filter(read -> json.isObject() && read.bearable());
    }

    private boolean bearable() {
        return named.size() <= MOST && answers.size() <= MOST && !(named.isEmpty() && answers.isEmpty());
    }

    /// The first of these names that has a value.
    Optional<String> first(List<String> names) {
        return names.stream()
                .map(name -> named.getOrDefault(name, ""))
                .filter(value -> !value.isBlank())
                .findFirst();
    }

    public String value(String name) {
        return named.getOrDefault(name, "");
    }

    private FormFields encoded(String body) {
        Map<String, Map<String, String>> listed = new TreeMap<>();
        for (String pair : body.split("&", MOST * 2)) {
            int equals = pair.indexOf('=');
            String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
            String value = decoded(equals < 0 ? "" : pair.substring(equals + 1));
            Matcher inList = IN_LIST.matcher(name);
            if (inList.matches() && Answers.LISTS.contains(Names.plain(inList.group(1)))) {
                String place = "%4s".formatted(inList.group(2));
                listed.computeIfAbsent(place, unused -> new LinkedHashMap<>())
                        .merge(Names.plain(inList.group(3)), value, (one, more) -> one + ", " + more);
            } else {
                put(name.replaceFirst("\\[]$", ""), value);
            }
        }
        List<Pair> quiz = new ArrayList<>(answers);
        listed.values().forEach(one -> Answers.pair(one).ifPresent(quiz::add));
        return new FormFields(named, quiz);
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text; // a stray percent sign: taken as it is
        }
    }

    private void nested(String within, JsonNode node, int depth) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode value = field.getValue();
            String name = PREFIXED.contains(within) ? within + "_" + field.getKey() : field.getKey();
            if (value.isObject() && depth < DEEPEST) {
                nested(Names.plain(field.getKey()), value, depth + 1);
            } else if (value.isValueNode() && !value.isNull()) {
                put(name, value.asString(""));
            } else if (value.isArray() && value.valueStream().allMatch(JsonNode::isValueNode)) {
                put(
                        name,
                        String.join(
                                ", ",
                                value.valueStream().map(one -> one.asString("")).toList()));
            }
        }
    }

    private void put(String name, String value) {
        String plain = Names.plain(SafeText.oneLine(name));
        if (!plain.isEmpty() && plain.length() <= Names.LONGEST) {
            named.merge(plain, value, (one, more) -> one.isBlank() ? more : one + ", " + more);
        }
    }
}
