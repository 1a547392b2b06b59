package kz.jauap.sandbox;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import kz.jauap.Jauap;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.AccountCheck;
import kz.jauap.config.Settings;
import kz.jauap.desk.DeskGroups;
import kz.jauap.identity.Agents;
import kz.jauap.identity.Identity;
import kz.jauap.identity.Role;
import kz.jauap.ops.admin.ChannelDesk;
import kz.jauap.shared.TimeOrderedIds;
import kz.jauap.tenant.Tenant;
import kz.jauap.tenant.Tenants;
import org.springframework.context.ConfigurableApplicationContext;

/// `./jauap demo [desk] [--data DIR] [--port N] [--page-port N]`: a whole Jauap with simulated messengers, and a page
/// on
/// which one person is a customer on Telegram and on WhatsApp and, with `desk`, the manager who answers them in a
/// group.
public final class Demo implements AutoCloseable {

    private static final String TENANT = "demo_salon";
    private static final String BOT = "demo_salon_bot";
    private static final String ACTOR = "demo";
    private static final String MANAGER = "Aliya";
    private static final String INSTANCE = "demo-instance";

    private final String botToken = "1000000001:" + TimeOrderedIds.secret(24);
    private final String chatflowToken = TimeOrderedIds.secret(24);
    private final TelegramSimulator telegram;
    private final Optional<ForumSimulator> forum;
    private final ChatflowSimulator whatsapp;
    private final ConfigurableApplicationContext house;
    private final URI houseAddress;
    private final DemoPage page;

    private Demo(int pagePort, boolean desk, Map<String, String> environment, String... args) throws IOException {
        String deskToken = ForumSimulator.BOT + ":" + TimeOrderedIds.secret(24);
        long chat = -1_000_000_000_000L - ThreadLocalRandom.current().nextInt(1, Integer.MAX_VALUE);
        forum = desk ? Optional.of(new ForumSimulator(deskToken, chat, Clock.systemUTC())) : Optional.empty();
        telegram = new TelegramSimulator(0, botToken);
        whatsapp = new ChatflowSimulator(ChatflowSimulator.Setup.of(chatflowToken, INSTANCE));
        Map<String, String> env = new HashMap<>(environment);
        env.put(
                "JAUAP_TELEGRAM_API_BASE",
                forum.map(ForumSimulator::address).orElse(telegram.address()).toString());
        env.put("JAUAP_CHATFLOW_API_BASE", whatsapp.address().toString());
        house = Jauap.start(Settings.read(env, args));
        houseAddress = URI.create("http://127.0.0.1:" + house.getEnvironment().getProperty("local.server.port"));
        Tenant salon = house.getBean(Tenants.class).bySlug(TENANT).orElseThrow();
        forum.ifPresent(unused -> openDesk(salon, deskToken, chat));
        page = new DemoPage(
                pagePort,
                Map.of("telegram", telegramPhone(salon), "whatsapp", whatsappPhone(salon)),
                forum.map(DemoGroup::new));
    }

    static void main(String[] args) throws IOException {
        List<String> rest = new ArrayList<>(Arrays.asList(args));
        int pagePort = taken(rest, "--page-port");
        if (!rest.contains("--data")) {
            rest.addAll(List.of("--data", "data/demo"));
        }
        boolean desk = rest.remove("desk");
        Demo demo = new Demo(pagePort, desk, System.getenv(), rest.toArray(String[]::new));
        System.out.printf("""

                The demo is ready.

                  Customers' phones  %s
                  Chat on a site     %s/chat/%s

                Stop with Ctrl-C.
                %n""", demo.page(), demo.houseAddress, TENANT);
    }

    /// Starts everything in `data` on free ports.
    static Demo start(Map<String, String> environment) throws IOException {
        return new Demo(0, false, environment, "--port", "0");
    }

    /// The same with the managers' group.
    static Demo startWithDesk(Map<String, String> environment) throws IOException {
        return new Demo(0, true, environment, "--port", "0");
    }

    /// Where the phones are.
    URI page() {
        return page.address();
    }

