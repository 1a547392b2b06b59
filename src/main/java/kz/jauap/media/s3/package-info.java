/// Files in a storage that speaks S3: Amazon's, MinIO, Yandex Object Storage, Selectel, Ceph and
/// others. Three calls are all it takes, so they are made here and no vendor's SDK is.
@NullMarked
@NamedInterface("s3")
package kz.jauap.media.s3;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
