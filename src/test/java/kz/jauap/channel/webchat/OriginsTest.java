package kz.jauap.channel.webchat;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OriginsTest {

    @Test
    void a_list_is_read_as_people_write_it() {
        assertThat(Origins.listed(WebchatUnderTest.account(Map.of("origins", " https://A.example/ ,,http://b:81 "))))
                .containsExactly("https://a.example", "http://b:81");
        assertThat(Origins.listed(WebchatUnderTest.account(Map.of()))).isEmpty();
    }

    @Test
    void what_is_no_origin_never_reaches_a_header() {
        String smuggled = "https://a.example; script-src *, *, 'unsafe-inline', https://ok.example,https:,javascript:x,"
                + "https://x y,https://b.example/path,\r\nX: y";
        assertThat(Origins.listed(WebchatUnderTest.account(Map.of("origins", smuggled))))
                .containsExactly("https://ok.example");
    }

    @Test
    void a_request_without_an_origin_is_no_page_of_another_site() {
        assertThat(Origins.allowed(Optional.empty(), Optional.of("h"), WebchatUnderTest.account(Map.of())))
                .isTrue();
        for (String origin : List.of("null", "", "https://h2")) {
            assertThat(Origins.allowed(Optional.of(origin), Optional.of("h"), WebchatUnderTest.account(Map.of())))
                    .as(origin)
                    .isFalse();
        }
    }
}
