package kz.jauap.ops.trial;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.ops.admin.ChannelDesk;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.ops.web.AdminGate;
import kz.jauap.ops.web.Bodies;
import kz.jauap.shared.Database;
import kz.jauap.shared.IdSource;
import kz.jauap.tenant.Audit;
import kz.jauap.tenant.InvalidSetting;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// Whether a channel carries: what came in since a moment and what went out for it, or a test message of our own.
@RestController
@RequestMapping("/admin/tenants/{slug}/channels/{kind}/{account}/trial")
class TrialController {

    private static final Set<String> SAY = Set.of("to", "text");

    private final TenantDesk tenants;
    private final ChannelDesk channels;
    private final Adapters adapters;
    private final TrialStore store;
    private final Within within;

    /// Transactions, time, ids and the audit.
    @org.springframework.stereotype.Component
    record Within(Database database, Clock clock, IdSource ids, Audit audit) {}

    TrialController(TenantDesk tenants, ChannelDesk channels, Adapters adapters, TrialStore store, Within within) {
        this.tenants = tenants;
        this.channels = channels;
        this.adapters = adapters;
        this.store = store;
        this.within = within;
    }

    /// @param since a moment as this answered it in `now`; "" for now
    @GetMapping
    Map<String, Object> look(
            @PathVariable String slug,
            @PathVariable String kind,
            @PathVariable String account,
            @RequestParam(defaultValue = "") String since) {
        ChannelAccount found = channels.get(tenants.get(slug), kind, account);
        Instant now = within.clock().instant();
        Instant from = since.isEmpty() ? now : moment(since);
        return within.database().inTenant(found.tenant(), () -> seen(found, from, now));
    }

    private static Instant moment(String since) {
        try {
            return Instant.parse(since);
        } catch (DateTimeException e) {
            throw new InvalidSetting("since", since, "a moment", "2026-11-22T09:30:00Z");
        }
    }

    private Map<String, Object> seen(ChannelAccount account, Instant since, Instant now) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("now", now.toString());
        Optional<TrialStore.Arrival> arrived = store.arrived(account.tenant(), account.channel(), since);
        view.put("arrived", arrived.isPresent());
        view.put(
                "unreadable",
                store.unreadable(account.tenant(), account.channel(), since).orElse(""));
        arrived.ifPresent(one -> {
            view.put("text", one.text());
            view.put("conversation_id", one.conversation());
            view.put(
                    "decision",
                    store.decided(account.tenant(), one.conversation())
                            .filter(decided -> !decided.at().isBefore(since))
                            .map(TrialStore.Decided::decision)
                            .orElse(""));
            view.put(
                    "answers",
                    store.answers(account.tenant(), one.conversation(), since).stream()
                            .map(TrialController::view)
                            .toList());
        });
        return view;
    }

    private static Map<String, Object> view(TrialStore.Answer answer) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("text", answer.text());
        view.put("status", answer.status().toLowerCase(Locale.ROOT));
        view.put("error", answer.error());
        return view;
    }

    /// Sends words of ours to a chat the account may write to first, and tells what the messenger said. It is
    /// no part of any conversation.
    @PostMapping
    Map<String, Object> say(
            @PathVariable String slug,
            @PathVariable String kind,
            @PathVariable String account,
            @RequestBody JsonNode body,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        Bodies.demandOnly(body, SAY);
        ChannelAccount found = channels.get(tenants.get(slug), kind, account);
        ChannelAdapter adapter = adapters.get(found.kind());
        String reach = adapter.guide().reach();
        if (reach.isEmpty()) {
            throw Refusal.conflict(
                    "on " + kind + " only customers begin a conversation",
                    adapter.guide().trial());
        }
        String to = Bodies.text(body, "to", reach);
        String text = Bodies.textOr(body, "text", "Jauap: test");
        within.audit().note(found.tenant(), actor, "channel.trial", found.toString(), Map.of("to", to));
        return outcome(adapter.send(
                new OutboundMessage(within.ids().next().toString(), to, text, List.of(), List.of()), found));
    }

    private static Map<String, Object> outcome(SendOutcome outcome) {
        return switch (outcome) {
            case SendOutcome.Accepted(String id) -> Map.of("outcome", "accepted", "provider_message_id", id);
            case SendOutcome.RetryLater(var after, String reason) -> Map.of("outcome", "later", "reason", reason);
            case SendOutcome.Rejected(String reason) -> Map.of("outcome", "rejected", "reason", reason);
            case SendOutcome.Uncertain(String reason) -> Map.of("outcome", "uncertain", "reason", reason);
        };
    }
}
