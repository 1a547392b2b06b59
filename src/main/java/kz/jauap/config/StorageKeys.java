package kz.jauap.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Settings of a storage for customers' files that speaks S3. Without its address files lie in the data
/// folder.
final class StorageKeys {

    static final Key<URI> ENDPOINT = Key.of(
            "JAUAP_S3_ENDPOINT",
            Form.address(),
            "Address of a storage that speaks S3, without the bucket, to keep customers' files in. Without it they lie below"
                    + " `media/` of the data folder.",
            "With several nodes, or where files outgrow the disk.",
            "https://storage.yandexcloud.net");
    static final Key<String> BUCKET = Key.of(
            "JAUAP_S3_BUCKET",
            Form.text("a bucket's name", "[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]"),
            "The bucket. It has to be there, and open to nobody but us.",
            "Together with the address.",
            "jauap-media");
    static final Key<String> REGION = Key.of(
                    "JAUAP_S3_REGION",
                    Form.text("a region's name", "[a-z0-9-]{2,40}"),
                    "The region requests are signed for.",
                    "When the storage names another.",
                    "ru-central1")
            .fallback("us-east-1");
    static final Key<String> ACCESS_KEY = Key.of(
            "JAUAP_S3_ACCESS_KEY",
            Form.text("an access key's id", "\\S{1,128}"),
            "Id of the access key. It may put, get and delete objects, and list the bucket.",
            "Together with the address.",
            "AKIA...");
    static final Key<SecretText> SECRET_KEY = Key.of(
            "JAUAP_S3_SECRET_KEY",
            Form.secretText(),
            "The secret of that access key.",
            "Together with the address.",
            "...");

    static final List<Key<?>> ALL = List.of(ENDPOINT, BUCKET, REGION, ACCESS_KEY, SECRET_KEY);

    private StorageKeys() {}

    /// @throws InvalidSettings where there is an address and not all that goes with it
    static Settings.@Nullable ObjectStorage read(Given given) {
        URI endpoint = given.orNull(ENDPOINT);
        if (endpoint == null) {
            return null;
        }
        String bucket = given.orNull(BUCKET);
        String access = given.orNull(ACCESS_KEY);
        SecretText secret = given.orNull(SECRET_KEY);
        if (bucket == null || access == null || secret == null) {
            List<String> missing = new ArrayList<>();
            for (Key<?> key : List.of(BUCKET, ACCESS_KEY, SECRET_KEY)) {
                if (given.orNull(key) == null) {
                    missing.add(key.env() + " is missing; with " + ENDPOINT.env() + " it must be "
                            + key.form().shape());
                }
            }
            throw new InvalidSettings(missing);
        }
        return new Settings.ObjectStorage(endpoint, bucket, given.value(REGION), access, secret);
    }
}
