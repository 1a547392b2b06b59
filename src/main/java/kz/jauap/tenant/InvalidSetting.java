package kz.jauap.tenant;

/// A setting that cannot be: names the key, the value, what is allowed, and an example.
public final class InvalidSetting extends IllegalArgumentException {

    public InvalidSetting(String key, String value, String allowed, String example) {
        super("setting " + key + " cannot be " + value + ": it must be " + allowed + ", for example " + example);
    }
}
