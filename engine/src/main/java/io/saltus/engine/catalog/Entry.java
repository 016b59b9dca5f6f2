package io.saltus.engine.catalog;

import io.saltus.api.spi.Extension;
import java.util.Map;

/**
 * An extension that can be used.
 *
 * @param description what it says of itself
 * @param type its class
 * @param plugin the plugin it comes from
 */
public record Entry(Description description, Class<? extends Extension> type, Plugin plugin) {

    /**
     * Returns the extension with these settings, the others at their defaults.
     *
     * @throws io.saltus.api.data.RequestException if a setting is unknown, malformed, out of bounds
     *     or missing
     * @throws PluginException if it cannot be made; the message names the plugin
     */
    public Extension bind(Map<String, String> settings) {
        return made(settings, true);
    }

    /**
     * Returns the extension with these settings, the others at their defaults, also those that a
     * user has to give: for tests of its promises.
     *
     * @throws io.saltus.api.data.RequestException if a setting is unknown, malformed or out of
     *     bounds
     * @throws PluginException if it cannot be made; the message names the plugin
     */
    public Extension sample(Map<String, String> settings) {
        return made(settings, false);
    }

    private Extension made(Map<String, String> settings, boolean complete) {
        return Making.of(
                plugin,
                description.name(),
                () -> Binder.bind(description, type, settings, complete));
    }
}
