package kz.jauap.ops.console;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the gate in front of the console.
@Configuration(proxyBeanMethods = false)
class ConsoleConfiguration {

    @Bean
    FilterRegistrationBean<ConsoleGate> consoleGate(Sessions sessions) {
        FilterRegistrationBean<ConsoleGate> gate = new FilterRegistrationBean<>(new ConsoleGate(sessions));
        gate.addUrlPatterns("/console", "/console/*");
        return gate;
    }
}
