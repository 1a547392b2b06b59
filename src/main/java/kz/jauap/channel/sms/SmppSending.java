package kz.jauap.channel.sms;

import java.io.IOException;
import java.time.Duration;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.OutboundMessage;
import kz.jauap.channel.spi.SendOutcome;
import kz.jauap.shared.SafeText;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.Alphabet;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.GeneralDataCoding;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;

/// Submits one message, in as many segments as it takes, each with a header that says which of how many it is. News is
/// asked for the last: it is the one the whole is told by.
final class SmppSending {

    private static final int HEADER = 6;
    private static final int MOST_REFERENCES = 256;

    private final SmppSessions sessions;

    SmppSending(SmppSessions sessions) {
        this.sessions = sessions;
    }

    SendOutcome send(OutboundMessage message, ChannelAccount account, Segments segments) {
        return switch (sessions.sender(account)) {
            case SmppSessions.Bind.Refused(String reason) -> new SendOutcome.Rejected(reason);
            case SmppSessions.Bind.Away(String reason) -> new SendOutcome.RetryLater(Duration.ZERO, reason);
            case SmppSessions.Bind.Done(SMPPSession session) -> submit(session, message, account, segments);
        };
    }

    /// Every try of a message has its segments under the same reference, so that a phone puts a
    /// second try together with what it has of the first, and never with segments of another
    /// message.
    private SendOutcome submit(
            SMPPSession session, OutboundMessage message, ChannelAccount account, Segments segments) {
        int number = Math.floorMod(message.idempotencyKey().hashCode(), MOST_REFERENCES);
        String phone = message.chatId().replace("+", "");
        String id = "";
        for (int part = 0; part < segments.count(); part++) {
            try {
                id = submit(session, phone, account, segments, part, number);
            } catch (NegativeResponseException e) {
                return refused(e.getCommandStatus(), part);
            } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
                sessions.drop(account, session);
                return new SendOutcome.Uncertain("no answer to segment " + (part + 1) + ": "
                        + e.getClass().getSimpleName());
            } catch (PDUException e) {
                return part == 0
                        ? new SendOutcome.Rejected("the message cannot be encoded")
                        : new SendOutcome.Uncertain("only some segments could be encoded");
            }
        }
        return new SendOutcome.Accepted(SafeText.oneLine(id));
    }

    /// What the operator has taken a part of is not sent again by itself: its beginning would come twice.
    private static SendOutcome refused(int status, int part) {
        String words = SmppStatus.words(status);
        if (part > 0) {
            return new SendOutcome.Uncertain(
                    "segment " + (part + 1) + " was refused, those before were taken: " + words);
        }
        return SmppStatus.isPassing(status)
                ? new SendOutcome.RetryLater(Duration.ZERO, words)
                : new SendOutcome.Rejected(words);
    }

    private static String submit(
            SMPPSession session, String phone, ChannelAccount account, Segments segments, int part, int number)
            throws PDUException, ResponseTimeoutException, InvalidResponseException, NegativeResponseException,
                    IOException {
        String sender = account.setting("sender").orElse("");
        boolean last = part == segments.count() - 1;
        return session.submitShortMessage(
                        account.setting("service_type").orElse(""),
                        typeOf(sender),
                        sender.matches("[0-9]+") ? NumberingPlanIndicator.ISDN : NumberingPlanIndicator.UNKNOWN,
                        sender,
                        TypeOfNumber.INTERNATIONAL,
                        NumberingPlanIndicator.ISDN,
                        phone,
                        segments.count() > 1
                                ? new ESMClass().setSpecificFeature(GSMSpecificFeature.UDHI)
                                : new ESMClass(),
                        (byte) 0,
                        (byte) 0,
                        null,
                        null,
                        new RegisteredDelivery(
                                last ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT),
                        (byte) 0,
                        new GeneralDataCoding(segments.wide() ? Alphabet.ALPHA_UCS2 : Alphabet.ALPHA_DEFAULT),
                        (byte) 0,
                        bytes(segments, part, number))
                .getMessageId();
    }

    private static TypeOfNumber typeOf(String sender) {
        if (sender.isEmpty()) {
            return TypeOfNumber.UNKNOWN;
        }
        return sender.matches("[0-9]{7,}")
                ? TypeOfNumber.INTERNATIONAL
                : sender.matches("[0-9]+") ? TypeOfNumber.NETWORK_SPECIFIC : TypeOfNumber.ALPHANUMERIC;
    }

    private static byte[] bytes(Segments segments, int part, int number) {
        byte[] words = segments.bytes(segments.parts().get(part));
        if (segments.count() == 1) {
            return words;
        }
        byte[] whole = new byte[HEADER + words.length];
        whole[0] = HEADER - 1;
        whole[1] = 0; // concatenation with a reference of eight bits
        whole[2] = 3;
        whole[3] = (byte) number;
        whole[4] = (byte) segments.count();
        whole[5] = (byte) (part + 1);
        System.arraycopy(words, 0, whole, HEADER, words.length);
        return whole;
    }
}
