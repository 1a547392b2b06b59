package kz.jauap.journey.channel;

import java.util.Arrays;
import java.util.List;
import kz.jauap.sandbox.ProviderSimulator;
import kz.jauap.sandbox.ProviderSimulator.Call;
import kz.jauap.sandbox.ProviderSimulator.Sent;

/// What messengers have in common whose provider is a [ProviderSimulator].
abstract class ProviderWorld<P extends ProviderSimulator> implements ChannelWorld {

    final Salon salon;
    final P provider;
    private final String chat;
    private int number;

    /// @param chat the customer's, as the provider names it
    ProviderWorld(Salon salon, P provider, String chat) {
        this.salon = salon;
        this.provider = provider;
        this.chat = chat;
    }

    /// For the next message.
    int number() {
        return ++number;
    }

    String id() {
        return "m" + number();
    }

    @Override
    public List<String> told() {
        return provider.texts(chat).stream().filter(text -> !text.isBlank()).toList();
    }

    List<Sent> sent() {
        return provider.sent().stream().filter(one -> one.chat().equals(chat)).toList();
    }

    Sent newest() {
        return sent().getLast();
    }

    /// Whether some message to the customer names the picture's address.
    @Override
    public boolean saw(byte[] picture) {
        return sent().stream()
                .flatMap(one -> one.whole().findValuesAsString("url").stream())
                .filter(address -> address.contains("/desk/file/"))
                .anyMatch(address -> Arrays.equals(Salon.fetched(address), picture));
    }

    /// Whether the provider was given the picture by upload.
    boolean wasGiven(byte[] picture) {
        return provider.calls().stream().map(Call::raw).anyMatch(body -> holds(body, picture));
    }

    private static boolean holds(byte[] body, byte[] part) {
        for (int at = 0; at + part.length <= body.length; at++) {
            if (Arrays.equals(body, at, at + part.length, part, 0, part.length)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        provider.close();
    }
}
