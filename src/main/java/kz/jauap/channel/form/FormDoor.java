package kz.jauap.channel.form;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.PolledChannel;
import kz.jauap.channel.spi.WebhookRequest;
import kz.jauap.channel.webchat.Origins;
import kz.jauap.channel.webchat.VisitorLimits;
import org.springframework.stereotype.Component;

/// Who comes in by the public address of a form: people, once, not too fast, with their consent.
@Component
public class FormDoor {

    private final FormProperties properties;
    private final VisitorLimits limits;
    private final Captcha captcha;
    private final PolledChannel.Receiver reception;

    FormDoor(FormProperties properties, VisitorLimits limits, Captcha captcha, PolledChannel.Receiver reception) {
        this.properties = properties;
        this.limits = limits;
        this.captcha = captcha;
        this.reception = reception;
    }

    /// What became of a submission.
    public sealed interface Outcome {

        /// It is committed; or a machine was told so.
        record Taken() implements Outcome {}

        /// Nothing is stored. Names of fields, each with the key of what is wrong: `needed`, `invalid`, `consent`,
        /// `captcha`.
        record Wrong(Map<String, String> fields) implements Outcome {

            public Wrong {
                fields = new LinkedHashMap<>(fields);
            }
        }

        record Unreadable(String reason) implements Outcome {}

        /// The page the request comes from is not on the account's list.
        record Stranger() implements Outcome {}

        record TooFast(Duration pause) implements Outcome {}
    }

    /// Returns once it is committed.
    ///
    /// @param address of the browser
    /// @throws RuntimeException when it could not be stored
    public Outcome take(WebhookRequest request, ChannelAccount account, String address) {
        if (!Origins.allowed(request.header("origin"), request.header("host"), account)) {
            return new Outcome.Stranger();
        }
        Optional<Duration> wait = limits.wait(account + " " + address, properties.perMinute())
                .or(() -> limits.wait(account.toString(), properties.allPerMinute()));
        if (wait.isPresent()) {
            return new Outcome.TooFast(wait.get());
        }
        Optional<FormFields> fields = FormFields.read(request);
        if (fields.isEmpty()) {
            return new Outcome.Unreadable("expected the fields of a form, as JSON or as a form encodes them");
        }
        return isMachine(fields.get(), account) ? new Outcome.Taken() : asked(request, account, address, fields.get());
    }

    private static boolean isMachine(FormFields fields, ChannelAccount account) {
        return !fields.value(FormDesign.of(account).honeypot()).isBlank();
    }

    private Outcome asked(WebhookRequest request, ChannelAccount account, String address, FormFields fields) {
        Map<String, String> wrong = wrong(request, account, fields);
        if (!wrong.isEmpty()) {
            return new Outcome.Wrong(wrong);
        }
        if (captcha.ask(fields.first(Names.CAPTCHA).orElse(""), address, account) == Captcha.Verdict.REFUSED) {
            return new Outcome.Wrong(Map.of("captcha", "captcha"));
        }
        reception.receive(account, request);
        return new Outcome.Taken();
    }

    private static Map<String, String> wrong(WebhookRequest request, ChannelAccount account, FormFields fields) {
        Map<String, String> wrong = new LinkedHashMap<>();
        FormDesign design = FormDesign.of(account);
        for (FormDesign.Field field : design.fields("")) {
            if (field.needed() && fields.first(called(field.name())).isEmpty()) {
                wrong.put(field.name(), "needed");
            }
        }
        boolean agrees = false;
        switch (Submission.read(request, account)) {
            case Submission.Reading.Read(Submission submission) -> agrees = submission.consents();
            case Submission.Reading.Wrong(var more) -> {
                more.forEach(wrong::putIfAbsent);
                agrees = Submission.agrees(fields);
            }
            case Submission.Reading.Unreadable(String reason) -> wrong.put("form", "invalid");
        }
        if (design.needsConsent() && !agrees) {
            wrong.put("consent", "consent");
        }
        return wrong;
    }

    private static List<String> called(String name) {
        return Stream.of(Names.PHONE, Names.EMAIL, Names.NAME, Names.MESSAGE)
                .filter(names -> names.contains(name))
                .findFirst()
                .orElse(List.of(name));
    }
}
