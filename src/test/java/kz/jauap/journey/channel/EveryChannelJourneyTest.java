package kz.jauap.journey.channel;

import static kz.jauap.desk.DeskHouse.AIDA;
import static kz.jauap.ops.House.until;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.Color;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import kz.jauap.Chromium;
import kz.jauap.channel.DeliveryReceipt.Status;
import kz.jauap.ops.House;
import kz.jauap.sandbox.ForumPeople;
import kz.jauap.shared.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/// The same journey on every channel that leads back: a true answer, a person in Telegram, their words and pictures in
/// the same chat, and news of both. What a channel cannot do stands in its [Reach].
class EveryChannelJourneyTest {

    private static final String ACCEPTED = "🕊";
    private static final String DELIVERED = "👌";
    private static final String READ = "👀";
    private static final String FAILED = "👎";

    private static Salon salon;

    /// Connects a channel to the salon.
    private interface Connected {

        ChannelWorld to(Salon salon) throws Exception;
    }

    @BeforeAll
    static void open() {
        salon = new Salon();
    }

    @AfterAll
    static void close() {
        salon.close();
    }

    static Stream<Arguments> channels() {
        return Stream.of(
                channel("web chat", WebchatWorld::new),
                channel("Telegram", TelegramWorld::bot),
                channel("Telegram Business", TelegramWorld::business),
                channel("WhatsApp (Cloud API)", WhatsappWorld::new),
                channel("WhatsApp (Wappi)", WappiWorld::new),
                channel("WhatsApp (ChatFlow)", ChatflowWorld::new),
                channel("Avito", AvitoWorld::new),
                channel("VK", VkWorld::new),
                channel("MAX", MaxWorld::new),
                channel("Instagram", InstagramWorld::new),
                channel("Viber", ViberWorld::new),
                channel("e-mail", EmailWorld::new),
                channel("text messages (HTTP)", SmsWorld::new),
                channel("text messages (SMPP)", SmppWorld::new));
    }

