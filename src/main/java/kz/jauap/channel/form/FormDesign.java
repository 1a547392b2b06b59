package kz.jauap.channel.form;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.jauap.channel.ChannelAccount;

/// What a form asks for, as the account's settings say: `fields` (`name, phone*, service, message`; a star where an
/// answer is needed), `label_{field}_{language}`, `options_{field}_{language}` (`one | other`), `consent`.
public final class FormDesign {

    private static final String USUAL = "name, phone*, message";
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_-]{0,39}");
    private static final int MOST = 20;

    private final ChannelAccount account;

    private FormDesign(ChannelAccount account) {
        this.account = account;
    }

    public static FormDesign of(ChannelAccount account) {
        return new FormDesign(account);
    }

    /// One question of the form.
    ///
    /// @param options to choose from; empty where it is answered in words
    public record Field(String name, boolean needed, Optional<String> label, List<String> options) {}

    public List<Field> fields(String language) {
        List<Field> fields = new ArrayList<>();
        for (String one : account.setting("fields").orElse(USUAL).split(",")) {
            String name = Names.plain(one.replace("*", ""));
            boolean fresh = fields.stream().noneMatch(field -> field.name().equals(name));
            if (NAME.matcher(name).matches() && fresh && fields.size() < MOST) {
                fields.add(new Field(name, one.contains("*"), label(name, language), options(name, language)));
            }
        }
        return fields;
    }

    /// What a field is called, where the account says so.
    public Optional<String> label(String field, String language) {
        return setting("label_" + field, language);
    }

    /// A setting in this language, else the one that is said in none, else in whichever it is said.
    public Optional<String> setting(String key, String language) {
        return Stream.of(key + "_" + language, key, key + "_ru", key + "_kk", key + "_en")
                .flatMap(name -> account.setting(name).stream())
                .findFirst();
    }

    private List<String> options(String field, String language) {
        return setting("options_" + field, language).stream()
                .flatMap(all -> Arrays.stream(all.split("\\|")))
                .map(String::strip)
                .filter(option -> !option.isEmpty())
                .toList();
    }

    /// Whether nothing is taken without consent; only `off` says otherwise.
    public boolean needsConsent() {
        return account.setting("consent").filter("off"::equals).isEmpty();
    }

    /// A field no person sees. Who fills it in is a machine.
    public String honeypot() {
        return account.setting("honeypot").map(Names::plain).orElse("website");
    }

    /// Where people may be sent afterwards: whole addresses, separated by commas.
    public List<String> redirects() {
        return account.setting("redirects").stream()
                .flatMap(all -> Arrays.stream(all.split(",")))
                .map(String::strip)
                .filter(address -> address.matches("https?://[^\\s;'\"\\\\]{1,500}"))
                .toList();
    }
}
