package kz.jauap.ops.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.jauap.identity.Agent;
import kz.jauap.identity.Agents;
import kz.jauap.identity.Identity;
import kz.jauap.identity.LinkOutcome;
import kz.jauap.identity.Role;
import kz.jauap.ops.admin.Refusal;
import kz.jauap.ops.admin.TenantDesk;
import kz.jauap.shared.TenantId;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestAttribute;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;

/// The people of a business: who they are, what they may do, and where else they are known.
@RestController
@RequestMapping("/admin/tenants/{slug}/agents")
class AgentController {

    private static final java.util.Set<String> KEYS = java.util.Set.of("name", "role", "branches", "active");

    private final TenantDesk tenants;
    private final Agents agents;

    AgentController(TenantDesk tenants, Agents agents) {
        this.tenants = tenants;
        this.agents = agents;
    }

    /// An agent as it is shown.
    record View(UUID id, String name, Role role, List<String> branches, boolean active, List<Identity> identities) {}

    @GetMapping
    Listing<View> list(@PathVariable String slug) {
        return Listing.whole(agents.list(tenant(slug)).stream().map(this::view).toList());
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    View add(@PathVariable String slug, @RequestBody JsonNode body, @RequestAttribute(AdminGate.ACTOR) String actor) {
        Bodies.demandOnly(body, KEYS);
        String name = Bodies.text(body, "name", "\"Aliya\"");
        return view(agents.add(tenant(slug), name, role(body, Role.MANAGER), branches(body, List.of()), actor));
    }

    @PatchMapping("/{id}")
    View change(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestBody JsonNode body,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        Bodies.demandOnly(body, KEYS);
        Agent before = agent(slug, id);
        return view(agents.change(
                new Agent(
                        before.tenant(),
                        id,
                        Bodies.textOr(body, "name", before.name()),
                        role(body, before.role()),
                        branches(body, before.branches()),
                        body.path("active").asBoolean(before.active())),
                actor));
    }

    /// A code the agent sends to the business's bot, or types in, to be known there.
    @PostMapping("/{id}/code")
    Map<String, String> code(
            @PathVariable String slug, @PathVariable UUID id, @RequestAttribute(AdminGate.ACTOR) String actor) {
        return Map.of(
                "code",
                agents.code(agent(slug, id), actor),
                "next",
                "the agent sends it to the business's bot in a private chat; it is good for half an hour, once");
    }

    /// Says at once that an address is this agent.
    @PostMapping("/{id}/identities")
    View link(
            @PathVariable String slug,
            @PathVariable UUID id,
            @RequestBody JsonNode body,
            @RequestAttribute(AdminGate.ACTOR) String actor) {
        Identity identity = new Identity(
                kind(Bodies.text(body, "kind", "\"TELEGRAM\"")),
                Bodies.text(body, "externalId", "\"123456789\"").toLowerCase(java.util.Locale.ROOT));
        return switch (agents.link(agent(slug, id), identity, actor)) {
            case LinkOutcome.Linked(Agent agent) -> view(agent);
            case LinkOutcome.Taken(Agent by) ->
                throw Refusal.conflict(
                        "this address is " + by.name() + "'s already", "take it from them first: DELETE it there");
            case LinkOutcome.NotValid() -> throw new IllegalStateException("no code was asked for");
        };
    }

    private View view(Agent agent) {
        return new View(
                agent.id(),
                agent.name(),
                agent.role(),
                agent.branches(),
                agent.active(),
                agents.identities(agent.tenant(), agent.id()));
    }

    private TenantId tenant(String slug) {
        return tenants.get(slug).id();
    }

    private Agent agent(String slug, UUID id) {
        return agents.find(tenant(slug), id)
                .orElseThrow(() -> Refusal.notFound(
                        slug + " has no agent " + id, "GET /admin/tenants/" + slug + "/agents lists them"));
    }

    private static Role role(JsonNode body, Role before) {
        String wanted = Bodies.textOr(body, "role", before.name());
        return Arrays.stream(Role.values())
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> Refusal.malformed("role is \"" + wanted + "\"", "give one of " + List.of(Role.values())));
    }

    private static Identity.Kind kind(String wanted) {
        return Arrays.stream(Identity.Kind.values())
                .filter(one -> one.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> Refusal.malformed(
                        "kind is \"" + wanted + "\"", "give one of " + List.of(Identity.Kind.values())));
    }

    private static List<String> branches(JsonNode body, List<String> before) {
        return body.has("branches")
                ? body.path("branches").valueStream().map(JsonNode::asString).toList()
                : before;
    }
}
