package kz.jauap.desk.forgetting;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.desk.group.GroupState;
import kz.jauap.desk.group.Groups;
import kz.jauap.desk.group.Telegraph;
import kz.jauap.desk.telegram.BotReply;
import kz.jauap.erasing.spi.Told;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Says in the main chat of the desk's group that a customer is erased, how much that was, and what
/// people have to delete themselves. Not whom.
@Component
class ErasedReport implements Told {

    private final Groups groups;
    private final Telegraph telegraph;
    private final DeskTexts texts;

    ErasedReport(Groups groups, Telegraph telegraph, DeskTexts texts) {
        this.groups = groups;
        this.telegraph = telegraph;
        this.texts = texts;
    }

    @Override
    public boolean tell(TenantId tenant, Map<String, Long> counts, List<String> remains) {
        Optional<DeskGroup> home = groups.of(tenant).stream()
                .filter(group -> group.state() != GroupState.OFF)
                .min(Comparator.comparing((DeskGroup group) -> group.state() != GroupState.WORKING)
                        .thenComparing(group -> !group.branch().isEmpty()));
        if (home.isEmpty()) {
            return true;
        }
        return switch (telegraph.say(home.get(), 0, text(texts.of(tenant), counts, remains), null, List.of())) {
            case BotReply.Wait wait -> false;
            case BotReply.NotDone not -> false;
            case BotReply.Unknown unknown -> false;
            case BotReply other -> true; // it is in the console
        };
    }

    private static String text(DeskTexts.Words words, Map<String, Long> counts, List<String> remains) {
        List<String> lines = new ArrayList<>(List.of(words.of("erase.done")));
        lines.addAll(words.counted("erase", counts));
        if (!remains.isEmpty()) {
            lines.add(words.of("erase.remains"));
            remains.forEach(one -> lines.add("• " + one));
        }
        return String.join("\n", lines);
    }
}