    private static Arguments channel(String name, Connected connected) {
        return Arguments.of(name, connected);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("channels")
    void a_customer_is_answered_and_talks_with_a_person_in_the_same_chat(String name, Connected channel)
            throws Exception {
        try (ChannelWorld customer = channel.to(salon)) {
            isAnsweredTruly(customer);
            asksForAPerson(customer);
            hearsFromAPerson(customer);
            exchangesPictures(customer);
            isAnsweredByTheBotAgain(customer);
            assertThat(customer.problems()).isEmpty();
        }
    }

    @Test
    void a_visitor_sees_a_managers_picture_on_the_page_and_a_document_as_a_link() {
        salon.connect("webchat", "webchat_page", Map.of(), Map.of());
        int topics = people().topics().size();
        try (Chromium chromium = new Chromium()) {
            Page page = chromium.enters(new Browser.NewContextOptions().setLocale("ru-RU"))
                    .newPage();
            page.navigate(salon.desk.house.address + "/chat/webchat_page");
            page.locator("#text").fill("Позовите человека");
            page.locator("#send").click();
            until(() -> {
                salon.desk.settle();
                return people().topics().size() > topics;
            });
            people().photo(AIDA, salon.desk.thread(), Salon.picture(Color.ORANGE), "Наш зал");
            people().document(AIDA, salon.desk.thread(), "price.pdf", new byte[] {1, 2});
            salon.desk.settle();
            Locator picture = page.locator(".bubble.them .file img");
            picture.waitFor();
            until(() -> (int) picture.evaluate("picture => picture.naturalWidth") == 8);
            Locator inside = page.locator(".file img");
            assertThat(page.locator(".bubble.them", new Page.LocatorOptions().setHas(inside))
                            .innerText())
                    .contains("Наш зал");
            Locator document = page.locator(".bubble.them .file", new Page.LocatorOptions().setHasText("price.pdf"));
            document.waitFor();
            assertThat(Salon.fetched(salon.desk.house.address + document.getAttribute("href")))
                    .isEqualTo(new byte[] {1, 2});
        }
    }

    @Test
    void a_form_comes_to_the_desk_and_whoever_answers_in_its_topic_is_told_that_only_the_phone_leads_back() {
        salon.connect("form", "form_journey", Map.of(), Map.of());
        int topics = people().topics().size();
        Map<String, String> fields = Map.of(
                "name", "Айгуль",
                "phone", "8 (701) 555-77-01",
                "message", "Сколько стоит маникюр?",
                "consent", "yes");
        House.Answer taken = salon.desk.house.call(
                "POST",
                "/form/" + salon.desk.slug + "/form_journey",
                Json.write(fields),
                Map.of("Content-Type", "application/json"));
        assertThat(taken.status()).as(taken.text()).isEqualTo(200);
        salon.desk.settle();
        assertThat(people().topics()).hasSize(topics + 1);
        assertThat(salon.desk.topic().getFirst()).contains("Айгуль", "+77015557701", "Сколько стоит маникюр?");

        assertThat(salon.desk.press(AIDA, "Беру")).isEqualTo("Готово");
        long answer = people().write(AIDA, salon.desk.thread(), "От 2 500 тенге");
        salon.desk.settle();
        assertThat(people().reaction(answer)).isEqualTo(FAILED);
        assertThat(salon.desk.topic()).last().asString().contains("Не доставлено", "+77015557701");
        assertThat(salon.desk.press(AIDA, "Решено")).isEqualTo("Готово");
        assertThat(salon.desk.topic().getFirst()).contains("Завершено: Aida");
    }

    private static void isAnsweredTruly(ChannelWorld customer) {
        says(customer, "Сколько стоит маникюр?");
        assertThat(customer.told()).singleElement().asString().contains("2 500");
    }

    private static void asksForAPerson(ChannelWorld customer) {
        int topics = people().topics().size();
        says(customer, "Позовите человека");
        assertThat(people().topics()).hasSize(topics + 1);
        assertThat(salon.desk.topic()).hasSize(1);
        assertThat(salon.desk.topic().getFirst()).contains("Новый запрос").contains("Позовите человека");
        assertThat(people().pinned(salon.desk.card())).isTrue();
        assertThat(customer.told()).last().asString().contains("передан");
        assertThat(salon.desk.press(AIDA, "Беру")).isEqualTo("Готово");
        assertThat(salon.desk.topic().getFirst()).contains("В работе: Aida");
    }

    private static void hearsFromAPerson(ChannelWorld customer) {
        long answer = people().write(AIDA, salon.desk.thread(), "Здравствуйте, это Аида. Чем помочь?");
        salon.desk.settle();
        assertThat(customer.told()).last().isEqualTo("Здравствуйте, это Аида. Чем помочь?");
        assertThat(people().reaction(answer)).isEqualTo(ACCEPTED);
        for (Status news : List.of(Status.DELIVERED, Status.READ)) {
            if (customer.reach().news().contains(news)) {
                customer.reports(news);
                salon.desk.settle();
                assertThat(people().reaction(answer)).isEqualTo(news == Status.READ ? READ : DELIVERED);
                assertThat(status("Здравствуйте, это Аида. Чем помочь?")).isEqualTo(news.name());
            }
        }
        says(customer, "А завтра в пять можно?");
        assertThat(salon.desk.topic()).last().isEqualTo("👤 А завтра в пять можно?");
    }

    private static void exchangesPictures(ChannelWorld customer) {
        byte[] hers = Salon.picture(Color.PINK);
        byte[] ours = Salon.picture(Color.CYAN);
        if (customer.reach().picturesIn()) {
            customer.shows(hers);
            salon.desk.settle();
            JsonNode last = people().topic(salon.desk.thread()).getLast();
            String file = last.path("photo").path(0).path("file_id").asString("");
            assertThat(file).as("a picture in the topic, not " + last).isNotEmpty();
            assertThat(salon.desk.telegram.uploaded(file)).isEqualTo(hers);
        }
        long shown = people().photo(AIDA, salon.desk.thread(), ours, "");
        salon.desk.settle();
        if (customer.reach().picturesOut()) {
            assertThat(customer.saw(ours)).isTrue();
            assertThat(people().reaction(shown)).isEqualTo(ACCEPTED);
        } else {
            assertThat(people().reaction(shown)).isEqualTo(FAILED);
            assertThat(salon.desk.topic()).last().asString().contains("Не доставлено");
        }
    }

    private static void isAnsweredByTheBotAgain(ChannelWorld customer) {
        people().write(AIDA, salon.desk.thread(), "Ждём вас!");
        salon.desk.settle();
        assertThat(salon.desk.press(AIDA, "Решено")).isEqualTo("Готово");
        assertThat(salon.desk.topic().getFirst()).contains("Завершено: Aida");
        says(customer, "До скольки вы работаете?");
        assertThat(customer.told()).last().asString().contains("21:00");
        List<String> told = customer.told();
        assertThat(told.stream().filter(Predicate.isEqual("Ждём вас!"))).hasSize(1);
        assertThat(told.stream().filter(text -> text.contains("это Аида"))).hasSize(1);
    }

    private static void says(ChannelWorld customer, String text) {
        customer.writes(text);
        salon.desk.settle();
    }

    private static ForumPeople people() {
        return salon.desk.telegram.people();
    }

    /// What the house knows of the newest message with these words.
    private static String status(String text) {
        return salon.desk.status(text);
    }
}
