package kz.jauap.llm;

import java.time.Duration;
import java.util.List;
import kz.jauap.tenant.InvalidSetting;

/// Which models a tenant's answers may be worded by, and how much of them.
///
/// @param active false asks none, whatever else is set
/// @param chain tried in this order while the deadline allows
/// @param deadline how long a customer's answer may wait for all of them together
/// @param tokensADay (UTC) on all nodes together; 0 asks none
public record ModelPlan(boolean active, List<ModelAccess> chain, Duration deadline, long tokensADay) {

    public static final int LONGEST_CHAIN = 4;

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofSeconds(30);
    private static final long MOST_TOKENS = 1_000_000_000_000L;

    /// Asks none. Stands below what its check needs.
    public static final ModelPlan NONE = new ModelPlan(false, List.of(), Duration.ofSeconds(4), 0);

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
