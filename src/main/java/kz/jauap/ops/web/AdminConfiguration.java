package kz.jauap.ops.web;

import kz.jauap.shared.AdminToken;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Puts the gate in front of the admin interface.
@Configuration(proxyBeanMethods = false)
class AdminConfiguration {

    @Bean
    FilterRegistrationBean<AdminGate> adminGate(AdminToken token) {
        FilterRegistrationBean<AdminGate> gate = new FilterRegistrationBean<>(new AdminGate(token));
        gate.addUrlPatterns("/admin", "/admin/*", "/reminders/*");
        return gate;
    }
}
