package kz.jauap.intake;

import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.channel.spi.WebhookRequest;
import org.springframework.stereotype.Component;

/// The way in for pages of our own: the same as a provider's once it is believed.
@Component
class PageReception implements PolledChannel.Receiver {

    private final Intake intake;
    private final Adapters adapters;

    PageReception(Intake intake, Adapters adapters) {
        this.intake = intake;
        this.adapters = adapters;
    }

    @Override
    public void receive(ChannelAccount account, WebhookRequest request) {
        intake.read(request, account, adapters.get(account.kind()));
    }
}
