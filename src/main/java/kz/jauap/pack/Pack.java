package kz.jauap.pack;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.jauap.language.Vocabulary;
import kz.jauap.pack.slot.TicketSlot;
import kz.jauap.shared.Folded;

/// Everything one business vouches for. Immutable.
public final class Pack {

    /// One vouched statement.
    public record Fact(String id, String topic, Wording answer) {}

    /// Something only a person may handle.
    ///
    /// @param law true where the bot must not even discuss it, false where it merely cannot do it
    /// @param say what the customer is told once it has been passed on; may be empty
    /// @param longerThan holds only where a longer time is spoken of; empty when it always holds
    public record Policy(String id, boolean law, Wording say, Optional<Duration> longerThan) {}

    /// What is said to a doubt: too dear, I will think about it.
    ///
    /// @param tellsPromotions whether what is cheaper is told along with it
    public record Objection(String id, Wording answer, boolean tellsPromotions) {}

    /// How to advise on one matter: general, vouched for, and with a way on to a person or a booking.
    ///
    /// @param lead the first sentence
    /// @param options advice, a line each
    /// @param questions what to ask the customer back; may be empty
    /// @param nextStep how to go on; may be empty
    public record Playbook(String id, Wording lead, Wording.Lines options, Wording.Lines questions, Wording nextStep) {}

    /// One question of each topic, by language; asked for only where a model has proposed a topic.
    record Questions(Map<String, Map<String, String>> byTopic) {

        static Folded<Questions> folded(Map<String, Wording> byTopic) {
            Map<String, Map<String, String>> texts = new LinkedHashMap<>();
            byTopic.forEach((topic, wording) -> texts.put(topic, Map.copyOf(wording.byLanguage())));
            return Folded.of(Questions.class, new Questions(texts));
        }
    }

    /// What a pack's files say.
    ///
    /// @param templates complete: the pack's own over the common ones
    /// @param questions one question of each topic that a customer may be asked back about
    /// @param booking empty where the business takes no bookings through the bot
    /// @param slots what a request should tell
    /// @param sameWords groups of single words that mean the same here
    record Contents(
            Profile profile,
            List<ServiceCard> services,
            List<Fact> facts,
            List<Policy> policies,
            ConsultFile.Consult consult,
            Offers offers,
            Map<Template, Wording> templates,
            Folded<Questions> questions,
            Optional<BookingRules> booking,
            List<TicketSlot> slots,
            List<List<String>> sameWords) {}

    private final String version;
    private final Contents contents;
    private final Vocabulary vocabulary;
    private final Map<String, ServiceCard> services;
    private final Map<String, Fact> facts;
    private final Map<String, Policy> policies;
    private final Map<String, Playbook> playbooks;
    private final Map<String, Objection> objections;

    Pack(String version, Contents contents, Vocabulary vocabulary) {
        this.version = version;
        this.contents = contents;
        this.vocabulary = vocabulary;
        this.services = byId(contents.services, ServiceCard::id);
        this.facts = byId(contents.facts, Fact::id);
        this.policies = byId(contents.policies, Policy::id);
        this.playbooks = byId(contents.consult.playbooks(), Playbook::id);
        this.objections = byId(contents.consult.objections(), Objection::id);
    }

    public String name() {
        return contents.profile.pack();
    }

    /// A checksum of its content; the same content always has the same version.
    public String version() {
        return version;
    }

    public Vocabulary vocabulary() {
        return vocabulary;
    }

    public Profile profile() {
        return contents.profile;
    }

    /// In the order of the price list.
    public List<ServiceCard> services() {
        return contents.services;
    }

    public Optional<ServiceCard> service(String id) {
        return Optional.ofNullable(services.get(id));
    }

    /// In the order of the file.
    public List<Fact> facts() {
        return contents.facts;
    }

    public Optional<Fact> fact(String id) {
        return Optional.ofNullable(facts.get(id));
    }

    public Optional<Policy> policy(String id) {
        return Optional.ofNullable(policies.get(id));
    }

    public Optional<Playbook> playbook(String id) {
        return Optional.ofNullable(playbooks.get(id));
    }

    public Optional<Objection> objection(String id) {
        return Optional.ofNullable(objections.get(id));
    }

    public Offers offers() {
        return contents.offers;
    }

    /// One question of each topic that a customer may be asked back about, in `language` or else another of the
    /// business's, in the order of the files.
    public Map<String, String> questions(String language) {
        Map<String, String> questions = new LinkedHashMap<>();
        contents.questions.value().byTopic().forEach((topic, texts) -> {
            String text = new Wording(texts).in(language, contents.profile.languages());
            if (!text.isEmpty()) {
                questions.put(topic, text);
            }
        });
        return questions;
    }

    /// The template's text in `language`, else in the business's first language.
    public String template(Template template, String language) {
        return contents.templates.getOrDefault(template, Wording.NONE).in(language, contents.profile.languages());
    }

    /// How bookings are taken; empty where the bot takes none.
    public Optional<BookingRules> booking() {
        return contents.booking;
    }

    /// What a request should tell, in the order it is asked for; none where the pack says nothing of that.
    public List<TicketSlot> slots() {
        return contents.slots;
    }

    public Optional<TicketSlot> slot(String id) {
        return contents.slots.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /// Groups of single words that mean the same here, in whatever language they are.
    public List<List<String>> sameWords() {
        return contents.sameWords;
    }

    /// `language` if the business answers in it, else its first one.
    public String answerLanguage(String language) {
        return contents.profile.languages().contains(language) ? language : contents.profile.defaultLanguage();
    }

    private static <T> Map<String, T> byId(List<T> list, Function<T, String> id) {
        return list.stream().collect(Collectors.toUnmodifiableMap(id, Function.identity()));
    }
}
