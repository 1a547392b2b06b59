package kz.jauap.pack;

import java.util.List;

/// Ids of the topics every pack has, whatever the business. A pack adds `fact:…` and `policy:…` of its own.
public final class Topics {

    public static final String HOURS = "hours";
    /// Whether it is open at this moment or today.
    public static final String HOURS_NOW = "hours-now";
    public static final String ADDRESS = "address";
    public static final String PRICE = "price";
    /// The whole price list.
    public static final String PRICE_LIST = "price-list";
    public static final String DURATION = "duration";
    public static final String PRESENCE = "presence";
    public static final String SERVICES = "services";
    public static final String GREETING = "greeting";
    public static final String THANKS = "thanks";
    public static final String FAREWELL = "farewell";
    public static final String ACKNOWLEDGE = "acknowledge";
    /// Are you a bot?
    public static final String ABOUT_BOT = "about-bot";
    /// A person is asked for.
    public static final String HUMAN = "human";
    public static final String OPT_OUT = "opt-out";
    public static final String YES = "yes";
    public static final String NO = "no";

    static final List<String> COMMON = List.of(
            HOURS,
            HOURS_NOW,
            ADDRESS,
            PRICE,
            PRICE_LIST,
            DURATION,
            PRESENCE,
            SERVICES,
            GREETING,
            THANKS,
            FAREWELL,
            ACKNOWLEDGE,
            ABOUT_BOT,
            HUMAN,
            OPT_OUT,
            YES,
            NO);

    private static final String FACT = "fact:";
    private static final String POLICY = "policy:";

    private Topics() {}

    public static String fact(String id) {
        return FACT + id;
    }

    public static String policy(String id) {
        return POLICY + id;
    }

    public static boolean isFact(String topic) {
        return topic.startsWith(FACT);
    }

    public static boolean isPolicy(String topic) {
        return topic.startsWith(POLICY);
    }

    /// The id behind `fact:` or `policy:`.
    public static String id(String topic) {
        return topic.substring(topic.indexOf(':') + 1);
    }
}
