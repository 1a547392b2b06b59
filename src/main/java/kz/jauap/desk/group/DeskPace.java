package kz.jauap.desk.group;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How fast a bot may put messages into one group: twenty in a minute, one after the other.
///
/// @param gap between two messages at least, as Telegram asks
/// @param minute a minute, and a little more for the way to Telegram; shorter where a Bot API of one's own takes more
@ConfigurationProperties("jauap.desk")
public record DeskPace(
        @DefaultValue("1s") Duration gap,
        @DefaultValue("60500ms") Duration minute) {

    /// What Telegram itself takes.
    public static final DeskPace TELEGRAM = new DeskPace(Duration.ofSeconds(1), Duration.ofMillis(60_500));

    public DeskPace {
        if (!gap.isPositive() || minute.compareTo(gap) < 0) {
            throw new IllegalArgumentException(
                    "jauap.desk.gap has to be positive, and jauap.desk.minute no shorter; for example 1s and 60500ms");
        }
    }
}
