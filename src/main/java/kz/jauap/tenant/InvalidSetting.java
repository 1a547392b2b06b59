package kz.jauap.tenant;

/// A setting that cannot be: names the key, the value, what is allowed, and an example.
public final class InvalidSetting extends IllegalArgumentException {

    private final String key;
    private final String example;

    public InvalidSetting(String key, String value, String allowed, String example) {
        super("setting " + key + " cannot be " + value + ": it must be " + allowed + ", for example " + example);
        this.key = key;
        this.example = example;
    }

    public String key() {
        return key;
    }

    public String example() {
        return example;
    }
}
