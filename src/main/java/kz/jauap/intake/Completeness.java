package kz.jauap.intake;

import kz.jauap.channel.InboundMessage;

/// Whether a message is plainly a whole thought, so that its answer need not wait for more. Looks only at how it ends:
/// a
/// question mark, or a button that was pressed.
final class Completeness {

    private Completeness() {}

    static boolean isPlain(InboundMessage message) {
        String text = message.text().strip();
        return text.endsWith("?") || message.meta("callback").isPresent();
    }
}
