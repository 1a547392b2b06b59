package kz.jauap.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.shared.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Reads a `multipart/form-data` body as the parameters of a call: numbers and objects as what they are, a file as
/// what `keep` answers for its bytes.
final class ForumForm {

    private static final Pattern NAME = Pattern.compile("name=\"([^\"]*)\"");

    private ForumForm() {}

    static JsonNode read(String contentType, byte[] body, Function<byte[], String> keep) {
        String boundary = "--" + contentType.replaceAll(".*boundary=\"?([^\";]+).*", "$1");
        String raw = new String(body, StandardCharsets.ISO_8859_1);
        ObjectNode parameters = JsonNodeFactory.instance.objectNode();
        for (int at = raw.indexOf(boundary); at >= 0; ) {
            int start = at + boundary.length() + 2;
            int end = raw.indexOf("\r\n" + boundary, start);
            if (end < 0) {
                return parameters;
            }
            part(raw, start, end, body, parameters, keep);
            at = end + 2;
        }
        return parameters;
    }

    private static void part(
            String raw, int start, int end, byte[] body, ObjectNode parameters, Function<byte[], String> keep) {
        int split = raw.indexOf("\r\n\r\n", start);
        String head = raw.substring(start, split);
        byte[] content = Arrays.copyOfRange(body, split + 4, end);
        Matcher name = NAME.matcher(head);
        if (!name.find()) {
            return;
        }
        if (head.contains("filename=")) {
            parameters.put(name.group(1), keep.apply(content));
        } else {
            String text = new String(content, StandardCharsets.UTF_8);
            boolean json = text.matches("-?\\d{1,18}|[{\\[].*|true|false");
            parameters.set(name.group(1), json ? Json.tree(text) : JsonNodeFactory.instance.stringNode(text));
        }
    }
}
