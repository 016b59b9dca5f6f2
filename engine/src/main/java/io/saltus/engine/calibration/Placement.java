package io.saltus.engine.calibration;

import java.util.List;

/**
 * The models of one curve.
 *
 * @param span what the curve's form refers to; holds all of them
 * @param places by position
 */
public record Placement(Span span, List<Place> places) {

    /** Copies the list. */
    public Placement {
        places = List.copyOf(places);
    }

    /** Models from the smallest of them to the largest. */
    static Placement of(List<Place> places) {
        return new Placement(
                new Span(places.get(0).position(), places.get(places.size() - 1).position()),
                places);
    }
}
