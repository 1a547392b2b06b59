package kz.jauap.tenant;

/// How a tenant follows its customers over channels and time. Validated at birth; every error names the key, what was
/// wrong and an example.
///
/// @param botContinues whether the bot itself goes on in another chat of a customer who has agreed to that, when a
///     message cannot be delivered in theirs; people may always
/// @param reopenDays a ticket that is over is opened again when its customer comes back within so many days of its last
///     word; 0 for never
/// @param answerMinutes a ticket nobody has answered for so long is late, in minutes; 0 for never
/// @param solveMinutes the same for one that is not over; 0 for never
public record CustomerRules(boolean botContinues, int reopenDays, int answerMinutes, int solveMinutes) {

    private static final int A_YEAR_OF_DAYS = 365;
    private static final int A_MONTH = 30 * 1_440;

    public static final CustomerRules DEFAULTS = new CustomerRules(false, 7, 60, 0);

    public CustomerRules {
        within("customers.reopenDays", reopenDays, A_YEAR_OF_DAYS, 7);
        within("customers.answerMinutes", answerMinutes, A_MONTH, 60);
        within("customers.solveMinutes", solveMinutes, A_MONTH, 2_880);
    }

    private static void within(String key, int value, int high, int example) {
        if (value < 0 || value > high) {
            throw new InvalidSetting(
                    key, Integer.toString(value), "a number from 0 to " + high, Integer.toString(example));
        }
    }
}
