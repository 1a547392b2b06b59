package kz.jauap.channel.form;

import java.util.Map;
import java.util.Optional;
import kz.jauap.channel.ChannelAccount;
import kz.jauap.channel.spi.ProviderAnswer;
import kz.jauap.channel.spi.ProviderHttp;
import kz.jauap.channel.spi.ProviderRequest;
import kz.jauap.channel.spi.Wire;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Asks a verifier over HTTP as Turnstile, hCaptcha and reCAPTCHA all do: `secret`, `response`, `remoteip` in,
/// `success`
/// out. Accounts without a `captcha_secret` have no captcha.
@Component
@EnableConfigurationProperties(FormProperties.class)
class HttpCaptcha implements Captcha {

    private static final int LONGEST = 4_096;

    private final FormProperties properties;
    private final ProviderHttp http = new ProviderHttp();

    HttpCaptcha(FormProperties properties) {
        this.properties = properties;
    }

    @Override
    public Verdict ask(String answer, String address, ChannelAccount account) {
        Optional<String> secret = account.secret("captcha_secret");
        if (secret.isEmpty()) {
            return NONE.ask(answer, address, account);
        }
        if (answer.isBlank() || answer.length() > LONGEST) {
            return Verdict.REFUSED;
        }
        ProviderRequest question = ProviderRequest.post(
                properties.captchaAddress(),
                new ProviderRequest.Content.Form(
                        Map.of("secret", secret.get(), "response", answer, "remoteip", address)));
        return http.call(question, properties.timeout()) instanceof ProviderAnswer.Answered answered
                ? verdict(Wire.json(answered.body()).path("success"))
                : Verdict.UNKNOWN;
    }

    private static Verdict verdict(JsonNode success) {
        if (!success.isBoolean()) {
            return Verdict.UNKNOWN;
        }
        return success.asBoolean() ? Verdict.PASSED : Verdict.REFUSED;
    }
}
