package kz.jauap.ops.cli;

/// A command that was not done: why, and what to do next.
public final class Refused extends RuntimeException {

    private final String next;
    private final int exitCode;

    public Refused(String cause, String next, int exitCode) {
        super(cause);
        this.next = next;
        this.exitCode = exitCode;
    }

    String next() {
        return next;
    }

    int exitCode() {
        return exitCode;
    }
}
