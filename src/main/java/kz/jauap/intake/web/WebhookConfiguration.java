package kz.jauap.intake.web;

import kz.jauap.channel.Channels;
import kz.jauap.channel.spi.Adapters;
import kz.jauap.intake.Intake;
import kz.jauap.intake.IntakeCounters;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.filter.RequestContextFilter;

/// Puts the webhook servlet at its addresses.
@Configuration(proxyBeanMethods = false)
class WebhookConfiguration {

    private static final int MAX_BODY = 1 << 20;

    @Bean
    ServletRegistrationBean<WebhookServlet> webhooks(
            Adapters adapters, Channels channels, Intake intake, IntakeCounters counters) {
        WebhookServlet servlet = new WebhookServlet(adapters, channels, intake, counters, MAX_BODY);
        return new ServletRegistrationBean<>(servlet, "/webhook/*", "/telegram-webhook");
    }

    /// Nothing here keeps the request in thread-locals, so no webhook need pass the filter that would.
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContext() {
        FilterRegistrationBean<RequestContextFilter> none = new FilterRegistrationBean<>(new RequestContextFilter());
        none.setEnabled(false);
        return none;
    }
}
