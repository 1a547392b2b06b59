package kz.jauap.ops.alert;

import java.time.Instant;
import java.util.List;
import kz.jauap.desk.DeskGroups;
import kz.jauap.desk.group.DeskGroup;
import kz.jauap.desk.group.GroupState;
import kz.jauap.shared.CrossTenant;
import org.springframework.stereotype.Component;

/// Notices desk groups in which the bot cannot work, and says what to do about it. Requests stand in the console
/// meanwhile.
@Component
class DeskWatch implements Watch {

    private final DeskGroups desk;

    DeskWatch(DeskGroups desk) {
        this.desk = desk;
    }

    @Override
    public Case.Kind kind() {
        return Case.Kind.DESK;
    }

    @Override
    @CrossTenant("one watch looks after the desks of all tenants")
    public List<Case> look(Instant now) {
        return desk.all().stream()
                .filter(group -> group.state() != GroupState.WORKING && group.state() != GroupState.OFF)
                .map(DeskWatch::found)
                .toList();
    }

    private static Case found(DeskGroup group) {
        return new Case(
                group.tenant(),
                Case.Kind.DESK,
                "desk/" + group.id() + "/" + group.state(),
                group + ": " + group.trouble() + "; to do: " + group.state().advice());
    }

    @Override
    public boolean rearms() {
        return true;
    }
}
