package kz.jauap.ops.trial;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.ChannelKind;
import kz.jauap.channel.spi.AccountNeed;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.RegisteredWebhook;
import kz.jauap.ops.web.Listing;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// The messengers this house speaks, and what connecting an account of each takes.
@RestController
class KindController {

    private final Adapters adapters;

    KindController(Adapters adapters) {
        this.adapters = adapters;
    }

    @GetMapping("/admin/channels/kinds")
    Listing<Map<String, Object>> kinds() {
        List<Map<String, Object>> kinds = adapters.kinds().stream()
                .map(kind -> view(adapters.get(new ChannelKind(kind))))
                .toList();
        return Listing.whole(kinds);
    }

    private static Map<String, Object> view(ChannelAdapter adapter) {
        ChannelAdapter.Guide guide = adapter.guide();
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("kind", adapter.kind().name());
        view.put("account", Map.of("what", guide.account(), "example", guide.example()));
        view.put("needs", adapter.needs().stream().map(KindController::need).toList());
        view.put("steps", guide.steps());
        view.put("trial", guide.trial());
        view.put("reach", guide.reach());
        view.put("registers", adapter instanceof RegisteredWebhook);
        view.put("answers", adapter.leadsBack());
        return view;
    }

    private static Map<String, Object> need(AccountNeed need) {
        Map<String, Object> view = new LinkedHashMap<>();
        view.put("name", need.name());
        view.put("secret", need.secret());
        view.put("what", need.what());
        view.put("example", need.example());
        view.put("needed", need.needed());
        view.put("with", need.with());
        view.put("without", need.without());
        return view;
    }
}
