package kz.jauap.tenant;

/// How a tenant's people work with requests. Validated at birth; every error names the key, what was wrong and an
/// example.
///
/// @param remindMinutes a request nobody took for so long is brought to mind, in minutes of working time; 0 for never
/// @param urgentMinutes the same once more and louder, with the owner called; 0 for never
/// @param callOwner whether the second reminder calls the owner
/// @param noAnswerMinutes a customer no person has answered for so long is told so, once; 0 for never
/// @param autoCloseMinutes a case a person works on ends when nobody has written in it for so long; 0 for never
/// @param closingWarningMinutes how long before that people are warned
/// @param muteFirstMinutes how long the bot is silent once a customer wants to be left alone
/// @param muteSecondMinutes the same from the second time on
/// @param askRating whether a customer is asked for a rating when a person has closed their case
/// @param trustOwners whether what an owner or admin has answered is used from then on without anyone's approval
/// @param digestAt when owners are told how the day before was, `09:00` by the business's clock; "" for never
/// @param branches how the place a request is for is found, where a business has several
/// @param outsideMinutes how long the bot is silent after a person has answered in the messenger itself, past us, in
///     minutes; 0 for not at all
/// @param unansweredMinutes a customer who waits so long for a word of the one who took their request is brought to
///     mind in working time, and the owner called; once, until they are answered and write again; 0 for never
public record HandoverRules(
        int remindMinutes,
        int urgentMinutes,
        boolean callOwner,
        int noAnswerMinutes,
        int autoCloseMinutes,
        int closingWarningMinutes,
        int muteFirstMinutes,
        int muteSecondMinutes,
        boolean askRating,
        boolean trustOwners,
        String digestAt,
        BranchBy branches,
        Integer outsideMinutes,
        Integer unansweredMinutes) {

    /// What says which of several places a request is for, besides what the customer says unasked.
    public enum BranchBy {
        /// The account they write to, and where that belongs to no place, they are asked.
        HYBRID,
        /// The account alone.
        ACCOUNT,
        /// They are asked, whatever account they write to.
        CUSTOMER
    }

    private static final int A_DAY = 1_440;
    private static final int A_WEEK = 7 * A_DAY;

    public static final HandoverRules DEFAULTS =
            new HandoverRules(30, 60, true, 15, 120, 15, 30, A_DAY, false, false, "09:00", BranchBy.HYBRID, 30, 30);

    /// @param digestAt,branches,outsideMinutes,unansweredMinutes null where settings were stored before there were such
    @SuppressWarnings("NullAway")
    public HandoverRules {
        digestAt = digestAt == null ? "09:00" : digestAt;
        if (!digestAt.matches("|([01]\\d|2[0-3]):[0-5]\\d")) {
            throw new InvalidSetting(
                    "handover.digestAt", digestAt, "a time of the day, or \"\" for never", "\"09:00\"");
        }
        branches = branches == null ? BranchBy.HYBRID : branches;
        outsideMinutes = outsideMinutes == null ? 30 : outsideMinutes;
        within("handover.outsideMinutes", outsideMinutes, 0, A_WEEK, 30);
        unansweredMinutes = unansweredMinutes == null ? Integer.valueOf(30) : unansweredMinutes;
        within("handover.unansweredMinutes", unansweredMinutes, 0, A_WEEK, 30);
        within("handover.remindMinutes", remindMinutes, 0, A_WEEK, 30);
        within("handover.urgentMinutes", urgentMinutes, 0, A_WEEK, 60);
        within("handover.noAnswerMinutes", noAnswerMinutes, 0, A_WEEK, 15);
        within("handover.autoCloseMinutes", autoCloseMinutes, 0, 4 * A_WEEK, 120);
        within("handover.closingWarningMinutes", closingWarningMinutes, 0, A_DAY, 15);
        within("handover.muteFirstMinutes", muteFirstMinutes, 1, A_WEEK, 30);
        within("handover.muteSecondMinutes", muteSecondMinutes, 1, 4 * A_WEEK, A_DAY);
        if (urgentMinutes > 0 && urgentMinutes <= remindMinutes) {
            throw new InvalidSetting(
                    "handover.urgentMinutes",
                    Integer.toString(urgentMinutes),
                    "more than remindMinutes, or 0 for never",
                    "60");
        }
        if (autoCloseMinutes > 0 && closingWarningMinutes >= autoCloseMinutes) {
            throw new InvalidSetting(
                    "handover.closingWarningMinutes",
                    Integer.toString(closingWarningMinutes),
                    "less than autoCloseMinutes",
                    "15");
        }
    }

    private static void within(String key, int value, int low, int high, int example) {
        if (value < low || value > high) {
            throw new InvalidSetting(
                    key, Integer.toString(value), "a number from " + low + " to " + high, Integer.toString(example));
        }
    }
}
