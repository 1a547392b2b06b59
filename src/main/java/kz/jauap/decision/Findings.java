package kz.jauap.decision;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import kz.jauap.conversation.DialogueState;
import kz.jauap.decision.spi.Ellipsis;
import kz.jauap.language.Clause;
import kz.jauap.language.TopicScore;
import kz.jauap.language.Understanding;
import kz.jauap.language.value.Frame;
import kz.jauap.language.value.Moments;
import kz.jauap.language.value.Phones;
import kz.jauap.language.value.Replies;
import kz.jauap.language.value.YesNo;
import kz.jauap.pack.Pack;
import kz.jauap.pack.ServiceCard;
import kz.jauap.pack.Topics;

/// Goes through the clauses of a burst in order, keeping in mind which service is spoken of, and finds what
/// each comes to. Unsure is unknown: what is not clearly in the pack is left to a person.
final class Findings {

    static final int SERVICE_LASTS = 4;
    private static final double SAME_AGAIN = 0.45;
    private static final double SAME_TOPIC = 0.6;
    private static final Frame ANY_TIME = new Frame(LocalDateTime.of(2000, 1, 1, 12, 0), null, null, false);
    private static final int MOST_WORDS_BY_HALF = 5;
    private static final int SHORTEST_NAME = 4;
    private static final double OUTRIGHT = 0.9;
    private static final double LIKELY_OF_A_SERVICE = 0.4;
    private static final double FULLY = 0.95;
    private static final double NEARLY_SURE = 0.5;
    private static final double NOTHING_ELSE = 0.95;
    private static final double SAID_FULLY = 0.7;
    private static final double MORE_THAN_A_NAME = 0.9;
    private static final double MOST_UNEXPLAINED = 0.3;
    private static final double MOST_BESIDE_SMALL_TALK = 0.4;
    private static final Set<String> SMALL_TALK =
            Set.of(Topics.GREETING, Topics.THANKS, Topics.FAREWELL, Topics.ACKNOWLEDGE, Topics.YES, Topics.NO);

    private final Pack pack;
    private final List<Clause> clauses;
    private final List<Finding> found = new ArrayList<>();
    private final DialogueState before;
    private final Boldness boldness;
    private final Reserved reserved;
    private List<Named> focus;
    private String topic;
    private boolean named;

    private Findings(Pack pack, List<Clause> clauses, DialogueState before, Boldness boldness) {
        this.boldness = boldness;
        this.reserved = new Reserved(pack, boldness);
        this.pack = pack;
        this.clauses = clauses;
        this.before = before;
        boolean fresh = before.serviceAge() < SERVICE_LASTS;
        Named spokenOf = Named.of(before.service());
        boolean remembered = fresh && pack.service(spokenOf.service()).isPresent();
        this.focus = remembered ? List.of(spokenOf) : List.of();
        this.topic = fresh ? before.topic() : "";
    }

    /// The findings, and the context they leave.
    ///
    /// @param service spoken of last, with its item where one was named, "" for none
    /// @param topic asked about it last
    /// @param named whether a service was named in this burst
    record Result(List<Finding> list, String service, String topic, boolean named) {

        Result {
            list = List.copyOf(list);
        }
    }

    static Result in(Understanding understanding, Pack pack, DialogueState before, Boldness boldness) {
        Findings findings = new Findings(pack, understanding.clauses(), before, boldness);
        for (int i = 0; i < findings.clauses.size(); i++) {
            findings.found.add(findings.find(i));
        }
        String service =
                findings.focus.isEmpty() ? "" : findings.focus.getLast().id();
        return new Result(SecondThoughts.adviceOnce(findings.found), service, findings.topic, findings.named);
    }

    private Finding find(int index) {
        Clause clause = clauses.get(index);
        if (SecondThoughts.isNotWanted(clause)) {
            return new Finding.Nothing(clause);
        }
        List<Named> here = Named.in(clause, focus);
        List<Named> meant = here.isEmpty() ? completed(clause) : here;
        if (!meant.isEmpty()) {
            focus = meant;
            named = true;
        }
        if (here.isEmpty() && !meant.isEmpty()) {
            return new Finding.Answerable(clause, carried(meant), false);
        }
        if (onlyNames(clause) && !here.isEmpty()) {
            return isAskedNext(index)
                    ? new Finding.Nothing(clause)
                    : new Finding.Answerable(clause, carried(here), false);
        }
        Optional<Pack.Policy> limit = reserved.beyondLimit(clause);
        if (limit.isPresent()) {
            return new Finding.ForPerson(clause, limit.get().id(), limit.get().law());
        }
        Optional<TopicScore> kept = reserved.most(clause);
        Optional<YesNo> reply = reply(clause, kept);
        if (reply.isPresent()) {
            return new Finding.YesNo(clause, reply.get() == YesNo.YES);
        }
        if (kept.isPresent()) {
            return reserved(clause, kept.get().topic());
        }
        return best(clause, here).map(best -> byTopic(index, best)).orElseGet(() -> unasked(clause, here));
    }

