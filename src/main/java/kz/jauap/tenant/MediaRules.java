package kz.jauap.tenant;

/// What a tenant keeps of the files its customers send. Validated at birth; every error names the key, what was wrong
/// and an example.
///
/// @param keep whether files are fetched and kept at all; otherwise they stay with their messenger
/// @param megabytes of one file at most; a larger one stays with its messenger
/// @param perMessage files of one message at most
/// @param perHour files of one conversation in an hour at most
/// @param days how long a file is kept
public record MediaRules(boolean keep, int megabytes, int perMessage, int perHour, int days) {

    private static final int MOST_MEGABYTES = 100;
    private static final int MOST_FILES = 1_000;
    private static final int MOST_DAYS = 3_650;

    public static final MediaRules DEFAULTS = new MediaRules(true, 20, 10, 60, 90);

    public MediaRules {
        within("media.megabytes", megabytes, MOST_MEGABYTES, 20);
        within("media.perMessage", perMessage, MOST_FILES, 10);
        within("media.perHour", perHour, MOST_FILES, 60);
        within("media.days", days, MOST_DAYS, 90);
    }

    private static void within(String key, int value, int high, int example) {
        if (value < 1 || value > high) {
            throw new InvalidSetting(
                    key, Integer.toString(value), "a number from 1 to " + high, Integer.toString(example));
        }
    }
}
