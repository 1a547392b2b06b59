package kz.jauap.pack;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import kz.jauap.language.Vocabulary;
import kz.jauap.pack.slot.TicketSlot;
import kz.jauap.pack.slot.TicketSlot.Kind;
import kz.jauap.pack.slot.TicketSlot.Value;

/// Reads `ticket.yaml`: what a request should tell.
final class TicketFile {

    private static final Map<String, Kind> KINDS = Map.of(
            "choice", Kind.CHOICE,
            "variant", Kind.VARIANT,
            "item", Kind.ITEM,
            "phone", Kind.PHONE,
            "day", Kind.DAY,
            "text", Kind.TEXT);
    private static final Vocabulary DEAF = Vocabulary.builder().build();
    private static final int FEWEST_VALUES = 2;
    /// What sounds like a value and is none.
    private static final String NONE_OF_THEM = "";

    private final Draft draft;
    private final List<Said> said = new ArrayList<>();

    TicketFile(Draft draft) {
        this.draft = draft;
    }

    /// Samples of one value.
    private record Said(String slot, String value, Map<String, List<String>> samples) {}

    List<TicketSlot> read(Section section) {
        Map<String, TicketSlot> slots = new LinkedHashMap<>();
        for (Section one : section.list("slots")) {
            TicketSlot slot = slot(one, slots);
            slots.put(slot.id(), slot);
        }
        if (slots.isEmpty()) {
            section.problem(section.line(), "there are no slots", "add `slots:` or remove the file");
        }
        section.done();
        return slots.values().stream()
                .map(slot -> slot.kind() == Kind.CHOICE ? slot.heardBy(vocabulary(slot.id())) : slot)
                .toList();
    }

    private TicketSlot slot(Section section, Map<String, TicketSlot> before) {
        String id = draft.id(section, "slot");
        if (id.equals(BookingRules.SERVICE)) {
            section.problem(section.lineOf("id"), "`" + id + "` is read in every request anyway", "use another id");
        }
        Kind kind = kind(section);
        TicketSlot slot = new TicketSlot(
                id,
                kind,
                draft.plain(section, "label", draft.wording(section, "label")),
                draft.plain(section, "ask", draft.optionalWording(section, "ask")),
                kind == Kind.CHOICE
                        ? new TicketSlot.Values(values(section, id), draft.yes(section, "several"))
                        : TicketSlot.Values.NONE,
                kind == Kind.VARIANT ? variant(section, before) : TicketSlot.Variant.NONE,
                DEAF);
        section.done();
        return slot;
    }

    private static Kind kind(Section section) {
        boolean values = section.keys().contains("values");
        String written = section.optionalText("kind").orElse(values ? "choice" : "text");
        Kind kind = KINDS.get(written);
        if (kind == null) {
            section.problem(
                    section.lineOf("kind"),
                    "`" + written + "` is no kind of slot",
                    Section.hint(written, KINDS.keySet()) + "write one of "
                            + KINDS.keySet().stream().sorted().collect(Collectors.joining(", ")));
        }
        return kind == null ? Kind.TEXT : kind;
    }

    private List<Value> values(Section section, String slot) {
        List<Value> values = new ArrayList<>();
        Map<String, String> heard = new HashMap<>();
        for (Section one : section.list("values")) {
            String id = draft.id(one, "value of " + slot);
            values.add(new Value(id, draft.plain(one, "names", draft.wording(one, "names"))));
            Map<String, List<String>> samples = draft.samples(one, "samples");
            demand(one, samples);
            once(one, id, samples, heard);
            said.add(new Said(slot, id, samples));
            one.done();
        }
        said.add(new Said(slot, NONE_OF_THEM, draft.samples(section, "not")));
        if (values.size() < FEWEST_VALUES) {
            section.problem(
                    section.lineOf("values"),
                    "the slot `" + slot + "` has nothing to choose from",
                    "give it two `values:` or more, or `kind: text`");
        }
        return values;
    }

    private void demand(Section value, Map<String, List<String>> samples) {
        for (String language : draft.languages()) {
            if (samples.getOrDefault(language, List.of()).isEmpty()) {
                value.problem(
                        value.line(),
                        "there are no samples in `" + language + "`",
                        "add words customers say under `samples: {" + language + ": [ … ]}`");
            }
        }
    }

    private void once(Section value, String id, Map<String, List<String>> samples, Map<String, String> heard) {
        samples.forEach((language, texts) -> texts.forEach(text -> {
            String other = heard.putIfAbsent(language + " " + text.toLowerCase(Locale.ROOT), id);
            if (other != null && !other.equals(id)) {
                draft.remark(
                        value,
                        value.lineOf("samples"),
                        "`" + text + "` is a sample of the value `" + other + "` too",
                        "leave it where it belongs: what may be two values is never sure");
            }
        }));
    }

    private static TicketSlot.Variant variant(Section section, Map<String, TicketSlot> before) {
        String of = section.text("of");
        TicketSlot whole = before.get(of);
        if (!of.isEmpty() && (whole == null || whole.kind() != Kind.CHOICE)) {
            section.problem(
                    section.lineOf("of"),
                    "`" + of + "` is no slot with values above this one",
                    "name the slot whose values stand before a number, a brand for one");
        }
        return new TicketSlot.Variant(
                of,
                section.texts("words").stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /// Hears the values of one slot; the others are there to weigh words by.
    private Vocabulary vocabulary(String slot) {
        Vocabulary.Builder builder = Vocabulary.builder();
        draft.sameWords.forEach(builder::sameWords);
        for (Said one : said) {
            String topic = TicketSlot.topic(one.slot, one.value);
            one.samples.forEach((language, texts) -> {
                if (one.slot.equals(slot)) {
                    builder.said(topic, language, texts);
                } else {
                    builder.topic(topic, language, texts);
                }
            });
        }
        return builder.build();
    }
}
