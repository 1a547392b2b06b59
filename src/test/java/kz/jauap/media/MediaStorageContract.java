package kz.jauap.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Random;
import java.util.UUID;
import kz.jauap.media.spi.FileStorage;
import kz.jauap.shared.TenantId;
import org.junit.jupiter.api.Test;

/// What every storage of files promises.
interface MediaStorageContract {

    TenantId OURS = new TenantId(new UUID(1, 1));
    TenantId THEIRS = new TenantId(new UUID(1, 2));

    FileStorage storage();

    /// From now on the storage does not answer.
    void goAway() throws IOException;

    @Test
    default void what_was_put_is_given_back_exactly() throws IOException {
        byte[] bytes = new byte[300_000];
        new Random(7).nextBytes(bytes);
        UUID id = UUID.randomUUID();
        storage().put(OURS, id, KeptFiles.WHOLE, bytes);
        storage().put(OURS, id, KeptFiles.SMALL, new byte[] {1, 2});
        assertThat(storage().get(OURS, id, KeptFiles.WHOLE)).contains(bytes);
        assertThat(storage().get(OURS, id, KeptFiles.SMALL)).contains(new byte[] {1, 2});
    }

    @Test
    default void an_empty_file_is_a_file() throws IOException {
        UUID id = UUID.randomUUID();
        storage().put(OURS, id, KeptFiles.WHOLE, new byte[0]);
        assertThat(storage().get(OURS, id, KeptFiles.WHOLE)).contains(new byte[0]);
    }

    @Test
    default void a_later_put_goes_over_an_earlier_one() throws IOException {
        UUID id = UUID.randomUUID();
        storage().put(OURS, id, KeptFiles.WHOLE, new byte[] {1, 1, 1, 1});
        storage().put(OURS, id, KeptFiles.WHOLE, new byte[] {2});
        assertThat(storage().get(OURS, id, KeptFiles.WHOLE)).contains(new byte[] {2});
    }

    @Test
    default void what_is_not_there_is_nothing() throws IOException {
        assertThat(storage().get(OURS, UUID.randomUUID(), KeptFiles.WHOLE)).isEmpty();
        storage().delete(OURS, UUID.randomUUID());
    }

    @Test
    default void all_parts_of_one_file_are_deleted_and_no_others() throws IOException {
        UUID gone = UUID.randomUUID();
        UUID stays = UUID.randomUUID();
        for (UUID id : new UUID[] {gone, stays}) {
            storage().put(OURS, id, KeptFiles.WHOLE, new byte[] {1});
            storage().put(OURS, id, KeptFiles.SMALL, new byte[] {2});
        }
        storage().delete(OURS, gone);
        storage().delete(OURS, gone);
        assertThat(storage().get(OURS, gone, KeptFiles.WHOLE)).isEmpty();
        assertThat(storage().get(OURS, gone, KeptFiles.SMALL)).isEmpty();
        assertThat(storage().get(OURS, stays, KeptFiles.WHOLE)).isPresent();
        assertThat(storage().get(OURS, stays, KeptFiles.SMALL)).isPresent();
    }

    @Test
    default void files_of_two_businesses_never_meet() throws IOException {
        UUID id = UUID.randomUUID();
        storage().put(OURS, id, KeptFiles.WHOLE, new byte[] {1});
        assertThat(storage().get(THEIRS, id, KeptFiles.WHOLE)).isEmpty();
        storage().delete(THEIRS, id);
        assertThat(storage().get(OURS, id, KeptFiles.WHOLE)).contains(new byte[] {1});
    }

    @Test
    default void a_storage_that_is_away_is_an_error_and_not_an_empty_file() throws IOException {
        UUID id = UUID.randomUUID();
        storage().put(OURS, id, KeptFiles.WHOLE, new byte[] {1});
        goAway();
        assertThatThrownBy(() -> storage().put(OURS, id, KeptFiles.WHOLE, new byte[] {2}))
                .isInstanceOf(IOException.class);
    }
}
