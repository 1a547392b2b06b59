package kz.jauap.pack.earlier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// `promotions.yaml` and `booking.yaml`.
final class CarriedExtras {

    private final Format format;
    private final Notes notes;

    CarriedExtras(Format format, Notes notes) {
        this.format = format;
        this.notes = notes;
    }

    /// Empty where nothing is cheaper.
    Map<String, Object> promotions(Tree facts) {
        Ids ids = new Ids(format.letters());
        Tree promotions = facts.at("promotions");
        List<Object> carried = new ArrayList<>();
        for (Tree one : promotions.at("items").list()) {
            String name = one.at("name").text();
            Map<String, Object> promotion = new LinkedHashMap<>();
            promotion.put("id", ids.of(name));
            promotion.put("samples", Map.of(CarriedProfile.LANGUAGE, askedFor(name)));
            promotion.put("text", CarriedProfile.said(text(one, name)));
            carried.add(promotion);
        }
        Map<String, Object> file = new LinkedHashMap<>();
        String rules = Stream.of(
                        promotions.at("stacking").text(),
                        promotions.at("stacking_notes").text())
                .filter(text -> !text.isEmpty())
                .map(Sentence::whole)
                .collect(Collectors.joining(" "));
        if (!rules.isEmpty()) {
            file.put("rules", CarriedProfile.said(rules));
        }
        file.put("promotions", carried);
        return carried.isEmpty() ? Map.of() : file;
    }

    /// "Student/pensioner" is asked for by each of its names.
    private List<String> askedFor(String name) {
        List<String> samples = new ArrayList<>();
        for (String one : name.split("/")) {
            samples.addAll(format.patterns("about-promotion", "name", Sentence.small(one.strip())));
        }
        return samples;
    }

    private String text(Tree promotion, String name) {
        String percent = promotion.at("discount_percent").text();
        String first = percent.isEmpty() ? name : format.words("promotion", "name", name, "percent", percent);
        List<String> more = new ArrayList<>(List.of(first));
        more.addAll(promotion.at("eligibility").texts());
        more.addAll(promotion.at("requirements").texts());
        more.addAll(promotion.at("notes").texts());
        return Sentence.whole(String.join(", ", more));
    }

    Map<String, Object> booking(Tree facts) {
        Tree booking = facts.at("booking");
        Map<String, Object> carried = new LinkedHashMap<>();
        carried.put("confirms", "person");
        carried.put("policies", Map.of("request", "booking", "reschedule", "reschedule", "cancel", "cancel"));
        List<Object> fields = fields(booking.at("collect_fields"));
        if (!fields.isEmpty()) {
            carried.put("fields", fields);
        }
        Tree late = booking.at("lateness_policy.tolerated_minutes");
        if (late.text().matches("\\d{1,3}")) {
            carried.put("lateness", late.text());
        }
        boolean byBot = Stream.of(booking.at("bot_can_confirm"), booking.at("cancel_policy.bot_can_cancel"))
                .anyMatch(one -> format.yes(one.text()).orElse(false));
        if (byBot) {
            notes.note(
                    booking.at("bot_can_confirm"),
                    "the bot may not confirm or cancel where nobody's hours are known",
                    "a person does; for the bot to, write `staff:` and `changes:` in booking.yaml");
        }
        return carried;
    }

    private List<Object> fields(Tree labels) {
        Ids ids = new Ids(format.letters());
        Set<String> known = new LinkedHashSet<>();
        List<Object> fields = new ArrayList<>();
        for (Tree label : labels.list()) {
            String text = label.text();
            String usual = format.field(text).orElse("");
            if (usual.isEmpty()) {
                Map<String, Object> own = new LinkedHashMap<>();
                own.put("id", ids.of(text));
                own.put("kind", "text");
                own.put("ask", CarriedProfile.said(format.words("ask-field", "field", text)));
                own.put("label", CarriedProfile.said(text));
                fields.add(own);
                notes.note(label, "`" + text + "` is asked for as free text", "word its question in booking.yaml");
            } else if (known.add(usual)) {
                fields.add(Map.of("id", usual));
            }
        }
        return fields;
    }
}
