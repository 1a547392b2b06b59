package kz.jauap.booking;

import java.nio.file.Path;
import kz.jauap.decision.spi.Skill;
import kz.jauap.decision.spi.SkillContract;
import kz.jauap.mind.Mind;
import kz.jauap.pack.Pack;

/// Booking keeps the promises of a skill.
class BookingSkillTest implements SkillContract {

    private static final Pack SMILE =
            Mind.of(Path.of("src/test/resources/packs/smile")).pack();

    @Override
    public Skill skill() {
        return BookingSkill.rehearsing();
    }

    @Override
    public Pack pack() {
        return SMILE;
    }

    @Override
    public String opening() {
        return "запишите на чистку зубов завтра";
    }

    @Override
    public String aside() {
        return "есть парковка?";
    }

    @Override
    public String refusal() {
        return "не надо, давай потом";
    }

    @Override
    public String noise() {
        return "трам пам пам";
    }
}
