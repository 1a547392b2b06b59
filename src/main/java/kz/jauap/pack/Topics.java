package kz.jauap.pack;

import java.util.List;
import java.util.Set;

/// Ids of the topics every pack has, whatever the business. A pack adds `fact:…`, `policy:…`,
/// `consult:…`, `objection:…` and `promotion:…` of its own.
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
    /// Anger and bitter praise: a person answers that.
    public static final String UPSET = "upset";
    public static final String OPT_OUT = "opt-out";
    public static final String YES = "yes";
    public static final String NO = "no";

    /// What is cheaper, for packs with promotions.
    public static final String PROMOTIONS = "promotions";
    /// What is no matter of the business at all.
    public static final String OFF_TOPIC = "off-topic";

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
            UPSET,
            OPT_OUT,
            YES,
            NO,
            PROMOTIONS,
            OFF_TOPIC);

    /// What is asked about a service.
    public static final Set<String> ABOUT_A_SERVICE = Set.of(PRICE, DURATION, PRESENCE);

    /// What any business is asked and answers from its pack.
    private static final Set<String> INFORMATION = Set.of(HOURS, ADDRESS, PRICE_LIST, SERVICES, PROMOTIONS);

    private static final String FACT = "fact:";
    private static final String POLICY = "policy:";
    private static final String CONSULT = "consult:";
    private static final String OBJECTION = "objection:";
    private static final String PROMOTION = "promotion:";

    private Topics() {}

    /// Those every pack may add samples to.
    public static List<String> common() {
        return COMMON;
    }

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

    public static String consult(String id) {
        return CONSULT + id;
    }

    public static boolean isConsult(String topic) {
        return topic.startsWith(CONSULT);
    }

    public static String objection(String id) {
        return OBJECTION + id;
    }

    public static boolean isObjection(String topic) {
        return topic.startsWith(OBJECTION);
    }

    public static String promotion(String id) {
        return PROMOTION + id;
    }

    public static boolean isPromotion(String topic) {
        return topic.startsWith(PROMOTION);
    }

    /// Whether a customer may be asked if they mean it: it is answered from the pack and no policy reserves it.
    static boolean isAskedBack(String topic) {
        return isOfPack(topic) ? !isPolicy(topic) : INFORMATION.contains(topic);
    }

    /// Whether it is an entry of one pack, rather than what any business is asked.
    public static boolean isOfPack(String topic) {
        return topic.indexOf(':') >= 0;
    }

    /// The id behind `fact:`, `policy:` and their like.
    public static String id(String topic) {
        return topic.substring(topic.indexOf(':') + 1);
    }
}
