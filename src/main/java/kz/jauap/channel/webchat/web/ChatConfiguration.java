package kz.jauap.channel.webchat.web;

import kz.jauap.channel.Channels;
import kz.jauap.channel.spi.Transcript;
import kz.jauap.channel.webchat.OpenPages;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the chat's stream of events at its address.
@Configuration(proxyBeanMethods = false)
class ChatConfiguration {

    @Bean
    ServletRegistrationBean<EventStreamServlet> chatEvents(Channels channels, OpenPages pages, Transcript transcript) {
        return new ServletRegistrationBean<>(new EventStreamServlet(channels, pages, transcript), "/chat-events/*");
    }
}
