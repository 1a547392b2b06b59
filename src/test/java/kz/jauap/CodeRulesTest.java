package kz.jauap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.CodeRules.Source;
import org.junit.jupiter.api.Test;

/// Each rule holds over the whole house, and is shown to bite on a bad example. An exception carries its reason.
class CodeRulesTest {

    private static final Path MAIN = Path.of("src/main/java");
    private final List<Source> house = read();

    /// SQL outside of a store, each with its reason.
    private static final Set<String> SQL_ELSEWHERE = Set.of();

    /// Alphabets and grammar tables of the language module.
    private static final Set<String> LETTERS = Set.of(
            "Transliteration",
            "Letters",
            "KazakhSounds",
            "KazakhSpelling",
            "KazakhRoots",
            "KazakhAlternations",
            "RussianSounds",
            "RussianStem",
            "RussianAlternations");

    /// Stores of the server itself, before there is any tenant.
    private static final Set<String> SERVER_STORES = Set.of("ServerStore", "RoleStore", "LockStore");

    /// The process's own start is timed before there is a clock to inject.
    private static final Set<String> OWN_TIME = Set.of("Jauap");

    private static List<Source> read() {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(file -> new Source(file.toString(), text(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void holds(Function<Source, List<String>> rule, Set<String> exceptions, String badName, String bad) {
        assertThat(rule.apply(new Source("bad/" + badName + ".java", bad)))
                .as("the rule bites")
                .isNotEmpty();
        assertThat(house.stream()
                        .filter(source -> !exceptions.contains(source.name()))
                        .flatMap(source -> rule.apply(source).stream()))
                .isEmpty();
    }

    @Test
    void no_file_is_longer_than_400_lines() {
        holds(CodeRules::noLongFile, Set.of(), "Long", "x\n".repeat(401));
    }

    @Test
    void no_method_is_longer_than_40_lines() {
        holds(
                CodeRules::noLongMethod,
                Set.of(),
                "Long",
                "    void run() {\n" + "        x();\n".repeat(41) + "    }\n");
    }

    @Test
    void no_constructor_takes_more_than_7_parameters() {
        holds(
                CodeRules::noCrowdedConstructor,
                Set.of(),
                "Crowd",
                "    Crowd(int a, int b, int c, int d, int e, int f, int g, int h) {\n    }\n");
    }

    @Test
    void time_comes_from_the_injected_clock() {
        holds(CodeRules::noClockOfItsOwn, OWN_TIME, "Now", "Instant at = Instant.now();");
    }

    @Test
    void no_words_of_people_are_in_code() {
        holds(CodeRules::noWordsOfPeople, LETTERS, "Words", "String word = \"маникюр\";");
    }

    @Test
    void names_say_what_a_thing_is() {
        // "which service?" is a question about a service of the business
        holds(CodeRules::noEmptyNames, Set.of("Part"), "ThingManager", "class ThingManager {}");
    }

    @Test
    void sql_is_written_in_stores() {
        holds(CodeRules::sqlOnlyInStores, SQL_ELSEWHERE, "Page", "String s = \"\"\"\n  select 1 from tenant\n\"\"\";");
    }

    @Test
    void every_statement_of_a_store_names_its_tenant() {
        holds(
                CodeRules::everyStatementNamesItsTenant,
                Set.of(
                        "TenantStore",
                        "ServerStore",
                        "RoleStore",
                        "LockStore"), // the tenant's own table: its key is the tenant
                "TurnStore",
                "class TurnStore { String s = \"\"\"\n  select * from turn where id = ?\n\"\"\"; }");
    }

    @Test
    void store_methods_take_the_tenant_first() {
        holds(
                CodeRules::tenantFirst,
                SERVER_STORES,
                "TurnStore",
                "class TurnStore {\n    Optional<Turn> find(UUID id) {\n    }\n}");
    }

    @Test
    void every_package_is_null_marked_and_has_a_front_door() throws IOException {
        Set<String> packages = house.stream()
                .map(source -> source.path().substring(0, source.path().lastIndexOf('/')))
                .collect(Collectors.toSet());
        assertThat(packages.stream().filter(folder -> {
                    Source door = house.stream()
                            .filter(source -> source.path().equals(folder + "/package-info.java"))
                            .findFirst()
                            .orElse(new Source(folder, ""));
                    return !door.text().contains("@NullMarked");
                }))
                .isEmpty();
    }

    @Test
    void no_package_holds_more_than_25_files() {
        Map<String, Long> sizes = house.stream()
                .collect(Collectors.groupingBy(
                        source -> source.path().substring(0, source.path().lastIndexOf('/')), Collectors.counting()));
        assertThat(sizes.entrySet().stream().filter(one -> one.getValue() > CodeRules.MOST_FILES_IN_A_PACKAGE))
                .isEmpty();
    }
}
