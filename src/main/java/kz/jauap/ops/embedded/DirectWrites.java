package kz.jauap.ops.embedded;

import com.sun.nio.file.ExtendedOpenOption;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/// Whether a folder takes writes that pass the system's page cache by (`O_DIRECT`).
final class DirectWrites {

    /// File systems that keep no checksums of data: PostgreSQL goes on filling the last page of its log while that is
    /// being written, which one that does would take for a damage.
    private static final Set<String> KNOWN = Set.of("ext4", "xfs");

    private static final int LOG_PAGE = 8192;

    private DirectWrites() {}

    /// Asked by writing a page; whatever goes wrong means no.
    static boolean workIn(Path folder) {
        try {
            return KNOWN.contains(Files.getFileStore(folder).type()) && takesPage(folder);
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    private static boolean takesPage(Path folder) throws IOException {
        Path probe = Files.createTempFile(folder, "direct", ".probe");
        try (FileChannel channel = FileChannel.open(probe, StandardOpenOption.WRITE, ExtendedOpenOption.DIRECT)) {
            ByteBuffer page = ByteBuffer.allocateDirect(2 * LOG_PAGE)
                    .alignedSlice(LOG_PAGE)
                    .limit(LOG_PAGE);
            return channel.write(page, 0) == LOG_PAGE;
        } finally {
            Files.delete(probe);
        }
    }
}
