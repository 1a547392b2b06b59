package kz.jauap.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import kz.jauap.pack.Pack;
import kz.jauap.pack.PackReader;
import kz.jauap.pack.PackReading;

/// The pack of a business that does not exist, Russian and Kazakh, as large as asked for, and what its customers write.
/// The same seed makes the same business; what a fact's question is made of is known, so that an answer can be told
/// right from wrong.
final class MadeUpBusiness {

    /// A question of a fact as its samples ask it, by language.
    record Asked(String fact, String language, String text) {}

    private static final int WORDS = 2_500;
    private static final int PER_CATEGORY = 10;
    private static final List<String> RU_SHAPES = List.of(
            "есть ли у вас %s %s",
            "можно ли %s с %s",
            "как %s %s",
            "где находится %s %s",
            "а %s у вас %s",
            "что с %s при %s",
            "когда будет %s %s",
            "нужна ли %s для %s");
    private static final List<String> KK_SHAPES = List.of(
            "сізде %s %s бар ма", "%s %s болады ма", "%s %s қалай", "%s %s қайда", "%s керек пе %s", "%s %s қашан");

    private final long mark;
    private final RandomGenerator random;
    private final MadeUpWords words;
    private final List<Asked> questions = new ArrayList<>();
    private final List<String> russianServices = new ArrayList<>();
    private final List<String> kazakhServices = new ArrayList<>();
    private final Map<String, String> files = new TreeMap<>();

    MadeUpBusiness(long seed, int facts, int services) {
        mark = seed;
        random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
        words = new MadeUpWords(random, WORDS);
        files.put("profile.yaml", profile());
        files.put("facts.yaml", facts(facts));
        files.put("services.yaml", services(services));
        files.put("policies.yaml", policies());
    }

    Pack pack() {
        return switch (PackReader.read(files)) {
            case PackReading.Read read -> read.pack();
            case PackReading.Broken broken -> throw new IllegalStateException("made up wrongly: " + broken.problems());
        };
    }

    List<Asked> questions() {
        return questions;
    }

    String word(String language) {
        return words.word(language);
    }

    RandomGenerator random() {
        return random;
    }

    String service(String language) {
        return words.one(language.equals("kk") ? kazakhServices : russianServices);
    }

    private String profile() {
        return """
                pack: made-up-%d
                languages: [ru, kk]
                currency: "₸"
                time-zone: Asia/Almaty
                names: {ru: %s, kk: %s}
                address: {ru: "ул. %s, 15", kk: "%s көшесі, 15"}
                hours:
                  text: {ru: ежедневно с 9 до 21, kk: күн сайын 9-дан 21-ге дейін}
                  week: {mon-sun: 9:00-21:00}
                """.formatted(mark, words.word("ru"), words.word("kk"), words.word("ru"), words.word("kk"));
    }

    private String facts(int count) {
        StringBuilder yaml = new StringBuilder("facts:\n");
        for (int i = 0; i < count; i++) {
            String id = "fact-" + mark + "-" + i;
            yaml.append("  - id: ").append(id).append("\n    samples:\n");
            yaml.append("      ru: ").append(samples(id, "ru", RU_SHAPES, 5)).append('\n');
            yaml.append("      kk: ").append(samples(id, "kk", KK_SHAPES, 4)).append('\n');
            yaml.append("    answer:\n      ru: \"").append(sentence("ru")).append("\"\n");
            yaml.append("      kk: \"").append(sentence("kk")).append("\"\n");
        }
        return yaml.toString();
    }

    /// Questions around three words of the fact, two at a time.
    private List<String> samples(String fact, String language, List<String> shapes, int count) {
        List<String> own = List.of(words.word(language), words.word(language), words.word(language));
        List<String> samples = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String text = words.one(shapes).formatted(own.get(i % 3), own.get((i + 1 + random.nextInt(2)) % 3));
            samples.add(text);
            questions.add(new Asked(fact, language, text));
        }
        return samples;
    }

    private String sentence(String language) {
        List<String> said = new ArrayList<>();
        for (int i = 8 + random.nextInt(8); i > 0; i--) {
            said.add(words.word(language));
        }
        return String.join(" ", said) + ".";
    }

    private String services(int count) {
        StringBuilder yaml = new StringBuilder("categories:\n");
        for (int i = 0; i < count; i++) {
            if (i % PER_CATEGORY == 0) {
                yaml.append("  - names: {ru: ")
                        .append(pair("ru"))
                        .append(", kk: ")
                        .append(pair("kk"));
                yaml.append("}\n    services:\n");
            }
            service(i, yaml);
        }
        return yaml.toString();
    }

    private void service(int number, StringBuilder yaml) {
        String russian = pair("ru");
        String kazakh = pair("kk");
        russianServices.add(russian);
        kazakhServices.add(kazakh);
        yaml.append("      - id: service-")
                .append(mark)
                .append('-')
                .append(number)
                .append('\n');
        yaml.append("        names: {ru: ")
                .append(russian)
                .append(", kk: ")
                .append(kazakh)
                .append("}\n");
        yaml.append("        aliases: {ru: [")
                .append(pair("ru"))
                .append("], kk: [")
                .append(pair("kk"))
                .append("]}\n");
        int minutes = 10 + 5 * random.nextInt(24);
        yaml.append("        duration: {ru: обычно около ").append(minutes).append(" минут, kk: әдетте шамамен ");
        yaml.append(minutes).append(" минут}\n        items:\n");
        for (int item = 0; item < 3; item++) {
            yaml.append("          - {id: item-")
                    .append(mark)
                    .append(number % 7)
                    .append(item)
                    .append(", names: {ru: ");
            yaml.append(russian).append(' ').append(words.word("ru")).append(", kk: ");
            yaml.append(kazakh).append(' ').append(words.word("kk")).append("}, price: ");
            yaml.append(1_000 + 500 * random.nextInt(60)).append("}\n");
        }
    }

    private String policies() {
        StringBuilder yaml = new StringBuilder("policies:\n");
        for (int i = 0; i < 12; i++) {
            yaml.append("  - id: policy-").append(i).append("\n    kind: ").append(i % 2 == 0 ? "law" : "request");
            yaml.append("\n    samples:\n      ru: [можно ли вернуть ")
                    .append(pair("ru"))
                    .append(", хочу ");
            yaml.append(pair("ru")).append("]\n      kk: [").append(pair("kk")).append(" қайтару, ");
            yaml.append(pair("kk")).append(" керек еді]\n");
            yaml.append("    say: {ru: Передали., kk: Жеткіздік.}\n");
        }
        return yaml.toString();
    }

    private String pair(String language) {
        return words.word(language) + " " + words.word(language);
    }
}
