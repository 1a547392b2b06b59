package kz.jauap.journey;

import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import kz.jauap.llm.SpeechEndpoint;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Customers who speak instead of writing, in a house that has an endpoint for speech.
@ExtendWith(Street.class)
@Timeout(120)
class VoiceJourneyTest {

    private static final byte[] VOICE = "OggS a voice".getBytes(StandardCharsets.UTF_8);

    private final SpeechEndpoint endpoint =
            new SpeechEndpoint(SpeechEndpoint.hears("Сколько стоит педикюр?", -0.2, 0.01));
    private final Bot bot = new Bot(Street.business(), false);

    @AfterEach
    void close() {
        bot.close();
        endpoint.close();
    }

    private void listens() {
        String path = "/admin/tenants/" + bot.business.slug + "/speech";
        Street.expect(200, Street.house().put(path, """
                {"chain":[{"url":"%s","model":"whisper-1","key":"k"}],"deadlineSeconds":1}""".formatted(endpoint.url())));
    }

    private String speaks(int seconds) {
        bot.telegram.customerSpeaks(Bot.CUSTOMER, VOICE, seconds);
        return answer();
    }

    private String writes(String text) {
        bot.telegram.customerWrites(Bot.CUSTOMER, text);
        return answer();
    }

    private String answer() {
        int before = bot.chat().size();
        until(() -> bot.chat().size() > before && bot.business.rests());
        return bot.chat().getLast();
    }

    @Test
    void a_voice_message_is_answered_like_a_written_one_and_kept_with_its_words() {
        listens();
        assertThat(speaks(4)).contains("Педикюр").contains("9 000 ₸");
        assertThat(bot.business.count("handover")).isZero();
        assertThat(bot.business.texts(
                        "select content ->> 'text' from message where tenant_id = :id and author = 'CUSTOMER'"))
                .containsExactly("Сколько стоит педикюр?");
        assertThat(bot.business.texts("select content::text from message where tenant_id = :id and seq = 1"))
                .singleElement()
                .asString()
                .contains("VOICE", "transcript");
        assertThat(endpoint.asked).singleElement().asString().contains("OggS a voice");
        assertThat(bot.business.texts("select words from heard where tenant_id = :id"))
                .as("paid for once, whatever becomes of the turn")
                .containsExactly("Сколько стоит педикюр?");
    }

    @Test
    void without_an_endpoint_a_person_listens() {
        speaks(4);
        assertThat(bot.business.texts("select reason from handover where tenant_id = :id"))
                .containsExactly("media");
        assertThat(endpoint.asked).isEmpty();
    }

    @Test
    void an_endpoint_that_is_broken_leaves_the_message_to_a_person() {
        listens();
        endpoint.does(SpeechEndpoint.sends(500, "{}"));
        speaks(4);
        assertThat(bot.business.texts("select reason from handover where tenant_id = :id"))
                .containsExactly("media");
    }

    @Test
    void what_was_heard_badly_is_asked_about_and_counts_after_a_yes() {
        listens();
        endpoint.does(SpeechEndpoint.hears("Сколько стоит педикюр?", -1.3, 0.1));
        assertThat(speaks(4)).contains("«Сколько стоит педикюр?»").doesNotContain("₸");
        assertThat(writes("Да, верно")).contains("9 000 ₸");
        assertThat(bot.business.count("handover")).isZero();
    }

    @Test
    void after_a_no_it_is_asked_for_in_writing() {
        listens();
        endpoint.does(SpeechEndpoint.hears("Сколько стоит педикюр?", -1.3, 0.1));
        speaks(4);
        assertThat(writes("жоқ")).contains("напишите").doesNotContain("₸");
        assertThat(bot.business.count("handover")).isZero();
    }

    @Test
    void other_words_are_answered_as_if_nothing_had_been_asked() {
        listens();
        endpoint.does(SpeechEndpoint.hears("Сколько стоит педикюр?", -1.3, 0.1));
        speaks(4);
        assertThat(writes("Где вы находитесь?")).contains("Абая").doesNotContain("9 000");
        assertThat(writes("да")).doesNotContain("9 000");
    }

    @Test
    void a_second_message_heard_badly_goes_to_a_person() {
        listens();
        endpoint.does(SpeechEndpoint.hears("ыва", -1.3, 0.1));
        assertThat(speaks(2)).contains("«ыва»");
        speaks(2);
        assertThat(bot.business.texts("select reason from handover where tenant_id = :id"))
                .containsExactly("media");
    }

    @Test
    void a_law_spoken_goes_to_a_person_as_a_written_one_does() {
        listens();
        endpoint.does(SpeechEndpoint.hears("Хочу вернуть деньги за маникюр", -0.2, 0.01));
        speaks(4);
        assertThat(bot.business.texts("select reason from handover where tenant_id = :id"))
                .containsExactly("law");
    }
}
