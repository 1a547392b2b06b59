package kz.jauap.ops.cli.channel;

import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.jauap.ops.cli.Cli;
import kz.jauap.ops.cli.House;
import kz.jauap.ops.cli.Refused;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// The messengers a house speaks, as it tells itself.
record Kinds(List<JsonNode> all) {

    static Kinds of(House house) {
        return new Kinds(
                house.get("/admin/channels/kinds").path("items").valueStream().toList());
    }

    Optional<JsonNode> find(String kind) {
        return all.stream()
                .filter(one -> one.path("kind").asString().equals(kind))
                .findFirst();
    }

    JsonNode get(String kind) {
        return find(kind)
                .orElseThrow(() -> new Refused(
                        "This Jauap speaks no messenger called " + kind + ".", "one of " + names(), Cli.REFUSED));
    }

    String names() {
        return all.stream().map(one -> one.path("kind").asString()).collect(Collectors.joining(", "));
    }

    /// Each with what ACCOUNT is and what it cannot do without.
    void print(PrintWriter out) {
        for (JsonNode kind : all) {
            out.println(kind.path("kind").asString());
            out.println("  ACCOUNT: " + kind.path("account").path("what").asString() + ", for example "
                    + kind.path("account").path("example").asString());
            for (JsonNode need : kind.path("needs")) {
                out.println("  " + (need.path("secret").asBoolean() ? "--secret " : "")
                        + need.path("name").asString() + "=…  " + described(need) + when(need));
            }
        }
    }

    static String described(JsonNode need) {
        return need.path("what").asString() + ", for example "
                + need.path("example").asString();
    }

    /// Whether this is asked for beside the settings there are.
    static boolean isAsked(JsonNode need, Map<String, @Nullable String> settings) {
        String with = need.path("with").asString("");
        String without = need.path("without").asString("");
        return (with.isEmpty() || isSet(settings.get(with))) && (without.isEmpty() || !isSet(settings.get(without)));
    }

    private static boolean isSet(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    private static String when(JsonNode need) {
        String with = need.path("with").asString("");
        String without = need.path("without").asString("");
        String when = (with.isEmpty() ? "" : ", with " + with) + (without.isEmpty() ? "" : ", without " + without);
        return when + (need.path("needed").asBoolean(true) ? "" : ", may be left out");
    }

    /// A sentence of a guide, with the account's own addresses and secrets in it.
    static String filled(String sentence, Map<String, String> values) {
        String whole = sentence;
        for (Map.Entry<String, String> value : values.entrySet()) {
            whole = whole.replace("{" + value.getKey() + "}", value.getValue());
        }
        return whole.replaceAll("\\{(\\w+)}", "<$1>");
    }
}
