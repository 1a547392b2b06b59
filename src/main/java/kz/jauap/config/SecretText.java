package kz.jauap.config;

/// A secret among the settings. Printing it shows stars.
public record SecretText(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
