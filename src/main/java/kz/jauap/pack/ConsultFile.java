package kz.jauap.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Reads `consult.yaml`: playbooks for advice, and answers to objections.
final class ConsultFile {

    private final Draft draft;

    ConsultFile(Draft draft) {
        this.draft = draft;
    }

    /// Advice, and what is said to doubts.
    record Consult(List<Pack.Playbook> playbooks, List<Pack.Objection> objections) {

        static final Consult NONE = new Consult(List.of(), List.of());
    }

    Consult read(Section section) {
        List<Pack.Playbook> playbooks = new ArrayList<>();
        section.list("playbooks").forEach(one -> playbooks.add(playbook(one)));
        List<Pack.Objection> objections = new ArrayList<>();
        section.list("objections").forEach(one -> objections.add(objection(one)));
        section.done();
        return new Consult(List.copyOf(playbooks), List.copyOf(objections));
    }

    private Pack.Playbook playbook(Section section) {
        String id = draft.id(section, "playbook");
        draft.heard(section, Topics.consult(id));
        Pack.Playbook playbook = new Pack.Playbook(
                id,
                draft.wording(section, "lead"),
                lines(section, "options", true),
                lines(section, "questions", false),
                draft.optionalWording(section, "next-step"));
        section.done();
        return playbook;
    }

    private Pack.Objection objection(Section section) {
        String id = draft.id(section, "objection");
        draft.heard(section, Topics.objection(id));
        Pack.Objection objection =
                new Pack.Objection(id, draft.wording(section, "answer"), draft.yes(section, "tell-promotions"));
        section.done();
        return objection;
    }

    private Wording.Lines lines(Section section, String key, boolean needed) {
        Map<String, List<String>> lines = draft.samples(section, key);
        lines.values().removeIf(List::isEmpty);
        if (lines.isEmpty() && !needed) {
            return Wording.Lines.NONE;
        }
        for (String language : draft.languages()) {
            if (!lines.containsKey(language)) {
                section.problem(
                        section.lineOf(key),
                        "there are no `" + key + "` in `" + language + "`",
                        "add at least one text under `" + key + ": {" + language + ": [ … ]}`");
            }
        }
        return new Wording.Lines(lines);
    }
}
