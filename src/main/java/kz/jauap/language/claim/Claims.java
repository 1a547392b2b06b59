package kz.jauap.language.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.jauap.language.morphology.Stems;
import kz.jauap.language.value.Phones;

/// Everything a text claims. Pure: the same text in the same language always claims the same.
///
/// @param assertions in the order they stand
/// @param promises wordings that bind the business: that something is booked, passed on, free, guaranteed …
/// @param links pages and addresses of mail
/// @param complete false when the text was too long to be read to its end
public record Claims(
        List<Assertion> assertions,
        List<Promise> promises,
        List<Phones.Phone> phones,
        List<Link> links,
        boolean complete) {

    private static final Pattern LINK = Pattern.compile(
            "(?i)\\b(?:https?://|www\\.)\\S+|\\b[\\w.+-]+@[\\w-]+\\.[\\w.]+|\\b[a-z0-9-]+(?:\\.[a-z0-9-]+)*\\.[a-z]{2,}(?:/\\S*)?");
    private static final Pattern PHONE =
            Pattern.compile("\\+\\d(?:[\\s()–-]*\\d){9,13}|(?<!\\d)[78](?:[\\s()–-]*\\d){10}(?!\\d)");
    private static final String STOPS = "!?…;\n\r";

    /// @param kind the section of the table it is listed in
    public record Promise(String kind, int from, int to) {}

    /// @param address without its scheme and the marks that end a sentence
    public record Link(String address, int from, int to) {}

    public Claims {
        assertions = List.copyOf(assertions);
        promises = List.copyOf(promises);
        phones = List.copyOf(phones);
        links = List.copyOf(links);
    }

    /// @param language `ru`, `kk` or `en`
    public static Claims of(String text, String language) {
        List<Link> links = links(text);
        StringBuilder rest = new StringBuilder(text);
        links.forEach(link -> blank(rest, link.from, link.to));
        List<Phones.Phone> phones = phones(rest);
        Stems stems = new Stems();
        List<Assertion> assertions = new ArrayList<>();
        List<Promise> promises = new ArrayList<>();
        boolean complete = true;
        for (int from = 0, to; from < rest.length(); from = to) {
            to = end(rest, from);
            Sentence sentence = new Sentence(rest.substring(from, to), from, language, stems);
            assertions.addAll(sentence.assertions());
            promises.addAll(sentence.promises());
            complete &= sentence.complete();
        }
        return new Claims(assertions, promises, phones, links, complete);
    }

    /// A text that is one thing, as a line of a price list.
    public static Claims ofLine(String text, String language) {
        Sentence sentence = new Sentence(text, 0, language, new Stems());
        return new Claims(List.of(sentence.whole()), sentence.promises(), List.of(), List.of(), sentence.complete());
    }

    private static int end(CharSequence text, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean full = c == '.' && (i + 1 == text.length() || Character.isWhitespace(text.charAt(i + 1)));
            if (full || STOPS.indexOf(c) >= 0) {
                return i + 1;
            }
        }
        return text.length();
    }

    /// Takes the phones out of the text; also those that are given out to nobody.
    private static List<Phones.Phone> phones(StringBuilder rest) {
        List<Phones.Phone> phones = new ArrayList<>(Phones.in(rest.toString()));
        phones.forEach(phone -> blank(rest, phone.from(), phone.to()));
        Matcher matcher = PHONE.matcher(rest.toString());
        while (matcher.find()) {
            String digits = matcher.group().replaceAll("\\D", "").replaceFirst("^8", "7");
            phones.add(new Phones.Phone("+" + digits, "", matcher.start(), matcher.end()));
            blank(rest, matcher.start(), matcher.end());
        }
        return phones;
    }

    private static List<Link> links(String text) {
        List<Link> links = new ArrayList<>();
        Matcher matcher = LINK.matcher(text);
        while (matcher.find()) {
            String address = matcher.group().replaceFirst("(?i)^https?://", "").replaceFirst("[.,!?)\"»/]+$", "");
            links.add(new Link(address, matcher.start(), matcher.end()));
        }
        return links;
    }

    private static void blank(StringBuilder text, int from, int to) {
        text.replace(from, to, " ".repeat(to - from));
    }
}
