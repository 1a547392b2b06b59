package kz.jauap.desk;

/// How far a manager's message got, and the reaction that says so on it.
enum Mark {
    ACCEPTED("🕊"),
    DELIVERED("👌"),
    READ("👀"),
    FAILED("👎");

    private final String sign;

    Mark(String sign) {
        this.sign = sign;
    }

    String sign() {
        return sign;
    }
}