    private Optional<TopicScore> best(Clause clause, List<Named> here) {
        return clause.topics().stream()
                .filter(one -> reserved.isInForce(one, clause))
                .filter(one -> here.isEmpty() || !one.topic().equals(Topics.OFF_TOPIC) || one.covered() >= FULLY)
                .filter(one -> !clause.whatToDo() || !one.topic().equals(Topics.SERVICES))
                .filter(one -> !one.other() || boldness.reckless() || !SecondThoughts.isNearlyLed(clause, one))
                .findFirst()
                .filter(one -> one.confidence() >= boldness.sure())
                .filter(one -> boldness.reckless() || !SecondThoughts.doubt(clause, one));
    }

    /// No topic is likely enough.
    private Finding unasked(Clause clause, List<Named> here) {
        if (clause.isEmpty() && !Phones.in(clause.text()).isEmpty()) {
            return unknown(clause); // a number left out of the blue is for somebody to ring
        }
        if (clause.isEmpty() || continues(clause) || SecondThoughts.isOfWhatWasTold(clause, found)) {
            return new Finding.Nothing(clause);
        }
        List<Named> meant = here.isEmpty() && named ? focus : here;
        Optional<String> about = meant.isEmpty() ? Optional.empty() : aboutNamed(clause, here.isEmpty());
        if (about.isEmpty() && !here.isEmpty() && SecondThoughts.isNearlyOnlyNamed(clause)) {
            return new Finding.Answerable(clause, carried(here), false);
        }
        return about.<Finding>map(asked -> new Finding.Answerable(clause, parts(asked, meant), false))
                .orElseGet(() -> unknown(clause));
    }

    /// A service is named, and what is said of it sounds most like a price, a length or whether there is one: telling
    /// that is true and of use, whatever else is said.
    ///
    /// @param before whether it was named earlier in the burst: then it must be nearly sure
    private Optional<String> aboutNamed(Clause clause, boolean before) {
        double least = before ? NEARLY_SURE : LIKELY_OF_A_SERVICE;
        if (clause.doing() && clause.question() && !before) {
            return Optional.of(Topics.PRESENCE);
        }
        return clause.best()
                .filter(best -> Topics.ABOUT_A_SERVICE.contains(best.topic())
                        && (best.confidence() >= least || !before && best.covered() >= FULLY))
                .filter(best -> !SecondThoughts.doubt(clause, best))
                .filter(best -> clause.topics().stream()
                        .noneMatch(one -> reserved.isLaw(one.topic()) && Reserved.isHinted(one)))
                .map(TopicScore::topic);
    }

    /// Yes, no or later and nothing else, where no law is touched: "I will write later" is no wish to be left alone,
    /// and none to be written down.
    private Optional<YesNo> reply(Clause clause, Optional<TopicScore> kept) {
        boolean law = kept.filter(one -> reserved.isLaw(one.topic()) && Topics.isPolicy(one.topic()))
                .isPresent();
        Optional<YesNo> said = law
                ? Optional.empty()
                : Replies.in(clause.text())
                        .filter(reply -> reply.score() >= NOTHING_ELSE)
                        .map(Replies.Reply::meaning);
        boolean plain = kept.isEmpty()
                && !clause.question()
                && clause.best().filter(best -> best.covered() >= OUTRIGHT).isEmpty();
        return said.filter(
                one -> one == YesNo.LATER || plain && (one == YesNo.YES && !here(clause) || one == YesNo.NO));
    }

    private static boolean here(Clause clause) {
        return !clause.entities().isEmpty();
    }

