package kz.jauap.answer;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import kz.jauap.language.claim.Assertion;
import kz.jauap.language.claim.Claims;
import kz.jauap.language.claim.Quantity;
import kz.jauap.language.claim.Said;
import kz.jauap.language.value.Phones;
import kz.jauap.pack.Pack;
import kz.jauap.pack.ServiceCard;
import kz.jauap.pack.Template;
import kz.jauap.pack.Topics;
import kz.jauap.pack.Wording;

/// What vouches for one answer, read into claims: the facts, prices, hours and sentences of the pack it rests on.
public final class Evidence {

    static final String DISCOUNT = "discount";
    private static final String SERVICE = "service:";
    private static final String GRANTED = "discount-granted";
    private static final int FEW = 3;
    private static final int A_SHARE = 6;
    private static final String PLACES = "\\{[a-z]+}";

    private final String language;
    private final Pack pack;
    private final PriceLines prices;
    private final List<Assertion> assertions = new ArrayList<>();
    private final List<Said> names = new ArrayList<>();
    private final List<Said> subject = new ArrayList<>();
    private final Set<String> promises = new HashSet<>();
    private final Set<String> phones = new HashSet<>();
    private final Set<String> links = new HashSet<>();

    private Evidence(String language, Pack pack) {
        this.language = language;
        this.pack = pack;
        this.prices = new PriceLines(language, pack);
        pack.profile().names().byLanguage().values().forEach(this::named);
        pack.profile().ownWords().getOrDefault(language, List.of()).forEach(this::named);
        ownTalk();
        pack.profile().place().phones().forEach(phone -> add(Claims.of(phone, language)));
    }

    /// Words that many names and facts of a business have tell it from others, and claim nothing of it.
    private void ownTalk() {
        List<String> entries = Stream.concat(
                        pack.services().stream().map(ServiceCard::names),
                        pack.facts().stream().map(Pack.Fact::answer))
                .map(this::text)
                .toList();
        List<Said> words = entries.stream()
                .flatMap(entry -> Claims.of(entry, language).assertions().stream())
                .flatMap(one -> one.words().stream())
                .toList();
        Map<String, Long> often =
                words.stream().flatMap(word -> word.keys().stream()).collect(groupingBy(key -> key, counting()));
        int least = Math.max(FEW, entries.size() / A_SHARE);
        words.stream()
                .filter(word -> word.keys().stream().anyMatch(key -> often.getOrDefault(key, 0L) >= least))
                .forEach(names::add);
    }

    /// What an answer made of templates rests on: its own words, and all that its evidence says.
    public static Evidence of(Answer answer, Pack pack) {
        Evidence evidence = of(answer.evidence(), answer.language(), pack);
        answer.text().lines().forEach(evidence::statement);
        return evidence;
    }

    /// @param ids as an [Answer] carries them, with or without the pack's version
    public static Evidence of(List<String> ids, String language, Pack pack) {
        Evidence evidence = new Evidence(language, pack);
        List<String> bare = ids.stream()
                .map(id -> id.contains("@") ? id.substring(0, id.indexOf('@')) : id)
                .toList();
        bare.forEach(evidence::id);
        evidence.about(bare.stream().filter(id -> id.startsWith(SERVICE)).toList());
        return evidence;
    }

    String language() {
        return language;
    }

    List<Assertion> assertions() {
        return assertions;
    }

    Set<String> promises() {
        return promises;
    }

    boolean grantsDiscount() {
        return promises.contains(GRANTED);
    }

    Set<String> phones() {
        return phones;
    }

    Set<String> links() {
        return links;
    }

    /// The evidence speaks of this word.
    boolean says(Said word) {
        return assertions.stream().anyMatch(one -> one.says(word));
    }

    /// It is one of the names of what the evidence speaks of.
    boolean names(Said word) {
        return names.stream().anyMatch(word::sameAs);
    }

    /// It names the one service that the evidence is about, and so is said of each of its prices.
    boolean isSubject(Said word) {
        return subject.stream().anyMatch(word::sameAs);
    }

