package kz.jauap.ops.admin;

import kz.jauap.channel.Channels;
import kz.jauap.config.Settings;
import kz.jauap.desk.DeskGroups;
import kz.jauap.llm.ModelPlans;
import kz.jauap.shared.MasterKeys;
import kz.jauap.shared.SecretBox;
import kz.jauap.webhooks.Subscriptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Changes the master key while the house runs. A key of the data folder is made anew here; a key from the settings is
/// changed by whoever set it, and only what it seals is sealed again.
@Component
public class KeyRotation {

    private static final Logger log = LoggerFactory.getLogger(KeyRotation.class);
    private static final String FILE = "master.key";

    private final SecretBox box;
    private final Channels channels;
    private final ModelPlans models;
    private final DeskGroups desk;
    private final Subscriptions webhooks;
    private final Settings settings;

    KeyRotation(
            SecretBox box,
            Channels channels,
            ModelPlans models,
            DeskGroups desk,
            Subscriptions webhooks,
            Settings settings) {
        this.box = box;
        this.channels = channels;
        this.models = models;
        this.desk = desk;
        this.webhooks = webhooks;
        this.settings = settings;
    }

    /// What was done.
    ///
    /// @param freshKey whether a new key was made here
    /// @param channels whose secrets were sealed again
    /// @param models tenants whose keys of models were
    public record Rotated(boolean freshKey, int channels, int models, String next) {}

    public Rotated rotate(String actor) {
        boolean ours = settings.secrets().masterKeys().isEmpty();
        if (ours) {
            box.adopt(MasterKeys.rotate(settings.data().resolve(FILE)));
        }
        int sealed = channels.reseal(actor);
        int keys = models.reseal(actor);
        int bots = desk.reseal(actor);
        int hooks = webhooks.reseal(actor);
        log.info(
                "secrets of {} channels, {} models, {} desk groups and {} webhooks are sealed with the newest key",
                sealed,
                keys,
                bots,
                hooks);
        return new Rotated(ours, sealed, keys, next(ours));
    }

    private static String next(boolean ours) {
        return ours
                ? "The new key is the first line of master.key in the data folder: back it up. The lines below it open"
                        + " older backups of the database; remove them when you need none of those."
                : "Sealed with the first key of JAUAP_MASTER_KEY. To change it: put a new key and a comma in front of it on"
                        + " every node, restart them, rotate again, then remove the old key.";
    }
}
