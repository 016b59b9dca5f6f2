package io.saltus.api.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An extension as it was set: what one needs to get the same result again.
 *
 * @param id id of the extension
 * @param settings each setting by name, in the order of its record; the values are {@link Double},
 *     {@link Long}, {@link Integer}, {@link Boolean} or {@link String} (enums by their name in
 *     kebab case)
 */
public record Configured(String id, Map<String, Object> settings) {

    /**
     * @throws IllegalArgumentException if the id is blank or a value has another type
     */
    public Configured {
        if (id.isBlank()) {
            throw new IllegalArgumentException("an extension needs an id");
        }
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
        settings.forEach(
                (name, value) -> {
                    if (!(value instanceof Double
                            || value instanceof Long
                            || value instanceof Integer
                            || value instanceof Boolean
                            || value instanceof String)) {
                        throw new IllegalArgumentException(
                                "setting '%s' is neither number, truth value nor text: %s"
                                        .formatted(name, value));
                    }
                });
    }

    /** Returns the extension as the command line takes it: {@code id:name=value,name=value}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(id);
        String mark = ":";
        for (Map.Entry<String, Object> setting : settings.entrySet()) {
            text.append(mark).append(setting.getKey()).append('=').append(setting.getValue());
            mark = ",";
        }
        return text.toString();
    }
}
