package kz.jauap.channel.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.ChannelAdapterContract;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.ProviderUnderTest;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.channel.spi.Parsed;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.channel.spi.WebhookRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FormAdapterTest implements ChannelAdapterContract {

    private final FormUnderTest provider = new FormUnderTest();

    @Override
    public ProviderUnderTest provider() {
        return provider;
    }

    private InboundMessage encoded(String body) {
        WebhookRequest request = new WebhookRequest(
                "POST",
                Map.of("content-type", "application/x-www-form-urlencoded; charset=utf-8"),
                Map.of(),
                body.getBytes(StandardCharsets.UTF_8));
        return ((InboundMessage) ((Parsed.Events) adapter().parse(request, provider.account()))
                .events()
                .getFirst());
    }

    private InboundMessage json(String body) {
        return message(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource({
        "8 (701) 555-01-01, +77015550101",
        "+7 701 555 01 01, +77015550101",
        "77015550101, +77015550101",
        "7015550101, +77015550101",
        "9161234567, +79161234567",
        "+49 1512 3456789, +4915123456789",
        "+998 90 123 45 67, +998901234567"
    })
    void a_phone_is_kept_in_one_way_however_it_was_typed(String typed, String kept) {
        InboundMessage message = json("{\"phone\":\"" + typed + "\",\"message\":\"?\"}");
        assertThat(message.senderPhone()).isEqualTo(kept);
        assertThat(message.chatId()).isEqualTo(kept);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345", "8701", "+7 701 555 01 0", "нет", "+770155501011111", "8 701 555 01 01 call me"})
    void a_phone_nobody_could_call_is_not_taken_for_one(String typed) {
        assertThat(parse(("{\"phone\":\"" + typed + "\",\"message\":\"?\"}").getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(Parsed.Unreadable.class);
    }

    @Test
    void strangers_without_a_contact_do_not_become_one_customer() {
        assertThat(parse(fixture("without-contact")))
                .isInstanceOfSatisfying(
                        Parsed.Unreadable.class,
                        unreadable -> assertThat(unreadable.reason()).contains("phone"));
    }

    @Test
    void two_submissions_of_one_form_are_two_messages() {
        InboundMessage one = json("{\"phone\":\"87015550101\",\"form_id\":\"main\",\"message\":\"one\"}");
        InboundMessage two = json("{\"phone\":\"87015550101\",\"form_id\":\"main\",\"message\":\"two\"}");
        assertThat(one.mark()).isNotEqualTo(two.mark());
        assertThat(one.chatId()).isEqualTo(two.chatId());
    }

    @Test
    void the_same_words_are_one_submission_within_the_window_even_over_its_edge_and_another_one_after_it() {
        String body = "{\"phone\":\"87015550101\",\"message\":\"перезвоните\"}";
        String first = json(body).mark();
        provider.clock.forward(Duration.ofMinutes(9));
        assertThat(json(body).mark()).isEqualTo(first);
        provider.clock.forward(Duration.ofMinutes(2));
        assertThat(json(body).mark()).isNotEqualTo(first);
    }

    @Test
    void an_id_of_ones_own_names_a_submission_whenever_it_comes_again_and_only_for_its_person() {
        byte[] body = fixture("plain");
        String first = message(body).mark();
        provider.clock.forward(Duration.ofDays(3));
        assertThat(message(body).mark()).isEqualTo(first);
        String other = json("{\"phone\":\"87015550199\",\"message\":\"?\",\"submission_id\":\"s-1\"}")
                .mark();
        assertThat(other).isNotEqualTo(first);
        WebhookRequest keyed = new WebhookRequest(
                "POST", Map.of("idempotency-key", "k-1"), Map.of(), "{\"phone\":\"87015550101\"}".getBytes());
        assertThat(adapter().parse(keyed, provider.account()).toString()).contains("+77015550101:k-1");
    }

    @Test
    void a_quiz_is_told_question_by_question() {
        assertThat(message(fixture("quiz")).text()).isEqualTo("Что вас интересует?: Маникюр\nКогда удобно?: Вечером");
        InboundMessage nested = message(fixture("quiz-nested"));
        assertThat(nested.text()).contains("Какой телефон?: iPhone 13, iPhone 14", "Что случилось?: Разбит экран");
        assertThat(nested.senderPhone()).isEqualTo("+79161234567");
        assertThat(nested.senderName()).isEqualTo("Олег");
        assertThat(nested.meta()).containsEntry("ad_channel", "vk").containsEntry("ad_id", "screens");
    }

    @Test
    void a_quiz_a_form_encodes_is_told_in_the_order_of_its_questions() {
        assertThat(encoded("answers%5B10%5D%5Bq%5D=last&answers%5B10%5D%5Ba%5D=c&answers%5B2%5D%5Bq%5D=first"
                                + "&answers%5B2%5D%5Ba%5D=a&answers%5B2%5D%5Ba%5D=b&phone=87015550101")
                        .text())
                .isEqualTo("first: a, b\nlast: c");
    }

    @Test
    void a_form_of_a_site_builder_is_read_as_it_encodes_it() {
        InboundMessage message = encoded("Name=%D0%90%D0%B9%D0%B3%D1%83%D0%BB%D1%8C&Phone=%2B7+(701)+555-01-01"
                + "&Comments=100%25+%D0%B4%D0%B0&Checkbox=yes&tranid=77:88&formid=form99&COOKIES=secret%3D1");
        assertThat(message.senderName()).isEqualTo("Айгуль");
        assertThat(message.text()).isEqualTo("100% да");
        assertThat(message.mark()).isEqualTo("+77015550101:77:88");
        assertThat(message.meta()).containsEntry("form_id", "form99").containsEntry("consent", "given");
        assertThat(message.toString()).doesNotContain("secret=1");
    }

    @Test
    void further_fields_are_told_under_what_the_account_calls_them() {
        assertThat(message(fixture("more-fields")).text())
                .isEqualTo("Можно с ребёнком?\nService: Педикюр\nwhen: в субботу");
        assertThat(json("{\"phone\":\"87015550101\",\"service\":\"Педикюр\",\"lang\":\"ru\"}")
                        .text())
                .isEqualTo("Услуга: Педикюр");
    }

    @Test
    void a_form_without_words_still_says_who_waits() {
        assertThat(message(fixture("without-words")).text()).isEqualTo("Сауле, +77015550105");
    }

    @Test
    void what_led_to_the_form_is_kept_word_by_word() {
        assertThat(message(fixture("lead")).meta())
                .containsEntry("ad_channel", "instagram")
                .containsEntry("ad_id", "spring")
                .containsEntry("utm_term", "маникюр алматы")
                .containsEntry("form_id", "footer")
                .containsEntry("page", "https://salon.example/price");
    }

    @Test
    void a_form_is_never_said_to_have_been_answered() {
        assertThat(adapter().leadsBack()).isFalse();
        assertThat(send("hello", "k"))
                .isInstanceOfSatisfying(
                        SendOutcome.Rejected.class,
                        rejected -> assertThat(rejected.reason()).contains("no way back", "+77015550101"));
    }

    @Test
    void settings_that_could_reach_nobody_are_found_before_a_customer_finds_them() {
        assertThat(adapter().check(provider.account())).isInstanceOf(AccountCheck.Working.class);
        for (Map<String, String> odd : List.of(
                Map.of("fields", "name, message"),
                Map.of("captcha_site_key", "0x4AAA"),
                Map.of("redirects", "my page"))) {
            assertThat(adapter().check(FormUnderTest.account(odd, Map.of())))
                    .as("%s", odd)
                    .isInstanceOfSatisfying(
                            AccountCheck.Broken.class,
                            broken -> assertThat(broken.advice()).contains("=").isNotBlank());
        }
    }
}
