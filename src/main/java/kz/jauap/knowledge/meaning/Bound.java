package kz.jauap.knowledge.meaning;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import kz.jauap.knowledge.spi.Vector;

/// How alike a question and a sentence must be before the sentence is said without the question's words in it. Each
/// model has a scale of its own, so it is measured: with questions of a business that is made up, some of which its
/// sentences answer (`reference.tsv`), the bound is above everything that would have been answered wrongly.
final class Bound {

    /// No sentence is alike enough.
    static final double NEVER = 2;

    private static final double ABOVE_THE_WRONG = 0.02;
    /// Of the questions that have an answer so many must find it, else the model tells nothing apart.
    private static final double USEFUL = 0.2;

    private static final int AT_ONCE = 32;
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private Bound() {}

    /// @param answer the sentence that answers it, "-" for none
    /// @param about a sentence about the same, in another language, is as right
    private record Asked(String question, String answer, String about) {

        boolean answerable() {
            return !answer.equals("-");
        }
    }

    /// The nearest sentence of a question.
    private record Best(double likeness, boolean right) {}

    /// Blocks for seconds.
    ///
    /// @return nothing (NaN) when the endpoint did not answer
    static double measured(Embeddings embeddings) {
        List<Asked> asked = reference();
        List<Asked> answered = asked.stream().filter(Asked::answerable).toList();
        List<Vector> told =
                vectors(embeddings, answered.stream().map(Asked::answer).toList());
        List<Vector> questions =
                vectors(embeddings, asked.stream().map(Asked::question).toList());
        if (told.size() < answered.size() || questions.size() < asked.size()) {
            return Double.NaN;
        }
        List<Best> best = new ArrayList<>();
        for (int i = 0; i < asked.size(); i++) {
            Vector question = questions.get(i);
            int nearest = IntStream.range(0, told.size())
                    .boxed()
                    .max(Comparator.comparingDouble(one -> question.likeness(told.get(one))))
                    .orElseThrow();
            boolean right = answered.get(nearest).about().equals(asked.get(i).about());
            best.add(new Best(question.likeness(told.get(nearest)), right));
        }
        return above(best, answered.size());
    }

    private static double above(List<Best> best, int answerable) {
        double wrong = best.stream()
                .filter(one -> !one.right())
                .mapToDouble(Best::likeness)
                .max()
                .orElse(-1);
        double bound = wrong + ABOVE_THE_WRONG;
        long found = best.stream()
                .filter(one -> one.right() && one.likeness() >= bound)
                .count();
        return found >= USEFUL * answerable ? bound : NEVER;
    }

    private static List<Vector> vectors(Embeddings embeddings, List<String> texts) {
        List<Vector> all = new ArrayList<>();
        for (int from = 0; from < texts.size(); from += AT_ONCE) {
            List<String> some = texts.subList(from, Math.min(texts.size(), from + AT_ONCE));
            if (!(embeddings.of(some, WITHIN) instanceof Embedded.Made(List<Vector> vectors))) {
                return List.of();
            }
            all.addAll(vectors);
        }
        return all;
    }

    private static List<Asked> reference() {
        try (InputStream in = Objects.requireNonNull(Bound.class.getResourceAsStream("reference.tsv"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .map(cells -> new Asked(cells[0], cells[1], cells[2]))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
