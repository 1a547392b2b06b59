package kz.jauap.channel.vk;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.Wire;
import tools.jackson.databind.JsonNode;

/// The addresses a community's events go to. Ours is known by its title, so that telling VK again changes it instead of
/// adding another: there may be ten.
final class VkServers {

    private static final String TITLE = "Jauap";
    private static final List<String> WANTED =
            List.of("message_new", "message_edit", "message_reply", "message_allow", "message_deny");
    private static final List<String> UNWANTED = List.of("message_typing_state", "message_read");

    private final VkApi api;
    private final String version;

    VkServers(VkApi api, String version) {
        this.api = api;
        this.version = version;
    }

    /// The code VK wants to hear from the address now; empty when VK does not tell it.
    Optional<String> confirmationCode(ChannelAccount account, String group) {
        VkReply reply = api.call(account, "groups.getCallbackConfirmationCode", Map.of("group_id", group));
        return reply instanceof VkReply.Ok(JsonNode response)
                ? Optional.of(Wire.text(response.path("code"))).filter(code -> code.matches("[0-9A-Za-z]{1,64}"))
                : Optional.empty();
    }

    /// Adds or changes our server and asks for messages. VK asks the address for the code meanwhile.
    VkReply register(ChannelAccount account, String group, URI address) {
        return switch (ours(account, group)) {
            case VkReply.Ok(JsonNode known) -> put(account, group, address, known);
            case VkReply other -> other;
        };
    }

    private VkReply put(ChannelAccount account, String group, URI address, JsonNode known) {
        Map<String, String> server = new HashMap<>();
        server.put("group_id", group);
        server.put("url", address.toString());
        server.put("title", TITLE);
        server.put("secret_key", account.secret("webhook_secret").orElse(""));
        known.valueStream().findFirst().ifPresent(id -> server.put("server_id", id.asString()));
        String method = known.isEmpty() ? "groups.addCallbackServer" : "groups.editCallbackServer";
        VkReply reply = api.call(account, method, server);
        return reply instanceof VkReply.Ok(JsonNode response)
                ? settings(
                        account,
                        group,
                        server.getOrDefault(
                                "server_id", response.path("server_id").asString("")))
                : reply;
    }

    private VkReply settings(ChannelAccount account, String group, String server) {
        Map<String, String> settings = new HashMap<>();
        settings.put("group_id", group);
        settings.put("server_id", server);
        settings.put("api_version", version);
        WANTED.forEach(type -> settings.put(type, "1"));
        UNWANTED.forEach(type -> settings.put(type, "0"));
        return api.call(account, "groups.setCallbackSettings", settings);
    }

    VkReply unregister(ChannelAccount account, String group) {
        VkReply ours = ours(account, group);
        if (!(ours instanceof VkReply.Ok(JsonNode known))) {
            return ours;
        }
        VkReply last = ours;
        for (JsonNode id : known) {
            last = api.call(
                    account, "groups.deleteCallbackServer", Map.of("group_id", group, "server_id", id.asString()));
        }
        return last;
    }

    /// The ids of the servers that are ours, as an array.
    private VkReply ours(ChannelAccount account, String group) {
        VkReply reply = api.call(account, "groups.getCallbackServers", Map.of("group_id", group));
        if (!(reply instanceof VkReply.Ok(JsonNode response))) {
            return reply;
        }
        var ids = tools.jackson.databind.node.JsonNodeFactory.instance.arrayNode();
        response.path("items")
                .valueStream()
                .filter(server -> Wire.text(server.path("title")).equals(TITLE))
                .forEach(server -> ids.add(server.path("id").asLong(0)));
        return new VkReply.Ok(ids);
    }
}
