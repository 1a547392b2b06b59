package kz.jauap.llm;

import java.time.Duration;

/// Something that writes down what is said. Blocks; called outside of any transaction.
public interface SpeechModel {

    /// Ends within the time given, or a little later, in the words or a reason; throws nothing.
    ///
    /// @param access which model is asked
    ModelAnswer hear(ModelAccess access, Recording recording, Duration within);
}
