package kz.jauap.ops.console;

import jakarta.servlet.http.HttpServletRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import kz.jauap.conversation.Author;
import kz.jauap.conversation.Conversation;
import kz.jauap.conversation.Conversations;
import kz.jauap.media.FileAddresses;
import kz.jauap.media.Files;
import kz.jauap.media.StoredFile;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.tenant.Tenant;
import kz.jauap.turn.TurnRecord;
import kz.jauap.turn.Turns;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// One conversation as it went, and behind each answer of the bot why it said so.
@RestController
class TalkPageController {

    private static final int NEWEST = 200;

    private final Pages pages;
    private final TenantDesk tenants;
    private final Conversations conversations;
    private final Turns turns;
    private final Files files;
    private final FileAddresses addresses;

    TalkPageController(
            Pages pages,
            TenantDesk tenants,
            Conversations conversations,
            Turns turns,
            Files files,
            FileAddresses addresses) {
        this.pages = pages;
        this.tenants = tenants;
        this.conversations = conversations;
        this.turns = turns;
        this.files = files;
        this.addresses = addresses;
    }

    @GetMapping("/console/tenants/{slug}/conversations/{id}")
    ResponseEntity<String> conversation(@PathVariable String slug, @PathVariable UUID id, HttpServletRequest request) {
        Tenant tenant = tenants.get(slug);
        Conversation conversation = conversations
                .find(tenant.id(), id)
                .orElseThrow(() -> Refusal.notFound("there is no conversation " + id, "open one from the handovers"));
        List<Conversations.Shown> messages = conversations.latest(tenant.id(), id, NEWEST);
        Page page = pages.page("handovers", request, tenant.settings().zone());
        return pages.show(
                "conversation",
                page,
                Map.of(
                        "tenant", tenant,
                        "conversation", conversation,
                        "messages", messages,
                        "turns", turns(tenant, messages),
                        "files", files(tenant, conversation)));
    }

    /// Kept files by their messenger's reference.
    private Map<String, KeptFile> files(Tenant tenant, Conversation conversation) {
        Map<String, KeptFile> found = new HashMap<>();
        for (StoredFile one : files.of(tenant.id(), conversation.id())) {
            if (one.state() == StoredFile.State.KEPT) {
                found.put(
                        one.attachment().reference(),
                        new KeptFile(
                                addresses.of(tenant.id(), one, false),
                                one.thumbnail() ? addresses.of(tenant.id(), one, true) : ""));
            }
        }
        return found;
    }

    private Map<UUID, TurnRecord> turns(Tenant tenant, List<Conversations.Shown> messages) {
        Map<UUID, TurnRecord> found = new HashMap<>();
        messages.stream()
                .filter(shown -> shown.said().author() == Author.BOT)
                .map(shown -> shown.said().turn())
                .filter(Objects::nonNull)
                .distinct()
                .forEach(id -> turns.find(tenant.id(), id).ifPresent(turn -> found.put(id, turn)));
        return found;
    }
}
