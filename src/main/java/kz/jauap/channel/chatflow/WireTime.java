package kz.jauap.channel.chatflow;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A moment as ChatFlow writes it: seconds, milliseconds or finer since 1970, as number or string, or ISO 8601 text.
final class WireTime {

    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}(?:\\.[0-9]{1,18})?(?:E[0-9]{1,2})?");
    private static final BigDecimal NO_SECONDS_ARE_SO_MANY = new BigDecimal("100000000000");
    private static final BigDecimal NANOSECONDS_END = new BigDecimal("100000000000000000000");
    private static final BigDecimal THOUSAND = new BigDecimal(1000);

    private static final Instant LATEST = Instant.ofEpochSecond(NO_SECONDS_ARE_SO_MANY.longValue());

    private WireTime() {}

    /// Null when it is no moment of this age (1970 to 5138), however it is read.
    static @Nullable Instant read(Optional<String> written) {
        String text = written.orElse("").strip();
        if (NUMBER.matcher(text).matches()) {
            return epoch(new BigDecimal(text));
        }
        try {
            Instant moment =
                    text.isEmpty() ? Instant.EPOCH : OffsetDateTime.parse(text).toInstant();
            return moment.isAfter(Instant.EPOCH) && moment.isBefore(LATEST) ? moment : null;
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static @Nullable Instant epoch(BigDecimal number) {
        BigDecimal seconds = number.compareTo(NANOSECONDS_END) < 0 ? number : BigDecimal.ZERO;
        while (seconds.compareTo(NO_SECONDS_ARE_SO_MANY) >= 0) {
            seconds = seconds.divide(THOUSAND);
        }
        if (seconds.signum() == 0) {
            return null;
        }
        long nanos = seconds.remainder(BigDecimal.ONE).movePointRight(9).longValue();
        return Instant.ofEpochSecond(seconds.longValue(), nanos);
    }
}
