package kz.jauap.contact;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.ChannelId;
import kz.jauap.channel.Channels;
import kz.jauap.channel.InboundMessage;
import kz.jauap.channel.Proof;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.shared.IdSource;
import kz.jauap.shared.TenantId;
import org.springframework.stereotype.Component;

/// Reads in messages who writes them: a number or address their channel tells, a link they came by, phones they typed.
/// Everything is brought to its one form here. Reads no database beyond what is in memory.
@Component
public class Introductions {

    private static final String START = "start";
    private static final String EMAIL = "email";

    private final Channels channels;
    private final Adapters adapters;
    private final IdSource ids;

    Introductions(Channels channels, Adapters adapters, IdSource ids) {
        this.channels = channels;
        this.adapters = adapters;
        this.ids = ids;
    }

    /// @param first whether nobody has written in this conversation before
    public Introduced of(TenantId tenant, ChannelId channel, List<InboundMessage> burst, boolean first) {
        Optional<ChannelAccount> account = channels.find(tenant, channel);
        String kind = account.map(one -> one.kind().name()).orElse("");
        Set<Proof> proves = account.flatMap(one -> adapters.find(one.kind().name()))
                .map(adapter -> adapter.proves())
                .orElse(Set.of());
        Set<Noted> noted = new LinkedHashSet<>();
        for (InboundMessage message : burst) {
            signs(message, kind, proves).forEach(sign -> noted.add(new Noted(tenant, channel, message.userId(), sign)));
        }
        return new Introduced(
                first ? List.of(person(tenant, channel, burst.getFirst())) : List.of(), List.copyOf(noted));
    }

    private static Stream<Sign> signs(InboundMessage message, String kind, Set<Proof> proves) {
        Stream<Sign> told = Stream.concat(
                Optional.ofNullable(message.senderPhone())
                        .flatMap(phone -> Sign.phone(phone, proves.contains(Proof.PHONE), kind))
                        .stream(),
                message.meta(EMAIL).flatMap(email -> Sign.email(email, proves.contains(Proof.EMAIL), kind)).stream());
        Stream<Sign> came = message.meta(START).flatMap(payload -> Sign.login(payload, kind)).stream();
        return Stream.concat(Stream.concat(told, came), Sign.saidIn(message.text()).stream());
    }

    private Person person(TenantId tenant, ChannelId channel, InboundMessage first) {
        String told = first.senderPhone();
        String phone = told == null
                ? null
                : Sign.phone(told, false, "").map(Sign::value).orElse(told);
        return new Person(tenant, channel, first.userId(), ids.next(), first.senderName(), phone);
    }
}
