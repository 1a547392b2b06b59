package kz.jauap.answer;

import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.jauap.decision.Part;
import kz.jauap.pack.Offers;
import kz.jauap.pack.OpeningHours;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Profile;
import kz.jauap.pack.ServiceCard;
import kz.jauap.pack.Template;
import kz.jauap.pack.Topics;
import kz.jauap.pack.Wording;

/// Builds one answer part by part, each on a line of its own, and notes the evidence as it goes.
final class Composer {

    /// What vouches for a question for what a request is missing.
    static final String ASKED = "slot:";

    private static final int MOST_AT_A_GLANCE = 24;

    private final String language;
    private final Pack pack;
    private final ZonedDateTime now;
    private final boolean first;
    private final PriceLines prices;
    private final List<String> lines = new ArrayList<>();
    private final Set<String> evidence = new LinkedHashSet<>();

    /// @param first whether the greeting stands before
    Composer(String language, Pack pack, ZonedDateTime now, boolean first) {
        this.language = language;
        this.pack = pack;
        this.now = now;
        this.first = first;
        this.prices = new PriceLines(language, pack);
    }

    Pack pack() {
        return pack;
    }

    String businessName() {
        return text(pack.profile().names());
    }

    Composer parts(List<Part> parts) {
        parts.forEach(this::part);
        return this;
    }

    /// A template of the pack with its places filled: name, text, name, text …
    void say(Template template, String... places) {
        line(PriceLines.fill(pack.template(template, language), places), "template:" + template.key());
    }

    /// A text the pack vouches for.
    void vouched(String id, Wording wording) {
        line(text(wording), id);
    }

    Answer answer() {
        return new Answer(String.join("\n", lines), language, List.copyOf(evidence));
    }

    private void part(Part part) {
        switch (part) {
            case Part.Fact fact ->
                pack.fact(fact.id()).ifPresent(known -> vouched(Topics.fact(known.id()), known.answer()));
            case Part.Price price -> price(price.service(), price.items());
            case Part.Presence presence -> presence(presence.service(), presence.items());
            case Part.Duration duration -> pack.service(duration.service()).ifPresent(this::duration);
            case Part.PriceList list -> priceList();
            case Part.Hours hours -> hours(hours.now());
            case Part.Address address -> address();
            case Part.Services services -> say(Template.SERVICES, "services", services());
            case Part.WhichService which ->
                say(
                        which.topic().equals(Topics.DURATION) ? Template.WHICH_FOR_DURATION : Template.WHICH_FOR_PRICE,
                        "services",
                        categories());
            case Part.WhichBranch which -> say(Template.WHICH_BRANCH, "branches", branches());
            case Part.AskSlot ask -> pack.slot(ask.id()).ifPresent(slot -> vouched(ASKED + slot.id(), slot.ask()));
            case Part.BranchNoted noted ->
                pack.profile()
                        .branch(noted.id())
                        .ifPresent(branch -> say(Template.BRANCH_NOTED, "branch", text(branch.names())));
            case Part.NotFound none -> say(Template.NOT_FOUND, "services", categories());
            case Part.Consult consult -> pack.playbook(consult.id()).ifPresent(this::advise);
            case Part.Objection objection -> pack.objection(objection.id()).ifPresent(this::reassure);
            case Part.Promotions promotions -> promotions(promotions.id());
            case Part.OffTopic none -> say(Template.OFF_TOPIC, "business", businessName(), "services", categories());
            case Part.Offer offer -> say(Template.OFFER);
            case Part.SmallTalk talk -> smallTalk(talk.kind());
            case Part.Skilled skilled -> line(skilled.text(), skilled.source());
            case Part.Likely likely -> {
                say(Template.LIKELY);
                parts(likely.parts());
                say(Template.LIKELY_NOT);
            }
            case Part.Quoted quoted -> quote(quoted.text(), quoted.source());
        }
    }

    private void price(String service, List<String> items) {
        pack.service(service).ifPresent(card -> {
            if (card.items().isEmpty()) {
                say(Template.PRICE_UNKNOWN, "service", text(card.names()));
            } else {
                line(prices.of(card, items), "service:" + service);
            }
        });
    }

    private void presence(String service, List<String> items) {
        pack.service(service).ifPresent(card -> {
            say(Template.PRESENCE, "service", prices.named(card, items));
            evidence.add(mark("service:" + service));
            if (!card.items().isEmpty()) {
                line(prices.of(card, items), "service:" + service);
            }
        });
    }

