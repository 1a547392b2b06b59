package kz.jauap.knowledge.meaning;

import kz.jauap.queue.LaneWorker;
import kz.jauap.queue.WorkerSettings;
import kz.jauap.queue.Workers;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// Gives vectors their endpoint and their worker. A few tenants' vectors are made at a time: the endpoint is one.
@Configuration(proxyBeanMethods = false)
class MeaningConfiguration {

    private static final int TOGETHER = 2;

    @Bean(destroyMethod = "close")
    OpenAiEmbeddings embeddings(EmbeddingsAccess access) {
        return new OpenAiEmbeddings(access);
    }

    @Bean
    LaneWorker meaningWorker(Workers workers, MeaningHandler handler) {
        return workers.add(MeaningJobs.QUEUE, handler, WorkerSettings.DEFAULTS.withRunning(TOGETHER, TOGETHER));
    }
}
