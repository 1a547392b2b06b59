package kz.jauap.pack;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.pack.schema.SchemaFiles;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The schemas of a pack's files say what its reader does: the same keys at every place, and no healthy pack is marked.
class PackSchemasTest {

    private static final Path BROKEN = Path.of("src/test/resources/packs/broken.yaml");
    private static final Pattern KNOWN = Pattern.compile("known here: ([^;]*);");
    private static final int MOST_PLACES = 12;
    private static final String STRANGER = "zz-stranger";
    private static final Map<String, Schema> SCHEMAS = schemas();

    private static Map<String, Schema> schemas() {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        Map<String, Schema> schemas = new LinkedHashMap<>();
        SchemaFiles.texts()
                .forEach((file, text) ->
                        schemas.put(file.replace(".json", ".yaml"), registry.getSchema(text, InputFormat.JSON)));
        return schemas;
    }

    private static Object yaml(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    private static List<String> marks(String file, String text) {
        Schema schema = SCHEMAS.get(file);
        return schema == null
                ? List.of()
                : schema.validate(Json.write(yaml(text)), InputFormat.JSON).stream()
                        .map(Object::toString)
                        .toList();
    }

    @Test
    void the_files_in_the_repository_are_those_of_the_code() throws IOException {
        for (Map.Entry<String, String> file : SchemaFiles.texts().entrySet()) {
            assertThat(Files.readString(SchemaFiles.FOLDER.resolve(file.getKey())))
                    .as("run ./jauap docs")
                    .isEqualTo(file.getValue());
        }
    }

    @Test
    void every_file_of_a_pack_has_one() {
        assertThat(SCHEMAS.keySet()).containsExactlyInAnyOrderElementsOf(PackReader.FILES);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "packs/demo-salon",
                "packs/demo-school",
                "packs/demo-repair",
                "packs/demo-dental",
                "src/test/resources/packs/guest-house",
                "src/test/resources/packs/smile"
            })
    void no_healthy_pack_is_marked(String folder) throws IOException {
        PackReader.texts(Path.of(folder))
                .forEach((file, text) -> assertThat(marks(file, text)).as(file).isEmpty());
    }

    /// A `key: value` part of one file of a pack.
    private record Place(Map<String, String> files, String file, List<Object> steps) {

