package kz.jauap.desk.forgetting;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.DeskTexts;
import kz.jauap.desk.group.Groups;
import kz.jauap.erasing.spi.Outside;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Takes back what the bot has told an owner alone of a customer.
@Component
class AloneRemoval implements Outside {

    private final Groups groups;
    private final Messages messages;
    private final DeskTexts texts;

    AloneRemoval(Groups groups, Messages messages, DeskTexts texts) {
        this.groups = groups;
        this.messages = messages;
        this.texts = texts;
    }

    @Override
    public String kind() {
        return "alone";
    }

    @Override
    public Removal remove(TenantId tenant, JsonNode target) {
        Optional<DeskGroup> group =
                groups.find(tenant, UUID.fromString(target.path("group").asString()));
        if (group.isEmpty()) {
            return new Removal.Gone();
        }
        long chat = target.path("chat").asLong();
        return switch (messages.remove(group.get(), chat, target.path("message").asLong())) {
            case Messages.Fate.GONE -> new Removal.Gone();
            case Messages.Fate.LATER -> new Removal.Later(Duration.ZERO, "Telegram does not take calls");
            case Messages.Fate.REMAINS -> new Removal.Remains(texts.of(tenant).of("erase.alone_remains"));
        };
    }
}
