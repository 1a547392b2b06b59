package kz.jauap.knowledge.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// What a site's `robots.txt` lets us read (RFC 9309): the group that names us, else the one for all; of the rules that
/// fit the longest counts, and of equally long ones the kinder.
final class Robots {

    /// By which name sites know us.
    static final String NAME = "jauap";

    static final Robots ALL = new Robots(List.of());
    static final Robots NOTHING = new Robots(List.of(new Rule(false, "/")));

    private final List<Rule> rules;

    private record Rule(boolean allows, String path) {

        boolean fits(String asked) {
            boolean whole = path.endsWith("$");
            String start = whole ? path.substring(0, path.length() - 1) : path;
            StringBuilder pattern = new StringBuilder();
            for (String part : start.split("\\*", -1)) {
                pattern.append(pattern.isEmpty() ? "" : ".*").append(Pattern.quote(part));
            }
            return Pattern.compile(pattern + (whole ? "" : ".*"), Pattern.DOTALL)
                    .matcher(asked)
                    .matches();
        }
    }

    private Robots(List<Rule> rules) {
        this.rules = rules;
    }

    static Robots read(String text) {
        List<Rule> ours = new ArrayList<>();
        List<Rule> everybodys = new ArrayList<>();
        boolean named = false;
        boolean us = false;
        boolean all = false;
        boolean names = false;
        for (String line : text.lines().toList()) {
            String[] parts = line.replaceFirst("#.*", "").split(":", 2);
            String key = parts[0].strip().toLowerCase(Locale.ROOT);
            String value = parts.length > 1 ? parts[1].strip() : "";
            if (key.equals("user-agent")) {
                us = names && us || value.toLowerCase(Locale.ROOT).equals(NAME);
                all = names && all || value.equals("*");
                named |= us;
                names = true;
            } else if (key.equals("allow") || key.equals("disallow")) {
                names = false;
                Rule rule = new Rule(key.equals("allow"), value);
                add(us, ours, rule);
                add(all, everybodys, rule);
            }
        }
        return new Robots(named ? ours : everybodys);
    }

    private static void add(boolean meant, List<Rule> rules, Rule rule) {
        if (meant && !rule.path().isEmpty()) {
            rules.add(rule);
        }
    }

    /// @param path with its query, beginning with a slash
    boolean allow(String path) {
        Rule longest = new Rule(true, "");
        for (Rule rule : rules) {
            int longer = Integer.compare(rule.path().length(), longest.path().length());
            if (rule.fits(path) && (longer > 0 || longer == 0 && rule.allows())) {
                longest = rule;
            }
        }
        return longest.allows();
    }
}