    @Override
    public void close() {
        page.close();
        house.close();
        telegram.close();
        forum.ifPresent(ForumSimulator::close);
        whatsapp.close();
    }

    /// A new group at every start, as the old one's simulator is gone; and somebody to work in it.
    private void openDesk(Tenant salon, String token, long chat) {
        DeskGroups desks = house.getBean(DeskGroups.class);
        desks.of(salon.id()).forEach(old -> desks.switchTo(old, false, ACTOR));
        DeskGroups.Outcome outcome =
                desks.add(salon.id(), new DeskGroups.Wanted(token, chat, "", null, true), houseAddress, ACTOR);
        if (outcome instanceof DeskGroups.Outcome.Broken broken) {
            throw new IllegalStateException("the simulated group does not work: " + broken);
        }
        Agents agents = house.getBean(Agents.class);
        Identity manager = Identity.telegram(DemoGroup.MANAGER);
        if (agents.find(salon.id(), manager).isEmpty()) {
            agents.link(agents.add(salon.id(), MANAGER, Role.MANAGER, List.of(), ACTOR), manager, ACTOR);
        }
    }

    /// A new customer at every start: to Jauap, an old one's messages of an old simulator would be repetitions.
    private DemoPhone telegramPhone(Tenant salon) {
        Map<String, String> config = Map.of("api_base", telegram.address().toString());
        ChannelAccount account = connected(salon, "telegram", BOT, config, Map.of("bot_token", botToken));
        AccountCheck check = house.getBean(ChannelDesk.class).announce(account, houseAddress, ACTOR);
        if (check instanceof AccountCheck.Broken broken) {
            throw new IllegalStateException("the simulated bot does not work: " + broken);
        }
        long customer = ThreadLocalRandom.current().nextLong(100_000_000, 999_999_999);
        telegram.startedBy(customer);
        return new DemoPhone(
                text -> telegram.customerWrites(customer, text),
                () -> telegram.sent().stream()
                        .map(message -> message.path("text").asString(""))
                        .toList());
    }

    private DemoPhone whatsappPhone(Tenant salon) {
        Map<String, String> secrets = Map.of("token", chatflowToken, "webhook_secret", TimeOrderedIds.secret(24));
        ChannelAccount account = connected(salon, "chatflow", TENANT, Map.of("instance_id", INSTANCE), secrets);
        URI webhook = URI.create(
                ChannelDesk.address(account, houseAddress) + "?webhook_secret=" + secrets.get("webhook_secret"));
        String customer =
                "7701%07d@s.whatsapp.net".formatted(ThreadLocalRandom.current().nextInt(10_000_000));
        AtomicInteger number = new AtomicInteger();
        String start = UUID.randomUUID().toString();
        return new DemoPhone(
                text -> post(webhook, customer, start + "-" + number.incrementAndGet(), text),
                () -> whatsapp.received().stream()
                        .map(ChatflowSimulator.Received::text)
                        .toList());
    }

    private void post(URI webhook, String customer, String id, String text) {
        try {
            whatsapp.customerWrites(webhook, ChatflowSimulator.Shape.DIRECT, customer, id, text);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// Connects the channel, or gives the one of an earlier demo the secrets of this one.
    private ChannelAccount connected(
            Tenant salon, String kind, String account, Map<String, String> config, Map<String, String> secrets) {
        ChannelDesk desk = house.getBean(ChannelDesk.class);
        return desk.of(salon.id()).stream()
                .filter(one -> one.kind().name().equals(kind) && one.account().equals(account))
                .findFirst()
                .map(one -> desk.change(one, true, new HashMap<>(config), new HashMap<>(secrets), ACTOR))
                .orElseGet(() -> desk.connect(salon.id(), kind, account, config, secrets, ACTOR)
                        .account());
    }

    /// Takes an option and its number out of the arguments; 0 when it is not there.
    private static int taken(List<String> args, String name) {
        int at = args.indexOf(name);
        if (at < 0 || at + 1 == args.size()) {
            return 0;
        }
        args.remove(at);
        return Integer.parseInt(args.remove(at));
    }
}
