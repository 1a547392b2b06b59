package kz.jauap.booking.reading;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import kz.jauap.decision.Part;
import kz.jauap.decision.spi.Ellipsis;
import kz.jauap.decision.spi.Situation;
import kz.jauap.decision.spi.Situation.Heard;
import kz.jauap.decision.spi.Situation.Kind;
import kz.jauap.language.Language;
import kz.jauap.language.value.Negations;
import kz.jauap.pack.BookingRules;

/// Which services a burst wishes for: those named in it, without what is excluded or only asked about.
final class WishedServices {

    private final Situation situation;
    private final BookingRules rules;
    private final String asked;
    private final List<String> wished;
    private final List<Heard> about;
    private final String text;

    /// @param asked the field our open question is about
    /// @param wished so far
    /// @param about clauses about the booking, `text` their words
    WishedServices(
            Situation situation,
            BookingRules rules,
            String asked,
            List<String> wished,
            List<Heard> about,
            String text) {
        this.situation = situation;
        this.rules = rules;
        this.asked = asked;
        this.wished = List.copyOf(wished);
        this.about = List.copyOf(about);
        this.text = text;
    }

    /// Ids of services, or of items as `service/item`.
    List<String> named() {
        if (OwnFields.isText(rules, asked)) {
            return List.of(); // a model or a wish in the customer's own words names no other service
        }
        Set<String> excluded = new HashSet<>(excluded());
        List<String> named = about.stream()
                .filter(heard -> heard.kind() != Kind.ANSWERED || !isPriced(heard))
                .flatMap(heard -> heard.services().stream())
                .map(WishedServices::id)
                .filter(id -> !excluded.contains(id))
                .distinct()
                .toList();
        return wished.size() == 1 && !named.contains(wished.getFirst()) ? corrected(wished.getFirst(), named) : named;
    }

    /// "Not the 11, the 13": said by half, of what is wished for already.
    private List<String> corrected(String before, List<String> named) {
        String service = before.split("/", 2)[0];
        boolean half = named.isEmpty() || named.size() > 1 && named.contains(service);
        List<Negations.Negation> negations = Negations.in(text);
        if (!half || negations.isEmpty()) {
            return half && !named.isEmpty() ? wished : named;
        }
        StringBuilder rest = new StringBuilder(text);
        negations.forEach(one -> rest.replace(one.from(), one.to(), " ".repeat(one.to() - one.from())));
        List<String> meant = Arrays.stream(rest.toString().strip().split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .flatMap(word -> Ellipsis.completed(situation.pack(), before, word).stream())
                .filter(id -> id.startsWith(service + "/"))
                .distinct()
                .toList();
        return meant.size() == 1 ? meant : wished;
    }

    private static String id(Situation.Named one) {
        return one.items().size() == 1 ? one.id() + "/" + one.items().getFirst() : one.id();
    }

    /// "Not a pedicure, a manicure".
    private List<String> excluded() {
        List<String> words =
                Negations.in(text).stream().map(Negations.Negation::said).toList();
        return Language.read(words, situation.pack().vocabulary(), situation.language()).clauses().stream()
                .flatMap(clause -> clause.entities().stream())
                .flatMap(named -> named.ids().stream())
                .toList();
    }

    /// Asked about and not wished for.
    private static boolean isPriced(Heard heard) {
        return heard.sure() && heard.parts().stream().noneMatch(Part.Presence.class::isInstance);
    }
}
