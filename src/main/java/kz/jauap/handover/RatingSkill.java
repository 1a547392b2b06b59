package kz.jauap.handover;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.decision.Part;
import kz.jauap.decision.spi.Deed;
import kz.jauap.decision.spi.Done;
import kz.jauap.decision.spi.Situation;
import kz.jauap.decision.spi.Skill;
import kz.jauap.decision.spi.Step;
import kz.jauap.language.value.Numbers;
import kz.jauap.pack.Template;
import kz.jauap.shared.CrossTenant;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Takes the rating a customer was asked for when a person had closed their request. It listens to the next turn only,
/// and
/// only to a number from 1 to 5 with few words around it; everything else is none of its business.
@Component
class RatingSkill implements Skill {

    static final String NAME = "rating";

    private static final int BEST = 5;
    private static final int MOST_WORDS = 4;

    private final HandoverStore store;

    RatingSkill(HandoverStore store) {
        this.store = store;
    }

    /// A rating of one request.
    private record Rated(TenantId tenant, UUID handover, int stars) implements Deed {

        @Override
        public String skill() {
            return NAME;
        }
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean claims(Situation situation, Situation.Heard clause, boolean open) {
        return false;
    }

    @Override
    public Step ask(Situation situation, String remembered) {
        if (remembered.isEmpty()) {
            return new Step.NotMine("nothing was asked");
        }
        Optional<Integer> stars = stars(situation);
        if (stars.isEmpty()) {
            return new Step.NotMine("no rating");
        }
        String thanks = situation.pack().template(Template.RATED, situation.language());
        return new Step.Goes(
                List.of(new Part.Skilled(thanks, "template:" + Template.RATED.key(), false)),
                situation.heard().stream().map(Situation.Heard::clause).toList(),
                "",
                List.of(new Rated(situation.memory().tenant(), UUID.fromString(remembered), stars.get())),
                "rated");
    }

    private static Optional<Integer> stars(Situation situation) {
        String words = situation.words().strip();
        List<Numbers.Amount> numbers = Numbers.in(words);
        if (numbers.size() != 1 || words.split("\\s+").length > MOST_WORDS) {
            return Optional.empty();
        }
        int stars = numbers.getFirst().value().intValue();
        return stars >= 1 && stars <= BEST && numbers.getFirst().value().scale() <= 0
                ? Optional.of(stars)
                : Optional.empty();
    }

    /// Whoever says something else first has not rated.
    @Override
    public String overhears(Situation situation, String remembered) {
        return "";
    }

    @Override
    @CrossTenant("turns of several tenants that end together share one transaction")
    public void carryOut(List<Done> done) {
        done.forEach(one -> {
            if (one.deed() instanceof Rated rated) {
                store.rate(rated.tenant(), rated.handover(), rated.stars());
            }
        });
    }
}
