package kz.jauap.eval.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import kz.jauap.eval.HouseStage;
import kz.jauap.eval.RewriteWords;
import kz.jauap.pack.Pack;

/// Whole dialogues of simulated customers with a pack, through a whole house, and what became of them.
public final class Simulation {

    private Simulation() {}

    /// One talk.
    ///
    /// @param lines what was said, in turns: the customer's words, then the answer
    /// @param untrue promises that do not hold
    @JsonInclude(JsonInclude.Include.NON_EMPTY)
    public record Played(
            int number,
            String goal,
            String persona,
            String language,
            String outcome,
            int promises,
            List<String> untrue,
            List<String> lines) {}

    /// What became of all of them.
    ///
    /// @param seed the same seed, pack and number make the same customers
    public record Summary(
            String pack,
            String version,
            long seed,
            int talks,
            Map<String, Long> outcomes,
            int promises,
            int untrue,
            List<Played> played) {

        /// Nobody was left hanging, and all that was promised is so.
        public boolean isFine() {
            return untrue == 0 && outcomes.getOrDefault(Outcome.HANGING.key(), 0L) == 0;
        }
    }

    public static Summary run(Pack pack, HouseStage stage, int talks, long seed) {
        List<Customer> customers = customers(pack, talks, seed);
        List<HouseStage.Held> held = stage.converse(customers);
        List<Played> played = new ArrayList<>();
        for (int i = 0; i < talks; i++) {
            played.add(played(i + 1, customers.get(i), held.get(i)));
        }
        Map<String, Long> outcomes = new LinkedHashMap<>();
        for (Outcome outcome : Outcome.values()) {
            outcomes.put(
                    outcome.key(),
                    played.stream()
                            .filter(one -> one.outcome().equals(outcome.key()))
                            .count());
        }
        return new Summary(
                pack.name(),
                pack.version(),
                seed,
                talks,
                outcomes,
                played.stream().mapToInt(Played::promises).sum(),
                played.stream().mapToInt(one -> one.untrue().size()).sum(),
                played);
    }

    /// Goals, personas and languages in turn, so that a few talks have some of each; everything else by the seed.
    static List<Customer> customers(Pack pack, int talks, long seed) {
        Persona.Pen pen = new Persona.Pen(CustomerWords.read(), RewriteWords.read());
        List<Goal> goals = Booker.isPossible(pack)
                ? List.of(Goal.BOOK, Goal.ASK, Goal.BOOK, Goal.ASK, Goal.PERSON)
                : List.of(Goal.ASK, Goal.ASK, Goal.PERSON);
        List<String> languages = pack.profile().languages();
        Random dice = new Random(seed);
        List<Customer> customers = new ArrayList<>();
        for (int i = 0; i < talks; i++) {
            Persona persona = Persona.values()[i % Persona.values().length];
            String language = languages.get(dice.nextInt(languages.size()));
            customers.add(new Customer(pack, pen, goals.get(i % goals.size()), persona, language, dice.nextLong()));
        }
        return customers;
    }

    private static Played played(int number, Customer customer, HouseStage.Held held) {
        Promises.Checked promises = Promises.check(held.got(), held.handovers());
        Outcome outcome = customer.outcome(held.got()).orElse(Outcome.HANGING);
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < held.got().size(); i++) {
            lines.add("- " + customer.said().get(i));
            lines.add("= " + held.got().get(i).text());
        }
        return new Played(
                number,
                customer.goal().key(),
                customer.persona().key(),
                customer.language(),
                outcome.key(),
                promises.made(),
                promises.untrue(),
                lines);
    }
}
