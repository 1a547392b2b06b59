package kz.jauap.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Clock;
import java.util.UUID;
import kz.jauap.media.s3.Bucket;
import kz.jauap.media.s3.S3Storage;
import kz.jauap.media.spi.FileStorage;
import kz.jauap.sandbox.S3Simulator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class S3StorageTest implements MediaStorageContract {

    private static final String SECRET = "a-secret/with+signs=";

    private final S3Simulator simulator = new S3Simulator("media-of-tests", "ru-central1", "AKIATEST", SECRET);
    private final S3Storage storage = storage(SECRET, "ru-central1");

    private S3Storage storage(String secret, String region) {
        return new S3Storage(
                new Bucket(simulator.address(), "media-of-tests", region, "AKIATEST", secret), Clock.systemUTC());
    }

    @AfterEach
    void close() {
        storage.close();
        simulator.close();
    }

    @Override
    public FileStorage storage() {
        return storage;
    }

    @Override
    public void goAway() {
        simulator.goDown();
    }

    @Test
    void another_secret_or_region_opens_nothing_and_the_error_shows_no_secret() {
        for (S3Storage wrong : new S3Storage[] {storage("another", "ru-central1"), storage(SECRET, "us-east-1")}) {
            try (wrong) {
                assertThatThrownBy(() -> wrong.put(OURS, UUID.randomUUID(), KeptFiles.WHOLE, new byte[] {1}))
                        .isInstanceOf(IOException.class)
                        .hasMessageContaining("403")
                        .hasMessageNotContaining(SECRET);
            }
        }
        assertThat(simulator.objects()).isZero();
    }

    @Test
    void what_may_not_be_seen_is_an_error_and_not_nothing() {
        simulator.refuse(503);
        assertThatThrownBy(() -> storage.get(OURS, UUID.randomUUID(), KeptFiles.WHOLE))
                .hasMessageContaining("503");
        assertThatThrownBy(() -> storage.delete(OURS, UUID.randomUUID())).hasMessageContaining("503");
    }
}
