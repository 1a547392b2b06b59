package kz.jauap.decision;

import java.util.List;

/// What to do about a turn.
public sealed interface Decision {

    /// Answer.
    ///
    /// @param language to answer in
    record Reply(String language, List<Part> parts) implements Decision {

        public Reply {
            parts = List.copyOf(parts);
        }
    }

    /// Ask a person to take over, and tell the customer so once it is true.
    ///
    /// @param policy id of the policy that demands it, "" for none
    /// @param summary the customer's words the person should see first
    /// @param alsoAnswered what of the same burst the bot answers itself
    record HandOver(String language, Reason reason, String policy, String summary, List<Part> alsoAnswered)
            implements Decision {

        public HandOver {
            alsoAnswered = List.copyOf(alsoAnswered);
        }
    }

    /// A person has been asked already: add these words to that request.
    record AddToRequest(String language, Reason reason, String policy, String summary, List<Part> alsoAnswered)
            implements Decision {

        public AddToRequest {
            alsoAnswered = List.copyOf(alsoAnswered);
        }
    }

    /// Say nothing, for this reason.
    record Silent(String reason) implements Decision {}

    /// Why a person is needed.
    enum Reason {
        /// A topic only a person may handle.
        LAW,
        /// A wish the bot cannot fulfil itself.
        REQUEST,
        /// A person was asked for.
        HUMAN,
        /// A photo, a voice message, a document.
        MEDIA,
        /// The pack has no answer.
        UNKNOWN,
        /// The bot asked twice and still does not know.
        CLARIFY_LIMIT
    }
}
