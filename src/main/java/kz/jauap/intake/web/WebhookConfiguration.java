package kz.jauap.intake.web;

import kz.jauap.channel.Channels;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.intake.Intake;
import kz.jauap.intake.IntakeCounters;
import kz.jauap.shared.IdSource;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.RequestContextFilter;

/// Puts webhooks at their addresses: past Tomcat where that is possible, and in a servlet for the rest.
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    private static final int MAX_BODY = 1 << 20;

    @Bean
    WebhookDoor webhookDoor(Adapters adapters, Channels channels, Intake intake, IntakeCounters counters) {
        return new WebhookDoor(adapters, channels, intake, counters, MAX_BODY);
    }

    @Bean
    ServletRegistrationBean<WebhookServlet> webhooks(WebhookDoor door) {
        return new ServletRegistrationBean<>(new WebhookServlet(door), Address.ROOT + "/*", Address.LEGACY_TELEGRAM);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatServletWebServerFactory> webhooksPastTomcat(WebhookDoor door, IdSource ids) {
        return factory -> {
            factory.setProtocol(WebhookProtocol.class.getName());
            factory.addProtocolHandlerCustomizers(protocol -> ((WebhookProtocol) protocol).leadTo(door, ids));
        };
    }

    /// Nothing here keeps the request in thread-locals, so no webhook need pass the filter that would.
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContext() {
        FilterRegistrationBean<RequestContextFilter> none = new FilterRegistrationBean<>(new RequestContextFilter());
        none.setEnabled(false);
        return none;
    }
}
