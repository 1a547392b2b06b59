package kz.jauap.ops.embedded;

/// How to get into the database: JDBC address, role, password.
public record Login(String url, String user, String password) {

    /// Never shows the password.
    @Override
    public String toString() {
        return "Login[" + user + " at " + url + "]";
    }
}
