package kz.jauap.language;

import java.util.List;
import java.util.Optional;

/// One thing said or asked in a burst.
///
/// @param text the customer's words
/// @param sentence number of the sentence it stands in, counted over the whole burst
/// @param question whether it asks: by its mark, its opening or its closing word
/// @param topics what it may be about, likeliest first
/// @param entities named things in it, in order
/// @param beside weight of its words outside of named things; zero when there is nothing more to it than light words
/// @param strange the part of `beside` that no sample of the vocabulary knows
/// @param time the part of `beside` that is words of time
/// @param doing whether all of its words of weight outside of named things say what *we* do: "do you mend …"
/// @param things whether a thing is named that the vocabulary does not know
/// @param elsewhere whether such a thing stands right beside one that is known, and so makes another of it
/// @param whatToDo whether it asks what is to be done: "what should I do" beside what has happened
/// @param forThing whether nothing is said but what may be asked of any thing, and some thing
public record Clause(
        String text,
        int sentence,
        boolean question,
        List<TopicScore> topics,
        List<EntityMatch> entities,
        double beside,
        double strange,
        double time,
        boolean doing,
        boolean things,
        boolean elsewhere,
        boolean whatToDo,
        boolean forThing) {

    public Clause {
        topics = List.copyOf(topics);
        entities = List.copyOf(entities);
    }

    public Optional<TopicScore> best() {
        return topics.stream().findFirst();
    }

    /// Nothing is said at all.
    public boolean isEmpty() {
        return entities.isEmpty() && beside == 0;
    }

    /// Nothing but a day, a time, an age or a length.
    public boolean onlyTime() {
        return entities.isEmpty() && time > 0 && time >= beside;
    }

    /// A thing is named and nothing else is said.
    public boolean onlyNames() {
        return !entities.isEmpty() && beside == 0;
    }

    /// The score of one topic, 0 when the clause does not sound like it at all.
    public double scoreOf(String topic) {
        return topics.stream()
                .filter(one -> one.topic().equals(topic))
                .mapToDouble(TopicScore::score)
                .findFirst()
                .orElse(0);
    }
}
