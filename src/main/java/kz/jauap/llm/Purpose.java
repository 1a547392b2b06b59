package kz.jauap.llm;

import java.util.Locale;

/// What a tenant's models are for; each purpose has a plan, a budget and a switch of its own.
public enum Purpose {
    /// They word answers, and may propose topics.
    WORDS,
    /// They write down what is said in voice messages.
    SPEECH;

    /// As it lies in tables.
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
