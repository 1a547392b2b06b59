package kz.jauap.contact;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A sign has one form, however it is written.
class SignTest {

    @ParameterizedTest
    @CsvSource({
        "+7 (701) 555-22-33, +77015552233",
        "8 701 555 22 33, +77015552233",
        "77015552233, +77015552233",
        "7015552233, +77015552233",
        "8 (912) 345-67-89, +79123456789",
        "4915112345678, +4915112345678"
    })
    void a_phone_is_one_phone_however_it_is_written(String written, String normal) {
        assertThat(Sign.phone(written, true, "x")).contains(new Sign(Sign.Kind.PHONE, normal, true, "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "undefined", "12345", "4400 4301 2345 6789", "call 87015552233 or 87015552234"})
    void what_is_no_single_phone_is_none(String written) {
        assertThat(Sign.phone(written, true, "x")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"Aigul@Example.KZ, aigul@example.kz", "' a.b+c@mail.ru ', a.b+c@mail.ru"})
    void an_address_is_one_address_however_it_is_written(String written, String normal) {
        assertThat(Sign.email(written, false, "x").orElseThrow().value()).isEqualTo(normal);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "a@b", "a b@c.kz", "@c.kz", "a@c.kz, b@c.kz", "a\0b@c.kz", "a\uD800b@c.kz"})
    void what_is_no_address_is_none(String written) {
        assertThat(Sign.email(written, true, "x")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "in_", "utm_campaign", "in_short", "in_AAAAAAAAAAAAAAAAAAAAAA=="})
    void no_other_start_word_is_taken_for_a_link(String payload) {
        assertThat(Sign.login(payload, "telegram")).isEmpty();
        assertThat(Sign.login("in_AAAAAAAAAAAAAAAAAAAAAA", "telegram")
                        .orElseThrow()
                        .value())
                .hasSize(64)
                .doesNotContain("AAAA");
    }
}
