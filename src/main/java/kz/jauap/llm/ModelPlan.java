package kz.jauap.llm;

import java.time.Duration;
import java.util.List;
import kz.jauap.tenant.InvalidSetting;

/// Which models work for a tenant for one [Purpose], and how much.
///
/// @param active false asks none, whatever else is set
/// @param chain tried in this order while the deadline allows
/// @param deadline how long a customer's answer may wait for all of them together
/// @param tokensADay (UTC) on all nodes together; 0 asks none
/// @param proposes whether it may be shown what customers ask, to name the topic of what nobody understood
public record ModelPlan(boolean active, List<ModelAccess> chain, Duration deadline, long tokensADay, boolean proposes) {

    public static final int LONGEST_CHAIN = 4;

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long MOST_TOKENS = 1_000_000_000_000L;

    /// Asks none. Stands below what its check needs.
    public static final ModelPlan NONE = new ModelPlan(false, List.of(), Duration.ofSeconds(4), 0);

    /// One that proposes nothing.
    public ModelPlan(boolean active, List<ModelAccess> chain, Duration deadline, long tokensADay) {
        this(active, chain, deadline, tokensADay, false);
    }

    public ModelPlan {
        chain = List.copyOf(chain);
        demand(chain.size() <= LONGEST_CHAIN, "chain", chain.size() + " long", "of " + LONGEST_CHAIN + " at most", "1");
        demand(
                deadline.compareTo(SHORTEST) >= 0 && deadline.compareTo(LONGEST) <= 0,
                "deadlineSeconds",
                Long.toString(deadline.toSeconds()),
                "a number from 1 to 30",
                "4");
        demand(
                tokensADay >= 0 && tokensADay <= MOST_TOKENS,
                "tokensADay",
                Long.toString(tokensADay),
                "a number from 0 to " + MOST_TOKENS,
                "200000");
    }

    public boolean on() {
        return active && tokensADay > 0 && !chain.isEmpty();
    }

    private static void demand(boolean fits, String field, String value, String allowed, String example) {
        if (!fits) {
            throw new InvalidSetting(field, value, allowed, example);
        }
    }
}
