package kz.jauap.ops.figures;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.handover.Handovers;
import kz.jauap.learning.OpenQuestions;
import kz.jauap.learning.Topic;
import kz.jauap.tenant.Tenant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.HtmlUtils;

/// What an owner is told of a day, as Telegram's HTML in the business's language. What there was nothing of is left
/// out.
@Component
class DigestText {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    private static final int MOST_QUESTIONS = 5;
    private static final int LONGEST_QUESTION = 120;

    private final DailyFigures figures;
    private final Handovers handovers;
    private final OpenQuestions questions;
    private final DeskTexts texts;

    DigestText(DailyFigures figures, Handovers handovers, OpenQuestions questions, DeskTexts texts) {
        this.figures = figures;
        this.handovers = handovers;
        this.questions = questions;
        this.texts = texts;
    }

    /// "" for a day on which nothing happened and nobody waits.
    String of(Tenant tenant, LocalDate day) {
        Figures of = figures.of(tenant, day);
        long waiting = handovers.waiting(tenant.id());
        if (of.equals(Figures.NOTHING) && waiting == 0) {
            return "";
        }
        DeskTexts.Words words = texts.of(tenant.id());
        List<String> lines = new ArrayList<>();
        lines.add("<b>" + escape(words.of("digest.title", tenant.name() + ", " + DAY.format(day))) + "</b>");
        lines.add(words.of("digest.received", of.received() + " / " + of.conversations()));
        lines.add(words.of("digest.answered", Long.toString(of.answered())));
        lines.add(words.of("digest.handed", of.handedOver() + " / " + of.resolved()));
        lines.add(words.of("digest.waiting", Long.toString(waiting)));
        time(lines, words, "digest.first", of.firstResponseSecondsP50());
        time(lines, words, "digest.resolution", of.resolutionSecondsP50());
        if (of.rating() != null) {
            lines.add(words.of("digest.rating", String.format(Locale.ROOT, "%.1f", of.rating())));
        }
        unanswered(lines, words, tenant);
        return String.join("\n", lines);
    }

    private void unanswered(List<String> lines, DeskTexts.Words words, Tenant tenant) {
        List<Topic> open = questions.topics(tenant.id(), MOST_QUESTIONS * 4).stream()
                .filter(topic ->
                        topic.state() == Topic.State.OPEN && !topic.wordings().isEmpty())
                .limit(MOST_QUESTIONS)
                .toList();
        if (!open.isEmpty()) {
            lines.add("");
            lines.add("<b>" + escape(words.of("digest.unanswered")) + "</b>");
            open.forEach(topic -> lines.add(
                    "• " + escape(shortened(topic.wordings().getFirst().text())) + " (" + topic.questions() + ")"));
        }
    }

    private static void time(List<String> lines, DeskTexts.Words words, String key, @Nullable Double seconds) {
        if (seconds != null) {
            Duration time = Duration.ofSeconds(Math.round(seconds));
            String shown = time.toHours() > 0
                    ? "%d:%02d:%02d".formatted(time.toHours(), time.toMinutesPart(), time.toSecondsPart())
                    : "%d:%02d".formatted(time.toMinutes(), time.toSecondsPart());
            lines.add(words.of(key, shown));
        }
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_QUESTION ? text : text.substring(0, LONGEST_QUESTION) + "…";
    }

    private static String escape(String text) {
        return HtmlUtils.htmlEscape(text, "UTF-8").replace("&#39;", "'");
    }
}
