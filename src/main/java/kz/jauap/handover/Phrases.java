package kz.jauap.handover;

import java.util.List;
import java.util.Map;
import kz.jauap.conversation.Conversation;
import kz.jauap.pack.Packs;
import kz.jauap.pack.Template;
import kz.jauap.speaking.Words;
import org.springframework.stereotype.Component;

/// The pack's words around a handover, in the customer's language.
@Component
class Phrases {

    private final Packs packs;

    Phrases(Packs packs) {
        this.packs = packs;
    }

    /// Nothing where no pack is published, or the pack wants nothing said.
    List<Words> say(Conversation conversation, Template template, Map<String, String> places) {
        return packs.current(conversation.tenant(), conversation.id())
                .map(pack -> pack.template(template, pack.answerLanguage(conversation.language())))
                .filter(text -> !text.isBlank())
                .map(text -> List.of(Words.bot(filled(text, places))))
                .orElse(List.of());
    }

    private static String filled(String text, Map<String, String> places) {
        String filled = text;
        for (Map.Entry<String, String> place : places.entrySet()) {
            filled = filled.replace("{" + place.getKey() + "}", place.getValue());
        }
        return filled;
    }
}