    /// "And the battery?" after the screen of a phone: a few words the pack knows, that say no topic in full.
    private List<Named> completed(Clause clause) {
        boolean half = focus.size() == 1
                && clause.beside() > 0
                && clause.strange() == 0
                && clause.time() == 0
                && clause.text().split("\\s+").length <= MOST_WORDS_BY_HALF
                && clause.best()
                        .filter(best -> best.covered() >= OUTRIGHT
                                || Reserved.isReserved(best) && best.confidence() >= boldness.reserved())
                        .isEmpty();
        if (!half) {
            return List.of();
        }
        List<Named> whole = Ellipsis.completed(pack, focus.getFirst().id(), clause.text()).stream()
                .map(Named::of)
                .toList();
        List<Named> words = whole.isEmpty() ? byOneWord(clause) : whole;
        return whole.isEmpty() && words.size() > 1 ? List.of() : words;
    }

    /// "And the screen of the same one, how much?": a word of the question takes the place of one of what was spoken
    /// of.
    private Optional<List<Named>> instead(Clause clause, TopicScore asked) {
        if (focus.size() != 1 || clause.strange() > 0 || asked.unexplained() == 0) {
            return Optional.empty();
        }
        List<Named> others = byOneWord(clause);
        if (others.size() != 1) {
            return Optional.empty();
        }
        focus = others;
        named = true;
        return Optional.of(others);
    }

    private List<Named> byOneWord(Clause clause) {
        return Arrays.stream(clause.text().split("[^\\p{L}\\p{N}]+"))
                .filter(word -> word.length() >= SHORTEST_NAME)
                .flatMap(word -> Ellipsis.completed(pack, focus.getFirst().id(), word).stream())
                .distinct()
                .map(Named::of)
                .toList();
    }

    private Finding unknown(Clause clause) {
        double likest = clause.topics().stream()
                .filter(Reserved::isReserved)
                .mapToDouble(one -> reserved.isLaw(one.topic()) && Reserved.isHinted(one) ? 1 : one.confidence())
                .max()
                .orElse(0);
        return new Finding.Unknown(clause, likest, SecondThoughts.guess(clause));
    }

    /// A service is named and nothing asked; unless its very name is a sample of a topic.
    private static boolean onlyNames(Clause clause) {
        return clause.onlyNames()
                && clause.best()
                        .filter(best -> best.score() >= MORE_THAN_A_NAME && best.covered() >= MORE_THAN_A_NAME)
                        .isEmpty();
    }

    /// The next clause of the sentence asks about a service and names none: it asks about the one named here.
    private boolean isAskedNext(int index) {
        if (index + 1 >= clauses.size()
                || clauses.get(index + 1).sentence() != clauses.get(index).sentence()
                || !Named.in(clauses.get(index + 1)).isEmpty()) {
            return false;
        }
        return clauses.get(index + 1)
                .best()
                .filter(best -> Topics.ABOUT_A_SERVICE.contains(best.topic()) && best.confidence() >= boldness.sure())
                .isPresent();
    }

    /// The tail of a sentence whose beginning was answered, and about the same.
    private boolean continues(Clause clause) {
        if (SecondThoughts.isAnswered(clause, found)) {
            return true;
        }
        if (found.isEmpty() || !(found.getLast() instanceof Finding.Answerable earlier)) {
            return false;
        }
        Optional<TopicScore> best = clause.best();
        return earlier.clause().sentence() == clause.sentence()
                && best.isPresent()
                && best.get().score() >= SAME_AGAIN
                && earlier.clause().scoreOf(best.get().topic()) >= SAME_TOPIC;
    }

    private Finding reserved(Clause clause, String reservedTopic) {
        return switch (reservedTopic) {
            case Topics.HUMAN, Topics.UPSET -> new Finding.Human(clause);
            case Topics.OPT_OUT -> new Finding.OptOut(clause);
            default -> {
                String id = Topics.id(reservedTopic);
                yield new Finding.ForPerson(clause, id, reserved.isLaw(reservedTopic));
            }
        };
    }

