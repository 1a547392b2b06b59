package kz.jauap.media.s3;

import java.net.URI;

/// Where files are kept, and who we are there.
///
/// @param endpoint without the bucket, which becomes the first part of the path
public record Bucket(URI endpoint, String name, String region, String accessKey, String secretKey) {

    /// Without the secret: this is what may be logged.
    @Override
    public String toString() {
        return name + " at " + endpoint;
    }
}
