package io.saltus.engine;

import io.saltus.engine.reading.SourceSurvey;

/**
 * What a source says of a location that it is offered.
 *
 * @param id id of the source
 * @param takes whether it would read it
 * @param yields whether it would, were there no source that knows the format
 * @param looksFor what it looks for; where it does not say, what it reads
 * @param said whether it says what it looks for
 * @param asked how to ask for it, if it needs settings and is asked only by name; blank else
 */
public record SourceOffer(
        String id, boolean takes, boolean yields, String looksFor, boolean said, String asked) {

    static SourceOffer of(SourceSurvey.Answer answer) {
        boolean said = !answer.looksFor().isBlank();
        return new SourceOffer(
                answer.entry().description().id(),
                answer.takes(),
                answer.yields(),
                said ? answer.looksFor() : answer.entry().description().summary(),
                said,
                answer.asked());
    }

    /** Returns the answer in words, such as {@code no, it looks for a name that ends in .csv}. */
    public String words() {
        if (!asked.isBlank()) {
            return "asked only by name, for what it needs: --source "
                    + asked
                    + "; reads: "
                    + looksFor;
        }
        String why = (said ? "looks for " : "reads: ") + looksFor;
        if (takes) {
            return "takes it; " + why;
        }
        return yields ? "would take it, but yields to a source of this format" : "no, " + why;
    }
}
