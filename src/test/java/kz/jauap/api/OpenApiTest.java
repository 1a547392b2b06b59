package kz.jauap.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.ops.House;
import kz.jauap.shared.Json;
import kz.jauap.webhooks.Receiver;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The document is the contract: every address is in it, and every example of it works against a house.
class OpenApiTest {

    private static House house;
    private static Receiver receiver;
    private static JsonNode document;
    private final Map<String, String> known = new LinkedHashMap<>();

    @BeforeAll
    static void open() throws IOException {
        receiver = new Receiver();
        house = House.pumped(Map.of("JAUAP_WEBHOOK_HOSTS", "127.0.0.1"));
        document = house.call("GET", "/api/openapi.json", "", Map.of()).json();
    }

    @AfterAll
    static void close() {
        house.close();
        receiver.close();
    }

    /// One operation of the document.
    private record Operation(String method, String path, JsonNode told) {

        String status() {
            return told.path("responses").propertyNames().iterator().next();
        }

        @Override
        public String toString() {
            return method + " " + path;
        }
    }

    private static List<Operation> operations() {
        return document.path("paths").properties().stream()
                .flatMap(path -> path.getValue().properties().stream()
                        .map(one -> new Operation(
                                one.getKey().toUpperCase(java.util.Locale.ROOT), path.getKey(), one.getValue())))
                .toList();
    }

