package kz.jauap.ops.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// As whom PostgreSQL runs. It refuses to be root; so when Jauap is root, PostgreSQL runs in a user namespace of its
/// own
/// where it is nobody, or, where namespaces are forbidden (many containers), under the uid of nobody.
enum RunAs {
    /// Jauap is an ordinary user: so is PostgreSQL.
    MYSELF(List.of()),
    /// The files belong to root, and PostgreSQL sees itself as nobody.
    NAMESPACE(List.of("unshare", "-U")),
    /// The files belong to nobody; one capability lets it walk through root's closed folders to reach them.
    NOBODY(List.of(
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            "--inh-caps=+dac_read_search",
            "--ambient-caps=+dac_read_search",
            "--securebits=+no_setuid_fixup")); // else access(2) would look without that capability

    private static final String NOBODY_UID = "65534";

    private final List<String> prefix;

    RunAs(List<String> prefix) {
        this.prefix = prefix;
    }

    /// The first way that works on this machine.
    static RunAs choose() {
        if (!"root".equals(System.getProperty("user.name"))) {
            return MYSELF;
        }
        return Stream.of(NAMESPACE, NOBODY)
                .filter(RunAs::works)
                .findFirst()
                .orElseThrow(
                        () -> new DatabaseStartFailed(
                                "PostgreSQL refuses to run as root, and neither `unshare` nor"
                                        + " `setpriv` (package util-linux) may be used here. Start Jauap as an ordinary user."));
    }

    List<String> command(List<String> command) {
        List<String> whole = new ArrayList<>(prefix);
        whole.addAll(command);
        return whole;
    }

    /// Gives the tree to the user PostgreSQL runs as. Nothing happens when it has it already.
    void own(Path tree) {
        if (this == MYSELF) {
            return;
        }
        try {
            UserPrincipal owner = tree.getFileSystem()
                    .getUserPrincipalLookupService()
                    .lookupPrincipalByName(this == NOBODY ? NOBODY_UID : "root");
            if (Files.getOwner(tree, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
                return;
            }
            try (Stream<Path> files = Files.walk(tree)) {
                for (Path file : files.toList().reversed()) { // the root last: it marks a finished change
                    Files.getFileAttributeView(
                                    file,
                                    java.nio.file.attribute.FileOwnerAttributeView.class,
                                    LinkOption.NOFOLLOW_LINKS)
                            .setOwner(owner);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot hand " + tree + " over to PostgreSQL's user", e);
        }
    }

    private boolean works() {
        try {
            Process probe = new ProcessBuilder(command(List.of("id", "-u")))
                    .redirectErrorStream(true)
                    .start();
            try (var answer = probe.inputReader()) {
                String uid = answer.readLine();
                return probe.waitFor(5, TimeUnit.SECONDS) && probe.exitValue() == 0 && !"0".equals(uid);
            }
        } catch (IOException e) {
            return false; // not installed: the next way is tried
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
