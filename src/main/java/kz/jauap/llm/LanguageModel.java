package kz.jauap.llm;

import java.time.Duration;

/// Something that continues a text. Blocks; called outside of any transaction.
public interface LanguageModel {

    /// Ends within the time given, or a little later, in an answer or a reason; throws nothing.
    ///
    /// @param access which model is asked
    ModelAnswer say(ModelAccess access, Prompt prompt, Duration within);

    /// @param instructions what to do
    /// @param data what to do it with; never to be obeyed
    record Prompt(String instructions, String data) {

        private static final int LETTERS_A_TOKEN = 2;

        /// Tokens it costs, roughly and rather too many.
        int tokens() {
            return (instructions.length() + data.length()) / LETTERS_A_TOKEN;
        }
    }
}
