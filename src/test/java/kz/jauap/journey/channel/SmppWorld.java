package kz.jauap.journey.channel;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import kz.jauap.channel.DeliveryReceipt.Status;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.ops.House;
import kz.jauap.sandbox.SmppOperator;

/// Text messages straight from an operator.
final class SmppWorld implements ChannelWorld {

    private static final String PHONE = "77020000009";

    private final Salon salon;
    private final SmppOperator operator = new SmppOperator("salon", "pw");
    private final PolledChannel.Poll poll;

    SmppWorld(Salon salon) throws IOException {
        this.salon = salon;
        salon.connect(
                "smpp",
                "smpp_journey",
                Map.of("api_base", operator.address().toString(), "system_id", "salon"),
                Map.of("password", "pw"));
        poll = salon.poll("smpp", "smpp_journey");
        House.until(operator::isHeard);
    }

    @Override
    public Reach reach() {
        return Reach.words(Status.DELIVERED);
    }

    /// The operator waits until the house has it.
    @Override
    public void writes(String text) {
        operator.customerWrites(PHONE, text);
    }

    @Override
    public List<String> told() {
        return operator.texts();
    }

    @Override
    public void reports(Status news) {
        long before = delivered();
        List<String> segments = operator.segments().stream()
                .filter(SmppOperator.Segment::receipt)
                .map(SmppOperator.Segment::id)
                .toList();
        segments.forEach(id -> operator.tells(id, "DELIVRD"));
        House.until(() -> delivered() > before);
    }

    private long delivered() {
        return salon.desk.count("outbox where status = 'DELIVERED'");
    }

    @Override
    public void close() {
        poll.close();
        operator.close();
    }
}
