package kz.jauap.channel.sms;

import java.io.DataInputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import kz.jauap.channel.ChannelAccount;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.PDUReader;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.Command;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What an operator delivers on one connection, one after another. When each came is noted as it is
/// read: it may wait for its turn until the operator has given it up. What is taken is acknowledged
/// once it is committed; what could not be stored is refused, and comes again.
final class SmppDeliveries implements MessageReceiverListener {

    private static final Logger log = LoggerFactory.getLogger(SmppDeliveries.class);
    private static final int MOST_WAITING = 1_000;

    private final ChannelAccount account;
    private final SmppHearing hearing;
    private final Clock clock;
    private final Consumer<String> trouble;
    private final SequencedMap<Integer, Instant> arrivals = new LinkedHashMap<>();

    /// @param trouble is told what is in the way, "" when nothing is
    SmppDeliveries(ChannelAccount account, SmppHearing hearing, Clock clock, Consumer<String> trouble) {
        this.account = account;
        this.hearing = hearing;
        this.clock = clock;
        this.trouble = trouble;
    }

    /// Reads for the connection.
    PDUReader reader() {
        return new DefaultPDUReader() {

            @Override
            public byte[] readPDU(DataInputStream in, Command header) throws IOException {
                byte[] pdu = super.readPDU(in, header);
                if (header.getCommandId() == SMPPConstant.CID_DELIVER_SM) {
                    arrived(header.getSequenceNumber());
                }
                return pdu;
            }
        };
    }

    private void arrived(int number) {
        synchronized (arrivals) {
            arrivals.put(number, clock.instant());
            if (arrivals.size() > MOST_WAITING) {
                arrivals.pollFirstEntry(); // was refused before its turn
            }
        }
    }

    private Instant arrival(DeliverSm delivered) {
        synchronized (arrivals) {
            return Optional.ofNullable(arrivals.remove(delivered.getSequenceNumber()))
                    .orElseGet(clock::instant);
        }
    }

    @Override
    public void onAcceptDeliverSm(DeliverSm delivered) throws ProcessRequestException {
        boolean taken;
        try {
            taken = hearing.take(SmppReading.of(delivered), arrival(delivered));
            trouble.accept("");
        } catch (RuntimeException e) {
            String reason = "a message could not be stored: " + e.getClass().getSimpleName();
            trouble.accept(reason);
            log.warn("{}: {}; the operator is asked to send it again", account, reason);
            throw new ProcessRequestException("not stored", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
        if (!taken) {
            log.info(
                    "{}: a message waited until another of its phone was taken; if it is wanted, it comes again",
                    account);
            throw new ProcessRequestException("given up", SMPPConstant.STAT_ESME_RX_T_APPN);
        }
    }

    @Override
    public void onAcceptAlertNotification(AlertNotification alert) {}

    @Override
    public DataSmResult onAcceptDataSm(DataSm data, Session source) throws ProcessRequestException {
        throw new ProcessRequestException("data_sm is not spoken here", SMPPConstant.STAT_ESME_RINVCMDID);
    }
}
