package kz.jauap.pack.schema;

import static kz.jauap.pack.schema.Shapes.list;
import static kz.jauap.pack.schema.Shapes.listOf;
import static kz.jauap.pack.schema.Shapes.one;
import static kz.jauap.pack.schema.Shapes.scalar;
import static kz.jauap.pack.schema.Shapes.texts;
import static kz.jauap.pack.schema.Shapes.wording;
import static kz.jauap.pack.schema.Shapes.wordings;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.pack.BookingText;
import kz.jauap.pack.Template;
import kz.jauap.pack.Topics;
import kz.jauap.pack.schema.Shapes.Table;

/// The shape of each file of a pack as a JSON Schema, so that an editor names keys and marks what is no pack. What
/// binds
/// files together (ids, languages, policies of a booking) only [PackReader] sees.
public final class PackSchemas {

    private static final String DRAFT = "https://json-schema.org/draft/2020-12/schema";
    private static final String ID = "[a-z0-9-]+";
    private static final String NUMBER = "\\d+";
    private static final String AMOUNT = "[\\d _]+";
    private static final String DAY = "(mon|tue|wed|thu|fri|sat|sun)";
    private static final String CLOCK = "\\d{1,2}:\\d{2}";
    private static final String DATE = "\\d{4}-\\d{2}-\\d{2}";

    private PackSchemas() {}

    /// A schema by the name of its file.
    public static Map<String, Map<String, Object>> all() {
        Map<String, Map<String, Object>> all = new LinkedHashMap<>();
        all.put("profile.yaml", profile());
        all.put(
                "services.yaml",
                new Table().must("categories", list(category())).schema());
        all.put("facts.yaml", new Table().must("facts", listOf(fact())).schema());
        all.put("policies.yaml", new Table().must("policies", listOf(policy())).schema());
        all.put("consult.yaml", consult());
        all.put("promotions.yaml", promotions());
        all.put("phrases.yaml", phrases());
        all.put("booking.yaml", booking());
        all.put("ticket.yaml", ticket());
        all.replaceAll((file, schema) -> whole(file, schema));
        return all;
    }

    private static Map<String, Object> whole(String file, Map<String, Object> schema) {
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("$schema", DRAFT);
        whole.put("title", "Jauap pack: " + file);
        whole.putAll(schema);
        return whole;
    }

    private static Map<String, Object> profile() {
        return new Table()
                .must("pack", scalar(ID))
                .must("languages", texts("ru|kk|en"))
                .must("names", wording())
                .must("address", wording())
                .may("directions", wording())
                .may("map", scalar("https?://.+"))
                .may("phones", texts(""))
                .must("time-zone", scalar(""))
                .must(
                        "hours",
                        new Table().must("text", wording()).may("week", week()).schema())
                .may("currency", scalar(""))
                .may("own-words", wordings())
                .may(
                        "branches",
                        listOf(new Table()
                                .must("id", scalar(ID))
                                .must("names", wording())
                                .may("aliases", wordings())))
                .schema();
    }

    private static Map<String, Object> week() {
        return Shapes.named(DAY + "(-" + DAY + ")?", scalar("closed|" + CLOCK + " ?[-–] ?" + CLOCK));
    }

    private static Map<String, Object> category() {
        return new Table()
                .must("names", wording())
                .may("services", listOf(service()))
                .schema();
    }

    private static Table service() {
        return new Table()
                .must("id", scalar(ID))
                .must("names", wording())
                .may("aliases", wordings())
                .may("items", listOf(item()))
                .may("duration", wording())
                .may("minutes", scalar("\\d+( ?[-–] ?\\d+)?"));
    }

    private static Table item() {
        return new Table()
                .must("id", scalar(ID))
                .must("names", wording())
                .may("aliases", wordings())
                .may("note", wording())
                .oneOf(Map.of(
                        "price",
                        scalar(AMOUNT),
                        "from",
                        scalar(AMOUNT),
                        "range",
                        scalar(AMOUNT + "([-–]" + AMOUNT + ")?")));
    }