    private Finding byTopic(int index, TopicScore best) {
        Clause clause = clauses.get(index);
        if (SMALL_TALK.contains(best.topic()) && best.unexplained() > MOST_BESIDE_SMALL_TALK) {
            return unknown(clause);
        }
        return switch (best.topic()) {
            case Topics.GREETING ->
                Moments.in(clause.text(), ANY_TIME).isEmpty()
                        ? new Finding.Small(clause, Part.Kind.HELLO)
                        : unknown(clause); // "at five in the evening" greets nobody
            case Topics.THANKS -> new Finding.Small(clause, Part.Kind.THANKS);
            case Topics.FAREWELL -> new Finding.Small(clause, Part.Kind.FAREWELL);
            case Topics.ACKNOWLEDGE -> new Finding.Small(clause, Part.Kind.ACKNOWLEDGED);
            case Topics.ABOUT_BOT -> new Finding.Small(clause, Part.Kind.ABOUT_BOT);
            case Topics.YES -> new Finding.YesNo(clause, true);
            case Topics.NO -> new Finding.YesNo(clause, false);
            case Topics.HOURS -> sure(clause, new Part.Hours(false));
            case Topics.HOURS_NOW -> sure(clause, new Part.Hours(SecondThoughts.isOfNow(clause)));
            case Topics.ADDRESS -> sure(clause, new Part.Address());
            case Topics.PRICE_LIST -> sure(clause, new Part.PriceList());
            case Topics.SERVICES -> sure(clause, new Part.Services());
            case Topics.PROMOTIONS -> sure(clause, new Part.Promotions(""));
            case Topics.OFF_TOPIC ->
                clause.question() || best.covered() >= SAID_FULLY ? sure(clause, new Part.OffTopic()) : unknown(clause);
            case Topics.PRICE, Topics.DURATION, Topics.PRESENCE -> aboutService(index, best);
            default -> sure(clause, Part.ofPack(best.topic()));
        };
    }

    private Finding aboutService(int index, TopicScore asked) {
        Clause clause = clauses.get(index);
        topic = asked.topic();
        List<Named> here = Named.in(clause, focus);
        if (here.isEmpty() && index + 1 < clauses.size() && onlyNames(clauses.get(index + 1))) {
            return new Finding.Nothing(clause); // the next clause names the service and takes up this topic
        }
        if (!here.isEmpty()) {
            return answerable(clause, here);
        }
        if (isNamedBefore(index)) {
            return answerable(clause, focus);
        }
        if (clause.things() && (clause.question() || topic.equals(Topics.PRESENCE))) {
            return new Finding.Answerable(clause, List.of(new Part.NotFound()), true);
        }
        Optional<List<Named>> other = instead(clause, asked);
        if (other.isPresent()) {
            return answerable(clause, other.get());
        }
        if (clause.strange() > 0 || asked.unexplained() > MOST_UNEXPLAINED) {
            return unknown(clause);
        }
        if (!focus.isEmpty()) {
            return answerable(clause, focus);
        }
        Part part = topic.equals(Topics.PRESENCE) ? new Part.Services() : new Part.WhichService(topic);
        return new Finding.Answerable(clause, List.of(part), true);
    }

    /// The clause before, in the same sentence, named a service and asked nothing of it.
    private boolean isNamedBefore(int index) {
        return index > 0
                && (found.getLast() instanceof Finding.Nothing || found.getLast() instanceof Finding.Unknown)
                && clauses.get(index - 1).sentence() == clauses.get(index).sentence()
                && !clauses.get(index - 1).entities().isEmpty();
    }

    /// A service was named and nothing asked: what we asked, or what was asked before, is asked of it.
    private List<Part> carried(List<Named> here) {
        String open = before.asked().stream()
                .filter(Topics.ABOUT_A_SERVICE::contains)
                .findFirst()
                .orElse(topic);
        return parts(open.isEmpty() ? Topics.PRESENCE : open, here);
    }

    private Finding answerable(Clause clause, List<Named> services) {
        if (topic.equals(Topics.DURATION) && !services.stream().allMatch(this::isTimed)) {
            return unknown(clause);
        }
        return new Finding.Answerable(clause, parts(topic, services), true);
    }

    private List<Part> parts(String asked, List<Named> services) {
        return services.stream().map(one -> part(asked, one)).toList();
    }

    private Part part(String asked, Named one) {
        return switch (asked) {
            case Topics.PRICE -> new Part.Price(one.service(), one.items());
            case Topics.DURATION ->
                isTimed(one) ? new Part.Duration(one.service()) : new Part.Presence(one.service(), one.items());
            default -> new Part.Presence(one.service(), one.items());
        };
    }

    private boolean isTimed(Named one) {
        return pack.service(one.service()).map(ServiceCard::hasDuration).orElse(false);
    }

    private static Finding sure(Clause clause, Part part) {
        return new Finding.Answerable(clause, List.of(part), true);
    }
}
