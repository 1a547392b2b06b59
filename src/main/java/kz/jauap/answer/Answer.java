package kz.jauap.answer;

import java.util.List;

/// Words ready to send, and what vouches for them.
///
/// @param text in the customer's language
/// @param language `ru`, `kk` or `en`
/// @param evidence ids of the facts, services and templates of the pack that each part of the text rests on
public record Answer(String text, String language, List<String> evidence) {

    public Answer {
        if (text.isBlank()) {
            throw new IllegalArgumentException("an answer says something; to say nothing, decide to stay silent");
        }
        evidence = List.copyOf(evidence);
    }
}
