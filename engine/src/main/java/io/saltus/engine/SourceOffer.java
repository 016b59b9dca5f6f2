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
 */
public record SourceOffer(String id, boolean takes, boolean yields, String looksFor, boolean said) {

    static SourceOffer of(SourceSurvey.Answer answer) {
        boolean said = !answer.looksFor().isBlank();
        return new SourceOffer(
                answer.entry().description().id(),
                answer.takes(),
                answer.yields(),
                said ? answer.looksFor() : answer.entry().description().summary(),
                said);
    }

    /** Returns the answer in words, such as {@code no, it looks for a name that ends in .csv}. */
    public String words() {
        String why = (said ? "looks for " : "reads: ") + looksFor;
        if (takes) {
            return "takes it; " + why;
        }
        return yields ? "would take it, but yields to a source of this format" : "no, " + why;
    }
}
