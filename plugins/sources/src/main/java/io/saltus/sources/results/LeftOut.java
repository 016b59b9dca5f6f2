package io.saltus.sources.results;

import io.saltus.api.data.Issue;
import io.saltus.api.data.Location;
import io.saltus.api.words.Numbers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Consumer;

/** What a location holds and is not read, counted by its reason, with the names of a few. */
final class LeftOut {

    private static final int NAMED = 5;
    private static final int LONGEST_NAME = 60;

    /** How a reason is said, and whether what it leaves out counts as passed over. */
    enum Form {
        /** No scores, such as prices: {@code left out, since ...: 'usd' (2 values)}. */
        NO_SCORES(false),
        /** Scores that others say: {@code left out, since ...: 'average' (1 value)}. */
        SAID_ELSEWHERE(true),
        /** What the scores are instead: {@code set aside 2 scores, as counts: 'num_failed'}. */
        SET_ASIDE(true);

        private final boolean passedOver;

        Form(boolean passedOver) {
            this.passedOver = passedOver;
        }
    }

    /** What was left out for one reason. */
    private static final class OfReason {
        private final Form form;
        private final Set<String> names = new LinkedHashSet<>();
        private long count;

        OfReason(Form form) {
            this.form = form;
        }
    }

    private final Map<String, OfReason> byReason = new LinkedHashMap<>();

    boolean isEmpty() {
        return byReason.isEmpty();
    }

    void put(Form form, String why, String name, long values) {
        OfReason left = byReason.computeIfAbsent(why, reason -> new OfReason(form));
        left.count += values;
        if (left.names.size() <= NAMED) {
            left.names.add(name);
        }
    }

    /** Says what was left out, once. */
    void report(Location location, Consumer<Issue> to) {
        byReason.forEach(
                (why, left) -> {
                    Issue issue = Issue.at(location, words(why, left)).asRemark();
                    to.accept(left.form.passedOver ? issue.passingOver(left.count) : issue);
                });
        byReason.clear();
    }

    /** Returns what was left out as the end of a message, each reason behind a semicolon. */
    @Override
    public String toString() {
        StringBuilder all = new StringBuilder();
        byReason.forEach((why, left) -> all.append("; ").append(words(why, left)));
        return all.toString();
    }

    private static String words(String why, OfReason left) {
        if (left.form == Form.SET_ASIDE) {
            return "set aside %s, as %s: %s"
                    .formatted(Numbers.count(left.count, "score"), why, names(left.names));
        }
        return "%s: %s (%s)".formatted(why, names(left.names), Numbers.count(left.count, "value"));
    }

    private static String names(Set<String> names) {
        StringJoiner told = new StringJoiner(", ");
        names.stream().limit(NAMED).forEach(name -> told.add("'" + shortened(name) + "'"));
        return told + (names.size() > NAMED ? " and others" : "");
    }

    private static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "...";
    }
}