    private void about(List<String> services) {
        if (services.size() == 1) {
            pack.service(Topics.id(services.getFirst()))
                    .ifPresent(card -> Claims.of(text(card.names()), language)
                            .assertions()
                            .forEach(one -> subject.addAll(one.words())));
        }
    }

    private void id(String id) {
        String rest = id.substring(id.indexOf(':') + 1);
        switch (id.substring(0, Math.max(0, id.indexOf(':')))) {
            case "fact" -> pack.fact(Topics.id(id)).ifPresent(fact -> statement(text(fact.answer())));
            case "policy" -> pack.policy(Topics.id(id)).ifPresent(policy -> statement(text(policy.say())));
            case "service" -> pack.service(rest).ifPresent(this::service);
            case "profile" -> profile(rest);
            case "template" -> template(rest);
            case "consult" -> pack.playbook(rest).ifPresent(this::advice);
            case "objection" -> pack.objection(rest).ifPresent(one -> statement(text(one.answer())));
            case "promotion" -> pack.offers().promotion(rest).ifPresent(one -> statement(text(one.text())));
            case "promotions" -> statement(text(pack.offers().rules()));
            case "booking", "passage", "learned", "slot" -> {} // its words are the answer's own
            default -> prices.byCategory().forEach(this::line);
        }
    }

    private void service(ServiceCard card) {
        named(text(card.category()));
        named(text(card.names()));
        card.aliases().getOrDefault(language, List.of()).forEach(this::named);
        card.items().forEach(item -> line(prices.of(card, List.of(item.id()))));
        String minutes = PriceLines.fill(pack.template(Template.DURATION_MINUTES, language), "minutes", card.minutes());
        String told = card.duration().isEmpty() ? minutes : text(card.duration());
        if (card.hasDuration()) {
            statement(PriceLines.fill(
                    pack.template(Template.DURATION, language), "service", text(card.names()), "duration", told));
        }
    }

    private void advice(Pack.Playbook playbook) {
        statement(text(playbook.lead()));
        lines(playbook.options());
        lines(playbook.questions());
        statement(text(playbook.nextStep()));
    }

    private void lines(Wording.Lines lines) {
        lines.in(language, pack.profile().languages()).forEach(this::statement);
    }

    private void profile(String part) {
        switch (part) {
            case "hours" ->
                statement(PriceLines.fill(
                        pack.template(Template.HOURS, language),
                        "hours",
                        text(pack.profile().hours().text())));
            case "address" -> {
                statement(text(pack.profile().place().address()));
                add(Claims.of(pack.profile().place().map(), language));
            }
            default -> statement(text(pack.profile().place().directions()));
        }
    }

    private void template(String key) {
        Stream.of(Template.values())
                .filter(one -> one.key().equals(key))
                .findFirst()
                .ifPresent(template -> {
                    String text = pack.template(template, language);
                    statement(text.replaceAll(PLACES, ""));
                    if (text.contains("{services}")) {
                        statement(pack.services().stream()
                                .flatMap(card -> Stream.of(text(card.category()), text(card.names())))
                                .collect(Collectors.joining(", ")));
                    }
                });
    }

    private String text(Wording wording) {
        return wording.in(language, pack.profile().languages());
    }

    private void statement(String text) {
        add(Claims.of(text, language));
    }

    private void line(String text) {
        add(Claims.ofLine(text, language));
    }

    private void named(String text) {
        Claims.of(text, language).assertions().forEach(one -> names.addAll(one.words()));
    }

    private void add(Claims claims) {
        assertions.addAll(claims.assertions());
        claims.promises().forEach(promise -> promises.add(promise.kind()));
        boolean percent = claims.assertions().stream()
                .flatMap(one -> one.quantities().stream())
                .anyMatch(one -> one.kind() == Quantity.Kind.PERCENT);
        if (percent && promises.contains(DISCOUNT)) {
            promises.add(GRANTED);
        }
        claims.phones().stream().map(Phones.Phone::e164).forEach(phones::add);
        claims.links().stream().map(Claims.Link::address).forEach(links::add);
    }
}
