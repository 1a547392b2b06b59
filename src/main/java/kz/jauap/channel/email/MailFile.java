package kz.jauap.channel.email;

import jakarta.activation.DataHandler;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import kz.jauap.channel.Attachment;
import kz.jauap.channel.spi.Media;
import kz.jauap.shared.SafeText;

/// A file that goes out with a mail.
record MailFile(String name, String mimeType, byte[] bytes) {

    private static final Pattern TYPE = Pattern.compile("[A-Za-z0-9.+-]{1,60}/[A-Za-z0-9.+-]{1,100}");
    private static final String UNKNOWN = "application/octet-stream";

    static MailFile of(Attachment file, Media.Fetched fetched) {
        String told = file.mimeType() == null ? fetched.mimeType() : file.mimeType();
        String type = TYPE.matcher(told).matches() ? told : UNKNOWN;
        String name = SafeText.oneLine(file.fileName() == null ? "" : file.fileName());
        return new MailFile(name.isEmpty() ? usual(file.kind(), type) : name, type, fetched.bytes());
    }

    private static String usual(Attachment.Kind kind, String type) {
        String kindOf = kind.name().toLowerCase(java.util.Locale.ROOT);
        String ending =
                type.equals(UNKNOWN) ? "" : "." + type.replaceAll(".*/", "").replace("jpeg", "jpg");
        return kindOf + ending;
    }

    /// The mail's words with the file behind them.
    MimeMultipart behind(String words) throws MessagingException {
        MimeBodyPart text = new MimeBodyPart();
        text.setText(words, StandardCharsets.UTF_8.name());
        MimeBodyPart file = new MimeBodyPart();
        file.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, mimeType)));
        file.setDisposition(Part.ATTACHMENT);
        file.setFileName(name);
        return new MimeMultipart(text, file);
    }
}
