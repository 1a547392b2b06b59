package kz.jauap.decision.slot;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import kz.jauap.conversation.Memory;
import kz.jauap.conversation.Particulars;
import kz.jauap.conversation.Particulars.Particular;
import kz.jauap.pack.Pack;
import kz.jauap.pack.Template;
import kz.jauap.pack.slot.Line;
import kz.jauap.pack.slot.ShownSlot;
import kz.jauap.pack.slot.TicketSlot;
import kz.jauap.pack.slot.TicketWords;
import kz.jauap.pack.slot.Told;

/// What a request should tell, by the pack: what this burst tells, what is known with it, and what is missing. Costs
/// nothing where the pack says nothing of that.
///
/// @param open the slot our open question is about, "" for none
/// @param here told in this burst
/// @param known told until now, with this burst
public record Asking(Pack pack, String open, List<Told> here, Particulars known) {

    private static final String MARK = "slot:";
    private static final double NEARLY_ALL = 0.8;

    public Asking {
        here = List.copyOf(here);
    }

    /// As an open question is kept in mind.
    public static String mark(String slot) {
        return MARK + slot;
    }

    /// Whether what is kept in mind is such a question.
    public static boolean isMark(String asked) {
        return asked.startsWith(MARK);
    }

    public static Asking in(Memory memory, Pack pack) {
        Particulars before = memory.state().told();
        if (pack.slots().isEmpty()) {
            return new Asking(pack, "", List.of(), before);
        }
        String open = memory.state().asked().stream()
                .filter(Asking::isMark)
                .findFirst()
                .map(asked -> asked.substring(MARK.length()))
                .orElse("");
        List<Line> lines = new ArrayList<>();
        for (String text : memory.texts()) {
            lines.add(new Line(lines.size(), text, open, memory.now().toLocalDateTime()));
        }
        List<Told> here = TicketWords.read(pack, lines);
        return new Asking(
                pack, open, here, new Particulars(together(pack, before, here), before.begun(), before.asked()));
    }

    private static List<Particular> together(Pack pack, Particulars before, List<Told> here) {
        List<Particular> all = new ArrayList<>();
        for (TicketSlot slot : pack.slots()) {
            List<Particular> then = before.told().stream()
                    .filter(one -> one.slot().equals(slot.id()))
                    .toList();
            List<Particular> now = here.stream()
                    .filter(one -> one.slot().equals(slot.id()))
                    .map(one -> new Particular(one.slot(), one.value(), one.sure()))
                    .toList();
            boolean kept = now.isEmpty()
                    || then.stream().anyMatch(Particular::sure) && now.stream().noneMatch(Particular::sure);
            if (kept || slot.values().several()) {
                all.addAll(then.stream().filter(one -> kept || one.sure()).toList());
            }
            if (!kept) {
                now.stream().filter(one -> !all.contains(one)).forEach(all::add);
            }
        }
        return all;
    }

    /// Whether this burst tells what was asked for.
    public boolean isReply() {
        return here.stream().anyMatch(one -> one.slot().equals(open));
    }

    /// Whether hardly anything else was said: what was told, without a question.
    public boolean isBare(List<String> texts) {
        int letters = 0;
        int told = 0;
        for (int line = 0; line < texts.size(); line++) {
            String text = texts.get(line);
            for (int at = 0; at < text.length(); at++) {
                if (Character.isLetterOrDigit(text.charAt(at))) {
                    letters++;
                    told += isTold(line, at) ? 1 : 0;
                }
            }
        }
        return told >= NEARLY_ALL * letters && texts.stream().noneMatch(text -> text.contains("?"));
    }

    private boolean isTold(int line, int at) {
        return here.stream().anyMatch(one -> one.line() == line && one.from() <= at && at < one.to());
    }

    /// What is missing and was not asked for yet, the first of it.
    public Optional<String> next() {
        return pack.slots().stream()
                .filter(TicketSlot::isAsked)
                .map(TicketSlot::id)
                .filter(slot -> !known.knows(slot) && !known.asked().contains(slot))
                .findFirst();
    }

    /// For the trace: slots with the values of choices, `?` behind what is not sure; never the customer's words.
    public String trace() {
        return here.stream()
                .map(one -> one.slot()
                        + pack.slot(one.slot())
                                .flatMap(slot -> slot.value(one.value()))
                                .map(value -> "=" + value.id())
                                .orElse("")
                        + (one.sure() ? "" : "?"))
                .collect(Collectors.joining(" "));
    }

    /// A line for the person who takes over.
    ///
    /// @param all all that is known; otherwise what this burst tells
    public List<String> card(boolean all, String language) {
        List<ShownSlot> shown = all
                ? known.told().stream()
                        .map(one -> ShownSlot.of(pack, language, one.slot(), one.value(), one.sure(), ""))
                        .toList()
                : here.stream()
                        .map(one -> ShownSlot.of(pack, language, one.slot(), one.value(), one.sure(), one.evidence()))
                        .toList();
        String line = shown.stream().map(one -> words(one, language)).collect(Collectors.joining("; "));
        return line.isEmpty() ? List.of() : List.of(line);
    }

    private String words(ShownSlot slot, String language) {
        String value = slot.sure()
                ? slot.value()
                : pack.template(Template.UNSURE, language).replace("{value}", slot.value());
        return slot.label() + ": " + value;
    }
}
