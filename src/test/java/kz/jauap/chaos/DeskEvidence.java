package kz.jauap.chaos;

import java.util.List;
import java.util.Map;

/// What is known at the end of one conversation's topic, from both sides.
///
/// @param chat names the conversation
/// @param posts what the house has put into the topic besides the card, in order
/// @param heard customers' messages nobody but a person could answer: names of the posts they must have become
/// @param shown what stands in the topic and the bot wrote, cards left out, in order: number and words
/// @param written what managers wrote there, in order
/// @param stored what the conversation has of people, in order
record DeskEvidence(
        String chat,
        List<Post> posts,
        List<String> heard,
        Map<Long, String> shown,
        List<String> written,
        List<String> stored) {

    /// @param message where it stands, 0 for nowhere
    record Post(String id, String text, String state, long message) {}
}
