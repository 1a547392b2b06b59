package kz.jauap.ops.console;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/// How often one may try to sign in: ten times in ten minutes from one address, sixty in all.
@Component
class SignInLimits {

    private static final int FROM_ONE = 10;
    private static final int FROM_ALL = 60;
    private static final int MOST_ADDRESSES = 10_000;
    private static final Duration TIME = Duration.ofMinutes(10);

    private final Bucket all = bucket(FROM_ALL);
    private final Map<String, Bucket> each = new ConcurrentHashMap<>();

    boolean mayTry(String address) {
        if (each.size() > MOST_ADDRESSES) {
            each.clear();
        }
        return each.computeIfAbsent(address, unused -> bucket(FROM_ONE)).tryConsume(1) && all.tryConsume(1);
    }

    private static Bucket bucket(int tries) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(tries).refillGreedy(tries, TIME))
                .build();
    }
}
