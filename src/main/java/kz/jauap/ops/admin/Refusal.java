package kz.jauap.ops.admin;

/// Why an administrator's wish is not done: an HTTP status, the cause, and what to do next.
public final class Refusal extends RuntimeException {

    private final int status;
    private final String next;

    private Refusal(int status, String cause, String next) {
        super(cause);
        this.status = status;
        this.next = next;
    }

    public static Refusal malformed(String cause, String next) {
        return new Refusal(400, cause, next);
    }

    public static Refusal notFound(String cause, String next) {
        return new Refusal(404, cause, next);
    }

    public static Refusal conflict(String cause, String next) {
        return new Refusal(409, cause, next);
    }

    public int status() {
        return status;
    }

    public String next() {
        return next;
    }
}