        /// The same for all entries of a list.
        String kind() {
            return file
                    + String.join(
                            "",
                            steps.stream()
                                    .map(step -> step instanceof Integer ? "[]" : "/" + step)
                                    .toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> the_reader_and_the_schema_know_the_same_keys_at_every_place() throws IOException {
        Map<String, List<Place>> places = new TreeMap<>();
        for (String pack : List.of(
                "src/test/resources/packs/guest-house",
                "packs/demo-salon",
                "packs/demo-repair",
                "src/test/resources/packs/smile")) {
            Map<String, String> files = PackReader.texts(Path.of(pack));
            files.keySet().removeIf(PackReader::isTest);
            files.forEach((file, text) -> places(yaml(text), List.of()).stream()
                    .map(steps -> new Place(files, file, steps))
                    .forEach(place -> places.computeIfAbsent(place.kind(), kind -> new ArrayList<>())
                            .add(place)));
        }
        assertThat(places).hasSizeGreaterThan(40);
        return places.entrySet().stream()
                .map(kind -> DynamicTest.dynamicTest(kind.getKey(), () -> sameKeys(kind.getValue())));
    }

    /// What the reader knows at one place may depend on what stands there: all places of a kind together know what the
    /// schema names.
    private static void sameKeys(List<Place> places) {
        Set<String> known = new TreeSet<>();
        places.stream()
                .limit(MOST_PLACES)
                .collect(Collectors.groupingBy(Place::files))
                .values()
                .forEach(ofOnePack -> known.addAll(knownAt(ofOnePack)));
        Place first = places.getFirst();
        String schema =
                Objects.requireNonNull(SchemaFiles.texts().get(first.file().replace(".yaml", ".json")));
        List<String> named = shape(Json.tree(schema), first.steps());
        if (!named.isEmpty()) { // where keys are of one's own choice there is nothing to compare
            assertThat(named).containsExactlyInAnyOrderElementsOf(known);
        }
    }

    /// Puts a strange key at each: neither may know it, and the reader tells what it would have known.
    private static Set<String> knownAt(List<Place> ofOnePack) {
        Place first = ofOnePack.getFirst();
        String text = Objects.requireNonNull(first.files().get(first.file()));
        Object root = yaml(text);
        for (Place place : ofOnePack) {
            Object alone = yaml(text);
            put(at(alone, place.steps()));
            assertThat(marks(first.file(), Json.write(alone))).isNotEmpty();
            put(at(root, place.steps()));
        }
        Map<String, String> changed = new TreeMap<>(first.files());
        changed.put(first.file(), Json.write(root));
        List<String> strange = PackReader.read(changed) instanceof PackReading.Broken broken
                ? broken.problems().stream()
                        .filter(problem -> problem.what().contains(STRANGER))
                        .map(PackReading.Problem::advice)
                        .toList()
                : List.of();
        assertThat(strange).as("each is told").hasSize(ofOnePack.size());
        return strange.stream()
                .flatMap(advice -> KNOWN.matcher(advice).results())
                .flatMap(found -> Stream.of(found.group(1).split(", ")))
                .collect(Collectors.toSet());
    }

    private static List<String> shape(tools.jackson.databind.JsonNode schema, List<Object> place) {
        tools.jackson.databind.JsonNode here = schema;
        for (Object step : place) {
            here = step instanceof Integer
                    ? here.path("items")
                    : here.path("properties").has(step.toString())
                            ? here.path("properties").path(step.toString())
                            : here.path("patternProperties").iterator().next();
        }
        return List.copyOf(here.path("properties").propertyNames());
    }

    /// Every `key: value` part of a file, by the steps that lead there.
    private static List<List<Object>> places(Object node, List<Object> here) {
        List<List<Object>> places = new ArrayList<>();
        if (node instanceof Map<?, ?> map) {
            places.add(here);
            map.forEach((key, value) -> places.addAll(places(value, longer(here, key))));
        }
        if (node instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                places.addAll(places(list.get(i), longer(here, i)));
            }
        }
        return places;
    }

    private static List<Object> longer(List<Object> here, Object step) {
        List<Object> longer = new ArrayList<>(here);
        longer.add(step);
        return longer;
    }

    private static Object at(Object root, List<Object> place) {
        Object here = root;
        for (Object step : place) {
            here = Objects.requireNonNull(
                    step instanceof Integer i ? ((List<?>) here).get(i) : ((Map<?, ?>) here).get(step));
        }
        return here;
    }

    @SuppressWarnings("unchecked") // YAML's maps take any key
    private static void put(Object map) {
        ((Map<Object, Object>) map).put(STRANGER, "x");
    }

    @Test
    void most_defects_of_one_file_alone_are_marked() throws IOException {
        int marked = 0;
        int all = 0;
        for (Object patch : (List<?>) yaml(Files.readString(BROKEN))) {
            Map<?, ?> one = (Map<?, ?>) patch;
            if (one.containsKey("remark") || one.containsKey("remove")) {
                continue;
            }
            all++;
            marked += isMarked(one) ? 1 : 0;
        }
        assertThat(all).isGreaterThan(30);
        assertThat(marked).as("of " + all + " defects").isGreaterThanOrEqualTo(all / 2);
    }

    private static boolean isMarked(Map<?, ?> patch) throws IOException {
        String file = String.valueOf(patch.get("file"));
        try {
            return !marks(file, BrokenPacksTest.patched(patch).getOrDefault(file, ""))
                    .isEmpty();
        } catch (org.snakeyaml.engine.v2.exceptions.YamlEngineException e) {
            return true; // no YAML at all: the editor marks it itself
        }
    }
}