    @Test
    void every_address_is_in_the_document_and_no_other() {
        TreeSet<String> served =
                house.context.getBean(RequestMappingHandlerMapping.class).getHandlerMethods().entrySet().stream()
                        .filter(one ->
                                one.getValue().getBeanType().getPackageName().equals("kz.jauap.api.web"))
                        .flatMap(one -> one.getKey().getMethodsCondition().getMethods().stream()
                                .flatMap(method ->
                                        one.getKey().getPatternValues().stream().map(path -> method + " " + path)))
                        .filter(address -> !address.contains("/api/docs") && !address.contains("openapi.json"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(operations().stream().map(Operation::toString).filter(address -> !address.equals("GET /health")))
                .containsExactlyInAnyOrderElementsOf(served);
    }

    @Test
    void every_example_works_and_its_answer_fits_the_schema() {
        Script script = Script.of(house, "demo_salon").connected("site");
        List<String> wrong = new ArrayList<>();
        for (Operation operation : inOrder()) {
            House.Answer answer = run(script, operation);
            if (answer.status() != Integer.parseInt(operation.status())) {
                wrong.add(operation + " answered " + answer.status() + ": " + answer.text());
                continue;
            }
            schemaOf(operation, operation.status())
                    .ifPresent(schema -> faults(schema, answer.text())
                            .forEach(fault -> wrong.add(operation + ": " + fault + " in " + answer.text())));
            learn(operation, answer.json());
            house.pump();
        }
        assertThat(wrong).isEmpty();
        assertThat(known).containsKeys("conversation", "message", "subscription", "delivery");
    }

    @Test
    void what_is_wrong_fits_the_schema_of_problems() {
        Script script = Script.of(house, "demo_salon");
        for (House.Answer answer : List.of(
                house.call("GET", "/api/chats", "", Map.of()),
                script.post("/api/inbound", "{}"),
                script.get("/api/messages/x"),
                script.get("/api/nothing-here"),
                script.post("/api/chats", "{}"),
                script.get("/api/messages?limit=0"),
                script.post("/api/messages/send", "{\"account\":\"nobody\",\"chat_id\":\"c\",\"text\":\"x\"}"))) {
            assertThat(answer.status()).isBetween(400, 499);
            assertThat(faults(reference("Problem"), answer.text()))
                    .as(answer.text())
                    .isEmpty();
        }
    }

    @Test
    void examples_of_requests_fit_their_schemas() {
        for (Operation operation : operations()) {
            JsonNode body = operation.told().at("/requestBody/content/application~1json");
            if (!body.isMissingNode()) {
                assertThat(faults(body.path("schema"), body.path("example").toString()))
                        .as(operation.toString())
                        .isEmpty();
            }
        }
    }

    @Test
    void the_page_loads_nothing_from_elsewhere() {
        House.Answer page = house.call("GET", "/api/docs", "", Map.of());
        assertThat(page.raw().headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("default-src 'none'")
                .doesNotContain("unsafe", "http");
        assertThat(page.text()).doesNotContain("http://", "https://");
        for (String file : List.of("swagger-ui.css", "swagger-ui-bundle.js", "page.css", "page.js")) {
            assertThat(page.text()).contains("/api/docs/" + file);
            assertThat(house.call("GET", "/api/docs/" + file, "", Map.of()).status())
                    .as(file)
                    .isEqualTo(200);
        }
        assertThat(house.call("GET", "/api/docs/pom.properties", "", Map.of()).status())
                .isEqualTo(404);
    }

    /// Messages come in before they are read; a subscription hears of something before its log is looked at; the key
    /// itself is made anew last.
    private static List<Operation> inOrder() {
        List<String> first = List.of("subscribe", "inbound", "send");
        List<String> last = List.of("unsubscribe", "refresh");
        Stream<Operation> early = first.stream().map(OpenApiTest::named);
        Stream<Operation> middle =
                operations().stream().filter(one -> !first.contains(id(one)) && !last.contains(id(one)));
        return Stream.of(early, middle, last.stream().map(OpenApiTest::named))
                .flatMap(some -> some)
                .toList();
    }

    private static Operation named(String id) {
        return operations().stream()
                .filter(one -> id(one).equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static String id(Operation operation) {
        return operation.told().path("operationId").asString();
    }

    private House.Answer run(Script script, Operation operation) {
        StringBuilder query = new StringBuilder();
        operation.told().path("parameters").forEach(one -> {
            if (one.path("in").asString().equals("query") && one.has("example")) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(one.path("name").asString())
                        .append('=')
                        .append(one.path("example").asString());
            }
        });
        String path = operation
                .path()
                .replace("{channel}", "api")
                .replace("{account}", "site")
                .replace("{name}", "left-alone")
                .replace("{id}", known.getOrDefault(thing(operation), "nothing"));
        return operation.method().equals("GET") ? script.get(path + query) : script.post(path, body(operation));
    }

    /// The example as it stands, but for the id of what there is and the address of who listens here.
    private String body(Operation operation) {
        JsonNode example = operation
                .told()
                .at("/requestBody/content/application~1json/example")
                .deepCopy();
        if (example.isMissingNode()) {
            return "";
        }
        if (example.has("id")) {
            ((ObjectNode) example).put("id", known.getOrDefault("subscription", "nothing"));
        }
        if (example.has("url")) {
            ((ObjectNode) example).put("url", receiver.url());
        }
        return Json.write(example);
    }

    private static String thing(Operation operation) {
        return operation.path().contains("/chats/")
                ? "conversation"
                : operation.path().contains("/deliveries/") ? "delivery" : "message";
    }

    private void learn(Operation operation, JsonNode answer) {
        switch (id(operation)) {
            case "inbound" -> {
                known.put("conversation", answer.path("conversation_id").asString());
                known.put("message", answer.path("id").asString());
            }
            case "subscribe" -> known.put("subscription", answer.path("id").asString());
            case "deliveries" -> known.put("delivery", answer.at("/items/0/id").asString());
            default -> {}
        }
    }

    private static Optional<JsonNode> schemaOf(Operation operation, String status) {
        JsonNode schema = operation.told().path("responses").path(status).at("/content/application~1json/schema");
        return schema.isMissingNode() ? Optional.empty() : Optional.of(schema);
    }

    private static JsonNode reference(String name) {
        return Json.tree("{\"$ref\":\"#/components/schemas/" + name + "\"}");
    }

    /// The schema stands among all components, so that its references lead somewhere.
    private static List<Error> faults(JsonNode schema, String json) {
        ObjectNode whole = (ObjectNode) Json.tree(schema.toString());
        whole.set("components", document.path("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole.toString())
                .validate(json, InputFormat.JSON);
    }
}
