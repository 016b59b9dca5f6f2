package io.saltus.api.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FoldedIssuesTest {

    private static List<String> told(int count) {
        List<String> told = new ArrayList<>();
        try (FoldedIssues issues = new FoldedIssues(issue -> told.add(issue.toString()))) {
            for (int i = 1; i <= count; i++) {
                issues.add("cells", new Issue("f:" + i, "bad " + i), "line " + i);
            }
        }
        return told;
    }

    @Test
    void tellTheFirstFewOneByOne() {
        assertEquals(List.of("f:1: bad 1", "f:2: bad 2", "f:3: bad 3"), told(3));
    }

    @Test
    void tellASingleLeftOverAsItIs() {
        assertEquals("f:4: bad 4", told(4).get(3));
    }

    @Test
    void countTheRest() {
        assertEquals(4, told(1000).size());
        assertEquals("f:4: bad 4; and 996 more of this kind up to line 1000", told(1000).get(3));
    }

    @Test
    void foldEachKindByItself() {
        List<Issue> told = new ArrayList<>();
        try (FoldedIssues issues = new FoldedIssues(told::add, 1)) {
            for (int i = 1; i <= 3; i++) {
                issues.add("a", new Issue("f", "a" + i), "line " + i);
                issues.add("b", new Issue("f", "b" + i), "line " + i);
            }
        }
        assertEquals(
                List.of(
                        "a1",
                        "b1",
                        "a2; and 1 more of this kind up to line 3",
                        "b2; and 1 more of this kind up to line 3"),
                told.stream().map(Issue::why).toList());
    }
}
