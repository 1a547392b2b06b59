package kz.jauap.channel.sms;

import java.util.HexFormat;
import java.util.Map;
import org.jsmpp.SMPPConstant;

/// What an operator's statuses mean.
final class SmppStatus {

    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(SMPPConstant.STAT_ESME_RINVPASWD, "the password is wrong"),
            Map.entry(SMPPConstant.STAT_ESME_RINVSYSID, "the system_id is wrong"),
            Map.entry(SMPPConstant.STAT_ESME_RBINDFAIL, "it refuses the bind"),
            Map.entry(SMPPConstant.STAT_ESME_RALYBND, "the account is bound already"),
            Map.entry(SMPPConstant.STAT_ESME_RINVDSTADR, "the phone is none it knows"),
            Map.entry(SMPPConstant.STAT_ESME_RINVSRCADR, "the sender's name is not allowed"),
            Map.entry(SMPPConstant.STAT_ESME_RMSGQFUL, "its queue is full"),
            Map.entry(SMPPConstant.STAT_ESME_RSYSERR, "it is broken"),
            Map.entry(SMPPConstant.STAT_ESME_RSUBMITFAIL, "it did not take the message"),
            Map.entry(SMPPConstant.STAT_ESME_RTHROTTLED, "too many a second"));

    private SmppStatus() {}

    static String words(int status) {
        return "status 0x" + HexFormat.of().toHexDigits(status, 8) + ", "
                + WORDS.getOrDefault(status, "which its documents explain");
    }

    /// Whether another try may help.
    static boolean isPassing(int status) {
        return status == SMPPConstant.STAT_ESME_RTHROTTLED
                || status == SMPPConstant.STAT_ESME_RMSGQFUL
                || status == SMPPConstant.STAT_ESME_RSYSERR;
    }
}
