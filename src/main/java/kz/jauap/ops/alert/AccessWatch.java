package kz.jauap.ops.alert;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.Channels;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.ops.rounds.Round;
import kz.jauap.shared.CrossTenant;
import org.springframework.stereotype.Component;

/// Warns ahead of the end of an account's access, as its setting `access_until` has it: two weeks,
/// three days and one day before, each once. An adapter that learns the end from its provider
/// writes the setting itself.
@Component
class AccessWatch implements Round {

    private static final List<Duration> AHEAD = List.of(Duration.ofDays(1), Duration.ofDays(3), Duration.ofDays(14));

    private final Channels channels;
    private final Adapters adapters;
    private final Alerts alerts;
    private final Clock clock;

    AccessWatch(Channels channels, Adapters adapters, Alerts alerts, Clock clock) {
        this.channels = channels;
        this.adapters = adapters;
        this.alerts = alerts;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "access";
    }

    @Override
    public Duration every() {
        return Duration.ofHours(1);
    }

    @Override
    @CrossTenant("one watch looks after the accounts of all tenants")
    public void go() {
        List<Case> found = new ArrayList<>();
        for (String kind : adapters.kinds()) {
            for (ChannelAccount account : channels.ofKind(new ChannelKind(kind))) {
                if (account.active()) {
                    ending(account).ifPresent(found::add);
                }
            }
        }
        if (!found.isEmpty()) {
            alerts.tell(found);
        }
    }

    private Optional<Case> ending(ChannelAccount account) {
        return account.setting(Channels.ACCESS_UNTIL)
                .flatMap(AccessWatch::moment)
                .flatMap(end -> AHEAD.stream()
                        .filter(ahead -> !end.isAfter(clock.instant().plus(ahead)))
                        .findFirst()
                        .map(ahead -> found(account, end, ahead)));
    }

    private Case found(ChannelAccount account, Instant end, Duration ahead) {
        boolean over = end.isBefore(clock.instant());
        return new Case(
                account.tenant(),
                Case.Kind.ACCESS,
                "access/" + account.channel().value() + "/" + end + "/" + ahead.toDays(),
                account + (over ? " could be entered until " : " may be entered until ") + end
                        + "; to do: get new access, store it, and set access_until anew or take it away");
    }

    /// A day ends when it begins: better a day early.
    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(
                    text.length() > 10
                            ? Instant.parse(text)
                            : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
