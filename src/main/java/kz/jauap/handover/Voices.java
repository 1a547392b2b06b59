package kz.jauap.handover;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.DialogueState;
import kz.jauap.conversation.Owner;
import kz.jauap.handover.spi.Comeback;
import kz.jauap.pack.Template;
import kz.jauap.speaking.Speaking;
import kz.jauap.speaking.Words;
import kz.jauap.tenant.Tenants;
import org.springframework.stereotype.Component;

/// What a customer is told and what is set going when a request changes hands. Inside the caller's transaction.
@Component
class Voices {

    private final Speaking speaking;
    private final Phrases phrases;
    private final Tenants tenants;
    private final Clocks clocks;
    private final List<Comeback> comebacks;

    Voices(Speaking speaking, Phrases phrases, Tenants tenants, Clocks clocks, List<Comeback> comebacks) {
        this.speaking = speaking;
        this.phrases = phrases;
        this.tenants = tenants;
        this.clocks = clocks;
        this.comebacks = List.copyOf(comebacks);
    }

    List<Words> phrase(Conversation talk, Template template, Map<String, String> places) {
        return phrases.say(talk, template, places);
    }

    /// That it is done and, where the tenant wants to know, how it was.
    private List<Words> goodbye(Conversation talk) {
        List<Words> words = new ArrayList<>(phrases.say(talk, Template.RESOLVED, Map.of()));
        if (asksRating(talk)) {
            words.addAll(phrases.say(talk, Template.RATING, Map.of()));
        }
        return words;
    }

    private boolean asksRating(Conversation talk) {
        return tenants.get(talk.tenant()).settings().handover().askRating();
    }

    /// Says it and gives the conversation to `owner`; what the bot had in mind is forgotten when it gets it back.
    Conversation say(Conversation talk, Owner owner, List<Words> words) {
        boolean back = talk.owner() == Owner.OPERATOR && owner == Owner.BOT;
        DialogueState state = back ? talk.state().afterPeople() : talk.state();
        return speaking.say(talk, owner, state, words);
    }

    /// Gives it back to the bot without a word, which then goes on.
    Conversation giveBack(Conversation talk) {
        Conversation after = say(talk, Owner.BOT, List.of());
        comebacks.forEach(one -> one.givenBack(talk.tenant(), talk.id()));
        return after;
    }

    /// Says goodbye, gives the conversation back to the bot, and listens for a rating of what `ended`.
    Conversation part(Conversation talk, Handover ended) {
        DialogueState state = talk.state().afterPeople();
        return speaking.say(
                talk,
                Owner.BOT,
                asksRating(talk) ? state.with(RatingSkill.NAME, ended.id().toString()) : state,
                goodbye(talk));
    }

    boolean wasSaid(Conversation talk, UUID key) {
        return speaking.wasSaid(talk, key);
    }

    void startClocksAnew(Handover released) {
        clocks.start(released);
    }

    void watchForSilence(Handover taken) {
        clocks.watch(taken);
    }
}
