package kz.jauap.ops.alert;

import kz.jauap.config.Settings;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Sinks that are there only when the settings say so.
@Configuration(proxyBeanMethods = false)
class AlertConfiguration {

    /// Forgets every notice when no chat is set.
    @Bean
    AlertSink telegramSink(Settings settings) {
        return settings.alerts()
                .telegram()
                .<AlertSink>map(chat -> new TelegramSink(settings.providers().telegramApi(), chat))
                .orElse(notice -> {});
    }
}
