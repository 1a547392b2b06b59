package kz.jauap.api.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Puts the gate in front of the channel API.
@Configuration(proxyBeanMethods = false)
class GatePlaced implements WebMvcConfigurer {

    private final KeyGate gate;

    GatePlaced(KeyGate gate) {
        this.gate = gate;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(gate).addPathPatterns("/api/**", "/info");
    }
}
