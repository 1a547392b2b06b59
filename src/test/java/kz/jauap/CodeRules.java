package kz.jauap;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The house's rules of code as functions from a source file to what is wrong in it.
final class CodeRules {

    static final int LONGEST_FILE = 400;
    static final int LONGEST_METHOD = 40;
    static final int MOST_PARAMETERS = 7;
    static final int MOST_FILES_IN_A_PACKAGE = 25;

    private static final Pattern METHOD =
            Pattern.compile("^( +)(?! )(?:(?:public|protected|private|static|final|synchronized|default|abstract)\\s+)*"
                    + "(?!return|new|else|try|if|for|while|switch|record)[\\w.<>\\[\\], ?@]+\\s+(\\w+)\\(.*\\{\\s*$");
    private static final Pattern LETTERS = Pattern.compile("\"[^\"\\n]*\\p{IsCyrillic}{3,}[^\"\\n]*\"");
    private static final Pattern TEXT_BLOCK = Pattern.compile("\"\"\"(.*?)\"\"\"", Pattern.DOTALL);
    private static final Pattern SQL = Pattern.compile("\\b(select|insert into|update|delete from)\\b");
    private static final Pattern STORE_METHOD = Pattern.compile(
            "(?m)^((?:    @\\w+(?:\\([^\\n]*\\))?\\n)*)    (?!private |return |new |record |@)(?:public |static |final )*"
                    + "[\\w.<>, ]+ (\\w+)\\(([^)]*)\\) \\{");
    private static final Pattern OWN_TIME = Pattern.compile(
            "\\b(Instant|LocalDate|LocalDateTime|ZonedDateTime|OffsetDateTime)\\.now\\(\\)|System\\.currentTimeMillis");
    private static final Pattern BAD_NAME = Pattern.compile(
            "\\b(?:class|record|interface|enum) (\\w*(?:Manager|Helper|Utils?|Impl|Service|Processor|Dto))\\b");
    private static final Pattern CONSTRUCTOR =
            Pattern.compile("(?m)^    (?:public |private )?([A-Z]\\w*)\\(([^)]*)\\) \\{");

    private CodeRules() {}

    /// A source file: its name and its text.
    record Source(String path, String text) {

        String name() {
            return path.substring(path.lastIndexOf('/') + 1).replace(".java", "");
        }

        boolean isStore() {
            return name().endsWith("Store");
        }
    }

    static List<String> noLongFile(Source source) {
        long lines = source.text().lines().count();
        return lines > LONGEST_FILE ? List.of(source.path() + " has " + lines + " lines") : List.of();
    }

    static List<String> noLongMethod(Source source) {
        List<String> found = new ArrayList<>();
        String[] lines = source.text().split("\n");
        for (int i = 0; i < lines.length; i++) {
            Matcher method = METHOD.matcher(lines[i]);
            if (method.matches()) {
                int end = i;
                while (end < lines.length && !lines[end].equals(method.group(1) + "}")) {
                    end++;
                }
                if (end - i - 1 > LONGEST_METHOD) {
                    found.add(source.path() + ": " + method.group(2) + " has " + (end - i - 1) + " lines");
                }
            }
        }
        return found;
    }

    static List<String> noCrowdedConstructor(Source source) {
        return matches(CONSTRUCTOR, source)
                .filter(match -> match.group(1).equals(source.name()))
                .filter(match -> match.group(2).split(",").length > MOST_PARAMETERS)
                .map(match -> source.path() + ": the constructor takes more than " + MOST_PARAMETERS + " parameters")
                .toList();
    }

    /// Time comes from the injected clock.
    static List<String> noClockOfItsOwn(Source source) {
        return matches(OWN_TIME, source)
                .map(match -> source.path() + ": " + match.group())
                .toList();
    }

    /// Words of a business or a topic are in a pack, words for people in bundles.
    static List<String> noWordsOfPeople(Source source) {
        return matches(LETTERS, source)
                .map(match -> source.path() + ": " + match.group())
                .toList();
    }

    static List<String> noEmptyNames(Source source) {
        return matches(BAD_NAME, source)
                .map(match -> source.path() + ": " + match.group(1))
                .toList();
    }

    /// SQL is written in stores, where it can be read whole.
    static List<String> sqlOnlyInStores(Source source) {
        return source.isStore()
                ? List.of()
                : matches(TEXT_BLOCK, source)
                        .filter(block -> SQL.matcher(block.group(1)).find())
                        .map(block -> source.path() + ": "
                                + block.group(1).strip().lines().findFirst().orElse(""))
                        .toList();
    }

    /// Every statement of a store names the tenant, unless it is a part of one or its store serves all tenants.
    static List<String> everyStatementNamesItsTenant(Source source) {
        return !source.isStore()
                ? List.of()
                : matches(TEXT_BLOCK, source)
                        .filter(block -> SQL.matcher(block.group(1)).find())
                        .filter(block -> !block.group(1).contains("tenant_id"))
                        .filter(block -> !crossTenant(source.text()))
                        .map(block -> source.path() + ": "
                                + block.group(1).strip().lines().findFirst().orElse(""))
                        .toList();
    }

    private static boolean crossTenant(String text) {
        return Pattern.compile("@CrossTenant\\(\"[^\"]+\"\\)\\s+(?:final )?class")
                .matcher(text)
                .find();
    }

    /// A store's method takes the tenant first, or rows that carry it, or says why it crosses tenants.
    static List<String> tenantFirst(Source source) {
        if (!source.isStore() || crossTenant(source.text())) {
            return List.of();
        }
        return matches(STORE_METHOD, source)
                .filter(method -> !method.group(1).contains("@CrossTenant"))
                .filter(method -> !method.group(2).equals(source.name()))
                .filter(method -> !startsWithTenant(method.group(3)))
                .map(method -> source.path() + ": " + method.group(2) + "(" + method.group(3) + ")")
                .toList();
    }

    /// Rows of these types carry their tenant.
    private static final Set<String> CARRIERS =
            Set.of("TenantId", "Tenant", "ChannelAccount", "NewHandover", "List<DeadJob>");

    private static boolean startsWithTenant(String parameters) {
        String first = parameters.strip().split(",")[0].strip();
        return CARRIERS.stream().anyMatch(type -> first.startsWith(type + " "));
    }

    private static Stream<java.util.regex.MatchResult> matches(Pattern pattern, Source source) {
        return pattern.matcher(source.text()).results();
    }
}
