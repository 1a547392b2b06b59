package kz.jauap.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import kz.jauap.channel.spi.ChannelAdapter;
import kz.jauap.channel.spi.PublicFiles;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/// The settings of messengers: they start as they are, and impossible ones refuse the start.
class MessengerPropertiesTest {

    private static ApplicationContextRunner house(String adapter) throws ClassNotFoundException {
        return new ApplicationContextRunner()
                .withBean(Clock.class, Clock::systemUTC)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withBean(PublicFiles.class)
                .withBean(SentMessages.class, () -> (tenant, channel, id) -> false)
                .withBean(Class.forName("kz.jauap.channel.sms.SmppBookInMemory"))
                .withBean(Class.forName("kz.jauap.channel." + adapter));
    }

    @ParameterizedTest
    @CsvSource({
        "whatsapp.WhatsappAdapter, 4096, 80, 1",
        "wappi.WappiAdapter, 4096, 5, 1",
        "vk.VkAdapter, 4096, 20, 1",
        "max.MaxAdapter, 4000, 30, 2",
        "avito.AvitoAdapter, 1000, 1.5, 1",
        "instagram.InstagramAdapter, 1000, 10, 1",
        "sms.SmsAdapter, 402, 10, 1",
        "sms.SmppAdapter, 402, 10, 1",
    })
    void an_adapter_starts_with_the_limits_of_its_provider(String adapter, int length, double perSecond, double perChat)
            throws ClassNotFoundException {
        house(adapter).run(context -> {
            var capabilities = context.getBean(ChannelAdapter.class).capabilities();
            assertThat(capabilities.maxTextLength()).isEqualTo(length);
            assertThat(capabilities.perSecond()).isEqualTo(perSecond);
            assertThat(capabilities.perChatPerSecond()).isEqualTo(perChat);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "whatsapp.WhatsappAdapter, whatsapp, timeout=0s",
        "whatsapp.WhatsappAdapter, whatsapp, version=25",
        "whatsapp.WhatsappAdapter, whatsapp, per-second=0",
        "wappi.WappiAdapter, wappi, media-timeout=-1s",
        "wappi.WappiAdapter, wappi, per-chat-per-second=0",
        "vk.VkAdapter, vk, timeout=0s",
        "vk.VkAdapter, vk, version=latest",
        "vk.VkAdapter, vk, per-second=-1",
        "max.MaxAdapter, max, timeout=0s",
        "max.MaxAdapter, max, per-chat-per-second=0",
        "avito.AvitoAdapter, avito, media-timeout=0s",
        "avito.AvitoAdapter, avito, per-second=0",
        "instagram.InstagramAdapter, instagram, timeout=0s",
        "instagram.InstagramAdapter, instagram, version=25",
        "form.FormAdapter, form, per-minute=0",
        "sms.SmsAdapter, sms, segments=0",
        "sms.SmppAdapter, sms, enquire-link=0s",
        "form.FormAdapter, form, window=0s",
    })
    void impossible_values_refuse_the_start_with_an_example(String adapter, String kind, String bad)
            throws ClassNotFoundException {
        house(adapter)
                .withPropertyValues("jauap." + kind + "." + bad)
                .run(context -> assertThat(context.getStartupFailure())
                        .rootCause()
                        .hasMessageContaining("jauap." + kind + ".")
                        .hasMessageContaining("for example"));
    }

    @ParameterizedTest
    @CsvSource({"max.MaxAdapter, /no/such/file.pem"})
    void authorities_that_are_none_refuse_the_start(String adapter, String file) throws ClassNotFoundException {
        house(adapter)
                .withPropertyValues("jauap.max.ca=" + file)
                .run(context -> assertThat(context.getStartupFailure())
                        .isNotNull()
                        .hasStackTraceContaining("no PEM file with certificates"));
    }
}
