package kz.jauap.conversation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.shared.Json;
import org.jspecify.annotations.Nullable;

/// What a customer has told of what a request should tell, and what they have been asked for. Stored with the
/// conversation.
///
/// @param told in the order of the pack
/// @param begun whether a person was asked for with a wish: then what is missing may be asked for
/// @param asked slots the bot has asked for since: each once
public record Particulars(List<Particular> told, boolean begun, List<String> asked) {

    public static final Particulars NONE = new Particulars(List.of(), false, List.of());

    public Particulars {
        told = List.copyOf(told);
        asked = List.copyOf(asked);
    }

    /// One thing that was told.
    ///
    /// @param value id of a value of the pack, or the customer's words
    /// @param sure whether it says this and nothing else
    public record Particular(String slot, String value, boolean sure) {}

    /// As others are told of it: values by slot, `?` behind what is not sure, several with commas between.
    public Map<String, String> bySlot() {
        Map<String, String> values = new LinkedHashMap<>();
        told.forEach(one -> values.merge(one.slot(), one.value() + (one.sure() ? "" : "?"), (a, b) -> a + ", " + b));
        return values;
    }

    /// The same of what is stored with a conversation.
    ///
    /// @param stored null where there is nothing
    public static Map<String, String> bySlot(@Nullable String stored) {
        return stored == null || stored.equals("null")
                ? Map.of()
                : Json.read(stored, Particulars.class).bySlot();
    }

    /// What was told before a long pause may be of another matter; what was asked is not asked again.
    @Nullable
    Particulars afterPause() {
        return begun ? new Particulars(List.of(), true, asked) : null;
    }

    /// The same with the slot asked for.
    public Particulars asking(String slot) {
        List<String> more = new ArrayList<>(asked);
        more.add(slot);
        return new Particulars(told, begun, more);
    }

    /// The same once a person was asked for with a wish.
    public Particulars beginning() {
        return new Particulars(told, true, asked);
    }

    /// Whether something sure was told of a slot.
    public boolean knows(String slot) {
        return told.stream().anyMatch(one -> one.sure() && one.slot().equals(slot));
    }
}
