package io.saltus.engine.catalog;

import io.saltus.api.spi.Criterion;
import io.saltus.api.spi.Extension;
import io.saltus.api.spi.Forecaster;
import io.saltus.api.spi.Renderer;
import io.saltus.api.spi.Source;

/** The four kinds of extension. */
public enum Kind {
    SOURCE("source", Source.class),
    CRITERION("criterion", Criterion.class),
    FORECASTER("forecaster", Forecaster.class),
    RENDERER("renderer", Renderer.class);

    private final String word;
    private final Class<? extends Extension> type;

    Kind(String word, Class<? extends Extension> type) {
        this.word = word;
        this.type = type;
    }

    /** The kind in words: {@code criterion}. */
    public String word() {
        return word;
    }

    /** The plural in words: {@code criteria}. */
    public String plural() {
        return this == CRITERION ? "criteria" : word + "s";
    }

    /** Returns the kind of an extension's class. */
    static Kind of(Class<?> type) {
        for (Kind kind : values()) {
            if (kind.type.isAssignableFrom(type)) {
                return kind;
            }
        }
        throw new IllegalArgumentException(type + " is no extension");
    }
}