    private static Table fact() {
        return new Table()
                .must("id", scalar(ID))
                .may("topic", scalar(""))
                .must("samples", wordings())
                .must("answer", wording());
    }

    private static Table policy() {
        return new Table()
                .must("id", scalar(ID))
                .must("kind", one("law", "request"))
                .must("samples", wordings())
                .may("say", wording())
                .may("longer-than-minutes", scalar("[1-9]\\d{0,4}"));
    }

    private static Map<String, Object> consult() {
        Table playbook = new Table()
                .must("id", scalar(ID))
                .must("samples", wordings())
                .must("lead", wording())
                .must("options", wordings())
                .may("questions", wordings())
                .may("next-step", wording());
        Table objection = new Table()
                .must("id", scalar(ID))
                .must("samples", wordings())
                .must("answer", wording())
                .may("tell-promotions", one("yes", "no"));
        return new Table()
                .may("playbooks", listOf(playbook))
                .may("objections", listOf(objection))
                .schema();
    }

    private static Map<String, Object> promotions() {
        Table promotion = new Table()
                .must("id", scalar(ID))
                .may("samples", wordings())
                .must("text", wording())
                .may("from", scalar(DATE))
                .may("until", scalar(DATE));
        return new Table()
                .must("promotions", list(promotion.schema()))
                .may("rules", wording())
                .schema();
    }

    private static Map<String, Object> phrases() {
        Table samples = new Table();
        Topics.common().forEach(topic -> samples.may(topic, wordings()));
        Table templates = new Table();
        Arrays.stream(Template.values()).forEach(template -> templates.may(template.key(), wording()));
        return new Table()
                .may("same-words", texts(""))
                .may("samples", samples.schema())
                .may("templates", templates.schema())
                .schema();
    }

    private static Map<String, Object> booking() {
        Table policies = new Table()
                .must("request", scalar(ID))
                .may("reschedule", scalar(ID))
                .may("cancel", scalar(ID));
        Map<String, Object> change = new Table()
                .may("by", one("person", "bot"))
                .may("notice", scalar(NUMBER))
                .schema();
        Table texts = new Table();
        Arrays.stream(BookingText.values()).forEach(text -> texts.may(text.key(), wording()));
        Table booking = new Table()
                .may("confirms", one("person", "bot"))
                .must("policies", policies.schema())
                .may("fields", listOf(field()))
                .may("same-day-until", scalar(CLOCK))
                .may(
                        "changes",
                        new Table()
                                .may("reschedule", change)
                                .may("cancel", change)
                                .schema())
                .may("staff", listOf(staff()))
                .may("minutes", Shapes.named(ID, scalar(NUMBER)))
                .may("reminders", texts(NUMBER))
                .may("texts", texts.schema());
        List.of("notice", "days-ahead", "last-start", "step", "hold", "lateness", "length")
                .forEach(limit -> booking.may(limit, scalar(NUMBER)));
        return booking.schema();
    }

    private static Table field() {
        return new Table()
                .must("id", scalar(""))
                .may("kind", one("text", "number", "name"))
                .may("services", texts(""))
                .may("required", one("true", "false"))
                .may("ask", wording())
                .may("label", wording());
    }

    private static Table staff() {
        return new Table()
                .must("id", scalar(ID))
                .must("names", wording())
                .may("aliases", wordings())
                .may("services", texts(ID))
                .may("week", week());
    }

    private static Map<String, Object> ticket() {
        Table value =
                new Table().must("id", scalar(ID)).must("names", wording()).must("samples", wordings());
        Table slot = new Table()
                .must("id", scalar(ID))
                .may("kind", one("choice", "variant", "item", "phone", "day", "text"))
                .must("label", wording())
                .may("ask", wording())
                .may("values", list(value.schema()))
                .may("several", one("yes", "no"))
                .may("not", wordings())
                .may("of", scalar(ID))
                .may("words", texts(""));
        return new Table().must("slots", list(slot.schema())).schema();
    }
}
