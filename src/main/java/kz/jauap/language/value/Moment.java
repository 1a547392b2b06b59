package kz.jauap.language.value;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A [When] that is being put together of its pieces.
final class Moment {

    final int from;
    final boolean excluded;
    int to;

    private @Nullable List<Day> days;
    private @Nullable Said start;
    private @Nullable Said end;
    private boolean window;
    private @Nullable Part part;

    Moment(int from, boolean excluded) {
        this.from = from;
        this.excluded = excluded;
    }

    /// Whether the piece says something that is not said yet.
    boolean takes(Piece piece) {
        boolean timed = start != null || end != null;
        boolean completes = window
                && piece.window()
                && (start == null) != (piece.start() == null)
                && (end == null) != (piece.end() == null);
        return !(days != null && piece.days() != null)
                && (!(timed && piece.hasTime()) || completes)
                && !(part != null && piece.part() != null);
    }

    void take(Piece piece, int end) {
        to = end;
        days = piece.days() == null ? days : piece.days();
        part = piece.part() == null ? part : piece.part();
        if (piece.hasTime()) {
            window = piece.window();
            start = piece.start() == null ? start : piece.start();
            this.end = piece.end() == null ? this.end : piece.end();
        }
    }

    When when(Frame frame, int start, int end, String said) {
        List<Day> readings = days == null ? List.of() : days;
        boolean today = !readings.isEmpty() && readings.getFirst().until().equals(frame.today());
        return new When(readings, clocks(frame, today), excluded, start, end, said);
    }

    private List<Clock> clocks(Frame frame, boolean today) {
        if (window) {
            return windows(frame, today);
        }
        if (start != null) {
            return start.readings(part, frame, today).stream()
                    .<Clock>map(Clock.At::new)
                    .toList();
        }
        return part == null ? List.of() : List.of(new Clock.In(part));
    }

    private List<Clock> windows(Frame frame, boolean today) {
        List<LocalTime> from = start == null ? List.of() : start.readings(part, frame, today);
        List<LocalTime> until = end == null ? List.of() : end.readings(part, frame, today);
        if (until.isEmpty()) {
            return from.stream()
                    .<Clock>map(time -> new Clock.Window(time, null))
                    .toList();
        }
        if (from.isEmpty()) {
            return until.stream()
                    .<Clock>map(time -> new Clock.Window(null, time))
                    .toList();
        }
        List<Clock> shortest = new ArrayList<>();
        for (LocalTime time : from) {
            until.stream()
                    .filter(time::isBefore)
                    .min(LocalTime::compareTo)
                    .ifPresent(last -> shortest.add(new Clock.Window(time, last)));
        }
        return shortest.isEmpty() ? List.of(new Clock.Window(from.getFirst(), until.getFirst())) : shortest;
    }
}
