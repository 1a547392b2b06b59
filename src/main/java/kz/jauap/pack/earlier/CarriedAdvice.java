package kz.jauap.pack.earlier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `consult.yaml`: playbooks with the questions that lead to them. One without any is kept as a remark at the
/// end of the file, ready for its questions.
final class CarriedAdvice {

    private static final String PLAYBOOKS = "consult_playbooks";

    private final Format format;
    private final Heard heard;
    private final Notes notes;

    CarriedAdvice(Format format, Heard heard, Notes notes) {
        this.format = format;
        this.heard = heard;
        this.notes = notes;
    }

    /// The text of the file; empty when there is no advice.
    String of(Tree facts, EarlierFiles files) {
        List<Tree> all = new ArrayList<>(facts.at(PLAYBOOKS).list());
        files.domains.forEach(domain -> all.addAll(domain.at(PLAYBOOKS).list()));
        Ids ids = new Ids(format.letters());
        List<Object> ready = new ArrayList<>();
        List<Object> mute = new ArrayList<>();
        for (Tree one : all) {
            String name = one.at("id").isThere()
                    ? one.at("id").text()
                    : one.at("topic").text();
            one.at("topic").text();
            read(one, ids.of(name), ready, mute);
        }
        String text = ready.isEmpty() ? "" : YamlText.of("How we advise. General only.", Map.of("playbooks", ready));
        return mute.isEmpty() || text.isEmpty() ? text : text + remark(mute);
    }

    private void read(Tree one, String id, List<Object> ready, List<Object> mute) {
        if (one.at("action").text().equals("escalate")) {
            one.ignore();
            notes.note(
                    one,
                    "`" + id + "` is no advice but left to a person",
                    "make it a policy of kind `law` in policies.yaml, with its questions as samples");
            return;
        }
        Map<String, List<String>> samples = samples(one, "consult:" + id);
        Map<String, Object> playbook = playbook(one, id, samples);
        if (!playbook.containsKey("lead") || !playbook.containsKey("options")) {
            notes.note(one, "`" + id + "` has no `lead` or no `options`", "advice needs both: see consult.yaml");
        } else if (samples.isEmpty()) {
            mute.add(playbook);
            notes.note(
                    one,
                    "no question leads to the advice `" + id + "`",
                    "add `samples: {ru: [ … ]}`, questions as people ask them, and put it into consult.yaml");
        } else {
            ready.add(playbook);
        }
    }

    private Map<String, List<String>> samples(Tree one, String topic) {
        Tree triggers = one.at("triggers");
        if (triggers.isMapping()) {
            triggers.entries()
                    .forEach((key, texts) ->
                            heard.add(topic, key.equals("kk") ? "kk" : CarriedProfile.LANGUAGE, texts.texts()));
        } else {
            heard.add(topic, CarriedProfile.LANGUAGE, triggers.texts());
        }
        heard.add(topic, CarriedProfile.LANGUAGE, one.at("aliases").texts());
        Map<String, List<String>> samples = heard.of(topic);
        return samples.containsKey(CarriedProfile.LANGUAGE) ? samples : Map.of();
    }

    private static Map<String, Object> playbook(Tree one, String id, Map<String, List<String>> samples) {
        Map<String, Object> playbook = new LinkedHashMap<>();
        playbook.put("id", id);
        if (!samples.isEmpty()) {
            playbook.put("samples", samples);
        }
        one.at("lead").texts().forEach(lead -> playbook.put("lead", CarriedProfile.said(lead)));
        for (String lines : List.of("options", "questions")) {
            List<String> texts = one.at(lines).texts();
            if (!texts.isEmpty()) {
                playbook.put(lines, Map.of(CarriedProfile.LANGUAGE, texts));
            }
        }
        one.at("next_step").texts().forEach(step -> playbook.put("next-step", CarriedProfile.said(step)));
        return playbook;
    }

    private static String remark(List<Object> mute) {
        String text = YamlText.of("Advice that waits for its questions:", Map.of("playbooks", mute));
        return text.lines()
                .map(line -> line.startsWith("#") ? line + "\n" : "# " + line + "\n")
                .reduce("", String::concat);
    }
}
