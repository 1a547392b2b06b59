package kz.jauap.ops.wiring;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// How accounts that are asked are shared out among nodes.
///
/// @param look how often a node looks which it is to ask: so long nobody asks those of a node that is gone
@ConfigurationProperties("jauap.polling")
record PollingProperties(@DefaultValue("5s") Duration look) {

    PollingProperties {
        if (!look.isPositive()) {
            throw new IllegalArgumentException(
                    "jauap.polling.look is a time above 0, for example 5s; this is not: " + look);
        }
    }
}
