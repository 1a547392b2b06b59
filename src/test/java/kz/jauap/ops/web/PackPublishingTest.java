package kz.jauap.ops.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import kz.jauap.ops.House;
import kz.jauap.pack.PackReader;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A version that makes a passing case fail is not published, unless someone insists; and then the audit knows.
class PackPublishingTest {

    private static House house;

    @BeforeAll
    static void open() {
        house = House.pumped(Map.of());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>(PackReader.texts(Path.of("src/test/resources/packs/car-wash")));
        files.put("tests/cases.yaml", Files.readString(Path.of("src/test/resources/eval/car-wash.yaml")));
        return files;
    }

    private static Map<String, String> dearer(Map<String, String> files) {
        Map<String, String> dearer = new TreeMap<>(files);
        dearer.computeIfPresent("services.yaml", (name, text) -> text.replace("price: 3000", "price: 3100"));
        return dearer;
    }

    private static House.Answer publish(String slug, Map<String, String> files, Object... more) {
        Map<String, Object> body = new HashMap<>(Map.of("files", files));
        for (int i = 0; i < more.length; i += 2) {
            body.put(more[i].toString(), more[i + 1]);
        }
        return house.post("/admin/tenants/" + slug + "/pack", Json.write(body));
    }

    private static void wash(String slug) {
        house.post("/admin/tenants", Json.write(Map.of("slug", slug, "name", "Wash", "pack", "own")));
    }

    private static String current(String slug) {
        return house.get("/admin/tenants/" + slug + "/pack")
                .json()
                .path("items")
                .path(0)
                .path("version")
                .asString();
    }

    @Test
    void refuses_a_version_that_makes_a_passing_case_fail_and_names_the_case() throws IOException {
        wash("guarded");
        House.Answer first = publish("guarded", files());
        assertThat(first.status()).isEqualTo(201);
        assertThat(first.json().path("failing").isEmpty()).isTrue();
        String before = current("guarded");

        House.Answer refused = publish("guarded", dearer(files()));
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("next").asString()).contains("force");
        JsonNode problem = refused.json().path("problems").path(0);
        assertThat(problem.path("file").asString()).isEqualTo("tests/cases.yaml");
        assertThat(problem.path("line").asInt()).isEqualTo(3);
        assertThat(problem.path("what").asString()).contains("price", "lacks “3 000”");
        assertThat(current("guarded")).isEqualTo(before);
    }

    @Test
    void is_no_way_around_to_leave_the_tests_out() throws IOException {
        wash("bare");
        publish("bare", files());
        Map<String, String> bare = dearer(files());
        bare.remove("tests/cases.yaml");
        assertThat(publish("bare", bare).status()).isEqualTo(409);
    }

    @Test
    void publishes_when_the_case_changes_with_the_price() throws IOException {
        wash("honest");
        publish("honest", files());
        Map<String, String> both = dearer(files());
        both.computeIfPresent("tests/cases.yaml", (name, text) -> text.replace("3 000", "3 100"));
        House.Answer published = publish("honest", both);
        assertThat(published.status()).isEqualTo(201);
        assertThat(published.json().path("failing").isEmpty()).isTrue();
    }

    @Test
    void publishes_by_force_and_tells_the_audit_against_what() throws IOException {
        wash("forced");
        publish("forced", files());
        House.Answer forced = publish("forced", dearer(files()), "force", true);
        assertThat(forced.status()).isEqualTo(201);
        assertThat(forced.json().path("failing").toString()).isEqualTo("[\"price\"]");
        JsonNode audit = house.get("/admin/audit?client_slug=forced")
                .json()
                .path("items")
                .path(0);
        assertThat(audit.path("action").asString()).isEqualTo("pack.published");
        assertThat(audit.path("detail").path("forced_against").path(0).asString())
                .contains("tests/cases.yaml:3", "price");
        assertThat(publish("forced", files(), "force", "yes").status()).isEqualTo(400);
    }

    @Test
    void tells_problems_of_its_cases_like_those_of_its_files() throws IOException {
        wash("typo");
        Map<String, String> files = files();
        files.computeIfPresent("tests/cases.yaml", (name, text) -> text.replace("action: escalate", "action: run"));
        House.Answer refused = publish("typo", files);
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).contains("tests/cases.yaml", "is no action");
    }

    @Test
    void tries_a_version_on_a_share_shows_what_it_changes_and_goes_back() throws IOException {
        wash("careful");
        String old = publish("careful", files()).json().path("version").asString();
        String fresh = publish("careful", dearer(files()), "force", true, "share", 10)
                .json()
                .path("version")
                .asString();
        String path = "/admin/tenants/careful/pack/";
        assertThat(share("careful", fresh)).isEqualTo(10);

        String diff = house.get(path + fresh + "/diff").json().path("diff").asString();
        assertThat(diff).contains("+++ services.yaml").contains("price: 3100").contains("price: 3000");
        assertThat(house.get(path + old + "/diff").json().path("diff").asString())
                .isEmpty();

        assertThat(house.post(path + fresh, "{\"share\":100}").status()).isEqualTo(200);
        assertThat(house.get(path + fresh + "/diff").json().path("diff").asString())
                .isEmpty();
        assertThat(house.post(path + old, "{}")
                        .json()
                        .path("items")
                        .path(0)
                        .path("version")
                        .asString())
                .as("back to the old one")
                .isEqualTo(old);
        assertThat(house.get("/admin/audit?client_slug=careful").text()).contains("pack.shared");
    }

    @Test
    void refuses_a_share_that_cannot_be_or_leaves_customers_without_an_answer() throws IOException {
        wash("strict");
        String only =
                publish("strict", files(), "share", 20).json().path("version").asString();
        String path = "/admin/tenants/strict/pack/" + only;
        assertThat(share("strict", only)).as("the first answers everybody").isEqualTo(100);
        assertThat(house.post(path, "{\"share\":50}").status()).isEqualTo(409);
        assertThat(house.post(path, "{\"share\":0}").status()).isEqualTo(409);
        assertThat(house.post(path, "{\"share\":101}").status()).isEqualTo(400);
        assertThat(house.post(path, "{\"share\":\"half\"}").status()).isEqualTo(400);
        assertThat(house.post("/admin/tenants/strict/pack/nothing", "{\"share\":1}")
                        .status())
                .isEqualTo(404);
        assertThat(house.get("/admin/tenants/strict/pack/nothing/diff").status())
                .isEqualTo(404);
    }

    private static int share(String slug, String version) {
        return house.get("/admin/tenants/" + slug + "/pack")
                .json()
                .path("items")
                .valueStream()
                .filter(one -> one.path("version").asString().equals(version))
                .mapToInt(one -> one.path("share").asInt())
                .findFirst()
                .orElseThrow();
    }
}
