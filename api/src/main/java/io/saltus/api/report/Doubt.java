package io.saltus.api.report;

/**
 * Why a forecast should be believed less than its interval says, or not at all.
 *
 * @param name what kind of doubt it is, in kebab case: {@code beyond-span}
 * @param reason the same for a person, in a sentence without a full stop
 */
public record Doubt(String name, String reason) {

    /**
     * @throws IllegalArgumentException if the name is not in kebab case or the reason is blank
     */
    public Doubt {
        if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException(
                    "the name of a doubt is in kebab case, got '" + name + "'");
        }
        if (reason.isBlank()) {
            throw new IllegalArgumentException("a doubt needs a reason");
        }
    }
}
