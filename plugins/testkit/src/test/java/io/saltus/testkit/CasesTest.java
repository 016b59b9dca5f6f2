package io.saltus.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

class CasesTest {

    private static final List<Case> SEEN = new ArrayList<>();

    /** Not found by the build, as it is no test class of its own. */
    static class Failing {
        @Cases(10)
        void isAlwaysTheSame(Case any) {
            any.covers("rare", any.seed() == 1, 0.1);
            any.covers("too rare", any.seed() == 1, 0.11);
        }

        @Cases(value = 100, seed = 40)
        void failsInTheThird(Case any) {
            SEEN.add(any);
            assertTrue(any.seed() < 42, "too large");
        }
    }

    private static Case of(long seed) {
        return new Case(seed, new Coverage());
    }

    private static String failure(String method) {
        var failed =
                EngineTestKit.engine("junit-jupiter")
                        .selectors(selectMethod(Failing.class, method, "io.saltus.testkit.Case"))
                        .execute()
                        .testEvents()
                        .failed()
                        .list();
        assertEquals(1, failed.size());
        return failed.get(0).getPayload().orElseThrow().toString();
    }

    @Test
    void tellsOfTheFirstCaseThatFails() {
        SEEN.clear();
        String told = failure("failsInTheThird");
        assertEquals(List.of(40L, 41L, 42L), SEEN.stream().map(Case::seed).toList());
        assertTrue(told.contains("the case of seed 42") && told.contains("too large"), told);
    }

    @Test
    void failsWhereTooFewCasesAreOfAKind() {
        String told = failure("isAlwaysTheSame");
        assertTrue(told.contains("only 1 of 10 cases are 'too rare'"), told);
    }

    @Cases(50)
    void drawsTheSameFromTheSameSeed(Case any) {
        Case again = of(any.seed());
        assertEquals(any.integers(0, 9, -3, 3), again.integers(0, 9, -3, 3));
        assertEquals(any.number(-1, 1), again.number(-1, 1));
        assertEquals(any.random().nextLong(), again.random().nextLong());
        assertEquals(any.toString(), again.toString());
    }

    @Test
    void drawsWhatIsInTheRangeAndItsEnds() {
        var drawn =
                IntStream.range(0, 1000)
                        .mapToObj(seed -> of(seed).integer(-4, 4))
                        .collect(Collectors.toSet());
        assertEquals(9, drawn.size());
        assertTrue(drawn.contains(-4) && drawn.contains(4));
        assertEquals(Integer.MAX_VALUE, of(1).integer(Integer.MAX_VALUE, Integer.MAX_VALUE));
    }
}
