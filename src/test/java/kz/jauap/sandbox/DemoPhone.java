package kz.jauap.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A customer's phone on the demo's page: what they wrote, and what came back.
final class DemoPhone {

    private final Consumer<String> write;
    private final Supplier<List<String>> answers;
    private final List<Line> lines = new ArrayList<>();
    private int answersSeen;

    /// A line of the phone's screen.
    record Line(boolean mine, String text) {}

    /// @param write carries what the person types to the messenger
    /// @param answers everything the messenger has brought so far
    DemoPhone(Consumer<String> write, Supplier<List<String>> answers) {
        this.write = write;
        this.answers = answers;
    }

    synchronized void type(String text) {
        look();
        lines.add(new Line(true, text));
        write.accept(text);
    }

    synchronized List<Line> lines() {
        look();
        return List.copyOf(lines);
    }

    private void look() {
        List<String> all = answers.get();
        all.subList(answersSeen, all.size()).forEach(text -> lines.add(new Line(false, text)));
        answersSeen = all.size();
    }
}
