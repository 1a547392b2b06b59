package kz.jauap.knowledge.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RobotsTest {

    @Test
    void withoutRulesAllIsAllowed() {
        assertThat(Robots.read("").allow("/a")).isTrue();
        assertThat(Robots.read("User-agent: *\nDisallow:").allow("/a")).isTrue();
        assertThat(Robots.read("<html>not found</html>").allow("/a")).isTrue();
    }

    @Test
    void theGroupThatNamesUsCountsAndElseTheOneForAll() {
        String text = """
                User-agent: *
                Disallow: /
                # for us
                User-Agent: other
                User-agent: Jauap
                Disallow: /private # and below
                """;
        assertThat(Robots.read(text).allow("/prices")).isTrue();
        assertThat(Robots.read(text).allow("/private/x")).isFalse();
        assertThat(Robots.read("User-agent: other\nDisallow: /\n\nUser-agent: *\nDisallow: /b")
                        .allow("/a"))
                .isTrue();
        assertThat(Robots.read("User-agent: *\nDisallow: /").allow("/a")).isFalse();
    }

    @Test
    void theLongestRuleCountsAndOfEqualOnesTheKinder() {
        Robots robots = Robots.read("""
                user-agent: *
                disallow: /shop
                allow: /shop/prices
                disallow: /same
                allow: /same
                """);
        assertThat(robots.allow("/shop/cart")).isFalse();
        assertThat(robots.allow("/shop/prices?page=2")).isTrue();
        assertThat(robots.allow("/same")).isTrue();
    }

    @Test
    void starsAndEndsAreUnderstood() {
        Robots robots = Robots.read("User-agent: *\nDisallow: /*.pdf$\nDisallow: /*?sort=");
        assertThat(robots.allow("/a/b.pdf")).isFalse();
        assertThat(robots.allow("/a/b.pdf?x")).isTrue();
        assertThat(robots.allow("/list?sort=price")).isFalse();
        assertThat(robots.allow("/list")).isTrue();
    }
}
