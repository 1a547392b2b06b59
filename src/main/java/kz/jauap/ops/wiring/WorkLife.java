package kz.jauap.ops.wiring;

import kz.jauap.config.Role;
import kz.jauap.config.Settings;
import kz.jauap.queue.Workers;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/// Starts the workers when the house stands, and stops them after the last request has been answered: turns that run
/// are
/// finished or, if they take too long, left to their leases.
@Component
class WorkLife implements SmartLifecycle {

    private final Workers workers;
    private final Settings settings;
    private volatile boolean running;

    WorkLife(Workers workers, Settings settings) {
        this.workers = workers;
        this.settings = settings;
    }

    @Override
    public void start() {
        if (settings.roles().contains(Role.WORKER)) {
            workers.start();
        }
        running = true;
    }

    @Override
    public void stop() {
        workers.close();
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /// Before the web server in starting, after it in stopping.
    @Override
    public int getPhase() {
        return 0;
    }
}
