package kz.jauap.decision;

import java.util.List;
import kz.jauap.pack.Topics;

/// One thing an answer says, as ids of the pack; the words come later.
public sealed interface Part {

    record Fact(String id) implements Part {}

    /// @param items of the service, empty for all
    record Price(String service, List<String> items) implements Part {

        public Price {
            items = List.copyOf(items);
        }
    }

    /// The whole price list, by category.
    record PriceList() implements Part {}

    /// Yes, we do it, and what it costs.
    ///
    /// @param items of the service, empty for all
    record Presence(String service, List<String> items) implements Part {

        public Presence {
            items = List.copyOf(items);
        }
    }

    record Duration(String service) implements Part {}

    /// @param now whether it was asked if it is open at this moment
    record Hours(boolean now) implements Part {}

    record Address() implements Part {}

    /// All that is done, by category.
    record Services() implements Part {}

    /// Which of the places is the request for? Comes after the words that a person has it.
    record WhichBranch() implements Part {}

    /// What the request is missing: a slot of the pack. Comes after the words that a person has it.
    record AskSlot(String id) implements Part {}

    /// The place is known now, and stands in the request.
    record BranchNoted(String id) implements Part {}

    /// Our question back: which service?
    ///
    /// @param topic `price` or `duration`
    record WhichService(String topic) implements Part {}

    /// What was named is not among the services.
    record NotFound() implements Part {}

    /// Advice by a playbook.
    record Consult(String id) implements Part {}

    /// What is said to a doubt.
    record Objection(String id) implements Part {}

    /// What is cheaper: one promotion, or all of them when `id` is "".
    record Promotions(String id) implements Part {}

    /// It is no matter of the business.
    record OffTopic() implements Part {}

    /// How to go on: we can pass on a wish.
    record Offer() implements Part {}

    record SmallTalk(Kind kind) implements Part {}

    /// A sentence of a skill, with what stands in its places.
    ///
    /// @param passedOn whether it says that a person has it now
    record Skilled(String text, String source, boolean passedOn) implements Part {}

    /// Words of a document of the business, as they stand there.
    ///
    /// @param source where they stand, for example `passage:<id>@<version of the document>`
    record Quoted(String text, String source) implements Part {}

    /// What may be meant, said to be a guess.
    record Likely(List<Part> parts) implements Part {

        public Likely {
            parts = List.copyOf(parts);
        }
    }

    /// What people say besides asking.
    enum Kind {
        HELLO,
        THANKS,
        FAREWELL,
        ACKNOWLEDGED,
        ABOUT_BOT,
        OPTED_OUT,
        /// Nothing was said that could be answered.
        LISTENING
    }

    /// What the pack itself has an entry for.
    static Part ofPack(String one) {
        String id = Topics.id(one);
        if (Topics.isConsult(one)) {
            return new Consult(id);
        }
        if (Topics.isObjection(one)) {
            return new Objection(id);
        }
        return Topics.isPromotion(one) ? new Promotions(id) : new Fact(id);
    }
}
