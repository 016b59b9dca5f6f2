package io.saltus.plugins.boards;

import io.saltus.api.data.Axis;
import io.saltus.api.data.Model;
import io.saltus.sources.results.SentResults;

/** When a model was released, as the makers of a board say. */
final class ReleaseDate {

    private ReleaseDate() {}

    /**
     * Returns a model with its release date; without one, and with a warning, where the text is
     * none.
     *
     * @param text empty if none is stated
     * @param place where it stands: {@code release_date}
     */
    static Model in(Model model, String text, String place, SentResults results) {
        if (text.isBlank()) {
            return model;
        }
        if (Axis.year(text).isEmpty()) {
            results.warn(
                    "a release date is like 2024-05-01, got '%s' in %s; such models are read without it"
                            .formatted(text, place));
            return model;
        }
        return model.withTrait(Model.RELEASED, text).knownFrom(Model.RELEASED, place);
    }
}
