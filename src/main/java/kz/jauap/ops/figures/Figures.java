package kz.jauap.ops.figures;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.annotation.JsonNaming;

/// One day of a business. Shares are of 1, times in seconds; null where there was nothing to measure. What each counts
/// is
/// in docs/metrics.md.
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Figures(
        long received,
        long conversations,
        long turns,
        long answered,
        long clarified,
        long handedOver,
        long resolved,
        @Nullable Double automation,
        @Nullable Double clarifyShare,
        @Nullable Double escalation,
        @Nullable Double answerSecondsP50,
        @Nullable Double answerSecondsP90,
        @Nullable Double firstResponseSecondsP50,
        @Nullable Double resolutionSecondsP50,
        @Nullable Double rating) {

    static final Figures NOTHING = new Figures(0, 0, 0, 0, 0, 0, 0, null, null, null, null, null, null, null, null);
}