    private void duration(ServiceCard card) {
        String told = card.duration().isEmpty()
                ? PriceLines.fill(pack.template(Template.DURATION_MINUTES, language), "minutes", card.minutes())
                : text(card.duration());
        say(Template.DURATION, "service", text(card.names()), "duration", told);
        evidence.add(mark("service:" + card.id()));
    }

    private void priceList() {
        say(Template.PRICE_LIST);
        prices.byCategory().forEach(row -> line(row, "services"));
    }

    private void hours(boolean asksNow) {
        OpeningHours hours = pack.profile().hours();
        if (asksNow && !hours.week().isEmpty()) {
            hours.at(now.toLocalDateTime())
                    .ifPresentOrElse(
                            span -> say(Template.OPEN_NOW, "close", span.close().toString()),
                            () -> say(Template.CLOSED_NOW));
        }
        say(Template.HOURS, "hours", text(hours.text()));
        evidence.add(mark("profile:hours"));
    }

    /// As a customer may answer: by number or by name.
    private String branches() {
        List<Profile.Branch> all = pack.profile().branches();
        StringBuilder list = new StringBuilder();
        for (int i = 0; i < all.size(); i++) {
            list.append(i == 0 ? "" : "; ")
                    .append(i + 1)
                    .append(". ")
                    .append(text(all.get(i).names()));
        }
        return list.toString();
    }

    private void address() {
        say(Template.ADDRESS, "address", text(pack.profile().place().address()));
        evidence.add(mark("profile:address"));
        Wording directions = pack.profile().place().directions();
        if (!directions.isEmpty()) {
            vouched("profile:directions", directions);
        }
        if (!pack.profile().place().map().isEmpty()) {
            say(Template.MAP, "map", pack.profile().place().map());
        }
    }

    private void advise(Pack.Playbook playbook) {
        String id = Topics.consult(playbook.id());
        vouched(id, playbook.lead());
        playbook.options().in(language, pack.profile().languages()).forEach(option -> line("• " + option, id));
        playbook.questions().in(language, pack.profile().languages()).forEach(question -> line(question, id));
        vouched(id, playbook.nextStep());
    }

    private void reassure(Pack.Objection objection) {
        vouched(Topics.objection(objection.id()), objection.answer());
        if (objection.tellsPromotions()) {
            promotions("");
        }
    }

    /// Those that hold today, and what holds for all of them.
    private void promotions(String id) {
        List<Offers.Promotion> held = pack.offers().on(now.toLocalDate(), id);
        if (held.isEmpty()) {
            say(Template.NO_PROMOTIONS);
            return;
        }
        if (id.isEmpty()) {
            say(Template.PROMOTIONS);
        }
        held.forEach(one -> vouched(Topics.promotion(one.id()), one.text()));
        vouched("promotions:rules", pack.offers().rules());
    }

    private void smallTalk(Part.Kind kind) {
        switch (kind) {
            case HELLO -> say(first ? Template.LISTENING : Template.HELLO_AGAIN);
            case THANKS -> say(Template.THANKS);
            case FAREWELL -> say(Template.FAREWELL);
            case ACKNOWLEDGED -> say(Template.ACKNOWLEDGED);
            case ABOUT_BOT -> say(Template.ABOUT_BOT, "business", businessName());
            case OPTED_OUT -> say(Template.OPTED_OUT);
            case LISTENING -> say(Template.LISTENING);
        }
    }

    /// Categories with what is in them, as long as that can be taken in at a glance.
    private String services() {
        if (pack.services().size() > MOST_AT_A_GLANCE) {
            return categories();
        }
        Map<String, List<String>> byCategory = new LinkedHashMap<>();
        pack.services()
                .forEach(card -> byCategory
                        .computeIfAbsent(text(card.category()), category -> new ArrayList<>())
                        .add(text(card.names())));
        return byCategory.entrySet().stream()
                .map(category -> category.getValue().equals(List.of(category.getKey()))
                        ? category.getKey()
                        : category.getKey() + " (" + String.join(", ", category.getValue()) + ")")
                .collect(Collectors.joining(", "));
    }

    private String categories() {
        return pack.services().stream()
                .map(card -> text(card.category()))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String text(Wording wording) {
        return wording.in(language, pack.profile().languages());
    }

    private void line(String text, String id) {
        if (!text.isBlank()) {
            String said = Character.toUpperCase(text.charAt(0)) + text.substring(1);
            if (!lines.contains(said)) {
                lines.add(said);
            }
            evidence.add(mark(id));
        }
    }

    /// As it stands, with a mark of its own: it is no version of the pack that vouches for it.
    private void quote(String text, String source) {
        if (!lines.contains(text)) {
            lines.add(text);
        }
        evidence.add(source);
    }

    private String mark(String id) {
        return id + "@" + pack.version();
    }
}
