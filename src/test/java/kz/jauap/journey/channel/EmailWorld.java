package kz.jauap.journey.channel;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.ops.House;

/// A mailbox on a real server. Mails that were read are nobody's news.
final class EmailWorld implements ChannelWorld {

    private static final String SALON = "salon@salon.example";
    private static final String CUSTOMER = "aigul@client.example";

    private final Salon salon;
    private final GreenMail server = new GreenMail(new ServerSetup[] {
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP),
        new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP)
    });
    private final PolledChannel.Poll poll;

    EmailWorld(Salon salon) {
        this.salon = salon;
        server.start();
        server.setUser(SALON, SALON, "mail-pw");
        server.setUser(CUSTOMER, CUSTOMER, "pw");
        salon.connect(
                "email",
                SALON,
                Map.of(
                        "smtp", "smtp://127.0.0.1:" + server.getSmtp().getPort(),
                        "imap", "imap://127.0.0.1:" + server.getImap().getPort()),
                Map.of("password", "mail-pw"));
        poll = salon.poll("email", SALON);
        House.until(() -> salon.desk.count("mail_place") == 1);
    }

    @Override
    public Reach reach() {
        return Reach.pictures();
    }

    @Override
    public void writes(String text) {
        send(letter -> letter.setText(text, "UTF-8"));
    }

    @Override
    public void shows(byte[] picture) {
        send(letter -> {
            MimeBodyPart words = new MimeBodyPart();
            words.setText("", "UTF-8");
            MimeBodyPart file = new MimeBodyPart();
            file.setDataHandler(new DataHandler(new ByteArrayDataSource(picture, "image/png")));
            file.setFileName("picture.png");
            letter.setContent(new MimeMultipart(words, file));
        });
    }

    private interface Content {

        void put(MimeMessage letter) throws MessagingException;
    }

    /// In the thread of the newest answer, where there is one.
    private void send(Content content) {
        long before = salon.taken();
        Properties settings = new Properties();
        settings.setProperty("mail.smtp.host", "127.0.0.1");
        settings.setProperty("mail.smtp.port", Integer.toString(server.getSmtp().getPort()));
        try {
            MimeMessage letter = new MimeMessage(Session.getInstance(settings));
            letter.setFrom(new InternetAddress(CUSTOMER));
            letter.setRecipient(Message.RecipientType.TO, new InternetAddress(SALON));
            letter.setSubject("Вопрос", "UTF-8");
            content.put(letter);
            List<MimeMessage> answers = answers();
            if (!answers.isEmpty()) {
                String id = answers.getLast().getHeader("Message-ID")[0];
                letter.setHeader("In-Reply-To", id);
                letter.setHeader("References", id);
            }
            Transport.send(letter);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
        House.until(() -> salon.taken() > before);
    }

    private List<MimeMessage> answers() {
        return Arrays.asList(server.getReceivedMessagesForDomain("client.example"));
    }

    @Override
    public List<String> told() {
        return answers().stream()
                .map(EmailWorld::words)
                .filter(text -> !text.isBlank())
                .toList();
    }

    @Override
    public boolean saw(byte[] picture) {
        return answers().stream().anyMatch(mail -> Arrays.equals(file(mail), picture));
    }

    private static byte[] file(MimeMessage mail) {
        try {
            return mail.getContent() instanceof MimeMultipart parts
                    ? parts.getBodyPart(1).getInputStream().readAllBytes()
                    : new byte[0];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String words(MimeMessage mail) {
        try {
            Object content = mail.getContent() instanceof MimeMultipart parts
                    ? parts.getBodyPart(0).getContent()
                    : mail.getContent();
            return content.toString().replace("\r\n", "\n").strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        poll.close();
        server.stop();
    }
}
