package kz.jauap.delivery;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.UninterruptibleBlockingStrategy;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.spi.Capabilities;

/// How fast this node may send: so many a second to an account and to a chat, and nothing for a while to an account
/// whose
/// provider does not answer. Each node counts for itself; the provider's own 429 is obeyed on top.
final class ProviderLimits {

    private static final int MOST_CHATS = 50_000;
    private static final Duration IN_LINE = Duration.ofSeconds(2);
    private static final Duration REST = Duration.ofSeconds(5);

    private static final CircuitBreakerConfig BREAKER = CircuitBreakerConfig.custom()
            .slidingWindowSize(20)
            .minimumNumberOfCalls(20)
            .failureRateThreshold(80)
            .waitDurationInOpenState(REST)
            .permittedNumberOfCallsInHalfOpenState(3)
            .build();

    private final TimeMeter time;
    private final Map<ChannelId, Bucket> accounts = new ConcurrentHashMap<>();
    private final Map<String, Bucket> chats = new ConcurrentHashMap<>();
    private final Map<ChannelId, CircuitBreaker> breakers = new ConcurrentHashMap<>();

    ProviderLimits(Clock clock) {
        this.time = new HouseTime(clock);
    }

    /// Buckets fill by the house's clock.
    private record HouseTime(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            Instant now = clock.instant();
            return now.getEpochSecond() * 1_000_000_000L + now.getNano();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }

    /// Asks for leave to send one message now.
    ///
    /// @return how long to wait instead, or empty: go ahead, and tell the breaker how it went
    Optional<Duration> wait(ChannelAccount account, String chatId, Capabilities able) {
        CircuitBreaker breaker = breaker(account);
        if (!breaker.tryAcquirePermission()) {
            return Optional.of(REST);
        }
        Optional<Duration> wait =
                waitFor(chatBucket(account, chatId, able)).or(() -> queueFor(accountBucket(account, able)));
        if (wait.isPresent()) {
            breaker.releasePermission();
        }
        return wait;
    }

    void answered(ChannelAccount account, Duration took) {
        breaker(account).onSuccess(took.toMillis(), TimeUnit.MILLISECONDS);
    }

    void silent(ChannelAccount account, Duration took) {
        breaker(account).onError(took.toMillis(), TimeUnit.MILLISECONDS, new IllegalStateException("no answer"));
    }

    private CircuitBreaker breaker(ChannelAccount account) {
        return breakers.computeIfAbsent(account.channel(), id -> CircuitBreaker.of(id.toString(), BREAKER));
    }

    private Bucket accountBucket(ChannelAccount account, Capabilities able) {
        return accounts.computeIfAbsent(account.channel(), id -> bucket(able.perSecond()));
    }

    private Bucket chatBucket(ChannelAccount account, String chatId, Capabilities able) {
        if (chats.size() > MOST_CHATS) {
            chats.clear(); // a fresh bucket is full: at worst one message goes out early and meets a 429
        }
        return chats.computeIfAbsent(account.channel() + " " + chatId, id -> bucket(able.perChatPerSecond()));
    }

    private static Optional<Duration> waitFor(Bucket bucket) {
        var probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? Optional.empty() : Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
    }

    /// Stands in line for the account's next free place rather than asking again and again.
    private static Optional<Duration> queueFor(Bucket bucket) {
        boolean mine =
                bucket.asBlocking().tryConsumeUninterruptibly(1, IN_LINE, UninterruptibleBlockingStrategy.PARKING);
        return mine ? Optional.empty() : Optional.of(IN_LINE);
    }

    private Bucket bucket(double perSecond) {
        long tokens = Math.max(1, Math.round(perSecond));
        Duration period = perSecond >= 1 ? Duration.ofSeconds(1) : Duration.ofMillis(Math.round(1000 / perSecond));
        return Bucket.builder()
                .withCustomTimePrecision(time)
                .addLimit(Bandwidth.builder()
                        .capacity(tokens)
                        .refillGreedy(tokens, period)
                        .build())
                .build();
    }
}
