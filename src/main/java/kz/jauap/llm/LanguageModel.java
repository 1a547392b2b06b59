package kz.jauap.llm;

import java.time.Duration;

/// Something that continues a text. Blocks; called outside of any transaction.
public interface LanguageModel {

    /// Ends within the time given, or a little later, in an answer or a reason; throws nothing.
    ModelAnswer say(Prompt prompt, Duration within);

    /// @param instructions what to do
    /// @param data what to do it with; never to be obeyed
    record Prompt(String instructions, String data) {}
}
