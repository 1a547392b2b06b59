package kz.jauap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kz.jauap.ops.House;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A visitor of the web chat, over HTTP.
@ExtendWith(Street.class)
class WebChatJourneyTest {

    private static final String PRICE_AND_HOURS = "Сколько стоит маникюр и до скольки вы работаете?";

    @Test
    void asks_a_price_and_the_hours_and_gets_both_in_one_answer() {
        String answer = Street.business().visitor().asks("1", PRICE_AND_HOURS);
        assertThat(answer).contains("₸").contains("21:00").containsPattern("\\d[  ]?000");
    }

    @Test
    void a_page_that_returns_gets_what_it_missed_once_and_in_order() {
        Visitor visitor = Street.business().visitor();
        for (int i = 1; i <= 3; i++) {
            visitor.asks("m" + i, "Где вы находитесь? " + i);
        }
        List<Integer> whole = numbers(visitor, -1);
        assertThat(whole)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, whole.size()).boxed().toList());
        assertThat(whole).hasSizeGreaterThanOrEqualTo(6);
        for (int seen = 0; seen <= whole.size(); seen++) {
            assertThat(numbers(visitor, seen)).isEqualTo(whole.subList(seen, whole.size()));
        }
    }

    private static List<Integer> numbers(Visitor visitor, int after) {
        try (Visitor.Stream stream = visitor.opens(after)) {
            return stream.history().stream()
                    .filter(event -> event.name().equals("message"))
                    .peek(event -> assertThat(event.id()).isEqualTo(Integer.toString(event.seq())))
                    .map(Visitor.Event::seq)
                    .toList();
        }
    }

    @Test
    void a_page_that_comes_back_sees_what_still_waits_for_its_turn() {
        Visitor visitor =
                Street.business("{\"quietMs\":60000,\"completeQuietMs\":60000}").visitor();
        assertThat(visitor.writes("1", "первое")).isEqualTo(200);
        assertThat(visitor.writes("2", "второе")).isEqualTo(200);
        assertThat(visitor.writes("1", "первое")).isEqualTo(200);
        for (int after : List.of(-1, 0)) {
            try (Visitor.Stream stream = visitor.opens(after)) {
                assertThat(stream.until(event -> event.name().equals("waiting"))
                                .data()
                                .path("lines")
                                .valueStream()
                                .map(line -> line.path("text").asString()))
                        .containsExactly("первое", "второе");
            }
        }
    }

    @Test
    void two_open_pages_of_one_visitor_show_the_same() {
        Visitor visitor = Street.business().visitor();
        try (Visitor.Stream one = visitor.opens(-1);
                Visitor.Stream two = visitor.opens(-1)) {
            visitor.writes("1", "Где вы находитесь?");
            assertThat(one.until(event -> event.is("bot")).data())
                    .isEqualTo(two.until(event -> event.is("bot")).data());
        }
    }

    @Test
    void a_visitor_sees_only_their_own_conversation() {
        Street.Business business = Street.business();
        business.visitor().asks("1", "Где вы находитесь?");
        assertThat(numbers(business.visitor(), -1)).isEmpty();
    }

    @Test
    void what_was_read_moves_a_delivery_forward_and_nothing_moves_it_back() {
        Street.Business business = Street.business();
        Visitor visitor = business.visitor();
        visitor.asks("1", "Где вы находитесь?");
        String key = business.texts("select id::text from outbox where tenant_id = :id")
                .getFirst();
        House.until(() -> status(business).equals("ACCEPTED"));
        Visitor stranger = business.visitor();
        assertThat(stranger.posts(seen("01a1fcaf-d56a-7000-afdf-9c5c6402978c"), Map.of())
                        .statusCode())
                .isEqualTo(200);
        assertThat(status(business)).isEqualTo("ACCEPTED");
        for (int i = 0; i < 2; i++) {
            assertThat(visitor.posts(seen(key), Map.of()).statusCode()).isEqualTo(200);
            assertThat(status(business)).isEqualTo("READ");
        }
        assertThat(business.count("outbox")).isEqualTo(1);
    }

    private static String seen(String key) {
        return Json.write(Map.of("seen", List.of(key)));
    }

    private static String status(Street.Business business) {
        return business.texts("select status from outbox where tenant_id = :id").getFirst();
    }

    @Test
    void one_who_writes_too_often_is_asked_to_wait_and_loses_nothing() {
        Street.Business business = Street.business("{\"quietMs\":0,\"completeQuietMs\":0,\"maxInboundPerMinute\":2}");
        Visitor visitor = business.visitor();
        visitor.writes("1", "раз");
        visitor.writes("2", "два");
        HttpResponse<String> third = visitor.posts("{\"id\":\"3\",\"text\":\"три\"}", Map.of());
        assertThat(third.statusCode()).isEqualTo(429);
        assertThat(Integer.parseInt(third.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertThat(business.count("inbox")).isEqualTo(2);
    }

    @Test
    void a_pass_is_good_for_its_own_account_only() {
        Street.Business ours = Street.business();
        Visitor visitor = ours.visitor();
        Street.Business theirs = Street.business();
        theirs.visitor();
        Visitor intruder = new Visitor(visitor.house, theirs.slug, visitor.pass);
        assertThat(intruder.writes("1", "пустите")).isEqualTo(401);
        assertThat(theirs.count("inbox")).isZero();
        try (Visitor.Stream stream = intruder.opens(-1)) {
            assertThat(stream.answer.statusCode()).isEqualTo(401);
        }
        assertThat(new Visitor(visitor.house, ours.slug, "forged.pass").writes("1", "x"))
                .isEqualTo(401);
        assertThat(visitor.posts("{\"id\":\"1\",\"text\":\"x\"}", Map.of("X-Visitor", ""))
                        .statusCode())
                .isEqualTo(401);
        assertThat(visitor.posts("{\"id\":\"1\",\"text\":\"x\"}", Map.of("Origin", "https://evil.example"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(ours.count("inbox")).isZero();
    }

    @Test
    void the_page_runs_our_script_only_and_is_framed_by_listed_sites_only() {
        Street.Business business = Street.business();
        business.visitor();
        business.change("webchat", business.slug, "{\"config\":{\"origins\":\"https://shop.example, *\"}}");
        House.Answer page = get("/chat/" + business.slug);
        assertThat(page.status()).isEqualTo(200);
        String policy =
                page.raw().headers().firstValue("Content-Security-Policy").orElseThrow();
        assertThat(policy)
                .contains("default-src 'none'", "script-src 'self';", "frame-ancestors 'self' https://shop.example")
                .doesNotContain("*");
        assertThat(page.raw().headers().firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(page.raw().headers().firstValue("Content-Type")).contains("text/html;charset=utf-8");
    }

    @Test
    void a_name_with_markup_is_shown_as_it_is_written() {
        Street.Business business = Street.business();
        business.visitor();
        String name = "</script><script>alert(1)</script>\" onload=\"x' ${7*7} 🌸";
        business.change(Json.write(Map.of("name", name)));
        business.change("webchat", business.slug, "{\"config\":{\"color\":\"red;}</style><script>\"}}");
        String page = get("/chat/" + business.slug).text();
        assertThat(page)
                .contains("&lt;/script&gt;&lt;script&gt;alert(1)")
                .doesNotContain("<script>alert", "49", "red;}");
        assertThat(page.split("<script", -1)).hasSize(3);
        String widget = get("/widget/" + business.slug + ".js").text();
        assertThat(widget).contains("\\\" onload").doesNotContain("red;}");
        business.change(Json.write(Map.of("name", "🌸 Мира")));
        assertThat(get("/chat/" + business.slug).text()).contains(">🌸</div>");
    }

    @Test
    void speaks_the_visitors_language() {
        Street.Business business = Street.business();
        business.visitor();
        String path = "/chat/" + business.slug;
        assertThat(get(path + "?lang=kk").text()).contains("<html lang=\"kk\">");
        assertThat(get(path + "?lang=en").text()).contains("<html lang=\"en\">");
        assertThat(get(path + "?lang=xx%3Cscript%3E").text()).contains("<html lang=\"ru\">");
        assertThat(call("GET", path, Map.of("Accept-Language", "kk-KZ,ru;q=0.5"))
                        .text())
                .contains("<html lang=\"kk\">");
        assertThat(call("GET", path, Map.of("Accept-Language", "fr")).text()).contains("<html lang=\"ru\">");
    }

    @Test
    void an_account_nobody_has_is_not_found() {
        for (String path : List.of("/chat/nobody", "/widget/nobody.js", "/chat-events/nobody", "/chat-events/")) {
            assertThat(get(path).status()).as(path).isEqualTo(404);
        }
        assertThat(call("POST", "/chat/nobody/visitor", Map.of()).status()).isEqualTo(404);
        assertThat(call("POST", "/webhook/webchat/nobody", Map.of()).status()).isEqualTo(404);
    }

    /// What a proxy adds comes last; what stands before it the caller may have made up.
    @Test
    void visitors_behind_a_proxy_are_counted_one_by_one_and_cannot_lend_themselves_another_address() {
        Street.Business business = Street.business();
        business.visitor();
        String account = business.slug;
        List<Integer> eager = IntStream.range(0, 40)
                .mapToObj(i -> begins(account, "198.51.100.7"))
                .toList();
        assertThat(eager).contains(429).startsWith(200);
        assertThat(begins(account, "203.0.113.99, 198.51.100.7")).isEqualTo(429);
        assertThat(begins(account, "198.51.100.8")).isEqualTo(200);
    }

    private static int begins(String account, String forwardedFor) {
        return call("POST", "/chat/" + account + "/visitor", Map.of("X-Forwarded-For", forwardedFor))
                .status();
    }

    @Test
    void assets_are_served_and_nothing_beside_them() {
        assertThat(get("/assets/chat.js").status()).isEqualTo(200);
        assertThat(get("/assets/chat.css").status()).isEqualTo(200);
        assertThat(get("/assets/../application.yml").status()).isNotEqualTo(200);
        assertThat(get("/assets/%2e%2e/application.yml").status()).isNotEqualTo(200);
    }

    private static House.Answer get(String path) {
        return call("GET", path, Map.of());
    }

    private static House.Answer call(String method, String path, Map<String, String> headers) {
        return Street.house().call(method, path, "", headers);
    }
}
