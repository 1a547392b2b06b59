package kz.jauap.ops.alert;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Every notice is a line in the log.
@Component
class LogSink implements AlertSink {

    private static final Logger log = LoggerFactory.getLogger("alert");

    @Override
    public void tell(Notice notice) {
        log.error("{}; the console and docs/runbook.md say what to do: {}", notice.headline(), notice.details());
    }
}
