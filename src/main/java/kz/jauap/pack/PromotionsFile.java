package kz.jauap.pack;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads `promotions.yaml`.
final class PromotionsFile {

    private final Draft draft;

    PromotionsFile(Draft draft) {
        this.draft = draft;
    }

    Offers read(Section section) {
        List<Offers.Promotion> promotions = new ArrayList<>();
        for (Section one : section.list("promotions")) {
            promotions.add(promotion(one));
        }
        Offers offers = new Offers(promotions, draft.optionalWording(section, "rules"));
        section.done();
        if (promotions.isEmpty()) {
            section.problem(section.line(), "there are no promotions", "add `promotions:` or remove the file");
        }
        return offers;
    }

    private Offers.Promotion promotion(Section section) {
        String id = draft.id(section, "promotion");
        Map<String, List<String>> samples = draft.samples(section, "samples");
        draft.hear(Topics.promotion(id), samples);
        Optional<LocalDate> from = day(section, "from");
        Optional<LocalDate> until = day(section, "until");
        if (from.isPresent() && until.isPresent() && until.get().isBefore(from.get())) {
            section.problem(section.lineOf("until"), "it ends before it begins", "put the earlier day in `from`");
        }
        Offers.Promotion promotion = new Offers.Promotion(id, draft.wording(section, "text"), from, until);
        section.done();
        return promotion;
    }

    private static Optional<LocalDate> day(Section section, String key) {
        return section.optionalText(key).flatMap(text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeException e) {
                section.problem(section.lineOf(key), "`" + text + "` is no date", "write it as `2026-12-31`");
                return Optional.empty();
            }
        });
    }
}
