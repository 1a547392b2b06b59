package kz.jauap.desk;

import java.time.Clock;
import java.time.Duration;
import kz.jauap.desk.group.Groups;
import kz.jauap.queue.LaneWorker;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.queue.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives the desk its workers: one line of cards and one of what is said for each group, so that a card never waits
/// behind lines.
@Configuration(proxyBeanMethods = false)
class DeskConfiguration {

    /// A call may carry a file: a killed node's groups wait this long.
    private static final WorkerSettings SETTINGS =
            new WorkerSettings(32, 16, 50, Duration.ofSeconds(60), 5, Duration.ofSeconds(2), Duration.ofMinutes(1));

    @Bean
    LaneWorker deskCardWorker(Workers workers, CardCrew crew, Groups groups, Aftermath aftermath, Clock clock) {
        return workers.add(Noticeboard.CARDS, new GroupLane(crew, groups, aftermath, clock), SETTINGS);
    }

    @Bean
    LaneWorker deskWorker(Workers workers, NoticeHandler handler) {
        return workers.add(TelegramDesk.QUEUE, handler, WorkerSettings.DEFAULTS.withRunning(64, 32));
    }

    @Bean
    LaneWorker deskLineWorker(Workers workers, LineCrew crew, Groups groups, Aftermath aftermath, Clock clock) {
        return workers.add(Noticeboard.LINES, new GroupLane(crew, groups, aftermath, clock), SETTINGS);
    }
}
