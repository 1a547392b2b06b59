package kz.jauap.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// What customers of a [MadeUpBusiness] write: its questions in other order, with slips, greetings and more beside
/// them, prices, several questions at once, Latin letters, and things nobody knows.
final class MadeUpCustomers {

    private static final Map<String, List<String>> ABOUT_SERVICES = Map.of(
            "ru", List.of("сколько стоит %s", "цена на %s?", "%s сколько по времени", "делаете %s?", "почем %s"),
            "kk", List.of("%s қанша тұрады", "%s бағасы қандай?", "%s жасайсыздар ма", "%s қанша уақыт"));
    private static final Map<String, List<String>> BESIDE = Map.of(
            "ru", List.of("Здравствуйте! ", "добрый день, подскажите пожалуйста ", "спасибо. а ", "ой и еще "),
            "kk", List.of("Сәлеметсіз бе! ", "айтыңызшы, ", "рахмет. ал ", "тағы бір сұрақ, "));
    private static final String CYRILLIC = "абвгдезийклмнопрстуфхы";
    private static final String[] LATIN = {
        "a", "b", "v", "g", "d", "e", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f", "h", "y"
    };

    private final MadeUpBusiness business;
    private final RandomGenerator random;

    MadeUpCustomers(MadeUpBusiness business) {
        this.business = business;
        this.random = business.random();
    }

    /// Bursts of one to three messages.
    List<List<String>> bursts(int count) {
        List<List<String>> bursts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            List<String> burst = new ArrayList<>();
            for (int more = random.nextInt(10) < 7 ? 1 : 2 + random.nextInt(2); more > 0; more--) {
                burst.add(message());
            }
            bursts.add(burst);
        }
        return bursts;
    }

    private String message() {
        String language = random.nextInt(5) < 3 ? "ru" : "kk";
        String text = switch (random.nextInt(10)) {
            case 0, 1, 2 -> question(language);
            case 3 -> slipped(question(language));
            case 4, 5 -> aboutService(language);
            case 6 -> aboutService(language) + " и " + question(language);
            case 7 -> question(language) + ", " + aboutService(language) + "? " + question(language);
            case 8 -> latin(question("ru"));
            default -> unknown(language);
        };
        return random.nextInt(3) == 0 ? beside(language) + text : text;
    }

    private String question(String language) {
        MadeUpBusiness.Asked asked =
                business.questions().get(random.nextInt(business.questions().size()));
        return asked.language().equals(language) ? asked.text() : question(language);
    }

    private String aboutService(String language) {
        return one(ABOUT_SERVICES.getOrDefault(language, List.of())).formatted(business.service(language));
    }

    private String unknown(String language) {
        StringBuilder text = new StringBuilder();
        for (int i = 3 + random.nextInt(12); i > 0; i--) {
            text.append(slipped(slipped(business.word(language)))).append(' ');
        }
        return text.append('?').toString();
    }

    private String beside(String language) {
        return one(BESIDE.getOrDefault(language, List.of()));
    }

    /// Two neighbours swapped.
    private String slipped(String text) {
        int at = 1 + random.nextInt(Math.max(1, text.length() - 2));
        return at + 1 >= text.length()
                ? text
                : text.substring(0, at) + text.charAt(at + 1) + text.charAt(at) + text.substring(at + 2);
    }

    private static String latin(String text) {
        StringBuilder latin = new StringBuilder();
        for (char c : text.toCharArray()) {
            int at = CYRILLIC.indexOf(c);
            latin.append(at < 0 ? String.valueOf(c) : LATIN[at]);
        }
        return latin.toString();
    }

    private String one(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
